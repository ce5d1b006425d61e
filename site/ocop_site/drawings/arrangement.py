"""How the objects of a picture stand on the sheet."""

from dataclasses import dataclass

from ocop_site.drawings.pen import Chance, Motif


@dataclass(frozen=True, slots=True)
class Place:
    """Room for one object: its middle, its foot, and the box it must fit.

    `beside` places are for a smaller thing that keeps the main one company.
    """

    x: int
    foot: int
    width: int
    height: int
    beside: bool = False


Layout = tuple[Place, ...]
Box = tuple[float, float, float, float]
"""Left, top, right, foot."""

WHOLE_SHEET: Layout = (Place(160, 200, 320, 200),)
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
    (Place(218, 160, 124, 74), Place(118, 181, 178, 98)),
    (Place(100, 158, 116, 70), Place(196, 181, 184, 100)),
)
_WIDE_TRIOS: tuple[Layout, ...] = (
    (Place(78, 158, 108, 62), Place(242, 158, 108, 62), Place(160, 182, 164, 88)),
)

_SHOALS: tuple[Layout, ...] = (
    (Place(214, 94, 128, 62), Place(130, 176, 176, 86)),
    (Place(104, 102, 120, 60), Place(186, 178, 182, 88)),
    (Place(104, 80, 100, 48), Place(222, 118, 112, 54), Place(118, 178, 136, 66)),
)

MIDDLE: Layout = _ALONE[0]
_LARGEST = 1.3
"""Scale past which an object looks drawn with a finer pen than the others."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Objects in their places, and the boxes they take; a scene leaves its sky free."""

    markup: str
    taken: tuple[Box, ...]


def choose_layout(thing: Motif, has_others: bool, chance: Chance) -> Layout:
    """One, two or three of the thing, or the thing with something beside it."""
    if thing.width > 1.9 * thing.height:  # a fish: it swims, the others stand
        groups = [_ALONE, _SHOALS]
    elif thing.width > 1.5 * thing.height:
        groups = [_ALONE, _WIDE_PAIRS, _WIDE_TRIOS]
    else:
        groups = [_ALONE, _PAIRS, _TRIOS]
    if has_others:
        groups += [_WITH_OTHERS] * 3
    return chance.pick(chance.pick(groups))


def arrange(thing: Motif, beside: tuple[Motif, ...], layout: Layout, chance: Chance) -> Arrangement:
    """The thing, and one of `beside` where the layout has room for it."""
    main = thing.paint(chance)
    other = chance.pick(beside) if any(place.beside for place in layout) else thing
    aside = main if other is thing else other.paint(chance)
    drawn: list[str] = []
    taken: list[Box] = []
    for number, place in enumerate(layout):
        markup, motif = (aside, other) if place.beside else (main, thing)
        scale = min(place.width / motif.width, place.height / motif.height, _LARGEST)
        drawn.append(_stood(markup, place, scale, flipped=number == 1))
        if not motif.is_scene:
            half, top = motif.width * scale / 2, place.foot - motif.height * scale
            taken.append((place.x - half, top, place.x + half, place.foot))
    return Arrangement("".join(drawn), tuple(taken))


def _stood(markup: str, place: Place, scale: float, *, flipped: bool) -> str:
    across = -scale if flipped else scale
    return (
        f'<g transform="translate({place.x} {place.foot})scale({across:.3g} {scale:.3g})"'
        f' stroke-width="{3 / scale:.2g}">{markup}</g>'
    )
