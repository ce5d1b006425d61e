"""The database: engines, sessions and the few column types that every model shares.

SQLite is held to its safe profile (WAL, full synchronisation, foreign keys, a patient lock)
and every write transaction begins with `BEGIN IMMEDIATE`: a transaction that reads first and
asks for the lock later loses to its neighbour and fails with "database is locked".
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Enum,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING
metadata: MetaData = SQLModel.metadata

WRITES = {"ocop_writes": True}
"""Execution options under which a transaction begins with the write lock; on SQLite
`ocop_patience` may say for how many seconds to wait for it."""

_BUSY_MILLISECONDS = 5000
_SHORT_MILLISECONDS = 20
_WRITER_PATIENCE_SECONDS = 15.0
"""An intake of the largest size holds the lock for some seconds; nobody is sent away for that."""

_PATIENT = {"timeout": _BUSY_MILLISECONDS / 1000}


CODE_POINTS: Any = String().with_variant(String(collation="C"), "postgresql")
"""A column type for text in code-point order, whatever PostgreSQL's own locale is."""


def words(enum: type[StrEnum]) -> Enum:
    """A column type that stores the enum's words as text, so that adding one alters no type."""
    return Enum(
        enum,
        native_enum=False,
        create_constraint=False,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


def open_engine(url: str) -> Engine:
    """An engine for `url` (SQLite or PostgreSQL) in the project's safe profile."""
    parsed = _parsed(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args=_PATIENT)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def open_reader(url: str) -> Engine:
    """An engine for single look-ups on the hot path: no transaction is begun or ended.

    It does not test a connection before use: who reads through it tries a second time when
    the database went away in between.
    """
    parsed = _parsed(url)
    sqlite = parsed.get_backend_name() == "sqlite"
    engine = create_engine(
        parsed,
        isolation_level="AUTOCOMMIT",
        pool_reset_on_return=None,
        connect_args=_PATIENT if sqlite else {},
    )
    if sqlite:
        event.listen(engine, "connect", _set_pragmas)
    return engine


def _parsed(url: str) -> URL:
    parsed = make_url(url)
    bare = parsed.drivername == "postgresql"
    return parsed.set(drivername="postgresql+psycopg") if bare else parsed


def _set_pragmas(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions behind our back: `_begin` does.
    connection.isolation_level = None
    _keep_journal(connection)
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={_BUSY_MILLISECONDS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _keep_journal(connection: sqlite3.Connection) -> None:
    # Of several that open a new file at once one sets the mode. SQLite does not make the others
    # wait, whatever their patience: it would have them wait for each other.
    given_up = time.monotonic() + _WRITER_PATIENCE_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > given_up:
                raise
            time.sleep(_SHORT_MILLISECONDS / 1000)
        else:
            return


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("ocop_writes", False):
        connection.exec_driver_sql("BEGIN")
        return
    # Left to itself SQLite looks for the lock more and more rarely, at last ten times a second,
    # and a busy register starves whoever came last. Asked anew, it looks again within 1 ms.
    given_up = time.monotonic() + options.get("ocop_patience", _WRITER_PATIENCE_SECONDS)
    _wait_at_most(connection, _SHORT_MILLISECONDS)
    try:
        while not _takes_lock(connection, last_try=time.monotonic() > given_up):
            pass
    finally:
        _wait_at_most(connection, _BUSY_MILLISECONDS)


def _takes_lock(connection: Connection, *, last_try: bool) -> bool:
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except OperationalError as error:
        locked = getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
        if last_try or not locked:
            raise
        return False
    return True


def _wait_at_most(connection: Connection, milliseconds: int) -> None:
    connection.exec_driver_sql(f"PRAGMA busy_timeout={milliseconds}").close()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session for reading; whatever is left in it at the end is rolled back."""
    with Session(engine, autoflush=False) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that holds the write lock from its first statement and commits at the end."""
    bound = engine.execution_options(**WRITES)
    with Session(bound, autoflush=False, expire_on_commit=False) as session:
        yield session
        session.commit()


def insert_rows(
    session: Session, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]
) -> list[int]:
    """Insert many rows at once and return their ids in the order given.

    To be called under the write lock. The ids are drawn beforehand: RETURNING promises no order,
    so on SQLite it would go row by row.
    """
    if not rows:
        return []
    table = metadata.tables[str(model.__tablename__)]
    ids = _next_ids(session, table, len(rows))
    session.execute(insert(table), [{"id": i, **row} for i, row in zip(ids, rows, strict=True)])
    return ids


def _next_ids(session: Session, table: Table, count: int) -> list[int]:
    if session.get_bind().dialect.name == "sqlite":
        last = session.execute(select(func.max(table.c.id))).scalar() or 0
        return list(range(last + 1, last + 1 + count))
    drawn = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :n)")
    return list(session.execute(drawn, {"name": table.name, "n": count}).scalars())


def in_chunks(ids: Sequence[Any], size: int = 500) -> Iterator[Sequence[Any]]:
    """Cut a list of ids so that it fits the databases' limit on bound values."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
