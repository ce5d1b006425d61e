"""Decisions in cells and in titles."""

from datetime import date

import pytest

from catalog.intake.decision_refs import DecisionRef, parse_decision, read_title, tidy_issuer
from catalog.intake.problems import BadValue

DAY = date(2025, 11, 28)


@pytest.mark.parametrize(
    ("cell", "number", "day", "issuer"),
    [
        ("1204/QĐ-UBND", "1204/QĐ-UBND", None, ""),
        (
            "88/QĐ-UBND ngày 12/03/2024 của UBND thị xã Bình Minh",
            "88/QĐ-UBND", date(2024, 3, 12), "UBND thị xã Bình Minh",
        ),
        (
            "455/QĐ-UBND ngày 30/09/2023 của UBND huyện Châu Thành, tỉnh Trà Vinh, về OCOP",
            "455/QĐ-UBND", date(2023, 9, 30), "UBND huyện Châu Thành, tỉnh Trà Vinh",
        ),
        (
            "90/QĐ-UBND ngày 02/03/2026 của UBND TP. Cần Thơ",
            "90/QĐ-UBND", date(2026, 3, 2), "UBND TP. Cần Thơ",
        ),
        ("3981/QĐ-BNN-VPĐP", "3981/QĐ-BNN-VPĐP", None, ""),
        ("Quyết định số 26/2026/QĐ-TTg", "26/2026/QĐ-TTg", None, ""),
        (
            "QĐ 1542/QĐ-BNN-TTr ngày 20/11/2024 của Bộ trưởng Bộ Nông nghiệp và Môi trường",
            "1542/QĐ-BNN-TTr", date(2024, 11, 20), "Bộ Nông nghiệp và Môi trường",
        ),
    ],
)  # fmt: skip
def test_a_decision_is_read_from_one_cell(
    cell: str, number: str, day: date | None, issuer: str
) -> None:
    assert parse_decision(cell) == DecisionRef(number, day, issuer)


@pytest.mark.parametrize(
    ("cell", "number"), [("3846 /UBND-KT", "3846/UBND-KT"), ("919/QĐ/TTg", "919/QĐ-TTg")]
)
def test_what_scanning_did_to_a_number_is_mended_and_kept(cell: str, number: str) -> None:
    ref = parse_decision(cell)
    assert (ref.number, ref.mended_from) == (number, cell)


@pytest.mark.parametrize("cell", ["1204", "QĐ-UBND", "quyết định của UBND tỉnh"])
def test_a_number_without_its_letters_is_refused(cell: str) -> None:
    with pytest.raises(BadValue) as bad:
        parse_decision(cell)
    assert bad.value.rule == "decision_number_unknown"


def test_chair_and_committee_are_one_issuer() -> None:
    for name in (
        "Chủ tịch Ủy ban nhân dân tỉnh Đồng Tháp", "UBND tỉnh Đồng Tháp",
        "Uỷ ban nhân dân tỉnh Đồng Tháp", "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP",
    ):  # fmt: skip
        assert tidy_issuer(name) == "UBND tỉnh Đồng Tháp"


def test_a_district_in_capitals_keeps_its_province() -> None:
    name = "UBND HUYỆN CHÂU THÀNH, TỈNH TRÀ VINH"
    assert tidy_issuer(name) == "UBND huyện Châu Thành, tỉnh Trà Vinh"


def test_an_issuer_in_capitals_without_a_kind_is_left_as_it_is() -> None:
    assert tidy_issuer("VĂN PHÒNG") == "VĂN PHÒNG"


ATTACHED = (
    "(Kèm theo Quyết định số 2417/QĐ-UBND ngày 28 tháng 11 năm 2025"
    " của Chủ tịch Ủy ban nhân dân tỉnh Đồng Tháp)"
)
FOUND = DecisionRef("2417/QĐ-UBND", DAY, "UBND tỉnh Đồng Tháp")


def test_the_decision_a_list_is_attached_to_is_found() -> None:
    assert read_title(["DANH SÁCH SẢN PHẨM ĐƯỢC CÔNG NHẬN", ATTACHED]).decision == FOUND


def test_a_letterhead_gives_number_day_and_issuer() -> None:
    head = ["ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP", "Số: 2417/QĐ-UBND",
            "Đồng Tháp, ngày 28 tháng 11 năm 2025"]  # fmt: skip
    assert read_title(head).decision == FOUND


def test_grounds_are_no_decision_of_the_list() -> None:
    grounds = "Căn cứ Quyết định số 26/2026/QĐ-TTg ngày 22/05/2026 của Thủ tướng Chính phủ"
    assert read_title([grounds, ATTACHED]).decision == FOUND
    assert read_title([grounds]).decision == DecisionRef()


def test_attached_to_outweighs_other_decisions_named() -> None:
    other = "theo đề nghị tại Quyết định số 12/QĐ-SNN ngày 01/11/2025"
    assert read_title([other, ATTACHED]).decision == FOUND


def test_two_decisions_to_choose_from_are_refused() -> None:
    with pytest.raises(BadValue) as bad:
        read_title(["Quyết định số 1/QĐ-UBND", "Quyết định số 2/QĐ-UBND"])
    assert bad.value.rule == "decision_ambiguous"


@pytest.mark.parametrize(
    ("title", "act"),
    [
        ("DANH SÁCH SẢN PHẨM ĐƯỢC CÔNG NHẬN", "recognition"),
        ("Kết quả đánh giá, phân hạng", "recognition"),
        ("DANH SÁCH SẢN PHẨM BỊ THU HỒI GIẤY CHỨNG NHẬN", "withdrawal"),
        ("Danh sách gia hạn giấy chứng nhận", "extension"),
        ("Tạm đình chỉ giấy chứng nhận", "suspension"),
        ("Khôi phục giấy chứng nhận", "restoration"),
        ("Danh sách", ""),
    ],
)
def test_a_title_says_what_the_list_does(title: str, act: str) -> None:
    assert read_title([title]).act == act


def test_a_decision_in_full_reads_as_a_sentence() -> None:
    assert str(FOUND) == "2417/QĐ-UBND ngày 28/11/2025 của UBND tỉnh Đồng Tháp"
    assert str(DecisionRef("1/QĐ")) == "1/QĐ"
