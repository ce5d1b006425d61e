"""Fruits, whole and cut."""

from ocop_site.drawings.pen import (
    AMBER,
    CREAM,
    EARTH,
    HOE,
    LEAF,
    LIME,
    PLUM,
    SHELL,
    SON,
    SPROUT,
    Chance,
    Motif,
    cut,
    disc,
    discs,
    flat,
    line,
    motif,
    oval,
    shape,
)

_LEAF_RIGHT = "q16-22 44-10q-20 22-44 10z"


def _topped(y: float, x: float = 0) -> str:
    """Stalk and leaf rising from x,y."""
    return (
        line(f"M{x:g} {y:g}q-3-12 4-20")
        + shape(LEAF, f"M{x + 4:g} {y - 20:g}{_LEAF_RIGHT}")
        + cut(f"M{x + 4:g} {y - 20:g}q16-2 26-5")
    )


def round_fruit(skin: str, across: int = 92, freckled: bool = True) -> Motif:
    """A round fruit with stalk and leaf: orange, mandarin, apple, plum."""
    radius = across // 2

    @motif(across, across + 22)
    def paint(_chance: Chance) -> str:
        freckles = "M-20-60l2 2M-6-72l2 2M-26-42l2 2M-8-46l2 2M10-58l2 2M-14-26l2 2"
        return (
            oval(skin, 0, 2 - radius, radius, radius - 2)
            + (cut(freckles) if freckled else "")
            + cut(
                f"M{radius * 0.74:.0f}{-radius:+d}"
                f"q-2 {radius * 0.5:.0f}-{radius * 0.55:.0f} {radius * 0.7:.0f}"
            )
            + _topped(4 - across)
        )

    return paint


def slice_of(rind: str, flesh: str) -> Motif:
    """A citrus fruit cut across."""

    @motif(88, 88)
    def paint(_chance: Chance) -> str:
        return (
            disc(rind, 0, -44, 44)
            + disc(SHELL, 0, -44, 37)
            + f'<g stroke="none">{disc(flesh, 0, -44, 33)}</g>'
            + cut("M0-76v64M-28-60l56 32M-28-28l56-32", SHELL, 4)
            + disc(SHELL, 0, -44, 3)
        )

    return paint


@motif(116, 138)
def pomelo(chance: Chance) -> str:
    """A pomelo, heavy below, with a short neck."""
    skin = chance.pick((LIME, LIME, SPROUT, HOE))
    return (
        shape(
            skin,
            "M-10-112q10-6 20 0q8 10 22 18q26 20 26 46q-4 46-58 48q-54-2-58-48q0-26 26-46"
            "q14-8 22-18z",
        )
        + cut(
            "M-24-72l2 2M-8-86l2 2M-38-52l2 2M-18-52l2 2M4-70l2 2M-30-30l2 2M0-38l2 2M20-56l2 2"
            "M-12-18l2 2M46-46q-2 24-28 34"
        )
        + _topped(-114)
    )


@motif(118, 112)
def mango(chance: Chance) -> str:
    """A mango, its beak to the right."""
    skin, blush = chance.pick(((HOE, AMBER), (HOE, SON), (LIME, SPROUT)))
    body = (
        "M-12-90c30-14 64 4 68 44q2 16-8 16c-4 20-24 30-48 30c-38 0-60-22-56-50c2-22 20-30 44-40z"
    )
    return (
        shape(skin, body)
        + flat(blush, "M-12-88c30-14 62 4 66 44q-14-36-36-32t-30-12z")
        + line("M-12-90c30-14 64 4 68 44")
        + cut("M-42-44q0 24 22 30M-32-46q1 12 8 18")
        + _topped(-90, -12)
    )


_CLUSTER = ((-30, -26), (2, -20), (32, -28), (-16, -52), (18, -54), (0, -80))


def cluster(skin: str, rough: bool) -> Motif:
    """Lychees or longans on a twig with leaves."""

    @motif(118, 134)
    def paint(_chance: Chance) -> str:
        bumps = "".join(
            f"M{x - 8}{y - 5:+d}l3 2M{x + 3}{y - 8:+d}l3 2M{x - 3}{y + 3:+d}l3 2"
            f"M{x + 7}{y + 3:+d}l2 2"
            for x, y in _CLUSTER
        )
        shine = "".join(f"M{x - 10}{y + 1:+d}q2 8 10 9" for x, y in _CLUSTER)
        return (
            line("M0-60q2-40-2-66M0-96q-16-8-20-22M0-92q18-8 24-18")
            + shape(LEAF, "M-8-112q-30-24-48 2q28 18 48-2z")
            + shape(LEAF, "M8-114q22-28 48-6q-22 24-48 6z")
            + discs(skin, 19, *_CLUSTER)
            + cut(bumps if rough else shine)
        )

    return paint


def peeled(skin: str) -> Motif:
    """One lychee or longan half out of its shell, a stone beside it."""

    @motif(84, 58)
    def paint(_chance: Chance) -> str:
        return (
            disc(SHELL, -12, -31, 26)
            + cut("M-2-46q8 6 8 14")
            + shape(skin, "M-39-30l9 8 9-8 9 8 9-8 9 8 9-8q0 28-27 30q-27-2-27-30z")
            + oval(EARTH, 29, -11, 10, 11)
            + cut("M24-14q1-4 4-4", SHELL)
        )

    return paint


@motif(104, 92)
def persimmon(chance: Chance) -> str:
    """A persimmon with its four-leaved cap."""
    return (
        shape(chance.pick((AMBER, SON, HOE)), "M0-72q52-8 52 34q0 38-52 38t-52-38q0-42 52-34z")
        + cut("M-38-40q0 20 18 28M-28-40q0 10 8 16")
        + shape(LEAF, "M0-70q-20-22-38-2q18 12 38 2q20 10 38-2q-18-20-38 2q-14 10-8 22q12-6 8-22z")
        + line("M0-72v-16")
    )


@motif(112, 112)
def custard_apple(_chance: Chance) -> str:
    """A custard apple, all scales."""
    rows = ((-76, (-16, 16)), (-58, (-32, 0, 32)), (-38, (-42, -14, 14, 42)), (-20, (-28, 0, 28)))
    scales = "".join(f"M{x - 13}{y:+d}q13 22 26 0" for y, xs in rows for x in xs)
    return (
        shape(SPROUT, "M0-90q20-10 38 4q24 22 16 50q-14 36-54 36t-54-36q-8-28 16-50q18-14 38-4z")
        + cut(scales, width=2.5)
        + line("M0-90q0-12 6-20")
    )


@motif(104, 140)
def grapes(chance: Chance) -> str:
    """A bunch of grapes under a leaf."""
    skin = chance.pick((PLUM, PLUM, LIME, SON))
    rows = (
        (-88, (-28, 0, 28)),
        (-70, (-40, -14, 14, 40)),
        (-50, (-28, 0, 28)),
        (-32, (-15, 14)),
        (-16, (0,)),
    )
    return (
        discs(skin, 15, *((x, y) for y, xs in rows for x in xs))
        + line("M0-100q-2-20 8-34")
        + shape(LEAF, "M0-98q-24 2-46-14q10-8 6-20q18 2 24-8q10 12 26 10q-2 16-10 32z")
        + cut("M0-100q-14-10-28-16M-8-106l0-18")
    )


@motif(92, 104)
def strawberry(_chance: Chance) -> str:
    """A strawberry."""
    return (
        shape(SON, "M0-78q44-14 44 20q-6 40-44 58q-38-18-44-58q0-34 44-20z")
        + cut("M-24-54v3M0-58v3M24-54v3M-14-36v3M12-36v3M0-18v3", CREAM, 3)
        + shape(LEAF, "M0-74q-14 16-30 6q8-16 24-14q-2-12 6-20q8 8 6 20q16-2 24 14q-16 10-30-6z")
    )


@motif(104, 108)
def rambutan(_chance: Chance) -> str:
    """Rambutans with their soft spines."""
    hair = "".join(
        f"M{x}{y:+d}l{dx} {dy}"
        for x, y, dx, dy in (
            (-40, -40, -10, -6),
            (-34, -64, -8, -10),
            (-14, -80, -4, -12),
            (12, -80, 4, -12),
            (34, -64, 8, -10),
            (40, -40, 10, -6),
            (-36, -18, -10, 6),
            (36, -18, 10, 6),
            (-16, -4, -4, 6),
            (16, -4, 4, 6),
            (-16, -50, -6, -8),
            (10, -56, 4, -9),
            (-4, -28, -5, -8),
            (20, -32, 6, -8),
            (-22, -28, -6, -6),
        )
    )
    return cut(hair) + disc(SON, 0, -42, 40) + cut(hair, HOE, 2.5) + _topped(-82)
