"""A sheet of 1200 × 630 on which pictures to share are printed, in the hand of the pages.

Everything is printed twice as large and reduced: Pillow leaves slanting edges as stairs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw, ImageOps

from ocop_site.drawings.raster import rasterise
from ocop_site.symbols.fonts import font, text_width

WIDTH, HEIGHT = 1200, 630
"""What Open Graph readers show without cutting."""

PAPER, SURFACE, SOOT, SOFT = "#FBF6EA", "#FFFDF7", "#1F1A17", "#5B5148"
SHELL_STROKE = "#F3ECD9"
LEADING = 1.32
"""Height of a line in sizes of its type: Vietnamese stacks marks."""

_FINER = 2
_COLOURS = 256

Box = tuple[float, float, float, float]
"""Left, top, right, foot."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Text broken into lines at a size at which it fits."""

    lines: tuple[str, ...]
    size: int


def fit(text: str, width: float, height: float, sizes: Sequence[int], bold: bool) -> Lettering:
    """The text at the largest of some sizes at which it fits; past the smallest it is cut."""
    for size in sizes:
        lines = _broken(text, width / size, bold)
        if len(lines) * size * LEADING <= height and _widest(lines, bold) <= width / size:
            return Lettering(tuple(lines), size)
    size = sizes[-1]
    room = max(1, int(height / (size * LEADING)))
    lines = _broken(text, width / size, bold)
    kept = [_shortened(line, width / size, bold) for line in lines[:room]]
    if len(lines) > room:
        kept[-1] = _shortened(f"{kept[-1]} …", width / size, bold)
    return Lettering(tuple(kept), size)


def _widest(lines: list[str], bold: bool) -> float:
    return max(text_width(line, bold) for line in lines)


def _shortened(line: str, width: float, bold: bool) -> str:
    """The line, cut with an ellipsis where it is wider than `width` (in sizes of the type)."""
    while text_width(line, bold) > width:
        line = line.rstrip("… ")[:-1].rstrip() + "…"
    return line


def _broken(text: str, width: float, bold: bool) -> list[str]:
    """Lines no wider than `width` (in sizes of the type) where words allow."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


class Canvas:
    """The sheet and what is printed on it; coordinates are those of the finished picture."""

    def __init__(self) -> None:
        size = (WIDTH * _FINER, HEIGHT * _FINER)
        self._picture = Image.new("RGB", size, PAPER)
        self._draw = ImageDraw.Draw(self._picture)
        for x in range(-40, WIDTH, 26):  # the brush that coats the paper with ground shell
            self.line(((x, 0), (x + 10, HEIGHT / 2), (x + 2, HEIGHT)), SHELL_STROKE, 3)

    def line(self, points: Sequence[tuple[float, float]], colour: str, thick: float) -> None:
        """A stroke."""
        there = [(x * _FINER, y * _FINER) for x, y in points]
        self._draw.line(there, colour, round(thick * _FINER), joint="curve")

    def block(self, box: Box, ground: str, outline: str = SOOT, thick: float = 4) -> None:
        """A rectangle with rounded corners and the outline of the hand."""
        width = round(thick * _FINER)
        self._draw.rounded_rectangle(_larger(box), 14 * _FINER, ground, outline, width)

    def shadow(self, box: Box) -> None:
        """The one offset shadow of the sheet."""
        left, top, right, foot = box
        self.block((left + 10, top + 10, right + 10, foot + 10), SOOT)

    def band(self, box: Box, ground: str) -> None:
        """Flat pigment without an outline."""
        self._draw.rectangle(_larger(box), ground)

    def write(
        self, text: str, x: float, baseline: float, size: int, *, bold: bool, colour: str = SOOT
    ) -> float:
        """One line of text from its left end; where it ends."""
        face = font(bold, size * _FINER)
        self._draw.text((x * _FINER, baseline * _FINER), text, colour, face, anchor="ls")
        return x + text_width(text, bold) * size

    def set_lines(self, lettering: Lettering, x: float, top: float, *, bold: bool) -> float:
        """Lines of text, one under the other; the foot."""
        leading = lettering.size * LEADING
        for number, line in enumerate(lettering.lines):
            self.write(line, x, top + leading * number + lettering.size, lettering.size, bold=bold)
        return top + leading * len(lettering.lines)

    def drawing(self, svg: str, box: Box, *, faded: bool = False) -> None:
        """A drawing in its frame, cut to the frame's proportions; grey where it is of the past."""
        left, top, right, foot = _larger(box)
        size = (right - left, foot - top)
        wide = max(size[0], round(size[1] * 1.6))
        picture = rasterise(svg, wide)
        picture = ImageOps.fit(picture, size)
        if faded:
            grey = ImageOps.grayscale(picture).convert("RGB")
            picture = Image.blend(grey, Image.new("RGB", size, PAPER), 0.25)
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), 14 * _FINER, 255)
        self._picture.paste(picture, (left, top), mask)
        frame = (left, top, right - 1, foot - 1)
        self._draw.rounded_rectangle(frame, 14 * _FINER, None, SOOT, 4 * _FINER)

    def stamp(self, svg: str, x: float, y: float, size: int) -> None:
        """The emblem."""
        self._picture.paste(
            rasterise(svg, size * _FINER, PAPER), (round(x * _FINER), round(y * _FINER))
        )

    def stars(self, count: int, x: float, middle: float, radius: float) -> float:
        """Five outlined shapes, `count` of them filled; where they end."""
        for place in range(5):
            centre = (x + radius + place * radius * 2.35, middle)
            corners = _star(centre, radius)
            if place < count:
                self._draw.polygon(corners, "#E0A526")
            colour = SOOT if place < count else "#8A7F73"
            self._draw.line(corners + corners[:2], colour, round(3.5 * _FINER), joint="curve")
        return x + radius * 2 + 4 * radius * 2.35

    def stripes(self, box: Box, ground: str) -> None:
        """Slanting stripes within a box, for what has lapsed."""
        left, top, right, foot = _larger(box)
        size = (right - left, foot - top)
        mask = Image.new("L", size)
        draw = ImageDraw.Draw(mask)
        for x in range(-size[1], size[0], 28 * _FINER):
            draw.line((x, size[1], x + size[1], 0), 255, 13 * _FINER)
        inside = Image.new("L", size)
        ImageDraw.Draw(inside).rounded_rectangle((0, 0, *size), 14 * _FINER, 255)
        mask.paste(0, mask=ImageOps.invert(inside))
        self._picture.paste(ground, (left, top), mask)
        self._draw.rounded_rectangle((left, top, right, foot), 14 * _FINER, None, SOOT, 8)

    def png(self) -> bytes:
        """The finished picture: flat pigments need few colours."""
        stored = BytesIO()
        finished = self._picture.reduce(_FINER)
        # Of the ways to choose colours this one keeps rare pigments, such as the emblem's.
        chosen = Image.Quantize.MAXCOVERAGE
        finished.quantize(_COLOURS, chosen, dither=Image.Dither.NONE).save(
            stored, "PNG", optimize=True
        )
        return stored.getvalue()


def _larger(box: Box) -> tuple[int, int, int, int]:
    left, top, right, foot = (round(edge * _FINER) for edge in box)
    return left, top, right, foot


def _star(centre: tuple[float, float], radius: float) -> list[tuple[float, float]]:
    """A five-pointed shape, one point up."""
    corners = []
    for corner in range(10):
        reach = radius * (0.45 if corner % 2 else 1) * _FINER
        angle = pi * (corner / 5 - 0.5)
        x, y = centre[0] * _FINER, centre[1] * _FINER
        corners.append((x + reach * cos(angle), y + reach * sin(angle)))
    return corners
