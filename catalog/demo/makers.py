"""Invented producers: kinds in the programme's proportions, names as such producers bear them."""

from dataclasses import dataclass
from random import Random

from catalog.demo.places import Place
from catalog.demo.sources import read_table
from catalog.producers import ProducerKind

SHARES: dict[ProducerKind, float] = {
    ProducerKind.COOPERATIVE: 0.329,
    ProducerKind.HOUSEHOLD: 0.335,
    ProducerKind.COMPANY: 0.253,
    ProducerKind.COOPERATIVE_GROUP: 0.047,
    ProducerKind.PRIVATE_ENTERPRISE: 0.018,
    ProducerKind.FARM: 0.011,
    ProducerKind.ASSOCIATION: 0.005,
    ProducerKind.OTHER: 0.002,
}
"""The programme's shares of 2025: 32.9 % co-operatives, 33.5 % households, 25.3 % companies; the
rest groups and others."""

_SOUTH = frozenset({"se", "mk"})
_TRIES = 40
_HOUSEHOLD = "Hộ kinh doanh "


@dataclass(frozen=True, slots=True)
class Maker:
    """One producer. `brand` is how its goods may be called: "Mây Trắng", "Cô Hạnh" or nothing."""

    name: str
    kind: ProducerKind
    place: Place
    family: str
    brand: str
    founded: int
    members: int

    @property
    def called(self) -> str:
        """Its name as a sentence has it: in full, a household by its head."""
        return self.short if self.name.startswith(_HOUSEHOLD) else self.name

    @property
    def short(self) -> str:
        """How a story calls it: without the legal form, a household by its head."""
        for form in ("Công ty TNHH MTV ", "Công ty TNHH ", "Công ty CP "):
            if self.name.startswith(form):
                return "Công ty " + self.name.removeprefix(form)
        if self.name.startswith(_HOUSEHOLD):
            person = self.name.removeprefix(_HOUSEHOLD)
            woman = " Thị " in person or "H'" in person
            return f"hộ {'bà' if woman else 'ông'} {person}"
        return self.name


class MakerNames:
    """Names that nobody in the register bears yet."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._taken: set[str] = set()
        self._parts = read_table("names.toml")

    def take(self, name: str) -> None:
        """Note a name that is given from outside."""
        self._taken.add(name)

    def make(self, kind: ProducerKind, place: Place, family: str) -> Maker:
        """A new producer of goods of a family at a place."""
        name, brand = self._name(kind, place, family)
        for _ in range(_TRIES):
            if name not in self._taken:
                break
            name, brand = self._name(kind, place, family)
        self._taken.add(name)
        return known_maker(self._rng, name, kind, place, family, brand)

    def _name(self, kind: ProducerKind, place: Place, family: str) -> tuple[str, str]:
        if kind is ProducerKind.HOUSEHOLD:
            return self._household(place, family)
        trade, brand = self._trade(place, family), self._brand(place)
        if kind is ProducerKind.COMPANY:
            form = self._rng.choice(
                ("Công ty TNHH", "Công ty TNHH", "Công ty TNHH MTV", "Công ty CP")
            )
            return f"{form} {trade} {brand}", brand
        forms = {
            ProducerKind.COOPERATIVE: "HTX",
            ProducerKind.COOPERATIVE_GROUP: "Tổ hợp tác",
            ProducerKind.PRIVATE_ENTERPRISE: "DNTN",
            ProducerKind.ASSOCIATION: "Hội quán",
            ProducerKind.OTHER: "Trung tâm điều hành",
        }
        if kind is ProducerKind.FARM:
            return f"Trang trại {brand}", brand
        return f"{forms[kind]} {trade} {brand}", brand

    def _household(self, place: Place, family: str) -> tuple[str, str]:
        full, given, woman = self._person(place)
        if self._rng.random() < 0.62:
            return f"{_HOUSEHOLD}{full}", ""
        title = self._rng.choice(("Cô", "Bà", "Bà", "Dì") if woman else ("Ông", "Chú", "Anh"))
        if place.people in _SOUTH and self._rng.random() < 0.4:
            given = self._rng.choice(("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Út"))
        called = f"{title} {given}"
        return f"Cơ sở {self._trade(place, family)} {called}", called

    def _person(self, place: Place) -> tuple[str, str, bool]:
        group = self._parts["people"][_people(place, self._rng)]
        woman = self._rng.random() < 0.58
        given = self._rng.choice(group["women" if woman else "men"])
        surname = self._rng.choice(group["family"])
        return f"{surname} {given}", given.split()[-1], woman

    def _trade(self, place: Place, family: str) -> str:
        trade: str = self._rng.choice(self._parts["trades"][family])
        return "Trái cây" if trade == "Cây ăn quả" and place.people in _SOUTH else trade

    def _brand(self, place: Place) -> str:
        brands = self._parts["brands"]
        south = "south_" if place.people in _SOUTH else ""
        while True:
            first: str = self._rng.choice(brands[f"{south}first"])
            second: str = self._rng.choice(brands[f"{south}second"])
            if first != second:
                return f"{first} {second}"


def known_maker(
    rng: Random, name: str, kind: ProducerKind, place: Place, family: str, brand: str = ""
) -> Maker:
    """A producer whose name is given; what a story tells of it is drawn."""
    members = rng.randint(3, 9) if kind is ProducerKind.HOUSEHOLD else rng.randint(9, 86)
    return Maker(name, kind, place, family, brand, rng.randint(1996, 2021), members)


def _people(place: Place, rng: Random) -> str:
    region = place.people
    if place.region in ("nm", "cm") and region in ("nm", "rr", "nc"):
        return rng.choices(("tay", "kinh", "mong"), (5, 4, 1 if region == "nc" else 2))[0]
    if region == "hl":
        return rng.choices(("kinh", "highland"), (7, 3))[0]
    if place.former_province in ("Trà Vinh", "Sóc Trăng", "Kiên Giang", "An Giang"):
        return rng.choices(("south", "khmer"), (8, 2))[0]
    return "south" if region in ("sc", "se", "mk") else "kinh"
