"""The three forms of a list hold what its pages show, in the same order, on both databases."""

from datetime import date, datetime
from typing import Any

import pytest
from export_reading import ids_on_pages, rows_of_csv, rows_of_xlsx
from factories import World
from flask.testing import FlaskClient

from catalog import acts
from catalog.codes import parse_code
from ocop_site.trade.tables import neutral

FILTERS = (
    "",
    "?stars=4",
    "?stars=3,5&province=86",
    "?q=k%E1%BA%B9o",
    "?q=keo&sort=name",
    "?status=lapsed&status=withdrawn",
    "?set=14&sort=newest",
    "?sort=valid_until&province=01&province=86",
    "?q=zzzz",
)


@pytest.fixture
def goods(world: World) -> None:
    """More than two pages of goods of several stars, places, sets and fates."""
    here = world.make_producer()
    there = world.make_producer("Công ty TNHH Kẹo Sông", province="01")
    for number in range(52):
        world.make_product(
            f"Kẹo dừa {number:02}" if number % 3 else f"Mứt gừng {number:02}",
            stars=3 + number % 3,
            issued_on=date(2024 + number % 3, 1 + number % 10, 2),
            producer=here if number % 4 else there,
            set_no=10 if number % 5 else 14,
        )
    for number in range(3):
        world.make_product(f"Kẹo cũ {number}", issued_on=date(2022, 3, 1), producer=here)
    gone = world.make_product("Rượu Phú Lễ", producer=here, set_no=14)
    world.act(acts.withdraw, gone, decision_id=gone.decision_id, on=date(2026, 8, 1), reason="b")


def test_every_form_holds_what_the_pages_show(client: FlaskClient, goods: None) -> None:
    shown = {}
    for query in FILTERS:
        on_pages = ids_on_pages(client, query)
        as_csv = [parse_code(row["Mã"]).value for row in rows_of_csv(client, query)]
        as_xlsx = [parse_code(row["Mã"]).value for row in rows_of_xlsx(client, query)]
        answer = client.get(f"/products.json{query}").get_json()
        as_json = [item["code"] for item in answer["items"]]
        assert on_pages == as_csv == as_xlsx == as_json, query
        assert answer["total"] == len(on_pages)
        shown[query] = len(on_pages)
    assert shown[""] == 52
    assert shown["?q=zzzz"] == 0
    assert shown["?status=lapsed&status=withdrawn"] == 4
    assert len(set(shown.values())) > 5


def test_a_cell_says_the_same_in_csv_and_workbook(client: FlaskClient, goods: None) -> None:
    pairs = zip(rows_of_csv(client), rows_of_xlsx(client), strict=True)
    for as_csv, as_xlsx in pairs:
        assert list(as_csv) == list(as_xlsx)
        assert [_written(cell) for cell in as_xlsx.values()] == list(as_csv.values())


def _written(cell: Any) -> str:
    if isinstance(cell, datetime):
        midnight = cell.time() == datetime.min.time()
        return cell.strftime("%d/%m/%Y" if midnight else "%d/%m/%Y %H:%M")
    return "" if cell is None else str(cell)


def test_only_what_looks_like_a_formula_gets_a_quote() -> None:
    assert neutral("Kẹo = ngon") == "Kẹo = ngon"
    assert neutral("") == ""
    assert neutral("   ") == "   "
