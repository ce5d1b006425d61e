"""A place in the words of schema.org."""

from typing import Any

from catalog.places.hours import MIDNIGHT, Timetable
from catalog.places.records import Place
from catalog.places.rules import point_of
from catalog.places.words import PlaceKind, PlaceState
from catalog.units import Unit
from ocop_site.jsonld import Thing
from ocop_site.listing import public_address
from ocop_site.visit.routes import blueprint

_STORES = frozenset(
    {
        PlaceKind.OCOP_POINT,
        PlaceKind.OCOP_CAFE,
        PlaceKind.SHOP,
        PlaceKind.SUPERMARKET,
    }
)
"""Kinds that are one business; the rest are places in which several sell."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@blueprint.app_template_global("place_data")
def place_data(place: Place, province: Unit, table: Timetable) -> Thing:
    """A place that is not closed for good, as far as it is recorded."""
    address = public_address("visit.place", slug=place.slug)
    standing = place.state is PlaceState.PUBLISHED
    found: dict[str, Any] = {
        "@type": "Store" if place.kind in _STORES else "Place",
        "@id": address,
        "name": place.name,
        "url": address,
        "address": _postal(place, province),
        "telephone": place.phone or None,
        "geo": _geo(place),
        "openingHoursSpecification": _hours(table) if standing else None,
    }
    return {name: value for name, value in found.items() if value}


def _postal(place: Place, province: Unit) -> Thing:
    found = {
        "@type": "PostalAddress",
        "streetAddress": place.address,
        "addressLocality": place.commune,
        "addressRegion": province.name,
        "addressCountry": "VN",
    }
    return {name: value for name, value in found.items() if value}


def _geo(place: Place) -> Thing | None:
    point = point_of(place)
    if point is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": point.latitude,
        "longitude": point.longitude,
    }


def _hours(table: Timetable) -> list[Thing]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"https://schema.org/{_DAYS[span.weekday]}",
            "opens": span.opens,
            "closes": "23:59" if span.closes == MIDNIGHT else span.closes,
        }
        for span in table.hours
    ]
