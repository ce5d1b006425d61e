"""Lists of places and the nearest ones are what counting by hand gives, on both databases."""

from datetime import date, datetime
from random import Random

from factories import World

from catalog.clock import VIETNAM
from catalog.db import reading
from catalog.places.finding import places_in, places_with, public_slugs
from catalog.places.geography import Point, distance_km
from catalog.places.hours import Span, Timetable
from catalog.places.lists import PlaceWish, count_by, list_places, nearest
from catalog.places.publishing import unpublish
from catalog.places.queries import places_to_remind_of
from catalog.places.starting import communes_of, middle_of
from catalog.places.words import HolidayRule, PlaceKind

THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=VIETNAM)
NATIONAL_DAY = datetime(2026, 9, 2, 9, 0, tzinfo=VIETNAM)  # a Wednesday
WEEK = tuple(Span(day, "07:30", "11:30") for day in range(7))


def test_lists_narrow_count_and_order(world: World) -> None:
    held = world.make_product()
    lapsed = world.make_product("Trà sen", issued_on=date(2023, 3, 1))
    hanoi = world.province_id("01")
    world.make_place("Chợ Ất", [held, lapsed], kind=PlaceKind.MARKET)
    world.make_place(
        "Điểm OCOP Ba", [held], timetable=Timetable(WEEK, (), HolidayRule.OPEN),
        commune="xã Cầu Kè",
    )  # fmt: skip
    world.make_place("Điểm OCOP An", [held], province_id=hanoi, timetable=Timetable(WEEK))
    hidden = world.make_place("Điểm OCOP Ẩn", [held])
    world.keep_place(unpublish, hidden, reason="Sai")
    world.make_place("Nháp", [held], public=False)
    with reading(world.engine) as session:

        def names(wish: PlaceWish, start: int = 0, most: int | None = None) -> list[str]:
            _, lines = list_places(session, wish, THURSDAY, start=start, most=most)
            return [line.place.name for line in lines]

        everything = ["Điểm OCOP An", "Điểm OCOP Ba", "Chợ Ất"]
        assert names(PlaceWish()) == everything
        assert names(PlaceWish(), 1, 1) == everything[1:2]
        assert list_places(session, PlaceWish(), THURSDAY, most=1)[0] == 3
        assert names(PlaceWish(kind=PlaceKind.MARKET)) == ["Chợ Ất"]
        assert names(PlaceWish(province_id=hanoi)) == ["Điểm OCOP An"]
        assert names(PlaceWish(open_at=THURSDAY)) == everything
        assert names(PlaceWish(open_at=NATIONAL_DAY)) == ["Điểm OCOP Ba"]
        assert count_by(session, "kind", PlaceWish(kind=PlaceKind.MARKET)) == {
            PlaceKind.OCOP_POINT: 2,
            PlaceKind.MARKET: 1,
        }
        assert count_by(session, "province_id", PlaceWish()) == {hanoi: 1, world.province_id(): 2}
        _, (line,) = list_places(session, PlaceWish(kind=PlaceKind.MARKET), THURSDAY)
        assert (line.certified, line.opening.is_open, line.stale_since) == (1, True, None)
        found = places_with(session, held.id)
        assert sorted(one.place.name for one in found) == sorted(everything)
        assert [one.place.name for one in places_with(session, lapsed.id)] == ["Chợ Ất"]
        assert [place.name for place in places_in(session, hanoi)] == ["Điểm OCOP An"]
        assert len(public_slugs(session)) == 3
        starts = communes_of(session, world.province_id())
        assert [(start.name, start.places) for start in starts] == [
            ("xã Cầu Kè", 1), ("xã Tiểu Cần", 1),
        ]  # fmt: skip
        assert middle_of(session, world.province_id("79")) is None
        assert places_to_remind_of(session, date(2028, 1, 1)) == {}  # nobody keeps them


def test_the_nearest_are_those_that_measuring_all_gives(world: World) -> None:
    goods, chance = [world.make_product()], Random(4)
    points = {}
    for number in range(30):
        near = number % 2
        point = Point(
            round(9.9 + chance.uniform(-0.2, 0.2) if near else chance.uniform(8.6, 23.0), 5),
            round(106.2 + chance.uniform(-0.2, 0.2) if near else chance.uniform(102.5, 109), 5),
        )
        slug = world.make_place(
            f"Chợ {number}", goods, latitude=point.latitude, longitude=point.longitude
        )
        points[slug] = point
    with reading(world.engine) as session:
        for here in (Point(9.9, 106.2), Point(21.03, 105.85), Point(16.5, 112.0)):
            measured = sorted((distance_km(here, point), slug) for slug, point in points.items())
            for most in (1, 7, 30, 50):
                lines = nearest(session, here, THURSDAY, most=most)
                assert [(line.km, line.place.slug) for line in lines] == measured[:most]
