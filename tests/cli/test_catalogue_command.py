"""`ocop catalogue`: the book that the page offers, from the command line."""

from datetime import date
from pathlib import Path

import pytest
from factories import World
from ocop_runner import Ocop
from pypdf import PdfReader

from catalog.clock import utc_now, vietnam_day


@pytest.fixture
def today() -> date:
    """The command asks the machine's own clock."""
    return vietnam_day(utc_now())


@pytest.mark.parametrize("by", ["province", "set"])
def test_the_filtered_products_go_into_a_file(
    ocop: Ocop, world: World, today: date, tmp_path: Path, by: str
) -> None:
    world.make_product("Kẹo dừa sáp", 5, today)
    world.make_product("Kẹo gừng", 4, today)
    done = ocop("catalogue", "--out", tmp_path / "book.pdf", "--stars", 5, "--by", by)
    assert (done.exit_code, done.stdout) == (0, "")
    reader = PdfReader(tmp_path / "book.pdf")
    assert f"1 products, {len(reader.pages)} pages" in done.stderr
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Kẹo dừa sáp" in text
    assert "Kẹo gừng" not in text


def test_nothing_to_print_is_said_and_leaves_no_file(ocop: Ocop, tmp_path: Path) -> None:
    done = ocop("catalogue", "--out", tmp_path / "book.pdf")
    assert (done.exit_code, "nothing to print" in done.stderr) == (1, True)
    assert not (tmp_path / "book.pdf").exists()


def test_a_value_that_means_nothing_is_refused(ocop: Ocop, tmp_path: Path) -> None:
    refused = ocop("catalogue", "--out", tmp_path / "book.pdf", "--stars", 7)
    assert refused.exit_code == 2
    assert "--stars 7" in refused.stderr
