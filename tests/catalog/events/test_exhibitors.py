"""Exhibitors: from a sheet to a plan to stalls, mended by hand, kept over the next sheet."""

from datetime import date
from typing import Any

import pytest
from books import workbook_of
from factories import Goods, World
from sqlmodel import col, select

from catalog.audit import AuditEntry
from catalog.db import reading
from catalog.events.exhibitors import (
    ExhibitorPlan,
    Standing,
    apply_exhibitors,
    plan_exhibitors,
)
from catalog.events.mending import NONE_OF_THESE, UnknownProduct, mend_line
from catalog.events.records import Event, EventAct, StallLine
from catalog.events.stalls import StallOfDay, all_stalls_of, stalls_of
from catalog.events.words import EventActKind, EventKind, Matched
from catalog.events.writing import EventEntry, SiteEntry, enter_event

TODAY = date(2026, 11, 22)
HEADERS = ["Gian hàng", "Đơn vị", "Sản phẩm trưng bày"]
ROWS = [
    ["A01", "HTX A", "Kẹo dừa; Mứt gừng"],
    ["A02", "HTX B", "Kẹo dừa"],
    ["A03", "Gốm Xóm Chài", "Bình gốm"],
    ["A04", "Bà Tư", ""],
]


@pytest.fixture
def event(world: World) -> Event:
    """A fair without stalls."""
    site = {
        "province_id": world.province_id(), "name": "Quảng trường",
        "first_day": date(2026, 11, 20), "last_day": date(2026, 11, 24),
    }  # fmt: skip
    told = {"name": "Hội chợ", "kind": EventKind.FAIR}
    with world.change() as change:
        (event_id,) = enter_event(change, [EventEntry(told, [SiteEntry(site)])])
    with reading(world.engine) as session:
        return session.get_one(Event, event_id)


@pytest.fixture
def sweet(world: World) -> Goods:
    """The one product of the register that the list shows."""
    return world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))


def plan(world: World, event: Event, rows: list[list[Any]], day: date = TODAY) -> ExhibitorPlan:
    sheet = workbook_of([HEADERS, *rows])
    with reading(world.engine) as session:
        return plan_exhibitors(session, sheet, day, event.id)


def bring_in(world: World, event: Event, rows: list[list[Any]]) -> None:
    made = plan(world, event, rows)
    with world.change() as change:
        apply_exhibitors(change, event, made)


def stalls(world: World, event: Event) -> list[StallOfDay]:
    with reading(world.engine) as session:
        return all_stalls_of(session, event.id or 0, TODAY)


def lines(world: World, event: Event) -> list[tuple[str, Matched]]:
    return [(of.line.written, of.line.matched) for s in stalls(world, event) for of in s.lines]


def mend(world: World, written: str, chosen: str) -> None:
    with world.change() as change:
        found = select(StallLine).where(StallLine.written == written)
        mend_line(change, change.session.exec(found.order_by(col(StallLine.id))).all()[-1], chosen)


def test_a_plan_writes_nothing_and_an_applied_one_everything(
    world: World, event: Event, sweet: Goods
) -> None:
    made = plan(world, event, ROWS)
    assert made.counts == {Standing.CERTIFIED: 1, Standing.NOT_FOUND: 3}
    assert [line.row for line in made.lines] == [2, 2, 3, 4]
    assert [line.written for line in made.undecided] == ["Kẹo dừa"]
    assert stalls(world, event) == []
    bring_in(world, event, ROWS)
    assert [s.stall.number for s in stalls(world, event)] == ["A01", "A02", "A03", "A04"]
    assert lines(world, event) == [
        ("Kẹo dừa", Matched.BY_REGISTER),
        ("Mứt gừng", Matched.NOT_FOUND),
        ("Kẹo dừa", Matched.NOT_FOUND),
        ("Bình gốm", Matched.NOT_FOUND),
    ]
    with reading(world.engine) as session:
        acts = session.exec(select(EventAct).order_by(col(EventAct.id))).all()
        act = acts[-1]
        assert (act.kind, act.actor) == (EventActKind.EXHIBITORS_IMPORTED, "officer:1")
        last = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq).desc())).first()
        assert last is not None
        assert (last.verb, last.subject) == ("exhibitors_imported", f"event:{event.id}")
        assert session.get_one(Event, event.id).version == 2


def test_the_public_is_told_of_stalls_with_certified_goods_and_how_many_have_none(
    world: World, event: Event, sweet: Goods
) -> None:
    bring_in(world, event, ROWS)
    with reading(world.engine) as session:
        today = stalls_of(session, event.id or 0, TODAY)
        later = stalls_of(session, event.id or 0, date(2028, 6, 3))
    assert [stall.stall.exhibitor for stall in today.stalls] == ["HTX A"]
    assert [card.code for card in today.stalls[0].certified] == [sweet.code]
    assert (today.total, today.without, today.goods) == (4, 3, 1)
    assert (later.stalls, later.total, later.without) == ((), 4, 4)


def test_what_people_decided_stays_with_the_same_lines_of_the_next_sheet(
    world: World, event: Event, sweet: Goods
) -> None:
    bring_in(world, event, [["A01", "HTX B", "Kẹo ngon; Mứt"], ["A02", "HTX B", "Kẹo ngon"]])
    with world.change() as change:
        written = change.session.exec(select(StallLine).order_by(col(StallLine.id))).all()
        mend_line(change, written[0], sweet.code)
        mend_line(change, written[1], NONE_OF_THESE)
    again = plan(world, event, [["a01", "HTX B ", "Mứt; kẹo ngon"], ["A02", "HTX B", "Kẹo ngon"]])
    assert [line.kept for line in again.lines] == [True, True, False]
    with world.change() as change:
        apply_exhibitors(change, event, again)
    assert lines(world, event) == [
        ("Mứt", Matched.REFUSED),
        ("kẹo ngon", Matched.BY_HAND),
        ("Kẹo ngon", Matched.NOT_FOUND),
    ]
    assert [s.standing for s in stalls(world, event)[0].lines][1] is Standing.CERTIFIED


def test_a_line_is_mended_by_a_code_that_exists(world: World, event: Event, sweet: Goods) -> None:
    bring_in(world, event, ROWS)
    with pytest.raises(UnknownProduct):
        mend(world, "Bình gốm", "22222222")
    mend(world, "Bình gốm", sweet.code)
    mend(world, "Mứt gừng", NONE_OF_THESE)
    assert dict(lines(world, event))["Bình gốm"] is Matched.BY_HAND
    assert dict(lines(world, event))["Mứt gừng"] is Matched.REFUSED


def test_two_exhibitors_of_one_stall_are_one_stall(
    world: World, event: Event, sweet: Goods
) -> None:
    bring_in(world, event, [["A01", "HTX A", "Kẹo dừa"], ["A01", "HTX B", "Chè"]])
    with reading(world.engine) as session:
        found = stalls_of(session, event.id or 0, TODAY)
    assert (found.total, found.without) == (1, 0)
