"""Vietnam as a grid of tiles, one for each province, with both archipelagos. Pure.

No map of the country is drawn from anything else: `country_tiles` always holds quần đảo
Hoàng Sa and quần đảo Trường Sa, under these names in every language.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from catalog.reference import read_data

HOANG_SA: Final = "quần đảo Hoàng Sa"
TRUONG_SA: Final = "quần đảo Trường Sa"


@dataclass(frozen=True, slots=True)
class Tile:
    """A province (by its code) in the grid, its name cut into the lines that fit."""

    code: str
    row: int
    column: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Archipelago:
    """An archipelago, two columns wide, and the province that it belongs to."""

    name: str
    province_code: str
    row: int
    column: int


ARCHIPELAGOS: Final = (
    Archipelago(HOANG_SA, "48", 9, 5),
    Archipelago(TRUONG_SA, "56", 14, 5),
)
ROWS: Final = 17
COLUMNS: Final = 7


@dataclass(frozen=True, slots=True)
class Country:
    """Everything that a map shows."""

    tiles: tuple[Tile, ...]
    archipelagos: tuple[Archipelago, ...]


@cache
def country_tiles() -> Country:
    """The whole country."""
    tiles = tuple(
        Tile(
            row["code"],
            int(row["row"]),
            int(row["column"]),
            tuple(filter(None, (row["line_1"], row["line_2"]))),
        )
        for row in read_data("province_tiles.csv")
    )
    return Country(tiles, ARCHIPELAGOS)
