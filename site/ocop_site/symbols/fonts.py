"""Be Vietnam Pro for print: its files, and how wide a text in it comes out."""

from functools import cache
from pathlib import Path

import fontpkg
from PIL import ImageFont

FAMILY = "Be Vietnam Pro"
_MEASURED_AT = 1000


@cache
def font_file(bold: bool) -> Path:
    """The TrueType file of the regular (400) or bold (700) weight."""
    return Path(fontpkg.path(FAMILY, 700 if bold else 400))


@cache
def font(bold: bool, size: int) -> ImageFont.FreeTypeFont:
    """The weight at `size` pixels for Pillow, without the optional engine for joining scripts."""
    return ImageFont.truetype(font_file(bold), size, layout_engine=ImageFont.Layout.BASIC)


def text_width(text: str, bold: bool) -> float:
    """Width of `text` in units of its own size (em), kerning left aside as PDF does."""
    return sum(_advance(char, bold) for char in text)


@cache
def _advance(char: str, bold: bool) -> float:
    return font(bold, _MEASURED_AT).getlength(char) / _MEASURED_AT
