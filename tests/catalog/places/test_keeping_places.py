"""What is done to places writes the row, its history and the log, or nothing."""

from datetime import date

import pytest
from factories import World
from fair_making import make_fair, site
from sqlmodel import Session, select

from catalog.audit import AuditEntry
from catalog.change import Change
from catalog.db import reading
from catalog.events.records import EventSite
from catalog.places.hours import Closing, Span, Timetable
from catalog.places.keeping import change_place, confirm, enter_places, remind, stock
from catalog.places.publishing import close, merge, publish, unpublish
from catalog.places.queries import (
    acts_of,
    find_place,
    possible_duplicates,
    stock_of,
    timetable_of,
)
from catalog.places.records import Place
from catalog.places.words import ClosingKind, HolidayRule, PlaceKind, PlaceState
from catalog.places.writing import PlaceRefused

OPEN = Timetable(
    (Span(0, "07:30", "11:30"), Span(0, "13:30", "17:00")),
    (Closing(date(2027, 2, 5), date(2027, 2, 9), ClosingKind.TET),),
    HolidayRule.CLOSED,
)


def enter(world: World, *names: str, **columns: object) -> list[int]:
    row = {
        "kind": PlaceKind.OCOP_POINT, "province_id": world.province_id(),
        "commune": "xã Tiểu Cần", "address": "12 Hùng Vương",
    } | columns  # fmt: skip
    with world.change() as change:
        return enter_places(change, [({**row, "name": name}, OPEN) for name in names])


def got(change: Change, place_id: int) -> Place:
    return change.session.get_one(Place, place_id)


def kinds(session: Session, place_id: int) -> list[str]:
    return [act.kind.value for act in reversed(acts_of(session, place_id))]


def test_a_place_from_draft_to_closed(world: World) -> None:
    goods = world.make_product()
    today = world.now.date()
    first, second = enter(world, "Điểm OCOP Tiểu Cần", "Điểm OCOP Tiểu Cần")
    (named_like_a_page,) = enter(world, "Near")
    with world.change() as change:
        place = got(change, first)
        with pytest.raises(PlaceRefused) as refused:
            publish(change, place)
        assert len(refused.value.reasons) == 2  # no goods, not confirmed
        stock(change, place, {goods.id: today})
        stock(change, place, {goods.id: today})
        confirm(change, [place], by="UBND xã Tiểu Cần", on=today)
        publish(change, place)
        publish(change, place)
        change_place(change, place, {"phone": "02943 000 000"}, Timetable(OPEN.hours))
        with pytest.raises(PlaceRefused):
            unpublish(change, place, reason=" ")
        unpublish(change, place, reason="Chưa đúng địa chỉ")
        with pytest.raises(PlaceRefused):
            unpublish(change, place, reason="Hai lần")
        publish(change, place)
        remind(change, [place])
        close(change, place, on=today, reason="Hết hợp đồng thuê")
        for act in (
            lambda: publish(change, place),
            lambda: change_place(change, place, {"phone": ""}),
            lambda: stock(change, place, {}),
            lambda: confirm(change, [place], by="x", on=today),
            lambda: close(change, place, on=today),
            lambda: merge(change, got(change, second), place),
        ):
            with pytest.raises(PlaceRefused):
                act()
    with reading(world.engine) as session:
        assert [session.get_one(Place, i).slug for i in (first, second, named_like_a_page)] == [
            "diem-ocop-tieu-can", "diem-ocop-tieu-can-2", "near-2",
        ]  # fmt: skip
        assert kinds(session, first) == [
            "entered", "stocked", "confirmed", "published", "changed", "unpublished",
            "published", "reminded", "closed",
        ]  # fmt: skip
        place = session.get_one(Place, first)
        assert (place.state, place.closed_on) == (PlaceState.CLOSED, today)
        assert timetable_of(session, place) == Timetable(OPEN.hours)
        assert timetable_of(session, session.get_one(Place, second)) == OPEN
        assert [found.id for found in possible_duplicates(session, place)] == [second]
        subjects = select(AuditEntry.verb).where(AuditEntry.subject == f"place:{first}")
        assert len(session.exec(subjects).all()) == 9


def test_an_unknown_column_is_no_change(world: World) -> None:
    (place_id,) = enter(world, "Chợ Tiểu Cần")
    with world.change() as change, pytest.raises(KeyError):
        change_place(change, got(change, place_id), {"state": PlaceState.PUBLISHED})


def test_merging_keeps_the_newest_day_and_leads_on_to_the_last(world: World) -> None:
    ids = enter(world, "Chợ A", "Chợ B", "Chợ C")
    goods = [world.make_product(f"Kẹo {n}").id for n in range(3)]
    make_fair(world, site(world, place_id=ids[0]))
    old, new = date(2026, 5, 1), date(2026, 9, 1)
    with world.change() as change:
        a, b, c = (got(change, i) for i in ids)
        with pytest.raises(PlaceRefused):
            merge(change, a, a)
        stock(change, a, {goods[0]: new, goods[1]: old})
        stock(change, b, {goods[0]: old, goods[1]: new, goods[2]: old})
        merge(change, a, b)
        with pytest.raises(PlaceRefused):
            merge(change, c, a)
        merge(change, b, c)
    with reading(world.engine) as session:
        assert stock_of(session, ids[2]) == {goods[0]: new, goods[1]: new, goods[2]: old}
        assert stock_of(session, ids[0]) == stock_of(session, ids[1]) == {}
        first = find_place(session, "cho-a")
        assert first is not None
        assert (first.state, first.merged_into) == (PlaceState.MERGED, ids[2])
        assert session.exec(select(EventSite.place_id)).one() == ids[2]
