"""Lists that offices keep as CSV files: read line by line, refused as a whole with reasons."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from catalog.text import Text, clean

_COLUMN_MISSING = Text("thiếu cột {column}", "column {column} is missing")
_COLUMN_UNKNOWN = Text("không có cột nào tên {column}", "there is no column called {column}")
_EMPTY = Text("cột {column} để trống", "column {column} is empty")
_NOT_UNDERSTOOD = Text(
    "cột {column}: không hiểu “{value}”; {remedy}",
    "column {column}: “{value}” is not understood; {remedy}",
)


class BadList(ValueError):
    """A list cannot be entered; `problems` holds the line of the file and what is wrong."""

    def __init__(self, problems: Sequence[tuple[int, Text]]) -> None:
        super().__init__(len(problems))
        self.problems = problems


class SheetLine(NamedTuple):
    """One line of a list: its number in the file and its cells by column, blanks trimmed."""

    number: int
    cells: Mapping[str, str]


def read_sheet(
    lines: Iterable[str], required: Sequence[str], known: Iterable[str] = ()
) -> list[SheetLine]:
    """The lines of a CSV list; raises BadList where a required column or cell is missing.

    Where `known` columns are given, any other is refused: a column that is misspelt must not be
    left aside in silence.
    """
    reader = csv.DictReader(lines)
    names = reader.fieldnames or ()
    problems = [(1, _COLUMN_MISSING.format(column=c)) for c in required if c not in names]
    allowed = set(known)
    if allowed:
        problems += [(1, _COLUMN_UNKNOWN.format(column=c)) for c in names if c not in allowed]
    if problems:
        raise BadList(problems)
    found = [
        SheetLine(number, {key: clean(value or "") for key, value in row.items() if key})
        for number, row in enumerate(reader, start=2)
    ]
    empty = [
        (line.number, _EMPTY.format(column=column))
        for line in found
        for column in required
        if not line.cells[column]
    ]
    if empty:
        raise BadList(empty)
    return found


class NotUnderstood(ValueError):
    """A cell that cannot be read; `remedy` says what may stand there."""

    def __init__(self, remedy: Text) -> None:
        super().__init__(remedy.en)
        self.remedy = remedy


Read = TypeVar("Read")


class Cells:
    """Reads the cells of one line and gathers what cannot be read."""

    def __init__(self, line: SheetLine, problems: list[tuple[int, Text]]) -> None:
        self._line = line
        self._problems = problems

    def text(self, column: str) -> str:
        """A cell as it stands; empty where there is none."""
        return self._line.cells.get(column, "")

    def read(self, column: str, reader: Callable[[str], Read], blank: Any = None) -> Read | Any:
        """A cell through a reader that may raise NotUnderstood; `blank` for an empty one."""
        value = self.text(column)
        if not value:
            return blank
        try:
            return reader(value)
        except NotUnderstood as wrong:
            problem = _NOT_UNDERSTOOD.format(column=column, value=value[:60], remedy=wrong.remedy)
            self.wrong(problem)
            return blank

    def wrong(self, problem: Text) -> None:
        """Note what is wrong with the line."""
        self._problems.append((self._line.number, problem))
