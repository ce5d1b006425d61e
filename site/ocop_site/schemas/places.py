"""Places where certified goods are on sale: as lists show them, and one with its goods."""

from typing import Annotated

from pydantic import Field

# Pydantic reads those of typing only from Python 3.12 on.
from typing_extensions import TypedDict

from catalog.places.words import ClosingKind, HolidayRule, PlaceKind
from ocop_site.schemas.base import Address, Bilingual, Coded, Count, Day, Marked, Moment
from ocop_site.schemas.goods import ListItem


class Opening(TypedDict):
    """Whether a place is open at the moment of asking; null is not known."""

    open: bool | None
    text: Bilingual


class Coordinates(TypedDict):
    """Degrees of WGS 84."""

    latitude: float
    longitude: float


class PlaceItem(Marked):
    """A place as lists show it; `products` counts its goods in force today."""

    slug: str
    name: str
    kind: PlaceKind
    operator: str | None
    address: str | None
    commune: str | None
    province: Coded
    coordinates: Coordinates | None
    opening: Opening
    products: Count
    confirmed_on: Day | None
    stale_since: Annotated[
        Day | None, Field(description="since when nobody has confirmed it for six months")
    ]
    url: Address


class PlaceList(Marked):
    """A page of the public places, kind by kind, in Vietnamese order of their names."""

    total: Count
    page: int
    per_page: int
    items: list[PlaceItem]
    last_updated: Moment | None
    licence: str


class Hours(TypedDict):
    """Open on a weekday: 1 is Monday, 7 Sunday; times on Vietnam's clock, up to 24:00."""

    weekday: Annotated[int, Field(ge=1, le=7)]
    opens: str
    closes: str


class Closing(TypedDict):
    """Days on which a place is closed, the last one included."""

    first_day: Day
    last_day: Day
    kind: ClosingKind


class PlaceGoods(ListItem):
    """A product at a place, with its status of today and the day on which it was seen there."""

    seen_on: Day


class PlaceDetails(PlaceItem):
    """A place with its hours and its goods; other goods sold there are not listed."""

    state: Annotated[str, Field(description="`published`, or `closed` for good")]
    closed_on: Day | None
    former_place: str | None
    hours: list[Hours]
    hours_note: Bilingual | None
    holidays: HolidayRule
    closings: list[Closing]
    phone: str | None
    email: str | None
    website: str | None
    decision: str | None
    confirmed_by: str | None
    goods: list[PlaceGoods]
    last_updated: Moment | None
    licence: str
