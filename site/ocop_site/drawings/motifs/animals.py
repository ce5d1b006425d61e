"""Animals of yard and air, their eggs and nests."""

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
    cut,
    disc,
    discs,
    line,
    motif,
    oval,
    shape,
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
