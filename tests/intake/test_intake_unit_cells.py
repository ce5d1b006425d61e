"""Cells of columns for units: what is public of them, and what is not."""

import pytest

from catalog.intake.places import UnitNames
from catalog.intake.unit_cells import parse_unit


@pytest.mark.parametrize(
    ("text", "level", "unit"),
    [
        ("Tiểu Cần", "commune", "Tiểu Cần"),
        ("Phường 5", "commune", "phường 5"),
        ("5", "commune", "5"),
        ("Bản Qua", "commune", "Bản Qua"),
        ("Xã Đường Hoa", "commune", "xã Đường Hoa"),
        ("Buôn Hồ", "district", "Buôn Hồ"),
        ("Quận 10", "district", "quận 10"),
        ("Cần Thơ", "province", "Cần Thơ"),
        ("Lạng Sơn", "province", "Lạng Sơn"),
        ("Tỉnh Bà Rịa - Vũng Tàu", "province", "tỉnh Bà Rịa - Vũng Tàu"),
    ],
)
def test_a_unit_alone_is_public(text: str, level: str, unit: str) -> None:
    assert parse_unit(text, level, "current") == (UnitNames(**{level: unit}), "")


@pytest.mark.parametrize(
    ("text", "level", "unit", "private"),
    [
        ("Số 12/3, ấp 4, xã Tiểu Cần", "commune", "xã Tiểu Cần", "Số 12/3, ấp 4"),
        ("Số 12/3, ấp 4, Tiểu Cần", "commune", "Tiểu Cần", "Số 12/3, ấp 4"),
        ("Nguyễn Huệ, xã Tiểu Cần", "commune", "xã Tiểu Cần", "Nguyễn Huệ"),
        ("ấp 4 xã Tiểu Cần", "commune", "xã Tiểu Cần", "ấp 4"),
        ("ấp 4 - xã Tiểu Cần", "commune", "xã Tiểu Cần", "ấp 4"),
        ("xã Tiểu Cần số 12", "commune", "xã Tiểu Cần", "số 12"),
        ("Thôn Đông xã Hòa Hưng", "commune", "xã Hòa Hưng", "Thôn Đông"),
        ("khu phố 3 thị xã Bình Minh", "district", "thị xã Bình Minh", "khu phố 3"),
        ("12 Nguyễn Huệ, TP. Bến Tre", "district", "thành phố Bến Tre", "12 Nguyễn Huệ"),
        ("12 Nguyễn Huệ", "commune", "", "12 Nguyễn Huệ"),
    ],
)
def test_what_leads_to_a_door_is_private(text: str, level: str, unit: str, private: str) -> None:
    assert parse_unit(text, level, "current") == (UnitNames(**{level: unit}), private)


def test_units_above_that_are_named_as_such_are_kept() -> None:
    names, private = parse_unit("xã Tiểu Cần, tỉnh Vĩnh Long", "commune", "current")
    assert (names, private) == (UnitNames("xã Tiểu Cần", "", "tỉnh Vĩnh Long"), "")


@pytest.mark.parametrize(("side", "unit"), [("current", "xã Tiểu Cần"), ("former", "xã Phú Cần")])
def test_of_two_units_in_a_cell_the_columns_own_is_taken(side: str, unit: str) -> None:
    names, _ = parse_unit("xã Tiểu Cần (xã Phú Cần cũ)", "commune", side)
    assert names.commune == unit
