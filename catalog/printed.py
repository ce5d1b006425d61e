"""Printed catalogues that visitors asked for: one row each, from the wish to the file.

What is wanted lies in the row as the query of the list's address. A worker that takes a row
says so in it, and says again and again how far it is; a row that nobody works on any more is
found by `stalled` and goes back to waiting, at most `MOST_TRIES` times in all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from secrets import token_urlsafe
from typing import Any, Final

from sqlalchemy import CheckConstraint, Engine, delete, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col, func, select

from catalog.db import reading, words, writing

MOST_PRODUCTS: Final = 2_000
MOST_WAITING: Final = 20
MOST_TRIES: Final = 2
KEPT: Final = timedelta(days=7)
STALLED: Final = timedelta(seconds=90)
"""A worker tells how far it is every few seconds."""
FORGOTTEN: Final = timedelta(minutes=1)
"""A row that waits longer than this is put into the queue once more."""


class PrintState(StrEnum):
    """How far a catalogue is."""

    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class PrintedCatalogue(SQLModel, table=True):
    """One catalogue. `key` is the same for what would give the same file; empty once it failed."""

    __tablename__ = "printed_catalogue"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'making', 'ready', 'failed')", name="state"),
        CheckConstraint("arrangement IN ('province', 'set')", name="arrangement"),
        CheckConstraint("total > 0 AND done BETWEEN 0 AND total", name="done"),
        CheckConstraint("(state = 'ready') = (pages > 0)", name="pages"),
    )

    id: str = Field(primary_key=True, max_length=24)
    key: str | None = Field(default=None, unique=True, max_length=64)
    query: str = Field(description="of /products: stars=4&province=86")
    arrangement: str = Field(max_length=16)
    language: str = Field(max_length=35)
    state: PrintState = Field(sa_type=words(PrintState), index=True)
    total: int
    done: int = 0
    pages: int = 0
    size: int = Field(default=0, description="bytes")
    tries: int = 0
    asked_at: datetime = Field(index=True)
    touched_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for."""

    query: str
    arrangement: str
    language: str
    total: int
    key: str


class TooManyWaiting(RuntimeError):
    """So many catalogues wait that another one would be late."""


def find_made(engine: Engine, key: str) -> str | None:
    """The catalogue that is, or will be, what a key stands for."""
    with reading(engine) as session:
        return session.exec(
            select(PrintedCatalogue.id).where(PrintedCatalogue.key == key)
        ).one_or_none()


def ask_for(engine: Engine, wish: Wish, now: datetime) -> str:
    """Enter a wish and give its id, or that of whoever wished the same a moment before.

    Raises TooManyWaiting.
    """
    row = PrintedCatalogue(
        id=token_urlsafe(12),
        key=wish.key,
        query=wish.query,
        arrangement=wish.arrangement,
        language=wish.language,
        state=PrintState.WAITING,
        total=wish.total,
        asked_at=now,
        touched_at=now,
    )
    waiting = select(func.count()).where(
        col(PrintedCatalogue.state).in_((PrintState.WAITING, PrintState.MAKING))
    )
    entered = row.id
    try:
        with writing(engine) as session:
            if session.exec(waiting).one() >= MOST_WAITING:
                raise TooManyWaiting
            session.add(row)
    except IntegrityError:
        made = find_made(engine, wish.key)
        if made is None:
            raise
        return made
    return entered


def take(engine: Engine, catalogue_id: str, now: datetime) -> PrintedCatalogue | None:
    """Take a waiting row to work on; None if it is gone or another worker has it."""
    table = PrintedCatalogue
    with writing(engine) as session:
        taken = session.execute(
            update(table)
            .where(col(table.id) == catalogue_id, col(table.state) == PrintState.WAITING)
            .values(state=PrintState.MAKING, tries=col(table.tries) + 1, done=0, touched_at=now)
        )
        if not _changed(taken):
            return None
        return session.get(table, catalogue_id)


def note_progress(engine: Engine, catalogue_id: str, done: int, now: datetime) -> None:
    """Say how many products are printed."""
    _set(engine, catalogue_id, done=done, touched_at=now)


def finish(engine: Engine, catalogue_id: str, pages: int, size: int, now: datetime) -> None:
    """Say that the file is there."""
    _set(
        engine,
        catalogue_id,
        state=PrintState.READY,
        done=col(PrintedCatalogue.total),
        pages=pages,
        size=size,
        ended_at=now,
        touched_at=now,
    )


def give_up(engine: Engine, catalogue_id: str, now: datetime) -> bool:
    """Note that a try came to nothing; True if there will be another."""
    with writing(engine) as session:
        row = session.get(PrintedCatalogue, catalogue_id)
        if row is None:
            return False
        again = row.tries < MOST_TRIES
        row.state = PrintState.WAITING if again else PrintState.FAILED
        row.key = row.key if again else None
        row.ended_at = None if again else now
        row.touched_at = now
    return again


def left_behind(engine: Engine, now: datetime) -> list[str]:
    """Rows to be put into the queue again: nobody took them, or whoever did is gone."""
    table = PrintedCatalogue
    with reading(engine) as session:
        stalled = session.exec(
            select(table.id).where(
                table.state == PrintState.MAKING, col(table.touched_at) < now - STALLED
            )
        ).all()
    for catalogue_id in stalled:
        give_up(engine, catalogue_id, now - FORGOTTEN)
    forgotten = (
        update(table)
        .where(col(table.state) == PrintState.WAITING, col(table.touched_at) <= now - FORGOTTEN)
        .values(touched_at=now)
        .returning(col(table.id))
    )
    with writing(engine) as session:
        return list(session.execute(forgotten).scalars())


def old(engine: Engine, now: datetime) -> list[str]:
    """What was asked for longer ago than it is kept."""
    with reading(engine) as session:
        asked = col(PrintedCatalogue.asked_at)
        return list(session.exec(select(PrintedCatalogue.id).where(asked < now - KEPT)))


def forget(engine: Engine, ids: Sequence[str]) -> None:
    """Remove rows; their files have to be gone before."""
    with writing(engine) as session:
        session.execute(delete(PrintedCatalogue).where(col(PrintedCatalogue.id).in_(ids)))


def _set(engine: Engine, catalogue_id: str, **values: Any) -> None:
    with writing(engine) as session:
        session.execute(
            update(PrintedCatalogue)
            .where(
                col(PrintedCatalogue.id) == catalogue_id,
                col(PrintedCatalogue.state) == PrintState.MAKING,
            )
            .values(**values)
        )


def _changed(done: Any) -> bool:
    return int(done.rowcount) > 0
