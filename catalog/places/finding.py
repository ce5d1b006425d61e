"""Where a product is to be found: public places that have it."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from catalog.places.records import Place, PlaceStock
from catalog.places.words import PlaceState
from catalog.units import Unit


@dataclass(frozen=True, slots=True)
class FoundAt:
    """A public place that has a product, and the day on which it was last seen there."""

    place: Place
    province: Unit
    seen_on: date


def places_with(session: Session, product_id: int) -> list[FoundAt]:
    """The public places that have a product, those where it was seen last first."""
    query = (
        select(PlaceStock, Place, Unit)
        .join(Place, col(Place.id) == PlaceStock.place_id)
        .join(Unit, col(Unit.id) == Place.province_id)
        .where(PlaceStock.product_id == product_id, Place.state == PlaceState.PUBLISHED)
        .order_by(col(PlaceStock.seen_on).desc(), col(Place.sort_key))
    )
    return [FoundAt(place, unit, row.seen_on) for row, place, unit in session.exec(query)]


def places_in(session: Session, province_id: int) -> list[Place]:
    """The public places of a present province in Vietnamese order."""
    query = select(Place).where(
        Place.province_id == province_id, Place.state == PlaceState.PUBLISHED
    )
    return list(session.exec(query.order_by(col(Place.sort_key))))


def public_slugs(session: Session) -> list[str]:
    """The slugs of all public places in Vietnamese order of their names."""
    query = select(Place.slug).where(Place.state == PlaceState.PUBLISHED)
    return list(session.exec(query.order_by(col(Place.sort_key))))
