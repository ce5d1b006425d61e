"""The tables of events. An exhibitor's line keeps what was written; its verdict is today's."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from catalog.db import CODE_POINTS, words
from catalog.events.words import EventActKind, EventKind, EventState, Matched
from catalog.places.records import COORDINATES
from catalog.text import Text


class Event(SQLModel, table=True):
    """One event. Its days are those of its sites."""

    __tablename__ = "event"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name"),
        CheckConstraint("sequence >= 0", name="sequence"),
        CheckConstraint("NOT kept_off OR state = 'unpublished'", name="kept_off"),
        CheckConstraint(
            "state NOT IN ('unpublished', 'cancelled') OR length(reason) > 0", name="reason"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, max_length=64, description="of calendars; never changes")
    slug: str = Field(unique=True)
    kind: EventKind = Field(sa_type=words(EventKind))
    state: EventState = Field(default=EventState.DRAFT, sa_type=words(EventState), index=True)
    state_since: datetime = Field(description="when it came into its state")
    reason: str = Field(default="", description="why cancelled or unpublished, for the public")
    unconfirmed: bool = Field(
        default=False, description="days and stalls come from copying, nobody confirmed them"
    )
    kept_off: bool = Field(default=False, description="an office took it off: it has to let it go")
    owner_id: int | None = Field(default=None, index=True, description="the account that keeps it")
    copied_from: int | None = Field(default=None, foreign_key="event.id", index=True)
    name: str
    name_en: str = ""
    sort_key: str = Field(sa_type=CODE_POINTS)
    edition: str = Field(default="", description="lần thứ 3; Xuân 2027")
    organiser: str = ""
    decision: str = Field(default="", description="the act by which it is held")
    text_vi: str = ""
    text_en: str = ""
    only_certified: bool = Field(default=False, description="admits certified goods alone")
    register_by: date | None = Field(default=None, description="last day for exhibitors")
    register_how: str = ""
    fee: str = ""
    support: str = Field(default="", description="what exhibitors are given")
    phone: str = ""
    email: str = ""
    website: str = ""
    sequence: int = Field(default=0, description="rises with every change after publication")
    changed_at: datetime = Field(index=True)
    version: int = 1

    @property
    def title(self) -> Text:
        """Its name in both languages."""
        return Text(self.name, self.name_en or self.name)


class EventSite(SQLModel, table=True):
    """Where and when: one venue of an event with its own days, once or by a rule."""

    __tablename__ = "event_site"
    __table_args__ = (
        UniqueConstraint("event_id", "position"),
        CheckConstraint("first_day <= last_day", name="days"),
        CheckConstraint("stalls IS NULL OR stalls >= 0", name="stalls"),
        CheckConstraint(COORDINATES, name="coordinates"),
    )

    id: int | None = Field(default=None, primary_key=True)
    event_id: int = Field(foreign_key="event.id", index=True)
    position: int = Field(description="given once: calendars know the site by it")
    name: str = Field(default="", description="the venue")
    place_id: int | None = Field(default=None, foreign_key="place.id", index=True)
    province_id: int = Field(foreign_key="unit.id", index=True, description="present province")
    commune: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    first_day: date = Field(index=True)
    last_day: date = Field(description="included; of the first time where a rule repeats it")
    opens: str = Field(default="", max_length=5, description="08:00, or empty")
    closes: str = Field(default="", max_length=5)
    rule: str = Field(default="", description="catalog.events.recurrence")
    ends_on: date | None = Field(
        default=None, index=True, description="the last day of all; none while a rule has no end"
    )
    dropped_at: datetime | None = Field(
        default=None, description="when a published event gave it up; its number is never reused"
    )
    stalls: int | None = None


class EventSkip(SQLModel, table=True):
    """A day on which a repeated event is not held: Tết, a storm."""

    __tablename__ = "event_skip"

    site_id: int = Field(primary_key=True, foreign_key="event_site.id")
    day: date = Field(primary_key=True)


class EventZone(SQLModel, table=True):
    """A zone of a site: goods of the province, of other provinces, food, stage."""

    __tablename__ = "event_zone"

    id: int | None = Field(default=None, primary_key=True)
    site_id: int = Field(foreign_key="event_site.id", index=True)
    position: int
    name: str
    name_en: str = ""
    stalls: int | None = None

    @property
    def title(self) -> Text:
        """Its name in both languages."""
        return Text(self.name, self.name_en or self.name)


class EventSession(SQLModel, table=True):
    """One line of the programme."""

    __tablename__ = "event_session"

    id: int | None = Field(default=None, primary_key=True)
    site_id: int = Field(foreign_key="event_site.id", index=True)
    day: date
    starts: str = Field(default="", max_length=5)
    ends: str = Field(default="", max_length=5)
    title: str
    title_en: str = ""

    @property
    def said(self) -> Text:
        """What happens then, in both languages."""
        return Text(self.title, self.title_en or self.title)


class Stall(SQLModel, table=True):
    """One stall and who stands there, as the organiser's list has it."""

    __tablename__ = "stall"

    id: int | None = Field(default=None, primary_key=True)
    event_id: int = Field(foreign_key="event.id", index=True)
    site_id: int | None = Field(default=None, foreign_key="event_site.id", index=True)
    position: int
    number: str = ""
    zone: str = ""
    exhibitor: str
    province: str = Field(default="", description="as written")


class StallLine(SQLModel, table=True):
    """One product announced for a stall, as written, and the product that it was found to be."""

    __tablename__ = "stall_line"
    __table_args__ = (
        CheckConstraint(
            "(matched IN ('by_register', 'by_hand')) = (product_id IS NOT NULL)", name="matched"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    stall_id: int = Field(foreign_key="stall.id", index=True)
    position: int
    written: str = Field(description="the product's name as the list has it")
    written_code: str = ""
    row: int | None = Field(default=None, description="in the organiser's sheet, from 1")
    product_id: int | None = Field(default=None, foreign_key="product.id", index=True)
    matched: Matched = Field(sa_type=words(Matched))


class EventResult(SQLModel, table=True):
    """What came of an event, as its organiser reported."""

    __tablename__ = "event_result"
    __table_args__ = (
        CheckConstraint(
            "coalesce(visitors, 0) >= 0 AND coalesce(exhibitors, 0) >= 0 AND "
            "coalesce(stalls, 0) >= 0 AND coalesce(contracts, 0) >= 0 AND "
            "coalesce(sales_vnd, 0) >= 0 AND coalesce(contracts_vnd, 0) >= 0",
            name="counts",
        ),
    )

    event_id: int = Field(primary_key=True, foreign_key="event.id")
    visitors: int | None = None
    exhibitors: int | None = None
    stalls: int | None = None
    sales_vnd: int | None = Field(default=None, sa_type=BigInteger)
    contracts: int | None = None
    contracts_vnd: int | None = Field(default=None, sa_type=BigInteger)
    text_vi: str = ""
    text_en: str = ""
    reported_on: date

    @property
    def told(self) -> Text:
        """What its organiser says of it, in both languages."""
        return Text(self.text_vi or self.text_en, self.text_en or self.text_vi)


class EventAct(SQLModel, table=True):
    """One thing that happened to an event."""

    __tablename__ = "event_act"

    id: int | None = Field(default=None, primary_key=True)
    event_id: int = Field(foreign_key="event.id", index=True)
    kind: EventActKind = Field(sa_type=words(EventActKind))
    at: datetime
    actor: str
    note: str = Field(default="", description="the reason, or what is new, for the public")
    changed: str = Field(default="", description="what a change touched: days place")
