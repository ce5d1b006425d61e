"""Small things of the season that keep an object company; each about 36 across, around 0,0."""

from collections.abc import Callable

from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    HOE,
    LEAF,
    LIME,
    MAGENTA,
    PINK,
    PLUM,
    ROSE,
    SHELL,
    SKY,
    SON,
    SOOT,
    SPROUT,
    cut,
    disc,
    discs,
    line,
    oval,
    shape,
)

Companion = Callable[[], str]


def bee() -> str:
    """A honey bee."""
    return (
        shape(SHELL, "M-4-6q-14-8-8-16q14-4 16 14q4-16 16-10q2 10-14 14z")
        + oval(HOE, 0, 4, 15, 11)
        + cut("M-4-6v20M5-6v19", width=3.5)
    )


def butterfly() -> str:
    """A butterfly."""
    return (
        shape(AMBER, "M0 0q-6-20-20-16q-4 14 20 16q6-20 20-16q4 14-20 16z")
        + shape(HOE, "M0 0q-18 0-14 12q10 6 14-12q18 0 14 12q-10 6-14-12z")
        + cut("M0-10v22M0-10l-5-8M0-10l5-8")
    )


def swallow() -> str:
    """A swallow in flight."""
    return shape(
        CHAM,
        "M-20 2q12-10 20-2q4-18 20-20q-4 12-8 20q8 2 14 12q-8-4-14-2l-4 8q-2-8-8-12q-10 2-20-4z",
    )


def twig() -> str:
    """Two young leaves."""
    return shape(SPROUT, "M0 14q-18-4-18-24q18 0 18 24q-2-24 18-30q4 22-18 30z") + line("M0 14v6")


def falling_leaf() -> str:
    """A leaf coming down."""
    return shape(AMBER, "M-16-12q26-6 32 22q-28 6-32-22z") + cut("M-16-12q14 6 26 18")


def green_leaf() -> str:
    """A fresh leaf."""
    return shape(LEAF, "M-18 10q4-28 36-24q-4 28-36 24z") + cut("M-18 10q14-4 24-16")


def sun() -> str:
    """The sun with its rays."""
    return cut(
        "M0-24v6M0 18v6M-24 0h6M18 0h6M-17-17l4 4M13 13l4 4M-17 17l4-4M13-13l4-4", width=2.5
    ) + disc(HOE, 0, 0, 12)


def cloud() -> str:
    """A cloud as the prints draw it."""
    return shape(SHELL, "M-22 8q-8-12 6-16q4-12 16-8q12-4 14 8q14 2 8 16z") + cut("M-8 0q6-6 10 0")


def rain() -> str:
    """A cloud with rain."""
    return shape(SHELL, "M-20 2q-8-12 6-14q4-10 14-7q12-3 14 7q12 2 6 14z") + cut(
        "M-14 9l-3 8M-2 9l-3 8M10 9l-3 8", CHAM, 2.5
    )


def moon() -> str:
    """A crescent."""
    return shape(SHELL, "M8-16q-24 2-24 18t24 16q-12-6-12-17t12-17z")


def blossom() -> str:
    """A flower."""
    return discs(PINK, 7, (0, -9), (8.5, -3), (5, 7), (-5, 7), (-8.5, -3)) + disc(HOE, 0, 0, 4)


def petals() -> str:
    """Three petals on the wind."""
    return shape(
        ROSE, "M-18-8q2-10 14-8q0 10-14 8zM2-2q2-10 14-8q0 10-14 8zM-10 14q2-10 14-8q0 10-14 8z"
    )


def minnow() -> str:
    """A small fish."""
    return shape(SKY, "M-20 0q14-17 28 0l10-8v16l-10-8q-14 17-28 0z") + disc(SOOT, -11, -2, 1)


def drops() -> str:
    """Three drops."""
    drop = "q8 9 8 14a8 8 0 0 1-16 0q0-5 8-14z"
    return shape(SKY, f"M-10-8{drop}M10-20{drop}M14 8{drop}")


def cherries() -> str:
    """Coffee cherries."""
    return shape(LEAF, "M-2-6q2-14 20-12q-2 14-20 12z") + discs(SON, 8, (-10, 2), (8, 4), (-3, 16))


def chilli() -> str:
    """A chilli."""
    return shape(SON, "M-12-12q12-4 14 8q6 14 16 18q-26 4-30-26z") + line("M-8-12q-2-8-8-8")


def lime() -> str:
    """A slice of lime."""
    return disc(LIME, 0, 0, 16) + disc(SHELL, 0, 0, 11) + cut("M0-9v18M-8-5l16 10M-8 5l16-10", LEAF)


def garlic_clove() -> str:
    """A clove of garlic."""
    return shape(SHELL, "M2-18q-2 10 8 16q10 14-8 20q-20 0-16-18q8-8 16-18z") + cut(
        "M0 12q-6-8 0-16", PLUM
    )


def dragonfly() -> str:
    """A dragonfly."""
    return (
        shape(
            SHELL,
            "M-2-8q-20-10-22-2q2 8 22 4q20 6 22-2q-2-8-22-2zM-2-2q-16 2-16 8q6 6 16-6q14 12 18 4"
            "q-2-6-16-6z",
        )
        + line("M-1-12q1 16 0 32")
        + disc(SON, -1, -14, 4)
    )


def sail() -> str:
    """A sail far out."""
    return (
        shape(SHELL, "M-2-20v26h-16q4-18 16-26z")
        + shape(SON, "M3-14q12 8 14 20h-14z")
        + shape(CHAM, "M-20 10h40q-4 9-12 9h-16q-8 0-12-9z")
    )


def spool() -> str:
    """A needle and its thread."""
    return line("M-16 16l30-30") + cut("M14-14q10 12-4 16t-4 16q-12 6-14-6", SON, 2.5)


def cocoon() -> str:
    """Silk cocoons."""
    return shape(
        SHELL, "M-18-4q2-12 14-10t10 14q-4 10-14 8t-10-12zM2-10q6-12 16-6t2 16q-8 6-14 2z"
    ) + cut("M-10-6l6 6M-8 2l6 4M10-8l4 4")


def bud() -> str:
    """A bud on its stalk."""
    return shape(MAGENTA, "M0-16q12 8 8 20q-8 8-16 0q-4-12 8-20z") + line("M0 8v12")
