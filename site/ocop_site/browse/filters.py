"""Filters as a page shows them: groups of choices with counts, and chips to take one away."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from catalog.status import Status
from ocop_site.language import current_language
from search_index.query import Facet, SearchRequest, Sort, Value
from search_index.vocabulary import Vocabulary

Counts = Mapping[Facet, Mapping[Value, int]]

_OPEN = {Facet.STARS, Facet.STATUS, Facet.SECTOR}


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
        Facet.PROVINCE: _("Province (now)"),
        Facet.FORMER_PROVINCE: _("Province (before July 2025)"),
        Facet.SET: _("Product set"),
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
    language = current_language()
    if facet is Facet.STARS:
        return str(_("%(n)s stars", n=value))
    if facet is Facet.STATUS:
        return Status(str(value)).label.in_language(language)
    if facet is Facet.SECTOR:
        return known.sectors[str(value)].in_language(language)
    if facet is Facet.SET:
        return known.sets[int(value)].name.in_language(language)
    provinces = known.provinces if facet is Facet.PROVINCE else known.former_provinces
    return provinces[str(value)].name


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
    if facet is Facet.STARS:
        return sorted(values, reverse=True, key=str)
    order: dict[Value, int] = {}
    if facet is Facet.STATUS:
        order = {status.value: place for place, status in enumerate(Status)}
    elif facet is Facet.SECTOR:
        order = {number: place for place, number in enumerate(known.sectors)}
    elif facet is Facet.SET:
        order = {number: number for number in known.sets}
    else:
        provinces = known.provinces if facet is Facet.PROVINCE else known.former_provinces
        order = {key: place for place, key in enumerate(provinces)}
    return sorted(values, key=lambda value: order[value])


def groups(request: SearchRequest, counts: Counts, known: Vocabulary) -> list[Group]:
    """All facets with their choices."""
    return [
        Group(
            facet.value,
            title,
            choices(facet, request, counts, known),
            open=facet in _OPEN or facet in request.wanted,
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
    arguments: dict[str, object] = {"q": request.q} if request.q else {}
    for facet, values in request.chosen.items():
        kept = sorted((v for v in values if (facet, v) != without), key=str)
        if kept:
            arguments[facet.value] = kept
    if request.sort is not Sort.RELEVANCE:
        arguments["sort"] = request.sort.value
    if page > 1:
        arguments["page"] = page
    return url_for(endpoint, **arguments)  # type: ignore[arg-type]
