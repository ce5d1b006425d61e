"""The list of places as GeoJSON (RFC 7946), under the same filters as the page."""

from typing import Any

from flask import Response, jsonify, request

from catalog.db import reading
from catalog.places.lists import PlaceLine, list_places
from catalog.places.rules import point_of
from ocop_site.api.routes import last_updated
from ocop_site.errors import refused
from ocop_site.listing import LICENCE, iso, marked, public_address
from ocop_site.register import register
from ocop_site.visit.asked import FILTERS, read_asked
from ocop_site.visit.routes import blueprint
from search_index.query import BadParameter

_MIMETYPE = "application/geo+json"


@blueprint.get("/places.geojson")
def places_geojson() -> Response:
    """Every place under the filters that has coordinates; longitude comes first."""
    now = register().now()
    with reading(register().engine) as session:
        asked, wrong = read_asked(session, request.args.to_dict(flat=False))
        wrong += [BadParameter(x, request.args[x]) for x in request.args if x not in FILTERS]
        if wrong:
            return refused(wrong)
        _total, lines = list_places(session, asked.wish(now), now)
        content = {
            "type": "FeatureCollection",
            "features": [_feature(line) for line in lines if point_of(line.place)],
            "licence": LICENCE,
            "last_updated": last_updated(session),
        }
    answer = jsonify(marked(content))
    answer.mimetype = _MIMETYPE
    return answer


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
