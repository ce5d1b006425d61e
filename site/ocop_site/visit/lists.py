"""The list of places, and the country's map beside it."""

from typing import Any

from flask import abort, render_template, request
from sqlmodel import Session

from catalog.db import reading
from catalog.map_tiles import Country, Tile, country_tiles
from catalog.places.lists import PlaceWish, count_by, list_places
from catalog.places.words import PlaceKind
from catalog.units import Unit, present_provinces
from ocop_site.browse.filters import Choice
from ocop_site.language import text_of
from ocop_site.register import register
from ocop_site.visit.asked import Asked, read_asked
from ocop_site.visit.routes import blueprint

PER_PAGE = 24


@blueprint.get("/places")
def places() -> str:
    """Places under filters, in Vietnamese order, then their map."""
    now = register().now()
    with reading(register().engine) as session:
        asked, _wrong = read_asked(session, request.args.to_dict(flat=False))
        wish, start = asked.wish(now), (asked.page - 1) * PER_PAGE
        total, lines = list_places(session, wish, now, start=start, most=PER_PAGE)
        pages = max(1, -(-total // PER_PAGE))
        if asked.page > pages:
            abort(404)
        return render_template(
            "visit/places.html",
            asked=asked,
            total=total,
            lines=lines,
            map=country_map(session, wish),
            **choices_of(session, asked, wish),
            **_paging(asked, pages),
        )


def choices_of(session: Session, asked: Asked, wish: PlaceWish) -> dict[str, list[Choice]]:
    """What a list can be narrowed by, with counts; a value without a place is not offered."""
    by_kind = count_by(session, "kind", wish)
    by_province = count_by(session, "province_id", wish)
    return {
        "kinds": [
            Choice(kind.value, text_of(kind.label), by_kind.get(kind, 0), kind is asked.kind)
            for kind in PlaceKind
            if kind in by_kind or kind is asked.kind
        ],
        "provinces": [
            Choice(unit.slug, unit.name, by_province.get(unit.id, 0), unit == asked.province)
            for unit in present_provinces(session)
            if unit.id in by_province or unit == asked.province
        ],
    }


def country_map(session: Session, wish: PlaceWish) -> dict[str, Any]:
    """The map of the country: for each tile its province and how many places there are."""
    counts = count_by(session, "province_id", wish)
    units = {unit.code: unit for unit in present_provinces(session)}
    country: Country = country_tiles()
    tiles: list[tuple[Tile, Unit, int]] = [
        (tile, units[tile.code], counts.get(units[tile.code].id, 0)) for tile in country.tiles
    ]
    return {"tiles": tiles, "archipelagos": country.archipelagos, "units": units}


def _paging(asked: Asked, pages: int) -> dict[str, Any]:
    """What `browse/paging.html` shows."""
    here, endpoint = asked.page, "visit.places"
    return {
        "pages": pages,
        "page_number": here,
        "previous_page": asked.address(endpoint, here - 1) if here > 1 else None,
        "next_page": asked.address(endpoint, here + 1) if here < pages else None,
    }
