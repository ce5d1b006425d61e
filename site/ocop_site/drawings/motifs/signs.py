"""Small signs printed on labels, jars and bowls, about 30 wide, centred on 0,0."""

from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    HOE,
    LEAF,
    MAGENTA,
    PINK,
    SHELL,
    SON,
    SPROUT,
    cut,
    disc,
    discs,
    oval,
    shape,
)

_CELL = "l8 4.6v9.2l-8 4.6-8-4.6v-9.2z"


def comb(pigment: str = HOE) -> str:
    """Three cells of a honeycomb."""
    return shape(pigment, f"M-8.5-15{_CELL}M8.5-15{_CELL}M0-.6{_CELL}")


def fish(pigment: str = CHAM) -> str:
    """A fish to the left."""
    return shape(pigment, "M-22 0q16-19 32 0l12-8v16l-12-8q-16 19-32 0z") + disc(SHELL, -11, -1, 1)


def leaf(pigment: str = LEAF) -> str:
    """Two leaves on a stalk."""
    return shape(pigment, "M0 12q-19 1-19-17q17-1 19 17q0-22 19-22q1 20-19 22z") + cut("M0 12v6")


def drop(pigment: str = AMBER) -> str:
    """A drop."""
    return shape(pigment, "M0-18q14 16 14 24a14 13 0 0 1-28 0q0-8 14-24z") + cut(
        "M-7 9q1 6 7 7", SHELL
    )


def lotus(pigment: str = PINK) -> str:
    """An open lotus."""
    return (
        shape(pigment, "M0 12q-26 2-28-13q14-1 28 13q26 2 28-13q-14-1-28 13z")
        + shape(pigment, "M0 12q-24-10-17-25q14 6 17 25q24-10 17-25q-14 6-17 25z")
        + shape(pigment, "M0 12q-12-16 0-31q12 15 0 31z")
    )


def bloom(pigment: str = SON) -> str:
    """A flower of five round petals."""
    return discs(pigment, 7, (0, -10), (9.5, -3), (6, 8), (-6, 8), (-9.5, -3)) + disc(HOE, 0, 0, 5)


def berries(pigment: str = SON) -> str:
    """Three berries and a leaf."""
    return shape(LEAF, "M-2-8q2-12 18-10q0 12-18 10z") + discs(
        pigment, 7, (-9, 2), (8, 3), (-1, 12)
    )


def grain(pigment: str = HOE) -> str:
    """An ear of rice."""
    return cut("M0 18q-1-20 8-34") + "".join(
        oval(pigment, x, y, 3.5, 7) for x, y in ((-6, -4), (-7, 10), (8, -14), (9, 0), (6, 13))
    )


def sprout(pigment: str = SPROUT) -> str:
    """One leaf with its vein."""
    return shape(pigment, "M-16 12q-4-28 32-28q2 30-32 28z") + cut("M-16 12q12-8 20-20")


def citrus(pigment: str = HOE) -> str:
    """A slice of fruit."""
    return disc(pigment, 0, 0, 15) + cut("M0-10v20M-9-5l18 10M-9 5l18-10", SHELL)


def petal(pigment: str = MAGENTA) -> str:
    """A bud."""
    return shape(pigment, "M0-18q14 10 9 26q-9 8-18 0q-5-16 9-26z") + cut("M0-10q-5 8 0 20M0 8v8")
