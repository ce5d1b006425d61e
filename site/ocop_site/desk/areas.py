"""Where the things of the desk lie and whose they are: what `needs` is told for each address."""

from flask import abort
from sqlmodel import Session, col, select

from catalog.accounts.mandates import Area
from catalog.db import reading
from catalog.events.records import Event, EventSite
from catalog.places.records import Place
from ocop_site.register import register


def area_of_place(place_id: int, **_: object) -> Area:
    """The area of the place that an address names; 404 where there is none."""
    with reading(register().engine) as session:
        return area_of(the_place(session, place_id))


def area_of(place: Place) -> Area:
    """The area of a place."""
    return Area(frozenset({place.province_id}), place.owner_id)


def area_of_event(event_id: int, **_: object) -> Area:
    """The area of the event that an address names: the provinces of its sites in use."""
    with reading(register().engine) as session:
        event = the_event(session, event_id)
        sites = select(EventSite.province_id).where(
            EventSite.event_id == event_id, col(EventSite.dropped_at).is_(None)
        )
        return Area(frozenset(session.exec(sites)), event.owner_id)


def the_place(session: Session, place_id: int) -> Place:
    """The place with this id, or 404."""
    return session.get(Place, place_id) or abort(404)


def the_event(session: Session, event_id: int) -> Event:
    """The event with this id, or 404."""
    return session.get(Event, event_id) or abort(404)
