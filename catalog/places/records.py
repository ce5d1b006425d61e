"""The tables of places. What stands in stock is told line by line, never as "OCOP goods"."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from catalog.db import CODE_POINTS, words
from catalog.places.words import ClosingKind, HolidayRule, PlaceActKind, PlaceKind, PlaceState
from catalog.text import Text

COORDINATES = (
    "(latitude IS NULL) = (longitude IS NULL) AND (latitude IS NULL OR "
    "(latitude BETWEEN 6 AND 24 AND longitude BETWEEN 101 AND 118))"
)
"""Within Vietnam with quần đảo Hoàng Sa and quần đảo Trường Sa, in degrees of WGS 84."""


class Place(SQLModel, table=True):
    """One place where certified goods are on sale."""

    __tablename__ = "place"
    __table_args__ = (
        Index("ix_place_state_latitude_longitude", "state", "latitude", "longitude"),
        CheckConstraint("length(name) > 0", name="name"),
        CheckConstraint(COORDINATES, name="coordinates"),
        CheckConstraint("(state = 'merged') = (merged_into IS NOT NULL)", name="merged"),
        CheckConstraint("state <> 'closed' OR closed_on IS NOT NULL", name="closed"),
        CheckConstraint("state <> 'unpublished' OR length(reason) > 0", name="reason"),
        CheckConstraint("NOT kept_off OR state = 'unpublished'", name="kept_off"),
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    kind: PlaceKind = Field(sa_type=words(PlaceKind))
    state: PlaceState = Field(default=PlaceState.DRAFT, sa_type=words(PlaceState))
    reason: str = Field(default="", description="why it was unpublished or closed, for the public")
    kept_off: bool = Field(default=False, description="an office took it off: it has to let it go")
    merged_into: int | None = Field(default=None, foreign_key="place.id", index=True)
    owner_id: int | None = Field(default=None, index=True, description="the account that keeps it")
    name: str
    name_en: str = ""
    sort_key: str = Field(sa_type=CODE_POINTS)
    operator: str = Field(default="", description="who runs it")
    province_id: int = Field(foreign_key="unit.id", index=True, description="present province")
    commune: str = Field(default="", description="the present commune, with its kind")
    address: str = Field(default="", description="house and street, without commune")
    former_place: str = Field(default="", description="the former commune, district, province")
    latitude: float | None = None
    longitude: float | None = None
    hours_note: str = ""
    hours_note_en: str = ""
    holidays: HolidayRule = Field(default=HolidayRule.UNKNOWN, sa_type=words(HolidayRule))
    phone: str = ""
    email: str = ""
    website: str = ""
    text_vi: str = ""
    text_en: str = ""
    decision: str = Field(default="", description="the act that recognises it, if there is one")
    opened_on: date | None = None
    closed_on: date | None = Field(default=None, description="for good, from this day on")
    confirmed_on: date | None = Field(default=None, description="that all of this still holds")
    confirmed_by: str = Field(default="", description="the body that confirmed, never a person")
    reminded_on: date | None = None
    version: int = 1

    @property
    def title(self) -> Text:
        """Its name in both languages."""
        return Text(self.name, self.name_en or self.name)


class PlaceHours(SQLModel, table=True):
    """One span of opening hours of a weekday; a day may have two, a day without is closed."""

    __tablename__ = "place_hours"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("opens < closes", name="span"),
    )

    place_id: int = Field(primary_key=True, foreign_key="place.id")
    weekday: int = Field(primary_key=True, description="0 is Monday")
    opens: str = Field(primary_key=True, max_length=5, description="07:30")
    closes: str = Field(max_length=5, description="up to 24:00")


class PlaceClosing(SQLModel, table=True):
    """Days on which a place is closed, the last one included."""

    __tablename__ = "place_closing"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="days"),)

    place_id: int = Field(primary_key=True, foreign_key="place.id")
    first_day: date = Field(primary_key=True)
    last_day: date
    kind: ClosingKind = Field(sa_type=words(ClosingKind))
    note: str = ""


class PlaceStock(SQLModel, table=True):
    """A product that a place sells, and the day on which it was last seen there."""

    __tablename__ = "place_stock"

    place_id: int = Field(primary_key=True, foreign_key="place.id")
    product_id: int = Field(primary_key=True, foreign_key="product.id", index=True)
    seen_on: date


class PlacePhoto(SQLModel, table=True):
    """A picture of a place, encoded anew from what was sent."""

    __tablename__ = "place_photo"
    __table_args__ = (CheckConstraint("width > 0 AND height > 0", name="size"),)

    id: int | None = Field(default=None, primary_key=True)
    place_id: int = Field(foreign_key="place.id", index=True)
    position: int
    digest: str = Field(max_length=64, description="SHA-256, its name in the media folder")
    width: int
    height: int
    caption: str = ""
    caption_en: str = ""


class PlaceAct(SQLModel, table=True):
    """One thing that happened to a place."""

    __tablename__ = "place_act"

    id: int | None = Field(default=None, primary_key=True)
    place_id: int = Field(foreign_key="place.id", index=True)
    kind: PlaceActKind = Field(sa_type=words(PlaceActKind))
    at: datetime
    actor: str
    note: str = Field(default="", description="the reason, where the act needs one")
