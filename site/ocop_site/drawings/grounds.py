"""The printed ground: pigment, what stands far off, what things stand on, and the shell strokes.

Far things carry no outline and stay tone on tone, so that the object alone has the soot line.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ocop_site.drawings.pen import SHELL, Chance, cut, flat, line


@dataclass(frozen=True, slots=True)
class Ground:
    """Two tones of one pigment: the sheet, and what is printed over it."""

    sheet: str
    deep: str


STRAW = Ground("#F5DDA6", "#E9C77C")
CELADON = Ground("#CFDDB8", "#B2C898")
PEACH = Ground("#EFCDB6", "#E0AF93")
MIST = Ground("#C2D5E1", "#A2BFD1")
BARK = Ground("#DFCAAF", "#C9AC87")
PAPER = Ground("#F5EBD3", "#E5D3A9")
JADE = Ground("#C4DAD0", "#A3C4B5")
LILAC = Ground("#DCCDD9", "#C4AEC2")

WARM = (STRAW, PEACH, PAPER, BARK, CELADON)
FRESH = (CELADON, JADE, STRAW, PAPER, PEACH, MIST)
COOL = (MIST, JADE, PAPER, PEACH, STRAW)
QUIET = (BARK, PAPER, MIST, CELADON, LILAC, PEACH)

Layer = Callable[[Ground], str]
Floor = Callable[[Ground], tuple[str, str]]
"""The pigment of a floor, which the shell strokes cross, and the lines drawn over them."""


def hills(ground: Ground) -> str:
    """Two lines of hills."""
    return flat(ground.deep, "M0 132q40-52 92-30q50-60 112-10q60-44 116 16v92h-320z")


def peaks(ground: Ground) -> str:
    """Limestone peaks."""
    return flat(
        ground.deep,
        "M0 150q10-70 36-74q26 4 30 60q8-84 44-92q34 10 38 92q14-40 36-40q26 4 30 44q12-88 46-92"
        "q46 6 60 96v60h-320z",
    )


def sunrise(ground: Ground) -> str:
    """A great sun behind."""
    return f'<circle fill="{ground.deep}" stroke="none" cx="160" cy="104" r="84"/>'


def bamboo(ground: Ground) -> str:
    """Bamboo stems with their leaves."""
    stem = "v-44h9v44zm0-48v-60h9v60zm0-64v-60h9v60zm0-64v-60h9v60z"
    leaf = "q30-2 40 24q-30 2-40-24z"
    return flat(
        ground.deep,
        f"M34 204{stem}M66 226{stem}M268 214{stem}M44 90{leaf}M76 46{leaf}M44 30{leaf}"
        f"M226 60{leaf}M230 110{leaf}M278 30{leaf}",
    )


def cloud_bands(ground: Ground) -> str:
    """Long clouds."""
    return flat(
        ground.deep,
        "M14 54q0-12 14-12h22q6-14 24-12q18-6 24 10h28q14 0 14 12zM196 88q0-12 14-12h30"
        "q4-14 22-12q18-4 22 12h14q14 0 14 12z"
        "M-20 132q0-10 12-10h44q12 0 12 10z",
    )


def arch(ground: Ground) -> str:
    """A round-headed niche."""
    return flat(ground.deep, "M72 200v-96q0-78 88-78t88 78v96z")


def plain(_ground: Ground) -> str:
    """Nothing."""
    return ""


BACKDROPS: tuple[Layer, ...] = (hills, sunrise, cloud_bands, arch, peaks, bamboo, plain)


def table(ground: Ground) -> tuple[str, str]:
    """The edge of a table."""
    return flat(ground.deep, "M0 158h320v42h-320z"), line("M-4 158h328")


def cloth(ground: Ground) -> tuple[str, str]:
    """A table-cloth with a scalloped hem."""
    hem = "q-16 18-32 0" * 10
    return flat(SHELL, f"M0 150h320v30{hem}z"), line("M-4 150h328") + cut(
        "M0 160h320", ground.deep, 4
    )


def woven(ground: Ground) -> tuple[str, str]:
    """A bamboo mat."""
    slats = "".join(f"M{x} 160v40" for x in range(16, 320, 32))
    return flat(ground.deep, "M0 156h320v44h-320z"), cut(slats + "M0 178h320", ground.sheet) + line(
        "M-4 156h328"
    )


def sea(ground: Ground) -> tuple[str, str]:
    """Two rows of waves."""
    row = "q12-14 24 0" + "t24 0" * 13
    return flat(ground.deep, f"M-8 158{row}v50h-340z"), cut(f"M-8 158{row}M-20 192{row}", width=2.5)


def field(ground: Ground) -> tuple[str, str]:
    """Furrows."""
    furrows = "M60 146l-50 54M112 143l-26 57M160 142v58M208 143l26 57M260 146l50 54"
    return flat(ground.deep, "M0 150q160-16 320 0v50h-320z"), cut(furrows, ground.sheet) + line(
        "M-4 150q164-16 328 0"
    )


def grass(ground: Ground) -> tuple[str, str]:
    """A bank with tufts of grass."""
    tuft = "q0-10-4-16m6 16q0-12 4-18m2 20q2-8 8-12"
    return flat(ground.deep, "M0 164q80-22 168-6t152-8v50h-320z"), cut(
        f"M22 180{tuft}M284 178{tuft}"
    )


def bare(_ground: Ground) -> tuple[str, str]:
    """A short stroke under what stands there."""
    return "", cut("M40 180h36M88 180h144M244 180h30", width=2.5)


TABLE_TOPS: tuple[Floor, ...] = (table, woven, bare, cloth)
OUTDOORS: tuple[Floor, ...] = (grass, field, bare, table)
SHORE: tuple[Floor, ...] = (sea, sea, table, bare)

_BRUSHES = (
    ("M{}-4q5 104-2 208", 15),
    ("M{}-4q-4 100 14 208", 15),
    ("M{}-4q-22 90 4 208", 17),
)


def shell_strokes(chance: Chance) -> str:
    """The strokes that the brush leaves when the paper is coated with ground shell."""
    stroke, step = chance.pick(_BRUSHES)
    start = chance.between(2, 14)
    strokes = "".join(stroke.format(x) for x in range(start, 322, step))
    return f'<path stroke="{SHELL}" stroke-opacity=".4" stroke-width="2" d="{strokes}"/>'
