"""Fruits of the south and the hot plains, and dried fruit."""

from ocop_site.drawings.pen import (
    AMBER,
    CREAM,
    EARTH,
    HOE,
    LEAF,
    LIME,
    MAGENTA,
    PINK,
    PLUM,
    SHELL,
    SON,
    SPROUT,
    TAN,
    Chance,
    Motif,
    cut,
    disc,
    discs,
    line,
    motif,
    moved,
    oval,
    shape,
)


@motif(124, 104)
def coconut(_chance: Chance) -> str:
    """Half a ripe coconut with thick flesh, the whole nut behind it."""
    return (
        disc(EARTH, 22, -62, 42)
        + cut("M10-98q14 10 14 26M34-98q-8 8-10 24M52-88q-14 2-28 16M58-66q-16-4-32 0")
        + shape(EARTH, "M-62-46q0 46 48 46t48-46z")
        + oval(SHELL, -14, -46, 48, 20)
        + oval(CREAM, -14, -44, 32, 11)
        + cut("M-46-22q4 8 12 13M-30-16q4 6 10 8")
    )


@motif(116, 132)
def green_coconut(_chance: Chance) -> str:
    """A green coconut opened for drinking."""
    return (
        shape(LEAF, "M-50-84q-16 44 14 72q36 20 72 0q30-28 14-72z")
        + cut("M-30-20q-16-18-10-46M-12-10q-10-20-6-48M34-24q10-16 8-38")
        + line("M10-86l20-44h16")
        + oval(SHELL, 0, -84, 50, 16)
        + oval(CREAM, 0, -83, 30, 8)
    )


@motif(132, 122)
def bananas(chance: Chance) -> str:
    """A hand of bananas."""
    skin = chance.pick((HOE, HOE, LIME))
    finger = "M0-100c-34 18-56 46-54 84q10 12 18 0c2-30 16-46 44-62z"
    return (
        shape(skin, finger)
        + shape(skin, "M2-100c-14 22-28 50-18 92q12 10 18-2c-4-34 6-52 22-68z")
        + shape(skin, "M4-102c8 24 8 54 28 90q14 4 16-8c-16-28-18-52-18-70z")
        + shape(skin, "M6-102c22 14 26 40 54 60q12-4 8-16c-22-14-26-36-40-50z")
        + shape(EARTH, "M-8-104l2-18h20l4 20q-12 8-26-2z")
        + cut("M-40-36q6-22 24-38M4-40q0-20 8-34M32-42q-4-14-4-26")
    )


@motif(100, 138)
def dragon_fruit(_chance: Chance) -> str:
    """A dragon fruit with its green flames."""
    return (
        shape(LEAF, "M-8-96q-6-24-18-34q18-2 24 14q0-16 10-22q6 14 0 24q12-12 26-8q-14 8-18 28z")
        + oval(MAGENTA, 0, -52, 44, 52)
        + shape(
            SPROUT,
            "M-40-72q-14-6-14-22q16 6 24 20zM40-70q14-6 14-22q-16 6-24 20z"
            "M-44-42q-14 0-20-14q16-2 26 6zM44-42q14 0 20-14q-16-2-26 6z"
            "M-12-80q-8-10-4-24q12 10 12 22zM16-52q-6-14 4-26q8 14 4 26z"
            "M-20-40q-10-10-6-24q12 8 14 22zM-2-14q-6-12 2-24q10 12 6 24z",
        )
    )


@motif(92, 104)
def dragon_half(_chance: Chance) -> str:
    """A dragon fruit cut open."""
    seeds = (
        "M-14-70v2M4-78v2M16-62v2M-4-58v2M-20-48v2M8-44v2M22-42v2M-8-36v2M-18-28v2M4-24v2M16-26v2"
    )
    return oval(MAGENTA, 0, -52, 42, 50) + oval(SHELL, 0, -52, 33, 41) + cut(seeds, width=3.5)


@motif(116, 138)
def durian(chance: Chance) -> str:
    """A durian or jackfruit on its stalk."""
    skin = chance.pick((LIME, SPROUT))
    thorns = "".join(
        f"M{x - 6}{y:+d}l6-9 6 9"
        for y, xs in (
            (-92, (-14, 12)),
            (-72, (-32, -2, 28)),
            (-50, (-38, -14, 14, 38)),
            (-28, (-30, 0, 28)),
        )
        for x in xs
    )
    return (
        line("M0-110v-24M-8-134h16")
        + shape(
            skin,
            "M-10-116l12 2 14 0 10 8 14 6 6 14 10 10-2 16 6 14-8 12-2 16-14 8-8 12-16 0-12 8"
            "-12-8-16 0-8-12-14-8-2-16-8-12 6-14-2-16 10-10 6-14 14-6z",
        )
        + cut(thorns, width=2.5)
    )


@motif(84, 150)
def pineapple(_chance: Chance) -> str:
    """A pineapple."""
    return (
        shape(
            LEAF,
            "M-10-96q-26-12-30-34q22 2 26 14q-4-22 2-34q14 12 14 30q4-20 18-26q4 20-6 34"
            "q8-12 26-10q-6 22-28 28z",
        )
        + shape(HOE, "M-24-98q-14 8-14 46t16 50q22 6 44 0q16-12 16-50t-14-46q-24-8-48 0z")
        + cut(
            "M-34-74l56 74M-20-98l56 66M-38-46l32 46M4-100l32 36M34-74l-56 74M20-98l-56 66"
            "M38-46l-32 46M-4-100l-32 36",
            width=2,
        )
    )


@motif(112, 104)
def melon(chance: Chance) -> str:
    """A netted melon or a striped water melon."""
    netting = cut(
        "M0-98q-44 48 0 96M0-98q44 48 0 96M-26-90q-50 44 0 84M26-90q50 44 0 84M-50-62"
        "q50 12 100 0M-52-34q52 12 104 0",
        SHELL,
    )
    stripes = cut(
        "M0-97l-6 17 8 20-8 20 8 20-4 16M-26-90l-12 20 4 20-6 20 10 20M26-90l12 20-4 20 6 20-10 20",
        LEAF,
        6,
    )
    return (
        oval(SPROUT, 0, -50, 54, 48)
        + chance.pick((netting, stripes))
        + line("M0-98q0-12 10-12")
        + oval("none", 0, -50, 54, 48)
    )


@motif(92, 116)
def avocado(_chance: Chance) -> str:
    """Half an avocado with its stone."""
    return (
        shape(
            LEAF,
            "M0-116c20 0 24 26 32 44c12 22 14 34 12 44c-6 22-24 28-44 28s-38-6-44-28"
            "c-2-10 0-22 12-44c8-18 12-44 32-44z",
        )
        + shape(
            LIME,
            "M0-104c12 0 16 20 22 38c10 20 14 28 11 36c-5 16-18 20-33 20s-28-4-33-20"
            "c-3-8 1-16 11-36c6-18 10-38 22-38z",
        )
        + disc(EARTH, 0, -36, 19)
        + cut("M-9-40q2-6 8-7", SHELL)
    )


@motif(104, 134)
def cashew(chance: Chance) -> str:
    """A cashew apple with its nut below."""
    return (
        line("M0-126v-8")
        + shape(TAN, "M-16-44q-24 18-8 36q24 14 44-6q8-20-6-26q-8-2-10 6q-4 8-8 0q-2-10-12-10z")
        + cut("M-18-20q6 8 18 6")
        + shape(
            chance.pick((SON, HOE, AMBER)),
            "M0-128q26 0 28 28q16 22 10 48q-18 18-38 16q-20 2-38-16q-6-26 10-48q2-28 28-28z",
        )
        + cut("M-22-58q-8-18 4-36M-12-52q-3-6-2-10")
        + shape(LEAF, "M2-128q16-14 44 0q-22 16-44 0z")
    )


@motif(112, 84)
def cashew_nuts(_chance: Chance) -> str:
    """A few cashew kernels."""
    nut = shape(
        TAN, "M-22-22q-8 26 16 28q26 0 28-24q-2-12-12-10q-8 2-8 10q-4 8-10 0q-4-12-14-4z"
    ) + cut("M-14-8q4 8 12 8")
    return moved(nut, 30, -18, 20) + moved(nut, -32, -14, -10) + moved(nut, 0, -50, 8)


@motif(100, 96)
def mangosteen(_chance: Chance) -> str:
    """A mangosteen."""
    return (
        disc(PLUM, 0, -42, 42)
        + cut("M-28-40q2 18 16 24", PINK)
        + shape(SPROUT, "M0-72q-10-14-26-10q-6 16 8 22q8 8 18-2q10 10 18 2q14-6 8-22q-16-4-26 10z")
        + line("M0-74v-18")
    )


def dried_slices(flesh: str, rim: str) -> Motif:
    """Dried slices on a dish."""

    @motif(132, 78)
    def paint(_chance: Chance) -> str:
        return (
            "".join(
                oval(flesh, x, y, 24, 17) + cut(f"M{x - 14}{y + 2}q14-12 28-2")
                for x, y in ((-30, -40), (30, -40), (0, -58), (-4, -32))
            )
            + shape(rim, "M-66-34h132q-8 28-40 32h-52q-32-4-40-32z")
            + cut("M-52-20q52 14 104 0")
        )

    return paint


@motif(104, 92)
def nuts(chance: Chance) -> str:
    """Round nuts, one cracked."""
    shell = chance.pick((AMBER, TAN))
    return (
        discs(shell, 26, (-24, -28), (2, -62))
        + disc(EARTH, 28, -28, 26)
        + disc(CREAM, 28, -28, 18)
        + cut("M-38-34q2-10 12-12M-12-68q2-10 12-12")
    )
