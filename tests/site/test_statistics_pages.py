"""Statistics as a page, as CSV and as JSON, beside what the catalogue counts on the same day."""

import csv
import io
import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import World
from flask import Flask
from flask.testing import FlaskClient
from soups import soup_of

from catalog import acts
from catalog.producers import ProducerKind
from ocop_site.search import find
from search_index.query import Facet, SearchRequest

TODAY = "2026-11-22"


@pytest.fixture
def market(world: World) -> None:
    """Goods of several makers, of which one lapsed and one was withdrawn."""
    farm = world.make_producer("Trang trại Đồi Chè", "08", ProducerKind.FARM)
    world.make_product("Chè xanh", 5, producer=farm, set_no=11)
    world.make_product("Mật ong", 3, date(2024, 5, 1), producer=farm, set_no=4)
    world.make_product("Kẹo dừa", 4, set_no=7)
    world.make_product("Rượu Phú Lễ", 4, date(2023, 9, 30), set_no=14)
    gone = world.make_product("Tinh nghệ", 3, set_no=18)
    day = date(2026, 8, 1)
    world.act(acts.withdraw, gone, decision_id=world.make_decision(day), on=day, reason="c")
    world.make_decision(covered_until=date(2026, 11, 20))


def figures_on(soup: BeautifulSoup) -> dict[str, str]:
    return {dt.text: dt.find_next("dd").text for dt in soup.select(".figures dt")}


def counted(client: FlaskClient, query: str = "") -> dict[str, Any]:
    answer = client.get(f"/api/v1/statistics{query}")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json
    return found


@pytest.mark.usefixtures("market")
def test_the_page_counts_today(client: FlaskClient) -> None:
    soup = soup_of(client, "/statistics")
    figures = figures_on(soup)
    assert figures["sản phẩm còn hiệu lực ngày 22/11/2026"] == "3"
    assert figures["chủ thể có sản phẩm còn hiệu lực"] == "2"
    assert figures["đã hết hạn, chưa được công nhận lại"] == "1"
    assert figures["đã bị thu hồi"] == "1"
    (row,) = [tr for tr in soup.select(".counts tr") if tr.th and tr.th.text == "Tuyên Quang"]
    assert [td.text for td in row.select("td.number")][:5] == ["2", "1", "0", "1", "1"]
    assert "1/34 tỉnh" in soup.text
    assert "20/11/2026" in soup.text


@pytest.mark.usefixtures("market")
def test_totals_are_those_of_the_catalogue_on_the_same_day(app: Flask, client: FlaskClient) -> None:
    found = counted(client)
    with app.test_request_context():
        listed = find(SearchRequest())
        everything = find(SearchRequest(chosen={Facet.STATUS: frozenset(found["statuses"])}))
    assert found["products"] == listed.total == 3
    for facet in (Facet.STARS, Facet.PROVINCE, Facet.SECTOR, Facet.SET):
        lines = {line["value"]: line["products"] for line in found[facet.value]}
        assert {v: n for v, n in lines.items() if n} == listed.facets[facet]
    statuses = {v: n for v, n in found["statuses"].items() if n}
    assert statuses == everything.facets[Facet.STATUS]


def test_the_day_turns_in_vietnam(client: FlaskClient, world: World, clock: SetClock) -> None:
    world.make_product(stars=3, issued_on=date(2023, 11, 22))
    clock.now = clock.now.replace(hour=23, minute=59)
    assert counted(client)["products"] == 1
    clock.now += timedelta(minutes=1)
    assert (counted(client)["on"], counted(client)["products"]) == ("2026-11-23", 0)
    assert counted(client, f"?on={TODAY}")["products"] == 1


@pytest.mark.usefixtures("market")
def test_a_day_gone_by_is_counted_as_it_was(client: FlaskClient) -> None:
    assert counted(client, "?on=2026-07-31")["products"] == 5
    assert counted(client, "?on=2026-08-01")["statuses"]["withdrawn"] == 1
    assert counted(client, "?on=2023-09-30")["products"] == 1
    assert counted(client, "?on=2023-09-29")["products"] == 0
    soup = soup_of(client, "/statistics?on=2026-07-31")
    assert soup.select_one("#on")["value"] == "2026-07-31"
    # Lists tell of today: nothing of another day leads to them.
    assert not soup.select(".counts a")


def test_a_change_shows_at_the_next_request(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    assert counted(client)["products"] == 1
    etag = client.get("/statistics").headers["ETag"]
    assert client.get("/statistics", headers={"If-None-Match": etag}).status_code == 304
    day = date(2026, 11, 20)
    world.act(acts.withdraw, goods, decision_id=world.make_decision(day), on=day, reason="a")
    assert counted(client)["products"] == 0
    assert client.get("/statistics", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize(
    ("typed", "vietnamese", "english"),
    [
        ("2026-11-23", "chưa đến", "still to come"),
        ("2018-05-06", "sớm hơn Chương trình", "before the OCOP programme"),
        ("31/02/2024", "không phải là ngày", "is not a date"),
        ("<b>x</b>", "không phải là ngày", "is not a date"),
        ("%00", "không phải là ngày", "is not a date"),
    ],
)
def test_a_day_without_figures_is_explained(
    client: FlaskClient, typed: str, vietnamese: str, english: str
) -> None:
    for address, words in ((f"/statistics?on={typed}", vietnamese),
                           (f"/en/statistics?on={typed}", english)):  # fmt: skip
        soup = soup_of(client, address, 400)
        assert words in soup.select_one("[role=alert]").text
        assert soup.select_one("#on")["aria-describedby"] == "on-error"
        assert soup.select_one("#on")["value"] == TODAY
    assert client.get(f"/statistics.csv?on={typed}").status_code == 400
    answer = client.get(f"/en/api/v1/statistics?on={typed}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_a_day_as_people_write_it_is_understood(client: FlaskClient) -> None:
    assert "01/02/2024" in soup_of(client, "/statistics?on=1/2/2024").title.text
    assert client.get("/api/v1/statistics?on=1/2/2024").status_code == 400
    assert client.get("/api/v1/statistics?day=2024-02-01").status_code == 400


@pytest.mark.usefixtures("market")
def test_each_chart_has_a_table_and_a_sentence(client: FlaskClient) -> None:
    soup = soup_of(client, "/statistics")
    charts = soup.select(".plot")
    assert len(charts) == 2
    for chart in charts:
        assert chart["role"] == "img"
        assert re.search(r"\d", chart["aria-label"])
        figure = chart.find_parent("figure")
        assert figure.figcaption.text
        columns = {rect["x"] for rect in chart.select("svg rect")}
        filled = [tr for tr in figure.select("tbody tr") if tr.td.text != "0"]
        assert len(columns) == len(filled) > 0
    for drawn in soup.select("svg.bar"):
        assert drawn["aria-hidden"] == "true"
        assert drawn.find_parent("table")


@pytest.mark.usefixtures("market")
def test_the_published_totals_are_cited_beside_our_own(client: FlaskClient) -> None:
    soup = soup_of(client, "/statistics")
    text = " ".join(soup.text.split())
    for figure in ("1.129", "752", "4.451", "2.491", "8.340", "4.273"):
        assert figure in text
    assert "Công văn của Bộ Nông nghiệp và Phát triển nông thôn" in text
    found = counted(client)["published"]
    assert [(p["month"], p["products"], p["subjects"]) for p in found] == [
        ("2020-01", 1129, 752), ("2020-12", 4451, 2491), ("2022-09", 8340, 4273),
    ]  # fmt: skip
    assert [p["this_register"]["products"] for p in found] == [0, 0, 0]
    # What was not yet published on the day is not told of it.
    assert len(counted(client, "?on=2020-12-30")["published"]) == 1
    assert len(counted(client, "?on=2020-12-31")["published"]) == 2


@pytest.mark.usefixtures("market")
def test_the_sheet_opens_in_an_office_and_adds_up(client: FlaskClient) -> None:
    answer = client.get(f"/statistics.csv?on={TODAY}")
    assert answer.mimetype == "text/csv"
    assert f"ocop-{TODAY}.csv" in answer.headers["Content-Disposition"]
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0]["Tên"] == "Cả nước"
    assert rows[0]["Sản phẩm còn hiệu lực"] == "3"
    for table in ("Tỉnh, thành phố", "Ngành", "Bộ sản phẩm", "Loại hình chủ thể", "Số sao"):
        lines = [row for row in rows if row["Bảng"] == table]
        assert lines, table
        for column in ("Sản phẩm còn hiệu lực", "5 sao", "Hết hạn", "Thu hồi"):
            assert sum(int(row[column]) for row in lines) == int(rows[0][column])
    assert {row["Số liệu tính đến ngày"] for row in rows} == {"22/11/2026"}
    assert {row["Giấy phép"] for row in rows} == {"CC-BY-4.0"}


def test_an_empty_register_has_statistics_too(client: FlaskClient) -> None:
    for address in ("/statistics", "/en/statistics", "/statistics.csv"):
        assert client.get(address).status_code == 200
    found = counted(client)
    assert found["products"] == 0
    assert len(found["province"]) == 34
    assert len(found["lapses_ahead"]) == 12
    assert "CC-BY" in json.dumps(found)
