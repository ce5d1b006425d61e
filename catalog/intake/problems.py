"""What intake has to say about a file: errors that stop it and warnings that do not."""

from dataclasses import dataclass, field, replace

from catalog.intake.cells import CellValue, column_letter, displayed
from catalog.intake.rules import RULES
from catalog.text import Text


@dataclass(frozen=True, slots=True)
class Position:
    """Where something stands: row from 1 as Excel counts, column as a letter with its header."""

    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    header: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One error or warning; `rule` is a stable word, the texts say it to people."""

    position: Position
    value: str
    rule: str
    message: Text
    suggestion: Text | None
    is_error: bool
    of_row: bool = False
    """Whether leaving out the row it stands in would settle it."""


class BadValue(ValueError):
    """A value that breaks `rule`; `values` fill the rule's texts."""

    def __init__(self, rule: str, **values: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = values


class BadLine(BadValue):
    """A line that breaks a rule of the register at the column of `role`."""

    def __init__(self, rule: str, role: str, **values: object) -> None:
        super().__init__(rule, **values)
        self.role = role


@dataclass(slots=True)
class Problems:
    """Everything said about one file so far, kept in the order of reading."""

    file: str
    items: list[Problem] = field(default_factory=list)

    def add(
        self, rule: str, position: Position, value: CellValue = None, /, **values: object
    ) -> None:
        """Report that `rule` is broken at `position`."""
        self.items.append(problem(rule, position, value, **values))

    def at(self, sheet: str, row: int, column: int | None = None, header: str = "") -> Position:
        """The position of a cell given by indices from 0."""
        letter = "" if column is None else column_letter(column)
        return Position(self.file, sheet, row + 1, letter, header)


def problem(rule: str, position: Position, value: CellValue = None, /, **values: object) -> Problem:
    """Make a problem from the table of rules."""
    entry = RULES[rule]
    shown = displayed(value)
    known = {"value": shown, "column": position.header or position.column, **values}
    return Problem(
        position,
        shown,
        rule,
        entry.message.format(**known),
        entry.remedy.format(**known) if entry.remedy else None,
        entry.stops,
    )


def row_problem(
    rule: str, position: Position, value: CellValue = None, /, **values: object
) -> Problem:
    """A problem of one product row, which can be left out."""
    return replace(problem(rule, position, value, **values), of_row=True)


def as_warning(found: Problem) -> Problem:
    """The same finding, no longer in the way: its row was left out by explicit choice."""
    return replace(found, is_error=False)


def joined(names: list[str]) -> str:
    """Names as a list in a sentence of either language."""
    return "; ".join(f"“{name}”" for name in names)
