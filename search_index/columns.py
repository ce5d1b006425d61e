"""All listed products of one day as columns, and each facet value as a set of bits.

Products are numbered in the order in which lists show them (most stars first, then by name).
A set of products is one Python integer with a bit for each number, so that filtering is `&`,
counting is `bit_count`, and the first page are the lowest bits. A status is never stored: it
is computed here from the dates, for the day asked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from catalog.attestations import RIGHTS, AttestationKind
from catalog.season import months_of
from catalog.status import Facts, Status, facts_of_columns, status_on
from search_index.documents import CertificateDates, ListedProduct
from search_index.query import LISTED, UNKNOWN, Facet, Sort, Value

Bits = int
"""A set of products: bit n stands for the product with number n."""


@dataclass(frozen=True, slots=True)
class Column:
    """One product on the day: what lists filter and order by."""

    product: ListedProduct
    certificate: CertificateDates
    status: Status


@lru_cache(maxsize=65536)
def _facts(certificate: CertificateDates) -> Facts:
    return facts_of_columns(certificate)


def _on(product: ListedProduct, day: date) -> Column | None:
    """The product as its speaking certificate has it: the newest one issued by that day."""
    spoken = next((c for c in product.certificates if c.issued_on <= day), None)
    if spoken is None:
        return None
    return Column(product, spoken, status_on(_facts(spoken), day))


class Columns:
    """The products listed on a day, numbered, with the bits of every facet value."""

    def __init__(
        self, products: Iterable[ListedProduct], day: date, before: "Columns | None" = None
    ) -> None:
        """`before` are the columns before a change: what is the same object is not read again."""
        self.day = day
        same_day = before is not None and before.day == day
        known = {id(c.product): c for c in before.rows} if before and same_day else {}
        found = (known.get(id(product)) or _on(product, day) for product in products)
        self.rows: list[Column] = sorted(
            (c for c in found if c and c.status in LISTED), key=_default_order
        )
        self.numbers = {column.product.id: n for n, column in enumerate(self.rows)}
        self.everything: Bits = (1 << len(self.rows)) - 1
        self.facets: dict[Facet, dict[Value, Bits]] = {
            facet: self._bits_by_value(facet) for facet in Facet
        }
        statuses = self.facets[Facet.STATUS]
        self.in_force: Bits = statuses.get(Status.VALID.value, 0) | statuses.get(
            Status.EXTENDED.value, 0
        )
        self._orders: dict[Sort, list[int]] = {}

    def _bits_by_value(self, facet: Facet) -> dict[Value, Bits]:
        members: dict[Value, list[int]] = {}
        for number, values in enumerate(self._values(facet)):
            for value in values:
                members.setdefault(value, []).append(number)
        members.pop("", None)
        return {value: self.bits(members[value]) for value in sorted(members, key=str)}

    def _values(self, facet: Facet) -> Iterator[Iterable[Value]]:
        """The values that each product has in a facet."""
        if facet in _KEYS:
            key = _KEYS[facet]
            return ((key(column),) for column in self.rows)
        several = _SEVERAL[facet]
        return (several(column.product, self.day) for column in self.rows)

    def bits(self, numbers: Iterable[int]) -> Bits:
        """The set of these numbers."""
        octets = bytearray(len(self.rows) // 8 + 1)
        for number in numbers:
            octets[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(octets, "little")

    def chosen(self, wanted: Mapping[Facet, frozenset[Value]]) -> dict[Facet, Bits]:
        """For each facet with values chosen, the products that have any of them."""
        return {
            facet: any_of(self.facets[facet].get(value, 0) for value in values)
            for facet, values in wanted.items()
        }

    def ordered(self, within: Bits, sort: Sort) -> Iterator[int]:
        """The numbers in a set, in an order of the list."""
        if sort in (Sort.STARS, Sort.RELEVANCE):
            return lowest_first(within)
        octets = within.to_bytes(len(self.rows) // 8 + 1, "little")
        return (n for n in self._order(sort) if octets[n >> 3] >> (n & 7) & 1)

    def _order(self, sort: Sort) -> list[int]:
        if sort not in self._orders:
            key = _SORT_KEYS[sort]
            self._orders[sort] = sorted(range(len(self.rows)), key=lambda n: key(self.rows[n]))
        return self._orders[sort]


def any_of(sets: Iterable[Bits]) -> Bits:
    """The products in any of the sets."""
    found = 0
    for bits in sets:
        found |= bits
    return found


def lowest_first(bits: Bits) -> Iterator[int]:
    """The numbers in a set from the lowest; the set is cut up so that each step is cheap."""
    base = 0
    while bits:
        word = bits & _WORD
        while word:
            lowest = word & -word
            yield base + lowest.bit_length() - 1
            word ^= lowest
        bits >>= _WORD_BITS
        base += _WORD_BITS


_WORD_BITS = 960
_WORD = (1 << _WORD_BITS) - 1


def _default_order(column: Column) -> tuple[Any, ...]:
    return -column.certificate.stars, column.product.sort_key, column.product.id


_KEYS: dict[Facet, Callable[[Column], Value]] = {
    Facet.STARS: lambda column: column.certificate.stars,
    Facet.PROVINCE: lambda column: column.product.province,
    Facet.FORMER_PROVINCE: lambda column: column.product.former_province,
    Facet.SECTOR: lambda column: column.product.sector,
    Facet.SET: lambda column: column.product.set_no,
    Facet.STATUS: lambda column: column.status.value,
    Facet.KIND: lambda column: column.product.kind,
    Facet.INVOICE: lambda column: column.product.invoice,
    Facet.CAPACITY: lambda column: column.product.capacity,
    Facet.PRICE: lambda column: column.product.price,
}


def _certified(product: ListedProduct, day: date) -> set[Value]:
    return _held(product, day) - RIGHTS


def _indicated(product: ListedProduct, day: date) -> Iterable[Value]:
    return ("yes",) if AttestationKind.GI in _held(product, day) else ()


def _held(product: ListedProduct, day: date) -> set[Value]:
    return {held.kind for held in product.attested if held.until is None or day <= held.until}


@lru_cache(maxsize=4096)
def _months(season: int) -> tuple[Value, ...]:
    return tuple(months_of(season)) or (UNKNOWN,)


_SEVERAL: dict[Facet, Callable[[ListedProduct, date], Iterable[Value]]] = {
    Facet.CERTIFICATE: _certified,
    Facet.GI: _indicated,
    Facet.SEASON: lambda product, _day: _months(product.season),
    Facet.TAG: lambda product, _day: product.tags,
}
"""Facets in which a product may have several values, or none."""

_SORT_KEYS: dict[Sort, Callable[[Column], Any]] = {
    Sort.NAME: lambda column: (column.product.sort_key, column.product.id),
    Sort.NEWEST: lambda column: -column.certificate.issued_on.toordinal(),
    Sort.VALID_UNTIL: lambda column: column.certificate.last_day,
}
