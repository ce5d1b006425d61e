"""Cakes, sweets and sugar."""

from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    CLAY,
    CREAM,
    EARTH,
    HOE,
    LEAF,
    PINK,
    PLUM,
    ROSE,
    SHELL,
    SON,
    SPROUT,
    TAN,
    Chance,
    block,
    cut,
    disc,
    discs,
    motif,
    moved,
    oval,
    shape,
)


@motif(124, 88)
def stamped_cake(chance: Chance) -> str:
    """Round flaky cakes with a red stamp, as bánh pía; one is cut."""
    filling = chance.pick((HOE, SPROUT, PLUM))
    return (
        shape(CREAM, "M-10-66q0-18 34-18t34 18v16q0 14-34 14t-34-14z")
        + shape(CREAM, "M-60-40q0-22 44-22t44 22v20q0 20-44 20t-44-20z")
        + cut("M-60-34q2 18 44 18t44-18")
        + oval(TAN, -16, -42, 38, 15)
        + discs(SON, 5, (-16, -42))
        + cut("M-28-42h2M-6-42h2M-16-49v1M-16-36v1", SON, 4)
        + shape(filling, "M20-34l34-6q6 4 6 14v14q-4 10-16 12l-24-8z")
        + disc(HOE if filling != HOE else AMBER, 42, -20, 8)
    )


@motif(112, 104)
def wrapped_cake(chance: Chance) -> str:
    """A square cake wrapped in leaves and tied, as bánh chưng."""
    tie = chance.pick((CREAM, HOE, SON))
    face = "M-22-66v64M10-66v64M-50-22h86M-50-46h86"
    folds = "M-22-66l14-32M10-66l14-32M38-46l13-30M38-22l13-30"
    return (
        shape(LEAF, "M-52-66l16-34h88l-14 34z")
        + shape(SPROUT, "M-52-66h90v66h-90zM38-66l14-34v64l-14 36z")
        + cut(face + folds, tie, 5)
    )


@motif(120, 104)
def candies(chance: Chance) -> str:
    """Sweets twisted in paper."""
    first, second, third = chance.pick(
        ((SON, CREAM, LEAF), (HOE, SON, CHAM), (CREAM, PINK, LEAF), (SPROUT, HOE, SON))
    )

    def sweet(paper: str) -> str:
        return (
            shape(paper, "M-20-14l-20-10v28l20-10zM20-14l20-10v28l-20-10z")
            + block(paper, -22, -26, 44, 32, 8)
            + cut("M-8-24v28M8-24v28M-32-14v8M32-14v8")
        )

    return (
        moved(sweet(first), 4, -72, -14)
        + moved(sweet(second), -22, -28, 10, 0.95)
        + moved(sweet(third), 26, -16, -6, 0.95)
    )


@motif(128, 96)
def brittle(_chance: Chance) -> str:
    """Peanut brittle between rounds of rice cracker, as kẹo cu đơ."""
    return (
        shape(CREAM, "M-60-44v14q0 30 60 30t60-30v-14z")
        + shape(EARTH, "M-58-44q2 30 58 30t58-30z")
        + discs(TAN, 5, (-38, -24), (-16, -17), (8, -18), (32, -24), (48, -32))
        + oval(CREAM, 0, -54, 60, 32)
        + discs(
            EARTH, 2, (-30, -60), (-12, -72), (10, -50), (30, -64), (-18, -42), (20, -36), (-2, -58)
        )
        + cut("M-48-52q6 14 20 20")
    )


@motif(132, 84)
def cake_squares(chance: Chance) -> str:
    """Cubes of sticky cake sprinkled with sesame, as bánh cáy or chè lam."""
    top, side = chance.pick(((HOE, AMBER), (ROSE, SON), (SPROUT, LEAF), (CREAM, TAN)))
    cube = (
        shape(side, "M-22-26l22 10v26l-22-10zM22-26l-22 10v26l22-10z")
        + shape(top, "M0-36l22 10-22 10-22-10z")
        + cut("M-8-27l4 1M4-30l3 2M2-22l4-1", SHELL)
    )
    return "".join(
        moved(cube, x, y, 0, 1.1) for x, y in ((4, -42), (-38, -12), (42, -14), (2, -10))
    )


@motif(128, 104)
def crisp_rice(_chance: Chance) -> str:
    """Broken rounds of crisp rice with floss, as cơm cháy."""
    dots = cut(
        "M-34-60l3 3M-18-74l3 3M0-62l3 3M18-78l3 3M30-58l3 3M-26-42l3 3M-6-44l3 3M14-42l3 3"
        "M36-40l3 3"
    )
    return (
        shape(
            HOE,
            "M-60-46q-6-22 12-34q14-22 40-22q32-4 48 16q22 14 18 38q2 24-20 34q-20 16-44 14"
            "q-30 0-42-16q-14-10-12-30z",
        )
        + dots
        + shape(CLAY, "M-22-62q4-14 20-12q14-8 24 4q12 8 2 20q-10 10-24 6q-18 4-22-18z")
        + cut("M-12-62q8-6 16 0M0-54q8-6 16 0M-8-52l6 2M10-66l6 2", CREAM)
    )


@motif(132, 104)
def steamer(_chance: Chance) -> str:
    """Buns in a bamboo steamer."""
    weave = "".join(f"M{x}-22l12 18m-12 0l12-18" for x in (-52, -28, -4, 20, 40))
    return (
        cut("M-20-86q-10-8 0-16M20-86q-10-8 0-16", width=2.5)
        + shape(SHELL, "M-50-42q0-32 26-32t26 32z")
        + shape(SHELL, "M-2-42q0-32 26-32t26 32z")
        + cut("M-24-72v10M-30-70l-4 8M-18-70l4 8M24-72v10M18-70l-4 8M30-70l4 8")
        + shape(TAN, "M-56-30h112v30h-112z")
        + cut(weave)
        + block(CLAY, -62, -46, 124, 17)
    )


@motif(140, 88)
def baguette(_chance: Chance) -> str:
    """A filled bánh mì."""
    return (
        shape(AMBER, "M-66-22q-6 20 24 22h84q30-2 24-22z")
        + shape(
            SPROUT,
            "M-66-26q10-10 18-2q10-10 20 0q10-10 20 0q10-10 20 0q10-10 20 0q10-8 20 0q8-6 14 2"
            "l-6 8h-120z",
        )
        + shape(SON, "M-54-34h108v10h-108z")
        + shape(HOE, "M-66-34q-4-36 46-42q42-8 66 8q24 14 18 34z")
        + cut("M-38-64l12 20M-12-70l12 24M16-70l12 24M40-62l8 18", SHELL, 3)
    )


@motif(124, 92)
def sugar_discs(_chance: Chance) -> str:
    """Discs of palm sugar stacked in a leaf."""
    puck = "m-32 0v14q0 12 32 12t32-12v-14q-6 12-32 12t-32-12q6-12 32-12t32 12"
    return (
        shape(SPROUT, "M-62-20q30 10 62 10t62-10q-10 20-38 20h-48q-28 0-38-20z")
        + shape(AMBER, f"M-14-34{puck}")
        + shape(HOE, f"M18-56{puck}")
        + shape(AMBER, f"M-10-76{puck}")
        + cut("M-22-76q10 4 22 0M30-54q-8 6-18 6")
    )


@motif(124, 82)
def tofu(_chance: Chance) -> str:
    """A block of bean curd or cheese, cut."""
    return (
        shape(SHELL, "M-58-56l32-22h84l-32 22z")
        + shape(CREAM, "M-58-56h84v50h-84zM26-56l32-22v50l-32 22z")
        + cut("M-16-56v50M-16-56l32-22M-46-40l6 2M-36-20l6 2M4-36l6 2M0-18l6 2")
    )
