"""The tables of reports. Nothing here names who reported, but a sealed contact if one was left."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from catalog.db import words
from catalog.reports.words import ReportKind, ReportState
from catalog.status import Status
from catalog.suspicion import Suspicion


class Report(SQLModel, table=True):
    """One report. It outlives its product: what the register said on the day stands in it."""

    __tablename__ = "report"
    __table_args__ = (
        CheckConstraint("length(where_seen) > 0", name="where_seen"),
        CheckConstraint("length(language) BETWEEN 2 AND 35", name="language"),
        CheckConstraint("stars IS NULL OR stars BETWEEN 3 AND 5", name="stars"),
        CheckConstraint(
            "contact_sealed <> '' OR NOT (may_contact OR producer_may_see)", name="consent"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    receipt_hash: str = Field(unique=True, max_length=64)
    kind: ReportKind = Field(sa_type=words(ReportKind))
    state: ReportState = Field(default=ReportState.RECEIVED, sa_type=words(ReportState), index=True)
    suspicion: Suspicion | None = Field(default=None, sa_type=words(Suspicion))
    code: str = Field(default="", index=True, max_length=64, description="as issued, else as typed")
    product_name: str = ""
    producer_name: str = ""
    stars: int | None = None
    status: Status | None = Field(default=None, sa_type=words(Status))
    province_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    what: str = ""
    where_seen: str
    when_seen: str = Field(default="", description="as told")
    seen_on: date | None = Field(default=None, description="the day told, where it is one")
    contact_sealed: str = Field(default="", description="catalog.contacts; empty if none was left")
    may_contact: bool = False
    producer_may_see: bool = False
    language: str = Field(max_length=35, description="BCP 47: vi, en, zh-Hant")
    received_at: datetime = Field(index=True)


class ReportPhoto(SQLModel, table=True):
    """A re-encoded photograph; `digest` names its file under the reports' media folder."""

    __tablename__ = "report_photo"
    __table_args__ = (UniqueConstraint("report_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id")
    position: int
    digest: str = Field(index=True, max_length=64)
    width: int
    height: int


class ReportEvent(SQLModel, table=True):
    """One step of a report's handling; the newest row says its state."""

    __tablename__ = "report_event"

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", index=True)
    state: ReportState = Field(sa_type=words(ReportState))
    at: datetime
    actor: str
    message: str = Field(default="", description="told to whoever holds the receipt")
