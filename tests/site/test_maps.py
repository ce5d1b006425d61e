"""Both archipelagos are on every map, under their Vietnamese names, whatever the language."""

import re

import pytest
from bs4 import BeautifulSoup
from map_reading import A_MAP_NAMES, ARCHIPELAGOS, is_map, lacks, maps_in, provinces
from page_kinds import SmallSite

from catalog.map_tiles import COLUMNS, HOANG_SA, ROWS, TRUONG_SA, country_tiles
from ocop_site.translating import ROOT

DRAWN = {".svg", ".geojson", ".topojson", ".json", ".kml", ".xml", ".html", ".js"}
FOREIGN = re.compile(r"paracel|spratly|xisha|nansha|south china sea|tile\.openstreetmap", re.I)


def test_the_grid_has_every_province_once_and_both_archipelagos() -> None:
    country = country_tiles()
    assert {tile.code: " ".join(tile.lines) for tile in country.tiles} == provinces()
    assert (HOANG_SA, TRUONG_SA) == ARCHIPELAGOS
    belongs = {group.name: provinces()[group.province_code] for group in country.archipelagos}
    assert belongs == {HOANG_SA: "Đà Nẵng", TRUONG_SA: "Khánh Hòa"}
    taken = [(tile.row, tile.column) for tile in country.tiles]
    for group in country.archipelagos:
        taken += [(group.row + r, group.column + c) for r in (0, 1) for c in (0, 1)]
    assert len(set(taken)) == len(taken)
    assert all(0 <= row < ROWS and 0 <= column < COLUMNS for row, column in taken)


def test_the_map_of_places_shows_both_in_both_languages(small_site: SmallSite) -> None:
    """Of all other pages `test_every_page.py` asks the same."""
    for address in ("/places", "/en/places"):
        page = small_site.app.test_client().get(address).data
        maps = maps_in(BeautifulSoup(page, "html.parser"))
        assert maps
        assert [lack for text in maps for lack in lacks(text)] == []


def test_every_map_among_our_files_shows_both() -> None:
    for folder in ("static", "templates", "catalog/data", "site/ocop_site"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in DRAWN and is_map(text := path.read_text(encoding="utf-8")):
                assert lacks(text) == [], path


def test_no_page_names_the_islands_otherwise_or_loads_foreign_maps(small_site: SmallSite) -> None:
    client = small_site.app.test_client()
    for address in ("/places", "/en/places", "/en/places/diem-ocop-tieu-can", "/places/near"):
        assert FOREIGN.search(client.get(address).text) is None, address


@pytest.mark.parametrize("lacking", ARCHIPELAGOS)
def test_this_test_sees_a_map_that_lacks_one(lacking: str) -> None:
    text = " ".join([*provinces().values(), *ARCHIPELAGOS])
    assert is_map(text)
    assert lacks(text) == []
    assert lacks(text.replace(lacking, "")) == [lacking]
    assert not is_map(" ".join(list(provinces().values())[: A_MAP_NAMES - 1]))
