"""One line of an annex as understood: what it says, and where each part of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from catalog.certificates import Recognition
from catalog.intake.cells import column_letter
from catalog.intake.decision_refs import NOT_CITED, DecisionRef
from catalog.intake.places import NO_UNITS, UnitNames
from catalog.intake.problems import Position
from catalog.producers import ProducerKind


class LineAct(StrEnum):
    """What a list does to the products in it."""

    RECOGNITION = "recognition"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table's columns stand: role → (index from 0, header as written)."""

    file: str
    sheet: str
    places: Mapping[str, tuple[int, str]]

    def position(self, row: int, role: str = "") -> Position:
        """The cell of a role in a row (from 0); the row alone where the table lacks it."""
        index, header = self.places.get(role, (None, ""))
        letter = "" if index is None else column_letter(index)
        return Position(self.file, self.sheet, row + 1, letter, header)


@dataclass(slots=True)
class Line:
    """One product line. Texts are clean and NFC; nothing here was compared with the register."""

    columns: Columns
    row: int
    act: LineAct
    name: str
    producer: str
    decision: DecisionRef
    producer_kind: ProducerKind | None = None
    former: UnitNames = NO_UNITS
    current: UnitNames = NO_UNITS
    set_no: int | None = None
    stars: int = 0
    score: float | None = None
    recognition: Recognition = Recognition.FIRST
    programme_code: str | None = None
    gtin: str | None = None
    reason: str = ""
    reason_text: str = ""
    cited: DecisionRef = NOT_CITED
    private: tuple[tuple[str, str], ...] = field(default=())
    """Telephones, emails and street addresses as (kind, value); never public."""

    def at(self, role: str = "") -> Position:
        """Where a part of the line stands."""
        return self.columns.position(self.row, role)

    @property
    def decided_on(self) -> date:
        """The decision's date; every line that is read has one."""
        assert self.decision.decided_on is not None  # noqa: S101 - checked when it was read
        return self.decision.decided_on
