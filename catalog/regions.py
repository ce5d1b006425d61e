"""The six socio-economic regions (vùng kinh tế - xã hội) as groups of present provinces.

Source: Nghị quyết 306/NQ-CP of 05/10/2025, appendix. Data, not code: `data/regions.csv`.
"""

from dataclasses import dataclass
from functools import cache

from catalog.reference import read_data
from catalog.text import Text


@dataclass(frozen=True, slots=True)
class Region:
    """A region with the codes of its provinces in the present list."""

    slug: str
    name: Text
    provinces: frozenset[str]


@cache
def regions() -> tuple[Region, ...]:
    """The regions from north to south."""
    return tuple(
        Region(
            row["region"],
            Text(row["name_vi"], row["name_en"]),
            frozenset(row["provinces"].split()),
        )
        for row in read_data("regions.csv")
    )
