"""Our drawings in a PDF: each is written once, as a form, and shown wherever it is wanted."""

from hashlib import blake2b

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas

from ocop_site.drawings.marks import Mark, read_drawing
from ocop_site.drawings.paths import Point

_ROUND = 1


class Pictures:
    """The drawings of one document."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._known: dict[str, tuple[str, float]] = {}

    def place(self, svg: str, x: float, y: float, width: float) -> None:
        """Show a drawing with its upper left corner at x, y, `width` wide; all in points."""
        if svg not in self._known:
            self._known[svg] = self._keep(svg)
        name, own_width = self._known[svg]
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.scale(width / own_width, width / own_width)
        self._canvas.doForm(name)
        self._canvas.restoreState()

    def _keep(self, svg: str) -> tuple[str, float]:
        """Write a drawing as a form, hanging down from its origin."""
        sheet = read_drawing(svg)
        name = blake2b(svg.encode(), digest_size=8).hexdigest()
        canvas = self._canvas
        canvas.beginForm(name, 0, -sheet.height, sheet.width, 0)
        canvas.setLineJoin(_ROUND)
        canvas.setLineCap(_ROUND)
        for mark in sheet.marks:
            self._draw(mark)
        # reportlab gives a form no graphics states of its own, and a page's do not reach into it.
        faint = {mark.opacity for mark in sheet.marks if mark.opacity != 1}
        resources = PDFResourceDictionary()
        resources.ExtGState = PDFDictionary(
            {_state(opacity): PDFDictionary({"CA": opacity}) for opacity in faint}
        )
        canvas.endForm(Resources=resources)
        return name, sheet.width

    def _draw(self, mark: Mark) -> None:
        canvas = self._canvas
        path = canvas.beginPath()
        for subpath in mark.subpaths:
            path.moveTo(*_down(subpath.start))
            for segment in subpath.segments:
                if len(segment) == 1:
                    path.lineTo(*_down(segment[0]))
                else:
                    first, second, end = segment
                    path.curveTo(*_down(first), *_down(second), *_down(end))
            if subpath.closed:
                path.close()
        if mark.fill:
            canvas.setFillColor(HexColor(mark.fill))
        if mark.stroke:
            canvas.setStrokeColor(HexColor(mark.stroke))
            canvas.setLineWidth(round(mark.width, 2))
        faint = mark.opacity != 1
        if faint:
            canvas.saveState()
            canvas.addLiteral(f"/{_state(mark.opacity)} gs")
        canvas.drawPath(path, stroke=int(bool(mark.stroke)), fill=int(bool(mark.fill)))
        if faint:
            canvas.restoreState()


def _state(opacity: float) -> str:
    return f"Faint{round(opacity * 100)}"


def _down(point: Point) -> Point:
    """A point of the drawing where y grows upwards, no finer than print shows."""
    return round(point[0], 1), round(-point[1], 1)
