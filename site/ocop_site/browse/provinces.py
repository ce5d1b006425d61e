"""Provinces: what is certified there, who answers for it, where it comes from."""

from dataclasses import dataclass
from typing import Any

from flask import abort, redirect, render_template, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response

from catalog.areas import Area, areas_in
from catalog.coverage import committee_of
from catalog.db import reading
from catalog.offices import Office, offices_for
from catalog.places.finding import places_in
from catalog.units import Unit, find_province, former_names, present_provinces
from ocop_site.browse.filters import Choice, choices
from ocop_site.browse.routes import blueprint
from ocop_site.browse.showing import LOOKED_AT, cards_of, varied
from ocop_site.register import register
from ocop_site.search import find, vocabulary
from search_index.query import Facet, SearchRequest

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class ProvinceLine:
    """One province in the list of all."""

    unit: Unit
    former: list[str]
    count: int


@blueprint.get("/provinces")
def provinces() -> str:
    """Every province with what it was before and how much is certified there."""
    counts = find(SearchRequest(per_page=1)).facets.get(Facet.PROVINCE, {})
    with reading(register().engine) as session:
        former = former_names(session)
        lines = [
            ProvinceLine(unit, _merged(unit, former), counts.get(unit.code, 0))
            for unit in present_provinces(session)
        ]
        return render_template("browse/provinces.html", lines=lines)


@blueprint.get("/provinces/<slug>")
def province(slug: str) -> Response | str:
    """One province; the slug of a former one leads to that which took it over."""
    with reading(register().engine) as session:
        unit = find_province(session, slug)
        if unit is None:
            abort(404)
        if unit.slug != slug:
            return redirect(url_for("browse.province", slug=unit.slug), 301)
        context = _told(session, unit)
        return render_template("browse/province.html", province=unit, **context, **_goods(unit))


def _told(session: Session, unit: Unit) -> dict[str, Any]:
    """What the register knows of a province beside its goods."""
    province_id = unit.id or 0
    offices: list[Office] = [o for o in offices_for(session, province_id) if o.kind == "ocop"]
    areas: list[Area] = areas_in(session, province_id)
    return {
        "former": _merged(unit, former_names(session)),
        "offices": offices,
        "areas": areas,
        "places": places_in(session, province_id),
        "committee": committee_of(session, unit),
    }


def _goods(unit: Unit) -> dict[str, Any]:
    """A choice of its goods, and how many of which set and stars."""
    wanted = SearchRequest(chosen={Facet.PROVINCE: frozenset({unit.code})}, per_page=LOOKED_AT)
    found = find(wanted)
    known = vocabulary()
    sets: list[Choice] = choices(Facet.SET, wanted, found.facets, known)
    return {
        "total": found.total,
        "cards": varied(cards_of(found.ids), _SHOWN),
        "stars": choices(Facet.STARS, wanted, found.facets, known),
        "sets": sorted(sets, key=lambda choice: -choice.count),
        "statuses": found.facets.get(Facet.STATUS, {}),
    }


def _merged(unit: Unit, former: dict[int, list[str]]) -> list[str]:
    """The provinces that were merged into one; none where it stayed as it was."""
    names = former.get(unit.id or 0, [])
    return names if len(names) > 1 else []
