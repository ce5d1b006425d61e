"""Craft villages and raw-material areas of the demonstration and the goods that come from them."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from catalog.areas import AreaKind
from catalog.demo.places import Place, load_places
from catalog.demo.plan import Plan, PlannedProduct
from catalog.demo.sources import read_rows

_MOST_GOODS = 24


@dataclass(frozen=True, slots=True)
class PlannedArea:
    """One area: where it lies, which families of goods come from it, and what is said of it."""

    name: str
    name_en: str
    kind: AreaKind
    place: Place
    families: frozenset[str]
    text_vi: str
    text_en: str

    def columns(self, province_id: int) -> dict[str, Any]:
        """The columns of the area."""
        place = self.place
        return {
            "kind": self.kind,
            "name": self.name,
            "name_en": self.name_en,
            "province_id": province_id,
            "commune": place.present_commune,
            "printed_place": f"{place.district}, {place.former_full}",
            "text_vi": self.text_vi,
            "text_en": self.text_en,
        }

    def takes(self, product: PlannedProduct) -> bool:
        """Whether goods come from here: of one of its families, and made in the district.

        What grows in an area is also worked elsewhere in its former province.
        """
        place = product.maker.place
        if place.former_province != self.place.former_province:
            return False
        near = place.district == self.place.district or self.kind is AreaKind.MATERIAL_AREA
        return near and product.good.family in self.families


@cache
def load_areas() -> tuple[PlannedArea, ...]:
    """Every area, in the order of the file."""
    return tuple(
        PlannedArea(
            row["name"],
            row["name_en"],
            AreaKind(row["kind"]),
            _place(row["former_province"], row["district"]),
            frozenset(row["families"].split("|")),
            row["text_vi"],
            row["text_en"],
        )
        for row in read_rows("areas.csv")
    )


def _place(former_province: str, district: str) -> Place:
    return next(
        place
        for place in load_places()
        if place.former_province == former_province and place.district == district
    )


def goods_of(area: PlannedArea, plan: Plan) -> list[int]:
    """The numbers in the plan of the goods that come from an area."""
    numbers = [n for n, product in enumerate(plan.products) if area.takes(product)]
    return numbers[:_MOST_GOODS]
