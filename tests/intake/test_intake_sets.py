"""Which of the 26 product sets a label means."""

from typing import Any

import pytest
from books import SETS

from catalog.intake.problems import BadValue
from catalog.text import Text


@pytest.mark.parametrize(
    ("label", "number"),
    [
        (7, 7), ("7", 7), (7.0, 7), ("Bộ 7", 7), ("Bộ sản phẩm số 7", 7),
        ("7. Chế biến từ rau, củ, quả, hạt", 7), ("13 - Cà phê", 13),
        ("Rau, củ, quả, hạt tươi", 1), ("RAU CỦ QUẢ HẠT TƯƠI", 1), ("Thịt chế biến", 8),
        ("Chế biến từ thịt, thủy sản", 8), ("Trà từ thực vật khác", 12), ("Hoa", 23),
        ("Cà phê, ca cao", 13), ("Vải và may mặc", 22), ("Nước mắm", 9), ("Chè", 11),
        ("Thực phẩm chức năng", 18), ("Thảo dược", 18),
        ("Dịch vụ du lịch nông thôn, bán hàng", 26), ("Mật ong", 4),
        ("Gạo, ngũ cốc", 3), ("thuốc cổ truyền", 18),
    ],
)  # fmt: skip
def test_a_set_is_found_by_number_name_alias_or_beginning(label: Any, number: int) -> None:
    assert SETS.find(label) == (number, False)


@pytest.mark.parametrize(
    ("label", "number"), [("Tinh dầu dược liệu", 20), ("Rau, cũ, quả, hạt tươii", 1), ("Bonsai", 0)]
)
def test_a_near_miss_is_pointed_out_or_refused(label: str, number: int) -> None:
    if number:
        assert SETS.find(label) == (number, True)
    else:
        with pytest.raises(BadValue):
            SETS.find(label)


@pytest.mark.parametrize("label", ["Gia vị khác nhau của vùng", "27", "0", "Máy móc", "?!x"])
def test_an_unknown_set_comes_with_three_suggestions(label: str) -> None:
    with pytest.raises(BadValue) as bad:
        SETS.find(label)
    assert bad.value.rule == "set_unknown"
    remedy = bad.value.values["remedy"]
    assert isinstance(remedy, Text)
    assert remedy.vi.count("“") == 3


@pytest.mark.parametrize("label", ["Thực phẩm", "Đồ uống", "Thực phẩm chế biến", "Thịt"])
def test_a_label_of_several_sets_names_them_all(label: str) -> None:
    with pytest.raises(BadValue) as bad:
        SETS.find(label)
    assert bad.value.rule == "set_ambiguous"
    assert str(bad.value.values["names"]).count("“") > 1


@pytest.mark.parametrize("label", [None, "", "...", "–"])
def test_an_empty_label_is_a_missing_set(label: str | None) -> None:
    with pytest.raises(BadValue) as bad:
        SETS.find(label)
    assert bad.value.rule == "set_missing"


def test_a_set_is_named_by_its_number() -> None:
    assert SETS.name(23) == "Hoa"
