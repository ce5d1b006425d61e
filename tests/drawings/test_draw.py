"""Every picture is small, plain, well formed, steady, and different by seed."""

import csv
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from ocop_site.drawings import LIMIT, draw
from ocop_site.drawings.grounds import PEACH

SVG = "{http://www.w3.org/2000/svg}"
DATA = Path(__file__).parents[2] / "catalog" / "data"
SHAPES = {"svg", "g", "path", "circle", "ellipse", "rect"}
SEEDS = [f"7Q2K9D{n:02d}" for n in range(24)]


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SPECIALITIES = [(int(row["set_no"]), row["name"]) for row in _rows("specialities.csv")]
SETS = [int(row["set_no"]) for row in _rows("product_sets.csv")]
NAMED_AND_NOT = [*SPECIALITIES, *((set_no, "Quà quê") for set_no in SETS)]


@pytest.mark.parametrize(("set_no", "name"), NAMED_AND_NOT)
def test_every_picture_is_a_small_plain_svg(set_no: int, name: str) -> None:
    for seed in SEEDS:
        svg = draw(set_no, name, seed)
        assert len(svg.encode()) <= LIMIT
        root = ET.fromstring(svg)
        assert root.tag == f"{SVG}svg"
        assert root.attrib["viewBox"] == "0 0 320 200"
        assert root.attrib["aria-hidden"] == "true"
        assert "role" not in root.attrib
        for element in root.iter():
            assert element.tag.removeprefix(SVG) in SHAPES
            assert not {"style", "id", "class", "href"} & set(element.attrib)
            assert not any(attribute.startswith("on") for attribute in element.attrib)
            assert not (element.text or "").strip()


@pytest.mark.parametrize(("set_no", "name"), SPECIALITIES)
def test_paths_hold_nothing_but_numbers_and_commands(set_no: int, name: str) -> None:
    for outline in re.findall(r' d="([^"]*)"', draw(set_no, name, "K3M9")):
        assert re.fullmatch(r"[MmLlHhVvCcQqTtAaZz0-9 .\-]+", outline)


def test_the_same_product_always_gets_the_same_picture() -> None:
    for set_no, name in SPECIALITIES:
        assert draw(set_no, name, "7Q2K9D4M") == draw(set_no, name, "7Q2K9D4M")


def test_two_products_of_one_name_look_different() -> None:
    for set_no, name in SPECIALITIES:
        assert draw(set_no, name, "7Q2K9D4M") != draw(set_no, name, "ZX81A0B3")


@pytest.mark.parametrize("set_no", SETS)
def test_a_page_of_one_set_never_looks_stamped(set_no: int) -> None:
    assert len({draw(set_no, "Quà quê", seed) for seed in SEEDS}) >= 12


def test_star_anise_never_stands_before_a_red_disc() -> None:
    for seed in SEEDS:
        assert PEACH.deep not in draw(20, "Hoa hồi Lạng Sơn", seed)


def test_the_limit_is_kept_without_emptying_the_picture() -> None:
    marks = [
        draw(set_no, name, seed).count("<path") for set_no, name in SPECIALITIES for seed in SEEDS
    ]
    assert min(marks) >= 4
