"""Counts kept in memory: the register is read once, a day is counted once for each change."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock

from flask import current_app
from sqlmodel import Session

from catalog.census import Census
from catalog.coverage import Filled, filled
from catalog.db import reading
from catalog.published import PublishedTotal, published_totals
from catalog.spells import Spell
from catalog.statistics import Statistics, Timeline, YearCount, count_on
from ocop_site.register import Register, register

MOST_DAYS = 64


@dataclass(frozen=True, slots=True)
class Beside:
    """A published total and what this register counts on the last day of that month."""

    published: PublishedTotal
    products: int
    subjects: int


@dataclass(frozen=True, slots=True)
class Account:
    """All that is told of one day."""

    day: date
    counts: Statistics
    quarters: list[tuple[date, dict[int, int]]]
    years: list[YearCount]
    beside: list[Beside]
    coverage: Filled


class KeptCounts:
    """The counts of one application, of as many days as are asked for again and again."""

    def __init__(self) -> None:
        self._census = Census()
        self._timeline = Timeline(())
        self._days: OrderedDict[date, Statistics] = OrderedDict()
        self._lock = Lock()

    def account(self, opened: Register, day: date) -> Account:
        """What is told of a day, from the register as it is now; raises the database's error."""
        with self._lock, reading(opened.engine) as session:
            self._refresh(session)
            return Account(
                day,
                self._counted(day),
                [(end, dict(held)) for end, held in self._timeline.quarters(day)],
                self._timeline.years(day),
                list(self._beside(published_totals(), day)),
                filled(session),
            )

    def spells(self, opened: Register, ids: Iterable[int], day: date) -> dict[int, Spell]:
        """What each of some products was on a day; raises the database's error."""
        with self._lock, reading(opened.engine) as session:
            self._refresh(session)
            found = ((i, self._census.spell(i, day)) for i in ids)
            return {i: spell for i, spell in found if spell is not None}

    def _refresh(self, session: Session) -> None:
        before = self._census.position
        if self._census.refresh(session) != before:
            self._days.clear()
            self._timeline = Timeline(self._census.products)

    def _counted(self, day: date) -> Statistics:
        found = self._days.pop(day, None) or count_on(self._census.products, day)
        self._days[day] = found
        if len(self._days) > MOST_DAYS:
            self._days.popitem(last=False)
        return found

    def _beside(self, totals: Iterable[PublishedTotal], day: date) -> Iterable[Beside]:
        for published in totals:
            if published.last_day <= day:
                ours = self._counted(published.last_day).total
                yield Beside(published, ours.products, ours.subjects)


def counts() -> KeptCounts:
    """The running application's counts."""
    kept: KeptCounts = current_app.extensions.setdefault("counts", KeptCounts())
    return kept


def account_of(day: date) -> Account:
    """What the running application tells of a day."""
    return counts().account(register(), day)
