"""From where people look for places: communes and provinces, with their middle.

The register knows no borders. The middle of a commune is that of the public places in it, near
enough to sort by; so of the register's communes those without a place have none.
"""

from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean

from sqlmodel import Session, col, select

from catalog.places.geography import Point
from catalog.places.records import Place
from catalog.places.words import PlaceState
from catalog.text import slugify, sort_key
from catalog.units import CURRENT_LIST, Unit, UnitLevel


@dataclass(frozen=True, slots=True)
class Start:
    """A commune to start from; `places` counts the public ones in it."""

    slug: str
    name: str
    middle: Point | None
    places: int


def communes_of(session: Session, province_id: int) -> list[Start]:
    """The communes of a present province, in Vietnamese order: those that have public places,
    and those of the list of communes where one was entered.
    """
    found: dict[str, list[Place]] = defaultdict(list)
    names: dict[str, str] = {}
    for place in _public(session, province_id):
        if place.commune:
            slug = slugify(place.commune)
            found[slug].append(place)
            names.setdefault(slug, place.commune)
    for unit in _listed(session, province_id):
        name = f"{unit.kind} {unit.name}"
        names[slugify(name)] = name
    starts = [
        Start(slug, name, _middle(found[slug]), len(found[slug])) for slug, name in names.items()
    ]
    return sorted(starts, key=lambda start: sort_key(start.name.partition(" ")[2] or start.name))


def middle_of(session: Session, province_id: int) -> Point | None:
    """The middle of the public places of a province; None where none has coordinates."""
    return _middle(_public(session, province_id))


def _public(session: Session, province_id: int) -> list[Place]:
    query = select(Place).where(
        Place.province_id == province_id, Place.state == PlaceState.PUBLISHED
    )
    return list(session.exec(query))


def _listed(session: Session, province_id: int) -> list[Unit]:
    query = select(Unit).where(
        Unit.level == UnitLevel.COMMUNE,
        Unit.list_version == CURRENT_LIST,
        col(Unit.parent_id) == province_id,
    )
    return list(session.exec(query))


def _middle(places: list[Place]) -> Point | None:
    points = [
        (place.latitude, place.longitude)
        for place in places
        if place.latitude is not None and place.longitude is not None
    ]
    if not points:
        return None
    return Point(fmean(x for x, _ in points), fmean(y for _, y in points))
