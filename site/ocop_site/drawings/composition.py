"""Putting a picture together: ground, objects and their company, all chosen by the seed."""

from collections.abc import Iterator
from dataclasses import dataclass

from ocop_site.drawings import companions as small
from ocop_site.drawings.arrangement import MIDDLE, WHOLE_SHEET, Box, Layout, arrange, choose_layout
from ocop_site.drawings.companions import Companion
from ocop_site.drawings.grounds import (
    BACKDROPS,
    TABLE_TOPS,
    WARM,
    Floor,
    Ground,
    shell_strokes,
)
from ocop_site.drawings.pen import SOOT, Chance, Motif

LIMIT = 3072
"""Bytes a picture may have: a page carries 24."""

_SEASONS: tuple[Companion, ...] = (
    small.sun,
    small.cloud,
    small.swallow,
    small.falling_leaf,
    small.petals,
    small.rain,
    small.butterfly,
    small.dragonfly,
)
_OVERHEAD: tuple[Companion, ...] = (small.sun, small.cloud, small.swallow)
_WEATHER = (small.sun, small.moon, small.rain, small.cloud)

Spots = tuple[tuple[int, int], ...]
_AIR: Spots = ((42, 42), (278, 42), (46, 98), (274, 98), (160, 32), (98, 36), (222, 36))
_SKY: Spots = ((46, 36), (274, 38), (160, 30))
_REACH = 22
"""Half the side of the square that a companion needs."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture is of.

    `things` are alternatives for the main object, `beside` smaller ones that may stand by it,
    `company` what belongs in the air around it; the seasons lend the rest.
    """

    things: tuple[Motif, ...]
    beside: tuple[Motif, ...] = ()
    company: tuple[Companion, ...] = ()
    grounds: tuple[Ground, ...] = WARM
    floors: tuple[Floor, ...] = TABLE_TOPS


def compose(subject: Subject, chance: Chance) -> str:
    """A whole `<svg>` of the subject, the richest arrangement that keeps within `LIMIT`."""
    ground = chance.pick(subject.grounds)
    thing = chance.pick(subject.things)
    mirror = chance.pick(("", ' transform="translate(320)scale(-1 1)"'))
    below = shell_strokes(chance)
    if not thing.is_scene:
        pigment, lines = chance.pick(subject.floors)(ground)
        below = chance.pick(BACKDROPS)(ground) + pigment + below + lines
    picture = ""
    for objects in _ever_plainer(subject, thing, chance):
        picture = _sheet(ground, mirror, below + objects)
        if len(picture) <= LIMIT:
            break
    return picture


def _ever_plainer(subject: Subject, thing: Motif, chance: Chance) -> Iterator[str]:
    """The chosen arrangement with all its company, then with less, then the thing alone."""
    if thing.is_scene:
        layouts: tuple[Layout, ...] = (WHOLE_SHEET,)
        spots = _SKY
        company = _company(_OVERHEAD, _OVERHEAD, chance)
    else:
        layouts = (choose_layout(thing, bool(subject.beside), chance), MIDDLE)
        spots = _AIR
        company = _company(subject.company or _SEASONS, subject.company + _SEASONS, chance)
    for layout in layouts:
        objects = arrange(thing, subject.beside, layout, chance)
        for count in range(len(company), -1, -1):
            yield objects.markup + _in_the_air(company[:count], spots, objects.taken)


def _sheet(ground: Ground, mirror: str, printed: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" aria-hidden="true"'
        f' preserveAspectRatio="xMidYMid slice" fill="none" stroke="{SOOT}" stroke-width="3"'
        ' stroke-linejoin="round" stroke-linecap="round">'
        f'<path fill="{ground.sheet}" stroke="none" d="M0 0h320v200H0z"/>'
        f"<g{mirror}>{printed}</g></svg>"
    )


def _company(
    firsts: tuple[Companion, ...], seconds: tuple[Companion, ...], chance: Chance
) -> list[Companion]:
    """None, one or two companions, never two of the sky's weathers at once."""
    first, second = chance.pick(firsts), chance.pick(seconds)
    clash = second is first or (first in _WEATHER and second in _WEATHER)
    wanted = [first] if clash else [first, second]
    return wanted[: chance.pick((0, 1, 2, 2))]


def _in_the_air(company: list[Companion], spots: Spots, taken: tuple[Box, ...]) -> str:
    """Companions where the objects leave room."""
    free = [spot for spot in spots if not any(_touches(spot, box) for box in taken)]
    return "".join(
        f'<g transform="translate({x} {y})">{companion()}</g>'
        for companion, (x, y) in zip(company, free, strict=False)
    )


def _touches(spot: tuple[int, int], box: Box) -> bool:
    x, y = spot
    left, top, right, foot = box
    return left - _REACH < x < right + _REACH and top - _REACH < y < foot + _REACH
