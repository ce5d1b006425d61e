"""Illustrations of the catalogue, drawn by the program ("Hình minh họa").

`draw` gives the picture of a product, `emblem` the stamp of this register.
"""

from ocop_site.drawings.composition import LIMIT, compose
from ocop_site.drawings.emblem import emblem
from ocop_site.drawings.pen import Chance
from ocop_site.drawings.subjects import NAMES

__all__ = ["LIMIT", "draw", "emblem"]


def draw(set_no: int, name: str, seed: str) -> str:
    """The illustration of a product as a whole `<svg>` of at most `LIMIT` bytes.

    `name` chooses what is drawn, `set_no` (1–26) does where the name tells nothing, and `seed`
    (the product's code) chooses ground, arrangement and season. The same three always give the
    same picture. It is decoration: the page captions it and hides it from screen readers.
    """
    return compose(NAMES.find(set_no, name), Chance(f"{set_no}|{seed}"))
