"""`/fairs`: what runs, what is coming month by month, what is over year by year."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from flask import render_template

from catalog.clock import add_months
from catalog.db import reading
from catalog.events.held import HeldEvent
from catalog.events.reading import Wanted, events_ahead, events_past
from catalog.events.recurrence import Span
from catalog.events.words import EventKind, EventState
from catalog.units import Unit
from ocop_site.kept import kept
from ocop_site.register import register
from ocop_site.visit.asked_events import AskedEvents, events_and_places, read_asked
from ocop_site.visit.calendars import subscription
from ocop_site.visit.event_words import lunar_text
from ocop_site.visit.routes import blueprint

_LATER_SHOWN = 3


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list: the time that is meant, and of a repeated one the next ones."""

    event: HeldEvent
    span: Span
    runs: bool = False
    later: Sequence[Span] = ()

    @property
    def cancelled(self) -> bool:
        """Whether it will not be held."""
        return self.event.row.state is EventState.CANCELLED

    @property
    def lunar(self) -> str:
        """The lunar day where people go by it."""
        return lunar_text(self.event, self.span.first)


@dataclass(frozen=True, slots=True)
class Month:
    """What begins in one month."""

    first: date
    lines: list[EventLine]


def line_of(event: HeldEvent, day: date) -> EventLine:
    """An event as it stands on a day: its next time, or its last one."""
    span = event.shown_on(day)
    runs = event.row.state is EventState.PUBLISHED and any(
        (time := site.time_on(day)) and time.holds(day) for site in event.sites
    )
    return EventLine(event, span, runs, _later(event, span))


def _later(event: HeldEvent, span: Span) -> list[Span]:
    if not event.recurs:
        return []
    until = add_months(span.last, 13)
    times = (site.days.touching(span.last, until) for site in event.sites)
    following = (time for time in merge(*times, key=_first_day) if time.first > span.first)
    # A time that several sites share is told once.
    return list(dict.fromkeys(islice(following, 4 * _LATER_SHOWN)))[:_LATER_SHOWN]


def _first_day(time: Span) -> date:
    return time.first


@blueprint.app_template_global("coming_events")
def coming_events(
    province_id: int | None = None,
    place_id: int | None = None,
    product_id: int | None = None,
    most: int = 3,
) -> list[EventLine]:
    """What runs or comes next, for the pages of other things."""
    provinces = [province_id] if province_id else []
    wanted = Wanted(province_ids=provinces, place_id=place_id, product_id=product_id)
    today = register().today()
    with reading(register().engine) as session:
        ahead = events_ahead(session, today, wanted, (EventState.PUBLISHED,))
        return [line_of(event, today) for event in ahead[:most]]


def _one_address() -> str:
    return read_asked().address("visit.fairs")


@blueprint.get("/fairs")
@kept(_one_address, behind=events_and_places)
def fairs() -> str:
    """Fairs and all other events."""
    asked, today = read_asked(), register().today()
    with reading(register().engine) as session:
        ahead = events_ahead(session, today)
        past = events_past(session, today, asked.wanted)
        chosen = [event for event in ahead if _is_chosen(event, asked, today)]
        since = max(asked.month, today) if asked.month else today
        lines = [line_of(event, since) for event in chosen]
        calendar = asked.address("visit.fairs_calendar", year=None)
        return render_template(
            "visit/events.html",
            asked=asked,
            running=[line for line in lines if line.runs and asked.month is None],
            months=_months([x for x in lines if not (x.runs and asked.month is None)]),
            over=[line_of(event, today) for event in past if _year_of(event) == asked.year],
            years=sorted(Counter(_year_of(event) for event in past).items(), reverse=True),
            calendar=calendar,
            subscription=subscription(register().settings.public_url + calendar),
            **_choices(ahead, today),
        )


def _is_chosen(event: HeldEvent, asked: AskedEvents, today: date) -> bool:
    if asked.kinds and event.row.kind not in asked.kinds:
        return False
    if asked.province and asked.province.id not in {unit.id for unit in event.provinces}:
        return False
    return asked.in_time(event, today)


def _months(lines: Iterable[EventLine]) -> list[Month]:
    """Lines by the month of their day, in order."""
    months: dict[date, list[EventLine]] = {}
    for line in sorted(lines, key=lambda x: (x.span.first, x.event.row.sort_key)):
        months.setdefault(line.span.first.replace(day=1), []).append(line)
    return [Month(first, found) for first, found in months.items()]


def _year_of(event: HeldEvent) -> int:
    return event.last_day.year if event.last_day else event.first_day.year


def _choices(ahead: Sequence[HeldEvent], today: date) -> dict[str, Any]:
    """What the form offers: kinds, provinces and months that have something ahead."""
    provinces: dict[int, Unit] = {unit.id or 0: unit for event in ahead for unit in event.provinces}
    kinds = {event.row.kind for event in ahead}
    firsts = {span.first for event in ahead if (span := event.time_on(today))}
    return {
        "kinds": [kind for kind in EventKind if kind in kinds],
        "provinces": sorted(provinces.values(), key=lambda unit: unit.sort_key),
        "month_choices": sorted({max(day, today).replace(day=1) for day in firsts}),
    }
