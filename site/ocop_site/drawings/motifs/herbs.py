"""Leaves, spices and medicinal plants."""

from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    CLAY,
    CREAM,
    EARTH,
    HOE,
    LEAF,
    LIME,
    PLUM,
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


def bud(young: str) -> Motif:
    """A tea shoot: one bud and its leaves."""

    @motif(112, 128)
    def paint(_chance: Chance) -> str:
        return (
            line("M0 0q4-40 0-70")
            + shape(LEAF, "M0-20q-36 4-52-34q38-8 52 34z")
            + shape(LEAF, "M2-30q10-46 52-46q-2 42-52 46z")
            + shape(SPROUT, "M0-62q-34-4-34-42q32 4 34 42zM0-62q4-36 34-46q2 40-34 46z")
            + shape(young, "M0-64q-18-34 0-64q18 30 0 64z")
            + cut("M0-20q-20-8-34-24M2-30q16-20 34-32M0-68v-34")
        )

    return paint


@motif(124, 118)
def star_anise(_chance: Chance) -> str:
    """Star anise, pods open on their seeds."""
    pod = shape(CLAY, "M0-8q-13-20-9-32q4-10 9-18q5 8 9 18q4 12-9 32z")
    arms = "".join(moved(pod, 0, 0, turn) for turn in range(0, 360, 45))
    around = ((0, -36), (25, -25), (36, 0), (25, 25), (0, 36), (-25, 25), (-36, 0), (-25, -25))
    return moved(arms + discs(HOE, 3.5, *around) + disc(EARTH, 0, 0, 8), 0, -60)


@motif(144, 92)
def cinnamon(_chance: Chance) -> str:
    """Rolled cinnamon bark tied in a bundle."""
    quill = (
        shape(CLAY, "M-64-26h116v26h-116z")
        + oval(TAN, 54, -13, 9, 13)
        + cut("M54-22q7 8 0 14q-6 0-4-6M-50-18h26M-36-8h34M6-18h28")
        + oval(CLAY, -64, -13, 6, 13)
    )
    return (
        moved(quill, -2, -52)
        + moved(quill, 8, -26)
        + quill
        + shape(SON, "M-14-80h14v82h-14z")
        + shape(SON, "M-8-80q-20-18-24-4q4 10 24 4q20-18 24-4q-4 10-24 4z")
    )


@motif(100, 96)
def cinnamon_leaves(_chance: Chance) -> str:
    """A twig of cinnamon leaves."""
    return (
        line("M-40 0q40-20 66-80")
        + shape(LEAF, "M-18-12q-30-10-30-40q34 6 30 40zM4-32q-20-22-8-50q24 20 8 50z")
        + shape(SPROUT, "M-8-22q12-26 46-18q-12 26-46 18zM12-50q4-28 38-30q-4 30-38 30z")
        + cut("M-18-12q-10-20-18-28M4-32q-4-20-4-32M-8-22q20-8 30-10M12-50q16-14 24-20")
    )


@motif(116, 134)
def pepper(chance: Chance) -> str:
    """Hanging spikes of pepper berries with leaves."""
    berry = chance.pick((SPROUT, SON, "#4A3B33"))
    spike = discs(berry, 8, *((x, y) for y in (-64, -50, -36, -22) for x in (-7, 7)), (0, -9))
    return (
        line("M-50-124q50-18 100 6M-20-124v50M22-122v44")
        + moved(spike, -20, -4)
        + moved(spike, 22, -14)
        + shape(LEAF, "M-24-126q-14 34-34 36q-4-28 34-36zM24-122q6 34 34 36q8-28-34-36z")
        + shape(SPROUT, "M0-128q-16 26 2 52q18-28-2-52z")
        + cut("M1-120v34M-28-118l-20 20M30-114l16 18")
    )


@motif(120, 78)
def peppercorns(chance: Chance) -> str:
    """A wooden bowl of peppercorns."""
    grain = chance.pick(("#4A3B33", SON, CREAM))
    return (
        discs(
            grain,
            8,
            *((x, -46 - abs(28 - abs(x)) * 0.1) for x in (-38, -23, -8, 8, 23, 38)),
            (-30, -58),
            (-15, -60),
            (0, -61),
            (15, -60),
            (30, -57),
            (-8, -70),
            (8, -70),
        )
        + shape(CLAY, "M-58-44h116q-2 34-34 44h-48q-32-10-34-44z")
        + cut("M-44-30q8 16 20 20M8-30h30")
    )


@motif(116, 146)
def ginseng(_chance: Chance) -> str:
    """A ginseng root with its leaves and red berries."""
    return (
        line("M0-76q4-16 0-38")
        + shape(
            LEAF,
            "M0-104q-26 16-52-2q20-20 52 2zM0-104q26 16 52-2q-20-20-52 2zM0-108q-28-6-32-28"
            "q28 0 32 28z"
            "M0-108q28-6 32-28q-28 0-32 28z",
        )
        + discs(SON, 7, (-8, -128), (8, -128), (0, -139))
        + shape(
            TAN,
            "M-18-78q18-10 36 0q18 18 8 36q22 16 30 40q-20-8-34-24q-2 16 2 26q-14-8-18-24"
            "q-10 16-24 24q-4-16 4-30q-14 12-34 18"
            "q6-24 22-36q-10-16 8-30z",
        )
        + cut(
            "M-12-66q10 5 20 0M-18-54q8 5 16 2M6-50q8 3 14-2M-6-34l-6 5M18-28q6 6 10 10M-26-60"
            "l-18-8M26-58l18-10M30-34l18 4"
        )
    )


@motif(112, 124)
def artichoke(_chance: Chance) -> str:
    """An artichoke."""
    row = "m0 0q-16-14 0-36q16 22 0 36z"
    return (
        line("M0-18v16")
        + shape(LEAF, "M-2-10q-30 8-52-12q28-12 52 12zM2-10q30 8 52-12q-28-12-52 12z")
        + shape(PLUM, f"M0-84{row}M-16-80{row}M16-80{row}")
        + shape(
            SPROUT,
            f"M-30-62{row}M30-62{row}M0-66{row}M-16-56{row}M16-56{row}M-36-40{row}M36-40{row}",
        )
        + shape(
            SPROUT,
            f"M0-44{row}M-20-34{row}M20-34{row}M-34-22{row}M34-22{row}M0-22{row}M-16-14{row}"
            f"M16-14{row}",
        )
    )


@motif(108, 132)
def herb_bundle(chance: Chance) -> str:
    """A tied bunch of herbs."""
    first, second = chance.pick(((LEAF, SPROUT), (SPROUT, LEAF), (LEAF, LIME)))
    return (
        line("M0-36l-26-50M0-36v-60M0-36l26-50M0-36l-14 36M0-36v36M0-36l14 36")
        + shape(
            first,
            "M-18-66q-28 4-36-18q28-8 36 18zM18-66q28 4 36-18q-28-8-36 18zM-26-86q-20-14-8-36"
            "q20 12 8 36zM26-86"
            "q20-14 8-36q-20 12-8 36z",
        )
        + shape(
            second,
            "M0-56q-22-4-20-28q22 4 20 28q-2-24 20-28q2 24-20 28zM0-88q-18-20 0-44q18 24 0 44z",
        )
        + block(SON, -17, -44, 34, 13)
    )


@motif(100, 140)
def lemongrass(_chance: Chance) -> str:
    """Stalks of lemongrass tied together."""
    return (
        shape(
            SPROUT,
            "M-16-60q-14-40-26-66q26 12 34 60zM-4-60q-4-48 4-80q14 34 8 80zM10-60q6-36 32-64"
            "q-4 40-20 66z",
        )
        + shape(LIME, "M-22 0q-6-34 4-64h14l-2 64zM-4 0l2-66h12l2 66zM12 0l0-64h12q8 30 2 64z")
        + cut("M-14-50q-4 20-2 46M4-52v48M18-50q4 20 2 46")
        + block(SON, -26, -40, 56, 10, 3)
    )


@motif(96, 138)
def rice_ears(_chance: Chance) -> str:
    """A bending ear of ripe rice and a leaf."""
    grains = (
        (36, -84, 12),
        (38, -106, -8),
        (24, -122, -40),
        (4, -128, -70),
        (20, -96, 40),
        (6, -106, 20),
    )
    return (
        line("M-10 0q-12-90 14-116q14-10 24 4q8 14 8 36")
        + shape(SPROUT, "M-10 0q-40-36-34-96q34 40 34 96z")
        + shape(LEAF, "M-8 0q14-44 44-58q0 40-44 58z")
        + "".join(moved(oval(HOE, 0, 0, 6, 12), x, y, turn) for x, y, turn in grains)
    )


@motif(116, 122)
def lingzhi(_chance: Chance) -> str:
    """Lingzhi, the varnished mushroom of the old medicine."""
    return (
        shape(EARTH, "M-10-50q8 30-12 50h36q-16-22-6-50z")
        + shape(AMBER, "M-56-52q2 18 56 18t56-18z")
        + shape(SON, "M-56-52q-2-28 26-40q30-14 60 0q28 12 26 40q-56 14-112 0z")
        + cut("M-42-60q6-20 42-20t42 20M-24-60q6-10 24-10t24 10", HOE, 3)
        + shape(SON, "M12-98q0-22 24-22q20 4 18 22q-20 10-42 0z")
        + cut("M24-104q8-8 18-2", HOE, 3)
    )


@motif(104, 116)
def cordyceps(_chance: Chance) -> str:
    """Cordyceps growing in a glass."""
    stalks = "m0 0q-8-30 2-58q3-8 6 0q4 30-2 58z"
    return (
        shape(AMBER, f"M-30-24{stalks}M-16-24{stalks}M-2-26{stalks}M12-24{stalks}M24-24{stalks}")
        + shape(CREAM, "M-38-28h76v16q0 12-12 12h-52q-12 0-12-12z")
        + line("M-40-92q2 4 2 10v70q0 12 12 12h52q12 0 12-12v-70q0-6 2-10z")
        + block(CHAM, -44, -112, 88, 20)
        + cut("M-30-74v30", SHELL, 3)
    )


@motif(118, 72)
def sliced_root(_chance: Chance) -> str:
    """Slices of a dried root."""
    return "".join(
        oval(TAN, x, y, 24, 17)
        + oval(CREAM, x, y - 1, 15, 9)
        + cut(f"M{x - 8}{y - 1:+d}h16M{x}{y - 7:+d}v12")
        for x, y in ((4, -50), (-30, -28), (32, -30), (-2, -18))
    )
