"""The same list in every format and encoding, and what each format hides."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
import xlwt
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
from odf.element import Element
from odf.namespaces import TABLENS
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from catalog.intake.cells import column_letter, displayed
from catalog.intake.read import read_workbook

TEXT_ROWS = [
    [TITLE],
    ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Bộ sản phẩm", "Điểm", "Hạng sao"],
    ["1", "Nước mắm Phú Quốc", "HTX Rạch Vàng", "xã Cái Bè, tỉnh Đồng Tháp", "9", "84,5", "4"],
]


def csv_of(separator: str) -> str:
    return "\r\n".join(
        separator.join(f'"{cell}"' if "," in cell else cell for cell in row) for row in TEXT_ROWS
    )


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_table_is_read_in_every_unicode_encoding(encoding: str, separator: str) -> None:
    (line,) = lines(csv_of(separator).encode(encoding))
    assert (line.name, line.score, line.decision.number) == (
        "Nước mắm Phú Quốc", 84.5, "2417/QĐ-UBND",
    )  # fmt: skip


def windows_1258(text: str) -> bytes:
    """Text as old Excel saves it: base letters with tone marks of their own."""
    import unicodedata

    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tones = "".join(p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
            out += (base + tones).encode("cp1258")
    return bytes(out)


def test_windows_1258_is_read_and_composed() -> None:
    (line,) = lines(windows_1258(csv_of(";")))
    assert (line.name, line.producer) == ("Nước mắm Phú Quốc", "HTX Rạch Vàng")


def test_excels_own_hint_of_the_separator_is_followed() -> None:
    data = ("sep=;\r\n" + csv_of(";")).encode()
    (line,) = lines(data)
    assert line.row == 3


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty_file"), (b" \r\n ", "empty_file"), (b"%PDF-1.7", "unsupported_format"),
        (b"<html></html>", "unsupported_format"), (b"a;b\x8a\x8d;c", "encoding_unknown"),
        (b"\xff\xfea\x00\x00\xd8", "encoding_unknown"), (b"ab\0\0\0cd\0\0\0", "encoding_unknown"),
    ],
)  # fmt: skip
def test_what_is_no_spreadsheet_is_refused(data: bytes, rule: str) -> None:
    from catalog.intake.limits import Refusal

    with pytest.raises(Refusal) as refused:
        read_workbook(data, "a.csv")
    assert refused.value.rule == rule


def test_decomposed_text_is_composed() -> None:
    import unicodedata

    row = [unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in ROW]
    (line,) = lines(list_of(row))
    assert (line.name, line.producer) == ("Xoài cát", "HTX Bờ Nam")


def xls_of(rows: list[list[Any]], *, date_1904: bool = False) -> bytes:
    book = xlwt.Workbook()
    book.dates_1904 = date_1904
    sheet = book.add_sheet("Phụ lục")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, date):
                sheet.write(r, c, value, day)
            elif value is not None:
                sheet.write(r, c, value)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


DATED_HEADERS = [*HEADERS, "Số quyết định", "Ngày quyết định", "Cơ quan ban hành"]


def dated(day: Any) -> list[list[Any]]:
    return [DATED_HEADERS, [*ROW, "12/QĐ-UBND", day, "UBND tỉnh Đồng Tháp"]]


def test_an_old_excel_file_is_read() -> None:
    (line,) = lines(xls_of([[TITLE], HEADERS, ROW]))
    assert (line.name, line.score, line.stars) == ("Xoài cát", 84.5, 4)


@pytest.mark.parametrize(("date_1904", "serial"), [(False, 45989), (True, 44527)])
def test_serials_of_old_excel_files_follow_their_date_system(date_1904: bool, serial: int) -> None:
    reading = read(xls_of(dated(serial), date_1904=date_1904))
    assert rules(reading) == ["date_serial"]
    assert reading.lines[0].decided_on == date(2025, 11, 28)


def test_a_serial_is_refused_where_the_date_system_is_not_said() -> None:
    data = xls_of(dated(45989)).replace(b"\x22\x00\x02\x00\x00\x00", b"\x22\x00\x02\x00\x07\x00")
    assert rules(read(data)) == ["date_serial_unknown"]


@pytest.mark.parametrize("serial", [44527, "44527"])
def test_a_workbook_that_counts_from_1904_is_read_so(serial: Any) -> None:
    sheet = sheet_of(dated(serial))
    sheet.parent.epoch = CALENDAR_MAC_1904
    reading = read(saved(sheet.parent))
    assert [line.decided_on for line in reading.lines] == [date(2025, 11, 28)]
    assert "28/11/2025" in reading.problems[0].message.vi


def test_date_cells_are_the_same_day_in_both_systems() -> None:
    for epoch in (None, CALENDAR_MAC_1904):
        sheet = sheet_of(dated(date(2025, 11, 28)))
        if epoch:
            sheet.parent.epoch = epoch
        assert lines(saved(sheet.parent))[0].decided_on == date(2025, 11, 28)


def ods_of(rows: list[list[Any]], *, hidden: bool = False) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Phụ lục")
    for row in rows:
        line = TableRow()
        for value in row:
            cell = value if isinstance(value, Element) else ods_cell(value)
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    buffer = BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def ods_cell(value: Any, **attributes: Any) -> Element:
    if value is None:
        return TableCell(**attributes)
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=str(value), **attributes)
    cell = TableCell(valuetype="string", **attributes)
    cell.addElement(P(text=value))
    return cell


def test_an_opendocument_file_is_read_with_merged_cells_carried_down() -> None:
    first = list(ROW)
    first[2] = ods_cell("HTX Bờ Nam", numberrowsspanned=2)
    first[3] = ods_cell("xã Cái Bè, tỉnh Đồng Tháp", numberrowsspanned=2)
    second = [2, "Cam sành", None, None, "Hoa", 75, 4]
    found = lines(ods_of([[TITLE], HEADERS, first, second]))
    assert [line.producer for line in found] == ["HTX Bờ Nam", "HTX Bờ Nam"]


def test_an_opendocument_formula_without_value_is_refused() -> None:
    row = list(ROW)
    row[6] = TableCell(formula="of:=[.A1]+1")
    reading = read(ods_of([[TITLE], HEADERS, row]))
    (problem,) = reading.problems
    assert (problem.rule, problem.position.column) == ("formula_without_value", "G")


def test_repeated_rows_of_an_opendocument_file_keep_their_numbers() -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Phụ lục")
    for row in ([TITLE], HEADERS):
        line = TableRow()
        for value in row:
            line.addElement(ods_cell(value))
        table.addElement(line)
    gap = TableRow()
    gap.setAttrNS(TABLENS, "number-rows-repeated", "3")
    gap.addElement(TableCell(numbercolumnsrepeated=7))
    table.addElement(gap)
    row = list(ROW)
    row[6] = TableCell(formula="of:=[.A1]+1")
    line = TableRow()
    for value in row:
        line.addElement(value if isinstance(value, Element) else ods_cell(value))
    table.addElement(line)
    document.spreadsheet.addElement(table)
    buffer = BytesIO()
    document.write(buffer)
    (problem,) = read(buffer.getvalue()).problems
    assert (problem.rule, problem.position.row) == ("formula_without_value", 6)


def test_a_formula_without_saved_value_names_its_cell() -> None:
    (problem,) = read(list_of(row_with(score="=40+44"))).problems
    assert (problem.rule, problem.position.row, problem.position.column) == (
        "formula_without_value", 3, "F",
    )  # fmt: skip


def test_a_formula_with_saved_value_is_its_value() -> None:
    data = list_of(row_with(score="=40+44"))
    from zipfile import ZipFile

    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.endswith("sheet1.xml"):
                part = part.replace(b"<v />", b"<v>84</v>").replace(b"<v></v>", b"<v>84</v>")
            target.writestr(name, part)
    assert lines(buffer.getvalue())[0].score == 84.0


def test_an_error_value_names_its_cell() -> None:
    (problem,) = read(list_of(row_with(stars="#N/A"))).problems
    assert (problem.rule, problem.position.column) == ("error_value", "G")


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    sheet = sheet_of([[TITLE], HEADERS, ROW])
    other = sheet.parent.create_sheet("Nháp & tính <1>")
    other.append(["Tên sản phẩm", "Chủ thể"])
    other.append(["Cam", "HTX B"])
    other.sheet_state = "veryHidden"
    sheet.parent.create_sheet("trống").sheet_state = "hidden"
    reading = read(saved(sheet.parent))
    assert len(reading.lines) == 1
    assert [(p.rule, p.value) for p in reading.problems] == [("hidden_sheet", "Nháp & tính <1>")]


def test_a_sheet_without_its_own_title_takes_the_one_before_and_says_so() -> None:
    sheet = sheet_of([[TITLE], HEADERS, ROW])
    other = sheet.parent.create_sheet("3 sao")
    other.append(HEADERS)
    other.append(row_with(name="Cam"))
    notes = sheet.parent.create_sheet("Ghi chú")
    notes.append(["không có bảng"])
    reading = read(saved(sheet.parent))
    assert [line.decision.number for line in reading.lines] == ["2417/QĐ-UBND"] * 2
    assert rules(reading) == ["decision_inherited", "sheet_without_table"]


def test_a_date_that_excel_made_of_a_score_is_refused() -> None:
    (problem,) = read(list_of(row_with(score=datetime(2026, 4, 3)))).problems  # noqa: DTZ001
    assert problem.rule == "score_unknown"


def test_a_date_where_text_is_meant_is_refused() -> None:
    (problem,) = read(list_of(row_with(name=date(2026, 4, 3)))).problems
    assert (problem.rule, problem.value) == ("date_in_text_column", "03/04/2026")


def test_a_number_as_a_name_is_no_name() -> None:
    assert rules(read(book_of([[TITLE], HEADERS, row_with(name=123)]))) == ["name_missing"]


def test_columns_have_excels_letters() -> None:
    assert [column_letter(n) for n in (0, 25, 26, 27, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AB",
        "ZZ",
        "AAA",
    ]


def test_values_are_shown_as_people_write_them() -> None:
    day = datetime(2025, 11, 28, 10, 30)  # noqa: DTZ001
    assert [displayed(v) for v in (None, 84.5, 84, date(2025, 11, 28), day, "x")] == [
        "", "84,5", "84", "28/11/2025", "28/11/2025 10:30", "x",
    ]  # fmt: skip
