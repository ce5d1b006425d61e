"""Drawing the cards of a fair: stalls on A4, shelves on A6, four to an A4 with marks to cut at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ocop_site.book import paper
from ocop_site.book.paper import Style, clip, wrap
from ocop_site.book.products import star_row
from ocop_site.book.sheet import Sheet
from ocop_site.drawings import emblem
from ocop_site.fair_cards.content import CardKind, FairCards, LeftOut, ShelfCard, StallCard
from ocop_site.symbols.pdf import pdf_font

Told = Callable[[int], None]
"""Is told how many cards are drawn."""

A6_WIDTH, A6_HEIGHT = 105.0, 148.5
_PER_STALL = 5
_FEW = 3
_LEFT_OUT_ROWS = 34
_BAND = 7.0
_CUT = 4.0

NUMBER = Style(76, 84, bold=True)
EXHIBITOR = Style(20, 27, bold=True)
GOODS = Style(14, 18.5, bold=True)
SHELF_NAME = Style(19, 25, bold=True)
SHELF_SMALL_NAME = Style(14, 18.5, bold=True)
SHELF_STARS = Style(15, 20, bold=True)
MAKER = Style(10.5, 14.5)


@dataclass(frozen=True, slots=True)
class _Row:
    """How one product stands on a stall's card, in millimetres; few of them stand larger."""

    height: float
    symbol: float
    stars_width: float
    name: Style
    stars: Style
    plain: Style
    valid: Style


_USUAL = _Row(38, 33, 27, GOODS, paper.STARS, paper.PLAIN, paper.STRONG)
_LARGE = _Row(62, 55, 50, EXHIBITOR, SHELF_STARS, Style(13, 18), Style(13, 18, bold=True))


def write_cards(
    cards: FairCards, kind: CardKind, out: IO[bytes], told: Told = lambda done: None
) -> int:
    """Draw the cards of one kind and the page of what has none; the number of pages.

    Text is text, symbols are vectors, fonts are embedded.
    """
    on_a6 = kind is CardKind.SHELVES_ON_A6
    size = (A6_WIDTH * mm, A6_HEIGHT * mm) if on_a6 else (paper.WIDTH * mm, paper.HEIGHT * mm)
    canvas = Canvas(
        out, pagesize=size, pageCompression=1, lang=cards.language,
        initialFontName=pdf_font(bold=False),
    )  # fmt: skip
    canvas.setTitle(cards.words.fair)
    canvas.setAuthor(cards.words.site_name)
    canvas.setSubject(cards.words.as_of)
    sheet = Sheet(canvas)
    if kind is CardKind.STALLS:
        _draw_stalls(sheet, cards, told)
    elif on_a6:
        _draw_single_shelves(sheet, cards, told)
    else:
        _draw_shelves(sheet, cards, told)
    canvas.setPageSize((paper.WIDTH * mm, paper.HEIGHT * mm))
    for start in range(0, len(cards.left_out), _LEFT_OUT_ROWS):
        _draw_left_out(sheet, cards, cards.left_out[start : start + _LEFT_OUT_ROWS])
        canvas.showPage()
    canvas.save()
    return int(canvas.getPageNumber()) - 1


def _draw_stalls(sheet: Sheet, cards: FairCards, told: Told) -> None:
    for done, stall in enumerate(cards.stalls, 1):
        for start in range(0, len(stall.goods), _PER_STALL):
            goods = stall.goods[start : start + _PER_STALL]
            _draw_stall(sheet, cards, stall, goods, first=start == 0)
            sheet.canvas.showPage()
        told(done)


def _draw_stall(
    sheet: Sheet,
    cards: FairCards,
    stall: StallCard,
    goods: Sequence[ShelfCard],
    *,
    first: bool,
) -> None:
    words, room = cards.words, paper.RIGHT - paper.LEFT
    _band(sheet, words.sample, 0, paper.WIDTH)
    sheet.picture(emblem(), paper.LEFT, 13, 11)
    sheet.text(clip(words.fair, paper.LEAD_BOLD, room - 15), paper.LEAD_BOLD, paper.LEFT + 15, 13)
    sheet.text(words.when, paper.PLAIN, paper.LEFT + 15, 19.4)
    sheet.block(paper.LEFT, 29, room, 50, paper.GROUND, shadow=True)
    left = paper.LEFT + 8
    if stall.number:
        sheet.text(words.stall, paper.STRONG, left, 33)
        width = min(NUMBER.width(stall.number), 84)
        sheet.text(_fitting(stall.number, NUMBER, 84), _sized(stall.number, NUMBER, 84), left, 39)
        left += width + 8
    lines = wrap(stall.exhibitor, EXHIBITOR, paper.RIGHT - 8 - left)[:3]
    top = 54 - len(lines) * EXHIBITOR.line / 2
    foot = sheet.lines(lines, EXHIBITOR, left, top)
    note = stall.zone if first else words.goes_on
    if note:
        sheet.text(clip(note, paper.PLAIN, paper.RIGHT - 8 - left), paper.PLAIN, left, foot + 0.5)
    row = _LARGE if len(stall.goods) <= _FEW else _USUAL
    for place, card in enumerate(goods):
        _draw_row(sheet, cards, card, 88 + place * row.height, row)
    sheet.text(words.confirms, paper.SMALL, paper.LEFT, paper.FOOT + 3)
    sheet.text(f"{words.as_of} · {cards.host}", paper.SMALL, paper.LEFT, paper.FOOT + 7.4)


def _draw_row(sheet: Sheet, cards: FairCards, card: ShelfCard, top: float, row: _Row) -> None:
    symbol, left = row.symbol, paper.RIGHT - row.symbol
    room = left - paper.LEFT - 8
    sheet.symbol(card.symbol, left, top - 2, symbol)
    sheet.centred(card.symbol.readable_code, paper.CODE, left + symbol / 2, top + symbol - 3)
    sheet.outside_link(card.symbol.address, left, top, paper.RIGHT, top + symbol)
    foot = sheet.lines(wrap(card.name, row.name, room)[:2], row.name, paper.LEFT, top)
    stars = row.stars_width
    sheet.picture(star_row(card.stars), paper.LEFT, foot + 1.4, stars)
    above = foot + 1.4 + (stars * 2 / 11 - row.stars.line) / 2
    sheet.text(cards.words.stars(card.stars), row.stars, paper.LEFT + stars + 3, above)
    foot += 3 + max(row.stars.line, stars * 2 / 11)
    sheet.text(clip(card.producer, row.plain, room), row.plain, paper.LEFT, foot)
    sheet.text(card.valid, row.valid, paper.LEFT, foot + row.plain.line)
    sheet.rule(paper.LEFT, paper.RIGHT, top + row.height - 3.4, paper.RULE)


def _draw_shelves(sheet: Sheet, cards: FairCards, told: Told) -> None:
    shelves = cards.shelves
    for start in range(0, len(shelves), 4):
        for place, card in enumerate(shelves[start : start + 4]):
            left, top = place % 2 * A6_WIDTH, place // 2 * A6_HEIGHT
            _draw_shelf(sheet, cards, card, left, top)
        _draw_cuts(sheet)
        sheet.canvas.showPage()
        told(min(start + 4, len(shelves)))


def _draw_single_shelves(sheet: Sheet, cards: FairCards, told: Told) -> None:
    for done, card in enumerate(cards.shelves, 1):
        # A sheet counts from the upper edge of an A4: shown from there, its upper left corner.
        sheet.canvas.translate(0, (A6_HEIGHT - paper.HEIGHT) * mm)
        _draw_shelf(sheet, cards, card, 0, 0)
        sheet.canvas.showPage()
        told(done)


def _draw_shelf(sheet: Sheet, cards: FairCards, card: ShelfCard, left: float, top: float) -> None:
    words, room, middle = cards.words, A6_WIDTH - 18, left + A6_WIDTH / 2
    _band(sheet, words.sample, left, A6_WIDTH, top)
    sheet.centred(clip(words.fair, paper.SMALL, room), paper.SMALL, middle, top + 10)
    style = SHELF_NAME if len(wrap(card.name, SHELF_NAME, room)) < 3 else SHELF_SMALL_NAME
    lines = wrap(card.name, style, room)[:3]
    foot = top + 17 + max(0.0, 20 - len(lines) * style.line) / 2
    for line in lines:
        sheet.centred(line, style, middle, foot)
        foot += style.line
    foot = max(foot, top + 38)
    if card.second_name:
        second = clip(card.second_name, paper.SMALL, room)
        sheet.centred(second, paper.SMALL, middle, foot - 1.5)
        foot += 2.5
    sheet.centred(clip(card.producer, MAKER, room), MAKER, middle, foot)
    sheet.centred(clip(card.place, paper.SECOND, room), paper.SECOND, middle, foot + MAKER.line)
    foot += MAKER.line + paper.SECOND.line + 2
    sheet.picture(star_row(card.stars), middle - 24, foot, 48)
    sheet.centred(words.stars(card.stars), SHELF_STARS, middle, foot + 9.4)
    foot += 9.4 + SHELF_STARS.line
    sheet.centred(card.valid, paper.STRONG, middle, foot)
    symbol = 50.0
    above = top + A6_HEIGHT - symbol - 19
    sheet.symbol(card.symbol, middle - symbol / 2, above, symbol)
    sheet.outside_link(
        card.symbol.address, middle - symbol / 2, above, middle + symbol / 2, above + symbol
    )
    sheet.centred(card.symbol.readable_code, paper.CODE, middle, above + symbol - 1.5)
    sheet.centred(words.scan, paper.SMALL, middle, above + symbol + 2.6)
    stall = f"{words.stall} {card.stall}" if card.stall else ""
    said = " · ".join(part for part in (stall, words.as_of, cards.host) if part)
    small = Style(6.5, 9, colour=paper.INK_SOFT)
    sheet.centred(clip(said, small, room), small, middle, above + symbol + 7)


def _draw_cuts(sheet: Sheet) -> None:
    """Short strokes at the edges and a cross in the middle: where to cut, not across the cards."""
    canvas = sheet.canvas
    canvas.setStrokeColor(HexColor(paper.INK_SOFT))
    canvas.setLineWidth(0.15 * mm)
    across, down = A6_WIDTH * mm, (paper.HEIGHT - A6_HEIGHT) * mm
    reach = _CUT * mm
    for y in (0.0, paper.HEIGHT * mm - reach):
        canvas.line(across, y, across, y + reach)
    for x in (0.0, paper.WIDTH * mm - reach):
        canvas.line(x, down, x + reach, down)
    canvas.line(across - reach / 2, down, across + reach / 2, down)
    canvas.line(across, down - reach / 2, across, down + reach / 2)


def _draw_left_out(sheet: Sheet, cards: FairCards, rows: Sequence[LeftOut]) -> None:
    words, room = cards.words, paper.RIGHT - paper.LEFT
    _band(sheet, words.sample, 0, paper.WIDTH)
    sheet.text(words.left_out, paper.HEADING, paper.LEFT, 14)
    top = sheet.lines(wrap(words.left_out_why, paper.PLAIN, room), paper.PLAIN, paper.LEFT, 27) + 3
    for row in rows:
        sheet.text(clip(row.stall, paper.STRONG, 20), paper.STRONG, paper.LEFT, top)
        sheet.text(clip(row.written, paper.PLAIN, 82), paper.PLAIN, paper.LEFT + 22, top)
        sheet.text(clip(row.why, paper.PLAIN, 72), paper.PLAIN, paper.LEFT + 106, top)
        sheet.rule(paper.LEFT, paper.RIGHT, top + paper.PLAIN.line + 0.7, paper.RULE)
        top += 7
    sheet.text(f"{words.fair} · {words.as_of}", paper.SMALL, paper.LEFT, paper.FOOT + 6)


def _band(sheet: Sheet, sample: str, left: float, width: float, top: float = 0.0) -> None:
    """The mark of a sample, along the upper edge of each card."""
    if not sample:
        return
    sheet.canvas.setFillColor(HexColor(paper.SON))
    foot = (paper.HEIGHT - top - _BAND) * mm
    sheet.canvas.rect(left * mm, foot, width * mm, _BAND * mm, stroke=0, fill=1)
    sheet.centred(sample, paper.SAMPLE, left + width / 2, top + 1.5)


def _sized(text: str, style: Style, room: float) -> Style:
    """The style made smaller until a text has room in one line, at the smallest a third."""
    scale = max(1 / 3, min(1.0, room / max(style.width(text), 0.1)))
    return Style(style.size * scale, style.leading, style.bold, style.colour)


def _fitting(text: str, style: Style, room: float) -> str:
    return clip(text, _sized(text, style, room), room + 0.1)
