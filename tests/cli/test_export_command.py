"""`ocop export`: the file that the page offers, from the command line."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from factories import World
from ocop_runner import Ocop
from openpyxl import load_workbook

from catalog.clock import utc_now, vietnam_day
from catalog.codes import display


@pytest.fixture
def today() -> date:
    """The command asks the machine's own clock."""
    return vietnam_day(utc_now())


def test_filters_narrow_as_on_the_page(ocop: Ocop, world: World, today: date) -> None:
    kept = world.make_product("Kẹo dừa sáp", 5, today)
    world.make_product("Kẹo gừng", 4, today)
    world.make_product("Trà sen", 5, today)
    done = ocop("export", "--stars", 5, "--province", "vinh-long", "--q", "kẹo")
    assert done.exit_code == 0
    (row,) = csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline=""))
    assert row["Code"] == display(kept.code)
    assert row["Page"].startswith("http://127.0.0.1:8000/en/products/keo-dua-sap-")


def test_a_filter_may_be_repeated(ocop: Ocop, world: World, today: date) -> None:
    for stars in (3, 4, 5):
        world.make_product(f"Kẹo {stars}", stars, today)
    done = ocop("export", "--format", "json", "--stars", 3, "--stars", 5, "--sort", "name")
    assert [item["stars"] for item in json.loads(done.stdout)["items"]] == [3, 5]


def test_a_workbook_goes_into_a_file(ocop: Ocop, world: World, today: date, tmp_path: Path) -> None:
    world.make_product("Kẹo dừa sáp", 5, today)
    done = ocop("export", "--format", "xlsx", "--out", tmp_path / "list.xlsx")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 products" in done.stderr
    assert load_workbook(tmp_path / "list.xlsx").worksheets[0]["B2"].value == "Kẹo dừa sáp"


def test_a_value_that_means_nothing_is_refused(ocop: Ocop, tmp_path: Path) -> None:
    done = ocop("export", "--stars", 9, "--province", "atlantis", "--out", tmp_path / "x.csv")
    assert done.exit_code == 2
    assert "--stars 9, --province atlantis" in done.stderr
    assert not (tmp_path / "x.csv").exists()
