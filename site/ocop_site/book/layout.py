"""Which page everything stands on. Pure geometry: nothing here draws.

Contents and index need the pages of products, so those are placed first; how many pages the
contents take is known from the number of chapters.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil

from ocop_site.book import paper
from ocop_site.book.content import Book, Chapter
from ocop_site.book.entries import GAP, PlacedEntry, place_entry
from ocop_site.book.listing import Columns, Row, index_rows, place_rows

CHAPTER_HEIGHT = 24.0
CHAPTER_GAP = 8.0
CONTENTS_ROW = 6.5
CONTENTS_TOP = paper.TOP + 20
CONTENTS_ROWS = int((paper.FOOT - CONTENTS_TOP) / CONTENTS_ROW)
ABOUT_PAGES = 1


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a chapter; the first one on a page casts the page's one shadow."""

    chapter: Chapter
    top: float
    shadow: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A product on its page; `ruled` sets it off from the one above."""

    top: float
    placed: PlacedEntry
    ruled: bool


@dataclass(slots=True)
class ProductPage:
    """One page of products: heads of chapters and products with their tops."""

    number: int
    running: str = ""
    heads: list[Head] = field(default_factory=list)
    entries: list[Standing] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole book: cover, about, contents, products, index."""

    book: Book
    contents: tuple[tuple[tuple[Chapter, int], ...], ...]
    """Per page of contents its chapters and the pages on which they begin."""
    products: tuple[ProductPage, ...]
    index: tuple[Columns, ...]
    producers: tuple[Columns, ...]
    index_from: int
    producers_from: int

    @property
    def pages(self) -> int:
        """How many pages the book has; the cover is the first."""
        return self.producers_from + len(self.producers) - 1


def page_key(number: int) -> str:
    """The name of a page as a target of links."""
    return f"page-{number}"


def lay_out(book: Book) -> Plan:
    """Place everything that is in a book."""
    contents_pages = ceil((len(book.chapters) + 2) / CONTENTS_ROWS)
    first = 1 + ABOUT_PAGES + contents_pages + 1
    flow = _Flow(first)
    starts: list[tuple[Chapter, int]] = []
    names: list[Row] = []
    makers: list[Row] = []
    for chapter in book.chapters:
        starts.append((chapter, flow.chapter(chapter, book)))
        for entry, page in flow.placed(chapter, book):
            names.append(Row(entry.entry.name, page))
            makers.append(Row(entry.entry.producer, page))
    index = place_rows(index_rows(names))
    producers = place_rows(index_rows(makers))
    index_from = first + len(flow.pages)
    return Plan(
        book=book,
        contents=tuple(_in_pages(starts, contents_pages)),
        products=tuple(flow.pages),
        index=index,
        producers=producers,
        index_from=index_from,
        producers_from=index_from + len(index),
    )


def _in_pages(
    starts: list[tuple[Chapter, int]], pages: int
) -> Iterable[tuple[tuple[Chapter, int], ...]]:
    for page in range(pages):
        yield tuple(starts[page * CONTENTS_ROWS : (page + 1) * CONTENTS_ROWS])


class _Flow:
    """Products flow down the pages; a chapter's head never stands alone at the foot."""

    def __init__(self, first: int) -> None:
        self.pages: list[ProductPage] = []
        self._first = first
        self._top = paper.FOOT

    def chapter(self, chapter: Chapter, book: Book) -> int:
        """Place a head; the number of its page."""
        first = place_entry(chapter.entries[0], book.words)
        gap = CHAPTER_GAP if self.pages and self.pages[-1].entries else 0.0
        if self._top + gap + CHAPTER_HEIGHT + GAP + first.height > paper.FOOT:
            self._turn()
            gap = 0.0
        page = self.pages[-1]
        page.heads.append(Head(chapter, self._top + gap, shadow=not page.heads))
        page.running = page.running or chapter.title
        self._top += gap + CHAPTER_HEIGHT + GAP
        return page.number

    def placed(self, chapter: Chapter, book: Book) -> Iterable[tuple[PlacedEntry, int]]:
        """Place a chapter's products; each with the number of its page."""
        ruled = False
        for entry in chapter.entries:
            placed = place_entry(entry, book.words)
            if self._top + placed.height > paper.FOOT:
                self._turn()
                self.pages[-1].running = chapter.title
                ruled = False
            self.pages[-1].entries.append(Standing(self._top, placed, ruled))
            self._top += placed.height + 2 * GAP
            ruled = True
            yield placed, self.pages[-1].number

    def _turn(self) -> None:
        self.pages.append(ProductPage(self._first + len(self.pages)))
        self._top = paper.TOP
