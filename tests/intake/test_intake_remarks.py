"""The workbook that comes back: same sheets, rows and columns, with remarks."""

from datetime import date, datetime
from io import BytesIO

import pytest
from books import HEADERS, ROW, SUMMARY, TITLE, GivenFile, annex, row_with, saved, sheet_of
from openpyxl import load_workbook
from openpyxl.workbook import Workbook as Book
from sqlalchemy import Engine

from catalog.db import reading
from catalog.intake.plan import preview
from catalog.intake.remarks import write_remarks

TODAY = date(2026, 11, 22)


def remarks(engine: Engine, *files: GivenFile) -> Book:
    with reading(engine) as session:
        return load_workbook(BytesIO(write_remarks(preview(session, files, TODAY))))


@pytest.fixture
def file() -> GivenFile:
    bad = row_with(number=2, stars="2 sao")
    sheet = sheet_of([[TITLE], HEADERS, ROW, bad, row_with(number=3, name="Bưởi", set="Hoaa")])
    sheet.merge_cells("A1:G1")
    sheet["C4"].data_type = "s"
    sheet["C4"] = "@HTX"
    sheet["H3"] = datetime(2025, 11, 28)  # noqa: DTZ001
    sheet["I3"] = True
    hidden = sheet.parent.create_sheet("Nháp")
    hidden.append(["nháp"])
    hidden.sheet_state = "hidden"
    return GivenFile("a.xlsx", saved(sheet.parent))


def test_every_row_comes_back_with_its_remark_beside_it(engine: Engine, file: GivenFile) -> None:
    book = remarks(engine, file)
    sheet = book["Phụ lục"]
    assert [cell.value for cell in sheet[3]][:7] == ROW
    assert (sheet["J2"].value, sheet["K2"].value) == ("Nhận xét", "Remarks")
    assert (sheet["J3"].value, sheet["K3"].value) == ("Mới", "New")
    assert "LỖI cột G (Hạng sao)" in str(sheet["J4"].value)
    assert "ERROR column G (Hạng sao)" in str(sheet["K4"].value)
    assert "Lưu ý" in str(sheet["J5"].value)
    assert str(sheet.merged_cells) == "A1:G1"
    assert sheet["A1"].value == TITLE


def test_dates_and_truths_keep_their_kinds(engine: Engine, file: GivenFile) -> None:
    sheet = remarks(engine, file)["Phụ lục"]
    assert sheet["H3"].value == datetime(2025, 11, 28)  # noqa: DTZ001
    assert sheet["I3"].value is True


def test_text_like_a_formula_stays_text(engine: Engine, file: GivenFile) -> None:
    text = "STT;Tên sản phẩm;Chủ thể\n1;=1+1;@SUM(A1)\n"
    sheet = remarks(engine, GivenFile("a.csv", text.encode()))["CSV"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("@SUM(A1)", "s")


def test_a_hidden_sheet_comes_back_hidden_and_says_so(engine: Engine, file: GivenFile) -> None:
    sheet = remarks(engine, file)["Nháp"]
    assert sheet.sheet_state == "hidden"
    assert "không được đọc" in str(sheet["B1"].value)


def test_sheets_of_several_files_get_names_of_their_own(engine: Engine, file: GivenFile) -> None:
    other = sheet_of([[TITLE], HEADERS, row_with(name="Na")])
    book = remarks(engine, file, GivenFile("b.xlsx", saved(other.parent)), annex(SUMMARY))
    assert book.sheetnames == ["Phụ lục", "Nháp", "Phụ lục (2)", "CSV"]


def test_a_file_that_cannot_be_read_is_remarked_on_a_sheet_of_its_own(engine: Engine) -> None:
    book = remarks(engine, GivenFile("a.pdf", b"%PDF-1.7"))
    assert book.sheetnames == ["Nhận xét"]
    assert "không phải là bảng tính" in str(book["Nhận xét"]["A1"].value)
    assert "not a spreadsheet" in str(book["Nhận xét"]["B1"].value)


def test_a_sheet_without_any_remark_comes_back_as_it_was(engine: Engine) -> None:
    sheet = sheet_of([[TITLE], HEADERS, ROW])
    sheet.parent.create_sheet("Trống")
    book = remarks(engine, GivenFile("a.xlsx", saved(sheet.parent)))
    assert book["Trống"].max_row <= 1
