"""What a product is called: its sort, then a place, the maker's own word, or neither."""

from dataclasses import dataclass
from random import Random

from catalog.demo.goods import Good
from catalog.demo.makers import Maker
from catalog.demo.places import Place, bare
from catalog.demo.sources import read_table
from catalog.taxonomy import TOURISM_SET
from catalog.text import fold


@dataclass(frozen=True, slots=True)
class Named:
    """A product's name in both languages."""

    vi: str
    en: str


def name_product(rng: Random, good: Good, maker: Maker) -> Named:
    """A name for one product of a maker."""
    if good.set_no == TOURISM_SET:
        where = bare(maker.place.commune) or maker.place.area
        return Named(f"{good.name} {where}", f"{capital(good.english)} at {where}")
    mark = _mark(rng, good, maker)
    vi, en = good.name, good.english
    if mark:
        vi, en = f"{vi} {mark}", f"{mark} {en}"
    variant = _variant(rng, good.name)
    if variant:
        vi, en = f"{vi} {variant[0]}", f"{en} {variant[1]}"
    return Named(vi, capital(en))


def capital(text: str) -> str:
    """The text with its first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def _mark(rng: Random, good: Good, maker: Maker) -> str:
    draw = rng.random()
    if draw < 0.5:
        place = _toponym(rng, maker.place)
        return "" if fold(place) in fold(good.name) else place
    return maker.brand if draw < 0.8 else ""


def _toponym(rng: Random, place: Place) -> str:
    commune = bare(place.commune)
    known = [name for name in (place.area, place.area, commune) if name and not _numbered(name)]
    return rng.choice(known) if known else place.former_province


def _numbered(name: str) -> bool:
    return any(char.isdigit() for char in name)


def _variant(rng: Random, name: str) -> list[str] | None:
    options: list[list[str]] = next(
        (
            found
            for start, found in read_table("names.toml")["variants"].items()
            if name.startswith(start)
        ),
        [],
    )
    if not options or rng.random() > 0.45:
        return None
    chosen = rng.choice(options)
    repeats = chosen[0] in name or name.endswith(chosen[0].split()[0])
    return None if repeats else chosen
