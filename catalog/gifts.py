"""What may be suggested as a gift, and how a list is mixed from several regions.

Health products (sets 18–20) are never suggested, nor living animals, nor services, which
nobody can hand over. Spirits only where asked for, and marked. Source of the wish: the
ministry's letters ask offices to give OCOP goods.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from catalog.clock import add_months
from catalog.offers import PRICE_BOUNDS, Price
from catalog.reference import read_data
from catalog.taxonomy import MEDICINAL_SETS, SPIRITS_SETS, TOURISM_SET
from catalog.text import Text

ANIMALS_SET = 25
NEVER_GIVEN = MEDICINAL_SETS | {ANIMALS_SET, TOURISM_SET}

CEILINGS = {band: bound for bound, band in PRICE_BOUNDS}
BUDGETS = tuple(CEILINGS)
"""The budgets for one gift: as the bands of prices have them, from the lowest."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Occasion:
    """For whom a gift is: which sets and stars suit."""

    key: str
    name: Text
    note: Text
    stars: frozenset[int]
    sets: frozenset[int]


@cache
def occasions() -> dict[str, Occasion]:
    """The occasions by key, the widest first."""
    return {
        row["occasion"]: Occasion(
            row["occasion"],
            Text(row["name_vi"], row["name_en"]),
            Text(row["note_vi"], row["note_en"]),
            frozenset(int(n) for n in row["stars"].split()),
            frozenset(int(n) for n in row["sets"].split()),
        )
        for row in read_data("gift_occasions.csv")
    }


def gift_sets(occasion: Occasion, *, spirits: bool) -> frozenset[int]:
    """The product sets to look in."""
    return occasion.sets - NEVER_GIVEN - (frozenset() if spirits else SPIRITS_SETS)


def bands_within(budget: Price | None, *, untold: bool) -> frozenset[Price]:
    """The bands of lowest prices that a budget covers; empty where any price will do.

    `untold` takes in goods whose producer gave no price.
    """
    if budget is None:
        return frozenset()
    within = frozenset(BUDGETS[: BUDGETS.index(budget) + 1])
    return within | {Price.UNKNOWN} if untold else within


def shares(number: int, available: Sequence[int]) -> list[int]:
    """How many of `number` gifts each region gives: as even as what is there allows.

    What one region cannot give the others do, the first ones before the last.
    """
    given = [0] * len(available)
    left = min(number, sum(available))
    while left:
        for place, most in enumerate(available):
            if left and given[place] < most:
                given[place] += 1
                left -= 1
    return given


def one_each(goods: Iterable[T], producer: Callable[[T], object]) -> list[T]:
    """The first of each producer's goods, in the order given."""
    once: dict[object, T] = {}
    for one in goods:
        once.setdefault(producer(one), one)
    return list(once.values())


def given_by(month: int | None, today: date) -> date:
    """The last day on which a gift for a month is given: the end of that month's next coming.

    A gift whose certificate ends before it would be handed over without stars. Without a month
    it is today.
    """
    if month is None:
        return today
    year = today.year + (month < today.month)
    return add_months(date(year, month, 1), 1) - timedelta(days=1)


def window(ids: Sequence[int], mix: int, size: int) -> list[int]:
    """The `mix`-th stretch of a list taken as a ring, so that every product has its turn."""
    if len(ids) <= size:
        return list(ids)
    first = (mix - 1) * size % len(ids)
    return [*ids[first : first + size], *ids[: max(0, first + size - len(ids))]]
