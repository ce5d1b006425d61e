"""Where the demonstration's goods come from: real communes, as they were and as they are.

Facts on which commune became which are those of `data/communes.csv`; see NOTICE.
"""

from dataclasses import dataclass
from functools import cache

from catalog.demo.sources import read_rows
from catalog.reference import read_data
from catalog.text import fold

REGIONS = {
    "nm": "Hà Giang|Cao Bằng|Bắc Kạn|Tuyên Quang|Lào Cai|Yên Bái|Điện Biên|Lai Châu|Sơn La|Hòa Bình"
    "|Thái Nguyên|Lạng Sơn|Phú Thọ|Bắc Giang",
    "rr": "Hà Nội|Bắc Ninh|Hải Dương|Hưng Yên|Thái Bình|Hà Nam|Nam Định|Ninh Bình|Vĩnh Phúc"
    "|Hải Phòng|Quảng Ninh",
    "nc": "Thanh Hóa|Nghệ An|Hà Tĩnh|Quảng Bình|Quảng Trị|Thừa Thiên Huế",
    "sc": "Đà Nẵng|Quảng Nam|Quảng Ngãi|Bình Định|Phú Yên|Khánh Hòa|Ninh Thuận|Bình Thuận",
    "hl": "Kon Tum|Gia Lai|Đắk Lắk|Đắk Nông|Lâm Đồng",
    "se": "Bình Phước|Tây Ninh|Bình Dương|Đồng Nai|Bà Rịa - Vũng Tàu|Hồ Chí Minh",
    "mk": "Long An|Tiền Giang|Bến Tre|Trà Vinh|Vĩnh Long|Đồng Tháp|An Giang|Kiên Giang|Cần Thơ"
    "|Hậu Giang|Sóc Trăng|Bạc Liêu|Cà Mau",
}
"""Northern mountains, Red River, north and south central, highlands, south-east, Mekong."""

_REGION_OF = {name: region for region, names in REGIONS.items() for name in names.split("|")}
_FORMER_CITIES = frozenset({"Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"})
_LONG_KINDS = ("thành phố ", "thị xã ", "thị trấn ", "đặc khu ")


@dataclass(frozen=True, slots=True)
class Province:
    """A present province as the reference data has it."""

    code: str
    name: str
    kind: str

    @property
    def full(self) -> str:
        """The name with its kind: "tỉnh Vĩnh Long"."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Place:
    """A commune of before 2025-07-01 with the one of today.

    Either commune may be unknown: an island district had none, a split one has several heirs.
    """

    former_province: str
    former_code: str
    district: str
    district_code: str
    commune: str
    commune_code: str
    present_commune: str
    present_code: str
    province: Province
    terrain: str

    @property
    def region(self) -> str:
        """What grows here: a region, or the landscape that sets the commune apart in it."""
        own = {"mountain": "cm", "town": "town", "north": "nm"}
        return own.get(self.terrain, _REGION_OF[self.former_province])

    @property
    def people(self) -> str:
        """The region of the province, which tells how people there are called."""
        return _REGION_OF[self.former_province]

    @property
    def landscape(self) -> str:
        """What a story begins with."""
        return "coast" if self.terrain == "coast" else self.region

    @property
    def former_full(self) -> str:
        """The former province with its kind."""
        kind = "thành phố" if self.former_province in _FORMER_CITIES else "tỉnh"
        return f"{kind} {self.former_province}"

    @property
    def area(self) -> str:
        """The former district without its kind, by which goods are called."""
        return bare(self.district)


def bare(name: str) -> str:
    """A unit's name without its kind, marks kept: "huyện Mèo Vạc" → "Mèo Vạc"."""
    for kind in _LONG_KINDS:
        if name.startswith(kind):
            return name.removeprefix(kind)
    return name.partition(" ")[2] if name else ""


@cache
def load_places() -> tuple[Place, ...]:
    """Every place of the demonstration, in the order of the file."""
    provinces = {r["code"]: Province(r["code"], r["name"], r["kind"]) for r in _provinces()}
    former = {r["former_name"]: r for r in read_data("former_provinces.csv")}
    return tuple(
        Place(
            **row,
            former_code=former[row["former_province"]]["former_code"],
            province=provinces[former[row["former_province"]]["code"]],
        )
        for row in read_rows("communes.csv")
    )


def _provinces() -> list[dict[str, str]]:
    return list(read_data("provinces.csv"))


@cache
def shared_district_names() -> frozenset[str]:
    """Folded names of districts that several provinces had: "huyện Châu Thành" alone is unclear."""
    owners: dict[str, set[str]] = {}
    for place in load_places():
        owners.setdefault(fold(place.district), set()).add(place.former_province)
    return frozenset(name for name, provinces in owners.items() if len(provinces) > 1)
