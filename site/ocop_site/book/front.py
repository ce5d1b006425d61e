"""Drawing what comes before the products: cover, what this book is, contents."""

from ocop_site.book import paper
from ocop_site.book.content import Book, Picture
from ocop_site.book.layout import CONTENTS_ROW, CONTENTS_TOP, Plan, page_key
from ocop_site.book.sheet import Sheet
from ocop_site.drawings import emblem

_QUILT = {9: 3, 6: 3, 4: 2, 1: 1}
"""How many pictures may stand on the cover, and in how many columns."""
_QUILT_TOP, _QUILT_GAP = 128.0, 4.0
_BRUSHES = 13
_COVERAGE_ROW = 6.2


def draw_cover(sheet: Sheet, plan: Plan) -> None:
    """The cover: whose register, what is in the book, of which day."""
    book, words = plan.book, plan.book.words
    sheet.flood(paper.PAPER)
    _shell_strokes(sheet)
    sheet.picture(emblem(), paper.LEFT, 20, 15)
    sheet.text(words.site_name, paper.LEAD_BOLD, paper.LEFT + 19, 24.4)
    top = 48.0
    room = paper.RIGHT - paper.LEFT
    top = sheet.lines(paper.wrap(words.title, paper.TITLE, room), paper.TITLE, paper.LEFT, top) + 3
    if book.narrowed:
        narrowed = paper.wrap(book.narrowed, paper.LEAD_BOLD, room)[:4]
        top = sheet.lines(narrowed, paper.LEAD_BOLD, paper.LEFT, top) + 1
    top = sheet.lines([book.totals, words.as_of], paper.LEAD, paper.LEFT, top)
    _quilt(sheet, book, max(_QUILT_TOP, top + 8))
    below = [line for said in book.operator for line in paper.wrap(said, paper.SMALL, room)]
    foot = paper.HEIGHT - 12 - len(below) * paper.SMALL.line
    sheet.lines(below, paper.SMALL, paper.LEFT, foot)


def _shell_strokes(sheet: Sheet) -> None:
    """The strokes of the brush with which the paper is coated."""
    for place in range(_BRUSHES):
        sheet.stripe("#FDFAF1", 4 + place * 16.2, 5.5)


def _quilt(sheet: Sheet, book: Book, top: float) -> None:
    """Pictures of products in the book, from all its chapters, in one frame with a shadow."""
    pictures = _spread([entry.picture for entry in book.entries])
    columns = _QUILT[len(pictures)]
    rows = len(pictures) // columns
    room = paper.HEIGHT - 34 - top
    outer = paper.RIGHT - paper.LEFT
    width = (outer - (columns + 1) * _QUILT_GAP) / columns
    height = width * 200 / 320
    if rows * (height + _QUILT_GAP) + _QUILT_GAP > room:  # a long filter leaves less
        height = (room - _QUILT_GAP) / rows - _QUILT_GAP
        width = height * 320 / 200
        outer = columns * (width + _QUILT_GAP) + _QUILT_GAP
    whole = rows * (height + _QUILT_GAP) + _QUILT_GAP
    sheet.block(paper.LEFT, top, outer, whole, paper.WHITE, shadow=True)
    for place, picture in enumerate(pictures):
        row, column = divmod(place, columns)
        sheet.framed(
            picture(),
            paper.LEFT + _QUILT_GAP + column * (width + _QUILT_GAP),
            top + _QUILT_GAP + row * (height + _QUILT_GAP),
            width,
            height,
        )


def _spread(pictures: list[Picture]) -> list[Picture]:
    """As many pictures as a quilt takes, from the first product to the last."""
    count = next(number for number in _QUILT if number <= len(pictures))
    return [pictures[place * len(pictures) // count] for place in range(count)]


def draw_about(sheet: Sheet, plan: Plan) -> None:
    """What this book is, what it is not, and how far the register is filled."""
    book = plan.book
    room = paper.RIGHT - paper.LEFT
    sheet.text(book.words.about, paper.HEADING, paper.LEFT, paper.TOP)
    sheet.canvas.addOutlineEntry(book.words.about, page_key(2), 0)
    top = paper.TOP + 18
    for paragraph in book.about:
        top = sheet.lines(paper.wrap(paragraph, paper.LEAD, room), paper.LEAD, paper.LEFT, top) + 3
    half = (room - 8) / 2
    rows = -(-len(book.coverage) // 2)
    for place, (body, until) in enumerate(book.coverage):
        column, row = divmod(place, rows)
        left, line = paper.LEFT + column * (half + 8), top + 4 + row * _COVERAGE_ROW
        name = paper.clip(body, paper.PLAIN, half - paper.STRONG.width(until) - 4)
        sheet.text(name, paper.PLAIN, left, line)
        sheet.flush_right(until, paper.STRONG, left + half, line)
        sheet.rule(left, left + half, line + paper.PLAIN.line + 0.6, paper.RULE)


def draw_contents(sheet: Sheet, plan: Plan, number: int) -> None:
    """One page of the contents: chapters, on the last page the index too."""
    words = plan.book.words
    top = paper.TOP
    if number == 0:
        sheet.canvas.addOutlineEntry(words.contents, page_key(3), 0)
        sheet.text(words.contents, paper.HEADING, paper.LEFT, top)
    top = CONTENTS_TOP
    for chapter, page in plan.contents[number]:
        count = words.count(len(chapter.entries))
        _contents_row(sheet, chapter.title, count, page, top)
        top += CONTENTS_ROW
    if number == len(plan.contents) - 1:
        _contents_row(sheet, words.index, "", plan.index_from, top)
        _contents_row(sheet, words.producers, "", plan.producers_from, top + CONTENTS_ROW)


def _contents_row(sheet: Sheet, title: str, count: str, page: int, top: float) -> None:
    sheet.text(title, paper.LEAD_BOLD, paper.LEFT, top)
    begin = paper.LEFT + paper.LEAD_BOLD.width(title) + 3
    if count:
        sheet.text(count, paper.SMALL, begin, top + 1.2)
        begin += paper.SMALL.width(count) + 3
    number = str(page)
    end = paper.RIGHT - paper.LEAD_BOLD.width(number) - 3
    sheet.leader(begin, end, top + paper.LEAD_BOLD.rise)
    sheet.flush_right(number, paper.LEAD_BOLD, paper.RIGHT, top)
    sheet.link(page_key(page), paper.LEFT, top, paper.RIGHT, top + paper.LEAD_BOLD.line)
