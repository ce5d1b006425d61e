"""Remedies, cosmetics and household goods of herbs."""

from collections.abc import Callable

from ocop_site.drawings.motifs import signs
from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    CREAM,
    EARTH,
    HOE,
    LEAF,
    PINK,
    PLUM,
    SHELL,
    SKY,
    SON,
    SPROUT,
    TAN,
    Chance,
    Motif,
    block,
    cut,
    disc,
    line,
    motif,
    moved,
    oval,
    shape,
)


def pill_bottle(sign: Callable[[], str]) -> Motif:
    """A bottle of capsules, two in front of it."""

    @motif(116, 124)
    def paint(chance: Chance) -> str:
        glass = chance.pick((AMBER, SHELL, LEAF))
        half = shape(SON, "M-16-9h16v18h-16q-9 0-9-9t9-9z") + shape(
            SHELL, "M0-9h16q9 0 9 9t-9 9h-16z"
        )
        return (
            shape(glass, "M-42-94q-8 4-8 12v70q0 12 12 12h44q12 0 12-12v-70q0-8-8-12z")
            + block(chance.pick((SHELL, SON, CHAM)) if glass != SHELL else CHAM, -44, -124, 56, 28)
            + cut("M-34-120v20M-22-120v20M-10-120v20M2-120v20")
            + block(SHELL, -50, -76, 68, 48, 0)
            + moved(sign(), -16, -52)
            + moved(half, 42, -40, -30, 0.9)
            + moved(half, 36, -11, 8, 0.9)
        )

    return paint


def remedy_box(sign: Callable[[], str]) -> Motif:
    """A carton and a sachet of a herbal preparation."""

    @motif(128, 122)
    def paint(chance: Chance) -> str:
        front = chance.pick((LEAF, SPROUT, HOE, SON, CHAM))
        return (
            shape(SHELL, "M-60-104l22-16h84l-20 16z")
            + shape(front, "M26-104l20-16v98l-20 22z")
            + shape(front, "M-60-104h86v104h-86z")
            + disc(SHELL, -17, -62, 30)
            + moved(sign(), -17, -62, 0, 1.2)
            + cut("M-44-20h54M-36-12h38", SHELL, 3)
            + shape(CREAM, "M22-54h42l-3 6 3 6v30l-3 6 3 6h-42z")
            + moved(signs.leaf(), 42, -26, 0, 0.7)
        )

    return paint


@motif(124, 96)
def cream_jar(chance: Chance) -> str:
    """An open pot of cream, its lid leaning by."""
    pot, lid = chance.pick(((SHELL, LEAF), (PINK, PLUM), (SKY, CHAM), (CREAM, AMBER)))
    return (
        moved(disc(lid, 0, 0, 30) + disc(SHELL, 0, 0, 18), 34, -32)
        + moved(signs.leaf(), 34, -31, 0, 0.7)
        + shape(SHELL, "M-44-56q0-16 16-16q2-14 18-22q2 14 8 18q14 4 14 20z")
        + shape(pot, "M-58-50h80v38q0 12-12 12h-56q-12 0-12-12z")
        + block(lid, -60, -60, 84, 13)
        + cut("M-46-34v18M-36-18h30", lid, 3)
    )


@motif(104, 132)
def tube(chance: Chance) -> str:
    """A tube and a small pot of cosmetics."""
    one, two = chance.pick(((SPROUT, LEAF), (PINK, SON), (CREAM, AMBER), (SKY, CHAM)))
    return (
        shape(one, "M-46-130h56l-6 108h-44z")
        + block(two, -40, -24, 44, 24)
        + cut("M-44-120h52")
        + moved(signs.leaf(), -18, -72)
        + shape(SHELL, "M12-30h40v22q0 8-8 8h-24q-8 0-8-8z")
        + block(two, 9, -44, 46, 16)
    )


@motif(88, 142)
def pump_bottle(chance: Chance) -> str:
    """A shampoo bottle with a pump."""
    body, cap = chance.pick(((SPROUT, LEAF), (CREAM, EARTH), (SKY, CHAM), (PINK, PLUM), (HOE, SON)))
    return (
        line("M4-122v-10")
        + shape(cap, "M-30-140h38q8 0 8 10h-38q-8 0-8-10z")
        + block(cap, -14, -122, 36, 16)
        + shape(body, "M-22-106h52q14 4 14 18v76q0 12-12 12h-56q-12 0-12-12v-76q0-14 14-18z")
        + disc(SHELL, 4, -50, 27)
        + moved(signs.leaf(), 4, -50, 0, 1.1)
    )


def soap(bar: str) -> Motif:
    """Bars of soap with foam."""

    @motif(128, 84)
    def paint(chance: Chance) -> str:
        other = chance.pick((SPROUT, PINK, CREAM, AMBER))
        return (
            block(other, -34, -76, 84, 34, 10)
            + block(bar, -58, -44, 96, 44, 12)
            + block(bar, -48, -36, 76, 28, 8)
            + moved(signs.leaf(), -10, -22, 0, 0.8)
            + disc(SHELL, 48, -16, 14)
            + disc(SHELL, 58, -42, 8)
            + disc(SHELL, 32, -6, 7)
            + cut("M41-20q2-4 6-4")
        )

    return paint


@motif(96, 118)
def tea_bags(chance: Chance) -> str:
    """A herbal tea bag on its string."""
    tag = chance.pick((SON, LEAF, HOE, PLUM))
    return (
        line("M-16-92q-10-30 18-24q22 6 20 26")
        + shape(SHELL, "M-40-70l24-22h12l24 22v62q0 8-8 8h-44q-8 0-8-8z")
        + shape(LEAF, "M-32-28q16-14 26-2q12-8 18 4v18q0 4-4 4h-36q-4 0-4-4z")
        + cut("M-24-20l6 4M-10-22l4 6M2-18l6 4", SPROUT)
        + shape(tag, "M8-92l14-8 18 8v34h-32z")
        + moved(signs.leaf(SHELL), 24, -74, 0, 0.55)
    )


@motif(116, 126)
def candle(chance: Chance) -> str:
    """A scented candle in a glass."""
    wax = chance.pick((CREAM, PINK, SPROUT, SHELL))
    return (
        shape(HOE, "M0-126q16 18 12 30q-12 14-24 0q-4-12 12-30z")
        + line("M0-88v16")
        + shape(wax, "M-38-74h76v62q0 12-12 12h-52q-12 0-12-12z")
        + oval(SHELL, 0, -74, 38, 8)
        + block(TAN, -38, -50, 76, 30, 0)
        + moved(signs.leaf(), 0, -35, 0, 0.8)
    )
