"""Units of both lists, what followed what, and how places are written."""

import pytest
from sqlalchemy import Engine

from catalog.db import reading
from catalog.units import (
    CURRENT_LIST,
    FORMER_LIST,
    UnitLevel,
    UnitsIndex,
    bare_name,
    load_units,
    written_place,
)


@pytest.fixture
def provinces(engine: Engine) -> UnitsIndex:
    """The provinces that ship with the project."""
    with reading(engine) as session:
        return load_units(session, UnitLevel.PROVINCE)


def test_thirty_four_provinces_followed_sixty_three(provinces: UnitsIndex) -> None:
    assert len(provinces.names(CURRENT_LIST)) == 34
    assert len(provinces.names(FORMER_LIST)) == 63
    former = [u for u in provinces.by_id.values() if u.list_version == FORMER_LIST]
    assert all(provinces.successors(unit) for unit in former)


def test_a_code_means_nothing_without_its_list(provinces: UnitsIndex) -> None:
    named = {(u.list_version, u.code): u.name for u in provinces.by_id.values()}
    assert named[CURRENT_LIST, "15"] == "Lào Cai"
    assert named[FORMER_LIST, "15"] == "Yên Bái"


@pytest.mark.parametrize(
    ("former", "current"),
    [("Trà Vinh", "Vĩnh Long"), ("Bến Tre", "Vĩnh Long"), ("Hà Nội", "Hà Nội")],
)
def test_a_former_province_leads_to_the_present_one(
    provinces: UnitsIndex, former: str, current: str
) -> None:
    (unit,) = provinces.named(former, FORMER_LIST)
    assert [heir.name for heir in provinces.successors(unit)] == [current]


def test_a_present_province_is_its_own_successor(provinces: UnitsIndex) -> None:
    (unit,) = provinces.named("Vĩnh Long", CURRENT_LIST)
    assert provinces.successors(unit) == [unit]


@pytest.mark.parametrize(
    "written",
    ["Thành phố Hồ Chí Minh", "TP.HCM", "TP. Hồ Chí Minh", "ho chi minh", "HỒ CHÍ MINH"],
)
def test_a_province_is_found_as_people_write_it(provinces: UnitsIndex, written: str) -> None:
    assert [unit.name for unit in provinces.named(written, CURRENT_LIST)] == ["Hồ Chí Minh"]


def test_an_unknown_name_finds_nothing(provinces: UnitsIndex) -> None:
    assert provinces.named("Atlantis", CURRENT_LIST) == []


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Thành phố Huế", "hue"),
        ("TP.Huế", "hue"),
        ("H. Tiểu Cần", "tieu can"),
        ("xã Phú Cần", "phu can"),
        ("Thị trấn Tiểu Cần", "tieu can"),
        ("Phú Cần", "phu can"),
        ("Xã", "xa"),
        ("Quảng Ngãi", "quang ngai"),
        ("Quận 1", "1"),
    ],
)
def test_the_kind_is_left_out_of_a_name(name: str, bare: str) -> None:
    assert bare_name(name) == bare


def test_a_place_is_shown_as_printed_and_as_it_is_now() -> None:
    assert written_place(
        "xã Phú Cần", "huyện Tiểu Cần", "tỉnh Trà Vinh", "xã Tiểu Cần", "tỉnh Vĩnh Long"
    ) == ("xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh", "xã Tiểu Cần, tỉnh Vĩnh Long")
    unchanged = written_place("xã Tân Phú", "", "tỉnh Vĩnh Long", "Xã Tân Phú", "tỉnh Vĩnh Long")
    assert unchanged == ("", "Xã Tân Phú, tỉnh Vĩnh Long")
    assert written_place("", "", "", "", "tỉnh Vĩnh Long") == ("", "tỉnh Vĩnh Long")
