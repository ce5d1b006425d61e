"""The list of places as GeoJSON (RFC 7946), under the same filters as the page."""

import json
from typing import Any

from flask import Response, request

from catalog.db import reading
from catalog.places.lists import PlaceLine, list_places
from catalog.places.rules import point_of
from ocop_site.api.routes import last_updated
from ocop_site.errors import refused
from ocop_site.kept import kept
from ocop_site.listing import LICENCE, iso, marked, public_address
from ocop_site.register import register
from ocop_site.visit.asked import FILTERS, Asked, read_asked
from ocop_site.visit.routes import blueprint
from search_index.query import BadParameter

_MIMETYPE = "application/geo+json"


@blueprint.get("/places.geojson")
def places_geojson() -> Response:
    """Every place under the filters that has coordinates; longitude comes first."""
    _asked, wrong = _read()
    wrong += [BadParameter(x, request.args[x]) for x in request.args if x not in FILTERS]
    if wrong:
        return refused(wrong)
    told = _collection()
    return Response(told, mimetype=_MIMETYPE) if isinstance(told, str) else told


def _read() -> tuple[Asked, list[BadParameter]]:
    with reading(register().engine) as session:
        return read_asked(session, request.args.to_dict(flat=False))


def _one_address() -> str | None:
    asked, _wrong = _read()
    return None if asked.open_now else asked.address("visit.places_geojson")


@kept(_one_address, _MIMETYPE)
def _collection() -> str:
    now = register().now()
    asked, _wrong = _read()
    with reading(register().engine) as session:
        _total, lines = list_places(session, asked.wish(now), now)
        content = {
            "type": "FeatureCollection",
            "features": [_feature(line) for line in lines if point_of(line.place)],
            "licence": LICENCE,
            "last_updated": last_updated(session),
        }
    return json.dumps(marked(content), ensure_ascii=False)


def _feature(line: PlaceLine) -> dict[str, Any]:
    place = line.place
    return {
        "type": "Feature",
        "id": place.slug,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "name": place.name,
            "kind": place.kind,
            "operator": place.operator or None,
            "address": place.address or None,
            "commune": place.commune or None,
            "province": {"code": line.province.code, "name": line.province.name},
            "certified_products": line.certified,
            "confirmed_on": iso(place.confirmed_on),
            "stale_since": iso(line.stale_since),
            "url": public_address("visit.place", slug=place.slug),
        },
    }
