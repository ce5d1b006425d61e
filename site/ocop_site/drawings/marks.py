"""A drawing read back as marks in the order in which they are printed, for PNG and PDF.

It understands exactly what the pen and the composition write, and refuses all else: whoever
gives the pen a new kind of mark teaches it here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from xml.etree import ElementTree

from ocop_site.drawings.paths import Point, Segment, Subpath, read_path

_SVG = "{http://www.w3.org/2000/svg}"
_INHERITED = ("fill", "stroke", "stroke-width", "stroke-opacity")
_STEP = re.compile(r"(translate|rotate|scale)\(([^)]*)\)")

Matrix = tuple[float, float, float, float, float, float]
"""x' = a·x + c·y + e, y' = b·x + d·y + f."""

_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark on the sheet, in the units of the drawing; joins and ends are round.

    `fill` and `stroke` are colours as "#RRGGBB", None for neither. `width` is the stroke's,
    `opacity` (0–1) too.
    """

    subpaths: tuple[Subpath, ...]
    fill: str | None
    stroke: str | None
    width: float
    opacity: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole drawing: its size in its own units, and its marks."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def read_drawing(svg: str) -> Sheet:
    """The marks of a drawing of ours; raises ValueError for what no pen of ours writes."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - written by this program a moment ago
    _, _, width, height = (float(number) for number in root.attrib["viewBox"].split())
    return Sheet(width, height, tuple(_marks(root, {"stroke-width": "1"}, _SAME)))


def _marks(element: ElementTree.Element, above: dict[str, str], matrix: Matrix) -> Iterator[Mark]:
    said = above | {name: element.attrib[name] for name in _INHERITED if name in element.attrib}
    matrix = _times(matrix, _read_transform(element.get("transform", "")))
    kind = element.tag.removeprefix(_SVG)
    if kind in ("svg", "g"):
        for child in element:
            yield from _marks(child, said, matrix)
        return
    subpaths = tuple(_moved(subpath, matrix) for subpath in read_path(_outline(kind, element)))
    scale = sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    yield Mark(
        subpaths,
        _colour(said.get("fill", "#000000")),
        _colour(said.get("stroke", "none")),
        float(said["stroke-width"]) * scale,
        float(said.get("stroke-opacity", "1")),
    )


def _colour(said: str) -> str | None:
    return None if said == "none" else said


def _outline(kind: str, element: ElementTree.Element) -> str:
    """The path data of any shape."""
    if kind == "path":
        return element.attrib["d"]
    if kind == "circle":
        return _ellipse(element, "r", "r")
    if kind == "ellipse":
        return _ellipse(element, "rx", "ry")
    if kind == "rect":
        return _rectangle(element)
    raise ValueError(f"no pen of ours draws <{kind}>")


def _ellipse(element: ElementTree.Element, across: str, up: str) -> str:
    x, y = _number(element, "cx"), _number(element, "cy")
    rx, ry = _number(element, across), _number(element, up)
    return f"M{x - rx} {y}a{rx} {ry} 0 1 1 {2 * rx} 0a{rx} {ry} 0 1 1 {-2 * rx} 0z"


def _rectangle(element: ElementTree.Element) -> str:
    x, y, width, height, corner = (
        _number(element, name) for name in ("x", "y", "width", "height", "rx")
    )
    rx, ry = min(corner, width / 2), min(corner, height / 2)
    bend = f"a{rx} {ry} 0 0 1"
    return (
        f"M{x + rx} {y}h{width - 2 * rx}{bend} {rx} {ry}v{height - 2 * ry}{bend} {-rx} {ry}"
        f"h{2 * rx - width}{bend} {-rx} {-ry}v{2 * ry - height}{bend} {rx} {-ry}z"
    )


def _number(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "0"))


def _read_transform(said: str) -> Matrix:
    if _STEP.sub("", said).strip():
        raise ValueError(f"no transform of ours: {said!r}")
    matrix = _SAME
    for name, given in _STEP.findall(said):
        numbers = [float(number) for number in re.split(r"[ ,]+", given.strip())]
        matrix = _times(matrix, _step(name, numbers))
    return matrix


def _step(name: str, numbers: list[float]) -> Matrix:
    first, second = numbers[0], numbers[-1]
    if name == "translate":
        return (1, 0, 0, 1, first, second if len(numbers) > 1 else 0)
    if name == "scale":
        return (first, 0, 0, second, 0, 0)
    angle = first * pi / 180
    return (cos(angle), sin(angle), -sin(angle), cos(angle), 0, 0)


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )


def _moved(subpath: Subpath, matrix: Matrix) -> Subpath:
    a, b, c, d, e, f = matrix

    def there(point: Point) -> Point:
        x, y = point
        return a * x + c * y + e, b * x + d * y + f

    segments: list[Segment] = []
    for segment in subpath.segments:
        if len(segment) == 1:
            segments.append((there(segment[0]),))
        else:
            first, second, end = segment
            segments.append((there(first), there(second), there(end)))
    return Subpath(there(subpath.start), segments, subpath.closed)
