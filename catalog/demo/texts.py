"""What producers say of their goods: composed from many sentences, each time others.

Nothing here claims an effect on health or superiority over other goods.
"""

from dataclasses import dataclass
from random import Random
from typing import Any

from catalog.demo.naming import capital
from catalog.demo.places import bare
from catalog.demo.plan import PlannedProduct
from catalog.demo.sources import read_table
from catalog.producers import ProducerKind

_UNPACKED = frozenset({"crafted", "living"})
_FOOD = frozenset({"grown", "caught", "made"})
_FAMILY_FILES = ("food_raw", "food_made", "drinks_herbs", "crafts_services")


@dataclass(frozen=True, slots=True)
class Texts:
    """Summary and story in Vietnamese, and the English summary where there is one."""

    summary: str
    story: str
    english: str


class Writer:
    """Writes texts for planned products; the same product and seed give the same words."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._families: dict[str, Any] = {}
        for name in _FAMILY_FILES:
            self._families.update(read_table(f"texts/{name}.toml"))
        self._places = read_table("texts/places.toml")
        self._makers = read_table("texts/makers.toml")
        self._english = read_table("texts/english.toml")

    def write(self, product: PlannedProduct, number: int) -> Texts:
        """The texts of the product that comes `number`th in the plan."""
        chance = Random(self._seed * 1_000_003 + number)  # noqa: S311 - invented texts
        family = self._families[product.good.family]
        words = _words(product, chance)
        summary = _said(chance.choice(_fit(family["summary"], words)), words)
        story = " ".join(_said(line, words) for line in self._lines(product, family, chance))
        if not product.english:
            return Texts(summary, story, "")
        english = chance.choice(self._english[family["english"]]["lines"])
        return Texts(summary, story, _said(english, _english_words(product)))

    def _lines(self, product: PlannedProduct, family: Any, chance: Random) -> list[str]:
        opening = chance.choice(self._places[product.maker.place.landscape]["openings"])
        maker = chance.choice(self._maker_lines(product, family["english"]))
        process = chance.sample(family["process"], 2)
        ends = chance.sample(self._endings(family["english"]), chance.choice((1, 1, 2)))
        ends.append(chance.choice(family["care"]))
        chance.shuffle(ends)
        start = [opening, maker] if chance.random() < 0.7 else [maker, opening]
        return [*start, *process, *ends]

    def _maker_lines(self, product: PlannedProduct, manner: str) -> list[str]:
        if manner == "visited":
            return list(self._makers["tourism"]["lines"])
        kind = product.maker.kind
        lines = list(self._makers[kind.value]["lines"])
        if manner != "made":
            return lines
        more = "kitchen" if kind is ProducerKind.HOUSEHOLD else "processing"
        return lines + list(self._makers[more]["lines"])

    def _endings(self, manner: str) -> list[str]:
        """Sentences on people and sale: those of packed goods for goods in packs, and so on."""
        if manner == "visited":
            return list(self._makers["tourism"]["community"])
        common = self._makers["common"]
        lines = list(common["lines"])
        if manner not in _UNPACKED:
            lines += common["packed"]
        return lines + common["food"] if manner in _FOOD else lines


def _words(product: PlannedProduct, chance: Random) -> dict[str, str]:
    place, good, maker = product.maker.place, product.good, product.maker
    old = product.under_old_units
    commune = (place.commune or place.district) if old else (place.present_commune or place.commune)
    area = place.area if old else bare(commune)
    words = {
        "g": good.name[:1].lower() + good.name[1:],
        "m": good.material,
        "p": commune,
        "d": area,
        "w": maker.short if chance.random() < 0.5 else maker.called,
        "s": f"từ {good.season}" if good.season.startswith("tháng") else "quanh năm",
        "year": str(maker.founded),
        "n": str(maker.members),
        "n2": str(chance.choice((6, 8, 10, 12, 15, 18, 20, 24, 30, 35, 40))),
    }
    return words | {key.upper(): capital(words[key]) for key in ("g", "m", "p")}


def _fit(lines: list[str], words: dict[str, str]) -> list[str]:
    """Lines that do not name a raw material which the goods' own name says already."""
    return [line for line in lines if "{m}" not in line or words["m"] not in words["g"]]


def _english_words(product: PlannedProduct) -> dict[str, str]:
    place, maker = product.maker.place, product.maker
    commune = bare(place.present_commune or place.commune)
    area = place.area if product.under_old_units else commune
    return {
        "e": product.good.english,
        "E": capital(product.good.english),
        "w": maker.name,
        "d": commune if area == place.province.name else area,
        "t": place.province.name,
    }


def _said(line: str, words: dict[str, str]) -> str:
    return capital(line.format_map(words))
