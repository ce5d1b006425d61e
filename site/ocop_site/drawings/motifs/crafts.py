"""Things made by hand: bamboo, lacquer, pottery, cloth."""

from collections.abc import Callable

from ocop_site.drawings.motifs import signs
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
    SHELL,
    SKY,
    SON,
    SOOT,
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


@motif(168, 124)
def conical_hat(chance: Chance) -> str:
    """A palm-leaf hat, its ribbon hanging in a loop."""
    ribbon = chance.pick((SON, PLUM, CHAM, LEAF))
    return (
        shape(ribbon, "M-46-36q0 36 46 36t46-36h-14q-2 24-32 24t-32-24z")
        + shape(SHELL, "M0-122q34 50 82 90q-38 10-82 10t-82-10q48-40 82-90z")
        + cut(
            "M0-122v98M0-122l-22 96M0-122l-52 92M0-122l22 96M0-122l52 92M-62-50q62 16 124 0"
            "M-42-74q42 11 84 0M-22-98q22 7 44 0"
        )
        + shape(TAN, "M0-124l9 14q-9 4-18 0z")
    )


@motif(128, 128)
def basket(chance: Chance) -> str:
    """A woven basket with a handle."""
    cane, band = chance.pick(((TAN, CLAY), (HOE, EARTH), (CLAY, CREAM), (TAN, CHAM)))
    return (
        cut("M-48-60q0-60 48-60t48 60", TAN if band == CREAM else band, 9)
        + line("M-53-60q0-65 53-65t53 65M-43-60q0-55 43-55t43 55")
        + shape(cane, "M-56-60h112l-12 60h-88z")
        + cut(
            "M-53-42h106M-50-26h100M-47-12h94M-38-58l6 56M-18-58l4 56M0-58v56M18-58l-4 56M38-58"
            "l-6 56"
        )
        + block(band, -60, -66, 120, 13)
    )


@motif(116, 142)
def bamboo_lamp(chance: Chance) -> str:
    """A table lamp with a woven bamboo shade."""
    glow = chance.pick((HOE, CREAM, AMBER))
    return (
        shape(CLAY, "M-7-60h14v46h-14z")
        + shape(EARTH, "M-30-14h60q8 6 8 14h-76q0-8 8-14z")
        + shape(glow, "M-30-138h60q24 36 26 80h-112q2-44 26-80z")
        + cut(
            "M-52-86h104M-42-112h84M-16-136l-20 76M0-136v76M16-136l20 76M-30-112l22-24M-48-84"
            "l64-52M-34-60l70-62M-2-60l48-42M30-60l22-20"
            "M30-112l-22-24M48-84l-64-52M34-60l-70-62M2-60l-48-42M-30-60l-22-20",
            width=1.5,
        )
        + block(EARTH, -60, -64, 120, 9)
        + block(EARTH, -33, -142, 66, 9)
    )


def vase(glaze: str, sign: Callable[[], str]) -> Motif:
    """A glazed vase with one drawn motif."""

    @motif(96, 140)
    def paint(chance: Chance) -> str:
        band = chance.pick((CHAM, SON, LEAF)) if glaze == SHELL else SHELL
        return (
            shape(
                glaze,
                "M-24-140h48q4 4-8 12q-2 14 6 22q26 12 26 46q0 36-24 60h-48q-24-24-24-60"
                "q0-34 26-46q8-8 6-22q-12-8-8-12z",
            )
            + cut("M-16-122h32M-28-10h56M-24-104q24 8 48 0", band, 3.5)
            + moved(sign(), 0, -58, 0, 1.5)
        )

    return paint


@motif(156, 108)
def crockery(chance: Chance) -> str:
    """A set of bowls and plates painted with a lotus."""
    band = chance.pick((SON, CHAM))
    return (
        disc(SHELL, 26, -58, 48)
        + f'<circle stroke="{band}" stroke-width="3" cx="26" cy="-58" r="39"/>'
        + moved(signs.lotus(PINK), 36, -68, 0, 1.1)
        + shape(SHELL, "M-72-52h88q-2 34-28 46v6h-32v-6q-26-12-28-46z")
        + cut("M-70-44h84", band, 3.5)
        + moved(signs.lotus(PINK), -28, -23, 0, 0.75)
        + shape(SHELL, "M34-30h40q0 18-12 26v4h-16v-4q-12-8-12-26z")
        + cut("M35-24h38", band, 3)
    )


@motif(140, 112)
def lacquer(chance: Chance) -> str:
    """A lacquered box with an inlaid lid."""
    coat = chance.pick((SOOT, SON, EARTH))
    inlay = HOE
    return (
        shape(coat, "M-62-48h124v36q0 12-12 12h-100q-12 0-12-12z")
        + shape(coat, "M-66-56q4-50 66-50t66 50z")
        + cut("M-66-52h132", inlay, 4)
        + cut("M-50-24q8-10 16 0t16 0t16 0t16 0t16 0t16 0", inlay, 3)
        + moved(signs.lotus(PINK), 0, -76)
        + disc(inlay, 0, -109, 5)
    )


@motif(124, 132)
def picture(chance: Chance) -> str:
    """A framed folk print."""
    drawn, ground = chance.pick(
        ((signs.lotus, SKY), (signs.fish, CREAM), (signs.bloom, SPROUT), (signs.leaf, PINK))
    )
    return (
        shape(EARTH, "M-56-124h112v124h-112z")
        + shape(SHELL, "M-46-114h92v104h-92z")
        + block(ground, -36, -104, 72, 84, 2)
        + moved(drawn(), 0, -62, 0, 1.6)
        + cut("M-52-120l6 6M52-120l-6 6M-52-4l6-6M52-4l-6-6")
    )


@motif(116, 140)
def incense(chance: Chance) -> str:
    """Incense sticks in a bowl, smoking."""
    return (
        cut("M-18-112q-10-7 0-14t0-12M18-110q-10-8 0-14t0-10", width=2.5)
        + line("M-8-44l-12-64M0-44v-70M8-44l12-64")
        + discs(SON, 4, (-20, -108), (0, -114), (20, -108))
        + shape(chance.pick((CHAM, CLAY, HOE)), "M-44-46h88q4 26-20 40l4 6h-56l4-6q-24-14-20-40z")
        + cut("M-28-28q8 10 16 0t16 0t12 0", SHELL, 3)
    )


@motif(96, 142)
def broom(chance: Chance) -> str:
    """A broom of reed."""
    tie = chance.pick((SON, LEAF, CHAM))
    return (
        block(CLAY, -5, -142, 10, 66)
        + shape(TAN, "M-14-84h28q6 40 32 76q-16 12-46 8q-30 4-46-8q26-36 32-76z")
        + cut("M-10-58q-6 30-20 50M-2-58q-2 30-6 54M6-58q4 30 10 54M12-58q6 24 20 46")
        + cut("M-15-76h30M-17-66h34", tie, 5)
    )


@motif(156, 88)
def knives(_chance: Chance) -> str:
    """Two forged knives."""
    knife = (
        shape(STONE, "M-70-26q30-20 92-14v26q-60 8-92-12z")
        + shape(EARTH, "M22-38h42q10 0 10 11t-10 11h-42z")
        + discs(HOE, 2, (36, -27), (56, -27))
        + cut("M-52-22q34 12 66 6")
    )
    return moved(knife, 0, -44, -6) + moved(knife, 0, 6, 4)


@motif(144, 96)
def wood_bowl(_chance: Chance) -> str:
    """Turned wooden bowls and a spoon."""
    return (
        shape(TAN, "M36-60l30-32 6 5-24 36z")
        + shape(CLAY, "M-66-56h116q-2 44-34 56h-48q-32-12-34-56z")
        + oval(EARTH, -8, -56, 58, 11)
        + cut("M-56-38q40 14 96 0M-46-22q36 10 76 0")
    )
