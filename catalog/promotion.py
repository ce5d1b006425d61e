"""The promotion plan of a year: fairs, places and gifts of one province, or of all.

A province hands it to the central office, which sees the country's; both read the same rows.
Drafts stand in it as planned: the plan is for offices, never for the public.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from catalog.cards import Card, load_cards
from catalog.db import in_chunks
from catalog.events.held import HeldEvent, HeldSite
from catalog.events.reading import load_events
from catalog.events.records import Event, EventResult, EventSite
from catalog.events.recurrence import Span
from catalog.events.words import EventState
from catalog.gifts import NEVER_GIVEN, gift_sets, occasions
from catalog.offers import Offer, Price, price_band
from catalog.places.records import Place
from catalog.places.words import PlaceState
from catalog.products import Product
from catalog.text import sort_key
from catalog.units import Unit, present_provinces

FIRST_YEAR, LAST_YEAR = 2018, 2100
"""The programme began in 2018."""


@dataclass(frozen=True, slots=True)
class EventOfYear:
    """An event that is held in the year: its first day there, its last, and how many times."""

    event: HeldEvent
    first: date
    last: date
    times: int

    @property
    def quarter(self) -> int:
        """The quarter of its first day, 1 to 4."""
        return (self.first.month + 2) // 3


@dataclass(frozen=True, slots=True)
class PlaceOfYear:
    """A place of the province, and what of it falls into the year."""

    place: Place
    province: Unit
    opened: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class GiftsOfProvince:
    """Goods in force today that suit as gifts, by the band of their lowest price."""

    province: Unit
    by_band: Counter[Price]
    producers: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.by_band.total()


@dataclass(frozen=True, slots=True)
class ResultOfYear:
    """What came of an event that ended in the year before."""

    event: HeldEvent
    result: EventResult


@dataclass(frozen=True, slots=True)
class PromotionPlan:
    """One year of one province, or of the country where `province` is None."""

    year: int
    province: Unit | None
    events: tuple[EventOfYear, ...]
    places: tuple[PlaceOfYear, ...]
    gifts: tuple[GiftsOfProvince, ...]
    results: tuple[ResultOfYear, ...]

    @property
    def by_month(self) -> list[tuple[int, list[EventOfYear]]]:
        """The events of each month in which one begins."""
        months: dict[int, list[EventOfYear]] = {}
        for event in self.events:
            months.setdefault(event.first.month, []).append(event)
        return sorted(months.items())

    @property
    def by_quarter(self) -> list[int]:
        """How many events begin in each quarter."""
        counts = Counter(event.quarter for event in self.events)
        return [counts[quarter] for quarter in (1, 2, 3, 4)]

    @property
    def opened(self) -> int:
        """Places that opened in the year."""
        return sum(place.opened for place in self.places)

    @property
    def confirmed(self) -> int:
        """Places whose particulars were confirmed in the year."""
        return sum(place.confirmed for place in self.places)

    def sum_of(self, figure: str) -> int | None:
        """A figure of all results together; None where nobody reported it."""
        told = [v for r in self.results if (v := getattr(r.result, figure)) is not None]
        return sum(told) if told else None


def read_promotion(
    session: Session, year: int, province_id: int | None, today: date
) -> PromotionPlan:
    """The plan of a year, of one province or of the country; gifts are those of today."""
    units = {unit.id or 0: unit for unit in present_provinces(session)}
    wanted = {province_id} if province_id is not None else set(units)
    events = _events(session, wanted)
    return PromotionPlan(
        year,
        units[province_id] if province_id is not None else None,
        tuple(_in_year(events, wanted, year)),
        tuple(_places(session, units, wanted, year)),
        tuple(_gifts(session, units, wanted, today)),
        tuple(_results(session, events, year - 1)),
    )


def _events(session: Session, provinces: Collection[int]) -> list[HeldEvent]:
    query = (
        select(Event.id)
        .join(EventSite, col(EventSite.event_id) == Event.id)
        .where(
            col(EventSite.province_id).in_(provinces),
            col(EventSite.dropped_at).is_(None),
            col(Event.state) != EventState.UNPUBLISHED,
        )
        .distinct()
    )
    return load_events(session, sorted(i for i in session.exec(query) if i is not None))


def _in_year(
    events: Iterable[HeldEvent], provinces: Collection[int], year: int
) -> list[EventOfYear]:
    found = []
    for event in events:
        sites = [site for site in event.sites if site.province.id in provinces]
        spans = [span for site in sites for span in _spans(site, year)]
        if spans:
            first, last = min(s.first for s in spans), max(s.last for s in spans)
            times = len(spans) if event.recurs else 1
            found.append(EventOfYear(event, first, last, times))
    return sorted(found, key=lambda e: (e.first, e.last, sort_key(e.event.row.name)))


def _spans(site: HeldSite, year: int) -> Iterable[Span]:
    """The times that begin in the year: a fair over New Year is planned once."""
    times = site.days.touching(date(year, 1, 1), date(year, 12, 31))
    return [span for span in times if span.first.year == year]


def _places(
    session: Session, units: dict[int, Unit], provinces: Collection[int], year: int
) -> Iterable[PlaceOfYear]:
    shown = (PlaceState.PUBLISHED, PlaceState.DRAFT, PlaceState.CLOSED)
    query = (
        select(Place)
        .where(col(Place.province_id).in_(provinces), col(Place.state).in_(shown))
        .order_by(col(Place.sort_key), col(Place.id))
    )
    for place in session.exec(query):
        if place.closed_on is not None and place.closed_on.year < year:
            continue
        opened = place.opened_on is not None and place.opened_on.year == year
        confirmed = place.confirmed_on is not None and place.confirmed_on.year == year
        yield PlaceOfYear(place, units[place.province_id], opened, confirmed)


def _gifts(
    session: Session, units: dict[int, Unit], provinces: Collection[int], today: date
) -> Iterable[GiftsOfProvince]:
    """Spirits are left out: an office gives them only where somebody asks for it."""
    sets = frozenset[int]().union(*(gift_sets(o, spirits=False) for o in occasions().values()))
    ids = session.exec(
        select(Product.id).where(
            col(Product.province_id).in_(provinces),
            col(Product.set_no).in_(sets - NEVER_GIVEN),
            col(Product.voided_at).is_(None),
        )
    ).all()
    cards = load_cards(session, [i for i in ids if i], today)
    held = [card for card in cards if card.status.in_force]
    prices = _prices(session, [card.id for card in held])
    of_province: dict[str, list[Card]] = {}
    for card in held:
        of_province.setdefault(card.province_code, []).append(card)
    for unit_id, unit in units.items():
        if unit_id in provinces:
            goods = of_province.get(unit.code, [])
            bands = Counter(price_band(prices.get(card.id)) for card in goods)
            yield GiftsOfProvince(unit, bands, len({card.producer_slug for card in goods}))


def _prices(session: Session, ids: Sequence[int]) -> dict[int, int | None]:
    prices: dict[int, int | None] = {}
    for chunk in in_chunks(ids):
        query = select(Offer.product_id, Offer.price_from).where(col(Offer.product_id).in_(chunk))
        prices.update(session.exec(query).all())
    return prices


def _results(session: Session, events: Iterable[HeldEvent], year: int) -> Iterable[ResultOfYear]:
    ended = [event for event in events if event.last_day and event.last_day.year == year]
    for event in sorted(ended, key=lambda e: (e.last_day or date.max, e.row.id or 0)):
        result = session.get(EventResult, event.row.id)
        if result is not None:
            yield ResultOfYear(event, result)
