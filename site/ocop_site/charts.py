"""Geometry of charts drawn by the server: shares of a scale as per cents, nothing else.

Sizes are per cents of the drawing and words stand in HTML beside it, so that a chart keeps
its type size on a telephone. What a chart shows stands in a table as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

STEPS = (1, 2, 2.5, 5, 10)
LINES = 4
"""Intervals between the ruled lines of a chart of columns."""

_GAP = 0.24


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar or column: where it begins and how long it is, in per cent."""

    look: str
    at: str
    size: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place and width in per cent, and its pieces from the bottom."""

    at: str
    width: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Columns side by side under ruled lines; `ticks` are the lines' values from the top."""

    ticks: list[int]
    lines: list[str]
    columns: list[Column]


Parts = Mapping[str, int]
"""How much of each look ("five", "four", "three" …), in the order of drawing."""


def bar(parts: Parts, most: int) -> list[Piece]:
    """The pieces of a lying bar on a scale that ends at `most`."""
    pieces, at = [], 0
    for look, amount in parts.items():
        if amount:
            pieces.append(Piece(look, _percent(at, most), _percent(amount, most)))
        at += amount
    return pieces


def columns(series: Sequence[Parts]) -> ColumnChart:
    """Standing columns, each piled up from its parts, the first part at the bottom."""
    top = scale_end(max((sum(parts.values()) for parts in series), default=0))
    step = 100 / max(1, len(series))
    drawn = [
        Column(f"{step * (place + _GAP / 2):.3f}%", f"{step * (1 - _GAP):.3f}%", _piled(parts, top))
        for place, parts in enumerate(series)
    ]
    ticks = [top * n // LINES for n in range(LINES, -1, -1)]
    return ColumnChart(ticks, [f"{100 * n / LINES:g}%" for n in range(LINES + 1)], drawn)


def _piled(parts: Parts, top: int) -> list[Piece]:
    pieces, below = [], 0
    for look, amount in parts.items():
        below += amount
        if amount:
            pieces.append(Piece(look, _percent(top - below, top), _percent(amount, top)))
    return pieces


def scale_end(most: int) -> int:
    """Where a scale ends that has to hold `most`: a round number whose quarters are whole."""
    size = 4
    while True:
        for step in STEPS:
            end = round(size * step)
            if end >= most and end % LINES == 0:
                return end
        size *= 10


def _percent(amount: int, whole: int) -> str:
    return f"{100 * amount / whole:.3f}%" if whole else "0%"
