"""An event in the words of schema.org: what search engines show in their calendars."""

from datetime import date, datetime, time
from typing import Any

from catalog.clock import VIETNAM
from catalog.events.held import HeldEvent, HeldSite
from catalog.events.recurrence import Span, is_lunar
from catalog.events.stalls import PublicStalls
from catalog.events.words import EventKind, EventState
from ocop_site.jsonld import Thing
from ocop_site.listing import public_address
from ocop_site.visit.calendar_file import is_timed
from ocop_site.visit.event_picture import share_of_event
from ocop_site.visit.event_words import event_name
from ocop_site.visit.routes import blueprint

_SCHEMA = "https://schema.org"
_TYPES = {
    EventKind.FAIR: "ExhibitionEvent",
    EventKind.CONFERENCE: "BusinessEvent",
    EventKind.FORUM: "BusinessEvent",
    EventKind.FESTIVAL: "Festival",
}
"""Where schema.org has a narrower word than Event."""
_FREQUENCIES = {"WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}


@blueprint.app_template_global("event_data")
def event_data(event: HeldEvent, stalls: PublicStalls, today: date) -> Thing:
    """An event with its next time, its places, and how it repeats; several sites are parts."""
    row = event.row
    spans = {site.row.id: _span(site, today) for site in event.sites}
    first = min(event.sites, key=lambda site: spans[site.row.id].first)
    last = max(event.sites, key=lambda site: spans[site.row.id].last)
    found: dict[str, Any] = {
        "@type": _TYPES.get(row.kind, "Event"),
        "@id": public_address("visit.fair", slug=row.slug),
        "name": event_name(row),
        "url": public_address("visit.fair", slug=row.slug),
        "image": share_of_event(event, stalls, today),
        "description": row.text_vi or None,
        "startDate": _moment(spans[first.row.id].first, first.row.opens),
        "endDate": _moment(spans[last.row.id].last, _closing(last)),
        "eventStatus": f"{_SCHEMA}/{_status(row.state)}",
        "eventAttendanceMode": f"{_SCHEMA}/OfflineEventAttendanceMode",
        "location": [_place(site) for site in event.sites],
        "organizer": {"@type": "Organization", "name": row.organiser},
    }
    if len(event.sites) > 1:
        found["subEvent"] = [_part(event, site, spans[site.row.id]) for site in event.sites]
    elif event.recurs and not is_lunar(first.row.rule):
        found["eventSchedule"] = _schedule(first)
    return {name: value for name, value in found.items() if value is not None}


def _span(site: HeldSite, today: date) -> Span:
    span = site.time_on(today) or site.days.latest_before(today)
    return span or Span(site.row.first_day, site.row.last_day)


def _status(state: EventState) -> str:
    return "EventCancelled" if state is EventState.CANCELLED else "EventScheduled"


def _moment(day: date, hour: str) -> str:
    """A day, with its hour on Vietnam's clock where one is known."""
    if not hour:
        return day.isoformat()
    return datetime.combine(day, time.fromisoformat(hour), VIETNAM).isoformat(timespec="minutes")


def _closing(site: HeldSite) -> str:
    """The hour at which the last day ends; none where that is on the day after."""
    return site.row.closes if site.row.opens < site.row.closes < "24:00" else ""


def _part(event: HeldEvent, site: HeldSite, span: Span) -> Thing:
    return {
        "@type": "Event",
        "name": f"{event_name(event.row)} – {site.venue.short or site.province.name}",
        "startDate": _moment(span.first, site.row.opens),
        "endDate": _moment(span.last, _closing(site)),
        "eventStatus": f"{_SCHEMA}/{_status(event.row.state)}",
        "location": [_place(site)],
    }


def _place(site: HeldSite) -> Thing:
    venue = site.venue
    address = {
        "@type": "PostalAddress",
        "streetAddress": venue.address,
        "addressLocality": venue.commune,
        "addressRegion": site.province.name,
        "addressCountry": "VN",
    }
    found: Thing = {
        "@type": "Place",
        "name": venue.short or site.province.name,
        "address": {name: value for name, value in address.items() if value},
    }
    if venue.slug:
        found["url"] = public_address("visit.place", slug=venue.slug)
    if venue.point:
        latitude, longitude = venue.point
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": latitude,
            "longitude": longitude,
        }
    return found


def _schedule(site: HeldSite) -> Thing:
    """The rule of a repeated event as a Schedule; its skipped days are exceptions."""
    row = site.row
    parts = dict(part.split("=") for part in row.rule.split(";"))
    found: dict[str, Any] = {
        "@type": "Schedule",
        "startDate": row.first_day.isoformat(),
        "endDate": row.ends_on.isoformat() if row.ends_on else None,
        "repeatFrequency": f"P{parts.get('INTERVAL', '1')}{_FREQUENCIES[parts['FREQ']]}",
        "byDay": parts["BYDAY"].split(",") if "BYDAY" in parts else None,
        "byMonthDay": [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day] or None,
        "exceptDate": [day.isoformat() for day in site.days.skipped_starts()] or None,
        "scheduleTimezone": VIETNAM.key,
    }
    if is_timed(site):
        found |= {"startTime": row.opens, "endTime": row.closes or None}
    return {name: value for name, value in found.items() if value is not None}
