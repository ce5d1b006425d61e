"""Where everything of a symbol stands, in modules from the top left corner.

From top to bottom: the band of a sample, the QR symbol in its quiet zone, stars, the address, the
code. Text and stars stay outside the quiet zone.
"""

from math import cos, pi, sin
from typing import NamedTuple

from ocop_site.symbols.fonts import text_width
from ocop_site.symbols.matrix import QUIET_ZONE, Run, dark_runs, modules
from ocop_site.symbols.symbol import Symbol

BLACK, WHITE = "#000000", "#ffffff"
SAMPLE_GROUND, STAR_GROUND, STAR_OUTLINE = "#a8321e", "#e0a526", "#1f1a17"
STAR_OUTLINE_WIDTH = 0.3
SAMPLE_WORDS = "BẢN MẪU"

_BAND, _STAR_ROW, _STAR_RADIUS, _FOOT = 7, 5.5, 2, 1.5
_ADDRESS_SIZE, _ADDRESS_SMALLEST, _CODE_SIZE = 3.0, 2.4, 4.5
_LEADING, _BASELINE = 1.4, 1.05  # heights of a line in its size; Vietnamese stacks marks

Point = tuple[float, float]


class Line(NamedTuple):
    """A line of text: its middle, its baseline, its size and the width it fills."""

    text: str
    middle: float
    baseline: float
    size: float
    bold: bool
    colour: str

    @property
    def width(self) -> float:
        return self.size * text_width(self.text, self.bold)


class Layout(NamedTuple):
    """A whole symbol, quiet zone and captions in it; `band` is the height of the sample's band."""

    width: float
    height: float
    band: float
    runs: list[Run]
    stars: list[list[Point]]
    lines: list[Line]


def layout(symbol: Symbol) -> Layout:
    """Place `symbol`; runs come out with the quiet zone and the band already added."""
    rows = modules(symbol.address)
    band = _BAND if symbol.sample else 0
    width = len(rows) + 2 * QUIET_ZONE
    y = float(band + width)
    middle = width / 2
    lines: list[Line] = []
    stars: list[list[Point]] = []
    if symbol.sample:
        lines.append(Line(SAMPLE_WORDS, middle, 5.4, 4.0, True, WHITE))
    if symbol.stars:
        words, stars = _star_row(symbol.stars, middle, y + _STAR_ROW / 2)
        lines.append(words)
        y += _STAR_ROW
    for text, size, bold in _captions(symbol, width - 2):
        lines.append(Line(text, middle, y + size * _BASELINE, size, bold, BLACK))
        y += size * _LEADING
    runs = dark_runs(rows, left=QUIET_ZONE, top=QUIET_ZONE + band)
    return Layout(width, round(y + _FOOT, 2), band, runs, stars, lines)


def _captions(symbol: Symbol, room: float) -> list[tuple[str, float, bool]]:
    """Address and code with their sizes; a long address is broken before its path."""
    host, slash, path = symbol.readable_address.partition("/")
    parts = [host + slash + path]
    if _fitting(parts, room) < _ADDRESS_SMALLEST:
        parts = [host, slash + path]
    size = _fitting(parts, room)
    code = [(symbol.readable_code, _CODE_SIZE, True)] if symbol.code else []
    return [(part, size, False) for part in parts] + code


def _fitting(parts: list[str], room: float) -> float:
    widest = max(text_width(part, False) for part in parts)
    return min(_ADDRESS_SIZE, int(100 * room / widest) / 100)


def _star_row(count: int, middle: float, centre: float) -> tuple[Line, list[list[Point]]]:
    words, pitch, size = f"{count} sao", 2.3 * _STAR_RADIUS, 3.5
    words_width = size * text_width(words, True)
    start = middle - (count * pitch + words_width) / 2
    stars = [_star(start + (index + 0.5) * pitch, centre) for index in range(count)]
    line = Line(
        words, start + count * pitch + words_width / 2 + 0.3, centre + 1.25, size, True, BLACK
    )
    return line, stars


def _star(x: float, y: float) -> list[Point]:
    """The ten corners of a five-pointed star standing upright around (x, y)."""
    corners = []
    for corner in range(10):
        radius = _STAR_RADIUS * (1.0 if corner % 2 == 0 else 0.45)
        angle = corner * pi / 5 - pi / 2
        corners.append((round(x + radius * cos(angle), 2), round(y + radius * sin(angle), 2)))
    return corners
