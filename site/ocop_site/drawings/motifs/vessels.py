"""Jars, pots, cups and bowls."""

from collections.abc import Callable

from ocop_site.drawings.motifs import signs
from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    CLAY,
    EARTH,
    HOE,
    LEAF,
    SHELL,
    SKY,
    SON,
    SPROUT,
    STONE,
    TAN,
    Chance,
    Motif,
    block,
    cut,
    disc,
    discs,
    line,
    motif,
    moved,
    oval,
    shape,
)

_JARS = (
    ("M-42-82q-10 3-10 14v54q0 14 14 14h76q14 0 14-14v-54q0-11-10-14z", -82, -40),
    ("M-34-84q-26 16-26 44q0 24 18 40h84q18-16 18-40q0-28-26-44z", -84, -39),
    ("M-46-70q-12 4-12 16v38q0 16 16 16h84q16 0 16-16v-38q0-12-12-16z", -70, -34),
)
"""Outline, height of the shoulder, middle of the label."""
_LABELS = (
    block(SHELL, -52, -58, 104, 36, 0),
    oval(SHELL, 0, -39, 36, 27),
    block(SHELL, -38, -55, 76, 42, 8),
)


def jar(filling: str, sign: Callable[[], str]) -> Motif:
    """A glass jar, its filling showing, with a paper label; lids and shapes vary."""

    @motif(120, 112)
    def paint(chance: Chance) -> str:
        lid = chance.pick((SON, SON, CHAM, LEAF, SHELL))
        form = chance.pick((0, 0, 1, 2))
        outline, shoulder, middle = _JARS[form]
        if chance.pick((False, False, True)):
            cover = _cloth(lid, shoulder)
        else:
            cover = block(lid, -44, shoulder - 24, 88, 26, 6)
        return shape(filling, outline) + cover + _LABELS[form] + moved(sign(), 0, middle)

    return paint


def _cloth(pigment: str, top: int) -> str:
    """A cloth cover tied with a string, its foot at `top`."""
    skirt = f"M-36{top - 6}q-10 8-12 20q12 6 20-2q14 8 28 0q14 8 28 0q8 8 20 2q-2-12-12-20z"
    knob = f"M-36{top - 8}q2-22 36-22q34 0 36 22z"
    return shape(pigment, skirt) + shape(pigment, knob) + block(TAN, -38, top - 10, 76, 7, 3)


def clay_jar(glaze: str, sign: Callable[[], str]) -> Motif:
    """A glazed earthen jar for mắm or tương under a cloth cover."""

    @motif(118, 118)
    def paint(chance: Chance) -> str:
        return (
            shape(glaze, "M-32-84q-27 12-27 42q0 26 18 42h82q18-16 18-42q0-30-27-42z")
            + cut("M-53-60q53 14 106 0M-55-22q55 14 110 0")
            + moved(sign(), 0, -36)
            + _cloth(chance.pick((SON, CHAM, TAN)), -82)
        )

    return paint


@motif(122, 96)
def teacup(chance: Chance) -> str:
    """A cup of tea on its saucer, steaming."""
    band = chance.pick((CHAM, SON, LEAF))
    return (
        cut("M-12-74q-10-9 0-18t0-16M12-74q-10-9 0-18t0-16", width=2.5)
        + line("M38-46q20-4 20 12q0 16-26 14")
        + oval(STONE, 0, -6, 60, 6)
        + shape(SHELL, "M-40-62h80q2 54-26 56h-28q-28-2-26-56z")
        + shape(band, "M-39-46h78q-1 6-2 10h-74q-1-4-2-10z")
        + oval(AMBER, 0, -62, 40, 7)
    )


def teapot(glaze: str) -> Motif:
    """A small round pot."""

    @motif(140, 92)
    def paint(_chance: Chance) -> str:
        return (
            line("M44-62q26-8 24 18q-2 20-28 24")
            + shape(glaze, "M-38-42q-20-2-24-24l-10 2q2 40 38 46z")
            + shape(glaze, "M-30-72q-20 12-20 36q0 36 34 36h32q34 0 34-36q0-24-20-36z")
            + shape(glaze, "M-34-70q34-22 68 0q-34 10-68 0z")
            + disc(glaze, 0, -85, 6)
            + moved(signs.leaf(SHELL), 0, -33)
        )

    return paint


def bowl(filling: str, glaze: str = SHELL, sign: Callable[[], str] = signs.lotus) -> Motif:
    """A footed bowl heaped with something."""

    @motif(126, 92)
    def paint(chance: Chance) -> str:
        band = chance.pick((CHAM, SON))
        return (
            shape(filling, "M-54-54q10-30 30-26q24-18 48 0q20-4 30 26z")
            + shape(glaze, "M-62-56h124q-2 42-40 50v6h-44v-6q-38-8-40-50z")
            + moved(sign(), 0, -27, scale=0.8)
            + cut("M-60-48h120", band, 3.5)
        )

    return paint


@motif(128, 126)
def rice_bowl(chance: Chance) -> str:
    """A bowl of rice with chopsticks and steam."""
    rice = shape(SHELL, "M-54-54q6-42 54-42t54 42z") + cut(
        "M-30-66l6-4M-12-80l6 3M8-66l6-3M22-78l5 4M-6-60l5 3M34-62l4-4M4-88l6 1"
    )
    sticks = line("M34-74l22-50M46-70l24-46")
    glaze = chance.pick((CHAM, SHELL, SON))
    drawn = signs.lotus() if glaze == SHELL else signs.bloom(HOE)
    return (
        sticks
        + rice
        + shape(glaze, "M-62-56h124q-2 42-40 50v6h-44v-6q-38-8-40-50z")
        + moved(drawn, 0, -28, scale=0.85)
    )


@motif(112, 126)
def phin(_chance: Chance) -> str:
    """A drip filter on a glass of coffee."""
    return (
        shape(STONE, "M-44-72h88v9h-88z")
        + shape(SKY, "M-29-108h58l-6 36h-46z")
        + shape(STONE, "M-36-117h72v9h-72z")
        + disc(STONE, 0, -121, 4.5)
        + shape(SHELL, "M-36-63h72l-7 57q-1 6-8 6h-42q-7 0-8-6z")
        + shape(EARTH, "M-32-36h64l-3 28q-1 5-6 5h-46q-5 0-6-5z")
        + cut("M0-63v24M-22-56l2 14")
    )


@motif(96, 92)
def coffee_cup(_chance: Chance) -> str:
    """A small cup of black coffee."""
    return (
        cut("M-10-72q-10-9 0-18M10-72q-10-9 0-18", width=2.5)
        + line("M30-44q18-2 16 10q-2 12-20 10")
        + shape(SHELL, "M-34-56h68q2 52-22 56h-24q-24-4-22-56z")
        + oval(EARTH, 0, -56, 34, 7)
        + discs(AMBER, 2, (-6, -56), (8, -55))
    )


@motif(126, 100)
def mortar(chance: Chance) -> str:
    """A stone mortar with its pestle and what is pounded in it."""
    return (
        shape(CLAY, "M14-60l34-44q8-6 13 1t-2 13l-31 40z")
        + shape(chance.pick((SPROUT, SON, HOE)), "M-46-56q10-16 26-10q18-12 34 0q20-6 32 10z")
        + shape(STONE, "M-54-58h108q-4 40-30 48l8 10h-64l8-10q-26-8-30-48z")
        + cut("M-38-40q4 14 12 20M-28-44q2 8 6 12M10-20l8-4M18-36l8-4")
    )
