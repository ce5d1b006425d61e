"""Spreadsheets made in memory, and what intake reads from them."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from catalog.intake.cells import Sheet, Workbook
from catalog.intake.decision_refs import NOT_CITED, DecisionRef
from catalog.intake.interpret import Reading, interpret
from catalog.intake.lines import Line
from catalog.intake.plan import GivenFile
from catalog.intake.problems import Problem
from catalog.intake.read import read_workbook
from catalog.intake.sets import SetIndex, SetNames
from catalog.reference import read_data

ANNEXES = Path(__file__).parent / "data" / "annexes"
RECOGNITION = "cong-nhan-dong-thap-2025.xlsx"
SUMMARY = "tong-hop-vinh-long.csv"
WITHDRAWAL = "thu-hoi-vinh-long-2026.xlsx"
STALLS = "gian-hang-hoi-cho-2026.xlsx"

TITLE = "(Kèm theo Quyết định số 2417/QĐ-UBND ngày 28/11/2025 của Chủ tịch UBND tỉnh Đồng Tháp)"
HEADERS = ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Nhóm sản phẩm", "Điểm", "Hạng sao"]
ROW = [1, "Xoài cát", "HTX Bờ Nam", "xã Cái Bè, tỉnh Đồng Tháp", "Hoa", 84.5, "4 sao"]

SET_ROWS = list(read_data("product_sets.csv"))
ALIAS_ROWS = list(read_data("product_set_aliases.csv"))


def sets_of_an_intake() -> SetIndex:
    """The 26 sets, as every intake has them for itself."""
    return SetIndex(
        [
            SetNames(int(row["set_no"]), row["set_vi"], row["group_vi"], row["sector_vi"])
            for row in SET_ROWS
        ],
        [(row["alias"], int(row["set_no"])) for row in ALIAS_ROWS],
    )


SETS = sets_of_an_intake()


def annex(name: str) -> GivenFile:
    """One of the annexes as offices publish them."""
    return GivenFile(name, (ANNEXES / name).read_bytes())


def saved(book: Book) -> bytes:
    """A workbook's bytes as .xlsx."""
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet_of(rows: Sequence[Sequence[Any]], *, title: str = "Phụ lục") -> Worksheet:
    """A sheet of a fresh workbook with these rows."""
    book = Book()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return sheet


def book_of(rows: Sequence[Sequence[Any]]) -> bytes:
    """An .xlsx of one sheet with these rows."""
    return saved(sheet_of(rows).parent)


def workbook_of(rows: Sequence[Sequence[Any]], file: str = "a.xlsx") -> Workbook:
    """A workbook of one sheet as if it had been read: most tests need no file and no child."""
    cells = {n: [None if cell == "" else cell for cell in row] for n, row in enumerate(rows)}
    digest = sha256(repr(cells).encode()).hexdigest()
    return Workbook(file, digest, "xlsx", None, False, [Sheet("Phụ lục", False, cells)])


def list_of(*rows: Sequence[Any], headers: Sequence[str] = HEADERS, title: str = TITLE) -> bytes:
    """An .xlsx annex: title, headers, rows."""
    return book_of([[title], headers, *rows])


def row_with(**cells: Any) -> list[Any]:
    """A good row but for the cells named: `stars`, `score`, `name`, `producer`, `place`, `set`."""
    order = ["number", "name", "producer", "place", "set", "score", "stars"]
    row = list(ROW)
    for name, value in cells.items():
        row[order.index(name)] = value
    return row


def read(data: bytes, *, given: DecisionRef = NOT_CITED, name: str = "a.xlsx") -> Reading:
    """What intake makes of a file, without the register."""
    return interpret(read_workbook(data, name), sets_of_an_intake(), given)


def lines(data: bytes) -> list[Line]:
    """The lines of a file that has nothing wrong with it."""
    reading = read(data)
    assert [problem for problem in reading.problems if problem.is_error] == []
    return reading.lines


def rules(reading: Reading) -> list[str]:
    """The rules that a file's problems are about."""
    return [problem.rule for problem in reading.problems]


def the_problem(data: bytes) -> Problem:
    """The only thing that is wrong with a file."""
    (problem,) = read(data).problems
    return problem


def good_file(*rows: Sequence[Any], name: str = "a.xlsx", title: str = TITLE) -> GivenFile:
    """An annex as handed in."""
    return GivenFile(name, list_of(*rows, title=title))


def title_of(number: str, day: date, issuer: str = "UBND tỉnh Đồng Tháp") -> str:
    """The title of a list attached to a decision."""
    return f"(Kèm theo Quyết định số {number} ngày {day:%d/%m/%Y} của {issuer})"
