"""All pairs among many places that may be one. Pure.

Comparing each with each would take seconds for the places of the country; only those that share
a name or lie in neighbouring squares of a hundredth of a degree can be near duplicates at all.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from catalog.places.records import Place
from catalog.places.rules import near_duplicates
from catalog.text import same_spelling

_SQUARES = 100
"""To a degree: the side of a square, a kilometre, is more than `SAME_SPOT_METRES`."""
_AROUND = tuple((north, east) for north in (-1, 0, 1) for east in (-1, 0, 1))


def twins_among(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Every pair of which `near_duplicates` says so, each once, in the order given."""
    named: dict[str, list[Place]] = defaultdict(list)
    squares: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for place in places:
        candidates = {other.id: other for other in named[same_spelling(place.name)]}
        square = _square(place)
        if square is not None:
            for north, east in _AROUND:
                near = squares.get((square[0] + north, square[1] + east), ())
                candidates |= {other.id: other for other in near}
            squares[square].append(place)
        named[same_spelling(place.name)].append(place)
        for other in near_duplicates(place, candidates.values()):
            yield other, place


def _square(place: Place) -> tuple[int, int] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return int(place.latitude * _SQUARES), int(place.longitude * _SQUARES)
