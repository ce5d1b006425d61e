"""A fair's stall list as organisers send it, read from a spreadsheet. Knows no register.

Stalls merged over rows, cells left empty or marked "nt" below the first one, several goods in
one cell, codes typed beside names: all of that is one line for each product of each stall.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from catalog.events.stall_words import stars_said, take_code
from catalog.intake.cells import Sheet, Workbook, displayed
from catalog.intake.headers import Columns, header_key
from catalog.intake.layout import ProductRow, Table, find_tables
from catalog.intake.limits import Refusal
from catalog.text import clean, fold

_SEPARATORS = re.compile(r"\s*(?:[;\n•●▪]|\s\+\s|\s/\s)\s*")
_DITTO = re.compile(r"-?\s*(?:nt|nhu tren|[\"'“”〃]+|,,|″|-//-|-\"-)\s*-?")
_MAKER = re.compile(r"chu the|san xuat")

MAX_LINES = 5_000
"""Of one list: the largest fairs have some hundred stalls."""


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One product of a stall as written; `row` from 1 as Excel counts."""

    written: str
    sheet: str
    row: int
    producer: str
    code: str = ""
    stars: int | None = None


@dataclass(slots=True)
class WrittenStall:
    """One stall as the organiser lists it; telephones are not read."""

    sheet: str
    row: int
    number: str
    zone: str
    exhibitor: str
    place: str
    lines: list[WrittenLine] = field(default_factory=list)


def read_stalls(workbook: Workbook) -> list[WrittenStall]:
    """The stalls of a list with columns for exhibitor or stall and for the goods shown.

    Hidden sheets are not read. Raises `Refusal` ("no_stall_table", "no_stalls",
    "too_many_lines") where there is nothing to read or too much.
    """
    stalls: list[WrittenStall] = []
    tables = 0
    for sheet in workbook.sheets:
        if sheet.hidden:
            continue
        for table in find_tables(sheet):
            tables += 1
            _read_table(sheet, table, stalls)
    if not tables:
        raise Refusal("no_stall_table")
    if not stalls:
        raise Refusal("no_stalls")
    if sum(len(stall.lines) for stall in stalls) > MAX_LINES:
        raise Refusal("too_many_lines", limit=MAX_LINES)
    return stalls


def _read_table(sheet: Sheet, table: Table, stalls: list[WrittenStall]) -> None:
    exhibitor, maker = _columns_of_names(table.columns)
    before: WrittenStall | None = None
    for row in table.rows:
        cells = _Cells(sheet, row.row, table.columns, before)
        name = cells.of(exhibitor) or cells.of(maker)
        if not name and not cells.number:
            continue
        stall = _stall_of(stalls, before, cells, name)
        if isinstance(row, ProductRow):
            made_by = name if maker == exhibitor else cells.maker(maker) or name
            stall.lines += _lines(cells, made_by)
        before = stall


def _columns_of_names(columns: Columns) -> tuple[int, int]:
    """The columns of who exhibits and of who made the goods; often one, -1 where there is none."""
    maker = columns.roles.get("producer", -1)
    exhibitor = columns.roles.get("exhibitor", maker)
    for role, first, second in columns.twice:
        if role == "producer":
            by_header = [c for c in (first, second) if _is_maker(columns.labels[c])]
            if len(by_header) == 1:
                maker = by_header[0]
                exhibitor = second if maker == first else first
    return exhibitor, maker


def _is_maker(label: str) -> bool:
    return bool(_MAKER.search(header_key(label)))


class _Cells:
    """One row of the list, empty and ditto cells filled from the stall above."""

    def __init__(
        self, sheet: Sheet, row: int, columns: Columns, before: WrittenStall | None
    ) -> None:
        self.sheet, self.row, self.columns, self.before = sheet, row, columns, before
        roles = columns.roles
        self.number_column = roles.get("stall", -1)
        own = self._text(self.number_column)
        same = _is_ditto(own) or not own
        self.number = (before.number if before and same else own) if self._stalls() else ""
        self.same_stall = before is not None and (same or own == before.number)

    def _stalls(self) -> bool:
        return self.number_column >= 0

    def _text(self, column: int) -> str:
        if column < 0:
            return ""
        return clean(displayed(self.sheet.carried(self.row, column)))

    def of(self, column: int) -> str:
        """The cell's text; in a row that goes on with the stall above, that stall's exhibitor."""
        text = self._text(column)
        if self.before is None or (text and not _is_ditto(text)):
            return "" if _is_ditto(text) else text
        goes_on = _is_ditto(text) or self.same_stall
        return self.before.exhibitor if goes_on else ""

    def maker(self, column: int) -> str:
        """Who made the goods, where that is a column of its own."""
        text = self._text(column)
        if _is_ditto(text):
            lines = self.before.lines if self.before else []
            return lines[-1].producer if lines else ""
        return text

    def role(self, *names: str) -> str:
        """The first of these columns that holds something."""
        texts = (self._text(self.columns.roles.get(name, -1)) for name in names)
        return next((text for text in texts if text and not _is_ditto(text)), "")

    def goods(self) -> list[str]:
        """What is shown, one name each."""
        column = self.columns.roles.get("shown", self.columns.roles.get("name", -1))
        text = displayed(self.sheet.carried(self.row, column)) if column >= 0 else ""
        parts = (clean(part) for part in _SEPARATORS.split(text))
        return [part for part in parts if any(char.isalpha() for char in part)]


def _is_ditto(text: str) -> bool:
    return bool(text) and bool(_DITTO.fullmatch(fold(text)))


def _stall_of(
    stalls: list[WrittenStall], before: WrittenStall | None, cells: _Cells, name: str
) -> WrittenStall:
    """The stall above where the row goes on with it, else a new one."""
    numbered = bool(cells.number)
    if before and cells.same_stall and before.exhibitor == name and (numbered or name):
        return before
    place = cells.role("province", "current_province", "address", "commune", "former_province")
    if not place and before and before.exhibitor == name:
        place = before.place
    zone = cells.role("zone") or (before.zone if before and cells.same_stall else "")
    stall = WrittenStall(cells.sheet.name, cells.row + 1, cells.number, zone, name, place)
    stalls.append(stall)
    return stall


def _lines(cells: _Cells, made_by: str) -> Iterator[WrittenLine]:
    beside = cells.role("programme_code", "product_code")
    stars = stars_said(_as_stars(cells.role("stars")))
    for written in cells.goods():
        code, name = take_code(written)
        if not code and beside:
            code = take_code(beside)[0]
        yield WrittenLine(
            name or written, cells.sheet.name, cells.row + 1, made_by, code,
            stars_said(written) or stars,
        )  # fmt: skip


def _as_stars(text: str) -> str:
    return f"{text} sao" if text.strip() in ("3", "4", "5") else text


def place_parts(place: str) -> Sequence[str]:
    """A place, its parts from the last to the first, and their last words.

    Words as "cũ" and "nay là" are left out: "Vĩnh Long (Bến Tre cũ)" gives "Bến Tre" first.
    """
    whole = clean(place)
    parts = re.split(r"[,;()/\n]|\s[-–]\s|\bnay là\b|\bnay\b", whole)
    bare = [clean(re.sub(r"\b(?:cũ|mới|cu)\b", "", part)) for part in reversed(parts)]
    return [part for part in bare if part]


def province_candidates(place: str) -> Iterator[str]:
    """What in a place may be the name of its province, the likeliest first."""
    parts = place_parts(place)
    yield clean(place)
    yield from parts
    for part in parts:
        words = part.split()
        for count in (3, 2, 1):
            if len(words) > count:
                yield " ".join(words[-count:])
