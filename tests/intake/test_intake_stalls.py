"""Stall lists beyond the published one: namesakes, places, states."""

from datetime import date

import pytest
from books import book_of, saved, sheet_of
from factories import World

from catalog.acts import suspend
from catalog.db import reading
from catalog.intake.match import MatchedStall, StallVerdict, match_stalls, read_stalls
from catalog.intake.read import read_workbook
from catalog.producers import ProducerKind

TODAY = date(2026, 11, 22)
HEADERS = ["Gian hàng", "Đơn vị", "Địa phương", "Sản phẩm trưng bày"]


def match(world: World, *rows: list[str], day: date = TODAY) -> list[MatchedStall]:
    stalls = read_stalls(read_workbook(book_of([HEADERS, *rows]), "a.xlsx"))
    with reading(world.engine) as session:
        return match_stalls(session, stalls, day)


def verdict(world: World, producer: str, place: str, shown: str) -> StallVerdict:
    (stall,) = match(world, ["A01", producer, place, shown])
    return stall.shown[0].verdict


def test_each_line_of_a_cell_is_a_product(world: World) -> None:
    (stall,) = match(world, ["A01", "HTX A", "", "Xoài\nCam; Bưởi"])
    assert [shown.name for shown in stall.shown] == ["Xoài", "Cam", "Bưởi"]


def test_stalls_of_hidden_sheets_are_not_read() -> None:
    sheet = sheet_of([HEADERS, ["A01", "HTX A", "", "Xoài"]])
    hidden = sheet.parent.create_sheet("Nháp")
    for row in (HEADERS, ["A02", "HTX B", "", "Cam"]):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    stalls = read_stalls(read_workbook(saved(sheet.parent), "a.xlsx"))
    assert [stall.number for stall in stalls] == ["A01"]


def test_two_producers_of_one_spelling_and_kind_are_not_told_apart(world: World) -> None:
    for _ in range(2):
        world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    assert verdict(world, "HTX A", "", "Kẹo dừa") is StallVerdict.NOT_FOUND
    world.make_product("Kẹo dừa", producer=world.make_producer("Hợp tác xã A"))
    assert verdict(world, "Hợp tác xã A", "", "Kẹo dừa") is StallVerdict.CERTIFIED


def test_the_place_that_belongs_to_a_name_may_be_left_out(world: World) -> None:
    maker = world.make_producer("HTX Cầu Kè")
    world.make_product("Kẹo dừa Vĩnh Long", producer=maker)
    assert verdict(world, "HTX Cầu Kè", "Vĩnh Long", "kẹo dừa") is StallVerdict.CERTIFIED
    assert verdict(world, "HTX Cầu Kè", "", "Kẹo dừa") is StallVerdict.CERTIFIED


def test_another_variety_is_another_product_and_only_near(world: World) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    (stall,) = match(world, ["A01", "HTX A", "", "Kẹo dừa sầu riêng"])
    assert stall.shown[0].verdict is StallVerdict.NOT_FOUND
    assert stall.shown[0].near == ("Kẹo dừa",)


def test_a_name_at_another_producer_is_not_found(world: World) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    assert verdict(world, "HTX B", "", "Kẹo dừa") is StallVerdict.NOT_FOUND


def test_a_producer_of_another_province_is_another_producer(world: World) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    assert verdict(world, "HTX A", "An Giang", "Kẹo dừa") is StallVerdict.NOT_FOUND
    assert verdict(world, "HTX A", "Bến Tre", "Kẹo dừa") is StallVerdict.CERTIFIED
    assert verdict(world, "HTX A", "không rõ", "Kẹo dừa") is StallVerdict.CERTIFIED


def test_namesakes_are_told_apart_by_spelling_or_not_at_all(world: World) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    world.make_product(
        "Kẹo dừa", producer=world.make_producer("Công ty A", kind=ProducerKind.COMPANY)
    )
    assert verdict(world, "Công ty A", "", "Kẹo dừa") is StallVerdict.CERTIFIED
    assert verdict(world, "Tổ hợp tác A", "", "Kẹo dừa") is StallVerdict.NOT_FOUND


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2025, 6, 1), StallVerdict.NOT_FOUND), (date(2025, 6, 2), StallVerdict.CERTIFIED),
     (date(2028, 6, 2), StallVerdict.CERTIFIED), (date(2028, 6, 3), StallVerdict.LAPSED)],
)  # fmt: skip
def test_the_verdict_is_that_of_the_day(world: World, day: date, expected: StallVerdict) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    (stall,) = match(world, ["A01", "HTX A", "", "Kẹo dừa"], day=day)
    assert stall.shown[0].verdict is expected


def test_a_suspended_certificate_is_shown_as_suspended(world: World) -> None:
    goods = world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    world.act(suspend, goods, decision_id=goods.decision_id, on=date(2026, 5, 4))
    assert verdict(world, "HTX A", "", "Kẹo dừa") is StallVerdict.SUSPENDED
