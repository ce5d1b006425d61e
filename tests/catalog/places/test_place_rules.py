"""Fit to be public, stale, due for a reminder, one and the same."""

from datetime import date

import pytest

from catalog.places.geography import Point, box_around, distance_km
from catalog.places.records import Place
from catalog.places.rules import (
    near_duplicates,
    not_public_because,
    reminder_due,
    stale_since,
)
from catalog.places.words import PlaceKind, PlaceState

TODAY = date(2026, 11, 25)


def place(**columns: object) -> Place:
    fields = {
        "kind": PlaceKind.SHOP, "name": "Cửa hàng OCOP Tiểu Cần", "province_id": 1, "slug": "a",
        "commune": "xã Tiểu Cần", "address": "12 Hùng Vương", "hours_note": "Cả ngày",
        "confirmed_on": TODAY, "state": PlaceState.DRAFT, "id": 1, "sort_key": "",
    }  # fmt: skip
    return Place(**(fields | columns))


def reasons(made: Place, *, has_hours: bool = False, certified: int = 1) -> str:
    found = not_public_because(made, has_hours=has_hours, certified=certified)
    return "; ".join(reason.en for reason in found)


def test_a_complete_place_can_be_public() -> None:
    assert reasons(place()) == ""
    assert reasons(place(hours_note=""), has_hours=True) == ""
    assert reasons(place(address="", latitude=9.8, longitude=106.2)) == ""


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"commune": ""}, "commune"),
        ({"address": ""}, "neither an address nor coordinates"),
        ({"hours_note": ""}, "opening hours"),
        ({"confirmed_on": None}, "confirmed"),
        ({"state": PlaceState.CLOSED}, "closed for good"),
        ({"state": PlaceState.MERGED}, "merged"),
    ],
)
def test_each_lack_is_a_reason(columns: dict[str, object], reason: str) -> None:
    assert reason in reasons(place(**columns))


def test_goods_must_be_certified_and_all_reasons_are_told_at_once() -> None:
    assert "certified today" in reasons(place(), certified=0)
    bare = place(commune="", address="", hours_note="", confirmed_on=None)
    assert len(not_public_because(bare, has_hours=False, certified=0)) == 5


def test_a_confirmation_holds_through_the_sixth_month() -> None:
    assert stale_since(date(2026, 5, 25), TODAY) is None
    assert stale_since(date(2026, 5, 24), TODAY) == TODAY
    assert stale_since(date(2026, 8, 31), date(2027, 2, 28)) is None
    assert stale_since(date(2026, 8, 31), date(2027, 3, 1)) == date(2027, 3, 1)
    assert stale_since(None, TODAY) is None


def test_a_reminder_is_due_once_a_month_of_stale_public_places() -> None:
    stale = {"state": PlaceState.PUBLISHED, "confirmed_on": date(2026, 5, 24)}
    assert reminder_due(place(**stale), TODAY)
    assert reminder_due(place(**stale, reminded_on=date(2026, 10, 25)), TODAY)
    assert not reminder_due(place(**stale, reminded_on=date(2026, 10, 26)), TODAY)
    assert not reminder_due(place(**stale | {"confirmed_on": date(2026, 5, 25)}), TODAY)
    assert not reminder_due(place(**stale | {"state": PlaceState.DRAFT}), TODAY)


def test_duplicates_by_name_and_commune_or_by_spot_and_likeness() -> None:
    mine = place(latitude=9.8, longitude=106.2)
    metre = 1 / 111_195
    others = {
        "same name, same commune, written otherwise": place(
            id=2, name="CỬA HÀNG OCOP TIỂU CẦN", commune="Tiểu Cần"
        ),
        "same name elsewhere": place(id=3, commune="xã Cầu Kè"),
        "like name, 149 m": place(
            id=4, name="Cửa hàng bán OCOP Tiểu Cần", commune="x", latitude=9.8 + 149 * metre,
            longitude=106.2,
        ),
        "like name, 151 m": place(
            id=5, name="Cửa hàng bán OCOP Tiểu Cần", commune="x", latitude=9.8 + 151 * metre,
            longitude=106.2,
        ),
        "other name on the spot": place(
            id=6, name="Bưu điện huyện", commune="x", latitude=9.8, longitude=106.2
        ),
    }  # fmt: skip
    assert [found.id for found in near_duplicates(mine, [mine, *others.values()])] == [2, 4]


def test_distances_along_the_earth() -> None:
    hanoi, saigon = Point(21.0285, 105.8542), Point(10.7769, 106.7009)
    assert 1137 < distance_km(hanoi, saigon) < 1145
    assert distance_km(hanoi, hanoi) == 0


def test_a_box_holds_all_that_is_within_its_distance() -> None:
    for centre in (Point(21.03, 105.85), Point(8.6, 104.7), Point(16.5, 111.6)):
        box = box_around(centre, 50)
        edges = [Point(box.north, centre.longitude), Point(centre.latitude, box.east),
                 Point(box.south, centre.longitude), Point(centre.latitude, box.west),
                 Point(box.north, box.east)]  # fmt: skip
        assert all(distance_km(centre, edge) >= 50 for edge in edges)
        assert distance_km(centre, edges[1]) < 53
