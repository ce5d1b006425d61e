"""One change of the register: a transaction that cannot forget its audit and outbox entries.

Every verb takes an open `Change`. At its end the versions of the products and producers
touched are raised, the outbox tells the search index, the audit log is sealed, and all of it
is committed together or not at all. The actor is passed in.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, delete, insert, text, update
from sqlmodel import Field, Session, SQLModel, col, select

from catalog.audit import FIRST_HASH, AuditEntry, Note, seal
from catalog.db import in_chunks, metadata, writing

# Any constant will do; it names the audit chain among PostgreSQL's advisory locks.
_CHAIN_LOCK = 0x0C0B


class OutboxEntry(SQLModel, table=True):
    """A product that the search index has to look at again."""

    __tablename__ = "outbox"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    product_id: int
    at: datetime


class RegisterState(SQLModel, table=True):
    """One row: `generation` rises when something shown on many pages at once changes."""

    __tablename__ = "register_state"

    id: int = Field(default=1, primary_key=True)
    generation: int = 1
    demonstration: bool = False


@dataclass
class Change:
    """An open change: the session to write in, who acts and when, and what was touched."""

    session: Session
    actor: str
    at: datetime
    intake_id: int | None = None
    notes: list[Note] = field(default_factory=list)
    products: set[int] = field(default_factory=set)
    producers: set[int] = field(default_factory=set)
    new_products: set[int] = field(default_factory=set)
    uncertified: set[int] = field(default_factory=set)
    everything_shown: bool = False

    def note(self, verb: str, subject: str, **data: Any) -> None:
        """Say what was done; it is sealed into the audit log at the end."""
        self.notes.append(Note(verb, subject, data))

    def replace(self, model: type[SQLModel], ids: Sequence[int], by: str = "product_id") -> None:
        """Take away the rows of these products (or producers): others take their place."""
        table = metadata.tables[str(model.__tablename__)]
        for chunk in in_chunks(ids):
            self.session.execute(delete(table).where(table.c[by].in_(chunk)))

    def touch(self, product_id: int, producer_id: int) -> None:
        """A product changed: its pages, its producer's and the index must follow."""
        self.products.add(product_id)
        self.producers.add(producer_id)


@contextmanager
def changing(engine: Engine, *, actor: str, at: datetime) -> Iterator[Change]:
    """Open a change; leaving without an exception commits it."""
    with writing(engine) as session:
        lock_chain(session)
        change = Change(session, actor, at)
        yield change
        session.flush()
        _raise_versions(change)
        _tell_outbox(change)
        _seal_audit(change)


def lock_chain(session: Session) -> None:
    """Make changes one after another; SQLite's write lock does so by itself."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"SELECT pg_advisory_xact_lock({_CHAIN_LOCK})"))


def _raise_versions(change: Change) -> None:
    for name, ids in (
        ("product", change.products - change.new_products),
        ("producer", change.producers),
    ):
        table = metadata.tables[name]
        for chunk in in_chunks(sorted(ids)):
            change.session.execute(
                update(table).where(table.c.id.in_(chunk)).values(version=table.c.version + 1)
            )
    if change.everything_shown:
        state = metadata.tables["register_state"]
        change.session.execute(update(state).values(generation=state.c.generation + 1))


def _tell_outbox(change: Change) -> None:
    rows = [{"product_id": i, "at": change.at} for i in sorted(change.products)]
    if rows:
        change.session.execute(insert(metadata.tables["outbox"]), rows)


def _seal_audit(change: Change) -> None:
    if not change.notes:
        return
    last = change.session.exec(
        select(AuditEntry).order_by(col(AuditEntry.seq).desc()).limit(1)
    ).first()
    rows = seal(
        change.notes,
        at=change.at,
        actor=change.actor,
        last_seq=last.seq if last else 0,
        last_hash=last.hash if last else FIRST_HASH,
    )
    change.session.execute(insert(metadata.tables["audit_entry"]), rows)
