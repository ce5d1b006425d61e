"""What the page on data offers: files, feeds, questions with examples that work."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from ocop_site.api.operations import OPERATIONS, Operation
from ocop_site.search import find
from ocop_site.trade.exporting import FORMS
from search_index.query import LISTED, SearchRequest

NAMES = {"csv": "CSV", "xlsx": "Excel", "json": "JSON", "atom": "Atom", "ics": "iCalendar"}


@dataclass(frozen=True, slots=True)
class Link:
    """One file: what it is called, where it is, its media type."""

    name: str
    address: str
    mimetype: str


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that can be taken away, in one or more forms."""

    title: str
    said: str
    links: tuple[Link, ...]


def files() -> list[Offered]:
    """Whole files; none is made beforehand, each is of the moment."""
    everything = {"status": [status.value for status in LISTED]}
    return [
        Offered(
            _("Products in force today"),
            _("Everything that holds stars today, with what producers tell buyers."),
            _forms({}),
        ),
        Offered(
            _("All products, also of the past"),
            _("With those lapsed, suspended or withdrawn, each with its status."),
            _forms(everything),
        ),
        Offered(
            _("Places"),
            _("Where certified goods are on sale, with coordinates."),
            (Link("GeoJSON", url_for("visit.places_geojson"), "application/geo+json"),),
        ),
        Offered(
            _("Lapsed certificates"),
            _("By last valid day."),
            (_csv("trade.register_file", name="lapsed"),),
        ),
        Offered(
            _("Withdrawn certificates"),
            _("With decision, day and reason."),
            (_csv("trade.register_file", name="withdrawn"),),
        ),
        Offered(
            _("Statistics"),
            _("By province, set, stars and kind of producer, as of any day."),
            (_csv("statistics.sheet"),),
        ),
    ]


def _forms(arguments: dict[str, list[str]]) -> tuple[Link, ...]:
    return tuple(
        Link(NAMES[form], url_for("trade.export", form=form, **arguments), mimetype)  # type: ignore[arg-type]
        for form, mimetype in FORMS.items()
    )


def _csv(endpoint: str, **values: str) -> Link:
    return Link(NAMES["csv"], url_for(endpoint, **values), FORMS["csv"])  # type: ignore[arg-type]


def feeds() -> list[Offered]:
    """What is new, for feed readers and programs that look in from time to time."""
    told = (
        ("feeds.certified", _("Newly certified"), _("Under any filter of the catalogue.")),
        ("feeds.lapsed", _("Lapsed"), _("On the day after the last valid one.")),
        ("feeds.withdrawn", _("Withdrawn"), _("With decision and reason.")),
    )
    return [
        *(
            Offered(title, said, (Link(NAMES["atom"], url_for(endpoint), "application/atom+xml"),))
            for endpoint, title, said in told
        ),
        Offered(
            _("Fairs and events"),
            _("Of the country, or of a kind, a province, a place, one event."),
            (
                Link(NAMES["ics"], url_for("visit.fairs_calendar"), "text/calendar"),
                Link(NAMES["atom"], url_for("visit.fairs_feed"), "application/atom+xml"),
            ),
        ),
    ]


@dataclass(frozen=True, slots=True)
class Question:
    """One operation of the interface and an address that answers it here and now."""

    operation: Operation
    example: str


def questions(known: Mapping[str, str]) -> list[Question]:
    """Every operation with an example out of this very register; without one, its path.

    `known` holds what examples name: a product's code, a producer's slug …; blank where there is
    none. An empty register gives no example of anything.
    """
    return [Question(one, _example(one, known)) for one in OPERATIONS]


def _example(operation: Operation, known: Mapping[str, str]) -> str:
    named = ["code", *re.findall(r"\{(\w+)\}", operation.example)]
    complete = all(known.get(name) for name in named)
    return operation.example.format(**known) if complete else operation.path


def first_in_force() -> int | None:
    """The product that examples show: the first of the catalogue."""
    return next(iter(find(SearchRequest(per_page=1)).ids), None)
