"""Goods at random, and their lists and counts made one by one, as the search does not do it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from catalog.attestations import AttestationKind
from catalog.offers import Capacity, Invoice, Price
from catalog.producers import ProducerKind
from catalog.status import Status, facts_of_columns, status_on
from catalog.tags import Tag
from search_index.documents import Attested, CertificateDates, ListedProduct
from search_index.query import LISTED, Facet, Value

START = date(2022, 1, 1)
Values = dict[str, set[Value]]
"""What a product has in each facet, by the facet's word: an enum is slow to look up."""


def values_on(product: ListedProduct, day: date) -> Values | None:
    """The values that a product has on a day in every facet; None where it is not listed."""
    spoken = [c for c in product.certificates if c.issued_on <= day]
    if not spoken:
        return None
    speaking = max(spoken, key=lambda c: c.issued_on)
    held = {a.kind for a in product.attested if a.until is None or a.until >= day}
    months = {month for month in range(1, 13) if product.season & 1 << (month - 1)}
    return {
        "stars": {speaking.stars},
        "province": {product.province},
        "former_province": {product.former_province} - {""},
        "sector": {product.sector},
        "set": {product.set_no},
        "status": {status_on(facts_of_columns(speaking), day).value},
        "kind": {product.kind},
        "certificate": {*held} - {"gi", "trademark"},
        "gi": {"yes"} if "gi" in held else set(),
        "invoice": {product.invoice},
        "capacity": {product.capacity},
        "price": {product.price},
        "season": {*months} or {"unknown"},
        "tag": set(product.tags),
    }


def counted(
    listed: Mapping[int, Values], chosen: Mapping[Facet, frozenset[Value]]
) -> tuple[set[int], dict[Facet, Counter[Value]]]:
    """What a filter leaves and what every facet counts, its own choice left aside."""
    wanted = {facet.value: values for facet, values in chosen.items() if values}
    wanted.setdefault("status", frozenset({Status.VALID.value, Status.EXTENDED.value}))
    left: dict[int, Values] = {}
    but_for: dict[str, list[Values]] = {facet.value: [] for facet in Facet}
    for product_id, values in listed.items():
        against = [facet for facet, some in wanted.items() if values[facet].isdisjoint(some)]
        if not against:
            left[product_id] = values
        elif len(against) == 1:
            but_for[against[0]].append(values)
    return {*left}, {
        Facet(facet): Counter(v for values in (*left.values(), *others) for v in values[facet])
        for facet, others in but_for.items()
    }


def _dates(chance: Random) -> CertificateDates:
    issued = START + timedelta(days=chance.randrange(1800))
    until = issued + timedelta(days=1095)

    def some(share: float) -> date | None:
        return issued + timedelta(days=chance.randrange(1400)) if chance.random() < share else None

    suspended, extended = some(0.1), chance.random() < 0.2
    return CertificateDates(
        chance.randint(3, 5),
        issued,
        until,
        extended_from=until if extended else None,
        extended_until=until + timedelta(days=90) if extended else None,
        suspended_on=suspended,
        restored_on=some(0.5) if suspended else None,
        withdrawn_on=some(0.1),
    )


def _attested(chance: Random) -> Attested:
    until = START + timedelta(days=chance.randrange(3000))
    kind = chance.choice(list(AttestationKind)).value
    return Attested(kind, None if chance.random() < 0.3 else until)


def goods_at_random(chance: Random, count: int) -> Iterable[ListedProduct]:
    """Goods with anything that a product can have, most of it unevenly spread."""

    def often_the_first(values: list[Any]) -> Any:
        return values[min(chance.randrange(len(values)) for _ in range(2))]

    for number in range(1, count + 1):
        dates = [_dates(chance) for _ in range(chance.choice((1, 1, 2)))]
        yield ListedProduct(
            number,
            f"CODE{number:05}",
            "Mật ong",
            chance.choice("abcdefgh"),
            often_the_first(list(range(1, 27))),
            chance.choice(["I", "II", "III", "IV", "V", "VI"]),
            f"{often_the_first(list(range(1, 35))):02}",
            chance.choice(["", *(f"tinh-{n}" for n in range(63))]),
            tuple(sorted(dates, key=lambda c: c.issued_on, reverse=True)),
            kind=often_the_first(list(ProducerKind)).value,
            invoice=chance.choice(list(Invoice)).value,
            capacity=chance.choice(list(Capacity)).value,
            price=chance.choice(list(Price)).value,
            season=chance.choice([0, 0, 4095, chance.randrange(4096)]),
            tags=tuple(sorted(tag.value for tag in Tag if chance.random() < 0.1)),
            attested=tuple(_attested(chance) for _ in range(chance.choice((0, 0, 1, 3)))),
        )


def filter_at_random(
    chance: Random, known: Mapping[Facet, list[Value]]
) -> dict[Facet, frozenset[Value]]:
    """Up to five facets with up to four values each, at times one that nothing has."""
    facets = chance.sample(list(Facet), chance.choice((0, 1, 1, 2, 2, 3, 4, 5)))
    chosen = {}
    for facet in facets:
        values = known[facet]
        some = chance.sample(values, min(len(values), chance.randint(1, 4)))
        chosen[facet] = frozenset(some if chance.random() < 0.9 else ["nothing has this"])
    return chosen


def known_values(listed: Mapping[int, Values]) -> dict[Facet, list[Value]]:
    """Every value that occurs."""
    return {
        facet: sorted({v for has in listed.values() for v in has[facet.value]}, key=str)
        for facet in Facet
    } | {Facet.STATUS: [status.value for status in LISTED]}
