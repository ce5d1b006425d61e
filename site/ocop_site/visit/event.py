"""`/fairs/<slug>`: one fair or other event."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import abort, render_template, url_for
from sqlmodel import Session

from catalog.content import Said
from catalog.db import reading
from catalog.events.held import HeldEvent, HeldSite
from catalog.events.reading import find_shown, history_of, results_of
from catalog.events.records import EventAct
from catalog.events.recurrence import Span
from catalog.events.stalls import stalls_of
from catalog.events.words import EventActKind
from ocop_site.content import naming_order, reading_order
from ocop_site.kept import kept
from ocop_site.listing import public_address
from ocop_site.register import register
from ocop_site.visit.calendars import subscription
from ocop_site.visit.events import line_of
from ocop_site.visit.routes import blueprint

_NEWS = timedelta(days=60)
_TIMES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class SiteTimes:
    """A site with the times that matter on a day: the running or next one and those after it."""

    site: HeldSite
    span: Span
    later: list[Span]
    skipped: list[date]


@blueprint.get("/fairs/<slug>")
@kept()
def fair(slug: str) -> str:
    """One event with its sites, its programme and the certified goods to be found there."""
    with reading(register().engine) as session:
        event = find_shown(session, slug) or abort(404)
        return render_template("visit/event.html", **told_of(session, event))


def told_of(session: Session, event: HeldEvent) -> dict[str, Any]:
    """All that the page of an event, which has a site at least, shows."""
    today, event_id, slug = register().today(), event.row.id or 0, event.row.slug
    return {
        "event": event,
        "line": line_of(event, today),
        "phase": event.phase(today),
        "today": today,
        "told": _told(event),
        "sites": [_times(site, today) for site in event.sites],
        "changes": _changes(session, event, today),
        "stalls": stalls_of(session, event_id, today, naming_order()),
        "results": results_of(session, event_id),
        "calendar": url_for("visit.fair_calendar", slug=slug),
        "subscription": subscription(public_address("visit.fair_calendar", slug=slug)),
    }


def _told(event: HeldEvent) -> Said | None:
    """What is said of it, in the first language of the reader that has it."""
    texts = {"vi": event.row.text_vi, "en": event.row.text_en}
    return next((Said(texts[x], x) for x in reading_order() if texts.get(x)), None)


def _times(site: HeldSite, today: date) -> SiteTimes:
    span = site.time_on(today) or site.days.latest_before(today)
    span = span or Span(site.row.first_day, site.row.last_day)
    later: list[Span] = []
    if site.row.rule:
        for time in site.days.touching(span.last, span.last + timedelta(days=800)):
            if time.first > span.first:
                later.append(time)
            if len(later) == _TIMES_SHOWN:
                break
    skipped = [day for day in site.days.skipped_starts() if day >= today]
    return SiteTimes(site, span, later, skipped)


def _changes(session: Session, event: HeldEvent, today: date) -> list[EventAct]:
    """What visitors have to know of changes after publication, the latest first."""
    acts = history_of(session, event.row.id or 0)
    published = min((act.at for act in acts if act.kind is EventActKind.PUBLISHED), default=None)
    since = today - _NEWS
    return [
        act
        for act in acts
        if act.kind is EventActKind.CHANGED
        and (act.note or act.changed)
        and published is not None
        and act.at > published
        and act.at.date() >= since
    ]
