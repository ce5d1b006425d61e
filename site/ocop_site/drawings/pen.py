"""The pen: pigments, marks and seeded chance, from which every drawing is made.

The hand is that of a Đông Hồ woodcut: a soot outline around flat pigment. Outline, joins and
"no fill" are set once on the picture, so a mark names only its pigment and its shape.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

SOOT = "#1F1A17"
SHELL = "#FFFAEE"
CREAM = "#F8E9C4"
HOE = "#E0A526"
AMBER = "#C9781F"
SON = "#B5391F"
ROSE = "#DB7F68"
PINK = "#EDB4B0"
PLUM = "#7C3B5E"
MAGENTA = "#C23F6B"
LEAF = "#3F7F50"
SPROUT = "#86B56B"
LIME = "#C3C653"
CHAM = "#284A7C"
SKY = "#9DB7D6"
STONE = "#B7C4C6"
EARTH = "#7A4B22"
CLAY = "#BD7440"
TAN = "#D9B27C"

SHEET = (320, 200)
"""Width and height of a picture in its own units."""

T = TypeVar("T")


class Chance:
    """Choices that depend on nothing but a text: the same seed always draws the same picture."""

    def __init__(self, text: str) -> None:
        self._pool = int.from_bytes(blake2b(text.encode(), digest_size=64).digest())

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each as likely."""
        self._pool, index = divmod(self._pool, len(options))
        return options[index]

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        self._pool, step = divmod(self._pool, high - low + 1)
        return low + step


@dataclass(frozen=True, slots=True)
class Motif:
    """One thing that can be drawn: its size, and how to paint it.

    It stands with the middle of its foot at 0,0 and rises to `-height`; the composition moves
    and scales it.
    """

    width: int
    height: int
    paint: Callable[[Chance], str]

    @property
    def is_scene(self) -> bool:
        """Whether it fills the sheet and leaves nothing but its sky."""
        return (self.width, self.height) == SHEET


def motif(width: int, height: int) -> Callable[[Callable[[Chance], str]], Motif]:
    """Turn a painting function into a `Motif` of this size."""
    return lambda paint: Motif(width, height, paint)


def shape(pigment: str, outline: str) -> str:
    """A closed outline printed flat in one pigment."""
    return f'<path fill="{pigment}" d="{outline}"/>'


def flat(pigment: str, outline: str) -> str:
    """Pigment without an outline: a shade, a backdrop."""
    return f'<path fill="{pigment}" stroke="none" d="{outline}"/>'


def line(strokes: str) -> str:
    """An open stroke of the full weight."""
    return f'<path d="{strokes}"/>'


def cut(strokes: str, pigment: str = "", width: float = 2) -> str:
    """Fine strokes, as the knife leaves them; soot unless a pigment is named."""
    colour = f' stroke="{pigment}"' if pigment else ""
    return f'<path{colour} stroke-width="{width:g}" d="{strokes}"/>'


def disc(pigment: str, x: float, y: float, radius: float) -> str:
    """A circle."""
    return f'<circle fill="{pigment}" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'


def oval(pigment: str, x: float, y: float, across: float, up: float) -> str:
    """An ellipse by its two radii."""
    return f'<ellipse fill="{pigment}" cx="{x:g}" cy="{y:g}" rx="{across:g}" ry="{up:g}"/>'


def block(pigment: str, x: float, y: float, width: float, height: float, corner: float = 4) -> str:
    """A rectangle with rounded corners, from its upper left."""
    return (
        f'<rect fill="{pigment}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
        f' rx="{corner:g}"/>'
    )


def discs(pigment: str, radius: float, *centres: tuple[float, float]) -> str:
    """Many circles of one size and pigment (peas, grapes, pearls)."""
    each = "".join(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"/>' for x, y in centres)
    return f'<g fill="{pigment}">{each}</g>'


def moved(markup: str, x: float, y: float, turn: float = 0, scale: float = 1) -> str:
    """The same marks elsewhere, turned by degrees and scaled; the line keeps its weight."""
    steps = f"translate({x:g} {y:g})"
    weight = ""
    if turn:
        steps += f"rotate({turn:g})"
    if scale != 1:
        steps += f"scale({scale:g})"
        weight = f' stroke-width="{3 / scale:.2g}"'
    return f'<g transform="{steps}"{weight}>{markup}</g>'
