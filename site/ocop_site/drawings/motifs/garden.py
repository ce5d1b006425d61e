"""Vegetables, roots and kernels."""

from ocop_site.drawings.pen import (
    AMBER,
    CLAY,
    CREAM,
    EARTH,
    HOE,
    LEAF,
    LIME,
    PLUM,
    ROSE,
    SHELL,
    SON,
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

_WEAVE = "M-52-30h104M-46-14h92M-40-44v40M-20-46v44M0-46v46M20-46v44M40-44v40"


@motif(140, 128)
def vegetable_basket(chance: Chance) -> str:
    """A basket of vegetables."""
    return (
        shape(LEAF, "M-36-48q-28-24-16-50q14 0 18 14q2-24 22-26q12 18 4 34q14-12 24 0q2 22-20 30z")
        + shape(SPROUT, "M-34-48q-6-20-4-36q12 6 12 18q4-14 12-18q8 14 2 36z")
        + disc(SON, 34, -64, 21)
        + shape(LEAF, "M34-84l-10-4 8-2 2-8 4 8 8 2z")
        + shape(chance.pick((HOE, PLUM)), "M-6-46q-6-44 14-62q16 12 10 62z")
        + shape(TAN, "M-62-52h124q-2 34-20 52h-84q-18-18-20-52z")
        + cut(_WEAVE)
        + shape(CLAY, "M-66-56h132v9h-132z")
    )


@motif(96, 128)
def greens(_chance: Chance) -> str:
    """A tied bunch of leafy greens."""
    return (
        shape(
            SPROUT, "M-16-30q-36-28-30-64q20-6 30 18q-6-40 14-52q24 10 20 50q8-24 30-18q6 38-30 66z"
        )
        + cut("M-8-30q-10-30-26-48M0-30v-78M8-30q10-28 24-46", LEAF, 3)
        + shape(SHELL, "M-16-30h32l6 24q-22 12-44 0z")
        + cut("M-8-24l-2 18M4-24l0 20")
        + block(HOE, -20, -40, 40, 9, 3)
    )


@motif(120, 96)
def cabbage(_chance: Chance) -> str:
    """A head of cabbage."""
    return (
        shape(LEAF, "M-18-4q-44-4-40-36q-4-30 24-40q36-26 70 2q26 10 22 40q2 30-40 34z")
        + shape(SPROUT, "M0-4q-38-4-36-38q8-42 36-44q28 2 36 44q2 34-36 38z")
        + cut(
            "M0-6q-8-34 0-78M-4-30q-12-6-24-22M2-30q12-6 24-22M-46-28q-4-12 2-24M46-28q4-12-2-24",
            SHELL,
            2.5,
        )
    )


@motif(124, 98)
def pumpkin(_chance: Chance) -> str:
    """A ribbed pumpkin."""
    return (
        shape(AMBER, "M-18-72q-46-8-44 36q0 36 46 34q16 4 32 0q46 2 46-34q2-44-44-36q-18-6-36 0z")
        + cut("M-14-70q-30 34-4 68M14-70q30 34 4 68M-40-62q-14 28 2 54M40-62q14 28-2 54")
        + shape(LEAF, "M-8-72q4-14-6-22l14-4q8 8 8 26z")
    )


@motif(136, 88)
def sweet_potato(chance: Chance) -> str:
    """Sweet potatoes, one cut."""
    skin, flesh = chance.pick(((PLUM, HOE), (ROSE, CREAM), (SON, AMBER)))
    return (
        shape(skin, "M-58-66q34-26 70-8q30 18 44 10q4 10-14 22q-34 26-74 12q-32-16-26-36z")
        + cut("M-34-66l8 2M-8-72l8 3M-20-48l8 3M10-56l8 2M-40-50l5 4")
        + shape(skin, "M-64-18q6-24 40-26h28q30 4 32 22t-32 22h-28q-34-2-40-18z")
        + oval(flesh, 20, -22, 18, 22)
        + cut("M14-30q8 8 10 16M-44-24l8 2M-30-12l8-2")
    )


@motif(128, 100)
def ginger(chance: Chance) -> str:
    """A knob of ginger or turmeric with a cut face."""
    skin, flesh = chance.pick(((TAN, CREAM), (CLAY, HOE), (AMBER, HOE)))
    return (
        shape(
            skin,
            "M-60-24q-6-22 16-22q8 0 10-10q-2-30 14-32q18 0 16 24q4 8 14 6q6-30 24-34q18 4 12 26"
            "q-2 12 4 20q16 10 10 28q-10 18-32 10q-14 8-30 4q-16 8-30 0q-24 2-28-20z",
        )
        + oval(flesh, 29, -77, 10, 12)
        + cut("M-36-36q8 4 8 12M-18-60q8 4 14 0M4-40q6 8 2 16M30-50q8 4 14 0M-48-22q4 6 10 6")
    )


@motif(124, 108)
def garlic(_chance: Chance) -> str:
    """A bulb of garlic and two cloves."""
    return (
        shape(
            SHELL,
            "M-12-106q8 4 16 0q-2 24 12 32q32 18 26 44q-6 28-46 28t-48-28q-4-26 28-44q16-10 12-32z",
        )
        + cut("M-6-72q-24 34-8 68M0-76q14 36 6 72M-28-60q-16 28 0 50M22-58q12 26-2 46", PLUM)
        + shape(SHELL, "M30-2q-4-26 20-40q14 20 8 38q-14 6-28 2z")
        + cut("M38-8q0-14 12-22", PLUM)
    )


@motif(124, 104)
def onion(_chance: Chance) -> str:
    """Shallots with their skins."""
    bulb = "m0 0q4 22 18 30q14 16 4 32q-22 14-44 0q-10-16 4-32q14-8 18-30z"
    return "".join(
        shape(ROSE, f"M{x}{y}{bulb}")
        + cut(f"M{x - 2}{y + 30}q-12 16-4 32M{x + 2}{y + 30}q12 16 4 32", PLUM)
        for x, y in ((4, -102), (-32, -70), (34, -68))
    )


@motif(116, 128)
def chillies(chance: Chance) -> str:
    """Three chillies hung by their stalks."""
    side = chance.pick((LEAF, SON))
    outline = "M-13 4q13-10 26 0q12 50-14 98q-22-48-12-98z"
    cap = shape(LEAF, "M-16 6q4-16 16-16t16 16q-8 8-16 2q-8 6-16-2z") + line("M0-10v-10")
    shine = cut("M-5 18q-2 22 2 40", SHELL)
    return (
        moved(shape(side, outline) + shine + cap, -14, -102, 34)
        + moved(shape(side, outline) + shine + cap, 14, -102, -34)
        + moved(shape(SON, outline) + shine + cap, 0, -104)
    )


@motif(112, 108)
def mushrooms(chance: Chance) -> str:
    """Two mushrooms."""
    cap = chance.pick((CLAY, EARTH, TAN))
    return (
        shape(SHELL, "M16-44q2 26-2 42h30q-4-20-4-42z")
        + shape(cap, "M-2-40q0-32 30-32t30 32q-30 10-60 0z")
        + shape(SHELL, "M-34-62q4 36-4 58q14 8 32 0q-6-26-4-58z")
        + shape(cap, "M-54-56q-2-50 36-50t36 50q-36 12-72 0z")
        + cut("M-42-72q4-16 16-20M-26-50l0 12M-16-50l0 18M24-34v10M-22-76l4 4M2-80l3 5")
    )


@motif(96, 130)
def corn(chance: Chance) -> str:
    """An ear of corn in its husk."""
    return (
        shape(chance.pick((HOE, HOE, PLUM)), "M0-128q26 14 24 66l-4 52h-40l-4-52q-2-52 24-66z")
        + cut("M-8-118q-8 40-4 90M8-118q8 40 4 90M-20-96h40M-24-78h48M-24-60h48M-22-42h44")
        + shape(SPROUT, "M-4-2q-42-8-40-74q28 16 40 74zM4-2q42-8 40-74q-28 16-40 74z")
        + shape(LEAF, "M0 0q-26-16-24-46q22 8 24 46q2-38 24-46q2 30-24 46z")
    )


@motif(124, 96)
def peanuts(_chance: Chance) -> str:
    """Peanuts, one of them open on its kernels."""
    pod = "M-46-20c0-18 22-24 32-13q8 7 16 2c16-12 42-5 42 12c0 19-28 25-42 13q-9-6-18 2"
    pod += "c-12 10-30 2-30-16z"
    whole = shape(TAN, pod) + cut("M-36-30v22M-24-34v30M14-34v30M28-34v26M-6-28v16")
    return moved(whole, -6, -52, -12) + moved(
        shape(TAN, pod) + discs(SON, 11, (-24, -19), (22, -18)), 8, 2, 6
    )


@motif(116, 122)
def bamboo_shoots(_chance: Chance) -> str:
    """Bamboo shoots."""
    shoot = (
        shape(TAN, "M-26 0q-6-58 26-104q32 46 26 104q-26 8-52 0z")
        + shape(CLAY, "M-28-20q-2-26 14-44q6 30 34 44q-20 22-48 0z")
        + cut("M8-80q6 20 16 30M-12-18q-4-10-2-22")
    )
    return moved(shoot, 26, -6, 16, 0.8) + moved(shoot, -16, 0)


@motif(116, 124)
def lotus_pod(_chance: Chance) -> str:
    """A lotus seed head and loose seeds."""
    return (
        line("M-2-40q2 22-6 38")
        + shape(SPROUT, "M-48-92q4 44 38 56h20q34-12 38-56z")
        + oval(LIME, 0, -94, 48, 22)
        + discs(LEAF, 6.5, (-26, -96), (-6, -104), (16, -102), (30, -92), (8, -88), (-14, -86))
        + discs(CREAM, 9, (30, -10), (46, -24), (-40, -10))
    )


def heap(kernel: str) -> Motif:
    """A wooden scoop of kernels: beans, sesame, millet, cocoa."""

    @motif(140, 78)
    def paint(_chance: Chance) -> str:
        rows = ((-38, (-34, -18, -2, 14, 30)), (-51, (-26, -10, 6, 22)), (-63, (-12, 4)))
        return (
            discs(kernel, 9, *((x, y) for y, xs in rows for x in xs))
            + shape(CLAY, "M-60-38h108l20-8q6 6-2 12l-20 12q-8 20-30 22h-40q-30-4-36-38z")
            + cut("M-44-24q10 14 30 14")
        )

    return paint


@motif(120, 92)
def tubers(_chance: Chance) -> str:
    """Potatoes or taro."""
    return (
        shape(TAN, "M4-60q26-26 48-2q14 30-14 44q-36 6-44-14q-2-16 10-28z")
        + shape(CLAY, "M-58-28q0-38 38-40q40 2 36 40q-8 28-40 28q-32-2-34-28z")
        + cut("M-40-42l6 2M-20-50l5 3M-30-24l6 2M-6-28l4-2M24-56l5 3M36-40l5 2M20-36l4 3")
    )
