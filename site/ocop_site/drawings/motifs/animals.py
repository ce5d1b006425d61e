"""Animals and what comes from them fresh."""

from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    CLAY,
    CREAM,
    EARTH,
    HOE,
    LEAF,
    PINK,
    ROSE,
    SHELL,
    SKY,
    SON,
    SOOT,
    STONE,
    TAN,
    Chance,
    Motif,
    cut,
    disc,
    discs,
    line,
    motif,
    oval,
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


@motif(140, 132)
def hen(chance: Chance) -> str:
    """A hen as on the old prints."""
    body = chance.pick((AMBER, SHELL, SOOT, SON))
    mark = SHELL if body == SOOT else ""
    return (
        line("M-4-20v18M14-20v18M-4-2h-12M-4-2h8M14-2h-10M14-2h10")
        + shape(LEAF, "M36-70q10-42 34-40q-4 14-8 18q10 2 10 12q-10 18-28 34z")
        + shape(
            body,
            "M-34-108q-14 2-12 16q4 24-2 40q0 32 44 36q50-2 52-54q-24 16-46 4"
            "q-12-8-12-26q-2-18-24-16z",
        )
        + shape(
            SON, "M-40-106q-4-18 6-14q4-14 12-4q10-2 8 16q-14-8-26 2zM-46-92q-6 12 0 16q8-2 4-14z"
        )
        + shape(HOE, "M-46-98l-14 6 14 6z")
        + shape(CHAM, "M-16-56q20-12 42 4q-4 22-24 20q-18-6-18-24z")
        + cut("M-4-50q4 8 12 10M6-54q4 6 12 8", SHELL)
        + cut("M-34-66q4 20 18 34M-30-50l-6 2M-26-40l-6 2", mark)
        + disc(SHELL, -32, -94, 3.5)
    )


@motif(140, 104)
def duck(_chance: Chance) -> str:
    """A duck."""
    return (
        shape(HOE, "M-52-86l-18 6q2 8 16 8z")
        + shape(
            SHELL,
            "M-36-104q-18 0-18 18q0 10 8 18q-6 12-6 26q4 36 56 38q46-2 62-50q-14 6-24-4"
            "q-22 12-44 2q-18-6-16-26q-2-22-18-22z",
        )
        + shape(STONE, "M-20-48q30-12 58 4q-12 24-36 20q-18-4-22-24z")
        + disc(SOOT, -40, -88, 2)
        + cut("M-4-38q6 6 16 6M8-44q6 6 14 5M-44-66q10 6 20 0")
        + line("M-4-5l-6 5h12M16-6l-4 6h12")
    )


@motif(148, 104)
def pig(_chance: Chance) -> str:
    """A pig with the whorls of the Đông Hồ print."""
    return (
        shape(SOOT, "M-40-20v18h14v-14M38-22v20h14v-24")
        + shape(
            PINK,
            "M-66-44q0-20 18-26l-2-18q16 0 22 12q34-14 68 0q30 14 26 40q-4 26-40 28h-50"
            "q-24-2-28-14q-14-4-14-22z",
        )
        + cut("M8-44q0-14 12-12q12 4 8 16q-8 12-22 6q-14-10-6-26q12-16 32-8q18 12 12 32", width=2.5)
        + line("M64-52q14-10 6-20")
        + shape(ROSE, "M-68-46h10v18h-8q-8-8-2-18z")
        + disc(SOOT, -46, -56, 2.5)
        + cut("M-64-40v4M-36-72q2 12-4 18")
    )


@motif(172, 124)
def buffalo(chance: Chance) -> str:
    """A water buffalo, its head low."""
    coat = chance.pick((STONE, EARTH, CLAY))
    return (
        shape(coat, "M-30-38v38h17v-30M34-38v38h17v-34M-6-36v32h15v-28M56-50v46h14v-48")
        + line("M76-80q14 20 4 44")
        + shape(
            coat, "M-44-88q20-18 62-16q50-2 58 24q8 24 0 42q-22 16-56 12q-42 4-62-10q-16-26-2-52z"
        )
        + shape(coat, "M-60-88q-12-2-18-8q2 16 14 18zM-34-88q12-2 18-8q-2 16-14 18z")
        + shape(coat, "M-64-86q16-12 32 0q4 16-4 34q4 16-12 18q-16-2-12-18q-8-18-4-34z")
        + shape(SHELL, "M-56-90q-34-4-26-34q10 22 34 22t34-22q8 30-26 34q-8-4-16 0z")
        + cut(
            "M-58-56q10 6 20 0M-52-44v2M-44-44v2M12-92q-6 20 2 36M36-94q-8 14-2 30M-20-60"
            "q6 14 18 18"
        )
        + discs(SOOT, 2, (-56, -74), (-40, -74))
    )


@motif(128, 96)
def eggs(chance: Chance) -> str:
    """Eggs in a nest of straw."""
    shell = chance.pick((SHELL, CREAM, TAN))
    egg = "m0 0q23 4 23 34q0 20-23 20t-23-20q0-30 23-34z"
    return (
        shape(shell, f"M-28-82{egg}")
        + shape(shell, f"M28-80{egg}")
        + shape(shell, f"M0-94{egg}")
        + shape(
            HOE,
            "M-62-44q12 10 22 2q10 10 22 2q10 10 20 2q10 8 22-2q12 8 38-4"
            "q-2 44-36 44h-52q-34 0-36-44z",
        )
        + cut("M-50-26l22 8M-36-12l24-10M-14-26l22 14M8-12l24-12M30-26l18 10M-12-6h22M46-34l6 8")
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


@motif(96, 136)
def birdcage(chance: Chance) -> str:
    """A songbird in a bamboo cage."""
    bird = chance.pick((HOE, SKY, SON))
    return (
        line("M0-136v14")
        + shape(CREAM, "M-44-8v-66q2-48 44-48t44 48v66z")
        + shape(bird, "M-20-46q-2-14 12-14q10 2 12 14q12 4 20 20q-26 6-38-6q-6-6-6-14z")
        + shape(HOE, "M-19-52l-9 3 9 3z")
        + disc(SOOT, -12, -52, 1)
        + line(
            "M-30-26h60M-28-112q-4 60 0 104M28-112q4 60 0 104M0-122v60M0-24v16M-14-118v54M14-118v70"
        )
        + shape(CLAY, "M-48-12h96v12h-96z")
    )


@motif(124, 96)
def swallow_nest(_chance: Chance) -> str:
    """A swiftlet's nest with two eggs."""
    return (
        oval(TAN, 0, -60, 52, 18)
        + oval(SHELL, -14, -62, 14, 17)
        + oval(SHELL, 14, -62, 14, 17)
        + shape(SHELL, "M-60-66q10 20 60 20t60-20q10 62-46 66h-28q-56-4-46-66z")
        + cut(
            "M-56-44q20 14 56 14t56-14M-52-28q20 16 52 14t50-16M-40-14q18 10 40 8t38-8M-58-56"
            "q10 10 24 12M34-34q14-2 24-10",
            TAN,
        )
    )
