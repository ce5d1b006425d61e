"""Bits against counting one by one, for random goods, choices and days."""

from datetime import date, timedelta

from counting import START, counted, values_on
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import sized

from catalog.status import Status
from search_index.columns import Columns, lowest_first
from search_index.documents import Attested, CertificateDates, ListedProduct
from search_index.engine import Snapshot, answer
from search_index.query import LISTED, Facet, SearchRequest, Value


@st.composite
def dates(draw: st.DrawFn) -> CertificateDates:
    issued = START + timedelta(days=draw(st.integers(0, 1800)))
    until = issued + timedelta(days=1095)
    some = st.none() | st.integers(0, 1400).map(lambda days: issued + timedelta(days=days))
    suspended = draw(some)
    extended = draw(st.none() | st.just(until + timedelta(days=90)))
    return CertificateDates(
        draw(st.integers(3, 5)),
        issued,
        until,
        extended_from=until if extended else None,
        extended_until=extended,
        suspended_on=suspended,
        restored_on=draw(some) if suspended else None,
        withdrawn_on=draw(some),
    )


@st.composite
def attested(draw: st.DrawFn) -> Attested:
    until = draw(st.none() | st.integers(0, 3000).map(lambda days: START + timedelta(days=days)))
    return Attested(draw(st.sampled_from(["haccp", "vietgap", "gi", "trademark"])), until)


@st.composite
def goods(draw: st.DrawFn) -> list[ListedProduct]:
    return [
        ListedProduct(
            number,
            f"CODE{number:04}",
            "Mật ong",
            draw(st.sampled_from("abc")),
            draw(st.integers(1, 5)),
            draw(st.sampled_from(["I", "II"])),
            draw(st.sampled_from(["01", "86"])),
            draw(st.sampled_from(["", "tra-vinh", "ben-tre"])),
            tuple(sorted(draw(st.lists(dates(), min_size=1, max_size=2)), key=_newest)),
            kind=draw(st.sampled_from(["cooperative", "company"])),
            invoice=draw(st.sampled_from(["yes", "no", "unknown"])),
            capacity=draw(st.sampled_from(["small", "unknown"])),
            price=draw(st.sampled_from(["100k", "more", "unknown"])),
            season=draw(st.sampled_from([0, 1, 0b110000000001, 4095])),
            tags=tuple(sorted(draw(st.sets(st.sampled_from(["artisan", "organic"]))))),
            attested=tuple(draw(st.lists(attested(), max_size=3))),
        )
        for number in range(draw(st.integers(0, 30)))
    ]


def _newest(certificate: CertificateDates) -> int:
    return -certificate.issued_on.toordinal()


CHOICES: dict[Facet, list[Value]] = {
    Facet.STARS: [3, 4, 5],
    Facet.PROVINCE: ["01", "86"],
    Facet.FORMER_PROVINCE: ["tra-vinh", "ben-tre"],
    Facet.SECTOR: ["I", "II"],
    Facet.SET: [1, 2, 3, 4, 5],
    Facet.STATUS: [status.value for status in LISTED],
    Facet.KIND: ["cooperative", "company"],
    Facet.CERTIFICATE: ["haccp", "vietgap"],
    Facet.GI: ["yes"],
    Facet.INVOICE: ["yes", "no", "unknown"],
    Facet.CAPACITY: ["small", "unknown"],
    Facet.PRICE: ["100k", "more", "unknown"],
    Facet.SEASON: [1, 6, 12, "unknown"],
    Facet.TAG: ["artisan", "organic"],
}

choices = st.fixed_dictionaries(
    {},
    optional={
        facet: st.frozensets(st.sampled_from(values), max_size=2)
        for facet, values in CHOICES.items()
    },
)


@settings(max_examples=sized(thorough=200, usual=40), deadline=None)
@given(products=goods(), chosen=choices, days=st.integers(0, 3000))
def test_lists_and_counts_equal_those_made_one_by_one(
    products: list[ListedProduct], chosen: dict[Facet, frozenset[Value]], days: int
) -> None:
    day = START + timedelta(days=days)
    result = answer(
        Snapshot(Columns(products, day), lambda field, term: []),
        SearchRequest(chosen=chosen, per_page=100),
        "test",
    )
    listed = {p.id: v for p in products if (v := values_on(p, day)) is not None}
    left, counts = counted(listed, chosen)
    assert set(result.ids) == left
    assert result.total == len(result.ids)
    assert result.facets == counts


@settings(max_examples=sized(thorough=200, usual=40), deadline=None)
@given(before=goods(), after=goods(), kept=st.sets(st.integers(0, 30)), days=st.integers(0, 3000))
def test_columns_that_follow_a_change_are_those_made_anew(
    before: list[ListedProduct], after: list[ListedProduct], kept: set[int], days: int
) -> None:
    day = START + timedelta(days=days)
    now = [p for p in before if p.id in kept] + [p for p in after if p.id not in kept]
    followed, anew = Columns(now, day, Columns(before, day)), Columns(now, day)
    assert followed.rows == anew.rows
    assert followed.facets == anew.facets
    assert [[*sets] for sets in followed.facets.values()] == [[*s] for s in anew.facets.values()]
    assert (followed.numbers, followed.in_force) == (anew.numbers, anew.in_force)


@given(numbers=st.sets(st.integers(0, 5000)))
def test_bits_give_back_their_numbers_in_order(numbers: set[int]) -> None:
    bits = sum(1 << number for number in numbers)
    assert list(lowest_first(bits)) == sorted(numbers)


def test_the_day_decides_which_certificate_speaks() -> None:
    older = CertificateDates(3, date(2023, 5, 1), date(2026, 5, 1), superseded_on=date(2026, 3, 1))
    newer = CertificateDates(4, date(2026, 3, 1), date(2029, 3, 1))
    product = ListedProduct(1, "CODE0001", "Trà", "tra", 12, "II", "01", "", (newer, older))
    for day, stars in ((date(2026, 2, 28), 3), (date(2026, 3, 1), 4)):
        (row,) = Columns([product], day).rows
        assert (row.certificate.stars, row.status) == (stars, Status.VALID)
    assert Columns([product], date(2023, 4, 30)).rows == []


def test_the_last_valid_day_and_the_day_after() -> None:
    held = CertificateDates(4, date(2023, 5, 1), date(2026, 5, 1))
    product = ListedProduct(1, "CODE0001", "Trà", "tra", 12, "II", "01", "", (held,))
    assert Columns([product], date(2026, 5, 1)).rows[0].status is Status.VALID
    assert Columns([product], date(2026, 5, 2)).rows[0].status is Status.LAPSED


def test_another_certificate_counts_through_its_last_day() -> None:
    held = CertificateDates(4, date(2023, 5, 1), date(2027, 5, 1))
    product = ListedProduct(
        1, "CODE0001", "Trà", "tra", 12, "II", "01", "", (held,),
        attested=(Attested("haccp", date(2026, 5, 1)), Attested("trademark")),
    )  # fmt: skip
    assert set(Columns([product], date(2026, 5, 1)).facets[Facet.CERTIFICATE]) == {"haccp"}
    assert Columns([product], date(2026, 5, 2)).facets[Facet.CERTIFICATE] == {}


def test_a_listed_product_survives_its_line_of_json() -> None:
    held = CertificateDates(4, date(2023, 5, 1), date(2026, 5, 1), withdrawn_on=date(2025, 1, 1))
    product = ListedProduct(
        1, "CODE0001", "Trà “x”", "tra", 12, "II", "01", "", (held,), tags=("organic",),
        attested=(Attested("gi"), Attested("haccp", date(2026, 5, 1))), digest="abc",
    )  # fmt: skip
    assert ListedProduct.from_json(product.to_json()) == product
