"""The tables of the database, brought up to date by migrations: safe twice and by many at once.

Several machines may start an upgrade together. One of them works, the others wait for its
lock and then find nothing left to do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlmodel import Session

from catalog.db import WRITES
from catalog.reference import load_reference

# Any constant will do; it names upgrades among PostgreSQL's advisory locks.
_UPGRADE_LOCK = 0x0C0A
_PATIENCE_SECONDS = 600.0


class SchemaTooNew(RuntimeError):
    """The database was upgraded by a newer program than this one."""


def upgrade(engine: Engine) -> None:
    """Bring tables and reference data up to this program; raises SchemaTooNew."""
    with _alone(engine) as connection:
        current = _revision(connection)
        if current is not None and current not in known_revisions():
            raise SchemaTooNew(current)
        command.upgrade(_config(connection), "head")
        with Session(connection) as session:
            load_reference(session)


def downgrade(engine: Engine, revision: str) -> None:
    """Take migrations back down to `revision` ("base" for an empty database)."""
    with _alone(engine) as connection:
        command.downgrade(_config(connection), revision)


def current_revision(engine: Engine) -> str | None:
    """The revision that the database is at; None where nothing was ever set up."""
    with engine.connect() as connection:
        return _revision(connection)


def head_revision() -> str | None:
    """The revision that this program wants."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def known_revisions() -> set[str]:
    """Every revision that this program has a migration for."""
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction while no other machine upgrades; commits at the end."""
    sqlite = engine.dialect.name == "sqlite"
    with _holding_sqlite(engine) if sqlite else _holding_postgresql(engine) as connection:
        yield connection


@contextmanager
def _holding_sqlite(engine: Engine) -> Iterator[Connection]:
    patient = engine.execution_options(**WRITES, ocop_patience=_PATIENCE_SECONDS)
    with patient.connect() as connection:
        # A table is altered by copying it anew; its neighbours' references must allow that, and
        # the switch has no effect inside a transaction. The connection is not used again.
        connection.detach()
        raw = connection.connection.cursor()
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.close()
        with connection.begin():
            yield connection


@contextmanager
def _holding_postgresql(engine: Engine) -> Iterator[Connection]:
    # The lock belongs to a session of its own: an index built concurrently ends transactions.
    with (
        engine.connect().execution_options(isolation_level="AUTOCOMMIT") as guard,
        engine.connect() as connection,
    ):
        guard.execute(text(f"SELECT pg_advisory_lock({_UPGRADE_LOCK})"))
        try:
            with connection.begin():
                yield connection
        finally:
            guard.execute(text(f"SELECT pg_advisory_unlock({_UPGRADE_LOCK})"))


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
