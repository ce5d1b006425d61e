"""A planned book as PDF: page by page, the furniture that every page has around its matter."""

from collections.abc import Callable
from typing import IO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ocop_site.book import paper
from ocop_site.book.front import draw_about, draw_contents, draw_cover
from ocop_site.book.layout import Plan, ProductPage, page_key
from ocop_site.book.listing import COLUMN_WIDTH, Columns, Listed
from ocop_site.book.products import draw_entry, draw_head
from ocop_site.book.sheet import Sheet
from ocop_site.symbols.pdf import pdf_font

Told = Callable[[int], None]
"""Is told how many products are printed."""


def write_pdf(plan: Plan, out: IO[bytes], told: Told = lambda done: None) -> None:
    """Draw the book; text is text, pictures and symbols are vectors, fonts are embedded."""
    words = plan.book.words
    canvas = Canvas(
        out,
        pagesize=(paper.WIDTH * mm, paper.HEIGHT * mm),
        pageCompression=1,
        lang=plan.book.language,
        initialFontName=pdf_font(bold=False),
    )
    canvas.setTitle(words.title)
    canvas.setAuthor(words.site_name)
    canvas.setSubject(words.as_of)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    sheet = Sheet(canvas)
    draw_cover(sheet, plan)
    _end(sheet, plan, 1)
    draw_about(sheet, plan)
    _end(sheet, plan, 2)
    for number, _chapters in enumerate(plan.contents):
        draw_contents(sheet, plan, number)
        _end(sheet, plan, 3 + number)
    done = 0
    for page in plan.products:
        _draw_products(sheet, plan, page)
        _end(sheet, plan, page.number, page.running)
        done += len(page.entries)
        told(done)
    _draw_index(sheet, plan, words.index, plan.index, plan.index_from)
    _draw_index(sheet, plan, words.producers, plan.producers, plan.producers_from)
    canvas.save()


def _draw_products(sheet: Sheet, plan: Plan, page: ProductPage) -> None:
    for head in page.heads:
        draw_head(sheet, plan.book, head)
        sheet.canvas.addOutlineEntry(head.chapter.title, page_key(page.number), 0)
    for standing in page.entries:
        draw_entry(sheet, plan.book, standing)


def _draw_index(
    sheet: Sheet, plan: Plan, title: str, pages: tuple[Columns, ...], first: int
) -> None:
    for number, page in enumerate(pages):
        if number == 0:
            sheet.text(title, paper.HEADING, paper.LEFT, paper.TOP)
            sheet.canvas.addOutlineEntry(title, page_key(first), 0)
        for left, top, listed in page.places:
            _draw_listed(sheet, listed, left, top)
        _end(sheet, plan, first + number, title)


def _draw_listed(sheet: Sheet, listed: Listed, left: float, top: float) -> None:
    """One line of an index; it leads to the first page that it names."""
    style = paper.INITIAL if listed.initial else paper.INDEX
    foot = sheet.lines(listed.lines, style, left, top)
    if listed.pages:
        right = left + COLUMN_WIDTH
        sheet.flush_right(listed.pages, style, right, foot - style.line)
        target = page_key(int(listed.pages.partition(",")[0]))
        sheet.link(target, left, top, right, foot)


_SAMPLE_HEIGHT = 7.0


def _end(sheet: Sheet, plan: Plan, number: int, running: str = "") -> None:
    """What every page has around its matter; the cover has but the mark of a sample."""
    words = plan.book.words
    sheet.canvas.bookmarkPage(page_key(number))
    if words.sample:
        sheet.flood(paper.SON, 0, _SAMPLE_HEIGHT)
        sheet.centred(words.sample, paper.SAMPLE, paper.WIDTH / 2, 1.5)
    if number > 1:
        top = _SAMPLE_HEIGHT + 4
        sheet.text(words.site_name, paper.RUNNING, paper.LEFT, top)
        sheet.flush_right(running, paper.RUNNING, paper.RIGHT, top)
        sheet.rule(paper.LEFT, paper.RIGHT, top + 5, paper.INK, paper.OUTLINE)
        sheet.text(words.as_of, paper.RUNNING, paper.LEFT, paper.FOOT + 6)
        sheet.centred(str(number), paper.CODE, paper.WIDTH / 2, paper.FOOT + 6)
        sheet.flush_right(plan.book.host, paper.RUNNING, paper.RIGHT, paper.FOOT + 6)
    sheet.canvas.showPage()
