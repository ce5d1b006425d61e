"""Food made in the kitchen and in small works: cakes, noodles, sweets, smoked and dried meat."""

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
    LIME,
    ROSE,
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


def noodles(strand: str) -> Motif:
    """Two folded bundles of dried noodles tied with a straw."""

    @motif(138, 96)
    def paint(chance: Chance) -> str:
        tie = chance.pick((SON, LEAF, CHAM))
        bundle = (
            shape(strand, "M-60-2q-10-2-8-20t8-20h120q10 2 8 20t-8 20z")
            + cut("M-60-34h46M-62-26h48M-62-18h48M-62-10h48M14-34h46M14-26h48M14-18h48M14-10h48")
            + block(tie, -12, -44, 24, 44, 3)
        )
        return moved(bundle, 2, -42, 0, 0.86) + bundle

    return paint


@motif(132, 122)
def noodle_bowl(chance: Chance) -> str:
    """A bowl of noodles with herbs, chopsticks laid across."""
    return (
        cut("M-22-90q-10-8 0-16t0-14M8-90q-10-8 0-16t0-14", width=2.5)
        + shape(CREAM, "M-56-54q4-20 22-16q10-12 26-4q14-8 26 2q16-6 24 4q10 2 14 14z")
        + cut("M-42-58q4-8 12-6M-24-64q8-6 16 2M-4-58q6-8 14-4")
        + shape(LEAF, "M16-60q4-18 26-16q-2 16-26 16z")
        + discs(SON, 6, (-30, -64), (0, -68))
        + shape(chance.pick((CHAM, SON, SHELL)), "M-62-56h124q-2 42-40 50v6h-44v-6q-38-8-40-50z")
        + cut("M-46-40q8 8 16 0t16 0t16 0t16 0t16 0t12 0", HOE, 3)
        + line("M-8-78l74-12M-8-70l74-8")
    )


@motif(128, 118)
def rice_papers(chance: Chance) -> str:
    """Rounds of rice paper drying on a bamboo frame."""
    sheet = chance.pick((SHELL, CREAM))
    specks = cut("M-14-66l2 2M6-80l2 2M18-58l2 2M-4-44l2 2M-22-48l2 2M10-92l2 2", AMBER, 2.5)
    return (
        oval(TAN, 0, -58, 64, 58)
        + oval(sheet, 0, -58, 54, 48)
        + cut("M-54-58h108M0-106v96M-38-92l76 68M38-92l-76 68", TAN)
        + (specks if chance.pick((0, 1)) else "")
        + cut("M-36-52q4 18 20 26")
    )


@motif(134, 92)
def rice_paper_stack(chance: Chance) -> str:
    """A stack of rice papers tied crosswise."""
    tie = chance.pick((SON, LEAF))
    return (
        shape(SHELL, "M-62-48v24q2 24 62 24t62-24v-24z")
        + cut("M-62-38q4 22 62 22t62-22M-62-28q4 22 62 22t62-22")
        + oval(SHELL, 0, -50, 62, 28)
        + cut("M-24-62l3 2M-6-70l3 2M24-64l3 2M-36-48l3 2M34-46l3 2M-14-36l3 2", AMBER, 2.5)
        + cut("M-50-66q50 6 84 40v26M50-66q-50 6-84 40v26", tie, 6)
    )


def leaf_rolls(tie: str) -> Motif:
    """Nem or chả rolled in leaf and tied, three in a pile; one shows its cut."""

    @motif(140, 96)
    def paint(_chance: Chance) -> str:
        roll = (
            shape(LEAF, "M-58-40h100v40h-100q-10-20 0-40z")
            + cut("M-44-38q-6 18 0 36M28-38q-6 18 0 36", tie, 4)
            + cut("M-34-28h50M-30-14h40", SPROUT, 2)
        )
        end = oval(ROSE, 44, -20, 11, 20) + discs(SON, 2, (42, -26)) + discs(SHELL, 2, (46, -14))
        return moved(roll + oval(SPROUT, 44, -20, 11, 20), 8, -46, 0, 0.9) + roll + end

    return paint


@motif(118, 130)
def smoked_strips(chance: Chance) -> str:
    """Strips of meat hung over a hearth."""
    meat = chance.pick((EARTH, SON, "#5E2A1C"))
    strip = "m0 0q8-4 16 0l2 62q-8 14-18 2z"
    return (
        cut("M-20-10q-10-8 0-16t0-16M20-10q-10-8 0-16t0-16", width=2.5)
        + shape(meat, f"M-46-112{strip}M-22-114{strip}M4-112{strip}M28-114{strip}")
        + cut("M-40-92l4 20M-36-66l2 10M-14-96l4 22M10-92l4 22M14-62l2 10M34-94l4 20", SHELL)
        + block(CLAY, -58, -122, 116, 10)
        + shape(HOE, "M-28 0q-6-14 8-20q0 8 8 8q-2-16 12-24q2 12 10 16q4 2 6-4q14 12 4 24z")
    )


@motif(128, 118)
def sausages(_chance: Chance) -> str:
    """Pairs of sausages hung over a rod."""
    link = "q-14 6-14 22v30q2 16 14 16t14-16v-30q0-16-14-22z"
    fat = "M-46-50l3 2M-38-34l3 2M-10-56l3 2M-3-40l3 2M27-50l3 2M36-32l3 2"
    return (
        cut("M-42-108v26M-4-108v20M34-108v26", width=2.5)
        + shape(SON, f"M-42-80{link}M-4-88{link}M34-80{link}")
        + cut("M-48-54v28M-10-62v28M28-54v28", ROSE, 3)
        + cut(fat, SHELL)
        + block(CLAY, -62, -116, 124, 10)
    )


@motif(124, 124)
def dried_fish(chance: Chance) -> str:
    """Fish split and hung to dry."""
    back = chance.pick((STONE, TAN, SKY))
    one = (
        shape(back, "M0-84q-26 26-4 62l-12 18h32l-12-18q22-36-4-62z")
        + cut("M0-70v44M-8-58l8 6 8-6M-9-46l9 6 9-6M-7-34l7 5 7-5")
        + line("M0-84v-18")
    )
    return line("M-60-116q60 12 120 0") + "".join(
        moved(one, x, y) for x, y in ((-38, -10), (0, -4), (38, -10))
    )


@motif(116, 126)
def rice_sack(chance: Chance) -> str:
    """An open sack of rice."""
    band = chance.pick((SON, LEAF, CHAM))
    return (
        shape(SHELL, "M-36-92q10-26 36-26t36 26z")
        + cut("M-14-104l5 2M0-110l5 2M12-102l5-2M-22-96l4 2M2-98l5 1")
        + shape(TAN, "M-40-92q-16 20-14 52q0 24 8 40h92q8-16 8-40q2-32-14-52z")
        + shape(CREAM, "M-44-98q44 14 88 0q8 8 0 16q-44 14-88 0q-8-8 0-16z")
        + cut("M-53-22q53 12 106 0M-52-14q52 12 104 0", band, 4)
        + moved(signs.grain(), 0, -48, 0, 1.3)
        + cut("M-44-66l6 4M-46-50l6 4M40-66l-6 4M44-50l-6 4")
    )


def pouch(front: str, sign: Callable[[], str]) -> Motif:
    """A sealed bag with a picture of what is inside."""

    @motif(92, 132)
    def paint(chance: Chance) -> str:
        trim = chance.pick((SON, CHAM, LEAF, HOE))
        return (
            shape(front, "M-44-124h88l-4 20 6 96q-2 6-8 8h-76q-6-2-8-8l6-96z")
            + shape(trim if trim != front else SHELL, "M-44-132h88v18h-88z")
            + cut("M-36-123h72", SHELL)
            + disc(SHELL, 0, -58, 32)
            + moved(sign(), 0, -57, 0, 1.3)
            + cut("M-26-16h52")
        )

    return paint


def loose_tea(pile: str) -> Motif:
    """A dish heaped with dried leaves, buds or flowers."""

    @motif(132, 82)
    def paint(_chance: Chance) -> str:
        return (
            shape(pile, "M-54-34q14-36 38-36q18-14 38 2q26 6 32 34z")
            + cut(
                "M-34-44l10-8M-18-40l8-12M-8-62l10 4M4-44l12-6M22-58l6 8M30-42l10-4M-24-58l8 2"
                "M10-70l6 4",
                LIME,
            )
            + shape(TAN, "M-66-36h132q-8 32-44 36h-44q-36-4-44-36z")
            + cut("M-54-24q54 16 108 0M-42-12q42 10 84 0")
        )

    return paint
