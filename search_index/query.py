"""Read what people type and click into a request that any engine can answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from catalog.attestations import RIGHTS, AttestationKind
from catalog.codes import Level, MistypedCode, parse_code
from catalog.offers import Capacity, Invoice, Price
from catalog.producers import ProducerKind
from catalog.status import Status
from catalog.tags import Tag
from search_index.vocabulary import Vocabulary
from search_index.wording import ALL_STARS, Wording, read_wording

LONGEST_Q = 100
PER_PAGE = 24
MOST_PER_PAGE = 100
LAST_PAGE = 10_000

LISTED = (Status.VALID, Status.EXTENDED, Status.LAPSED, Status.SUSPENDED, Status.WITHDRAWN)
"""What a product can be in lists."""


class Facet(StrEnum):
    """What lists are filtered by; the words are those of addresses and JSON."""

    STARS = "stars"
    PROVINCE = "province"
    FORMER_PROVINCE = "former_province"
    SECTOR = "sector"
    SET = "set"
    STATUS = "status"
    KIND = "kind"
    CERTIFICATE = "certificate"
    GI = "gi"
    INVOICE = "invoice"
    CAPACITY = "capacity"
    SEASON = "season"
    PRICE = "price"
    TAG = "tag"


class Sort(StrEnum):
    """How a list is ordered."""

    RELEVANCE = "relevance"
    STARS = "stars"
    NAME = "name"
    NEWEST = "newest"
    VALID_UNTIL = "valid_until"


Value = str | int
"""A facet's value: stars, sets and months are numbers, all else are words."""

UNKNOWN = "unknown"
"""The value of goods of which a producer has not told; never the same as "no"."""


@dataclass(frozen=True)
class SearchRequest:
    """What is looked for. `chosen` holds the values chosen in each facet: any of them will do."""

    q: str = ""
    chosen: Mapping[Facet, frozenset[Value]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = PER_PAGE

    @property
    def asks_words(self) -> bool:
        """Whether anything was typed."""
        return bool(self.q)

    @cached_property
    def wording(self) -> Wording:
        """What the words typed stand for; "4 sao" is no word but a filter."""
        return read_wording(self.q)

    @cached_property
    def code(self) -> str | None:
        """The product code that was typed, if the words are one."""
        try:
            code = parse_code(self.q)
        except MistypedCode:
            return None
        return code.value.casefold() if code.level is Level.PRODUCT else None

    @cached_property
    def wanted(self) -> dict[Facet, frozenset[Value]]:
        """The values chosen, with the stars that were typed among the words."""
        typed: frozenset[Value] = self.wording.stars
        wanted = {facet: values for facet, values in self.chosen.items() if values}
        if typed and Facet.STARS not in wanted:
            wanted[Facet.STARS] = typed
        return wanted

    @property
    def asks_only_stars(self) -> bool:
        """Whether the words typed are a filter and nothing else: "5 sao"."""
        return not self.wording.parts and bool(self.wording.stars)

    @property
    def ranks_by_words(self) -> bool:
        """Whether the order comes from the words."""
        return self.asks_words and self.sort is Sort.RELEVANCE

    @property
    def only_in_force(self) -> bool:
        """Without words and a status chosen, a list holds what is in force today."""
        return not self.asks_words and Facet.STATUS not in self.wanted


@dataclass(frozen=True, slots=True)
class BadParameter:
    """A parameter whose value means nothing here."""

    name: str
    value: str


Parameters = Mapping[str, Sequence[str]]


def read_request(
    parameters: Parameters, vocabulary: Vocabulary, per_page: int = PER_PAGE
) -> tuple[SearchRequest, list[BadParameter]]:
    """The request that parameters of an address mean, and those of them that mean nothing.

    A page may leave the latter aside; an interface for machines refuses them.
    """
    wrong: list[BadParameter] = []
    chosen = {facet: _chosen(facet, parameters, vocabulary, wrong) for facet in Facet}
    q = " ".join(_last(parameters, "q").replace("\x00", " ").split())[:LONGEST_Q]
    request = SearchRequest(
        q=q,
        chosen={facet: values for facet, values in chosen.items() if values},
        sort=_sort(parameters, wrong),
        page=_number(parameters, "page", 1, LAST_PAGE, wrong),
        per_page=_number(parameters, "per_page", per_page, MOST_PER_PAGE, wrong),
    )
    return request, wrong


def _last(parameters: Parameters, name: str) -> str:
    values = parameters.get(name) or ("",)
    return values[-1]


def _chosen(
    facet: Facet, parameters: Parameters, vocabulary: Vocabulary, wrong: list[BadParameter]
) -> frozenset[Value]:
    found: set[Value] = set()
    for typed in _split(parameters.get(facet.value, ())):
        value = _value(facet, typed, vocabulary)
        if value is None:
            wrong.append(BadParameter(facet.value, typed))
        else:
            found.add(value)
    return frozenset(found)


def _split(typed: Sequence[str]) -> Iterator[str]:
    for part in (part.strip() for value in typed for part in value.split(",")):
        if part:
            yield part[:LONGEST_Q]


def _value(facet: Facet, typed: str, vocabulary: Vocabulary) -> Value | None:
    return accepted(facet, vocabulary).get(typed.casefold())


def accepted(facet: Facet, vocabulary: Vocabulary) -> Mapping[str, Value]:
    """The words that a facet's parameter takes, each with the value that it means."""
    from_register: dict[Facet, Mapping[str, Value]] = {
        Facet.PROVINCE: vocabulary.province_codes,
        Facet.FORMER_PROVINCE: vocabulary.former_slugs,
        Facet.SECTOR: vocabulary.sector_numbers,
        Facet.SET: vocabulary.set_numbers,
    }
    return from_register.get(facet) or _FIXED[facet]


_ALL_STARS: dict[str, Value] = {str(stars): stars for stars in ALL_STARS}
_FIXED: dict[Facet, dict[str, Value]] = {
    Facet.STARS: _ALL_STARS,
    Facet.STATUS: {status.value: status.value for status in LISTED},
    Facet.KIND: {kind.value: kind.value for kind in ProducerKind},
    Facet.CERTIFICATE: {k.value: k.value for k in AttestationKind if k not in RIGHTS},
    Facet.GI: {"yes": "yes"},
    Facet.INVOICE: {invoice.value: invoice.value for invoice in Invoice},
    Facet.CAPACITY: {capacity.value: capacity.value for capacity in Capacity},
    Facet.SEASON: {**{str(month): month for month in range(1, 13)}, UNKNOWN: UNKNOWN},
    Facet.PRICE: {price.value: price.value for price in Price},
    Facet.TAG: {tag.value: tag.value for tag in Tag},
}
"""The facets whose values do not come from the register, by the word in the address."""


def fixed_values(facet: Facet) -> Iterable[Value]:
    """The values of a facet that the register does not make, in the order of lists."""
    return _FIXED[facet].values()


def _sort(parameters: Parameters, wrong: list[BadParameter]) -> Sort:
    typed = _last(parameters, "sort")
    if not typed:
        return Sort.RELEVANCE
    try:
        return Sort(typed)
    except ValueError:
        wrong.append(BadParameter("sort", typed[:LONGEST_Q]))
        return Sort.RELEVANCE


def _number(
    parameters: Parameters, name: str, default: int, most: int, wrong: list[BadParameter]
) -> int:
    typed = _last(parameters, name)
    if not typed:
        return default
    if typed.isascii() and typed.isdecimal() and len(typed) <= 6 and 1 <= int(typed) <= most:
        return int(typed)
    wrong.append(BadParameter(name, typed[:LONGEST_Q]))
    return default
