"""Putting a picture together: ground, arrangement and company, all chosen by the seed."""

from dataclasses import dataclass

from ocop_site.drawings import companions as small
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
"""Bytes a picture may have (one of 24 on a page)."""

SEASONS: tuple[Companion, ...] = (
    small.sun,
    small.cloud,
    small.swallow,
    small.falling_leaf,
    small.petals,
    small.rain,
    small.butterfly,
    small.dragonfly,
)

_WEATHER = (small.sun, small.moon, small.rain, small.cloud)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture is of: the things it may show and the company they keep.

    `things` are alternatives for the main object; a thing as wide as the sheet is a whole scene.
    `beside` are smaller objects that may stand by it.
    """

    things: tuple[Motif, ...]
    beside: tuple[Motif, ...] = ()
    company: tuple[Companion, ...] = ()
    grounds: tuple[Ground, ...] = WARM
    floors: tuple[Floor, ...] = TABLE_TOPS


@dataclass(frozen=True, slots=True)
class Place:
    """Room for one object: middle, foot, and the box it must fit."""

    x: int
    foot: int
    width: int
    height: int
    beside: bool = False


_ALONE = (
    (Place(160, 178, 196, 148),),
    (Place(146, 178, 180, 146),),
    (Place(160, 180, 210, 136),),
)
_PAIRS = (
    (Place(220, 168, 104, 98), Place(118, 180, 158, 140)),
    (Place(98, 177, 120, 118), Place(220, 177, 120, 118)),
    (Place(96, 168, 96, 92), Place(202, 181, 156, 132)),
)
_TRIOS = (
    (Place(72, 170, 84, 90), Place(248, 170, 84, 90), Place(160, 182, 124, 134)),
    (Place(86, 178, 116, 134), Place(182, 178, 92, 104), Place(258, 178, 70, 76)),
)
_WITH_OTHERS = (
    (Place(128, 176, 158, 142), Place(238, 182, 96, 78, True)),
    (Place(160, 176, 140, 142), Place(62, 182, 82, 66, True), Place(258, 182, 82, 66, True)),
    (Place(236, 170, 104, 88, True), Place(130, 180, 160, 138)),
)
_WIDE_PAIRS = (
    (Place(206, 96, 128, 62), Place(132, 178, 180, 84)),
    (Place(104, 104, 120, 60), Place(182, 180, 190, 88)),
)
_WIDE_TRIOS = ((Place(108, 78, 100, 46), Place(214, 118, 116, 54), Place(122, 176, 136, 64)),)

_WHOLE = (Place(160, 200, 320, 200),)

Spots = tuple[tuple[int, int], ...]
_AIR: Spots = ((42, 42), (278, 42), (46, 98), (274, 98), (160, 32), (98, 36), (222, 36))
_SKY: Spots = ((46, 36), (274, 38), (160, 30), (220, 36), (100, 34))
_SHEET = (320, 200)
_REACH = 22
"""Half the side of the square that a companion needs."""

Box = tuple[float, float, float, float]


def compose(subject: Subject, chance: Chance) -> str:
    """A whole `<svg>` of the subject, at most `LIMIT` bytes."""
    ground = chance.pick(subject.grounds)
    thing = chance.pick(subject.things)
    mirror = chance.pick(("", ' transform="translate(320)scale(-1 1)"'))
    strokes = shell_strokes(chance)
    scene = (thing.width, thing.height) == _SHEET
    if scene:
        below = strokes
    else:
        pigment, lines = chance.pick(subject.floors)(ground)
        below = chance.pick(BACKDROPS)(ground) + pigment + strokes + lines
    layouts = (_WHOLE,) if scene else (_layout(subject, thing, chance), _ALONE[0])
    company = _company(subject, chance)
    for layout in layouts:
        objects, taken = _arranged(subject, thing, layout, chance)
        for count in range(len(company), -1, -1):
            air = _placed_company(company[:count], [] if scene else taken, _SKY if scene else _AIR)
            picture = _sheet(ground, below, objects + air, mirror)
            if len(picture) <= LIMIT:
                return picture
    raise ValueError(f"A drawing of {thing.paint} does not fit in {LIMIT} bytes")


def _sheet(ground: Ground, below: str, objects: str, mirror: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" aria-hidden="true"'
        f' preserveAspectRatio="xMidYMid slice" fill="none" stroke="{SOOT}" stroke-width="3"'
        ' stroke-linejoin="round" stroke-linecap="round">'
        f'<path fill="{ground.sheet}" stroke="none" d="M0 0h320v200H0z"/>'
        f"<g{mirror}>{below}{objects}</g></svg>"
    )


def _layout(subject: Subject, thing: Motif, chance: Chance) -> tuple[Place, ...]:
    if thing.width > 1.5 * thing.height:
        groups = [_ALONE, _WIDE_PAIRS, _WIDE_TRIOS]
    else:
        groups = [_ALONE, _PAIRS, _TRIOS]
    if subject.beside:
        groups += [_WITH_OTHERS, _WITH_OTHERS, _WITH_OTHERS]
    return chance.pick(chance.pick(groups))


def _arranged(
    subject: Subject, thing: Motif, layout: tuple[Place, ...], chance: Chance
) -> tuple[str, list[Box]]:
    """The objects in their places, and the boxes they take."""
    main = thing.paint(chance)
    other = chance.pick(subject.beside) if any(place.beside for place in layout) else thing
    aside = other.paint(chance) if other is not thing else main
    drawn, taken = [], []
    for number, place in enumerate(layout):
        markup, motif = (aside, other) if place.beside else (main, thing)
        scale = min(place.width / motif.width, place.height / motif.height, 1.3)
        drawn.append(_put(markup, place, scale, flipped=number == 1))
        half = motif.width * scale / 2
        top = place.foot - motif.height * scale
        taken.append((place.x - half, top, place.x + half, float(place.foot)))
    return "".join(drawn), taken


def _put(markup: str, place: Place, scale: float, *, flipped: bool) -> str:
    across = -scale if flipped else scale
    return (
        f'<g transform="translate({place.x} {place.foot})scale({across:.3g} {scale:.3g})"'
        f' stroke-width="{3 / scale:.2g}">{markup}</g>'
    )


def _company(subject: Subject, chance: Chance) -> list[Companion]:
    """None to two companions; the first belongs to the subject where it has its own."""
    first = chance.pick(subject.company or SEASONS)
    second = chance.pick((*subject.company, *SEASONS))
    alike = second is first or (first in _WEATHER and second in _WEATHER)
    wanted = [first] if alike else [first, second]
    return wanted[: chance.pick((0, 1, 2, 2))]


def _placed_company(company: list[Companion], taken: list[Box], spots: Spots) -> str:
    """Companions in the corners that the objects leave free."""
    free = [spot for spot in spots if not any(_touches(spot, box) for box in taken)]
    return "".join(
        f'<g transform="translate({x} {y})">{companion()}</g>'
        for companion, (x, y) in zip(company, free, strict=False)
    )


def _touches(spot: tuple[int, int], box: Box) -> bool:
    x, y = spot
    left, top, right, foot = box
    return left - _REACH < x < right + _REACH and top - _REACH < y < foot + _REACH
