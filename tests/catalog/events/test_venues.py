"""Where a site is: its own words first, its place's where it has none."""

from datetime import date
from typing import Any

import pytest

from catalog.events.records import EventSite
from catalog.events.venues import Venue, venue_of
from catalog.places.records import Place
from catalog.places.words import PlaceKind, PlaceState


def site(**columns: Any) -> EventSite:
    """A site of one day."""
    day = date(2027, 1, 20)
    return EventSite(event_id=1, position=1, province_id=1, first_day=day, last_day=day, **columns)


def place(state: PlaceState = PlaceState.PUBLISHED) -> Place:
    """A market with an address and coordinates."""
    return Place(
        slug="cho", kind=PlaceKind.MARKET, state=state, name="Chợ", sort_key="", province_id=1,
        address="số 1", commune="xã A", latitude=10.0, longitude=106.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "venue"),
    [
        ({}, Venue("Chợ", "số 1", "xã A", (10.0, 106.0), "cho")),
        ({"name": "Sân chợ"}, Venue("Sân chợ", "số 1", "xã A", (10.0, 106.0), "cho")),
        (
            {"latitude": 9.5, "longitude": 105.5},
            Venue("Chợ", "số 1", "xã A", (9.5, 105.5), "cho"),
        ),
        ({"commune": "xã B"}, Venue("Chợ", "", "xã B", None, "cho")),
    ],
)
def test_what_is_not_written_is_the_places(written: dict[str, Any], venue: Venue) -> None:
    assert venue_of(site(**written), place()) == venue


def test_only_a_public_place_has_a_page() -> None:
    assert venue_of(site(), place(PlaceState.DRAFT)).slug is None
    assert venue_of(site(commune="xã B"), None) == Venue("", "", "xã B", None, None)
    assert venue_of(site(commune="xã B"), None).short == "xã B"
