"""What may be given, how a list is mixed, and until when a gift has to hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.gifts import (
    BUDGETS,
    NEVER_GIVEN,
    bands_within,
    gift_sets,
    given_by,
    occasions,
    one_each,
    shares,
    window,
)
from catalog.offers import Price, price_band
from catalog.reference import read_data
from catalog.regions import regions
from catalog.taxonomy import MEDICINAL_SETS, SPIRITS_SETS


def test_every_province_lies_in_one_region() -> None:
    assert len(regions()) == 6
    named = [code for region in regions() for code in region.provinces]
    assert sorted(named) == sorted(row["code"] for row in read_data("provinces.csv"))


def test_health_products_are_never_suggested_and_spirits_only_when_asked() -> None:
    assert MEDICINAL_SETS < NEVER_GIVEN
    for occasion in occasions().values():
        asked, unasked = (gift_sets(occasion, spirits=spirits) for spirits in (True, False))
        assert not asked & NEVER_GIVEN, occasion.key
        assert unasked == asked - SPIRITS_SETS, occasion.key
        assert unasked, occasion.key
        assert occasion.stars <= {3, 4, 5}
    widest = next(iter(occasions().values()))
    assert gift_sets(widest, spirits=True) | NEVER_GIVEN == set(range(1, 27))


@pytest.mark.parametrize(
    ("budget", "price", "fits"),
    [
        (Price.TO_200K, 200_000, True),
        (Price.TO_200K, 200_001, False),
        (Price.TO_100K, 100_000, True),
        (Price.TO_1M, 1_000_001, False),
    ],
)
def test_a_budget_covers_prices_up_to_itself(budget: Price, price: int, fits: bool) -> None:
    assert (price_band(price) in bands_within(budget, untold=False)) is fits


def test_goods_without_a_price_fit_a_budget_only_when_asked() -> None:
    assert Price.UNKNOWN not in bands_within(BUDGETS[0], untold=False)
    assert Price.UNKNOWN in bands_within(BUDGETS[0], untold=True)
    assert bands_within(None, untold=False) == frozenset()


@given(number=st.integers(0, 20), available=st.lists(st.integers(0, 9), max_size=6))
def test_shares_are_as_even_as_what_is_there_allows(number: int, available: list[int]) -> None:
    given = shares(number, available)
    assert sum(given) == min(number, sum(available))
    assert all(0 <= share <= most for share, most in zip(given, available, strict=True))
    # Who gets fewer than another by more than one has no more to give.
    for share, most in zip(given, available, strict=True):
        assert share == most or all(other <= share + 1 for other in given)


@given(ids=st.lists(st.integers(), unique=True, max_size=40), size=st.integers(1, 9))
def test_every_product_has_its_turn(ids: list[int], size: int) -> None:
    mixes = range(1, len(ids) // size + 2)
    seen = [i for mix in mixes for i in window(ids, mix, size)]
    assert set(seen) == set(ids)
    for mix in mixes:
        stretch = window(ids, mix, size)
        assert len(stretch) == len(set(stretch)) == min(size, len(ids))


def test_each_producer_gives_its_first() -> None:
    assert one_each(["a1", "b1", "a2", "c1"], lambda goods: goods[0]) == ["a1", "b1", "c1"]


@pytest.mark.parametrize(
    ("month", "today", "last"),
    [
        (None, date(2026, 11, 22), date(2026, 11, 22)),
        (11, date(2026, 11, 22), date(2026, 11, 30)),
        (12, date(2026, 11, 22), date(2026, 12, 31)),
        (10, date(2026, 11, 22), date(2027, 10, 31)),
        (2, date(2027, 12, 31), date(2028, 2, 29)),
    ],
)
def test_a_gift_holds_to_the_end_of_its_month(month: int | None, today: date, last: date) -> None:
    assert given_by(month, today) == last
