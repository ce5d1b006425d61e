"""Drawing what products pages hold: heads of chapters and products."""

from functools import cache

from ocop_site.book import paper
from ocop_site.book.content import Book, Entry
from ocop_site.book.entries import (
    GAP,
    PICTURE_HEIGHT,
    PICTURE_WIDTH,
    STAR_HEIGHT,
    STAR_ROW_WIDTH,
    SYMBOL_WIDTH,
    TEXT_LEFT,
    Line,
)
from ocop_site.book.layout import Head, Standing
from ocop_site.book.sheet import Sheet

_HEAD_HEIGHT = 20.0
_STAR = "M10 1.5l2.6 5.6 6.1.7-4.5 4.2 1.2 6-5.4-3-5.4 3 1.2-6-4.5-4.2 6.1-.7z"
_MOST_STARS = 5


def draw_head(sheet: Sheet, book: Book, head: Head) -> None:
    """The head of a chapter: a pigment block with its name and how many products follow."""
    width = paper.RIGHT - paper.LEFT
    sheet.block(paper.LEFT, head.top, width, _HEAD_HEIGHT, paper.GROUND, shadow=head.shadow)
    count = book.words.count(len(head.chapter.entries))
    right = paper.RIGHT - 6
    sheet.flush_right(count, paper.STRONG, right, head.top + 8)
    room = right - paper.STRONG.width(count) - 6 - (paper.LEFT + 6)
    title = paper.clip(head.chapter.title, paper.CHAPTER, room)
    top = head.top + (2.4 if head.chapter.note else 5.4)
    sheet.text(title, paper.CHAPTER, paper.LEFT + 6, top)
    if head.chapter.note:
        note = paper.clip(head.chapter.note, paper.SMALL, room)
        sheet.text(note, paper.SMALL, paper.LEFT + 6, head.top + 12.2)


def draw_entry(sheet: Sheet, book: Book, standing: Standing) -> None:
    """One product."""
    top, entry = standing.top, standing.placed.entry
    if standing.ruled:
        sheet.rule(paper.LEFT, paper.RIGHT, top - GAP, paper.RULE)
    sheet.framed(entry.picture(), paper.LEFT, top, PICTURE_WIDTH, PICTURE_HEIGHT)
    for line in standing.placed.lines:
        _draw_line(sheet, line, top)
    _draw_symbol(sheet, book, entry, top)


def _draw_line(sheet: Sheet, line: Line, top: float) -> None:
    if line.stars is not None:
        above = line.top + (line.style.line - STAR_HEIGHT) / 2
        sheet.picture(
            star_row(line.stars), line.left - STAR_ROW_WIDTH - 2, top + above, STAR_ROW_WIDTH
        )
    if line.lead:
        sheet.text(line.lead, paper.OFFER_HEAD, TEXT_LEFT, top + line.top)
    sheet.text(line.text, line.style, line.left, top + line.top)


def _draw_symbol(sheet: Sheet, book: Book, entry: Entry, top: float) -> None:
    left = paper.RIGHT - SYMBOL_WIDTH
    sheet.symbol(entry.symbol, left, top - 2.5, SYMBOL_WIDTH)
    middle, foot = left + SYMBOL_WIDTH / 2, top + SYMBOL_WIDTH - 3.4
    sheet.centred(entry.symbol.readable_code, paper.CODE, middle, foot)
    sheet.centred(book.words.scan, paper.SMALL, middle, foot + paper.CODE.line)
    sheet.outside_link(entry.symbol.address, left, top, paper.RIGHT, foot + 8)


@cache
def star_row(count: int) -> str:
    """Five outlined shapes of which `count` are filled, as a drawing."""
    shapes = "".join(
        f'<g transform="translate({22 * place} 0)">'
        f'<path fill="{paper.HOE if place < count else "none"}" d="{_STAR}"/></g>'
        for place in range(_MOST_STARS)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 110 20"'
        f' stroke="{paper.INK}" stroke-width="1.4">{shapes}</svg>'
    )
