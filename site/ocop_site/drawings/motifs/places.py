"""Whole scenes, as wide as the sheet: villages, fields, rivers, coasts.

No map and no border is ever drawn here.
"""

from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    CLAY,
    CREAM,
    EARTH,
    HOE,
    LEAF,
    LIME,
    SHEET,
    SHELL,
    SKY,
    SON,
    SPROUT,
    TAN,
    Chance,
    block,
    cut,
    disc,
    discs,
    flat,
    line,
    motif,
    moved,
    oval,
    shape,
)

_TEA_ROW = "#2C5A3A"

_PALM = (
    "M0 0q4-34-2-62h8q4 30 4 62z",
    "M2-60q-30-14-38 8q20-8 38-8q-20 6-20 24q16-6 20-24q14 2 22 22q10-18-22-22q20-6 38 6"
    "q-4-24-38-6q4-20-12-26q-8 16 12 26z",
)


def _palm(x: int, y: int, scale: float = 1) -> str:
    return moved(shape(CLAY, _PALM[0]) + shape(LEAF, _PALM[1]), x, y, 0, scale)


def _house(wall: str, roof: str) -> str:
    """A house on stilts, its foot at 0,0."""
    return (
        line("M-40 0v-34M-14 0v-34M14 0v-34M40 0v-34")
        + shape(wall, "M-44-58h88v28h-88z")
        + shape(EARTH, "M-8-54h18v24h-18z")
        + cut("M-34-58v28M-24-58v28M24-58v28M34-58v28")
        + shape(roof, "M-58-54l22-40h72l22 40z")
        + cut("M-30-88l-14 28M-10-90l-6 32M10-90l6 32M30-88l14 28")
        + line("M-6-30l-10 30M6-30l-2 30M-9-20h14M-12-10h15")
    )


@motif(*SHEET)
def stilt_village(chance: Chance) -> str:
    """A house on stilts before hills and fields."""
    first, second = chance.pick(((LEAF, SPROUT), (SPROUT, LEAF), (CHAM, SPROUT)))
    return (
        shape(first, "M-170-66q50-76 106-40q40-52 98-20q50-40 136 50v20h-340z")
        + shape(second, "M-170-66q90-22 170-6t170-8v90h-340z")
        + cut("M-160-20q60-22 120-8M-150-8q70-18 130-4M60-14q50-14 100-6M40-4q60-12 120-2", LIME)
        + moved(_house(TAN, chance.pick((EARTH, CLAY, HOE))), chance.between(-50, 30), -30)
        + _palm(104, -28)
        + _palm(-124, -34, 0.8)
    )


@motif(*SHEET)
def terraces(chance: Chance) -> str:
    """Rice terraces under a hut."""
    ripe, green = chance.pick(((HOE, SPROUT), (LIME, LEAF), (SPROUT, HOE)))
    return (
        shape(LEAF, "M-170-86q60-70 120-34q60-60 130-4q50-20 90 20v24h-340z")
        + shape(ripe, "M-170-84q60-26 140-10t200-22v126h-340z")
        + shape(green, "M-170-62q80-22 150-6t190-20v98h-340z")
        + shape(ripe, "M-170-40q90-20 160-4t180-18v72h-340z")
        + shape(green, "M-170-18q90-18 170-2t170-14v44h-340z")
        + cut("M-140-70q30-8 60-6M40-80q40-4 80-14M-110-28q40-8 80-2M60-34q40-4 80-12")
        + moved(_house(TAN, EARTH), chance.between(-80, 70), -70, 0, 0.62)
    )


@motif(*SHEET)
def river_boat(chance: Chance) -> str:
    """A sampan among limestone peaks."""
    return (
        shape(LEAF, "M-170-60q4-70 34-78q32 8 36 78zM60-60q2-76 44-84q50 10 66 84z")
        + shape(SPROUT, "M-116-60q2-54 34-58q34 4 40 58zM8-60q6-48 34-50q26 4 30 50z")
        + cut("M-140-118q-6 20-2 40M98-124q-10 24-4 48M122-114q10 18 8 36M-86-100q-6 14-2 30")
        + shape(SKY, "M-170-62h340v72h-340z")
        + moved(
            shape(EARTH, "M-72-22q70 16 144 0q-14 28-40 28h-64q-26 0-40-28z")
            + shape(chance.pick((SON, CHAM, CLAY)), "M-16-16q-4-30 16-32q20 2 18 32z")
            + shape(SHELL, "M0-66l30 24q-30 8-60 0z")
            + line("M14-34l40-22M20-40l-52 58"),
            chance.between(-40, 20),
            -26,
        )
        + cut(
            "M-150-44q10-8 20 0t20 0M70-40q10-8 20 0t20 0M-130-8q10-8 20 0t20 0M90-10q10-8 20 0"
            "t20 0"
        )
    )


@motif(*SHEET)
def covered_bridge(chance: Chance) -> str:
    """A tiled bridge over a canal between rice fields."""
    return (
        shape(SPROUT, "M-170-78q170-26 340 0v88h-340z")
        + _palm(-128, -70, 0.9)
        + _palm(130, -70, 0.8)
        + shape(SKY, "M-50-68h100l50 78h-200z")
        + shape(
            CREAM, "M-96-54q96-44 192 0v20q-14-12-40-12q-26 2-34 22h-44q-8-20-34-22q-26 0-40 12z"
        )
        + shape(SHELL, "M-74-62v-24h148v24q-74-28-148 0z")
        + line("M-50-68v-20M-24-74v-16M0-76v-14M24-74v-16M50-68v-20")
        + shape(chance.pick((SON, CLAY)), "M-96-84q16-6 22-32q74-18 148 0q6 26 22 32q-96-20-192 0z")
        + cut("M-60-112l-10 20M-36-116l-6 20M-12-118l-2 18M12-118l2 18M36-116l6 20M60-112l10 20")
        + cut(
            "M-14-16q8-6 16 0M-34-4q8-6 16 0M16-4q8-6 16 0M-150-30l-8 20M-130-34l-10 26M130-34"
            "l10 26M150-30l8 20"
        )
    )


@motif(*SHEET)
def basket_boats(chance: Chance) -> str:
    """Round basket boats drawn up by the sea."""
    return (
        shape(SKY, "M-170-96h340v106h-340z")
        + cut(
            "M-160-80q10-8 20 0t20 0t20 0M0-84q10-8 20 0t20 0t20 0M-60-68q10-8 20 0t20 0M80-70"
            "q10-8 20 0t20 0"
        )
        + moved(
            shape(SHELL, "M0-60v44h34q-8-26-34-44z")
            + shape(chance.pick((SON, CHAM)), "M-34-12h76q-8 16-20 16h-38q-12 0-18-16z")
            + line("M0-62v52"),
            chance.between(-100, -70),
            -92,
        )
        + shape(CREAM, "M-170-46q90-24 180-8t160-10v74h-340z")
        + moved(
            oval(EARTH, 0, -34, 56, 16)
            + shape(CLAY, "M-56-34q0 36 34 38h44q34-2 34-38q-8 16-56 16t-56-16z")
            + cut("M-44-14q44 16 88 0M-32-18v16M-12-14v16M12-14v16M32-18v16"),
            30,
            -18,
        )
        + line("M0-46l70-34")
        + _palm(122, -40, 1.1)
    )


@motif(*SHEET)
def orchard(chance: Chance) -> str:
    """Fruit trees and a path to a house."""
    fruit = chance.pick((SON, HOE, AMBER))
    tree = (
        shape(EARTH, "M-6 0q4-20 0-40h14q-4 20 2 40z")
        + shape(LEAF, "M-36-40q-18-16 0-32q0-28 30-26q24-14 38 10q24 8 12 32q0 16-16 18z")
        + discs(fruit, 7, (-22, -58), (0, -78), (20, -58), (28, -76), (-4, -54))
    )
    return (
        shape(SPROUT, "M-170-70q90-34 180-10t160-14v104h-340z")
        + moved(_house(SHELL, chance.pick((CLAY, SON))), 8, -62, 0, 0.74)
        + shape(CREAM, "M-8-62h20q8 34 60 72h-124q50-34 44-72z")
        + moved(tree, -104, -24)
        + moved(tree, 108, -26, 0, 0.95)
        + cut("M-60-10q0-8-4-14M-54-10q0-8 4-14M70-20q0-8-4-14M76-20q0-8 4-14")
    )


@motif(*SHEET)
def salt_field(chance: Chance) -> str:
    """White heaps of salt between ponds."""
    heap = shape(SHELL, "M-5-62q5-4 10 0l44 58q-49 10-98 0z") + cut(
        "M-6-44l-18 26M8-38l16 24M-2-26l-6 12"
    )
    return (
        flat(SKY, "M-170-92h340v100h-340z")
        + cut(
            "M-170-92h340M-170-56h340M-60-92l-40 36M70-92l40 36M-20-56l-20 66M60-56l44 66",
            width=2.5,
        )
        + moved(heap, -106, -58, 0, 0.6)
        + moved(heap, 112, -60, 0, 0.56)
        + moved(
            line("M0-44l-16 46M0-44l16 46M-9-16h18")
            + shape(
                chance.pick((SON, CHAM, HOE)),
                "M0-46l-8-36h16zM0-46l36-8v16zM0-46l8 36h-16zM0-46l-36 8v-16z",
            )
            + disc(SHELL, 0, -46, 5),
            chance.pick((-10, 10)),
            -84,
        )
        + moved(heap, -50, -12)
        + moved(heap, 62, -8, 0, 1.2)
    )


@motif(*SHEET)
def tea_hills(chance: Chance) -> str:
    """Rows of tea on round hills, a picker's hat among them."""
    far, near = chance.pick(((LEAF, SPROUT), (SPROUT, LEAF)))
    return (
        shape(far, "M-170-74q40-60 96-40q60-56 120-6q60-40 124 26v74h-340z")
        + cut("M-150-84q40-34 80-16M-60-90q60-38 110 8M60-92q50-20 90 16", _TEA_ROW, 4)
        + shape(near, "M-170-40q80-60 160-22t180-26v98h-340z")
        + cut(
            "M-164-26q80-50 154-16t170-20M-164-10q80-40 154-10t170-16M-164 4q90-30 154-4t170-12",
            _TEA_ROW,
            5,
        )
        + moved(
            shape(chance.pick((SON, CHAM, HOE)), "M-20 6q0-34 20-34t20 34z")
            + shape(TAN, "M14-18h24l-4 26h-16z")
            + shape(SHELL, "M0-52l32 24q-32 8-64 0z"),
            chance.between(-70, 60),
            -36,
        )
    )


@motif(*SHEET)
def sugar_palms(chance: Chance) -> str:
    """Sugar palms along a rice field."""
    fan = (
        shape(EARTH, "M-5 0q4-50 0-92h10q-2 42 2 92z")
        + shape(
            LEAF,
            "M0-84q-10 16-22 4q-20 6-18-14q-16-10-2-24q-4-20 16-18q8-18 26-6q18-12 26 6"
            "q20-2 16 18q14 14-2 24"
            "q2 20-18 14q-12 12-22-4z",
        )
        + cut("M0-88l-24-2M0-90l-28-20M0-92l-8-32M0-92l8-32M0-90l28-20M0-88l24-2", SPROUT, 2.5)
    )
    return (
        shape(chance.pick((LIME, HOE, SPROUT)), "M-170-58q170-22 340 0v68h-340z")
        + moved(fan, -92, -46, 0, 0.72)
        + moved(fan, 96, -44, 0, 0.68)
        + moved(fan, 10, -30, 0, 1.15)
        + cut(
            "M-150-24l-8 14M-120-28l-6 16M-60-20l-4 16M-30-14l-2 10M50-16l2 12M80-26l6 16M130-24"
            "l8 16M150-30l6 14"
        )
    )


@motif(*SHEET)
def fishing_boats(chance: Chance) -> str:
    """Painted boats on the open sea."""
    hull, stripe = chance.pick(((CHAM, SON), (LEAF, HOE), (SON, HOE)))
    boat = (
        line("M10-70v-24M10-92l40 40")
        + shape(SHELL, "M-14-70h40v32h-40z")
        + block(SKY, -6, -62, 10, 10, 2)
        + block(SKY, 10, -62, 10, 10, 2)
        + shape(hull, "M-70-46q40 14 140-4q-4 40-30 50h-80q-24-10-30-46z")
        + cut("M-66-32q60 14 130-4", stripe, 5)
        + disc(SHELL, 50, -30, 5)
    )
    return (
        flat(SKY, "M-170-84h340v94h-340z")
        + line("M-170-84h340")
        + moved(boat, -96, -66, 0, 0.5)
        + moved(boat, chance.between(20, 50), -22, 0, 1.15)
        + shape(
            CHAM,
            "M-170-30q14-18 28 0q14-18 28 0q14-18 28 0q14-18 28 0q14-18 28 0q14-18 28 0"
            "q14-18 28 0q14-18 28 0q14-18 28 0"
            "q14-18 28 0q14-18 28 0q14-18 28 0v40h-336z",
        )
        + cut(
            "M-150-10q10-8 20 0t20 0M-60-8q10-8 20 0t20 0M40-10q10-8 20 0t20 0M110-6q10-8 20 0"
            "t20 0",
            SHELL,
        )
    )
