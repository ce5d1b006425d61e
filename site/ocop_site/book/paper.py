"""The paper: its size and margins in millimetres, its type in points, its pigments."""

from dataclasses import dataclass

from ocop_site.symbols.fonts import text_width

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT = 16.0, 194.0
TOP, FOOT = 24.0, 279.0
"""Between these the text stands; y counts from the upper edge."""

POINT = 25.4 / 72
"""Millimetres."""

INK, INK_SOFT, RULE = "#1F1A17", "#5B5148", "#CFC4AE"
PAPER, GROUND, CHAM, SON, HOE = "#FBF6EA", "#F5DDA6", "#1D3B6F", "#A8321E", "#E0A526"
WHITE = "#FFFFFF"
OUTLINE = 0.42
"""Width of a soot outline in millimetres."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size and leading in points."""

    size: float
    leading: float
    bold: bool = False
    colour: str = INK

    @property
    def line(self) -> float:
        """Height of a line in millimetres."""
        return self.leading * POINT

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline in millimetres; Vietnamese stacks marks."""
        return (self.leading - 0.3 * self.size) * POINT

    def width(self, text: str) -> float:
        """Width of a text in millimetres."""
        return self.size * POINT * text_width(text, self.bold)


NAME = Style(12, 15.5, bold=True)
SECOND = Style(9, 12, colour=INK_SOFT)
STARS = Style(10, 13.5, bold=True)
PLAIN = Style(9, 12.4)
STRONG = Style(9, 12.4, bold=True)
SMALL = Style(8, 11, colour=INK_SOFT)
OFFER = Style(8, 11.2)
OFFER_HEAD = Style(8, 11.2, bold=True)
PAST = Style(9, 12.4, bold=True, colour=SON)
CODE = Style(8.5, 11, bold=True)
CHAPTER = Style(20, 26, bold=True)
TITLE = Style(36, 45, bold=True)
HEADING = Style(22, 30, bold=True)
LEAD = Style(12, 17)
LEAD_BOLD = Style(12, 17, bold=True)
INITIAL = Style(13, 20, bold=True, colour=CHAM)
INDEX = Style(8.5, 11.8)
RUNNING = Style(8, 10, colour=INK_SOFT)
SAMPLE = Style(8.5, 11, bold=True, colour=WHITE)


def wrap(text: str, style: Style, room: float) -> list[str]:
    """Break a text at its blanks into lines of at most `room` millimetres.

    A word too long is broken too; a no-break space holds what belongs together.
    """
    lines: list[str] = []
    line = ""
    for word in filter(None, text.split(" ")):
        longer = f"{line} {word}" if line else word
        if style.width(longer) <= room:
            line = longer
            continue
        *pieces, rest = _pieces(word, style, room)
        lines += [line, *pieces] if line else pieces
        line = rest
    return [*lines, line] if line else lines


def _pieces(word: str, style: Style, room: float) -> list[str]:
    """A word cut so that each piece fits; mostly one piece."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and style.width(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def clip(text: str, style: Style, room: float) -> str:
    """A text on one line, cut off with an ellipsis where it is too long."""
    if style.width(text) <= room:
        return text
    while text and style.width(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
