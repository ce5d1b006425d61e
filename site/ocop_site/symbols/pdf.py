"""A symbol as a PDF page of its own size, all of it vectors, the fonts embedded."""

from collections.abc import Iterable
from functools import cache
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ocop_site.symbols.fonts import font_file
from ocop_site.symbols.layout import (
    BLACK,
    SAMPLE_GROUND,
    STAR_GROUND,
    STAR_OUTLINE,
    STAR_OUTLINE_WIDTH,
    Layout,
    layout,
)
from ocop_site.symbols.matrix import Run
from ocop_site.symbols.symbol import MODULE_MM, Symbol


def symbol_pdf(symbol: Symbol, module_mm: float = MODULE_MM) -> bytes:
    """One page, as large as the symbol; the same symbol gives the same bytes on every day."""
    plan = layout(symbol)
    unit = module_mm * mm
    stored = BytesIO()
    size = (plan.width * unit, plan.height * unit)
    # Named at once, or the file would also ask for Helvetica, which is not embedded.
    first = pdf_font(bold=False)
    page = Canvas(stored, pagesize=size, invariant=True, lang="vi", initialFontName=first)
    page.setTitle(symbol.readable_address)
    page.scale(unit, unit)
    _draw(page, plan)
    page.save()
    return stored.getvalue()


def _draw(page: Canvas, plan: Layout) -> None:
    """Draw in modules; PDF counts heights from the foot of the page."""
    if plan.band:
        page.setFillColor(HexColor(SAMPLE_GROUND))
        page.rect(0, plan.height - plan.band, plan.width, plan.band, stroke=0, fill=1)
    page.saveState()
    page.translate(0, plan.height)
    draw_modules(page, plan.runs)
    page.restoreState()
    page.setStrokeColor(HexColor(STAR_OUTLINE))
    page.setLineWidth(STAR_OUTLINE_WIDTH)
    page.setLineJoin(1)
    for star in plan.stars:
        path = page.beginPath()
        path.moveTo(star[0][0], plan.height - star[0][1])
        for x, y in star[1:]:
            path.lineTo(x, plan.height - y)
        path.close()
        page.setFillColor(HexColor(STAR_GROUND))
        page.drawPath(path, stroke=1, fill=1)
    for line in plan.lines:
        page.setFillColor(HexColor(line.colour))
        page.setFont(pdf_font(line.bold), line.size)
        page.drawCentredString(line.middle, plan.height - line.baseline, line.text)


def draw_modules(page: Canvas, runs: Iterable[Run]) -> None:
    """Fill dark modules, a unit each, down from the origin.

    One path over whole numbers: small in the file, and without hairlines between modules.
    """
    page.setFillColor(HexColor(BLACK))
    path = page.beginPath()
    for column, row, length in runs:
        path.rect(column, -row - 1, length, 1)
    page.drawPath(path, stroke=0, fill=1)


@cache
def pdf_font(bold: bool) -> str:
    """The name under which a PDF of ours knows a weight of Be Vietnam Pro."""
    file = font_file(bold)
    registerFont(TTFont(file.stem, str(file)))
    return file.stem
