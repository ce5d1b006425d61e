"""The audit log: append-only, hash-chained, and enough to rebuild every certificate.

Each entry's hash covers the hash before it, so that a changed, removed or inserted row shows.
Names and other texts enter as digests only: they can be redacted without breaking the chain.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

import catalog.db  # noqa: F401 - names constraints; the first table must come after it

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

FIRST_HASH = "0" * 64


class AuditEntry(SQLModel, table=True):
    """One change: who, when, which verb, on what, and the facts that the change set."""

    __tablename__ = "audit_entry"
    __table_args__ = (UniqueConstraint("prev_hash"),)

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    actor: str
    verb: str = Field(max_length=32, index=True)
    subject: str = Field(index=True, description='"certificate:17", "producer:3" …')
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    prev_hash: str = Field(max_length=64)
    hash: str = Field(max_length=64)


@dataclass(frozen=True, slots=True)
class Note:
    """What a verb says of one change before it is sealed into the chain."""

    verb: str
    subject: str
    data: dict[str, Any]


def text_digest(*texts: str) -> str:
    """A digest that stands for texts in the log."""
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:32]


def seal(
    notes: Iterable[Note], *, at: datetime, actor: str, last_seq: int, last_hash: str
) -> list[dict[str, Any]]:
    """Chain notes onto the log: rows ready to insert, in order."""
    rows = []
    stamp = at.astimezone(UTC).isoformat()  # as the database gives it back
    for seq, note in enumerate(notes, start=last_seq + 1):
        digest = entry_hash(seq, stamp, actor, note.verb, note.subject, note.data, last_hash)
        rows.append(
            {
                "seq": seq,
                "at": at,
                "actor": actor,
                "verb": note.verb,
                "subject": note.subject,
                "data": note.data,
                "prev_hash": last_hash,
                "hash": digest,
            }
        )
        last_hash = digest
    return rows


def entry_hash(
    seq: int, at: str, actor: str, verb: str, subject: str, data: dict[str, Any], prev_hash: str
) -> str:
    """SHA-256 over the entry in canonical JSON and the hash before it."""
    canonical = _CANONICAL.encode([seq, at, actor, verb, subject, data, prev_hash])
    return hashlib.sha256(canonical.encode()).hexdigest()


def first_break(entries: Iterable[AuditEntry]) -> int | None:
    """The first sequence number at which the chain does not hold; None if all of it does."""
    expected_seq, expected_prev = 1, FIRST_HASH
    for entry in entries:
        digest = entry_hash(
            entry.seq,
            entry.at.isoformat(),
            entry.actor,
            entry.verb,
            entry.subject,
            entry.data,
            entry.prev_hash,
        )
        if (entry.seq, entry.prev_hash, entry.hash) != (expected_seq, expected_prev, digest):
            return expected_seq
        expected_seq, expected_prev = entry.seq + 1, entry.hash
    return None


def last_change(session: Session) -> datetime | None:
    """When the register last changed, in UTC; None before the first change."""
    newest = select(AuditEntry.at).order_by(col(AuditEntry.seq).desc()).limit(1)
    at = session.exec(newest).first()
    return at.astimezone(UTC) if at else None
