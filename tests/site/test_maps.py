"""Both archipelagos are on every map, under their Vietnamese names, whatever the language.

A map is anything that places or draws provinces: a page's drawing, a file among our assets, a
sheet of paper. Whatever names ten provinces or more in one drawing is taken for one.
"""

import re

import pytest
from bs4 import BeautifulSoup
from page_kinds import KINDS, SmallSite

from catalog.map_tiles import COLUMNS, HOANG_SA, ROWS, TRUONG_SA, country_tiles
from catalog.reference import read_data
from ocop_site.translating import ROOT

ARCHIPELAGOS = ("quần đảo Hoàng Sa", "quần đảo Trường Sa")
A_MAP_NAMES = 10
DRAWN = {".svg", ".geojson", ".topojson", ".json", ".kml", ".xml", ".html", ".js"}
FOREIGN = re.compile(r"paracel|spratly|xisha|nansha|south china sea|tile\.openstreetmap", re.I)


def provinces() -> dict[str, str]:
    """Every present province by its code."""
    return {row["code"]: row["name"] for row in read_data("provinces.csv")}


def said(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def is_map(text: str) -> bool:
    words = said(text)
    return sum(name in words for name in provinces().values()) >= A_MAP_NAMES


def lacks(text: str) -> list[str]:
    return [name for name in ARCHIPELAGOS if name.casefold() not in said(text).casefold()]


def maps_of(site: SmallSite, address: str) -> list[str]:
    """The words in every map of a page."""
    soup = BeautifulSoup(site.app.test_client().get(address).data, "html.parser")
    drawn = [drawing.get_text(" ") for drawing in soup.select("svg, canvas, figure")]
    return [text for text in drawn if is_map(text)]


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


def test_every_map_of_the_pages_shows_both(small_site: SmallSite) -> None:
    paths = [kind.path("vi", small_site.named) for kind in KINDS if not kind.filled]
    with_maps = [path for path in paths if maps_of(small_site, path)]
    assert "/places" in with_maps
    for path in with_maps:
        for address in (path, f"/en{path}"):
            assert [lack for text in maps_of(small_site, address) for lack in lacks(text)] == []


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
