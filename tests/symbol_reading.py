"""Symbols as a scanner meets them: the modules of each file format turned into grey pixels.

The vector formats are drawn here by a few lines of our own that understand the operators of the
modules and nothing else, so that a test needs neither a browser nor a PDF viewer.
"""

import re
from io import BytesIO

import zxingcpp
from PIL import Image, ImageDraw
from pypdf import PdfReader
from pypdf.generic import ContentStream

PIXELS = 4
_MODULES = re.compile(r'<path fill="#000000" [^>]*d="([^"]+)"')
_RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1H(\d+)z")
Matrix = tuple[float, float, float, float, float, float]


def decode(picture: Image.Image) -> list[str]:
    """The texts of the QR symbols of error correction level Q in `picture`."""
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    assert all(symbol.ec_level == "Q" for symbol in found)
    return [symbol.text for symbol in found]


def modules_of_svg(svg: str) -> Image.Image:
    """The dark modules of an SVG symbol, `PIXELS` to the module."""
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    path = _MODULES.search(svg)
    assert box and path
    picture = _white(float(box[1]), float(box[2]))
    draw = ImageDraw.Draw(picture)
    assert _RUN.sub("", path[1]) == ""
    for column, row, length, back in _RUN.findall(path[1]):
        assert column == back
        _fill(draw, int(column), int(row), int(length), 1)
    return picture


def modules_of_png(png: bytes) -> Image.Image:
    """A PNG symbol in grey."""
    return Image.open(BytesIO(png)).convert("L")


def modules_of_pdf(pdf: bytes, module_points: float) -> Image.Image:
    """The rectangles that a one-page PDF fills in black, `PIXELS` to the module."""
    return modules_of_page(PdfReader(BytesIO(pdf)), 0, module_points)


def modules_of_page(reader: PdfReader, number: int, module_points: float) -> Image.Image:
    """The rectangles that one page of a PDF fills in black."""
    page = reader.pages[number]
    width, height = (float(side) / module_points for side in page.mediabox[2:])
    picture = _white(width, height)
    draw = ImageDraw.Draw(picture)
    current: Matrix = (1, 0, 0, 1, 0, 0)
    kept: list[tuple[Matrix, bool]] = []
    black, path = True, []
    content = page.get_contents()
    assert content is not None
    for operands, operator in ContentStream(content, reader).operations:
        numbers = [float(value) for value in operands if isinstance(value, int | float)]
        match operator:
            case b"q":
                kept.append((current, black))
            case b"Q":
                current, black = kept.pop()
            case b"cm":
                current = _times(numbers, current)
            case b"rg":
                black = numbers == [0, 0, 0]
            case b"re":
                path.append(_placed(numbers, current))
            case b"f" | b"f*":
                for x, y, right, up in path if black else []:
                    unit = module_points
                    _fill(draw, x / unit, height - (y + up) / unit, right / unit, up / unit)
                path = []
            case b"n" | b"S" | b"B" | b"B*":
                path = []
    return picture


def _white(width: float, height: float) -> Image.Image:
    return Image.new("L", (round(width * PIXELS), round(height * PIXELS)), 255)


def _fill(draw: ImageDraw.ImageDraw, x: float, y: float, width: float, height: float) -> None:
    left, top = round(x * PIXELS), round(y * PIXELS)
    right, bottom = round((x + width) * PIXELS), round((y + height) * PIXELS)
    draw.rectangle((left, top, right - 1, bottom - 1), 0)


def _times(inner: list[float], outer: Matrix) -> Matrix:
    """`inner` applied first, then `outer`; nothing in our files is turned or slanted."""
    a, b, c, d, e, f = inner
    assert b == c == 0
    return (
        a * outer[0],
        0,
        0,
        d * outer[3],
        e * outer[0] + outer[4],
        f * outer[3] + outer[5],
    )


def _placed(rectangle: list[float], by: Matrix) -> tuple[float, float, float, float]:
    x, y, width, height = rectangle
    return (x * by[0] + by[4], y * by[3] + by[5], width * by[0], height * by[3])
