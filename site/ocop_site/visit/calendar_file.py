"""Events as iCalendar (RFC 5545, RFC 7986): what subscribers' calendars are told.

Every site is an event of its own. Its UID is the event's own random number and the site's: no
host name stands in it, so that it stays when the register moves. What was cancelled is told as
such for a while, and so is what was taken off the public pages, then without saying what it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from flask_babel import gettext as _
from icalendar import (
    Calendar,
    Component,
    Timezone,
    TimezoneStandard,
    vDDDLists,
    vGeo,
    vRecur,
    vUri,
)
from icalendar import Event as CalendarEvent

from catalog.clock import VIETNAM, vietnam_day
from catalog.events.held import CANCELLED_STAYS, HeldEvent, HeldSite
from catalog.events.reading import Wanted
from catalog.events.recurrence import is_lunar
from catalog.events.words import EventState
from ocop_site.language import text_of
from ocop_site.visit.event_words import event_name, site_place

REFRESH = timedelta(hours=12)
_LUNAR_YEARS = 5
"""For how many years to come the days of a lunar festival are told."""
_LARGEST_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarHead:
    """What a calendar says of itself; `page` is the same for people, `mark` goes before titles."""

    name: str
    description: str
    address: str
    page: str
    mark: str = ""


def calendar_of(
    head: CalendarHead,
    events: Iterable[HeldEvent],
    pages: dict[int, str],
    today: date,
    wanted: Wanted,
) -> bytes:
    """The file. `pages` are the addresses of events by id; of several sites those wanted."""
    calendar = Calendar()
    calendar.add("prodid", "-//OCOP register//Events//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, head.mark + head.name)
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, head.description)
    calendar.add("x-wr-timezone", VIETNAM.key)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    calendar.add("source", vUri(head.address), parameters={"VALUE": "URI"})
    calendar.add("url", vUri(head.page))
    calendar.add_component(_zone())
    for event in events:
        page = pages.get(event.row.id or 0, "")
        for site in (*event.sites, *event.dropped):
            if wanted.takes(site.row) and _is_told(site, today):
                calendar.add_component(_entry(event, site, page, today, head.mark))
    written: bytes = calendar.to_ical()
    return written


def _zone() -> Timezone:
    """Vietnam's clock has been seven hours ahead since June 1975, without summer time."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", VIETNAM.key)
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 - a zone's own clock
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone


def _is_told(site: HeldSite, today: date) -> bool:
    """A site that was given up is told of as long as an event that was cancelled."""
    if site.row.dropped_at is None:
        return True
    since = vietnam_day(site.row.dropped_at)
    return today <= max(since, site.row.ends_on or since) + CANCELLED_STAYS


def _entry(event: HeldEvent, site: HeldSite, page: str, today: date, mark: str) -> Component:
    entry = CalendarEvent()
    row = event.row
    entry.add("uid", f"{row.uid}-{site.row.position}")
    entry.add("dtstamp", row.changed_at.astimezone(UTC))
    entry.add("last-modified", row.changed_at.astimezone(UTC))
    entry.add("sequence", row.sequence)
    off = row.state is not EventState.PUBLISHED or site.row.dropped_at is not None
    entry.add("status", "CANCELLED" if off else "CONFIRMED")
    add_days(entry, site, today)
    if row.state is EventState.UNPUBLISHED:
        entry.add("summary", mark + _("No longer in the register"))
        return entry
    title = _title(event, site)
    entry.add("summary", mark + (_("CANCELLED: %(what)s", what=title) if off else title))
    entry.add("location", site_place(site))
    if site.venue.point:
        entry.add("geo", vGeo(site.venue.point))
    entry.add("url", vUri(page))
    entry.add("categories", [text_of(row.kind.label), site.province.name])
    if contact := ", ".join(part for part in (row.organiser, row.phone, row.email) if part):
        entry.add("contact", contact)
    entry.add("description", _description(event, site, page))
    entry.add("transp", "TRANSPARENT")
    return entry


def _title(event: HeldEvent, site: HeldSite) -> str:
    """An event of several sites names each."""
    name = event_name(event.row)
    several = len(event.sites) + len(event.dropped) > 1
    return f"{name} – {site.venue.short or site.province.name}" if several else name


def _description(event: HeldEvent, site: HeldSite, page: str) -> str:
    row = event.row
    lines = [
        row.reason if row.state is EventState.CANCELLED else "",
        ", ".join(part for part in (text_of(row.kind.label), row.edition) if part),
        _("Organiser: %(name)s", name=row.organiser) if row.organiser else "",
        _hours(site),
        _("Certified goods there, programme, changes: %(page)s", page=page),
    ]
    return "\n".join(line for line in lines if line)


def _hours(site: HeldSite) -> str:
    if not site.row.opens or is_timed(site):
        return ""
    hours = "–".join(part for part in (site.row.opens, site.row.closes) if part)
    return str(_("Every day %(hours)s", hours=hours))


def is_timed(site: HeldSite) -> bool:
    """Whether calendars show it at its hours: several days are a bar over whole days."""
    return bool(site.row.opens) and site.row.first_day == site.row.last_day


def add_days(entry: CalendarEvent, site: HeldSite, today: date) -> None:
    """Say when a site is held: start, end, and how it repeats."""
    row = site.row
    entry.add("dtstart", _start(site, row.first_day))
    if not is_timed(site):
        entry.add("dtend", row.last_day + _LARGEST_DAY)  # the end is no longer part of it
    elif row.closes:
        entry.add("dtend", _end(site, row.first_day))
    if not row.rule:
        return
    if is_lunar(row.rule):
        until = date(max(row.first_day.year, today.year) + _LUNAR_YEARS, 12, 31)
        later = [span.first for span in site.days.touching(row.first_day, until)][1:]
        _add_list(entry, "rdate", site, later)
    else:
        entry.add("rrule", _recurrence(site))
        _add_list(entry, "exdate", site, site.days.skipped_starts())


def _add_list(entry: CalendarEvent, name: str, site: HeldSite, days: Sequence[date]) -> None:
    if not days:
        return
    listed = vDDDLists([_start(site, day) for day in days])
    if not is_timed(site):
        listed.params["VALUE"] = "DATE"
    entry.add(name, listed)


def _start(site: HeldSite, day: date) -> date:
    return datetime.combine(day, _hour(site.row.opens), VIETNAM) if is_timed(site) else day


def _end(site: HeldSite, day: date) -> datetime:
    """An evening market may close after midnight; 24:00 is midnight."""
    midnight = site.row.closes == "24:00"
    end = datetime.combine(day, time.min if midnight else _hour(site.row.closes), VIETNAM)
    return end + _LARGEST_DAY if site.row.closes <= site.row.opens or midnight else end


def _hour(written: str) -> time:
    return time(int(written[:2]), int(written[3:]))


def _recurrence(site: HeldSite) -> vRecur:
    """The rule as it stands; where an event has hours, its end is a moment in UTC (3.3.10)."""
    rule: vRecur = vRecur.from_ical(site.row.rule)
    if "UNTIL" in rule:
        last = date.fromisoformat(site.row.rule.partition("UNTIL=")[2][:8])
        start = _start(site, last)
        rule["UNTIL"] = [start.astimezone(UTC) if isinstance(start, datetime) else last]
    return rule
