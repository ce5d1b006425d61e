"""All listed products of one day as columns, and each facet value as a set of bits.

Products are numbered in the order in which lists show them (most stars first, then by name).
A set of products is one Python integer with a bit for each number, so that filtering is `&`,
counting is `bit_count`, and the first page are the lowest bits. A status is never stored: it
is computed here from the dates, for the day asked.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from catalog.attestations import RIGHTS, AttestationKind
from catalog.season import months_of
from catalog.status import Facts, Status, facts_of_columns, status_on
from search_index.documents import CertificateDates, ListedProduct
from search_index.following import moved
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


def _listed(product: ListedProduct, day: date) -> Column | None:
    column = _on(product, day)
    return column if column and column.status in LISTED else None


class Columns:
    """The products listed on a day, numbered, with the bits of every facet value."""

    def __init__(
        self, products: Iterable[ListedProduct], day: date, before: "Columns | None" = None
    ) -> None:
        """`before` are the columns before a change, followed where few products changed."""
        self.day = day
        self.rows: list[Column]
        self.facets: dict[Facet, dict[Value, Bits]]
        if before is None or before.day != day or not self._follow(before, list(products)):
            listed = (_listed(product, day) for product in products)
            self.rows = sorted((c for c in listed if c), key=_default_order)
            self.facets = {facet: self._bits_by_value(facet) for facet in Facet}
        self.numbers = {column.product.id: n for n, column in enumerate(self.rows)}
        self.everything: Bits = (1 << len(self.rows)) - 1
        statuses = self.facets[Facet.STATUS]
        self.in_force: Bits = statuses.get(Status.VALID.value, 0) | statuses.get(
            Status.EXTENDED.value, 0
        )
        self._orders: dict[Sort, list[int]] = {}

    def _follow(self, before: "Columns", products: Sequence[ListedProduct]) -> bool:
        """Take over the columns before a change, but for the products that are other objects now.

        False where so many changed that to begin anew is quicker.
        """
        known = {id(column.product) for column in before.rows}
        now = {id(product) for product in products}
        gone = [n for n, column in enumerate(before.rows) if id(column.product) not in now]
        new = (_listed(p, self.day) for p in products if id(p) not in known)
        fresh = sorted((column for column in new if column), key=_default_order)
        if len(gone) + len(fresh) > _MOST_FOLLOWED:
            return False
        self.rows = list(before.rows)
        for number in reversed(gone):
            del self.rows[number]
        places = []
        for column in fresh:
            places.append(bisect_left(self.rows, _default_order(column), key=_default_order))
            self.rows.insert(places[-1], column)
        self.facets = {}
        for facet, sets in before.facets.items():
            followed = {value: moved(bits, gone, places) for value, bits in sets.items()}
            for number, column in zip(places, fresh, strict=True):
                for value in _values(facet, column, self.day):
                    followed[value] = followed.get(value, 0) | 1 << number
            self.facets[facet] = {value: followed[value] for value in _in_order(followed)}
        return True

    def _bits_by_value(self, facet: Facet) -> dict[Value, Bits]:
        members: dict[Value, list[int]] = {}
        for number, column in enumerate(self.rows):
            for value in _values(facet, column, self.day):
                members.setdefault(value, []).append(number)
        return {value: self.bits(members[value]) for value in _in_order(members)}

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


_MOST_FOLLOWED = 64
"""Products gone and come; each costs two moves of every value's bits."""

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


def _values(facet: Facet, column: Column, day: date) -> Iterable[Value]:
    """The values that a product has in a facet."""
    if facet in _KEYS:
        return (_KEYS[facet](column),)
    return _SEVERAL[facet](column.product, day)


def _in_order(sets: Mapping[Value, Bits | list[int]]) -> list[Value]:
    """The values that any product has, in the order of their words."""
    return sorted((value for value, some in sets.items() if some and value != ""), key=str)


_SORT_KEYS: dict[Sort, Callable[[Column], Any]] = {
    Sort.NAME: lambda column: (column.product.sort_key, column.product.id),
    Sort.NEWEST: lambda column: -column.certificate.issued_on.toordinal(),
    Sort.VALID_UNTIL: lambda column: column.certificate.last_day,
}
