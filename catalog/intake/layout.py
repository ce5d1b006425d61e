"""Where a list's tables begin and end, and which rows between are products."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from catalog.intake.cells import CellValue, Sheet, displayed
from catalog.intake.headers import Columns, find_columns, header_key
from catalog.intake.limits import Refusal
from catalog.intake.problems import BadValue
from catalog.intake.values import read_stars
from catalog.text import fold

_SECTION = re.compile(
    r"^(?:[ivx]+|[a-h]|\d{1,2}(?:\.\d{1,2})*|phan [a-z0-9]+|muc [a-z0-9]+)\s*[.):\-–/]\s*\S"
    r"|^(?:san pham|danh sach|nhom|nganh|huyen|thi xa|thanh pho|xa|phuong|cap|hang)\b"
)
_SECTION_STARS = re.compile(r"\b(?:dat|hang|xep hang|cong nhan)?\s*([1-5])\s*sao\b")
_END = re.compile(
    r"^(?:tong(?: so| cong)?\b|cong\s*:|danh sach (?:nay )?(?:co|gom|tren)|an dinh|ghi chu\s*:"
    r"|luu y|noi nhan|(?:kt|tm|tl|tuq|q)\.\s*\S|chu tich|pho chu tich|bo truong|thu truong"
    r"|nguoi lap|thu ky|giam doc|pho giam doc|chanh van phong|truong phong|\(?da ky\)?|\*|\(\*\))"
)
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?")
_TWO_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]", re.S)
_SOLE_CELLS = 1

MAX_TABLES = 200
"""On one sheet; no annex comes near it."""


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A row to be read as a product; `section_stars` from the section it stands in."""

    row: int
    section_stars: int | None


@dataclass(frozen=True, slots=True)
class OddRow:
    """A row that is neither product, section nor end; `has_data` if it lacks only its name."""

    row: int
    text: str
    has_data: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the rows of its title, its columns, its rows."""

    title: tuple[int, int]
    columns: Columns
    rows: tuple[ProductRow | OddRow, ...]


def find_tables(sheet: Sheet) -> Iterator[Table]:
    """Every table of a sheet, from top to bottom; raises Refusal past `MAX_TABLES`."""
    start, count = 0, 0
    while columns := find_columns(sheet, start):
        count += 1
        if count > MAX_TABLES:
            raise Refusal("too_many_tables", sheet=sheet.name, limit=MAX_TABLES)
        rows, end = _body(sheet, columns)
        yield Table((start, columns.first - 1), columns, tuple(rows))
        start = end


def _body(sheet: Sheet, columns: Columns) -> tuple[list[ProductRow | OddRow], int]:
    rows: list[ProductRow | OddRow] = []
    section: int | None = None
    last = columns.last
    for row in sheet.filled_rows(columns.last + 1):
        if _numbered(sheet, row, columns) and _own_name(sheet, row, columns):
            rows.append(ProductRow(row, section))
            last = row
            continue
        texts = _own_texts(sheet, row)
        if _is_header_again(sheet, row, columns) or _is_numbering(sheet, row):
            continue
        if _begins_end(sheet, row, columns, texts):
            return rows, row
        last = row
        if _is_section(sheet, row, columns, texts):
            section = section_stars(texts[0])
        elif name_of(sheet, row, columns):
            if not _only_carried(sheet, row, columns):
                rows.append(ProductRow(row, section))
        elif texts or _has_data(sheet, row, columns):
            rows.append(OddRow(row, "; ".join(texts), _has_data(sheet, row, columns)))
    return rows, last + 1


def _own_name(sheet: Sheet, row: int, columns: Columns) -> bool:
    column = columns.roles.get("name", columns.roles.get("shown", 0))
    return sheet.own(row, column) is not None and bool(name_of(sheet, row, columns))


def name_of(sheet: Sheet, row: int, columns: Columns) -> str:
    """The product's name, carried down merged cells; "" for numbers and empty cells."""
    column = columns.roles.get("name", columns.roles.get("shown", -1))
    value = sheet.carried(row, column) if column >= 0 else None
    text = displayed(value)
    # A date is what Excel makes of a name such as "3-4": for the reader to refuse.
    return text if isinstance(value, date) or _TWO_LETTERS.search(text) else ""


def section_stars(text: str) -> int | None:
    """The stars a section row gives to the rows below: "II. SẢN PHẨM ĐẠT 3 SAO" → 3."""
    folded = fold(text)
    found = set(_SECTION_STARS.findall(folded))
    if len(found) != 1:
        return None
    try:
        # "Tiềm năng 5 sao" in a heading is no recognition either: its rows must say their own.
        read_stars(folded if "sao" not in folded else folded[: folded.rindex("sao") + 3])
    except BadValue as bad:
        return None if bad.rule == "stars_proposed" else int(found.pop())
    return int(found.pop())


def _own_texts(sheet: Sheet, row: int) -> list[str]:
    return [text for value in sheet.rows[row] if value is not None and (text := _words(value))]


def _words(value: CellValue) -> str:
    text = displayed(value)
    return text.strip() if any(char.isalpha() for char in text) or "*" in text else ""


def _is_header_again(sheet: Sheet, row: int, columns: Columns) -> bool:
    """A header repeated at the top of a printed page."""
    same = sum(
        header_key(displayed(sheet.own(row, column))) == header_key(label.split(" / ")[-1])
        for column, label in columns.labels.items()
    )
    return same >= 2 and same * 2 > len(columns.labels)


def _is_numbering(sheet: Sheet, row: int) -> bool:
    """The row of column numbers below a header: (1), (2), (3) … or A, B, 1, 2 …"""
    filled = [displayed(value).strip() for value in sheet.rows[row] if value is not None]
    return len(filled) > 2 and all(_COLUMN_NUMBER.fullmatch(text) for text in filled)


def _numbered(sheet: Sheet, row: int, columns: Columns) -> bool:
    column = columns.roles.get("number", -1)
    return column >= 0 and displayed(sheet.carried(row, column)).strip(" .").isdigit()


def _is_section(sheet: Sheet, row: int, columns: Columns, texts: list[str]) -> bool:
    """One text alone in its row, merged across or beginning like a heading."""
    if (
        len(texts) != _SOLE_CELLS
        or _has_data(sheet, row, columns)
        or _numbered(sheet, row, columns)
    ):
        return False
    filled = [c for c, value in enumerate(sheet.rows[row]) if value is not None]
    spans = any(sheet.spans(row, column) for column in filled)
    alone = len(filled) == 1 or (len(filled) == 2 and filled[0] == columns.roles.get("number"))
    return alone and (spans or bool(_SECTION.match(fold(texts[0]))) or texts[0].isupper())


def _begins_end(sheet: Sheet, row: int, columns: Columns, texts: list[str]) -> bool:
    """Totals, footnotes and signatures: nothing below them belongs to the table."""
    if _numbered(sheet, row, columns) or not texts:
        return False
    named = (
        name_of(sheet, row, columns) and sheet.own(row, columns.roles.get("name", 0)) is not None
    )
    crowded = named and _filled_beside_name(sheet, row, columns) >= 2
    if crowded:
        return False
    return any(_END.match(fold(text)) for text in texts) or bool(
        re.match(r"^\(?\d{1,2}\)\s", texts[0]) and len(texts) == 1
    )


def _filled_beside_name(sheet: Sheet, row: int, columns: Columns) -> int:
    beside = ("producer", "stars", "score", "set", "group", "decision", "reason", "address")
    return sum(
        sheet.carried(row, columns.roles[role]) is not None
        for role in beside
        if role in columns.roles
    )


_TELLING = ("stars", "score", "decision", "gtin", "programme_code")


def _has_data(sheet: Sheet, row: int, columns: Columns) -> bool:
    """Whether the row holds stars, a score, a decision or a code of its own."""
    for role in _TELLING:
        value = sheet.own(row, columns.roles[role]) if role in columns.roles else None
        if value is not None and any(char.isdigit() for char in displayed(value)):
            return True
    return False


def _only_carried(sheet: Sheet, row: int, columns: Columns) -> bool:
    """A row that only continues the cells merged from above."""
    name = columns.roles.get("name", columns.roles.get("shown", 0))
    return sheet.own(row, name) is None and not _has_data(sheet, row, columns)
