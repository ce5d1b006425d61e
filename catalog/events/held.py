"""An event with its sites as it is held: on which days, where it stands on a day. Pure."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from catalog.clock import vietnam_day
from catalog.events.records import Event, EventSession, EventSite, EventZone
from catalog.events.recurrence import Repeating, Span
from catalog.events.venues import Venue, venue_of
from catalog.places.records import Place
from catalog.units import Unit

CANCELLED_STAYS = timedelta(days=90)
"""How long calendars are told of what was cancelled: after that, or after its last day."""


class Phase(StrEnum):
    """Where an event stands in time on a day."""

    RUNNING = "running"
    COMING = "coming"
    PAST = "past"


@dataclass(frozen=True)
class HeldSite:
    """One site with all that belongs to it."""

    row: EventSite
    province: Unit
    skips: tuple[date, ...] = ()
    zones: tuple[EventZone, ...] = ()
    sessions: tuple[EventSession, ...] = ()
    place: Place | None = None

    @cached_property
    def venue(self) -> Venue:
        """Where it is held."""
        return venue_of(self.row, self.place)

    @cached_property
    def days(self) -> Repeating:
        """When it is held."""
        return Repeating(self.row.first_day, self.row.last_day, self.row.rule, self.skips)

    def time_on(self, day: date) -> Span | None:
        """The time that runs on a day, else the next one; None when all is over."""
        return self.days.on_or_after(day)

    def phase(self, day: date) -> Phase:
        """Where it stands on a day."""
        span = self.time_on(day)
        if span is None:
            return Phase.PAST
        return Phase.RUNNING if span.holds(day) else Phase.COMING


@dataclass(frozen=True)
class HeldEvent:
    """One event with its sites; `dropped` are those that it gave up after publication."""

    row: Event
    sites: tuple[HeldSite, ...]
    dropped: tuple[HeldSite, ...] = field(default=())

    @property
    def recurs(self) -> bool:
        """Whether any site is held more than once."""
        return any(site.row.rule for site in self.sites)

    @property
    def provinces(self) -> list[Unit]:
        """The provinces of its sites, each once, in their order."""
        return list({site.province.id: site.province for site in self.sites}.values())

    @property
    def stalls(self) -> int | None:
        """The stalls that its sites announce; None if none says."""
        told = [site.row.stalls for site in self.sites if site.row.stalls is not None]
        return sum(told) if told else None

    def time_on(self, day: date) -> Span | None:
        """The time of any site that runs on a day, else the next one, sites run together."""
        spans = [span for site in self.sites if (span := site.time_on(day))]
        if not spans:
            return None
        if self.recurs:
            return min(spans, key=lambda span: span.first)
        return Span(min(x.first for x in spans), max(x.last for x in spans))

    def shown_on(self, day: date) -> Span:
        """The time that is meant when it is spoken of on a day: the next one, else the last."""
        ahead = self.time_on(day)
        if ahead is not None:
            return ahead
        over = [span for site in self.sites if (span := site.days.latest_before(day))]
        if self.recurs and over:
            return max(over, key=lambda span: span.last)
        return Span(self.first_day, self.last_day or self.first_day)

    def phase(self, day: date) -> Phase:
        """Where it stands on a day: running if one site does."""
        phases = {site.phase(day) for site in self.sites}
        return next((phase for phase in Phase if phase in phases), Phase.PAST)

    @property
    def first_day(self) -> date:
        """The first day of all."""
        return min((site.row.first_day for site in self.sites), default=date.max)

    @property
    def last_day(self) -> date | None:
        """The last day of all; None while a rule has no end."""
        ends = [site.row.ends_on for site in self.sites]
        return None if not ends or None in ends else max(day for day in ends if day)

    def told_until(self) -> date | None:
        """Until when calendars are told of it once it is off; None without end."""
        last = self.last_day
        since = vietnam_day(self.row.state_since)
        return (max(last, since) if last else since) + CANCELLED_STAYS
