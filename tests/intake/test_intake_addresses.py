"""Addresses taken apart: former and present units, streets kept private."""

import pytest

from catalog.intake.places import (
    Address,
    UnitNames,
    completed,
    lower_kind,
    parse_address,
    spelt_out,
)

CAI_BE_OLD = UnitNames("xã Hòa Hưng", "huyện Cái Bè", "tỉnh Tiền Giang")
CAI_BE_NEW = UnitNames("xã Cái Bè", "", "tỉnh Đồng Tháp")
TIEU_CAN_OLD = UnitNames("xã Phú Cần", "huyện Tiểu Cần", "tỉnh Trà Vinh")
TIEU_CAN_NEW = UnitNames("xã Tiểu Cần", "", "tỉnh Vĩnh Long")


@pytest.mark.parametrize(
    ("text", "former", "current"),
    [
        (
            "xã Cái Bè, tỉnh Đồng Tháp (xã Hòa Hưng, huyện Cái Bè, tỉnh Tiền Giang cũ)",
            CAI_BE_OLD, CAI_BE_NEW,
        ),
        (
            "xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh (cũ), nay là xã Tiểu Cần, tỉnh Vĩnh Long",
            TIEU_CAN_OLD, TIEU_CAN_NEW,
        ),
        (
            "xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh (nay là xã Tiểu Cần, tỉnh Vĩnh Long)",
            TIEU_CAN_OLD, TIEU_CAN_NEW,
        ),
        (
            "xã Tiểu Cần, tỉnh Vĩnh Long (trước đây là xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh)",
            TIEU_CAN_OLD, TIEU_CAN_NEW,
        ),
        (
            "xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh (xã Tiểu Cần, tỉnh Vĩnh Long mới)",
            TIEU_CAN_OLD, TIEU_CAN_NEW,
        ),
        (
            "xã Mỹ Hòa, thị xã Bình Minh (cũ)",
            UnitNames("xã Mỹ Hòa", "thị xã Bình Minh"), UnitNames(),
        ),
        (
            "xã Lai Vung, tỉnh Đồng Tháp",
            UnitNames(), UnitNames("xã Lai Vung", "", "tỉnh Đồng Tháp"),
        ),
        ("X. Hòa Hưng, H. Cái Bè, T. Tiền Giang", CAI_BE_OLD, UnitNames()),
        ("xã Hòa Hưng - huyện Cái Bè - tỉnh Tiền Giang", CAI_BE_OLD, UnitNames()),
        (
            "Hòa Hưng, Cái Bè, Tiền Giang",
            UnitNames("Hòa Hưng", "Cái Bè", "Tiền Giang"), UnitNames(),
        ),
        (
            "Phường 5, TP. Bến Tre, tỉnh Bến Tre",
            UnitNames("Phường 5", "thành phố Bến Tre", "tỉnh Bến Tre"), UnitNames(),
        ),
        (
            "phường Thủy Xuân, thành phố Huế",
            UnitNames(), UnitNames("phường Thủy Xuân", "", "thành phố Huế"),
        ),
        ("xã Long Điền, tỉnh Bà Rịa - Vũng Tàu",
         UnitNames(), UnitNames("xã Long Điền", "", "tỉnh Bà Rịa - Vũng Tàu")),
        ("Vĩnh Long", UnitNames(), UnitNames("", "", "Vĩnh Long")),
        (
            "TT. Cầu Kè, TX. Duyên Hải",
            UnitNames("thị trấn Cầu Kè", "thị xã Duyên Hải"), UnitNames(),
        ),
    ],
)  # fmt: skip
def test_an_address_names_former_and_present_units(
    text: str, former: UnitNames, current: UnitNames
) -> None:
    assert parse_address(text, True) == Address(former, current)


def test_before_the_merger_an_address_without_district_means_the_former_units() -> None:
    address = parse_address("xã Lai Vung, tỉnh Đồng Tháp", False)
    assert address == Address(UnitNames("xã Lai Vung", "", "tỉnh Đồng Tháp"))


def test_before_the_merger_two_bare_names_are_district_and_province() -> None:
    address = parse_address("Cái Bè, Tiền Giang", False)
    assert address.former == UnitNames("", "Cái Bè", "Tiền Giang")


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Số 12, ấp 3, xã Hòa Hưng, huyện Cái Bè, tỉnh Tiền Giang", "Số 12, ấp 3"),
        ("Thôn Đông, xã Hòa Hưng, huyện Cái Bè, tỉnh Tiền Giang", "Thôn Đông"),
        ("Nguyễn Huệ, xã Hòa Hưng, huyện Cái Bè, tỉnh Tiền Giang", "Nguyễn Huệ"),
        (
            "xã Cái Bè, tỉnh Đồng Tháp (ấp 2, xã Hòa Hưng, huyện Cái Bè, tỉnh Tiền Giang cũ)",
            "ấp 2",
        ),
    ],
)
def test_whatever_leads_to_a_door_is_kept_apart(text: str, detail: str) -> None:
    address = parse_address(text, True)
    assert (address.former, address.detail) == (CAI_BE_OLD, detail)


def test_brackets_that_speak_of_no_units_are_detail() -> None:
    address = parse_address("xã Cái Bè (gần chợ), tỉnh Đồng Tháp", True)
    assert address == Address(UnitNames(), CAI_BE_NEW, "gần chợ")


def test_a_second_unit_of_one_level_is_detail() -> None:
    address = parse_address("xã A, xã B, huyện C, tỉnh D", True)
    assert (address.former.commune, address.detail) == ("xã B", "xã A")


def test_text_without_units_gives_none() -> None:
    assert parse_address("ấp 3", True) == Address(detail="ấp 3")


def test_names_are_completed_from_another_source() -> None:
    names = completed(UnitNames("xã A"), UnitNames("xã B", "huyện C", "tỉnh D"))
    assert names == UnitNames("xã A", "huyện C", "tỉnh D")


def test_kinds_are_spelt_out_and_written_small() -> None:
    assert spelt_out("TP.HCM") == "thành phố HCM"
    assert spelt_out("Q. 1") == "quận 1"
    assert lower_kind("Xã Mỹ Hòa") == "xã Mỹ Hòa"
    assert lower_kind("Mỹ Hòa") == "Mỹ Hòa"


@pytest.mark.parametrize("city", ["TP.HCM", "TP. Hồ Chí Minh", "Thành phố Huế", "TP Hà Nội"])
def test_a_city_that_is_a_province_is_taken_for_one(city: str) -> None:
    assert parse_address(f"phường Bàn Cờ, {city}", True).current.province == spelt_out(city)


def test_another_city_is_a_district_of_old() -> None:
    assert parse_address("phường 1, TP. Cao Lãnh", True).former.district == "thành phố Cao Lãnh"
