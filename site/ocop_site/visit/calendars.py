"""Calendars: all events, one event, those of a place or of a province."""

from flask import abort
from flask_babel import gettext as _
from sqlmodel import Session

from catalog.db import reading
from catalog.events.held import HeldEvent
from catalog.events.reading import SHOWN, Wanted, events_told, find_event, load_events
from catalog.events.records import Event
from catalog.events.words import EventState
from catalog.places.queries import find_place
from catalog.places.records import Place
from catalog.places.words import PlaceState
from catalog.units import find_province
from ocop_site.content import unit_name
from ocop_site.kept import kept
from ocop_site.listing import public_address
from ocop_site.register import register
from ocop_site.symbols.layout import SAMPLE_WORDS
from ocop_site.visit.asked_events import events_and_places, read_asked
from ocop_site.visit.calendar_file import CalendarHead, calendar_of
from ocop_site.visit.event_words import event_name
from ocop_site.visit.routes import blueprint

MIMETYPE = "text/calendar"


def _one_address() -> str:
    return read_asked().address("visit.fairs_calendar")


@blueprint.get("/fairs.ics")
@kept(_one_address, MIMETYPE, events_and_places)
def fairs_calendar() -> str:
    """All events ahead under the filters of the page."""
    asked, today = read_asked(), register().today()
    with reading(register().engine) as session:
        told = [x for x in events_told(session, today, asked.wanted) if asked.in_time(x, today)]
    name = _("OCOP fairs and events")
    if asked.province:
        name = f"{name}: {unit_name(asked.province)}"
    base = register().settings.public_url
    page = base + asked.address("visit.fairs")
    own = base + asked.address("visit.fairs_calendar")
    return _written(name, own, page, told, asked.wanted)


@blueprint.get("/provinces/<slug>.ics")
@kept(mimetype=MIMETYPE, behind=events_and_places)
def province_calendar(slug: str) -> str:
    """The events of a province; a former one's slug gives those of its heir."""
    with reading(register().engine) as session:
        unit = find_province(session, slug)
        if unit is None:
            abort(404)
        wanted = Wanted(province_ids=[unit.id or 0])
        told = events_told(session, register().today(), wanted)
        name = _("OCOP fairs and events: %(where)s", where=unit_name(unit))
        page = public_address("browse.province", slug=unit.slug)
        own = public_address("visit.province_calendar", slug=unit.slug)
        return _written(name, own, page, told, wanted)


@blueprint.get("/places/<slug>.ics")
@kept(mimetype=MIMETYPE, behind=events_and_places)
def place_calendar(slug: str) -> str:
    """The events held at a place, or at what it was merged into.

    A place that closed still says what is cancelled.
    """
    with reading(register().engine) as session:
        place = find_place(session, slug)
        while place is not None and place.merged_into is not None:
            place = session.get(Place, place.merged_into)
        if place is None or place.state not in (PlaceState.PUBLISHED, PlaceState.CLOSED):
            abort(404)
        wanted = Wanted(place_id=place.id)
        told = events_told(session, register().today(), wanted)
        name = _("OCOP events: %(where)s", where=place.name)
        own = public_address("visit.place_calendar", slug=place.slug)
        return _written(name, own, own.removesuffix(".ics"), told, wanted)


@blueprint.get("/fairs/<slug>.ics")
@kept(mimetype=MIMETYPE, behind=events_and_places)
def fair_calendar(slug: str) -> str:
    """One event; taken off the public pages, its calendars hear that it is gone."""
    with reading(register().engine) as session:
        row = find_event(session, slug)
        if row is None or not _is_told(session, row):
            abort(404)
        name = event_name(row) if row.state in SHOWN else _("No longer in the register")
        own = public_address("visit.fair_calendar", slug=slug)
        page = public_address("visit.fair", slug=slug)
        return _written(name, own, page, load_events(session, [row.id or 0]), Wanted())


def _is_told(session: Session, row: Event) -> bool:
    if row.state in SHOWN:
        return True
    if row.state is EventState.DRAFT:
        return False
    (event,) = load_events(session, [row.id or 0])
    until = event.told_until()
    return until is not None and until >= register().today()


def _written(name: str, own: str, page: str, events: list[HeldEvent], wanted: Wanted) -> str:
    opened = register()
    about = _("From the public register of OCOP products, in Vietnam's time.")
    pages = {
        event.row.id or 0: public_address("visit.fair", slug=event.row.slug) for event in events
    }
    mark = f"{SAMPLE_WORDS}: " if opened.demonstration else ""
    head = CalendarHead(name, about, own, page, mark)
    return calendar_of(head, events, pages, opened.today(), wanted).decode()


def subscription(address: str) -> str:
    """The same calendar for a program that keeps following it: webcal instead of http."""
    return "webcal:" + address.partition(":")[2]
