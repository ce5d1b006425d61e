"""One list of goods as a file: CSV, a workbook, JSON. Written row by row, however long it is."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from catalog.clock import VIETNAM
from catalog.particulars import Particulars
from ocop_site.trade.columns import Cell, Column

_LONGEST_CELL = 32_767
_STARTS_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that begins like one gets a quote."""
    return f"'{text}" if text.lstrip(" \u00a0")[:1] in _STARTS_FORMULA and text else text


def write_csv(out: IO[bytes], columns: Sequence[Column], rows: Iterable[Particulars]) -> None:
    """Comma-separated values in UTF-8 with its mark, as spreadsheets expect them."""
    text = io.TextIOWrapper(out, "utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([neutral(column.title) for column in columns])
    writer.writerows([_as_text(column.cell(row)) for column in columns] for row in rows)
    text.detach()


def _as_text(cell: Cell) -> str | int:
    if isinstance(cell, datetime):
        return cell.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    return neutral(cell) if isinstance(cell, str) else cell if cell is not None else ""


def write_xlsx(
    out: IO[bytes],
    columns: Sequence[Column],
    rows: Iterable[Particulars],
    names: tuple[str, str],
    about: Sequence[tuple[str, str]],
) -> None:
    """A workbook of two sheets with these names: the goods, and what this file is."""
    book = Workbook(out, _OPTIONS)
    sheet = book.add_worksheet(names[0])
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    formats: dict[type, Format] = {
        datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        date: book.add_format({"num_format": "dd/mm/yyyy"}),
    }
    _lay_out(sheet, columns, " · ".join(f"{title}: {text}" for title, text in about[:2]))
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.title, head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, column in enumerate(columns):
            _write(sheet, last, place, column.cell(row), formats)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    _write_about(book.add_worksheet(names[1]), about, head)
    book.close()


def _lay_out(sheet: Worksheet, columns: Sequence[Column], footer: str) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{footer.replace('&', '&&')[:200]}&R&P / &N")


def _write(
    sheet: Worksheet, row: int, place: int, cell: Cell, formats: Mapping[type, Format]
) -> None:
    if isinstance(cell, datetime):
        there = cell.astimezone(VIETNAM).replace(tzinfo=None)
        sheet.write_datetime(row, place, there, formats[datetime])
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, cell, formats[date])
    elif isinstance(cell, int):
        sheet.write_number(row, place, cell)
    elif cell:
        sheet.write_string(row, place, cell[:_LONGEST_CELL])


def _write_about(sheet: Worksheet, about: Sequence[tuple[str, str]], head: Format) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    for row, (title, text) in enumerate(about):
        sheet.write_string(row, 0, title, head)
        sheet.write_string(row, 1, text[:_LONGEST_CELL])


def write_json(
    out: IO[bytes], facts: Mapping[str, Any], items: Iterable[Mapping[str, Any]]
) -> None:
    """One JSON object: the facts about the list, then `items`, each on a line of its own."""
    head = json.dumps(facts, ensure_ascii=False)
    out.write(head[:-1].encode() + b', "items": [')
    for place, item in enumerate(items):
        line = json.dumps(item, ensure_ascii=False)
        out.write(f"{',' if place else ''}\n{line}".encode())
    out.write(b"\n]}\n")
