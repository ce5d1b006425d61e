"""Certificates and the rule of their life: `status_on` answers for any day.

What happened to a certificate are rows (`CertificateEvent`); the certificate's own columns
beyond stars and dates are projections of them, written by the same verb. Legal source of the
rules: Quyết định 26/2026/QĐ-TTg, Art. 3, 4, 7, 8 and 12.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from catalog.clock import add_months
from catalog.db import words
from catalog.text import Text

VALIDITY_MONTHS = 36
LONGEST_EXTENSION = timedelta(days=180)


class Status(StrEnum):
    """What a certificate is on a day. The first five are what a product can be in lists."""

    VALID = "valid"
    EXTENDED = "extended"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    NOT_YET = "not_yet"

    @property
    def in_force(self) -> bool:
        """Whether the stars may be shown as held."""
        return self in (Status.VALID, Status.EXTENDED)

    @property
    def label(self) -> Text:
        """The status in both languages."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.VALID: Text("Đang được công nhận", "In force"),
    Status.EXTENDED: Text("Được kéo dài hiệu lực", "Extended"),
    Status.LAPSED: Text("Đã hết hạn", "Lapsed"),
    Status.SUSPENDED: Text("Đang tạm đình chỉ", "Suspended"),
    Status.WITHDRAWN: Text("Đã thu hồi", "Withdrawn"),
    Status.SUPERSEDED: Text("Đã thay bằng giấy mới", "Superseded"),
    Status.NOT_YET: Text("Chưa có hiệu lực", "Not yet in force"),
}


class Recognition(StrEnum):
    """How a certificate came about (Mẫu 01): first time, upgrade or re-rating."""

    FIRST = "first"
    UPGRADE = "upgrade"
    RE_RATING = "re_rating"


class EventKind(StrEnum):
    """What can happen to a certificate."""

    RECOGNISED = "recognised"
    RENEWAL_FILED = "renewal_filed"
    EXTENDED = "extended"
    RE_RATING_REFUSED = "re_rating_refused"
    SUSPENDED = "suspended"
    RESTORED = "restored"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


WITHDRAWAL_REASONS = ("a", "b", "c", "d", "đ", "e")
"""Art. 8.1: a forged dossier, b criteria no longer met, c breach of quality, food-safety,
environment, property or label law, d misuse of the mark, đ no longer made, e other."""

_IN_USE = "voided_at IS NULL"
_SPEAKS = "voided_at IS NULL AND withdrawn_on IS NULL AND superseded_on IS NULL"


class Certificate(SQLModel, table=True):
    """One recognition of one product by one decision."""

    __tablename__ = "certificate"
    __table_args__ = (
        CheckConstraint("stars BETWEEN 3 AND 5", name="stars"),
        CheckConstraint("score IS NULL OR score BETWEEN 0 AND 100", name="score"),
        CheckConstraint(
            "score IS NULL OR score >= CASE stars WHEN 5 THEN 90 WHEN 4 THEN 70 ELSE 50 END",
            name="score_reaches_stars",
        ),
        CheckConstraint("valid_until > issued_on", name="valid_until"),
        CheckConstraint(
            "extended_until IS NULL"
            " OR (extended_from IS NOT NULL AND extended_until > valid_until)",
            name="extended_until",
        ),
        # Art. 12.3: at most 180 days after the last day of validity.
        CheckConstraint(
            "extended_until IS NULL OR extended_until <= date(valid_until, '+180 days')",
            name="longest_extension",
        ).ddl_if(dialect="sqlite"),
        CheckConstraint(
            "extended_until IS NULL OR extended_until <= valid_until + 180",
            name="longest_extension",
        ).ddl_if(dialect="postgresql"),
        CheckConstraint(
            "(withdrawn_on IS NULL) = (withdrawal_reason IS NULL)", name="withdrawal_reason"
        ),
        CheckConstraint(
            "withdrawal_reason IS NULL OR withdrawal_reason IN ('a', 'b', 'c', 'd', 'đ', 'e')",
            name="withdrawal_letter",
        ),
        CheckConstraint("restored_on IS NULL OR suspended_on IS NOT NULL", name="restored_on"),
        CheckConstraint("superseded_on IS NULL OR superseded_on > issued_on", name="superseded_on"),
        CheckConstraint("version > 0", name="version"),
        Index(
            "uq_certificate_one_in_force",
            "product_id",
            unique=True,
            sqlite_where=text(_SPEAKS),
            postgresql_where=text(_SPEAKS),
        ),
        Index(
            "uq_certificate_issued_once_a_day",
            "product_id",
            "issued_on",
            unique=True,
            sqlite_where=text(_IN_USE),
            postgresql_where=text(_IN_USE),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    product_id: int = Field(foreign_key="product.id", index=True)
    decision_id: int = Field(foreign_key="decision.id", index=True)
    recognition: Recognition = Field(default=Recognition.FIRST, sa_type=words(Recognition))
    stars: int
    score: float | None = Field(default=None, description="points of 100")
    scored_under: str = Field(default="", description="number of the criteria in force that day")
    issued_on: date
    valid_until: date = Field(index=True)
    renewal_filed_on: date | None = None
    extended_from: date | None = None
    extended_until: date | None = None
    refused_on: date | None = None
    suspended_on: date | None = None
    restored_on: date | None = None
    withdrawn_on: date | None = Field(default=None, index=True)
    withdrawal_reason: str | None = Field(default=None, max_length=1)
    superseded_on: date | None = None
    version: int = 1
    intake_id: int | None = Field(default=None, foreign_key="intake.id", index=True)
    voided_at: datetime | None = None


class CertificateEvent(SQLModel, table=True):
    """One thing that happened to a certificate; rows are added and voided, never changed."""

    __tablename__ = "certificate_event"
    __table_args__ = (
        CheckConstraint("(kind = 'extended') = (until_day IS NOT NULL)", name="until_day"),
        CheckConstraint("(kind = 'withdrawn') = (reason IS NOT NULL)", name="reason"),
        CheckConstraint(
            "kind NOT IN ('withdrawn', 'extended', 'suspended', 'restored', 're_rating_refused',"
            " 'recognised') OR decision_id IS NOT NULL",
            name="decision_id",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    certificate_id: int = Field(foreign_key="certificate.id", index=True)
    kind: EventKind = Field(sa_type=words(EventKind))
    on_day: date = Field(description="the day from which it holds")
    until_day: date | None = None
    decision_id: int | None = Field(default=None, foreign_key="decision.id", index=True)
    reason: str | None = Field(default=None, max_length=1)
    note: str = Field(default="", description="the decision's own words")
    superseded_by: int | None = Field(default=None, foreign_key="certificate.id", index=True)
    recorded_at: datetime
    actor: str
    intake_id: int | None = Field(default=None, foreign_key="intake.id", index=True)
    voided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One event as the rule sees it."""

    kind: EventKind
    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the status of a certificate rests on."""

    issued_on: date
    valid_until: date
    acts: tuple[Act, ...] = ()


def last_valid_day(issued_on: date) -> date:
    """36 calendar months after issue, end of month clamped (Art. 4.3); valid through that day."""
    return add_months(issued_on, VALIDITY_MONTHS)


def status_on(facts: Facts, day: date) -> Status:
    """The status of a certificate on a day of Vietnam's calendar.

    Withdrawal outweighs everything, then supersession, suspension, validity, extension. An
    extension holds only from its own first day and ends with a refused re-rating.
    """
    if day < facts.issued_on:
        return Status.NOT_YET
    past = [act for act in facts.acts if act.on <= day]
    kinds = {act.kind for act in past}
    for ending in (EventKind.WITHDRAWN, EventKind.SUPERSEDED):
        if ending in kinds:
            return Status(ending.value)
    if _suspended(past):
        return Status.SUSPENDED
    if day <= facts.valid_until:
        return Status.VALID
    if EventKind.RE_RATING_REFUSED not in kinds and _extended(past, day):
        return Status.EXTENDED
    return Status.LAPSED


def _suspended(past: list[Act]) -> bool:
    """Suspended and not restored since; a restoration on the same day ends it."""
    last = EventKind.RESTORED
    order = {EventKind.SUSPENDED: 0, EventKind.RESTORED: 1}
    for act in sorted((a for a in past if a.kind in order), key=lambda a: (a.on, order[a.kind])):
        last = act.kind
    return last is EventKind.SUSPENDED


def _extended(past: list[Act], day: date) -> bool:
    return any(
        act.kind is EventKind.EXTENDED and act.until is not None and day <= act.until
        for act in past
    )


def facts_of_events(certificate: Certificate, events: Iterable[CertificateEvent]) -> Facts:
    """The facts as the history rows tell them: right for every day, also past ones."""
    acts = tuple(
        Act(event.kind, event.on_day, event.until_day)
        for event in events
        if event.voided_at is None and event.kind is not EventKind.RECOGNISED
    )
    return Facts(certificate.issued_on, certificate.valid_until, acts)


_PROJECTED = (
    ("extended_from", EventKind.EXTENDED),
    ("refused_on", EventKind.RE_RATING_REFUSED),
    ("suspended_on", EventKind.SUSPENDED),
    ("restored_on", EventKind.RESTORED),
    ("withdrawn_on", EventKind.WITHDRAWN),
    ("superseded_on", EventKind.SUPERSEDED),
)


def facts_of_columns(row: Any) -> Facts:
    """The facts as a certificate's own columns tell them: right for today and later.

    `row` is a `Certificate` or any row with its columns. Earlier suspensions that ended and
    earlier extensions are not in the columns; ask the history rows for days gone by.
    """
    acts = tuple(
        Act(kind, on, row.extended_until if kind is EventKind.EXTENDED else None)
        for column, kind in _PROJECTED
        if (on := getattr(row, column)) is not None
    )
    return Facts(row.issued_on, row.valid_until, acts)


class Dated(Protocol):
    """A certificate or a row of its table."""

    @property
    def issued_on(self) -> date: ...
    @property
    def voided_at(self) -> datetime | None: ...


C = TypeVar("C", bound=Dated)


def speaking(certificates: Iterable[C], day: date) -> C | None:
    """The certificate that speaks for a product on a day: the newest one issued by then."""
    issued = [c for c in certificates if c.issued_on <= day and c.voided_at is None]
    return max(issued, key=lambda c: c.issued_on, default=None)
