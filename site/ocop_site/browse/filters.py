"""Filters as a page shows them: groups of choices with counts, and chips to take one away."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from flask import url_for
from flask_babel import gettext as _

from catalog.attestations import AttestationKind
from catalog.offers import Capacity, Invoice, Price
from catalog.producers import ProducerKind
from catalog.season import month_name
from catalog.status import Status
from catalog.tags import Tag
from catalog.text import Text
from ocop_site.language import text_of
from search_index.query import UNKNOWN, Facet, SearchRequest, Sort, Value, fixed_values
from search_index.vocabulary import Vocabulary

Counts = Mapping[Facet, Mapping[Value, int]]

_OPEN = {Facet.STARS, Facet.STATUS, Facet.SECTOR}
_FOR_BUYERS = {Facet.CERTIFICATE, Facet.SEASON, Facet.PRICE, Facet.CAPACITY, Facet.INVOICE}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that can be chosen."""

    value: Value
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One facet."""

    name: str
    title: str
    choices: list[Choice]
    open: bool
    for_buyers: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen value and the address of the list without it."""

    label: str
    without: str


def titles() -> dict[Facet, str]:
    """The facets' names, in the order in which they are shown."""
    return {
        Facet.STARS: _("Stars"),
        Facet.STATUS: _("Status"),
        Facet.SECTOR: _("Sector"),
        Facet.SET: _("Product set"),
        Facet.PROVINCE: _("Province (now)"),
        Facet.FORMER_PROVINCE: _("Province (before July 2025)"),
        Facet.KIND: _("Kind of producer"),
        Facet.TAG: _("How it is made"),
        Facet.GI: _("Geographical indication"),
        Facet.CERTIFICATE: _("Other certificates"),
        Facet.SEASON: _("Season"),
        Facet.PRICE: _("Lowest price given"),
        Facet.CAPACITY: _("Capacity a month"),
        Facet.INVOICE: _("VAT invoice"),
    }


def sort_names() -> list[tuple[str, str]]:
    """The orders of a list."""
    return [
        (Sort.RELEVANCE.value, _("Best match")),
        (Sort.STARS.value, _("Most stars")),
        (Sort.NAME.value, _("Name")),
        (Sort.NEWEST.value, _("Newest decision")),
        (Sort.VALID_UNTIL.value, _("Ends soonest")),
    ]


def label(facet: Facet, value: Value, known: Vocabulary) -> str:
    """A value's name in the reader's language."""
    if facet is Facet.STARS:
        return str(_("%(n)s stars", n=value))
    if facet is Facet.PROVINCE:
        return known.provinces[str(value)].name
    if facet is Facet.FORMER_PROVINCE:
        return known.former_provinces[str(value)].name
    return text_of(_text(facet, value, known))


def _text(facet: Facet, value: Value, known: Vocabulary) -> Text:
    if facet is Facet.SECTOR:
        return known.sectors[str(value)]
    if facet is Facet.SET:
        return known.sets[int(value)].name
    if facet is Facet.SEASON:
        return _UNKNOWN_SEASON if value == UNKNOWN else month_name(int(value))
    if facet is Facet.GI:
        return _PROTECTED
    return _LABELLED[facet](str(value)).label


class _Labelled(Protocol):
    @property
    def label(self) -> Text: ...


_LABELLED: dict[Facet, Callable[[str], _Labelled]] = {
    Facet.STATUS: Status,
    Facet.KIND: ProducerKind,
    Facet.CERTIFICATE: AttestationKind,
    Facet.INVOICE: Invoice,
    Facet.CAPACITY: Capacity,
    Facet.PRICE: Price,
    Facet.TAG: Tag,
}
_UNKNOWN_SEASON = Text("Chưa rõ mùa vụ", "Season not known")
_PROTECTED = Text("Có chỉ dẫn địa lý", "Has a geographical indication")


def choices(
    facet: Facet, request: SearchRequest, counts: Counts, known: Vocabulary
) -> list[Choice]:
    """The values of a facet that would show something, and those already chosen."""
    chosen = request.wanted.get(facet, frozenset())
    values = {value for value, count in counts.get(facet, {}).items() if count} | chosen
    return [
        Choice(
            value, label(facet, value, known), counts.get(facet, {}).get(value, 0), value in chosen
        )
        for value in _ordered(facet, values, known)
    ]


def _ordered(facet: Facet, values: set[Value], known: Vocabulary) -> list[Value]:
    in_order: dict[Facet, Iterable[Value]] = {
        Facet.STARS: (5, 4, 3),
        Facet.SECTOR: known.sectors,
        Facet.SET: known.sets,
        Facet.PROVINCE: known.provinces,
        Facet.FORMER_PROVINCE: known.former_provinces,
    }
    return [v for v in in_order.get(facet) or fixed_values(facet) if v in values]


def groups(request: SearchRequest, counts: Counts, known: Vocabulary) -> list[Group]:
    """All facets with their choices."""
    return [
        Group(
            facet.value,
            title,
            choices(facet, request, counts, known),
            open=facet in _OPEN or facet in request.wanted,
            for_buyers=facet in _FOR_BUYERS,
        )
        for facet, title in titles().items()
    ]


def chips(request: SearchRequest, known: Vocabulary) -> list[Chip]:
    """The values chosen, each with the address of the list without it."""
    return [
        Chip(label(facet, value, known), address(request, without=(facet, value)))
        for facet in titles()
        for value in _ordered(facet, set(request.chosen.get(facet, ())), known)
    ]


def address(
    request: SearchRequest,
    *,
    page: int = 1,
    without: tuple[Facet, Value] | None = None,
    endpoint: str = "browse.products",
) -> str:
    """The address of a list: a filter is an address."""
    arguments = _arguments(request, without)
    if page > 1:
        arguments["page"] = page
    return url_for(endpoint, **arguments)  # type: ignore[arg-type]


def export_address(request: SearchRequest, form: str) -> str:
    """The address of the whole list as a file."""
    return url_for("trade.export", form=form, **_arguments(request))  # type: ignore[arg-type]


def _arguments(
    request: SearchRequest, without: tuple[Facet, Value] | None = None
) -> dict[str, object]:
    arguments: dict[str, object] = {"q": request.q} if request.q else {}
    for facet, values in request.chosen.items():
        kept = sorted((v for v in values if (facet, v) != without), key=str)
        if kept:
            arguments[facet.value] = kept
    if request.sort is not Sort.RELEVANCE:
        arguments["sort"] = request.sort.value
    return arguments
