"""A symbol as a PNG picture."""

from io import BytesIO
from math import ceil

from PIL import Image, ImageDraw

from ocop_site.symbols.fonts import font
from ocop_site.symbols.layout import (
    BLACK,
    SAMPLE_GROUND,
    STAR_GROUND,
    STAR_OUTLINE,
    STAR_OUTLINE_WIDTH,
    WHITE,
    Point,
    layout,
)
from ocop_site.symbols.symbol import MODULE_MM, Symbol


def symbol_png(symbol: Symbol, pixels: int = 10, module_mm: float = MODULE_MM) -> bytes:
    """A PNG with `pixels` to the module; its resolution makes a module `module_mm` in print."""
    plan = layout(symbol)
    picture = Image.new("RGB", (ceil(plan.width * pixels), ceil(plan.height * pixels)), WHITE)
    draw = ImageDraw.Draw(picture)
    if plan.band:
        draw.rectangle((0, 0, picture.width, plan.band * pixels - 1), SAMPLE_GROUND)
    for column, row, length in plan.runs:
        x, y = column * pixels, row * pixels
        draw.rectangle((x, y, x + length * pixels - 1, y + pixels - 1), BLACK)
    if plan.stars:
        _draw_stars(picture, plan.stars, pixels)
    for line in plan.lines:
        place = (line.middle * pixels, line.baseline * pixels)
        face = font(line.bold, int(line.size * pixels))
        draw.text(place, line.text, line.colour, face, anchor="ms")
    stored = BytesIO()
    dots_per_inch = pixels / module_mm * 25.4
    picture.save(stored, "PNG", dpi=(dots_per_inch, dots_per_inch))
    return stored.getvalue()


def _draw_stars(picture: Image.Image, stars: list[list[Point]], pixels: int) -> None:
    """Draw four times as large and reduce: Pillow leaves slanting edges as stairs."""
    heights = [y for _, y in stars[0]]
    top = int(min(heights) - STAR_OUTLINE_WIDTH)
    rows = ceil(max(heights) + STAR_OUTLINE_WIDTH) - top
    fine = 4 * pixels
    strip = Image.new("RGB", (4 * picture.width, rows * fine), WHITE)
    draw = ImageDraw.Draw(strip)
    for star in stars:
        corners = [(x * fine, (y - top) * fine) for x, y in star]
        draw.polygon(corners, STAR_GROUND)
        draw.line(
            corners + corners[:2], STAR_OUTLINE, round(STAR_OUTLINE_WIDTH * fine), joint="curve"
        )
    picture.paste(strip.reduce(4), (0, top * pixels))
