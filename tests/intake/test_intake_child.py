"""What the reading child does, asked within this process: its limits are tested from outside."""

from datetime import date, time, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from books import ANNEXES, HEADERS, RECOGNITION, ROW, SUMMARY, TITLE, book_of, saved, sheet_of
from test_intake_formats import ods_of, xls_of
from test_intake_limits import GOOD, SHEET, with_part

from catalog.intake.limits import Refusal, open_archive
from catalog.intake.reader_child import DATE_SIGN, read_file
from catalog.intake.text_table import decode, parse
from catalog.intake.workbook_marks import xls_marks, xlsx_marks

ROWS = [[TITLE], HEADERS, ROW]


@pytest.mark.parametrize(
    ("data", "kind"),
    [(book_of(ROWS), "xlsx"), (xls_of(ROWS), "xls"), (ods_of(ROWS), "ods"),
     ((ANNEXES / SUMMARY).read_bytes(), "csv")],
)  # fmt: skip
def test_every_format_gives_the_same_plain_answer(data: bytes, kind: str) -> None:
    answer = read_file(data)
    assert answer["kind"] == kind
    (sheet,) = answer["sheets"]
    assert len(sheet["rows"][-1][1]) > 6
    assert sheet["broken"] == []


def test_merged_areas_are_handed_on() -> None:
    (sheet,) = read_file((ANNEXES / RECOGNITION).read_bytes())["sheets"]
    assert (8, 2, 9, 2) in sheet["merged"]


def test_values_become_what_json_can_carry() -> None:
    sheet = sheet_of([["x", 1.0, 1.5, True, None, "a\x0bb"[:1], "  "]])
    sheet["A2"] = date(2025, 11, 28)
    sheet["B2"] = time(1, 2)
    sheet["C2"] = timedelta(days=3)
    sheet["D2"] = "hai\ndòng"
    (answer,) = read_file(saved(sheet.parent))["sheets"]
    assert answer["rows"][0][1] == ["x", 1, 1.5, True, None, "a"]
    assert answer["rows"][1][1] == [
        f"{DATE_SIGN}2025-11-28", "01:02:00", "3 days, 0:00:00", "hai\ndòng",
    ]  # fmt: skip


def test_control_characters_become_blanks() -> None:
    (sheet,) = read_file(b"a\x01b;c\n")["sheets"]
    assert sheet["rows"] == [(0, ["a b", "c"])]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def many_parts() -> bytes:
    buffer = BytesIO(GOOD)
    with ZipFile(buffer, "a") as archive:
        for number in range(2_000):
            archive.writestr(f"x{number}", b"")
    return buffer.getvalue()


def damaged() -> bytes:
    """A part whose packed content is no longer what its packing allows."""
    with ZipFile(BytesIO(GOOD)) as archive:
        start = archive.getinfo(SHEET).header_offset + 30 + len(SHEET)
    return GOOD[:start] + b"\xff" * 60 + GOOD[start + 60 :]


def password() -> bytes:
    """Marked as encrypted in the directory of the archive."""
    data = bytearray(GOOD)
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def chart_only() -> bytes:
    sheet = sheet_of([["x"]])
    sheet.parent.create_chartsheet("Biểu đồ")
    return saved(sheet.parent)


def test_charts_are_no_sheets() -> None:
    assert len(read_file(chart_only())["sheets"]) == 1


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"x" * 5_000_001, "file_too_large"), (b"", "empty_file"), (b"%PDF", "unsupported_format"),
        (b"PK\3\4", "zip_broken"), (OLE + b"\0" * 600, "unreadable"),
        (with_part(GOOD, SHEET, b"<x>" + b" " * 51_000_000), "zip_too_large"),
        (with_part(GOOD, SHEET, b" " * 40_000_000), "zip_ratio"),
        (many_parts(), "zip_entries"), (damaged(), "zip_broken"), (password(), "password"),
        (b"a\n" * 20_001, "too_many_rows"), (b";".join([b"a"] * 61), "too_many_columns"),
        (b"a;b\x8a\x8d;c", "encoding_unknown"), (b'"' + b"x" * 200_000, "unreadable"),
        (with_part(GOOD, "xl/vbaProject.bin", b"x"), "macros"),
        (with_part(GOOD, SHEET, b"<worksheet><sheetData><row"), "unreadable"),
        (with_part(ods_of(ROWS), "content.xml", b"<x"), "unreadable"),
        (with_part(ods_of(ROWS), "mimetype", b"x"), "unsupported_format"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_refused_is_named(data: bytes, rule: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_file(data)
    assert refused.value.rule == rule


def test_a_part_without_its_header_is_refused() -> None:
    data = bytearray(GOOD)
    central = data.index(b"PK\1\2")
    data[central + 42 : central + 46] = (len(data) - 5).to_bytes(4, "little")
    with pytest.raises(Refusal):
        open_archive(bytes(data))


def test_stored_parts_are_measured_too() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("a", b"x" * 10)
    assert open_archive(buffer.getvalue()).namelist() == ["a"]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_that_makes_even_rows_is_taken(separator: str) -> None:
    text = "\n".join(
        [separator.join("abc"), separator.join(["1,5" if separator == ";" else "1", "2", "3"])]
    )
    assert [len(record) for record in parse(text)] == [3, 3]


def test_one_column_is_a_table_of_one_column() -> None:
    assert parse("a\nb") == [["a"], ["b"]]


def test_a_hint_of_the_separator_keeps_the_line_numbers() -> None:
    assert parse("sep=,\na,b;c") == [[], ["a", "b;c"]]
    assert parse("sep=value\nx") == [["sep=value"], ["x"]]


def test_a_quote_that_never_ends_is_no_separator() -> None:
    with pytest.raises(Refusal):
        parse('"' + "x" * 200_000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_decoded_by_its_mark_or_by_its_looks(encoding: str) -> None:
    assert decode("abc;đ".encode(encoding)) == "abc;đ"


def test_text_with_holes_is_refused() -> None:
    with pytest.raises(Refusal):
        decode(b"\xff\xfea\x00\x00\x00")


def test_the_date_system_of_an_old_file_is_told_only_where_it_is_said_once() -> None:
    assert xls_marks(xls_of(ROWS)).date_1904 is False
    assert xls_marks(xls_of(ROWS, date_1904=True)).date_1904 is True
    assert xls_marks(b"nothing").date_1904 is None


def marks_of(
    sheet_xml: bytes, relations: bytes | None = None
) -> dict[str, list[tuple[int, int, str]]]:
    data = with_part(GOOD, SHEET, sheet_xml)
    if relations is not None:
        data = with_part(data, "xl/_rels/workbook.xml.rels", relations)
    with ZipFile(BytesIO(data)) as archive:
        return xlsx_marks(archive).broken


def test_cells_are_found_broken_in_every_dialect() -> None:
    cells = (
        b'<c r="A1"><f>1</f></c><c r="B1"><f>1</f><v/></c><c r="C1"><f/><v></v></c>'
        b'<x:c r="D1" t="e"><x:v>#N/A</x:v></x:c><x:c r="AB2"><x:f>1</x:f></x:c>'
        b'<c><f>1</f></c><c r="E1"><f>1</f><v>2</v></c>'
    )
    assert marks_of(cells)["Phụ lục"] == [
        (0, 0, "formula_without_value"), (0, 1, "formula_without_value"),
        (0, 2, "formula_without_value"), (1, 27, "formula_without_value"), (0, 3, "error_value"),
    ]  # fmt: skip


def test_a_sheet_whose_part_is_missing_has_no_marks() -> None:
    nowhere = b'<Relationships><Relationship Id="rId1" Target="/xl/none.xml"/></Relationships>'
    assert marks_of(b"<x/>", nowhere) == {}
