"""Which pictures a place shows: in order, each once, eight at most, never of one that has ended."""

from datetime import date

import pytest
from factories import World
from sqlmodel import Session, select

from catalog.audit import AuditEntry
from catalog.db import reading
from catalog.places.pictures import MOST_PICTURES, Shown, places_showing, set_pictures
from catalog.places.publishing import close
from catalog.places.queries import find_place, photos_of
from catalog.places.records import Place
from catalog.places.writing import PlaceRefused


def pictures(count: int) -> list[Shown]:
    """So many different pictures."""
    return [Shown(f"{number:064x}", 640, 480, f"Ảnh {number}") for number in range(count)]


def the(session: Session, slug: str) -> Place:
    """The place with this slug."""
    found = find_place(session, slug)
    assert found is not None
    return found


def test_pictures_are_set_in_order_each_once_and_noted(world: World) -> None:
    slug = world.make_place(public=False)
    first, second = pictures(2)
    with world.change() as change:
        place = the(change.session, slug)
        before = place.version
        set_pictures(change, place, [second, first, second])
        assert place.version == before + 1
    with reading(world.engine) as session:
        place_id = the(session, slug).id or 0
        assert [photo.digest for photo in photos_of(session, place_id)] == [
            second.digest,
            first.digest,
        ]
        assert [place.id for place in places_showing(session, first.digest)] == [place_id]
        assert places_showing(session, "0" * 63 + "9") == []
        noted = session.exec(select(AuditEntry).where(AuditEntry.verb == "picture_place")).one()
        assert "Ảnh" not in str(noted.data)


def test_eight_are_the_most(world: World) -> None:
    slug = world.make_place(public=False)
    with world.change() as change:
        place = the(change.session, slug)
        set_pictures(change, place, pictures(MOST_PICTURES))
        with pytest.raises(PlaceRefused, match="8 pictures at most"):
            set_pictures(change, place, pictures(MOST_PICTURES + 1))
        close(change, place, on=date(2026, 11, 20))
        with pytest.raises(PlaceRefused, match="closed or merged"):
            set_pictures(change, place, [])
