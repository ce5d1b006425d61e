"""Flowers, pot plants and miniature trees."""

from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    CLAY,
    CREAM,
    EARTH,
    HOE,
    LEAF,
    MAGENTA,
    PINK,
    PLUM,
    SHELL,
    SKY,
    SON,
    SPROUT,
    Chance,
    Motif,
    block,
    cut,
    disc,
    discs,
    line,
    motif,
    moved,
    shape,
)

_FIVE = ((0, -10), (9.5, -3), (6, 8), (-6, 8), (-9.5, -3))


def _blossom(pigment: str, x: float, y: float, scale: float = 1) -> str:
    petals = discs(pigment, 8, *((round(a * scale, 1), round(b * scale, 1)) for a, b in _FIVE))
    return moved(petals + disc(HOE, 0, 0, 5), x, y)


def branch(petal: str) -> Motif:
    """A flowering branch: peach, apricot, plum."""

    @motif(150, 140)
    def paint(_chance: Chance) -> str:
        return (
            shape(
                EARTH, "M-60 0q20-24 26-52q6-30 40-52l8 4q-26 22-34 50l44-22 4 7-46 26q-8 24-24 40z"
            )
            + line("M10-102q16-10 28-28M50-70q14-4 22-16M-32-52q-20-8-26-28")
            + _blossom(petal, 8, -104)
            + _blossom(petal, 50, -72)
            + _blossom(petal, -20, -58)
            + _blossom(petal, -52, -90)
            + discs(petal, 6, (40, -132), (72, -90), (22, -62), (-30, -22))
            + shape(SPROUT, "M30-118q12-8 22 2q-10 8-22-2zM-40-70q-4-14 8-20q6 14-8 20z")
        )

    return paint


def rose(petal: str) -> Motif:
    """A rose with its leaves."""

    @motif(104, 138)
    def paint(_chance: Chance) -> str:
        return (
            line("M0-70q4 40-4 68")
            + shape(LEAF, "M0-30q-30 4-44-20q30-14 44 20zM2-42q12-30 44-24q-12 28-44 24z")
            + cut("M0-30q-16-12-28-16M2-42q14-12 28-18")
            + shape(petal, "M0-66q-42 0-44-36q6-16 18-18q12-20 40-16q28 4 30 30q0 40-44 40z")
            + cut(
                "M-44-102q16-2 28 18q10 16 30 14M44-104q-20-2-28 18M-16-84q-10-24 8-34"
                "q22-6 26 12q0 14-16 14"
                "q-12-4-6-14q6-6 10 2",
                width=2.5,
            )
        )

    return paint


def camellia(petal: str) -> Motif:
    """One open flower among leaves, as the yellow camellia of Ba Chẽ."""

    @motif(120, 112)
    def paint(_chance: Chance) -> str:
        petals = discs(petal, 20, (0, -84), (25, -64), (16, -36), (-16, -36), (-25, -64))
        return (
            shape(
                LEAF,
                "M-20-30q-30 14-40-14q26-14 40 14zM20-30q30 14 40-14q-26-14-40 14zM0-24"
                "q-18 10-14 24q24-2 14-24z",
            )
            + cut("M-24-32q-14-6-24-8M24-32q14-6 24-8")
            + petals
            + disc(AMBER if petal == HOE else HOE, 0, -58, 14)
            + cut("M-6-62v2M4-64v2M0-56v2M7-57v2M-6-53v2", width=3)
        )

    return paint


@motif(124, 130)
def lotus(chance: Chance) -> str:
    """A lotus on its stalk over a leaf."""
    petal = chance.pick((PINK, PINK, SHELL, MAGENTA))
    return (
        line("M0-54q4 30 0 54")
        + shape(LEAF, "M-60-8q0-14 34-16t44 12q-14 12-40 12t-38-8z")
        + cut("M-20-22l-4 20M-20-22l-26 10M-20-22l22 14")
        + shape(petal, "M0-48q-50 0-56-38q30 0 56 38q50 0 56-38q-30 0-56 38z")
        + shape(petal, "M0-48q-44-28-34-66q28 16 34 66q44-28 34-66q-28 16-34 66z")
        + shape(petal, "M0-48q-26-40 0-78q26 38 0 78z")
        + cut("M0-112v30M-26-100l10 26M26-100l-10 26")
    )


@motif(118, 138)
def orchid(chance: Chance) -> str:
    """A spray of orchids in a pot."""
    petal = chance.pick((PLUM, PINK, SHELL, MAGENTA, HOE))
    bloom = discs(petal, 9, (-9, -8), (9, -8), (-9, 7), (9, 7), (0, -14)) + disc(HOE, 0, 0, 5)
    return (
        line("M-14-34q-8-60 16-84q20-18 46-8")
        + moved(bloom, -14, -82)
        + moved(bloom, 10, -116)
        + moved(bloom, 44, -112, 0, 0.85)
        + shape(LEAF, "M-14-34q-40-2-44-32q34 0 44 32zM-12-34q14-30 48-24q-6 26-48 24z")
        + shape(CLAY, "M-44-36h60l-8 36h-44z")
        + cut("M-38-24h48")
    )


def pot(petal: str) -> Motif:
    """A glazed pot in full flower."""

    @motif(120, 134)
    def paint(chance: Chance) -> str:
        glaze = chance.pick((CHAM, CLAY, SHELL, SON))
        return (
            shape(LEAF, "M-40-50q-24-16-16-40q8-30 56-34q48 4 56 34q8 24-16 40z")
            + "".join(
                _blossom(petal, x, y) for x, y in ((0, -106), (-32, -84), (32, -84), (0, -70))
            )
            + shape(glaze, "M-34-48h68l-8 48h-52z")
            + block(glaze, -40, -56, 80, 14)
            + cut("M-22-26q6-8 12 0t12 0t12 0t10 0", HOE if glaze != SHELL else CHAM, 3)
        )

    return paint


@motif(112, 134)
def chrysanthemums(chance: Chance) -> str:
    """Chrysanthemums in a vase."""
    petal = chance.pick((HOE, SHELL, AMBER, PINK))
    ray = "".join(
        f"M0 0L{x} {y}"
        for x, y in (
            (0, -22),
            (15, -15),
            (22, 0),
            (15, 15),
            (0, 22),
            (-15, 15),
            (-22, 0),
            (-15, -15),
        )
    )
    head = disc(petal, 0, 0, 23) + cut(ray) + disc(AMBER if petal != AMBER else EARTH, 0, 0, 7)
    return (
        line("M0-50v-50M-6-50l-24-30M6-50l24-30")
        + shape(LEAF, "M-4-52q-22 2-28-14q22-4 28 14zM4-52q22 2 28-14q-22-4-28 14z")
        + moved(head, -32, -90)
        + moved(head, 32, -88)
        + moved(head, 0, -110)
        + shape(
            chance.pick((CHAM, CLAY)), "M-16-54h32q-4 12 8 22q8 20-8 32h-32q-16-12-8-32q12-10 8-22z"
        )
    )


@motif(148, 132)
def bonsai(chance: Chance) -> str:
    """A miniature tree in a shallow pot."""
    crown = chance.pick((LEAF, LEAF, SPROUT))
    cloud = "q-14-2-12-14q4-12 16-10q6-12 20-8q12-8 20 4q16 0 14 14q0 12-14 14z"
    return (
        shape(
            EARTH,
            "M-18-22q22-18 4-44q-10-20 10-42l8 6q-14 16-4 32q6-14 28-20l4 7q-24 8-26 24q4 22 4 37z",
        )
        + shape(crown, f"M20-74{cloud}M-24-98{cloud}M-56-60{cloud}")
        + cut("M0-100q8-8 16-2M34-84q8-8 16-2M-44-70q8-8 16-2")
        + shape(chance.pick((CHAM, CLAY, SON)), "M-48-22h92l-8 18h-76z")
        + line("M-30-2v2M26-2v2")
    )


@motif(128, 128)
def kumquat(chance: Chance) -> str:
    """A kumquat tree in its Tết pot."""
    fruit = chance.pick((HOE, AMBER))
    return (
        shape(EARTH, "M-5-56h10v16h-10z")
        + shape(
            LEAF, "M0-126q22 10 30 28q24 12 22 40q-24 16-52 12q-28 4-52-12q-2-28 22-40q8-18 30-28z"
        )
        + discs(
            fruit, 8, (0, -104), (-20, -88), (20, -86), (-34, -64), (-8, -70), (14, -60), (36, -66)
        )
        + shape(chance.pick((CHAM, SON, CLAY)), "M-34-42h68l-8 42h-52z")
        + cut("M-20-22q10-12 20 0t20 0", SHELL, 3)
    )


@motif(124, 116)
def cactus_pots(chance: Chance) -> str:
    """Two small pots: a cactus and a succulent."""
    return (
        shape(LEAF, "M-42-38v-38q0-16 12-16t12 16v38z")
        + shape(SPROUT, "M26-34q-24-2-24-18q12 0 18 8q-6-14 4-24q8 8 8 24q6-8 20-10q-2 18-26 20z")
        + cut("M-34-80v36M-26-80v36")
        + discs(MAGENTA, 6, (-30, -98))
        + shape(chance.pick((CLAY, CHAM)), "M-54-42h48l-6 42h-36z")
        + shape(chance.pick((SHELL, SKY)), "M4-36h46l-6 36h-34z")
    )


@motif(128, 130)
def sunflower(_chance: Chance) -> str:
    """A sunflower or daisy."""
    petal = shape(HOE, "M0-20q-12-14 0-32q12 18 0 32z")
    head = "".join(moved(petal, 0, 0, turn) for turn in range(0, 360, 40))
    return (
        line("M0-40q4 22-2 40")
        + shape(LEAF, "M0-14q-30 6-46-16q30-10 46 16zM0-18q12-24 44-18q-12 22-44 18z")
        + moved(head + disc(EARTH, 0, 0, 22) + cut("M-8-8l16 16M8-8l-16 16M0-12v24", CREAM), 0, -80)
    )
