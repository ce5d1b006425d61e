"""Counts on a day, over time and ahead: against asking every product on every day."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.producers import ProducerKind
from catalog.spells import STILL, Held, last_day_on, spell_on, spells_of
from catalog.statistics import MONTHS_AHEAD, Counted, Group, Timeline, count_on
from catalog.status import Act, ActKind, Facts, Status, last_valid_day, status_on

START = date(2022, 1, 1)
DAYS = st.integers(0, 2200).map(lambda n: START + timedelta(days=n))
KINDS = (ActKind.SUSPENDED, ActKind.RESTORED, ActKind.WITHDRAWN, ActKind.RE_RATING_REFUSED)


@st.composite
def held(draw: st.DrawFn) -> Held:
    issued = draw(DAYS)
    until = last_valid_day(issued)
    after = st.integers(0, 1300).map(lambda n: issued + timedelta(days=n))
    acts = [Act(kind, draw(after)) for kind in draw(st.sets(st.sampled_from(KINDS)))]
    if draw(st.booleans()):
        longer = until + timedelta(days=draw(st.integers(1, 180)))
        acts.append(Act(ActKind.EXTENDED, draw(after), longer))
    return Held(draw(st.integers(3, 5)), draw(st.booleans()), Facts(issued, until, tuple(acts)))


certificates = st.lists(held(), max_size=3, unique_by=lambda one: one.facts.issued_on)


@st.composite
def goods(draw: st.DrawFn) -> list[tuple[Counted, list[Held]]]:
    found = []
    for _ in range(draw(st.integers(0, 12))):
        own = draw(certificates)
        group = Group(
            draw(st.sampled_from(["01", "86"])),
            draw(st.sampled_from(["I", "II"])),
            draw(st.integers(1, 3)),
            draw(st.sampled_from(list(ProducerKind))),
        )
        issued = tuple((one.facts.issued_on, one.first) for one in own)
        counted = Counted(group, draw(st.integers(1, 4)), issued, spells_of(own))
        found.append((counted, own))
    return found


def speaking(own: list[Held], day: date) -> Held | None:
    return max(
        (one for one in own if one.facts.issued_on <= day),
        key=lambda one: one.facts.issued_on,
        default=None,
    )


@settings(deadline=None)
@given(own=certificates, day=DAYS)
def test_a_spell_says_what_the_rule_says_on_every_day(own: list[Held], day: date) -> None:
    spells = spells_of(own)
    spoken, spell = speaking(own, day), spell_on(spells, day)
    if spoken is None:
        assert spell is None
    else:
        assert spell is not None
        assert (spell.status, spell.stars) == (status_on(spoken.facts, day), spoken.stars)
        assert spell.last_day == last_day_on(spoken.facts, day)
    assert all(one.ends == after.begins for one, after in pairwise(spells))
    assert not spells or spells[-1].ends == STILL


@settings(deadline=None)
@given(products=goods(), day=DAYS)
def test_counts_equal_those_made_one_by_one(
    products: list[tuple[Counted, list[Held]]], day: date
) -> None:
    counted = count_on((product for product, _ in products), day)
    spoken = [(p, one) for p, own in products if (one := speaking(own, day)) is not None]
    held = [(p, one) for p, one in spoken if status_on(one.facts, day).in_force]
    assert counted.total.statuses == Counter(status_on(one.facts, day) for _, one in spoken)
    assert counted.total.products == len(held)
    assert counted.total.subjects == len({p.producer for p, _ in held})
    for province in ("01", "86"):
        within = [(p, one) for p, one in held if p.group.province == province]
        tally = counted.provinces[province]
        assert tally.stars == Counter(one.stars for _, one in within)
        assert tally.subjects == len({p.producer for p, _ in within})
    for tallies in (counted.sectors, counted.sets, counted.kinds, counted.stars):
        assert sum(tally.products for tally in tallies.values()) == len(held)


@settings(deadline=None)
@given(products=goods(), until=DAYS)
def test_the_timeline_agrees_with_counting_each_of_its_days(
    products: list[tuple[Counted, list[Held]]], until: date
) -> None:
    counted = [product for product, _ in products]
    timeline = Timeline(counted)
    for day, stars in timeline.quarters(until):
        assert stars == count_on(counted, day).total.stars
    years = timeline.years(until)
    assert years[-1].last_day == until
    issued = [day for product in counted for day, _ in product.issued if day <= until]
    in_years = [day for day in issued if day.year >= years[0].year]
    assert sum(year.issued for year in years) == len(in_years)
    for year in years:
        assert year.in_force == count_on(counted, year.last_day).total.stars


def counted_one(*own: Held) -> Counted:
    group = Group("86", "I", 10, ProducerKind.COOPERATIVE)
    return Counted(group, 1, tuple((o.facts.issued_on, o.first) for o in own), spells_of(own))


ISSUED = date(2023, 9, 30)
LAST = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("day", "products", "lapsed"),
    [
        (date(2023, 9, 29), 0, 0),
        (ISSUED, 1, 0),
        (LAST, 1, 0),
        (date(2026, 10, 1), 0, 1),
    ],
)
def test_a_product_counts_through_the_whole_of_its_last_day(
    day: date, products: int, lapsed: int
) -> None:
    counts = count_on([counted_one(Held(4, True, Facts(ISSUED, LAST)))], day)
    assert (counts.total.products, counts.total.subjects) == (products, products)
    assert counts.total.statuses[Status.LAPSED] == lapsed


def test_a_withdrawal_counts_from_its_own_day_and_in_its_year() -> None:
    facts = Facts(ISSUED, LAST, (Act(ActKind.WITHDRAWN, date(2025, 1, 1)),))
    product = counted_one(Held(4, True, facts))
    assert count_on([product], date(2024, 12, 31)).total.products == 1
    assert count_on([product], date(2025, 1, 1)).total.statuses[Status.WITHDRAWN] == 1
    years = {year.year: year for year in Timeline([product]).years(date(2026, 6, 1))}
    assert [years[y].withdrawn for y in (2023, 2024, 2025, 2026)] == [0, 0, 1, 0]
    assert [years[y].lapsed for y in years] == [0, 0, 0, 0]
    assert (years[2023].issued, years[2023].first) == (1, 1)


def test_a_suspension_that_ended_still_counts_on_its_days() -> None:
    acts = (
        Act(ActKind.SUSPENDED, date(2024, 3, 1)),
        Act(ActKind.RESTORED, date(2024, 4, 1)),
    )
    product = counted_one(Held(4, True, Facts(ISSUED, LAST, acts)))
    for day, products in (
        (date(2024, 2, 29), 1),
        (date(2024, 3, 1), 0),
        (date(2024, 3, 31), 0),
        (date(2024, 4, 1), 1),
    ):
        assert count_on([product], day).total.products == products


def test_what_ends_is_told_by_month_from_the_day_itself() -> None:
    ends_today = counted_one(Held(3, True, Facts(date(2023, 11, 22), date(2026, 11, 22))))
    later = counted_one(Held(4, True, Facts(date(2024, 10, 31), date(2027, 10, 31))))
    too_late = counted_one(Held(5, True, Facts(date(2024, 11, 1), date(2027, 11, 1))))
    ahead = count_on([ends_today, later, too_late], date(2026, 11, 22)).ahead
    assert len(ahead) == MONTHS_AHEAD
    assert (ahead[0].month, ahead[0].stars) == (date(2026, 11, 1), {3: 1})
    assert (ahead[-1].month, ahead[-1].stars) == (date(2027, 10, 1), {4: 1})
    assert sum(month.products for month in ahead) == 2
    assert count_on([ends_today], date(2026, 11, 23)).ahead[0].products == 0


def test_an_extension_moves_the_end_from_the_day_it_was_decided() -> None:
    longer = Act(ActKind.EXTENDED, date(2026, 9, 1), date(2027, 2, 1))
    product = counted_one(Held(3, True, Facts(ISSUED, LAST, (longer,))))
    before, after = (
        count_on([product], day).ahead for day in (date(2026, 8, 31), date(2026, 9, 1))
    )
    assert [m.month for m in before if m.products] == [date(2026, 9, 1)]
    assert [m.month for m in after if m.products] == [date(2027, 2, 1)]


def test_an_empty_register_has_a_column_and_a_year_for_the_day_asked() -> None:
    timeline = Timeline([])
    assert timeline.quarters(date(2026, 11, 22)) == [(date(2026, 11, 22), Counter())]
    assert [year.year for year in timeline.years(date(2026, 11, 22))] == [2026]
