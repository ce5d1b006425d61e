"""Cloth, clothes, mats and bags."""

from ocop_site.drawings.motifs import signs
from ocop_site.drawings.pen import (
    CHAM,
    CLAY,
    CREAM,
    HOE,
    LEAF,
    MAGENTA,
    PINK,
    PLUM,
    SHELL,
    SKY,
    SON,
    SOOT,
    SPROUT,
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


@motif(132, 132)
def mat(chance: Chance) -> str:
    """A rush mat, half rolled."""
    one, two = chance.pick(((SON, LEAF), (CHAM, SON), (PLUM, HOE)))
    return (
        shape(CREAM, "M-56-94h104v94h-104z")
        + cut("M-56-74h104M-56-14h104", one, 5)
        + shape(one, "M-24-44l20-18 20 18-20 18z")
        + shape(two, "M-14-44l10-9 10 9-10 9z")
        + cut("M-44-90v86M-30-90v86M-16-90v24M8-90v24M22-90v86M36-90v86", TAN)
        + line("M-56-94h104v94h-104z")
        + shape(TAN, "M-60-128h112q14 4 14 18t-14 18h-112q10-18 0-36z")
        + oval(CREAM, -58, -110, 8, 18)
        + cut("M-58-116q6 4 2 10M-40-120h80M-36-104h70", one)
    )


def silk_roll(cloth: str, trim: str) -> Motif:
    """Two rolls of silk, a length of one falling loose in front."""

    @motif(148, 112)
    def paint(chance: Chance) -> str:
        other = chance.pick((CHAM, LEAF, PLUM, HOE, SON, PINK))
        flower = discs(trim, 4, (0, -5), (5, 0), (0, 5), (-5, 0))
        return (
            shape(other, "M-58-112h104q12 2 12 20t-12 20h-104q-14-20 0-40z")
            + oval(SHELL, 48, -92, 10, 20)
            + shape(cloth, "M-62-72h112q14 2 14 24t-14 24h-112q-16-24 0-48z")
            + oval(SHELL, 52, -48, 12, 24)
            + cut("M52-60q8 6 4 18q-8 2-6-10M48-100q6 4 3 12")
            + shape(
                cloth, "M-66-46q14-14 68-14v46q2 18-14 12q-14-8-28 0t-26 0q-10-4-8-14q2-14 8-30z"
            )
            + cut("M-56-14q12-8 24 0t22-2M2-56v34", trim, 2.5)
            + moved(flower, -40, -32)
            + moved(flower, -14, -38)
        )

    return paint


@motif(128, 128)
def brocade(chance: Chance) -> str:
    """Highland cloth with woven bands, fringed."""
    ground, one, two = chance.pick(
        ((CHAM, SON, HOE), (SOOT, SON, SPROUT), (SON, HOE, CHAM), (PLUM, HOE, SKY))
    )
    zigzag = "l12-12 12 12 12-12 12 12 12-12 12 12 12-12 12 12"
    return (
        line("M-44-10v10M-28-10v10M-12-10v10M4-10v10M20-10v10M36-10v10")
        + shape(ground, "M-54-118h104v108h-104z")
        + cut(f"M-50-96{zigzag}M-50-18{zigzag}", one, 4.5)
        + cut("M-52-88h100M-52-36h100", SHELL, 3)
        + shape(
            two, "M-38-62l14-16 14 16-14 16zM-10-62l14-16 14 16-14 16zM18-62l14-16 14 16-14 16z"
        )
        + shape(one, "M-30-62l6-7 6 7-6 7zM-2-62l6-7 6 7-6 7zM26-62l6-7 6 7-6 7z")
        + block(CLAY, -64, -126, 124, 11)
    )


@motif(120, 142)
def ao_dai(chance: Chance) -> str:
    """A long tunic with its split skirt, on a hanger."""
    cloth, trim = chance.pick(
        ((CHAM, HOE), (SON, HOE), (SHELL, CHAM), (PLUM, PINK), (SPROUT, SHELL))
    )
    return (
        line("M0-128v-4q8-2 6-8q-6-4-10 2")
        + shape(SHELL, "M-22-60h44l8 56h-24l-6-40-6 40h-24z")
        + shape(
            cloth,
            "M-8-128h16l16 8q12 4 16 20l20 40-14 8-22-34q0 14-4 22q10 28 14 64h-68q4-36 14-64"
            "q-4-8-4-22l-22 34-14-8 20-40"
            "q4-16 16-20z",
        )
        + cut("M-8-126q8 8 16 0M6-122q16 10 16 24M-20-64q20 6 40 0M0-58v56", trim, 2.5)
        + moved(signs.bloom(trim), -12, -24, 0, 0.6)
        + moved(signs.bloom(trim), 14, -38, 0, 0.45)
    )


@motif(128, 120)
def bag(chance: Chance) -> str:
    """A woven handbag."""
    cane, patch = chance.pick(((TAN, SON), (CREAM, CHAM), (CLAY, HOE), (CHAM, HOE)))
    return (
        line("M-34-76q0-42 34-42t34 42M-26-76q0-33 26-33t26 33")
        + shape(cane, "M-52-78h104l8 70q0 8-10 8h-100q-10 0-10-8z")
        + cut("M-54-62h108M-56-16h112")
        + shape(patch, "M-24-40l24-20 24 20-24 20z")
        + shape(SHELL, "M-12-40l12-10 12 10-12 10z")
        + cut("M-46-40l8 8 8-8M30-40l8 8 8-8M-46-32l8 8 8-8M30-32l8 8 8-8")
    )


def embroidery(cloth: str) -> Motif:
    """A flower being stitched on a hoop."""

    @motif(120, 128)
    def paint(chance: Chance) -> str:
        return (
            disc(TAN, 0, -58, 58)
            + disc(cloth, 0, -58, 48)
            + line("M0-22q4-14 0-36")
            + moved(signs.bloom(chance.pick((SON, MAGENTA, CHAM))), 0, -72, 0, 1.5)
            + shape(LEAF, "M2-30q4-20 24-20q-2 20-24 20zM-2-26q-4-18-22-18q0 18 22 18z")
            + block(HOE, -8, -128, 16, 14)
        )

    return paint
