"""Counts of the register on a day, over time and ahead: pure functions of facts and days.

A product counts where it is in force (`Status.in_force`), under the stars and in the place
that the register gives it; a producer counts once wherever it has at least one such product.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from catalog.clock import add_months
from catalog.producers import ProducerKind
from catalog.spells import STILL, Spell, spell_on
from catalog.status import Status

STARS = (5, 4, 3)
MONTHS_AHEAD = 12

K = TypeVar("K")


class Group(NamedTuple):
    """Under which headings a product is counted."""

    province: str
    sector: str
    set_no: int
    kind: ProducerKind


@dataclass(frozen=True, slots=True)
class Counted:
    """One product as it is counted: its headings, whose it is, and its life.

    `issued` holds the day of each certificate and whether it was the product's first
    recognition.
    """

    group: Group
    producer: int
    issued: tuple[tuple[date, bool], ...]
    spells: tuple[Spell, ...]


@dataclass(slots=True)
class Tally:
    """What was counted under one heading on one day."""

    stars: Counter[int] = field(default_factory=Counter)
    statuses: Counter[Status] = field(default_factory=Counter)
    producers: set[int] = field(default_factory=set)

    @property
    def products(self) -> int:
        """Products in force."""
        return self.stars.total()

    @property
    def subjects(self) -> int:
        """Producers with a product in force."""
        return len(self.producers)

    def add(self, status: Status, stars: int, producers: list[int]) -> None:
        """Count products of one status and as many stars, one for each producer named."""
        self.statuses[status] += len(producers)
        if status.in_force:
            self.stars[stars] += len(producers)
            self.producers.update(producers)


@dataclass(frozen=True, slots=True)
class MonthAhead:
    """Certificates in force on the day whose last day lies in a coming month, by stars.

    The first month counts from the day itself.
    """

    month: date
    stars: Counter[int]

    @property
    def products(self) -> int:
        """How many in all."""
        return self.stars.total()


def _tallies() -> Any:
    return defaultdict(Tally)


@dataclass(frozen=True, slots=True)
class Statistics:
    """The register counted on one day, as a whole and under each heading that has anything."""

    day: date
    ahead: tuple[MonthAhead, ...]
    total: Tally = field(default_factory=Tally)
    stars: dict[int, Tally] = field(default_factory=_tallies)
    provinces: dict[str, Tally] = field(default_factory=_tallies)
    sectors: dict[str, Tally] = field(default_factory=_tallies)
    sets: dict[int, Tally] = field(default_factory=_tallies)
    kinds: dict[ProducerKind, Tally] = field(default_factory=_tallies)


def count_on(products: Iterable[Counted], day: date) -> Statistics:
    """Count the register on a day of Vietnam's calendar."""
    # Products alike are gathered first: the headings are then few, however many products.
    alike: dict[tuple[Group, Status, int], list[int]] = defaultdict(list)
    ending: Counter[tuple[int, date]] = Counter()
    for product in products:
        spell = spell_on(product.spells, day)
        if spell is not None:
            alike[product.group, spell.status, spell.stars].append(product.producer)
            if spell.status.in_force:
                ending[spell.stars, spell.last_day] += 1
    found = Statistics(day, ahead=_months_ahead(ending, day))
    for (group, status, stars), producers in alike.items():
        for tally in (
            found.total,
            found.provinces[group.province],
            found.sectors[group.sector],
            found.sets[group.set_no],
            found.kinds[group.kind],
            found.stars[stars],
        ):
            tally.add(status, stars, producers)
    return found


def _months_ahead(ending: Counter[tuple[int, date]], day: date) -> tuple[MonthAhead, ...]:
    by_month: dict[date, Counter[int]] = defaultdict(Counter)
    for (stars, last_day), count in ending.items():
        by_month[last_day.replace(day=1)][stars] += count
    months = (add_months(day.replace(day=1), n) for n in range(MONTHS_AHEAD))
    return tuple(MonthAhead(month, by_month[month]) for month in months)


@dataclass(frozen=True, slots=True)
class YearCount:
    """What happened in a calendar year up to the day asked, and what held at its end.

    `issued` counts certificates, `first` those of products recognised for the first time;
    `lapsed` and `withdrawn` count products each time they became so.
    """

    year: int
    last_day: date
    in_force: Counter[int]
    issued: int
    first: int
    lapsed: int
    withdrawn: int


class Timeline:
    """How many products were in force on each day that there ever was, and what ended."""

    def __init__(self, products: Iterable[Counted]) -> None:
        self._steps: dict[date, Counter[int]] = defaultdict(Counter)
        self._became: Counter[tuple[Status, date]] = Counter()
        self._issued: Counter[tuple[bool, date]] = Counter()
        for product in products:
            self._issued.update((first, day) for day, first in product.issued)
            before: Status | None = None
            for spell in product.spells:
                if spell.status.in_force:
                    self._steps[spell.begins][spell.stars] += 1
                    if spell.ends != STILL:
                        self._steps[spell.ends][spell.stars] -= 1
                if spell.status is not before:
                    self._became[spell.status, spell.begins] += 1
                before = spell.status
        self._days = sorted(self._steps)

    def in_force(self, days: Iterable[date]) -> Iterator[tuple[date, Counter[int]]]:
        """For days in rising order, the products in force on each, by stars."""
        held: Counter[int] = Counter()
        place = 0
        for day in days:
            while place < len(self._days) and self._days[place] <= day:
                held.update(self._steps[self._days[place]])
                place += 1
            yield day, +held

    def quarters(self, until: date) -> list[tuple[date, Counter[int]]]:
        """The products in force at the end of each quarter, and on the last day asked."""
        return list(self.in_force(_quarter_ends(self._first(until), until)))

    def years(self, until: date) -> list[YearCount]:
        """Every year from the first certificate to the last day asked."""
        first = self._first(until).year
        ends = [min(date(y, 12, 31), until) for y in range(first, until.year + 1)]
        issued, became = _by_year(self._issued, until), _by_year(self._became, until)
        return [
            YearCount(
                day.year,
                day,
                held,
                issued=issued[True, day.year] + issued[False, day.year],
                first=issued[True, day.year],
                lapsed=became[Status.LAPSED, day.year],
                withdrawn=became[Status.WITHDRAWN, day.year],
            )
            for day, held in self.in_force(ends)
        ]

    def _first(self, until: date) -> date:
        return min(self._days[0], until) if self._days else until


def _by_year(counts: Counter[tuple[K, date]], until: date) -> Counter[tuple[K, int]]:
    found: Counter[tuple[K, int]] = Counter()
    for (what, day), count in counts.items():
        if day <= until:
            found[what, day.year] += count
    return found


def _quarter_ends(first: date, until: date) -> Iterator[date]:
    month = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    while (end := add_months(month, 3) - timedelta(days=1)) < until:
        yield end
        month = add_months(month, 3)
    yield until
