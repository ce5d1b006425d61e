"""A file as read: sheets of cells that remember where they stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

CellValue = str | int | float | bool | date | None
"""`datetime` (a `date`) stands only where a cell has a time of day beside its date."""


def column_letter(index: int) -> str:
    """The letter of a column counted from 0, as Excel has it: 0 is A, 27 is AB."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged area; rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet; rows and columns from 0, empty rows left out of `rows`."""

    name: str
    hidden: bool
    rows: dict[int, list[CellValue]]
    merged: list[Merged] = field(default_factory=list)
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells whose value cannot be told, with the rule that says why."""
    width: int = field(init=False)
    """The number of columns that hold anything."""
    _present: list[int] = field(init=False)
    _down: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    _across: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.width = max((len(cells) for cells in self.rows.values()), default=0)
        self._present = sorted(self.rows)
        for area in self.merged:
            origin = (area.top, area.left)
            for row in self.filled_rows(area.top, area.bottom):
                for column in range(area.left, area.right + 1):
                    if (row, column) == origin:
                        continue
                    self._across[row, column] = origin
                    if column == area.left:
                        self._down[row, column] = origin

    def filled_rows(self, first: int, last: int | None = None) -> Sequence[int]:
        """The rows from `first` (to `last`, included) that hold anything, in order."""
        end = len(self._present) if last is None else bisect_right(self._present, last)
        return self._present[bisect_left(self._present, first) : end]

    def own(self, row: int, column: int) -> CellValue:
        """What stands in the cell itself."""
        cells = self.rows.get(row, [])
        return cells[column] if column < len(cells) else None

    def carried(self, row: int, column: int) -> CellValue:
        """The cell's value, or that of the merged cell reaching down to it."""
        value = self.own(row, column)
        if value is None and self._down and (origin := self._down.get((row, column))):
            return self.own(*origin)
        return value

    def spread(self, row: int, column: int) -> CellValue:
        """The cell's value, or that of the merged area it lies in, in either direction."""
        value = self.own(row, column)
        if value is None and (origin := self._across.get((row, column))):
            return self.own(*origin)
        return value

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """Where a carried value stands: the cell itself or the head of its merged area."""
        return self._down.get((row, column), (row, column))

    def spans(self, row: int, column: int) -> bool:
        """Whether the cell heads an area merged over several columns."""
        return self._across.get((row, column + 1)) == (row, column)

    def reaches_below(self, row: int, column: int) -> bool:
        """Whether the cell lies in an area that goes on in the row below."""
        return (row + 1, column) in self._down

    def texts(self, first: int, last: int) -> Iterator[str]:
        """Every text of the rows `first` to `last`, in reading order."""
        for row in self.filled_rows(first, last):
            yield from (value for value in self.rows[row] if isinstance(value, str))


@dataclass(slots=True)
class Workbook:
    """One file as handed in; `digest` is the SHA-256 of its bytes."""

    file: str
    digest: str
    kind: str
    date_1904: bool | None
    external_links: bool
    sheets: list[Sheet]


def displayed(value: CellValue) -> str:
    """A value as a report names it; dates as dd/mm/yyyy, numbers with a decimal comma."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    return str(value)
