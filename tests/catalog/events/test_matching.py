"""Lines of stall lists against the register: namesakes, places, marks, states, codes."""

from datetime import date

import pytest
from books import workbook_of
from databases import SqliteDatabases
from factories import World

from catalog.acts import suspend
from catalog.db import reading
from catalog.events.exhibitors import PlannedLine, Standing, plan_exhibitors
from catalog.events.found import Doubt, NearReason
from catalog.events.words import Matched
from catalog.producers import ProducerKind

TODAY = date(2026, 11, 22)


@pytest.fixture
def databases(_sqlite: SqliteDatabases) -> SqliteDatabases:
    """One kind of database: the rules are pure, test_exhibitors asks both kinds."""
    return _sqlite


HEADERS = ["Gian hàng", "Đơn vị", "Địa phương", "Sản phẩm trưng bày"]


def line(
    world: World, producer: str, place: str, shown: str, day: date = TODAY, number: str = "A01"
) -> PlannedLine:
    sheet = workbook_of([HEADERS, [number, producer, place, shown]])
    with reading(world.engine) as session:
        (found,) = plan_exhibitors(session, sheet, day).lines
    return found


def standing(world: World, producer: str, place: str, shown: str) -> Standing:
    return line(world, producer, place, shown).standing


def test_two_producers_of_one_spelling_and_kind_are_not_told_apart(world: World) -> None:
    for _ in range(2):
        world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    doubtful = line(world, "HTX A", "", "Kẹo dừa")
    assert (doubtful.standing, doubtful.doubt) == (Standing.NOT_FOUND, Doubt.SEVERAL_MAKERS)
    assert len(doubtful.near) == 2
    world.make_product("Kẹo dừa", producer=world.make_producer("Hợp tác xã A"))
    assert standing(world, "Hợp tác xã A", "", "Kẹo dừa") is Standing.CERTIFIED


def test_the_place_that_belongs_to_a_name_may_be_left_out(world: World) -> None:
    maker = world.make_producer("HTX Cầu Kè")
    world.make_product("Kẹo dừa Vĩnh Long", producer=maker)
    assert standing(world, "HTX Cầu Kè", "Vĩnh Long", "kẹo dừa") is Standing.CERTIFIED
    assert standing(world, "HTX Cầu Kè", "", "Kẹo dừa Cầu Kè") is Standing.CERTIFIED


def test_another_variety_is_another_product_and_only_near(world: World) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    for shown in ("Kẹo dừa sầu riêng", "Kẹo dứa", "Kẹo"):
        other = line(world, "HTX A", "", shown)
        assert (other.standing, other.doubt) == (Standing.NOT_FOUND, Doubt.NOT_THEIRS)
        assert [near.reason for near in other.near] == [NearReason.SAME_MAKER]


def test_goods_of_the_maker_that_are_as_near_leave_a_doubt(world: World) -> None:
    maker = world.make_producer("HTX A")
    for name in ("Nước cốt chanh loại 2", "Nước cốt chanh Vĩnh Long"):
        world.make_product(name, producer=maker)
    doubtful = line(world, "HTX A", "", "Nước cốt chanh Vĩnh Long loại 2")
    assert (doubtful.product_id, doubtful.doubt) == (None, Doubt.SEVERAL_GOODS)
    assert len(doubtful.near) == 2
    assert line(world, "HTX A", "", "Nước cốt chanh").doubt is None


def test_a_name_at_another_producer_is_not_found(world: World) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    for producer in ("HTX B", ""):
        elsewhere = line(world, producer, "Bến Tre", "Kẹo dừa")
        assert elsewhere.matched is Matched.NOT_FOUND
        assert [near.reason for near in elsewhere.near] == [NearReason.SAME_NAME]


def test_a_producer_of_another_province_is_another_producer(world: World) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    assert standing(world, "HTX A", "An Giang", "Kẹo dừa") is Standing.NOT_FOUND
    for place in ("Bến Tre", "xã B, huyện C, tỉnh Bến Tre (cũ)", "không rõ"):
        assert standing(world, "HTX A", place, "Kẹo dừa") is Standing.CERTIFIED
    assert standing(world, "HTX A - Bến Tre", "", "Kẹo dừa") is Standing.CERTIFIED


def test_namesakes_of_other_kinds_are_told_apart(world: World) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    limited = world.make_producer("Công ty TNHH A", kind=ProducerKind.COMPANY)
    world.make_product("Kẹo dừa", producer=limited)
    assert standing(world, "Cty TNHH A", "", "Kẹo dừa") is Standing.CERTIFIED
    assert standing(world, "Cty CP A", "", "Kẹo dừa") is Standing.NOT_FOUND
    assert standing(world, "Tổ hợp tác A", "", "Kẹo dừa") is Standing.NOT_FOUND


def test_a_word_of_the_trade_may_be_missing_where_the_province_is_said(world: World) -> None:
    world.make_product("Mật ong", producer=world.make_producer("HTX Nuôi ong Nắng Sớm"))
    assert standing(world, "HTX Nắng Sớm", "Vĩnh Long", "Mật ong") is Standing.CERTIFIED
    assert standing(world, "HTX NN Nắng Sớm", "Vĩnh Long", "Mật ong") is Standing.NOT_FOUND
    assert standing(world, "HTX Nắng Sớm", "", "Mật ong") is Standing.NOT_FOUND
    world.make_producer("HTX Nông sản Nắng Sớm")
    assert standing(world, "HTX Nắng Sớm", "Vĩnh Long", "Mật ong") is Standing.NOT_FOUND


def test_a_letter_struck_wrong_is_forgiven_but_no_other_word(world: World) -> None:
    maker = world.make_producer("HTX A")
    world.make_product("Khoai lang sấy", producer=maker)
    world.make_product("Xoài sấy", producer=maker)
    assert standing(world, "HTX A", "", "Khoia lang sấy") is Standing.CERTIFIED
    assert standing(world, "HTX A", "", "Khoailang sấy") is Standing.CERTIFIED
    assert standing(world, "HTX A", "", "Khoai lan sấy") is Standing.CERTIFIED
    world.make_product("Hoa lan", producer=maker)
    assert standing(world, "HTX A", "", "Khoai lan sấy") is Standing.NOT_FOUND


def test_what_people_add_to_a_name_is_no_part_of_it(world: World) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    for written in (
        "Keo dua", "KẸO DỪA", "- Kẹo dừa (OCOP 4 sao)", "Kẹo dừa hộp 500g", "1. Kẹo dừa ★★★★",
        "Kẹo dừa, túi 250 gr x 10", "Sản phẩm kẹo dừa đạt chuẩn OCOP", "Keo dưa",
    ):  # fmt: skip
        assert standing(world, "HTX A", "", written) is Standing.CERTIFIED, written


def test_without_marks_two_goods_are_not_told_apart(world: World) -> None:
    maker = world.make_producer("HTX A")
    for name in ("Mứt dừa", "Mứt dứa"):
        world.make_product(name, producer=maker)
    assert line(world, "HTX A", "", "mut dua").doubt is Doubt.SEVERAL_GOODS
    assert line(world, "HTX A", "", "mứt dứa").matched is Matched.BY_REGISTER


def test_a_code_counts_with_maker_and_name_and_never_against_them(world: World) -> None:
    maker = world.make_producer("HTX A")
    goods = world.make_product("Kẹo dừa sáp", producer=maker)
    world.make_product("Mật ong", producer=maker)
    typed = f"{goods.code[:4].lower()}-{goods.code[4:]}"
    assert line(world, "HTX A", "", f"Kẹo dừa ({typed})").product_id == goods.id
    assert line(world, "", "", f"Kẹo dừa sáp, mã {typed}").product_id == goods.id
    for producer, shown in (("HTX A", "Mật ong"), ("HTX B", "Kẹo dừa sáp")):
        doubtful = line(world, producer, "", f"{shown} {typed}")
        assert (doubtful.product_id, doubtful.doubt) == (None, Doubt.CODE_DIFFERS)
        assert doubtful.near[0].reason is NearReason.BY_CODE


def test_the_standing_is_that_of_the_day(world: World) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    for day, expected in (
        (date(2025, 6, 1), Standing.NOT_FOUND),
        (date(2025, 6, 2), Standing.CERTIFIED),
        (date(2028, 6, 2), Standing.CERTIFIED),
        (date(2028, 6, 3), Standing.LAPSED),
    ):
        assert line(world, "HTX A", "", "Kẹo dừa", day).standing is expected


def test_a_suspended_certificate_is_shown_as_suspended(world: World) -> None:
    goods = world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    world.act(suspend, goods, decision_id=goods.decision_id, on=date(2026, 5, 4))
    assert standing(world, "HTX A", "", "Kẹo dừa") is Standing.SUSPENDED


def test_other_stars_than_the_certificate_gives_are_pointed_out(world: World) -> None:
    world.make_product("Kẹo dừa", stars=3, producer=world.make_producer("HTX A"))
    assert line(world, "HTX A", "", "Kẹo dừa 5 sao").stars_differ
    assert not line(world, "HTX A", "", "Kẹo dừa 3*").stars_differ
