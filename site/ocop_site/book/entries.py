"""How one product stands on the page: picture, text, symbol. Pure geometry."""

from dataclasses import dataclass

from ocop_site.book import paper
from ocop_site.book.content import Entry, Words
from ocop_site.book.paper import Style

PICTURE_WIDTH, PICTURE_HEIGHT = 54.4, 34.0
SYMBOL_WIDTH = 26.0
TEXT_LEFT = paper.LEFT + PICTURE_WIDTH + 5
TEXT_ROOM = paper.RIGHT - SYMBOL_WIDTH - 3 - TEXT_LEFT
STAR_HEIGHT = 3.6
STAR_ROW_WIDTH = STAR_HEIGHT * 5.5
GAP = 4.6
"""Above and below the rule between two products."""

_SYMBOL_HEIGHT = 34.0
_DOT = "\u00a0· "


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `top` counts from the top of the product's own room.

    `stars` are drawn in front of the text where it is not None, `lead` stands before it in bold.
    """

    text: str
    style: Style
    left: float
    top: float
    stars: int | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """A product with its lines and the height that it takes."""

    entry: Entry
    lines: tuple[Line, ...]
    height: float


def place_entry(entry: Entry, words: Words) -> PlacedEntry:
    """Break a product's text into lines."""
    setter = _Setter()
    setter.set(entry.name, paper.NAME)
    setter.set(entry.second_name, paper.SECOND)
    if entry.stars is None:
        setter.set(entry.standing, paper.PAST)
    else:
        setter.stars(entry.stars, words.number_of_stars(entry.stars), entry.standing)
    setter.skip(0.6)
    setter.set(entry.producer, paper.STRONG)
    for place in entry.place:
        setter.set(place, paper.PLAIN)
    setter.set(entry.decision, paper.SMALL)
    if entry.offer:
        setter.skip(0.6)
        setter.led(words.offer, _DOT.join(entry.offer))
    setter.set(entry.notice, paper.OFFER_HEAD)
    height = max(setter.top, PICTURE_HEIGHT, _SYMBOL_HEIGHT)
    return PlacedEntry(entry, tuple(setter.lines), height)


class _Setter:
    """Sets lines one under the other in the column between picture and symbol."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.top = 0.0

    def set(self, text: str, style: Style) -> None:
        """Add a paragraph."""
        for line in paper.wrap(text, style, TEXT_ROOM):
            self.lines.append(Line(line, style, TEXT_LEFT, self.top))
            self.top += style.line

    def stars(self, count: int, words: str, standing: str) -> None:
        """Add five shapes, `count` of them filled, the same in words, and how long they hold."""
        left = TEXT_LEFT + STAR_ROW_WIDTH + 2
        room = TEXT_ROOM - STAR_ROW_WIDTH - 2
        first, *others = paper.wrap(f"{words} · {standing}", paper.STARS, room)
        self.lines.append(Line(first, paper.STARS, left, self.top, stars=count))
        self.top += paper.STARS.line
        self.set(" ".join(others), paper.STARS)

    def led(self, lead: str, text: str) -> None:
        """Add a paragraph that begins with a few words in bold."""
        indent = paper.OFFER_HEAD.width(lead) + 1.2
        first = paper.wrap(text, paper.OFFER, TEXT_ROOM - indent)[0]
        line = Line(first, paper.OFFER, TEXT_LEFT + indent, self.top, lead=lead)
        self.lines.append(line)
        self.top += paper.OFFER.line
        self.set(text[len(first) :], paper.OFFER)

    def skip(self, room: float) -> None:
        """Leave some room."""
        self.top += room
