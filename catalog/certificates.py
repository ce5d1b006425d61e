"""Certificates and what happened to them.

What happened to a certificate are rows (`CertificateEvent`); the certificate's own columns
beyond stars and dates are projections of them, written by the same verb. The rule that reads
them is `catalog.status`.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from catalog.db import words
from catalog.status import Act, ActKind, Facts


class Recognition(StrEnum):
    """How a certificate came about (Mẫu 01): first time, upgrade or re-rating."""

    FIRST = "first"
    UPGRADE = "upgrade"
    RE_RATING = "re_rating"


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
        CheckConstraint(
            "restored_on IS NULL OR (suspended_on IS NOT NULL AND restored_on >= suspended_on)",
            name="restored_on",
        ),
        CheckConstraint(
            "(withdrawn_on IS NULL OR withdrawn_on >= issued_on)"
            " AND (suspended_on IS NULL OR suspended_on >= issued_on)"
            " AND (refused_on IS NULL OR refused_on >= issued_on)"
            " AND (renewal_filed_on IS NULL OR renewal_filed_on >= issued_on)",
            name="nothing_before_issue",
        ),
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
    kind: ActKind = Field(sa_type=words(ActKind))
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


def facts_of_events(certificate: Certificate, events: Iterable[CertificateEvent]) -> Facts:
    """The facts as the history rows tell them: right for every day, also past ones."""
    acts = tuple(
        Act(event.kind, event.on_day, event.until_day)
        for event in events
        if event.voided_at is None and event.kind is not ActKind.RECOGNISED
    )
    return Facts(certificate.issued_on, certificate.valid_until, acts)
