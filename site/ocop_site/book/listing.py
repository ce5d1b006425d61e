"""The index: names in Vietnamese order in three columns, with the pages they stand on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.text import initial, sort_key
from ocop_site.book import paper

COLUMNS = 3
_GUTTER = 7.0
COLUMN_WIDTH = (paper.RIGHT - paper.LEFT - (COLUMNS - 1) * _GUTTER) / COLUMNS
FIRST_TOP, LATER_TOP = paper.TOP + 18, paper.TOP
_NUMBERS_ROOM = 14.0


@dataclass(frozen=True, slots=True)
class Row:
    """A name and a page."""

    name: str
    page: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the index: the head of a letter, or a name (perhaps broken) with its pages."""

    lines: tuple[str, ...]
    pages: str
    initial: bool = False

    @property
    def height(self) -> float:
        """In millimetres."""
        style = paper.INITIAL if self.initial else paper.INDEX
        return len(self.lines) * style.line + (0.0 if self.initial else 0.7)


@dataclass(frozen=True, slots=True)
class Columns:
    """One page of the index: what stands where, as left and top."""

    places: tuple[tuple[float, float, Listed], ...]


def index_rows(rows: Iterable[Row]) -> Iterator[Listed]:
    """Each name once with all its pages, in Vietnamese order, under the heads of its letters."""
    pages: dict[str, set[int]] = {}
    for row in rows:
        pages.setdefault(row.name, set()).add(row.page)
    letter = None
    for name in sorted(pages, key=sort_key):
        if initial(name) != letter:
            letter = initial(name)
            yield Listed((letter,), "", initial=True)
        numbers = ", ".join(str(page) for page in sorted(pages[name]))
        room = COLUMN_WIDTH - max(_NUMBERS_ROOM, paper.INDEX.width(numbers) + 2)
        if room < COLUMN_WIDTH / 2:  # a maker that stands on many pages
            yield from _numbers_below(name, numbers)
        else:
            yield Listed(tuple(paper.wrap(name, paper.INDEX, room)), numbers)


def _numbers_below(name: str, numbers: str) -> Iterator[Listed]:
    lines = paper.wrap(name, paper.INDEX, COLUMN_WIDTH)
    lines += [f"  {line}" for line in paper.wrap(numbers, paper.INDEX, COLUMN_WIDTH - 4)]
    yield Listed(tuple(lines), "")


def place_rows(rows: Iterable[Listed]) -> tuple[Columns, ...]:
    """Fill column after column, page after page; a letter's head never ends a column."""
    pages: list[list[tuple[float, float, Listed]]] = []
    column, top = COLUMNS, paper.FOOT
    waiting: Listed | None = None
    for row in rows:
        if row.initial:
            waiting = row
            continue
        needed = row.height + (waiting.height if waiting else 0.0)
        if top + needed > paper.FOOT:
            column += 1
            if column >= COLUMNS:
                pages.append([])
                column = 0
            top = FIRST_TOP if len(pages) == 1 else LATER_TOP
        left = paper.LEFT + column * (COLUMN_WIDTH + _GUTTER)
        if waiting:
            pages[-1].append((left, top, waiting))
            top += waiting.height
            waiting = None
        pages[-1].append((left, top, row))
        top += row.height
    return tuple(Columns(tuple(page)) for page in pages)
