"""Bits against counting one by one, for random goods, choices and days."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.status import Status, facts_of_columns, status_on
from search_index.columns import Columns, lowest_first
from search_index.documents import Attested, CertificateDates, ListedProduct
from search_index.engine import Snapshot, answer
from search_index.query import LISTED, Facet, SearchRequest, Value

START = date(2022, 1, 1)


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


def _values(product: ListedProduct, day: date) -> dict[Facet, set[Value]] | None:
    spoken = [c for c in product.certificates if c.issued_on <= day]
    if not spoken:
        return None
    speaking = max(spoken, key=lambda c: c.issued_on)
    held = {a.kind for a in product.attested if a.until is None or a.until >= day}
    months = {month for month in range(1, 13) if product.season & 1 << (month - 1)}
    return {
        Facet.STARS: {speaking.stars},
        Facet.PROVINCE: {product.province},
        Facet.FORMER_PROVINCE: {product.former_province} - {""},
        Facet.SECTOR: {product.sector},
        Facet.SET: {product.set_no},
        Facet.STATUS: {status_on(facts_of_columns(speaking), day).value},
        Facet.KIND: {product.kind},
        Facet.CERTIFICATE: held & {"haccp", "vietgap"},
        Facet.GI: {"yes"} if "gi" in held else set(),
        Facet.INVOICE: {product.invoice},
        Facet.CAPACITY: {product.capacity},
        Facet.PRICE: {product.price},
        Facet.SEASON: months or {"unknown"},
        Facet.TAG: set(product.tags),
    }


@settings(max_examples=200, deadline=None)
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
    wanted = {facet: values for facet, values in chosen.items() if values}
    wanted.setdefault(Facet.STATUS, frozenset({Status.VALID.value, Status.EXTENDED.value}))
    listed = {p.id: v for p in products if (v := _values(p, day)) is not None}

    def passes(values: dict[Facet, set[Value]], but: Facet | None = None) -> bool:
        return all(values[facet] & some for facet, some in wanted.items() if facet is not but)

    assert set(result.ids) == {i for i, values in listed.items() if passes(values)}
    assert result.total == len(result.ids)
    for facet in Facet:
        passing = (v[facet] for v in listed.values() if passes(v, but=facet))
        counted = Counter(value for values in passing for value in values)
        assert result.facets[facet] == counted


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
