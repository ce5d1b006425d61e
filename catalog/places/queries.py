"""Reading places with what belongs to them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from catalog.db import in_chunks, metadata
from catalog.places.hours import Closing, Span, Timetable
from catalog.places.records import Place, PlaceAct, PlacePhoto, PlaceStock
from catalog.places.rules import near_duplicates, reminder_due
from catalog.places.words import PlaceState

_hours = metadata.tables["place_hours"].c
_closing = metadata.tables["place_closing"].c
_HOURS = columns(_hours.place_id, _hours.weekday, _hours.opens, _hours.closes)
_CLOSINGS = columns(
    _closing.place_id, _closing.first_day, _closing.last_day, _closing.kind, _closing.note
)
_ENDED = (PlaceState.CLOSED, PlaceState.MERGED)


def find_place(session: Session, slug: str) -> Place | None:
    """The place with this slug, in whatever state."""
    return session.exec(select(Place).where(Place.slug == slug)).one_or_none()


def timetable_of(session: Session, place: Place) -> Timetable:
    """When one place is open."""
    return timetables_of(session, [place])[place.id or 0]


def timetables_of(session: Session, places: Sequence[Place]) -> dict[int, Timetable]:
    """When each of these places is open, by its id."""
    spans: dict[int, list[Span]] = defaultdict(list)
    closings: dict[int, list[Closing]] = defaultdict(list)
    for chunk in in_chunks([place.id for place in places]):
        for place_id, *span in session.execute(_HOURS.where(_hours.place_id.in_(chunk))):
            spans[place_id].append(Span(*span))
        for place_id, *shut in session.execute(_CLOSINGS.where(_closing.place_id.in_(chunk))):
            closings[place_id].append(Closing(*shut))
    return {
        i: Timetable(
            tuple(sorted(spans[i])),
            tuple(sorted(closings[i], key=lambda closing: closing.first_day)),
            place.holidays,
        )
        for place in places
        if (i := place.id or 0)
    }


def stock_of(session: Session, place_id: int) -> dict[int, date]:
    """What is on sale there: product's id → the day on which it was last seen."""
    rows = session.exec(select(PlaceStock).where(PlaceStock.place_id == place_id))
    return {row.product_id: row.seen_on for row in rows}


def photos_of(session: Session, place_id: int) -> list[PlacePhoto]:
    """The pictures of a place in their order."""
    query = select(PlacePhoto).where(PlacePhoto.place_id == place_id)
    return list(session.exec(query.order_by(col(PlacePhoto.position), col(PlacePhoto.id))))


def acts_of(session: Session, place_id: int) -> list[PlaceAct]:
    """What happened to a place, newest first."""
    query = select(PlaceAct).where(PlaceAct.place_id == place_id)
    return list(session.exec(query.order_by(col(PlaceAct.id).desc())))


def possible_duplicates(session: Session, place: Place) -> list[Place]:
    """Places of its province that may be the same one; those closed or merged aside."""
    query = select(Place).where(
        Place.province_id == place.province_id, col(Place.state).not_in(_ENDED)
    )
    return near_duplicates(place, session.exec(query.order_by(col(Place.sort_key))))


def places_to_remind_of(session: Session, today: date) -> dict[int, list[Place]]:
    """Public places whose keeper is to be asked to confirm them, by the keeper's account."""
    query = select(Place).where(
        Place.state == PlaceState.PUBLISHED, col(Place.owner_id).is_not(None)
    )
    due: dict[int, list[Place]] = defaultdict(list)
    for place in session.exec(query.order_by(col(Place.sort_key))):
        if place.owner_id is not None and reminder_due(place, today):
            due[place.owner_id].append(place)
    return due
