"""What is made where: sorts of goods, and the specialities that are always in the register."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from catalog.demo.places import Place, load_places
from catalog.demo.sources import read_rows, read_table
from catalog.producers import ProducerKind


@dataclass(frozen=True, slots=True)
class Good:
    """One sort of goods; `where` holds regions and former provinces, `any` includes towns."""

    set_no: int
    name: str
    english: str
    family: str
    where: frozenset[str]
    material: str
    season: str
    packs: tuple[str, ...]

    def grows_at(self, place: Place) -> bool:
        """Whether a good of this sort is believable there."""
        region = place.region
        if region == "town":
            return self.family not in families("fields") and bool(
                self.where & {"any", "town"} or self._in(place)
            )
        if "any" in self.where or "all" in self.where:
            return True
        if place.terrain == "coast" and "coast" in self.where:
            return True
        if region in self.where:
            return True
        return self._in(place) and (region != "cm" or self.family in families("hills"))

    def _in(self, place: Place) -> bool:
        return place.former_province in self.where


@dataclass(frozen=True, slots=True)
class Speciality:
    """A real speciality with an invented producer, and what of its life is fixed."""

    good: Good
    place: Place
    stars: int
    kind: ProducerKind
    producer: str
    issued_on: date | None
    number: str
    state: str


@cache
def load_goods() -> tuple[Good, ...]:
    """Every sort of goods, in the order of the file."""
    return tuple(
        Good(
            int(row["set_no"]),
            row["good"],
            row["english"],
            row["family"],
            frozenset(row["where"].split("|")),
            row["material"],
            row["season"],
            _packs(row["packs"]),
        )
        for row in read_rows("goods.csv")
    )


@cache
def goods_at(place: Place) -> tuple[Good, ...]:
    """The sorts of goods that are believable at a place."""
    return tuple(good for good in load_goods() if good.grows_at(place))


@cache
def families(of: str) -> frozenset[str]:
    """The families of goods that are listed under a heading of `names.toml`."""
    return frozenset(read_table("names.toml")["families"][of])


def kin_of(family: str) -> list[str]:
    """Families of goods that one producer is likely to make together, its own first."""
    found: list[str] = read_table("names.toml")["kin"][family]
    return found


@cache
def load_specialities() -> tuple[Speciality, ...]:
    """The specialities, the ones that a visitor should meet first at the head."""
    return tuple(_speciality(row) for row in read_rows("specialities.csv"))


def _speciality(row: dict[str, str]) -> Speciality:
    place = next(
        place
        for place in load_places()
        if place.former_province == row["former_province"]
        and place.district == row["district"]
        and row["commune"] in ("", place.commune)
    )
    good = Good(
        int(row["set_no"]),
        row["name"],
        row["english"],
        row["family"],
        frozenset(),
        row["material"],
        row["season"],
        _packs(row["packs"]),
    )
    issued = date.fromisoformat(row["issued_on"]) if row["issued_on"] else None
    return Speciality(
        good,
        place,
        int(row["stars"]),
        ProducerKind(row["kind"]),
        row["producer"],
        issued,
        row["number"],
        row["state"],
    )


def _packs(text: str) -> tuple[str, ...]:
    return tuple(text.replace(".", ",").split("|")) if text else ()
