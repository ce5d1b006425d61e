"""Fairs and other events: as lists show them, and one with its sites and goods."""

from typing import Annotated

from pydantic import Field

# Pydantic reads those of typing only from Python 3.12 on.
from typing_extensions import TypedDict

from catalog.events.words import EventKind
from ocop_site.schemas.base import Address, Bilingual, Coded, Count, Day, Marked, Moment
from ocop_site.schemas.goods import ListItem

Hour = Annotated[str, Field(description="on Vietnam's clock", examples=["08:00"])]


class Days(TypedDict):
    """The first and the last day of one time, both included."""

    first_day: Day
    last_day: Day


class FairItem(Marked):
    """An event as lists show it; `next` is the time that runs today, else the next one."""

    slug: str
    name: str
    name_en: str | None
    kind: EventKind
    state: Annotated[str, Field(description="`published` or `cancelled`")]
    edition: str | None
    organiser: str
    provinces: list[Coded]
    first_day: Day
    last_day: Annotated[Day | None, Field(description="null while a rule has no end")]
    next: Days | None
    repeats: Annotated[bool, Field(description="whether a site is held more than once")]
    stalls: Count | None
    url: Address
    calendar: Address


class FairList(Marked):
    """A page of events: those ahead by their next day, or those over, the latest first."""

    total: Count
    page: int
    per_page: int
    items: list[FairItem]
    last_updated: Moment | None
    licence: str


class FairSite(TypedDict):
    """One venue with its own days; `rule` is a recurrence rule of RFC 5545 or of ours (LUNAR)."""

    uid: Annotated[str, Field(description="as in calendars")]
    name: str | None
    address: str | None
    commune: str | None
    province: Coded
    latitude: float | None
    longitude: float | None
    place: Annotated[Address | None, Field(description="the page of the place it is held at")]
    first_day: Day
    last_day: Day
    opens: Hour | None
    closes: Hour | None
    rule: str | None
    rule_in_words: Bilingual | None
    not_held_on: list[Day]
    stalls: Count | None


class FairStall(TypedDict):
    """A stall that shows certified goods."""

    number: str | None
    exhibitor: str
    goods: list[ListItem]


class FairStalls(TypedDict):
    """All stalls of the list; named are those with goods certified today."""

    total: Count
    without_certified_goods: Count
    with_certified_goods: list[FairStall]


class FairResults(TypedDict):
    """What came of it, as its organiser reported; sums in dong."""

    visitors: Count | None
    exhibitors: Count | None
    stalls: Count | None
    sales: Count | None
    contracts: Count | None
    contracts_value: Count | None
    reported_on: Day


class FairDetails(FairItem):
    """An event with its sites, the certified goods there and, afterwards, its results."""

    reason: Annotated[str | None, Field(description="why it is cancelled")]
    decision: str | None
    only_certified: Annotated[bool, Field(description="whether it admits certified goods alone")]
    register_by: Day | None
    website: str | None
    sites: list[FairSite]
    exhibitors: FairStalls
    results: FairResults | None
    sequence: Annotated[Count, Field(description="rises with every change after publication")]
    changed_at: Moment
    last_updated: Moment | None
    licence: str
