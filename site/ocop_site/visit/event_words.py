"""How events are said: names, days, places, hours. What pages, calendars and feeds share."""

from datetime import date

from flask import Flask
from flask_babel import gettext as _

from catalog.clock import vietnam_day
from catalog.events.held import HeldEvent, HeldSite
from catalog.events.records import Event
from catalog.events.recurrence import Span
from catalog.events.rule_words import said_rule
from catalog.events.words import EventKind
from catalog.lunar import lunar_day
from catalog.places.hours import WEEKDAYS
from catalog.season import month_name
from catalog.text import Text
from ocop_site.content import unit_name
from ocop_site.language import current_language, day_text, text_of

_CHANGED = {
    "days": Text("đổi ngày tổ chức", "new days"),
    "place": Text("đổi địa điểm", "new venue"),
    "hours": Text("đổi giờ", "new hours"),
}

_TET_SEASON = (1, 12)
_LUNAR_YEARS = range(1900, 2100)


def init_event_words(app: Flask) -> None:
    """Offer them to every template."""
    app.jinja_env.globals.update(
        changed_text=changed_text,
        event_name=event_name,
        hours_text=hours_text,
        month_name=month_name,
        rule_text=rule_text,
        site_place=site_place,
        span_text=span_text,
        weekday_text=weekday_text,
        where_text=where_text,
    )
    app.jinja_env.filters["vietnam_day"] = vietnam_day


def event_name(row: Event) -> str:
    """The name in the reader's language where it was given in it."""
    return row.name if current_language() == "vi" else row.name_en or row.name


def span_text(span: Span) -> str:
    """The days of one time: 06/02/2027, or 06/02/2027 – 11/02/2027."""
    if span.first == span.last:
        return day_text(span.first)
    return f"{day_text(span.first)} – {day_text(span.last)}"


def changed_text(changed: str) -> str:
    """What a change touched, by the words of `EventAct.changed`: new days, new venue."""
    return ", ".join(text_of(_CHANGED[word]) for word in changed.split())


def weekday_text(day: date) -> str:
    """The weekday in words."""
    return text_of(WEEKDAYS[day.weekday()])


def hours_text(site: HeldSite) -> str:
    """The hours of a day: 08:00–21:00, from 08:00, or nothing."""
    if site.row.opens and not site.row.closes:
        return str(_("from %(hour)s", hour=site.row.opens))
    return f"{site.row.opens}–{site.row.closes}" if site.row.opens else ""


def rule_text(site: HeldSite) -> str:
    """How a site repeats, in words; nothing for one that does not."""
    return text_of(said_rule(site.row.rule, site.row.first_day)) if site.row.rule else ""


def site_place(site: HeldSite) -> str:
    """Where it is, in one line, as an address is written."""
    venue, province = site.venue, f"{site.province.kind} {site.province.name}"
    parts = (venue.name, venue.address, venue.commune, province)
    return ", ".join(part for part in parts if part)


def lunar_text(event: HeldEvent, day: date) -> str:
    """The lunar day where people go by it: festivals, and the weeks around Tết."""
    if day.year not in _LUNAR_YEARS:
        return ""
    lunar = lunar_day(day)
    matters = event.row.kind is EventKind.FESTIVAL or lunar.month in _TET_SEASON
    return text_of(lunar.said) if matters else ""


def where_text(event: HeldEvent) -> str:
    """The provinces of an event."""
    return ", ".join(unit_name(province) for province in event.provinces)
