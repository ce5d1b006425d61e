"""Header rows in one row or two, and what each column means."""

from typing import Any

import pytest
from books import HEADERS, ROW, TITLE, book_of, lines, read, rules, saved, sheet_of

from catalog.intake.headers import find_columns, header_key, role_of
from catalog.intake.read import read_workbook


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Tên sản phẩm", "name"), ("TEN SAN PHAM", "name"), ("Tên  sản\nphẩm", "name"),
        ("Te\u0302n sa\u0309n pha\u0302\u0309m", "name"), ("Sản phẩm", "name"),
        ("Tên chủ thể", "producer"), ("Chủ thể OCOP", "producer"), ("Hạng sao", "stars"),
        ("Xã/Phường (cũ)", "former_commune"), ("Tỉnh (cũ)", "former_province"),
        ("Xã (mới)", "current_commune"), ("Tỉnh hiện nay", "current_province"),
        ("Huyện", "district"), ("Địa chỉ (cũ)", "address"), ("Điện thoại", "phone"),
        ("SĐT", "phone"), ("Căn cước công dân", "person"), ("Lý do thu hồi", "reason"),
        ("Mã sản phẩm", "programme_code"), ("GTIN", "gtin"), ("Màu sắc", None),
    ],
)  # fmt: skip
def test_headers_are_known_with_and_without_marks(header: str, role: str | None) -> None:
    assert role_of(header) == role


@pytest.mark.parametrize(
    ("parent", "child", "role"),
    [
        ("Quyết định", "Số", "decision"), ("Quyết định", "Ngày", "decided_on"),
        ("Quyết định", "Cơ quan ban hành", "issuer"), ("Chủ thể", "Tên", "producer"),
        ("Chủ thể", "Địa chỉ", "address"), ("Địa chỉ (cũ)", "Xã", "former_commune"),
        ("Địa chỉ mới", "Xã", "current_commune"), ("Kết quả", "Điểm", "score"),
        ("Kết quả", "Màu", None),
    ],
)  # fmt: skip
def test_a_header_is_read_together_with_the_one_above(
    parent: str, child: str, role: str | None
) -> None:
    assert role_of(child, parent) == role


def test_header_keys_are_plain_words() -> None:
    assert header_key("Xã/Phường (cũ)") == "xa phuong cu"


def two_rows(*merges: str) -> bytes:
    sheet = sheet_of(
        [
            [TITLE],
            ["STT", "Tên sản phẩm", "Chủ thể", None, None, "Nhóm", "Kết quả", None],
            [None, None, "Tên", "Địa chỉ", "Điện thoại", None, "Điểm", "Hạng"],
            [
                1,
                "Xoài cát",
                "HTX Bờ Nam",
                "xã Cái Bè, tỉnh Đồng Tháp",
                "0900 000 001",
                "Hoa",
                84,
                4,
            ],
        ]
    )
    for merge in merges:
        sheet.merge_cells(merge)
    return saved(sheet.parent)


def test_two_header_rows_with_merged_cells_are_one_header() -> None:
    (line,) = lines(two_rows("C2:E2", "G2:H2", "A2:A3", "B2:B3", "F2:F3"))
    assert (line.producer, line.score, line.stars) == ("HTX Bờ Nam", 84.0, 4)
    assert line.private == (("phone", "0900 000 001"),)
    assert line.current.commune == "xã Cái Bè"


def test_two_header_rows_are_told_by_headings_merged_across_alone() -> None:
    (line,) = lines(two_rows("C2:E2", "G2:H2"))
    assert (line.producer, line.stars) == ("HTX Bờ Nam", 4)


def test_a_column_for_each_number_of_stars_is_read_by_its_mark() -> None:
    headers = ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Bộ", "3 sao", "4 sao", "5 sao"]
    place = "xã Cái Bè, tỉnh Đồng Tháp"
    rows = [
        [1, "Xoài", "HTX A", place, 1, "x", None, None],
        [2, "Cam", "HTX A", place, 1, None, "X", None],
    ]
    assert [line.stars for line in lines(book_of([[TITLE], headers, *rows]))] == [3, 4]


def test_two_marks_for_stars_in_one_row_are_refused() -> None:
    headers = ["STT", "Tên sản phẩm", "Chủ thể", "Bộ", "3 sao", "4 sao"]
    reading = read(book_of([[TITLE], headers, [1, "Xoài", "HTX A", 1, "x", "x"]]))
    assert rules(reading) == ["stars_unknown"]


def test_a_row_of_column_numbers_is_no_product() -> None:
    headers = ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Nhóm sản phẩm", "Điểm", "Hạng sao"]
    numbers: list[Any] = [f"({n})" for n in range(1, 8)]
    assert len(lines(book_of([[TITLE], headers, numbers, ROW]))) == 1
    assert len(lines(book_of([[TITLE], headers, [1, 2, 3, 4, 5, 6, 7], ROW]))) == 1


def test_two_columns_of_one_meaning_are_refused() -> None:
    headers = ["STT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Số sao"]
    reading = read(book_of([[TITLE], headers, [1, "Xoài", "HTX A", 4, 4]]))
    (problem,) = [p for p in reading.problems if p.rule == "column_twice"]
    assert (problem.position.column, problem.message.vi.count("D")) == ("E", 1)


def test_several_telephone_columns_are_all_private() -> None:
    headers = ["Tên sản phẩm", "Chủ thể", "Địa chỉ", "Bộ", "Sao", "Điện thoại", "SĐT", "Email"]
    row = ["Xoài", "HTX A", "tỉnh Đồng Tháp", 1, 4, "0900 000 001", "0900 000 002", "a@b.vn"]
    (line,) = lines(book_of([[TITLE], headers, row]))
    assert {kind for kind, _ in line.private} == {"phone", "email"}
    assert len(line.private) == 3


def test_a_column_nobody_knows_is_pointed_out() -> None:
    headers = ["Tên sản phẩm", "Chủ thể", "Địa chỉ", "Bộ", "Sao", "Màu sắc"]
    row = ["Xoài", "HTX A", "tỉnh Đồng Tháp", 1, 4, "vàng"]
    reading = read(book_of([[TITLE], headers, row]))
    assert rules(reading) == ["unused_column"]
    assert reading.problems[0].position.header == "Màu sắc"


def test_a_row_that_names_two_columns_but_no_list_is_no_header() -> None:
    row = ["Điện thoại", "Địa chỉ"]
    (line,) = lines(book_of([[TITLE], row, HEADERS, ROW]))
    assert line.row == 3


def test_a_sheet_without_headers_has_no_columns() -> None:
    sheet = read_workbook(book_of([["một", "hai"], ["ba", "bốn"]]), "a.xlsx").sheets[0]
    assert find_columns(sheet, 0) is None
