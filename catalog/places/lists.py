"""Public places as lists show them: narrowed, counted, in Vietnamese order or by distance."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, case, exists, func, select
from sqlmodel import Session

from catalog import models  # noqa: F401 - fills the metadata
from catalog.clock import VIETNAM, vietnam_day
from catalog.db import in_chunks, metadata
from catalog.holidays import holiday_on
from catalog.places.geography import Point, box_around, distance_km
from catalog.places.hours import Opening, open_at
from catalog.places.queries import timetables_of
from catalog.places.records import Place
from catalog.places.rules import stale_since
from catalog.places.words import HolidayRule, PlaceKind, PlaceState
from catalog.status import COLUMNS, facts_of_columns, speaking, status_on
from catalog.units import Unit

_REACHES_KM = (10, 40, 160, 640, 4000)
"""Circles that are looked into one after the other; the last one holds the whole country."""

_place = metadata.tables["place"].c
_hours = metadata.tables["place_hours"].c
_closing = metadata.tables["place_closing"].c
_stock = metadata.tables["place_stock"].c
_product = metadata.tables["product"].c
_certificate = metadata.tables["certificate"]
_unit = metadata.tables["unit"].c


_KIND_ORDER = case({kind: place for place, kind in enumerate(PlaceKind)}, value=_place.kind)


@dataclass(frozen=True, slots=True)
class PlaceWish:
    """What a list of places is narrowed by; `open_at` keeps those known to be open then."""

    kind: PlaceKind | None = None
    province_id: int | None = None
    open_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A public place as one line of a list: `certified` counts its goods in force."""

    place: Place
    province: Unit
    opening: Opening
    certified: int
    stale_since: date | None
    km: float | None = None


def list_places(
    session: Session, wish: PlaceWish, moment: datetime, *, start: int = 0, most: int | None = None
) -> tuple[int, list[PlaceLine]]:
    """How many public places there are under a wish, and some of them: kind by kind, those of
    OCOP first, in Vietnamese order.
    """
    ids = _narrowed(select(_place.id), wish)
    total = session.execute(select(func.count()).select_from(ids.subquery())).scalar_one()
    shown = ids.order_by(_KIND_ORDER, _place.sort_key, _place.id).offset(start).limit(most)
    return total, _lines(session, list(session.execute(shown).scalars()), moment)


def count_by(session: Session, column: str, wish: PlaceWish) -> dict[Any, int]:
    """How many public places there are by `kind` or `province_id`, under the rest of a wish."""
    freed = replace(wish, **{column: None})
    query = _narrowed(select(_place[column], func.count()), freed).group_by(_place[column])
    return {row[0]: row[1] for row in session.execute(query)}


def nearest(session: Session, point: Point, moment: datetime, *, most: int = 20) -> list[PlaceLine]:
    """The public places nearest to a point, the nearest first.

    Boxes are cut out in SQL, distances worked out for what lies in them.
    """
    found: list[tuple[float, int]] = []
    for reach in _REACHES_KM:
        found = sorted(_within(session, point, reach))[:most]
        if len(found) == most:
            break
    lines = _lines(session, [place_id for _, place_id in found], moment)
    return [replace(line, km=km) for line, (km, _) in zip(lines, found, strict=True)]


def _within(session: Session, point: Point, km: float) -> list[tuple[float, int]]:
    box = box_around(point, km)
    query = select(_place.id, _place.latitude, _place.longitude).where(
        _place.state == PlaceState.PUBLISHED,
        _place.latitude.between(box.south, box.north),
        _place.longitude.between(box.west, box.east),
    )
    measured = (
        (distance_km(point, Point(latitude, longitude)), place_id)
        for place_id, latitude, longitude in session.execute(query)
    )
    return [one for one in measured if one[0] <= km]


def _narrowed(query: Select[Any], wish: PlaceWish) -> Select[Any]:
    query = query.where(_place.state == PlaceState.PUBLISHED)
    if wish.kind is not None:
        query = query.where(_place.kind == wish.kind)
    if wish.province_id is not None:
        query = query.where(_place.province_id == wish.province_id)
    return query if wish.open_at is None else _open_ones(query, wish.open_at)


def _open_ones(query: Select[Any], moment: datetime) -> Select[Any]:
    """As `open_at` has it: what is uncertain on a holiday is not among the open ones."""
    here = moment.astimezone(VIETNAM)
    clock = f"{here:%H:%M}"
    opened = exists().where(
        _hours.place_id == _place.id,
        _hours.weekday == here.weekday(),
        _hours.opens <= clock,
        _hours.closes > clock,
    )
    shut = exists().where(
        _closing.place_id == _place.id,
        _closing.first_day <= here.date(),
        _closing.last_day >= here.date(),
    )
    query = query.where(opened, ~shut)
    if holiday_on(here.date()):
        query = query.where(_place.holidays == HolidayRule.OPEN)
    return query


def _lines(session: Session, ids: Sequence[int], moment: datetime) -> list[PlaceLine]:
    """The lines of these places in the order given."""
    day = vietnam_day(moment)
    places = {
        place.id: place
        for chunk in in_chunks(ids)
        for place in session.execute(select(Place).where(_place.id.in_(chunk))).scalars()
    }
    in_provinces = _unit.id.in_({place.province_id for place in places.values()})
    provinces = {u.id: u for u in session.execute(select(Unit).where(in_provinces)).scalars()}
    tables = timetables_of(session, list(places.values()))
    certified = count_certified(session, ids, day)
    return [
        PlaceLine(
            place,
            provinces[place.province_id],
            open_at(tables[i], moment),
            certified.get(i, 0),
            stale_since(place.confirmed_on, day),
        )
        for i in ids
        if (place := places[i])
    ]


def line_of(session: Session, place: Place, moment: datetime) -> PlaceLine:
    """One place as a line, in whatever state."""
    return _lines(session, [place.id or 0], moment)[0]


def count_certified(session: Session, place_ids: Sequence[int], day: date) -> dict[int, int]:
    """How many of the goods of each place are in force on a day; today or later."""
    sold: dict[int, list[int]] = defaultdict(list)
    for chunk in in_chunks(place_ids):
        query = select(_stock.place_id, _stock.product_id).where(_stock.place_id.in_(chunk))
        for place_id, product_id in session.execute(query):
            sold[product_id].append(place_id)
    counts: dict[int, int] = defaultdict(int)
    for product_id in _in_force(session, list(sold), day):
        for place_id in sold[product_id]:
            counts[place_id] += 1
    return counts


def _in_force(session: Session, product_ids: Sequence[int], day: date) -> Iterator[int]:
    held: dict[int, list[Row[Any]]] = defaultdict(list)
    for chunk in in_chunks(product_ids):
        query = (
            select(*(_certificate.c[name] for name in ("product_id", "voided_at", *COLUMNS)))
            .join(metadata.tables["product"], _product.id == _certificate.c.product_id)
            .where(
                _product.id.in_(chunk),
                _product.voided_at.is_(None),
                _certificate.c.voided_at.is_(None),
            )
        )
        for row in session.execute(query):
            held[row.product_id].append(row)
    for product_id, certificates in held.items():
        spoken = speaking(certificates, day)
        if spoken is not None and status_on(facts_of_columns(spoken), day).in_force:
            yield product_id
