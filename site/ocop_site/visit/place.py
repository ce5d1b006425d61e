"""One place: what it is, when it is open, what is certified there today."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import abort, redirect, render_template, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response

from catalog.cards import Card, load_cards
from catalog.content import Said
from catalog.db import reading
from catalog.holidays import holiday_on
from catalog.places.hours import WEEKDAYS, Span, Timetable, open_at, spans_on
from catalog.places.queries import find_place, photos_of, stock_of, timetable_of
from catalog.places.records import Place
from catalog.places.rules import point_of, stale_since
from catalog.places.words import PlaceState
from catalog.text import Text, sort_key
from catalog.units import Unit
from ocop_site.content import naming_order, reading_order
from ocop_site.register import register
from ocop_site.visit.routes import blueprint

_AHEAD = timedelta(days=60)
"""How long before they begin closings are told."""


@dataclass(frozen=True, slots=True)
class DayHours:
    """A line of the table of hours."""

    name: Text
    spans: list[Span]
    today: bool


@blueprint.get("/places/<slug>")
def place(slug: str) -> Response | tuple[str, int] | str:
    """One place; a merged one leads to what it became, one taken back says no more than that."""
    with reading(register().engine) as session:
        found = find_place(session, slug)
        if found is None or found.state is PlaceState.DRAFT:
            abort(404)
        if found.state is PlaceState.UNPUBLISHED:
            return render_template("visit/not_public.html"), 404
        if found.merged_into is not None:
            into = session.get_one(Place, found.merged_into)
            return redirect(url_for("visit.place", slug=into.slug), 301)
        return render_template("visit/place.html", **told_of(session, found))


def told_of(session: Session, found: Place) -> dict[str, Any]:
    """All that the page of a place shows."""
    today = register().today()
    table, seen = timetable_of(session, found), stock_of(session, found.id or 0)
    cards = load_cards(session, list(seen), today, naming_order())
    return {
        "place": found,
        "province": session.get_one(Unit, found.province_id),
        "opening": open_at(table, register().now()),
        "week": week_of(table, today),
        "holiday": holiday_on(today),
        "closings": [
            shut
            for shut in table.closings
            if shut.first_day <= today + _AHEAD and today <= shut.last_day
        ],
        "stale_since": stale_since(found.confirmed_on, today),
        "table": table,
        "point": point_of(found),
        "hours_note": Text(found.hours_note, found.hours_note_en),
        "photos": photos_of(session, found.id or 0),
        "told": _description(found),
        "held": sorted_by_name([card for card in cards if card.status.in_force]),
        "past": sorted_by_name([card for card in cards if not card.status.in_force]),
        "seen_first": min(seen.values(), default=None),
        "seen_last": max(seen.values(), default=None),
    }


def sorted_by_name(cards: list[Card]) -> list[Card]:
    """Goods with the most stars first, then in Vietnamese order of their names."""
    return sorted(cards, key=lambda card: (-card.stars, sort_key(card.name)))


def week_of(table: Timetable, today: date) -> list[DayHours]:
    """The usual hours of the seven days, today's as they are today; none if none are known."""
    if not table.hours:
        return []
    return [
        DayHours(
            name,
            spans_on(table, today)
            if weekday == today.weekday()
            else [span for span in table.hours if span.weekday == weekday],
            weekday == today.weekday(),
        )
        for weekday, name in enumerate(WEEKDAYS)
    ]


def _description(found: Place) -> Said | None:
    texts = {"vi": found.text_vi, "en": found.text_en}
    return next((Said(texts[x], x) for x in reading_order() if texts.get(x)), None)
