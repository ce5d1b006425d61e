"""The public registers: newest first, narrowed by place, set and year, and as one file."""

import csv
import io
from datetime import date

import pytest
from clocks import SetClock
from factories import World
from flask.testing import FlaskClient
from soups import soup_of

from catalog import acts
from catalog.clock import VIETNAM


def names(client: FlaskClient, address: str) -> list[str]:
    return [row.text for row in soup_of(client, address).select("tbody th")]


def rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


@pytest.fixture
def ended(world: World) -> None:
    """Three that ran out, of which two in 2025, two withdrawn, one in force."""
    farm = world.make_producer("Trang trại Đồi Chè", "08")
    world.make_product("Chè xanh", 3, date(2022, 3, 1), producer=farm, set_no=11)
    world.make_product("Kẹo dừa", 4, date(2022, 12, 31), set_no=7)
    world.make_product("Mật hoa dừa", 4, date(2023, 2, 1), set_no=4)
    world.make_product("Còn hiệu lực")
    for name, day, reason in (
        ("Rượu Phú Lễ", date(2026, 5, 1), "đ"),
        ("Tinh nghệ", date(2025, 12, 1), "b"),
    ):
        goods = world.make_product(name, set_no=14)
        decision = world.make_decision(day, f"{day:%m}/QĐ-TH")
        world.act(acts.withdraw, goods, decision_id=decision, on=day, reason=reason)


@pytest.mark.usefixtures("ended")
def test_what_lapsed_last_stands_first(client: FlaskClient) -> None:
    soup = soup_of(client, "/register/lapsed")
    assert [row.text for row in soup.select("tbody th")] == ["Mật hoa dừa", "Kẹo dừa", "Chè xanh"]
    days = [row.td.text for row in soup.select("tbody tr")]
    assert days == ["01/02/2026", "31/12/2025", "01/03/2025"]
    years = {option["value"]: option.text for option in soup.select("#year option")}
    assert years == {"": "Tất cả các năm", "2026": "2026 (1)", "2025": "2025 (2)"}


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year=2025", ["Kẹo dừa", "Chè xanh"]),
        ("year=2025&province=86", ["Kẹo dừa"]),
        ("province=tuyen-quang", ["Chè xanh"]),
        ("set=4", ["Mật hoa dừa"]),
        ("set=4&year=2025", ["Mật hoa dừa"]),
        ("year=1999", ["Mật hoa dừa", "Kẹo dừa", "Chè xanh"]),
        ("year=x&set=99&province=", ["Mật hoa dừa", "Kẹo dừa", "Chè xanh"]),
        ("year=20255555555555555555", ["Mật hoa dừa", "Kẹo dừa", "Chè xanh"]),
    ],
)
def test_a_register_is_narrowed_by_place_set_and_year(
    client: FlaskClient, query: str, found: list[str]
) -> None:
    assert names(client, f"/register/lapsed?{query}") == found
    listed = [row["Sản phẩm"] for row in rows(client, f"/register/lapsed.csv?{query}")]
    assert listed == found


@pytest.mark.usefixtures("ended")
def test_a_withdrawal_stands_with_decision_day_and_reason(client: FlaskClient) -> None:
    soup = soup_of(client, "/register/withdrawn")
    first, second = (row.text for row in soup.select("tbody tr"))
    assert "Rượu Phú Lễ" in first
    assert "01/05/2026" in first
    assert "05/QĐ-TH" in first
    assert "Chủ thể không còn sản xuất" in first
    assert "Tinh nghệ" in second
    assert len(soup.select("details.panel li")) == 2
    (line,) = rows(client, "/register/withdrawn.csv?year=2025")
    assert line["Quyết định thu hồi số"] == "12/QĐ-TH"
    assert line["Thu hồi từ ngày"] == "01/12/2025"


@pytest.mark.usefixtures("ended")
def test_the_file_is_linked_with_the_filters_of_the_page(client: FlaskClient) -> None:
    soup = soup_of(client, "/en/register/lapsed?year=2025&province=08")
    assert soup.select_one('a[href="/en/register/lapsed.csv?province=08&year=2025"]')
    assert soup.select_one("#year option[selected]")["value"] == "2025"


def test_the_last_day_holds_and_the_next_is_listed(
    client: FlaskClient, world: World, clock: SetClock
) -> None:
    world.make_product("Chè xanh", 3, date(2023, 11, 22))
    clock.now = clock.now.replace(hour=23, minute=59)
    assert names(client, "/register/lapsed") == []
    clock.now = clock.now.replace(day=23, hour=0, minute=0, tzinfo=VIETNAM)
    assert names(client, "/register/lapsed") == ["Chè xanh"]


def test_pages_of_a_register_follow_one_another(client: FlaskClient, world: World) -> None:
    maker = world.make_producer()
    for number in range(51):
        world.make_product(f"Món {number:02}", 3, date(2022, 5, 1), producer=maker)
    first = soup_of(client, "/register/lapsed?year=2025")
    assert len(first.select("tbody th")) == 50
    second = first.select_one("a[rel=next]")["href"]
    assert second == "/register/lapsed?year=2025&page=2"
    assert names(client, second) == ["Món 50"]
    soup_of(client, "/register/lapsed?page=3", 404)
    assert len(rows(client, "/register/lapsed.csv")) == 51


def test_an_empty_register_says_so(client: FlaskClient) -> None:
    for name in ("lapsed", "withdrawn"):
        assert soup_of(client, f"/register/{name}").select_one("p.panel")
        assert rows(client, f"/register/{name}.csv") == []
