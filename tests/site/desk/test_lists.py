"""What the desk lists is what the table of mandates allows, on both databases."""

from collections.abc import Iterable

import pytest
from factories import World
from fair_making import make_fair, site
from people import HERE, THERE
from sqlmodel import select

from catalog.accounts.mandates import Deed, Mandate, Role, may
from catalog.accounts.sessions import SignedIn
from catalog.db import reading
from catalog.events.reading import load_events
from catalog.events.records import Event
from catalog.places.records import Place
from ocop_site.desk.areas import area_of
from ocop_site.desk.lists import area_of_held, in_area, named, own

ME, OTHER = 7, 8


def signed_in(world: World, *mandates: Mandate) -> SignedIn:
    """Somebody with these mandates."""
    now = world.now
    return SignedIn(1, ME, "a@b.vn", "", "", True, True, now, now, now, mandates)


def ids(found: Iterable[Place]) -> set[int | None]:
    """Which places."""
    return {place.id for place in found}


def test_lists_hold_what_the_mandates_allow(world: World) -> None:
    here, there = world.province_id(HERE), world.province_id(THERE)
    for owner in (ME, OTHER, None):
        for province in (here, there):
            world.make_place(public=False, owner_id=owner, province_id=province)
        for sites in ((), (site(world),), (site(world), site(world, province_id=there))):
            make_fair(world, *sites, public=False, owner_id=owner)
    people = [
        [Mandate(ME, Role.ORGANISER, here)],
        [Mandate(ME, Role.PROVINCE, here)],
        [Mandate(ME, Role.CENTRAL)],
        [Mandate(ME, Role.ORGANISER, here), Mandate(ME, Role.PROVINCE, there)],
        [],
    ]
    with reading(world.engine) as session:
        every = session.exec(select(Place)).all()
        events = load_events(session, [i or 0 for i in session.exec(select(Event.id))])
        for mandates in people:
            account = signed_in(world, *mandates)
            mine, theirs = own(session, account), in_area(session, account)
            writes = {p.id for p in every if may(mandates, Deed.WRITE_PLACE, area_of(p))}
            sees = {p.id for p in every if may(mandates, Deed.SEE_PLACE, area_of(p))}
            assert (ids(mine.places), ids(theirs.places)) == (writes, sees - writes), mandates
            writes = {e.row.id for e in events if may(mandates, Deed.WRITE_EVENT, area_of_held(e))}
            sees = {e.row.id for e in events if may(mandates, Deed.SEE_EVENT, area_of_held(e))}
            assert {e.row.id for e in mine.events} == writes, mandates
            assert {e.row.id for e in theirs.events} == sees - writes, mandates


@pytest.mark.parametrize(("words", "found"), [("ben tre", 1), ("BẾN", 1), ("", 2), ("xyz", 0)])
def test_names_are_found_without_marks(words: str, found: int) -> None:
    places = [Place(name="Điểm OCOP Bến Tre"), Place(name="Chợ nổi")]
    assert len(named(places, words)) == found
