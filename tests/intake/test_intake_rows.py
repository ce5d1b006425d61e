"""Rows to lines: what is taken, what is refused, and where that is said."""

from datetime import date

import pytest
from books import (
    HEADERS,
    ROW,
    SETS,
    TITLE,
    WITHDRAWAL,
    annex,
    book_of,
    lines,
    list_of,
    read,
    row_with,
    rules,
    the_problem,
    title_of,
)

from catalog.certificates import Recognition
from catalog.intake.decision_refs import DecisionRef
from catalog.intake.lines import LineAct
from catalog.intake.places import UnitNames
from catalog.producers import ProducerKind

DAY = date(2025, 11, 28)
WITHDRAW_TITLE = "DANH SÁCH THU HỒI GIẤY CHỨNG NHẬN " + title_of("702/QĐ-UBND", date(2026, 8, 14))
WITHDRAW_HEADERS = [
    "STT",
    "Sản phẩm",
    "Chủ thể",
    "Địa chỉ",
    "Quyết định công nhận",
    "Lý do thu hồi",
]
WITHDRAW_ROW = [1, "Xoài cát", "HTX Bờ Nam", "xã Mỹ Hòa, thị xã Bình Minh (cũ)",
                "88/QĐ-UBND ngày 12/03/2024 của UBND thị xã Bình Minh", "(điểm đ)"]  # fmt: skip


def test_one_bad_cell_of_five_hundred_is_named_in_full_and_in_both_languages() -> None:
    rows = [row_with(number=n, name=f"Xoài cát số {n}") for n in range(1, 501)]
    rows[249][6] = "2 sao"
    (problem,) = read(list_of(*rows)).problems
    where = problem.position
    assert (where.file, where.sheet, where.row, where.column, where.header) == (
        "a.xlsx", "Phụ lục", 252, "G", "Hạng sao",
    )  # fmt: skip
    assert (problem.value, problem.rule, problem.is_error) == ("2 sao", "stars_below_three", True)
    assert "không có quyết định công nhận" in problem.message.vi
    assert "no certificate" in problem.message.en
    assert problem.suggestion is not None
    assert problem.suggestion.vi and problem.suggestion.en


def test_a_good_row_becomes_a_line() -> None:
    (line,) = lines(list_of(ROW))
    assert line.decision == DecisionRef("2417/QĐ-UBND", DAY, "UBND tỉnh Đồng Tháp")
    assert (line.act, line.name, line.producer) == (LineAct.RECOGNITION, "Xoài cát", "HTX Bờ Nam")
    assert (line.producer_kind, line.set_no) == (ProducerKind.COOPERATIVE, 23)
    assert line.at("stars").column == "G"
    assert line.at("gtin").column == ""


def test_trailing_blanks_of_names_are_no_part_of_them() -> None:
    (line,) = lines(list_of(row_with(name=" Mật  ong ", producer="HTX Bờ Nam\n")))
    assert (line.name, line.producer) == ("Mật ong", "HTX Bờ Nam")


@pytest.mark.parametrize(
    ("cells", "rule", "column"),
    [
        ({"stars": "Tiềm năng 5 sao"}, "stars_proposed", "G"),
        ({"stars": 2}, "stars_below_three", "G"),
        ({"stars": 6}, "stars_above_five", "G"),
        ({"stars": "đạt"}, "stars_unknown", "G"),
        ({"stars": None}, "stars_missing", "G"),
        ({"score": 95}, "score_against_stars", "F"),
        ({"score": 69.99}, "score_against_stars", "F"),
        ({"score": "tốt"}, "score_unknown", "F"),
        ({"score": 845}, "score_out_of_range", "F"),
        ({"producer": None}, "producer_missing", "C"),
        ({"set": "Máy móc"}, "set_unknown", "E"),
        ({"set": "Thực phẩm"}, "set_ambiguous", "E"),
    ],
)
def test_a_bad_cell_is_refused_at_its_column(
    cells: dict[str, object], rule: str, column: str
) -> None:
    problem = the_problem(list_of(row_with(**cells)))
    assert (problem.rule, problem.position.row, problem.position.column) == (rule, 3, column)
    assert problem.is_error and problem.of_row


def test_a_near_miss_of_a_set_is_a_warning_only() -> None:
    reading = read(list_of(row_with(set="Tinh dầu dược liệu")))
    assert rules(reading) == ["set_read_as"]
    assert [line.set_no for line in reading.lines] == [20]
    assert SETS.name(20) in reading.problems[0].message.vi


HEADERS_MORE = [*HEADERS, "Ghi chú", "Ngày hết hạn", "Mã sản phẩm", "GTIN", "Loại hình"]


def more(*cells: object) -> list[object]:
    return [*ROW, *cells, *[None] * (5 - len(cells))]


def test_notes_tell_an_upgrade_and_a_re_rating() -> None:
    data = list_of(more("Nâng hạng"), [*row_with(name="Cam"), "Đánh giá lại"], headers=HEADERS_MORE)
    assert [line.recognition for line in lines(data)] == [
        Recognition.UPGRADE,
        Recognition.RE_RATING,
    ]


def test_points_above_the_stars_are_believed_with_a_note_on_a_required_criterion() -> None:
    row = more("không đạt tiêu chí bắt buộc của hạng 5 sao")
    row[5] = 92
    reading = read(list_of(row, headers=HEADERS_MORE))
    assert rules(reading) == ["score_above_stars"]
    assert reading.lines[0].stars == 4


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (None, []), ("28/11/2028", []), (date(2028, 11, 28), []), ("36 tháng", []), ("03 năm", []),
        ("27/11/2028", ["valid_until_eve"]), ("28/11/2030", ["valid_until_differs"]),
        ("29/11/2028", ["valid_until_differs"]), ("mãi mãi", ["date_unknown"]),
    ],
)  # fmt: skip
def test_a_last_day_that_is_given_must_be_36_months_on(cell: object, found: list[str]) -> None:
    assert rules(read(list_of(more(None, cell), headers=HEADERS_MORE))) == found


def test_codes_are_checked_and_kept() -> None:
    row = more(None, None, "83-829-28780-3-2022", 8938505974194, "Trang trại")
    (line,) = lines(list_of(row, headers=HEADERS_MORE))
    assert (line.programme_code, line.gtin) == ("83-829-28780-3-2022", "08938505974194")
    bad = more(None, None, date(2026, 4, 3), "8938505974195")
    assert rules(read(list_of(bad, headers=HEADERS_MORE))) == [
        "date_in_text_column", "gtin_check_digit",
    ]  # fmt: skip


def test_the_kind_of_producer_is_taken_from_its_column_where_the_name_lacks_it() -> None:
    row = more(None, None, None, None, "Trang trại")
    row[2] = "Bờ Nam"
    (line,) = lines(list_of(row, headers=HEADERS_MORE))
    assert line.producer_kind is ProducerKind.FARM
    row[11] = "Liên danh"
    reading = read(list_of(row, headers=HEADERS_MORE))
    assert rules(reading) == ["producer_kind_unknown"]
    assert reading.lines[0].producer_kind is None


def test_telephones_and_street_addresses_are_kept_apart() -> None:
    row = row_with(
        producer="HTX Bờ Nam (ĐT: 0912 345 678)",
        place="Số 5, ấp 2, xã Cái Bè, tỉnh Đồng Tháp, SĐT 0912.345.679",
    )
    (line,) = lines(list_of(row))
    assert line.producer == "HTX Bờ Nam"
    assert line.current.commune == "xã Cái Bè"
    assert line.private == (
        ("phone", "0912345678"), ("phone", "0912345679"), ("address", "Số 5, ấp 2"),
    )  # fmt: skip


def test_columns_about_persons_are_not_read_at_all() -> None:
    headers = [*HEADERS, "Người đại diện", "CCCD", "Nơi thường trú"]
    (line,) = lines(list_of([*ROW, "Nguyễn Văn A", "079012345678", "ấp 3"], headers=headers))
    assert line.private == (("address", "ấp 3"),)


def test_an_address_without_units_is_pointed_out() -> None:
    assert rules(read(list_of(row_with(place="ấp 3")))) == ["address_not_units"]


PLACE_HEADERS = ["Tên sản phẩm", "Chủ thể", "Bộ", "Sao", "Xã", "Huyện", "Tỉnh"]


def test_columns_with_a_district_mean_the_former_units() -> None:
    row = ["Xoài", "HTX A", 1, 4, "Xã Hòa Hưng", "Huyện Cái Bè", "Tỉnh Tiền Giang"]
    (line,) = lines(list_of(row, headers=PLACE_HEADERS))
    assert (line.former.commune, line.current.commune) == ("xã Hòa Hưng", "")


def test_columns_without_a_district_mean_the_units_of_the_decisions_day() -> None:
    row = ["Xoài", "HTX A", 1, 4, "Xã Cái Bè", None, "Tỉnh Đồng Tháp"]
    (line,) = lines(list_of(row, headers=PLACE_HEADERS))
    assert (line.former.commune, line.current.commune) == ("", "xã Cái Bè")
    before = title_of("1/QĐ-UBND", date(2025, 6, 30))
    (line,) = lines(list_of(row, headers=PLACE_HEADERS, title=before))
    assert (line.former.commune, line.current.commune) == ("xã Cái Bè", "")


def test_streets_and_telephones_in_columns_of_units_are_kept_apart() -> None:
    cell = "Số 12/3, ấp 4, xã Tiểu Cần, ĐT 0912345678"
    row = ["Mắm", "HTX A", 1, 4, cell, None, "Tỉnh Vĩnh Long (0912 345 679)"]
    (line,) = lines(list_of(row, headers=PLACE_HEADERS))
    assert line.current == UnitNames("xã Tiểu Cần", "", "tỉnh Vĩnh Long")
    assert line.private == (
        ("phone", "0912345678"), ("address", "Số 12/3, ấp 4"), ("phone", "0912345679"),
    )  # fmt: skip


def test_a_column_of_units_without_a_unit_is_pointed_out() -> None:
    row = ["Mắm", "HTX A", 1, 4, "ấp 4", None, "Tỉnh Vĩnh Long"]
    reading = read(list_of(row, headers=PLACE_HEADERS))
    assert rules(reading) == ["address_not_units"]
    (line,) = reading.lines
    assert (line.current.commune, line.private) == ("", (("address", "ấp 4"),))


def test_telephones_in_names_of_goods_are_kept_apart() -> None:
    (line,) = lines(list_of(row_with(name="Mắm (ĐT 0912345678)")))
    assert (line.name, line.private) == ("Mắm", (("phone", "0912345678"),))
    (line,) = lines(list_of(row_with(name="Mắm 30 độ đạm, 500 ml")))
    assert (line.name, line.private) == ("Mắm 30 độ đạm, 500 ml", ())
    assert rules(read(list_of(row_with(name="ĐT 0912345678")))) == ["name_missing"]


DECISION_HEADERS = ["Tên sản phẩm", "Chủ thể", "Bộ", "Sao", "Số quyết định", "Ngày quyết định",
                    "Cơ quan ban hành"]  # fmt: skip


def decided(*cells: object) -> bytes:
    return book_of([DECISION_HEADERS, ["Xoài", "HTX A", 1, 4, *cells]])


def test_each_row_may_have_its_own_decision() -> None:
    (line,) = lines(decided("1204/QĐ-UBND", "05/06/2024", "UBND tỉnh Bến Tre"))
    assert line.decision == DecisionRef("1204/QĐ-UBND", date(2024, 6, 5), "UBND tỉnh Bến Tre")


def test_a_row_may_cite_its_decision_in_one_cell() -> None:
    (line,) = lines(decided("1204/QĐ-UBND ngày 05/06/2024 của UBND tỉnh Bến Tre", None, None))
    assert line.decided_on == date(2024, 6, 5)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ((None, None, None), ["decision_number_missing"]),
        (("1204/QĐ-UBND", None, "UBND tỉnh Bến Tre"), ["decision_date_missing"]),
        (("1204/QĐ-UBND", "05/06/2024", None), ["issuer_missing"]),
        ((1204, "05/06/2024", "UBND tỉnh Bến Tre"), ["decision_number_unknown"]),
        (("1204/QĐ-UBND", "29/02/2023", "UBND tỉnh Bến Tre"), ["date_not_in_calendar"]),
        (("1204/QĐ-UBND ngày 05/06/2024", "06/06/2024", "UBND tỉnh A"), ["decision_dates_differ"]),
        (("3846 /QĐ-UBND", "05/06/2024", "UBND tỉnh Bến Tre"), ["decision_number_mended"]),
    ],
)  # fmt: skip
def test_a_decision_must_be_whole(cells: tuple[object, ...], found: list[str]) -> None:
    assert rules(read(decided(*cells))) == found


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("Danh sách", "decision_number_missing"),
        ("Kèm theo Quyết định số 2417/QĐ-UBND của UBND tỉnh Đồng Tháp", "decision_date_missing"),
        ("Kèm theo Quyết định số 2417/QĐ-UBND ngày 28/11/2025", "issuer_missing"),
        ("Kèm theo Quyết định 1/QĐ-UBND\nKèm theo Quyết định 2/QĐ-UBND", "decision_ambiguous"),
    ],
)  # fmt: skip
def test_what_a_title_lacks_is_said_once_and_not_in_every_row(title: str, rule: str) -> None:
    reading = read(list_of(ROW, row_with(name="Cam"), title=title))
    assert rules(reading).count(rule) == 1
    assert reading.lines == []


def test_what_a_title_lacks_can_be_told_beside_the_file() -> None:
    given = DecisionRef("2417/QĐ-UBND", DAY, "UBND tỉnh Đồng Tháp")
    reading = read(list_of(ROW, title="Danh sách"), given=given)
    assert [line.decision for line in reading.lines] == [given]
    assert rules(reading) == []


@pytest.mark.parametrize(
    "given",
    [
        DecisionRef("1/QĐ-UBND"),
        DecisionRef(decided_on=date(2025, 11, 29)),
        DecisionRef(issuer="UBND tỉnh An Giang"),
    ],
)
def test_what_is_told_beside_the_file_must_not_contradict_it(given: DecisionRef) -> None:
    assert rules(read(list_of(ROW), given=given)) == ["decision_conflict"]


def test_the_same_told_in_other_words_is_no_contradiction() -> None:
    given = DecisionRef("2417/QD-UBND", DAY, "Chủ tịch UBND tỉnh Đồng Tháp")
    assert rules(read(list_of(ROW), given=given)) == []


def test_a_number_that_was_mended_in_the_title_is_pointed_out() -> None:
    title = TITLE.replace("2417/", "2417 /")
    assert rules(read(list_of(ROW, title=title))) == ["decision_number_mended"]


@pytest.mark.parametrize("act", ["GIA HẠN", "TẠM ĐÌNH CHỈ", "KHÔI PHỤC"])
def test_lists_of_other_acts_are_refused(act: str) -> None:
    reading = read(list_of(ROW, title=f"DANH SÁCH {act} {TITLE}"))
    assert rules(reading) == ["act_not_imported"]
    assert not reading.problems[0].of_row


def test_a_list_without_names_of_products_is_refused() -> None:
    headers = ["STT", "Chủ thể", "Sản phẩm trưng bày"]
    assert rules(read(book_of([headers, [1, "HTX A", "Cam"]]))) == ["column_missing"]


def withdrawal(*cells: object, headers: list[str] = WITHDRAW_HEADERS) -> bytes:
    return list_of(list(cells), headers=headers, title=WITHDRAW_TITLE)


def test_a_withdrawal_names_decision_recognition_and_reason() -> None:
    (line,) = lines(withdrawal(*WITHDRAW_ROW))
    assert (line.act, line.reason, line.decision.number) == (
        LineAct.WITHDRAWAL, "đ", "702/QĐ-UBND",
    )  # fmt: skip
    assert line.cited == DecisionRef("88/QĐ-UBND", date(2024, 3, 12), "UBND thị xã Bình Minh")
    assert line.former.district == "thị xã Bình Minh"


def test_a_withdrawal_is_also_told_by_its_column_of_reasons() -> None:
    title = title_of("702/QĐ-UBND", date(2026, 8, 14))
    (line,) = lines(list_of(WITHDRAW_ROW, headers=WITHDRAW_HEADERS, title=title))
    assert line.act is LineAct.WITHDRAWAL


@pytest.mark.parametrize(("reason", "rule"), [(None, "reason_missing"), ("khác", "reason_unknown")])
def test_a_withdrawal_needs_a_reason(reason: str | None, rule: str) -> None:
    row = [*WITHDRAW_ROW[:5], reason]
    assert rules(read(withdrawal(*row))) == [rule]


def test_a_reason_may_stand_in_the_notes() -> None:
    headers = [*WITHDRAW_HEADERS[:5], "Ghi chú"]
    assert lines(withdrawal(*WITHDRAW_ROW, headers=headers))[0].reason == "đ"
    reading = read(withdrawal(*WITHDRAW_ROW[:5], date(2026, 1, 2), headers=headers))
    assert rules(reading) == ["date_in_text_column"]


def test_a_withdrawal_without_its_own_number_is_refused() -> None:
    reading = read(list_of(WITHDRAW_ROW, headers=WITHDRAW_HEADERS, title="DANH SÁCH THU HỒI"))
    assert "decision_number_missing" in rules(reading)


def test_the_published_withdrawal_is_read_without_a_word() -> None:
    assert rules(read(annex(WITHDRAWAL).data)) == []
