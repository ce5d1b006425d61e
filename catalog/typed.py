"""What people type into forms: made harmless, and what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from catalog.text import Text, clean


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a form cannot be taken yet: the field, and what to do."""

    field: str
    text: Text


_TOO_LONG = Text(
    "Dài quá: tối đa {limit} ký tự, bạn đã viết {count}.",
    "Too long: at most {limit} characters, you wrote {count}.",
)


def too_long(typed: Mapping[str, str], longest: Mapping[str, int]) -> list[Problem]:
    """The fields that hold more characters than they may."""
    return [
        Problem(field, _TOO_LONG.format(limit=limit, count=len(typed[field])))
        for field, limit in longest.items()
        if len(typed[field]) > limit
    ]


# Control signs, and signs that turn the reading direction, could make a text lie to the officer
# who reads it in a terminal or a table.
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
_CONTROL = {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)} - {ord("\n"), ord("\t")}
_UNSEEN: Final = dict.fromkeys(_CONTROL | set(map(ord, _TURNING)))


def visible(text: str) -> str:
    """The text without control and direction signs, tabs and line ends kept."""
    return text.translate(_UNSEEN)


def one_line(text: str) -> str:
    """One line in the project's normal form."""
    return clean(visible(text))


def many_lines(text: str) -> str:
    """Lines in the project's normal form, at most one of them blank between two others."""
    lines = [one_line(line) for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
