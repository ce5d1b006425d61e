"""Reading the cells of one table: values by role, problems with their place."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from catalog.intake.cells import CellValue, Sheet, displayed
from catalog.intake.dates import read_date
from catalog.intake.headers import Columns as Found
from catalog.intake.headers import private_columns
from catalog.intake.lines import Columns
from catalog.intake.problems import BadValue, Problems, row_problem
from catalog.text import clean, fold

T = TypeVar("T")

_PHONE = re.compile(
    r"[,;(\-–]?\s*(?:\b(?:số\s+)?(?:đt|sđt|điện thoại|đtdđ|tel|hotline|zalo|liên hệ)\s*[:.]?\s*)?"
    r"(?<![\d/])(?:\+84|0)(?:[\s.\-]?\d){8,10}(?![\d/])\)?",
    re.IGNORECASE,
)
_NINE_DIGITS = re.compile(r"(?:\d[\s.\-]?){9}")
_TICKS = frozenset({"x", "v", "✓", "✔", "1", "co"})


class RowReader:
    """The cells of a table, one row at a time; what cannot be read is reported."""

    def __init__(
        self, sheet: Sheet, found: Found, problems: Problems, date_1904: bool | None
    ) -> None:
        self.sheet = sheet
        self.problems = problems
        self.date_1904 = date_1904
        self.columns = Columns(
            problems.file,
            sheet.name,
            {role: (index, found.labels.get(index, "")) for role, index in found.roles.items()},
        )
        self.row = 0
        self._cells: list[CellValue] = []
        self.failed: set[str] = set()
        self._private = private_columns(found.roles)
        self._memo: dict[tuple[object, type, CellValue], object] = {}

    def go_to(self, row: int) -> None:
        """Turn to a row (from 0)."""
        self.row = row
        self._cells = self.sheet.rows[row]
        self.failed.clear()

    def has(self, role: str) -> bool:
        """Whether the table has a column for a role."""
        return role in self.columns.places

    def value(self, role: str) -> CellValue:
        """What stands in the column of a role, carried down merged cells."""
        place = self.columns.places.get(role)
        if place is None:
            return None
        column = place[0]
        value = self._cells[column] if column < len(self._cells) else None
        return self.sheet.carried(self.row, column) if value is None else value

    def take(self, role: str, parse: Callable[[CellValue], T]) -> T | None:
        """The parsed value of a role; None where the cell is empty or was reported as bad."""
        place = self.columns.places.get(role)
        if place is None:
            return None
        if self.sheet.broken and (
            rule := self.sheet.broken.get(self.sheet.origin(self.row, place[0]))
        ):
            self.report(rule, role)
            return None
        value = self.value(role)
        if value is None:
            return None
        key = (parse, type(value), value)
        if key not in self._memo:
            try:
                self._memo[key] = parse(value)
            except BadValue as bad:
                self._memo[key] = bad
        result = self._memo[key]
        if isinstance(result, BadValue):
            self.report(result.rule, role, value, **result.values)
            return None
        return result  # type: ignore[return-value] # stored by this very parser

    def report(self, rule: str, role: str, value: CellValue = None, **values: object) -> None:
        """Say that a rule is broken in this row at a role's column."""
        found = row_problem(rule, self.columns.position(self.row, role), value, **values)
        self.problems.items.append(found)
        if found.is_error:
            self.failed.add(role)

    def text(self, role: str) -> str:
        """A text cell, clean; a date in it (Excel turned "3-4" into one) is reported."""
        return self.take(role, plain_text) or ""

    def day(self, role: str) -> date | None:
        """A date cell; a bare day number is pointed out with the date it was read as."""
        read = self.take(role, self._read_date)
        if read is None:
            return None
        day, was_number = read
        if was_number:
            self.report("date_serial", role, self.value(role), date=day.strftime("%d/%m/%Y"))
        return day

    def _read_date(self, value: CellValue) -> tuple[date, bool]:
        return read_date(value, self.date_1904)

    def ticked(self, role: str) -> bool:
        """Whether a column of its own for some stars has its mark in this row."""
        return fold(displayed(self.value(role))) in _TICKS

    def private(self) -> list[tuple[str, str]]:
        """The private cells of this row, as (kind, value)."""
        kept = []
        for column, kind in self._private.items():
            value = self.sheet.carried(self.row, column)
            if value is not None and (text := clean(displayed(value))):
                kept.append((kind, text))
        return kept


def plain_text(value: CellValue) -> str:
    """A cell's text; raises BadValue for a date where text is meant."""
    if isinstance(value, date):
        raise BadValue("date_in_text_column")
    return clean(displayed(value))


def without_phones(text: str) -> tuple[str, list[str]]:
    """A text without the telephone numbers written into it, and those numbers."""
    if not _NINE_DIGITS.search(text):
        return text, []
    phones = [re.sub(r"[^\d+]", "", found[0]) for found in _PHONE.finditer(text)]
    return (clean(_PHONE.sub(" ", text)).strip(" ,;-–("), phones) if phones else (text, [])
