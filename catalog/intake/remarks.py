"""The files handed back as one .xlsx: same sheets, rows and columns, with remarks beside them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook as Writer
from xlsxwriter.exceptions import OverlappingRange

from catalog.intake.cells import CellValue, Sheet, Workbook, displayed
from catalog.intake.plan import Plan
from catalog.intake.planner import Outcome
from catalog.intake.problems import Problem
from catalog.text import Text

_LABELS = {
    Outcome.NEW: Text("Mới", "New"),
    Outcome.CHANGED: Text("Thay đổi", "Changed"),
    Outcome.SAME: Text("Đã có trong sổ", "Already in the register"),
    Outcome.WITHDRAWN: Text("Thu hồi", "Withdrawn"),
}
_ERROR = Text("LỖI", "ERROR")
_WARNING = Text("Lưu ý", "Note")
_HEADINGS = Text("Nhận xét", "Remarks")
_COLUMN = Text("cột {letter} ({header})", "column {letter} ({header})")
_LONGEST_CELL = 32_767
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_WIDTH = 60

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORMATS: dict[str, dict[str, Any]] = {
    "date": {"num_format": "dd/mm/yyyy"},
    "remark": {"text_wrap": True, "valign": "top"},
    "error": {"text_wrap": True, "valign": "top", "bg_color": "#FDE2DC"},
    "head": {"bold": True},
}

_Key = tuple[str, str, int | None]
Remarks = dict[int | None, tuple[bool, Text]]
"""By row from 1; None is the sheet or file itself. Whether it is an error, and what is said."""


def write_remarks(plan: Plan) -> bytes:
    """One workbook for all files of the plan; every text is written as text, never as formula."""
    return annotated(plan.batch.workbooks, _remarks(plan))


def annotated(workbooks: Iterable[Workbook], found: Mapping[tuple[str, str], Remarks]) -> bytes:
    """The workbooks as one, with remarks by file and sheet; of a file itself under no sheet."""
    buffer = BytesIO()
    writer = Writer(buffer, _OPTIONS)
    formats = {name: writer.add_format(look) for name, look in _FORMATS.items()}
    taken: set[str] = set()
    for book in workbooks:
        for sheet in book.sheets:
            out = writer.add_worksheet(_free_name(sheet.name, taken))
            if sheet.hidden and len(taken) > 1:
                out.hide()
            _copy(out, sheet, formats)
            _annotate(out, sheet, found.get((book.file, sheet.name), {}), formats)
    whole = [texts for (_, sheet), rows in found.items() if not sheet for texts in rows.values()]
    if whole or not taken:
        out = writer.add_worksheet(_free_name(_HEADINGS.vi, taken))
        for row, (is_error, text) in enumerate(whole):
            _write_remark(out, row, 0, is_error, text, formats)
    writer.close()
    return buffer.getvalue()


def _remarks(plan: Plan) -> dict[tuple[str, str], Remarks]:
    """What is said, by file and sheet; of the file itself where the sheet has no name."""
    said: dict[_Key, list[Text]] = defaultdict(list)
    bad: set[_Key] = set()
    for line, outcome in plan.planner.outcomes:
        where = line.at()
        said[where.file, where.sheet, where.row].append(_LABELS[outcome])
    for problem in (*plan.errors, *plan.warnings):
        key = (problem.position.file, problem.position.sheet, problem.position.row)
        said[key].append(_sentence(problem))
        if problem.is_error:
            bad.add(key)
    found: dict[tuple[str, str], Remarks] = defaultdict(dict)
    for key, texts in said.items():
        file, sheet, row = key
        text = Text(*("\n".join(t.in_language(lang) for t in texts) for lang in ("vi", "en")))
        found[file, sheet][row] = (key in bad, text)
    return found


def _sentence(problem: Problem) -> Text:
    head = _ERROR if problem.is_error else _WARNING
    where = problem.position
    place = (
        _COLUMN.format(letter=where.column, header=where.header) if where.column else Text("", "")
    )
    parts = []
    for language in ("vi", "en"):
        start = " ".join(filter(None, (head.in_language(language), place.in_language(language))))
        remedy = problem.suggestion.in_language(language) if problem.suggestion else ""
        said = f"{start}: {problem.message.in_language(language)}"
        parts.append(f"{said} → {remedy}" if remedy else said)
    return Text(*parts)


def _copy(out: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    for row, cells in sheet.rows.items():
        for column, value in enumerate(cells):
            if value is not None:
                _write_cell(out, row, column, value, formats)
    for area in sheet.merged:
        value = sheet.own(area.top, area.left)
        with suppress(OverlappingRange):
            out.merge_range(area.top, area.left, area.bottom, area.right, "")
        if value is not None:
            _write_cell(out, area.top, area.left, value, formats)


def _write_cell(out: Any, row: int, column: int, value: CellValue, formats: dict[str, Any]) -> None:
    if isinstance(value, bool):
        out.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        out.write_number(row, column, value)
    elif isinstance(value, date) and value.year > 1900:
        out.write_datetime(row, column, value, formats["date"])
    else:
        out.write_string(row, column, displayed(value)[:_LONGEST_CELL])


def _annotate(
    out: Any,
    sheet: Sheet,
    remarks: Remarks,
    formats: dict[str, Any],
) -> None:
    """Two columns right of everything in the sheet: remarks in Vietnamese and in English."""
    column = sheet.width
    out.set_column(column, column + 1, _WIDTH)
    numbered = {row - 1: texts for row, texts in remarks.items() if row is not None}
    top = min(numbered, default=1)
    if top - 1 not in numbered and top > 0:
        out.write_string(top - 1, column, _HEADINGS.vi, formats["head"])
        out.write_string(top - 1, column + 1, _HEADINGS.en, formats["head"])
    if None in remarks and 0 not in numbered:
        numbered[0] = remarks[None]
    for row, (is_error, text) in numbered.items():
        _write_remark(out, row, column, is_error, text, formats)


def _write_remark(
    out: Any, row: int, column: int, is_error: bool, text: Text, formats: dict[str, Any]
) -> None:
    style = formats["error" if is_error else "remark"]
    out.write_string(row, column, text.vi[:_LONGEST_CELL], style)
    out.write_string(row, column + 1, text.en[:_LONGEST_CELL], style)


def _free_name(name: str, taken: set[str]) -> str:
    """A sheet name that Excel accepts and that no sheet has yet."""
    stem = name.translate(_FORBIDDEN).strip(" '")[:31] or _HEADINGS.vi
    free, number = stem, 1
    while free.casefold() in taken:
        number += 1
        free = f"{stem[:26]} ({number})"
    taken.add(free.casefold())
    return free
