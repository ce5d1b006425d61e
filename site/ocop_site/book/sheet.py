"""A page to draw on in millimetres from its upper left corner."""

from collections.abc import Callable, Sequence

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ocop_site.book import paper
from ocop_site.book.paper import Style
from ocop_site.book.pictures import Pictures
from ocop_site.symbols import Symbol
from ocop_site.symbols.matrix import QUIET_ZONE, dark_runs, modules
from ocop_site.symbols.pdf import draw_modules, pdf_font

RADIUS = 2.4
SHADOW = 1.6


class Sheet:
    """The pages of one document, drawn one after the other."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._pictures = Pictures(canvas)

    def text(self, text: str, style: Style, left: float, top: float) -> None:
        """A line of text whose room begins at `top`."""
        self._write(self.canvas.drawString, text, style, left, top)

    def centred(self, text: str, style: Style, middle: float, top: float) -> None:
        """A line around a middle."""
        self._write(self.canvas.drawCentredString, text, style, middle, top)

    def flush_right(self, text: str, style: Style, right: float, top: float) -> None:
        """A line that ends at the right."""
        self._write(self.canvas.drawRightString, text, style, right, top)

    def _write(
        self,
        draw: Callable[[float, float, str], object],
        text: str,
        style: Style,
        x: float,
        top: float,
    ) -> None:
        self.canvas.setFont(pdf_font(style.bold), style.size)
        self.canvas.setFillColor(HexColor(style.colour))
        draw(x * mm, self._y(top + style.rise), text)

    def lines(self, lines: Sequence[str], style: Style, left: float, top: float) -> float:
        """Lines one under the other; the top of what follows."""
        for line in lines:
            self.text(line, style, left, top)
            top += style.line
        return top

    def rule(self, left: float, right: float, top: float, colour: str, width: float = 0.2) -> None:
        """A horizontal stroke."""
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(width * mm)
        self.canvas.line(left * mm, self._y(top), right * mm, self._y(top))

    def leader(self, left: float, right: float, top: float) -> None:
        """A row of dots that leads the eye to a number."""
        self.canvas.setDash(0.4, 3)
        self.canvas.setLineCap(1)
        self.rule(left, right, top, paper.INK_SOFT, 0.3)
        self.canvas.setDash()

    def block(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        pigment: str,
        *,
        shadow: bool = False,
    ) -> None:
        """A flat pigment within a soot outline; with `shadow` the one shadow of its page."""
        if shadow:
            self._rounded(left + SHADOW, top + SHADOW, width, height, paper.INK)
        self._rounded(left, top, width, height, pigment)

    def flood(self, pigment: str, top: float = 0.0, height: float = paper.HEIGHT) -> None:
        """Pigment across the whole page."""
        self.canvas.setFillColor(HexColor(pigment))
        self.canvas.rect(0, self._y(top + height), paper.WIDTH * mm, height * mm, 0, 1)

    def stripe(self, pigment: str, left: float, width: float) -> None:
        """A stroke of the brush from the upper edge to the lower."""
        self.canvas.setFillColor(HexColor(pigment))
        self.canvas.rect(left * mm, 0, width * mm, paper.HEIGHT * mm, 0, 1)

    def picture(self, svg: str, left: float, top: float, width: float) -> None:
        """A drawing as it is, `width` wide."""
        self._pictures.place(svg, left * mm, self._y(top), width * mm)

    def framed(self, svg: str, left: float, top: float, width: float, height: float) -> None:
        """A drawing in a frame with round corners."""
        box = (left * mm, self._y(top + height), width * mm, height * mm)
        path = self.canvas.beginPath()
        path.roundRect(*box, RADIUS * mm)
        self.canvas.saveState()
        self.canvas.clipPath(path, stroke=0, fill=0)
        self.picture(svg, left, top, width)
        self.canvas.restoreState()
        self.canvas.setStrokeColor(HexColor(paper.INK))
        self.canvas.setLineWidth(paper.OUTLINE * mm)
        self.canvas.roundRect(*box, RADIUS * mm, stroke=1, fill=0)

    def symbol(self, symbol: Symbol, left: float, top: float, width: float) -> None:
        """The QR symbol within its quiet zone."""
        rows = modules(symbol.address)
        self.canvas.saveState()
        self.canvas.translate(left * mm, self._y(top))
        unit = width * mm / (len(rows) + 2 * QUIET_ZONE)
        self.canvas.scale(unit, unit)
        draw_modules(self.canvas, dark_runs(rows, left=QUIET_ZONE, top=QUIET_ZONE))
        self.canvas.restoreState()

    def link(self, target: str, left: float, top: float, right: float, foot: float) -> None:
        """Lead from here to a place of this document."""
        box = (left * mm, self._y(foot), right * mm, self._y(top))
        self.canvas.linkAbsolute("", target, box, addtopage=1, thickness=0)

    def outside_link(
        self, address: str, left: float, top: float, right: float, foot: float
    ) -> None:
        """Lead from here to an address of the web."""
        box = (left * mm, self._y(foot), right * mm, self._y(top))
        self.canvas.linkURL(address, box, thickness=0)

    def _rounded(self, left: float, top: float, width: float, height: float, ground: str) -> None:
        self.canvas.setFillColor(HexColor(ground))
        self.canvas.setStrokeColor(HexColor(paper.INK))
        self.canvas.setLineWidth(paper.OUTLINE * mm)
        box = (left * mm, self._y(top + height), width * mm, height * mm)
        self.canvas.roundRect(*box, RADIUS * mm, stroke=1, fill=1)

    @staticmethod
    def _y(top: float) -> float:
        return (paper.HEIGHT - top) * float(mm)
