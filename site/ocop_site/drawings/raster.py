"""A drawing as pixels: printed larger and reduced, for Pillow leaves stairs."""

from math import ceil, hypot

from PIL import Image, ImageDraw

from ocop_site.drawings.marks import Mark, read_drawing
from ocop_site.drawings.paths import Point, Subpath

_FINER = 3


def rasterise(svg: str, width: int, ground: str = "#FFFFFF") -> Image.Image:
    """The drawing as a picture, RGB, `width` pixels wide and as high as its sheet asks."""
    sheet = read_drawing(svg)
    scale = width * _FINER / sheet.width
    size = (width * _FINER, round(sheet.height * scale / _FINER) * _FINER)
    picture = Image.new("RGB", size, ground)
    for mark in sheet.marks:
        _print(picture, mark, scale)
    return picture.reduce(_FINER)


def _print(picture: Image.Image, mark: Mark, scale: float) -> None:
    draw = ImageDraw.Draw(picture)
    strokes = [_flattened(subpath, scale) for subpath in mark.subpaths]
    if mark.fill:
        for points in strokes:
            if len(points) > 2:
                draw.polygon(points, fill=mark.fill)
    if not mark.stroke or not mark.width:
        return
    thick = max(1, round(mark.width * scale))
    if mark.opacity == 1:
        for subpath, points in zip(mark.subpaths, strokes, strict=True):
            _stroke(draw, points, subpath.closed, mark.stroke, thick)
        return
    mask = Image.new("L", picture.size)
    brush = ImageDraw.Draw(mask)
    for subpath, points in zip(mark.subpaths, strokes, strict=True):
        _stroke(brush, points, subpath.closed, round(255 * mark.opacity), thick)
    picture.paste(Image.new("RGB", picture.size, mark.stroke), mask=mask)


def _stroke(
    draw: ImageDraw.ImageDraw, points: list[Point], closed: bool, colour: str | int, thick: int
) -> None:
    """A stroke with round joins and ends."""
    if closed:
        points = [*points, *points[:2]]
    draw.line(points, colour, thick, joint="curve")
    half = thick / 2
    for x, y in (points[0], points[-1]):
        draw.ellipse((x - half, y - half, x + half, y + half), colour)


def _flattened(subpath: Subpath, scale: float) -> list[Point]:
    """The subpath as a chain of points so close that it looks curved."""
    at = subpath.start
    points = [(at[0] * scale, at[1] * scale)]
    for segment in subpath.segments:
        if len(segment) == 3:
            first, second, end = segment
            length = hypot(first[0] - at[0], first[1] - at[1])
            length += hypot(second[0] - first[0], second[1] - first[1])
            length += hypot(end[0] - second[0], end[1] - second[1])
            steps = max(2, min(64, ceil(length * scale / 8)))
            points += [
                _on_curve(at, first, second, end, step / steps, scale) for step in range(1, steps)
            ]
        at = segment[-1]
        points.append((at[0] * scale, at[1] * scale))
    return points


def _on_curve(
    start: Point, first: Point, second: Point, end: Point, t: float, scale: float
) -> Point:
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    x, y = (a * start[axis] + b * first[axis] + c * second[axis] + d * end[axis] for axis in (0, 1))
    return x * scale, y * scale
