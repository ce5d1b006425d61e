"""The desk: what is one's own, what wants doing, and what lies in the area of an office."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Response, request
from sqlmodel import Session

from catalog.accounts.mandates import Deed
from catalog.db import reading
from catalog.events.held import HeldEvent
from catalog.places.publishing import why_not_public
from catalog.places.records import Place
from catalog.places.words import PlaceState
from catalog.text import Text
from catalog.typed import one_line
from ocop_site.account.signed_in import needs, signed_in_account
from ocop_site.desk.events import reasons_of
from ocop_site.desk.lists import PER_PAGE, Row, Shelf, in_area, named, own
from ocop_site.desk.pages import page
from ocop_site.desk.routes import blueprint
from ocop_site.desk.todo import todo_of
from ocop_site.register import register

_ON_HOME = 10


@blueprint.get("/desk")
@needs(Deed.ENTER_DESK)
def home() -> Response:
    """What is one's own, what wants doing, what lies in one's area."""
    account, today = signed_in_account(), register().today()
    with reading(register().engine) as session:
        mine, theirs = own(session, account), in_area(session, account)
        return page(
            "desk/home.html",
            account=account,
            todo=todo_of(session, mine, theirs, today),
            places=_explained(session, _first(mine.places)),
            events=_events_explained(_next_first(mine.events, today)),
            counts={"places": len(mine.places), "events": len(mine.events)},
            area_places=_explained(session, theirs.places[:_ON_HOME]),
            area_events=_events_explained(_next_first(theirs.events, today)),
            area_counts={"places": len(theirs.places), "events": len(theirs.events)},
            today=today,
        )


def _first(places: Sequence[Place]) -> list[Place]:
    """What is not public yet stands before what is, what has ended last."""
    return sorted(places, key=lambda place: _ORDER[place.state])[:_ON_HOME]


_ORDER = {
    PlaceState.UNPUBLISHED: 0,
    PlaceState.DRAFT: 1,
    PlaceState.PUBLISHED: 2,
    PlaceState.CLOSED: 3,
    PlaceState.MERGED: 4,
}


def _next_first(events: Sequence[HeldEvent], today: date) -> list[HeldEvent]:
    """What is coming by its day, then what has no days yet, then what is over."""

    def order(event: HeldEvent) -> tuple[int, date]:
        span = event.time_on(today)
        if span:
            return 0, span.first
        return (2, date.max - (event.first_day - date.min)) if event.sites else (1, date.max)

    return sorted(events, key=order)[:_ON_HOME]


def _explained(session: Session, places: Sequence[Place]) -> list[tuple[Place, list[Text]]]:
    """Places with why they are not public; of public ones nothing is asked."""
    today = register().today()
    return [
        (place, why_not_public(session, place, today) if place.state is PlaceState.DRAFT else [])
        for place in places
    ]


def _events_explained(events: Sequence[HeldEvent]) -> list[tuple[HeldEvent, list[Text]]]:
    return [(event, reasons_of(event)) for event in events]


@blueprint.get("/desk/places")
@needs(Deed.ENTER_DESK)
def places() -> Response:
    """All places of one's own, or of one's area, by name."""
    with reading(register().engine) as session:
        shelf = _shelf(session)
        shown, listed = _part(shelf.places)
        return page("desk/list.html", kind="places", rows=_explained(session, shown), **listed)


@blueprint.get("/desk/events")
@needs(Deed.ENTER_DESK)
def events() -> Response:
    """All events of one's own, or of one's area, by name."""
    with reading(register().engine) as session:
        shelf = _shelf(session)
        shown, listed = _part(shelf.events)
        return page("desk/list.html", kind="events", rows=_events_explained(shown), **listed)


def _shelf(session: Session) -> Shelf:
    account = signed_in_account()
    return (in_area if request.args.get("of") == "area" else own)(session, account)


def _part(rows: Sequence[Row]) -> tuple[list[Row], dict[str, Any]]:
    """One page of those whose name holds the words asked for, and what the page says of it."""
    wanted = one_line(request.args.get("q", ""))[:100]
    found = named(rows, wanted)
    pages = max(1, -(-len(found) // PER_PAGE))
    typed = request.args.get("page", "1")
    number = min(int(typed), pages) if typed.isascii() and typed.isdecimal() else 1
    start = (max(number, 1) - 1) * PER_PAGE
    listed: dict[str, Any] = {
        "total": len(found),
        "wanted": wanted,
        "of": "area" if request.args.get("of") == "area" else None,
        "number": max(number, 1),
        "pages": pages,
        "today": register().today(),
    }
    return found[start : start + PER_PAGE], listed
