"""Header rows: which column means what, in one row or two, merged or not, with marks or not."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from catalog.intake.cells import Sheet
from catalog.reference import read_data
from catalog.text import fold

_FORMER = re.compile(r"\b(cu|truoc sap nhap|truoc day|truoc 0?1 0?7 2025|theo giay chung nhan)\b")
_PRESENT = re.compile(r"\b(moi|hien nay|hien tai|sau sap nhap|tu 0?1 0?7 2025)\b")
_PLACES = ("commune", "district", "province", "address")
_LONGEST_HEADER = 80
_WORDS = re.compile(r"[a-z0-9]+")

REQUIRED = ("name", "producer")
"""A row is a header when it names both."""

STALL_LISTS = (
    ("producer", "shown"),
    *((who, what) for who in ("exhibitor", "stall") for what in ("shown", "name")),
)
"""A fair's stall list names two of these instead."""


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """A header as compared: folded, signs and brackets gone, "Xã/Phường (cũ)" → "xa phuong cu"."""
    return " ".join(_WORDS.findall(fold(text)))


@cache
def _aliases() -> dict[str, str]:
    return {header_key(row["alias"]): row["role"] for row in read_data("header_aliases.csv")}


@lru_cache(maxsize=4096)
def role_of(text: str, parent: str = "") -> str | None:
    """What a column is for, from its header and the one merged above it.

    Columns of places say whether they mean the units before 2025-07-01 ("(cũ)") or after:
    `former_commune`, `current_commune`, or plain `commune` where they do not say.
    """
    own, above = header_key(text), header_key(parent)
    both = f"{above} {own}".strip()
    stem = _bare(own)
    for key in (f"{_bare(above)} {stem}".strip(), stem):
        role = _aliases().get(key)
        if role is None:
            continue
        if role in _PLACES and role != "address":
            if _FORMER.search(both):
                return f"former_{role}"
            return f"current_{role}" if _PRESENT.search(both) else role
        return role
    return None


def _bare(key: str) -> str:
    return " ".join(_PRESENT.sub("", _FORMER.sub("", key)).split())


@dataclass(slots=True)
class Columns:
    """The columns of one table, found in the header rows `first` to `last`."""

    first: int
    last: int
    roles: dict[str, int] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    twice: list[tuple[str, int, int]] = field(default_factory=list)
    unused: list[int] = field(default_factory=list)

    def has(self, *roles: str) -> bool:
        """Whether every one of these roles has its column."""
        return all(role in self.roles for role in roles)

    def is_table(self) -> bool:
        """Whether these are the headers of a list that intake or a fair knows."""
        return self.has(*REQUIRED) or any(self.has(*pair) for pair in STALL_LISTS)


_MANY = frozenset({"person", "phone", "note"})
"""Roles that several columns may share."""


def find_columns(sheet: Sheet, start: int) -> Columns | None:
    """The next header at or below row `start`; None if there is no more table."""
    for row in sheet.filled_rows(start):
        one = _columns(sheet, row, row)
        if len(one.roles) < 2:
            continue
        two = _columns(sheet, row, row + 1) if _continues(sheet, row) else one
        best = two if len(two.roles) >= len(one.roles) else one
        if best.is_table():
            return best
    return None


def _continues(sheet: Sheet, row: int) -> bool:
    """Whether the header goes on in the next row: split headings, or cells merged downwards."""
    if row + 1 not in sheet.rows:
        return False
    columns = range(sheet.width)
    if any(sheet.reaches_below(row, c) for c in columns if sheet.own(row, c) is not None):
        return True
    return any(sheet.spans(row, c) for c in columns) and not isinstance(
        sheet.own(row + 1, 0), int | float
    )


def _columns(sheet: Sheet, first: int, last: int) -> Columns:
    columns = Columns(first, last)
    found: list[tuple[int, str]] = []
    for column, above, text in _headers(sheet, first, last):
        columns.labels[column] = " / ".join(part for part in (above, text) if part)
        if role := role_of(text, above):
            found.append((column, role))
        else:
            columns.unused.append(column)
    for column, role in found:
        if role not in columns.roles:
            columns.roles[role] = column
        elif role not in _MANY:
            columns.twice.append((role, columns.roles[role], column))
        else:
            columns.roles[f"{role}:{column}"] = column
    return columns


def _headers(sheet: Sheet, first: int, last: int) -> Iterator[tuple[int, str, str]]:
    """Each column with its heading and the heading above that, if there are two."""
    for column in range(sheet.width):
        upper = _text(sheet, first, column)
        lower = _text(sheet, last, column) if last > first else ""
        text, above = (lower, upper) if lower and lower != upper else (upper, "")
        if text and len(text) <= _LONGEST_HEADER:
            yield column, above, text


def _text(sheet: Sheet, row: int, column: int) -> str:
    value = sheet.spread(row, column)
    return " ".join(value.split()) if isinstance(value, str) else ""


def private_columns(roles: Mapping[str, int]) -> dict[int, str]:
    """Columns whose values are kept apart: telephone, email, home address."""
    kinds = {"phone": "phone", "email": "email", "home_address": "address"}
    return {
        column: kinds[role.split(":")[0]]
        for role, column in roles.items()
        if role.split(":")[0] in kinds
    }
