"""Fish and whatever else lives in water."""

from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    CREAM,
    HOE,
    LEAF,
    PINK,
    ROSE,
    SHELL,
    SKY,
    SON,
    SOOT,
    SPROUT,
    STONE,
    TAN,
    Chance,
    Motif,
    cut,
    disc,
    discs,
    line,
    motif,
    shape,
)


def fish(back: str, belly: str) -> Motif:
    """A whole fish, head to the left."""

    @motif(168, 84)
    def paint(_chance: Chance) -> str:
        return (
            shape(back, "M-24-68q20-20 44-10q-2 10 2 16zM-6-14q6 14 20 14q2-8-2-18z")
            + shape(belly, "M-80-40q44-52 126-8q16-18 34-24q-10 32 0 62q-20-4-34-22q-84 40-126-8z")
            + shape(back, "M-80-40q44-52 126-8q-60-6-126 8z")
            + line("M-46-62q12 22 0 44")
            + cut(
                "M-24-36q6 6 0 12M-8-36q6 6 0 12M8-36q6 6 0 12M24-36q6 5 0 10M-80-40l12 4M58-50"
                "l12-8M58-28l12 8"
            )
            + disc(SHELL, -60, -46, 5)
            + disc(SOOT, -60, -46, 1)
        )

    return paint


@motif(182, 92)
def tuna(_chance: Chance) -> str:
    """An ocean tuna with its crescent tail."""
    finlets = "".join(f"M{x}{y}l8-7 2 10z" for x, y in ((28, -66), (42, -60), (54, -54)))
    return (
        shape(HOE, finlets + "M30-22l8 7 2-10zM44-28l8 7 2-10z")
        + shape(CHAM, "M-10-72q2-18 26-20q-8 10-6 24zM2-18q4 18 22 18q-6-10-2-22z")
        + shape(SKY, "M-88-42q50-52 156-4q10-26 22-36q-4 38 2 76q-16-10-24-32q-108 46-156-4z")
        + shape(CHAM, "M-88-42q50-52 156-4q-40 4-70 0q-40-6-86 4z")
        + shape(SKY, "M-30-40q26 0 38 18q-28 2-38-18z")
        + line("M-50-64q12 24 0 46")
        + disc(SHELL, -66, -48, 5)
        + disc(SOOT, -66, -48, 1)
        + cut("M-86-38l14 4")
    )


@motif(176, 118)
def crab(chance: Chance) -> str:
    """A mud crab, claws raised."""
    shell = chance.pick((SON, AMBER, LEAF))
    claw = "M-46-60q-30-4-30-30q2-22 26-28q-8 16-2 26q8-6 16-4q4 22-10 36z"
    return (
        line(
            "M-44-40q-28-6-36 10M-44-28q-26 0-32 18M-38-18q-20 4-24 18M44-40q28-6 36 10M44-28"
            "q26 0 32 18M38-18q20 4 24 18"
        )
        + shape(shell, claw + "M46-60q30-4 30-30q-2-22-26-28q8 16 2 26q-8-6-16-4q-4 22 10 36z")
        + shape(shell, "M-54-42q10-30 54-32q44 2 54 32q-8 34-54 34t-54-34z")
        + line("M-14-72v-10M14-72v-10")
        + discs(SHELL, 5, (-14, -84), (14, -84))
        + cut("M-24-50q8-8 14 0M10-50q8-8 14 0M-18-26q18 12 36 0M-38-38q2 8 8 14M38-38q-2 8-8 14")
    )


@motif(128, 104)
def shrimp(_chance: Chance) -> str:
    """A curled shrimp."""
    return (
        cut("M-40-72q-30-24-16-32M-36-76q-14-26 4-28", width=2.5)
        + line("M-14-36q-6 12-16 14M4-28q-4 14-12 18M22-26q0 14-6 20")
        + shape(SON, "M48-12l16-12-2 14 4 10-18-4z")
        + shape(
            ROSE,
            "M-52-68q10-24 44-24q56 2 62 50q2 20-8 34q-8 4-10-4q4-32-22-36q-16 0-30 6q-24 2-36-26z",
        )
        + cut("M-14-90q-8 16-2 44M8-88q-6 18-4 44M32-76q-14 14-14 28M48-54q-16 6-24 16")
        + disc(SOOT, -36, -70, 2)
    )


@motif(112, 136)
def squid(chance: Chance) -> str:
    """A squid."""
    return (
        line(
            "M-16-40q-14 16-8 36M-6-38q-6 20 0 36M6-38q8 16 4 36M16-40q16 12 12 34M-20-44"
            "q-22 10-24 32"
            "M20-44q22 8 26 30"
        )
        + shape(
            chance.pick((PINK, ROSE, CREAM)),
            "M0-134q40 22 42 46q-14 4-22 0q4 24-2 44q-18 8-36 0q-6-20-2-44q-8 4-22 0q2-24 42-46z",
        )
        + discs(SHELL, 5, (-8, -50), (8, -50))
        + cut("M-8-110l3 4M8-104l3 4M-4-86l3 4M10-76l2 4M-12-70l2 4")
    )


@motif(124, 84)
def shells(_chance: Chance) -> str:
    """Clams and oysters."""
    return (
        shape(TAN, "M-58-8q-6-44 30-58q38 12 34 58q-30 14-64 0z")
        + cut("M-28-62q-18 24-20 52M-28-62q-6 26-4 56M-28-62q8 24 12 54M-28-62q18 20 24 48")
        + shape(STONE, "M14-4q-4-30 20-42q28 6 26 42q-20 8-46 0z")
        + cut("M34-44q-10 18-10 36M34-44q4 18 4 38M34-44q12 14 14 32")
    )


@motif(132, 92)
def koi(chance: Chance) -> str:
    """An ornamental carp, turning."""
    body, patch = chance.pick(((SHELL, SON), (HOE, SON), (SHELL, AMBER), (SON, SHELL)))
    return (
        shape(body, "M40-38q22-26 26-42q4 22-4 36q8 12 6 32q-18-4-30-14z")
        + shape(body, "M-6-70q10-18 26-12q-4 8-2 18zM-10-16q-4 14-18 14q0-12 4-20z")
        + shape(body, "M-66-44q24-38 68-28q30 6 44 32q-14 26-46 30q-44 4-66-34z")
        + shape(
            patch,
            "M-30-68q18-8 34-4q4 16-12 20q-18 0-22-16zM14-62q18 8 24 18q-10 8-22 0q-6-8-2-18z",
        )
        + cut("M-36-62q8 18-2 36M-16-36q5 5 0 10M-2-32q5 5 0 10M12-34q5 5 0 10M-66-44q-8 2-10 10")
        + disc(SOOT, -50, -48, 2.5)
    )


@motif(156, 104)
def eel(_chance: Chance) -> str:
    """An eel in its curves."""
    return (
        shape(
            AMBER,
            "M-70-84q24-16 40 4q6 14-10 28t4 24q20 10 30-14q14-34 44-24q24 10 30 50q-14-20-32-26"
            "q-16-2-24 20q-16 28-48 18q-34-14-14-46q8-14-4-16q-16 4-16-18z",
        )
        + cut("M-44-78q8 6 2 16M-44-36q2 14 14 20M8-34q6-12 18-14")
        + disc(SOOT, -58, -80, 2)
    )


@motif(128, 96)
def frog(_chance: Chance) -> str:
    """A frog, sitting."""
    return (
        shape(LEAF, "M-34-30q-30 6-26 30h28zM34-30q30 6 26 30h-28z")
        + shape(SPROUT, "M-44-40q-4-26 16-30q28-12 56 0q20 4 16 30q-4 36-44 40q-40-4-44-40z")
        + shape(CREAM, "M-22-18q22 14 44 0q-4 18-22 18t-22-18z")
        + discs(SPROUT, 12, (-22, -78), (22, -78))
        + discs(SOOT, 3, (-22, -79), (22, -79))
        + cut("M-30-48q30 18 60 0M-14-4v4M14-4v4M-6-60h2M6-60h2")
    )


@motif(108, 126)
def jellyfish(_chance: Chance) -> str:
    """A jellyfish."""
    return (
        line(
            "M-30-64q-10 18 0 32t-4 30M-10-62q-8 18 0 34t-2 28M10-62q8 18 0 34t2 28M30-64"
            "q10 18 0 32t4 30"
        )
        + shape(PINK, "M-52-66q0-58 52-58t52 58q-13 12-26 0q-13 12-26 0q-13 12-26 0q-13 12-26 0z")
        + cut("M-36-78q2-24 20-32M-24-76q2-8 6-12")
    )
