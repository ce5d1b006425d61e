"""The register counted on a day."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from ocop_site.schemas.base import Bilingual, Count, Day, Marked, Moment

ByStars = Annotated[dict[str, Count], Field(description="5, 4 and 3 stars")]
ByStatus = Annotated[dict[str, Count], Field(description="every status that a list can show")]
Month = Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]


class Line(TypedDict):
    """One value of a table: `subjects` are producers with goods in force."""

    value: str | int
    name: str
    products: Count
    subjects: Count
    stars: ByStars
    statuses: ByStatus


class Quarter(TypedDict):
    """What was in force at the end of a quarter."""

    on: Day
    products: Count
    stars: ByStars


class Year(TypedDict):
    """What happened within a year."""

    year: int
    until: Day
    in_force: Count
    issued: Count
    issued_first: Count
    lapsed: Count
    withdrawn: Count


class MonthAhead(TypedDict):
    """What runs out within a month."""

    month: Month
    products: Count
    stars: ByStars


class Totals(TypedDict):
    """Products in force, and producers with at least one of them."""

    products: Count
    subjects: Count


class Published(TypedDict):
    """A total that the ministry published, with its source, beside that of this register."""

    month: Month
    products: Count
    subjects: Count | None
    source: Bilingual
    counts: Bilingual
    this_register: Totals


class ProvinceCoverage(TypedDict):
    """The day up to which a province's decisions are entered."""

    code: str
    until: Day | None


class Filled(TypedDict):
    """How far the register is filled."""

    provinces: list[ProvinceCoverage]
    ministry: Day | None


class Statistics(Marked):
    """The counts of a day: totals, tables, and how they came about."""

    on: Day
    products: Count
    subjects: Count
    statuses: ByStatus
    province: list[Line]
    sector: list[Line]
    set: list[Line]
    kind: list[Line]
    stars: list[Line]
    over_time: list[Quarter]
    years: list[Year]
    lapses_ahead: list[MonthAhead]
    published: list[Published]
    coverage: Filled
    last_updated: Moment | None
    licence: str
