"""Where tables begin and end: sections, footnotes, signatures, repeated headers."""

from typing import Any

import pytest
from books import (
    HEADERS,
    ROW,
    TITLE,
    book_of,
    lines,
    list_of,
    read,
    row_with,
    rules,
    saved,
    sheet_of,
)

from catalog.intake.layout import section_stars


def names(*rows: list[Any]) -> list[str]:
    return [line.name for line in lines(list_of(*rows))]


def test_section_rows_give_stars_to_rows_without_their_own() -> None:
    found = lines(
        list_of(
            ["I. SẢN PHẨM ĐẠT 4 SAO"],
            row_with(name="Xoài cát", stars=None),
            ["II. SẢN PHẨM ĐẠT 3 SAO"],
            row_with(name="Cam sành", stars=None, score=60),
        )
    )
    assert [line.stars for line in found] == [4, 3]


def test_stars_against_their_section_are_refused() -> None:
    reading = read(list_of(["I. SẢN PHẨM ĐẠT 3 SAO"], row_with()))
    (problem,) = reading.problems
    assert (problem.rule, problem.position.column) == ("stars_against_section", "G")


def test_a_section_of_two_stars_gives_no_certificate() -> None:
    reading = read(list_of(["II. SẢN PHẨM ĐẠT 2 SAO"], row_with(stars=None, score=None)))
    assert rules(reading) == ["stars_below_three"]


def test_a_section_of_proposals_gives_no_stars() -> None:
    section = ["III. SẢN PHẨM TIỀM NĂNG 5 SAO"]
    reading = read(list_of(section, row_with(stars=None, score=None)))
    assert rules(reading) == ["stars_missing"]


@pytest.mark.parametrize(
    ("text", "stars"),
    [("I. Sản phẩm 4 sao", 4), ("A) Đạt 3 sao", 3), ("Hạng 5 sao", 5), ("Nhóm thực phẩm", None),
     ("Sản phẩm 3 sao, 4 sao", None), ("Tiềm năng 5 sao", None), ("Đạt 1 sao", 1)],
)  # fmt: skip
def test_a_heading_names_its_stars(text: str, stars: int | None) -> None:
    assert section_stars(text) == stars


def test_merged_headings_and_places_between_rows_are_no_products() -> None:
    sheet = sheet_of(
        [[TITLE], HEADERS, ["Vùng phía bắc"], ROW, ["I. HUYỆN CÁI BÈ"], row_with(name="Cam")]
    )
    sheet.merge_cells("A3:G3")
    assert [line.name for line in lines(saved(sheet.parent))] == ["Xoài cát", "Cam"]


@pytest.mark.parametrize(
    "ending",
    [
        ["Tổng số: 7 sản phẩm"],
        [None, "Tổng cộng", None, None, None, None, 7],
        ["Danh sách này có 7 sản phẩm./."],
        ["Ghi chú: điểm là điểm trung bình"],
        ["(*) Sản phẩm đánh giá lại"],
        ["(1) Theo Quyết định 148/QĐ-TTg"],
        [None, None, None, None, None, None, "KT. CHỦ TỊCH"],
        [None, None, None, None, None, "TM. ỦY BAN NHÂN DÂN"],
        ["Nơi nhận:"],
    ],
)
def test_totals_footnotes_and_signatures_end_the_table(ending: list[Any]) -> None:
    below = [None, None, None, None, None, None, "PHÓ CHỦ TỊCH"]
    assert names(ROW, ending, below, [None, "Nguyễn Văn A"]) == ["Xoài cát"]


def test_a_product_called_like_an_ending_is_still_a_product() -> None:
    assert names(row_with(name="Tổng hợp hạt dinh dưỡng")) == ["Tổng hợp hạt dinh dưỡng"]
    unnumbered = row_with(number=None, name="Chủ tịch trà")
    assert names(ROW, unnumbered) == ["Xoài cát", "Chủ tịch trà"]


def test_a_header_repeated_on_the_next_page_is_no_product() -> None:
    assert names(ROW, HEADERS, row_with(name="Cam")) == ["Xoài cát", "Cam"]


def test_a_second_table_below_the_first_is_read_under_the_same_title() -> None:
    data = list_of(ROW, ["Tổng số: 1"], [], HEADERS, row_with(name="Cam"))
    assert [line.name for line in lines(data)] == ["Xoài cát", "Cam"]


def test_a_row_with_data_but_no_name_is_refused_not_dropped() -> None:
    reading = read(list_of(ROW, row_with(name=None, number=2)))
    (problem,) = reading.problems
    assert (problem.rule, problem.position.row, problem.position.column) == ("name_missing", 4, "B")


def test_a_stray_text_between_rows_is_pointed_out() -> None:
    reading = read(list_of(ROW, [None, None, "theo mẫu", "tự khai"], row_with(name="Cam")))
    assert rules(reading) == ["row_not_understood"]
    assert len(reading.lines) == 2


def test_a_row_with_nothing_but_its_number_is_passed_over() -> None:
    assert names(ROW, [2], row_with(name="Cam", number=3)) == ["Xoài cát", "Cam"]


def test_a_producer_merged_over_its_products_is_carried_down() -> None:
    sheet = sheet_of(
        [
            [TITLE],
            HEADERS,
            ROW,
            [2, "Cam", None, None, "Hoa", 75, 4],
            [3, "Bưởi", None, None, "Hoa", 75, 4],
        ]
    )
    sheet.merge_cells("C3:C5")
    sheet.merge_cells("D3:D5")
    found = lines(saved(sheet.parent))
    assert [line.producer for line in found] == ["HTX Bờ Nam"] * 3
    assert {line.current.commune for line in found} == {"xã Cái Bè"}


def test_without_a_merged_cell_a_missing_producer_is_refused() -> None:
    reading = read(list_of(ROW, row_with(name="Cam", producer=None)))
    assert rules(reading) == ["producer_missing"]


def test_a_row_that_only_continues_a_merged_name_is_no_second_product() -> None:
    sheet = sheet_of([[TITLE], HEADERS, ROW, [None, None, None, "ấp 2"]])
    sheet.merge_cells("B3:B4")
    assert len(lines(saved(sheet.parent))) == 1


def test_a_file_without_any_table_is_refused() -> None:
    assert rules(read(book_of([["chỉ có chữ"]]))) == ["no_table"]
    assert rules(read(book_of([]))) == ["no_table"]
