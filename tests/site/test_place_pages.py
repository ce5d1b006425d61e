"""The public pages of places: lists, one place in each state, near me, GeoJSON, door sign."""

import re
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import Goods, World
from fair_making import make_fair, site
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from schema_org import schema_faults, things_in
from symbol_reading import decode, modules_of_page, modules_of_svg

from catalog.clock import VIETNAM
from catalog.events.records import Stall, StallLine
from catalog.events.words import Matched
from catalog.places.hours import Closing, Span, Timetable
from catalog.places.pictures import Shown, set_pictures
from catalog.places.publishing import close, merge, unpublish
from catalog.places.words import ClosingKind, HolidayRule, PlaceKind

# What pages say does not depend on the database behind them.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

PUBLIC = "http://127.0.0.1:8000"
HANOI = "01"
A_MODULE = 7.0
"""Points, roughly; the symbol of a sign is 112 mm wide."""


@pytest.fixture
def held(world: World) -> Goods:
    """A product in force."""
    return world.make_product("Kẹo dừa sáp")


def soup_of(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.data, "html.parser")


def words_of(soup: BeautifulSoup) -> str:
    assert soup.main is not None
    return re.sub(r"\s+", " ", soup.main.get_text(" ")).strip()


def names_in(soup: BeautifulSoup) -> list[str]:
    return [link.get_text(strip=True) for link in soup.select(".place-lines a")]


def test_the_list_is_narrowed_by_kind_province_and_hours(
    client: FlaskClient, world: World, held: Goods, clock: SetClock
) -> None:
    hanoi = world.province_id(HANOI)
    world.make_place("Chợ Đồng Xuân", [held], kind=PlaceKind.MARKET, province_id=hanoi)
    world.make_place("Điểm OCOP Tiểu Cần", [held])
    world.make_place("Điểm OCOP Ất", [held], timetable=Timetable((Span(3, "13:00", "17:00"),)))
    world.make_place("Bản nháp", [held], public=False)
    clock.now = datetime(2026, 11, 26, 9, 0, tzinfo=VIETNAM)  # a Thursday
    everything = soup_of(client, "/places")
    assert names_in(everything) == ["Điểm OCOP Ất", "Điểm OCOP Tiểu Cần", "Chợ Đồng Xuân"]
    assert "3 điểm" in words_of(everything)
    for asked, names in {
        "kind=market": ["Chợ Đồng Xuân"],
        "province=86": ["Điểm OCOP Ất", "Điểm OCOP Tiểu Cần"],
        "province=tra-vinh": ["Điểm OCOP Ất", "Điểm OCOP Tiểu Cần"],
        "open=now": ["Điểm OCOP Tiểu Cần", "Chợ Đồng Xuân"],
        "province=86&open=now&kind=ocop_point": ["Điểm OCOP Tiểu Cần"],
        "kind=airport": [],
        "kind=x&province=y&open=z&page=0": names_in(everything),
    }.items():
        assert names_in(soup_of(client, f"/places?{asked}")) == names, asked
        geo = client.get(f"/places.geojson?{asked}")
        if "x" in asked:
            assert geo.status_code == 400
        else:
            assert [f["properties"]["name"] for f in geo.json["features"]] == names
            said = client.get(f"/api/v1/places?{asked}").json
            assert [item["name"] for item in said["items"]] == names
    assert client.get("/places?page=2").status_code == 404
    assert client.get("/api/v1/places?page=2").json["items"] == []


def test_open_in_the_list_is_open_on_the_page(
    client: FlaskClient, world: World, held: Goods, clock: SetClock
) -> None:
    week = tuple(Span(day, "07:30", "21:00") for day in range(7))
    works = (Closing(date(2026, 11, 20), date(2026, 12, 31), ClosingKind.WORKS),)
    tables = [
        Timetable(week, works, rule) if shut else Timetable(week, (), rule)
        for rule in HolidayRule
        for shut in (False, True)
    ]
    slugs = [
        world.make_place(f"Chợ {n}", [held], timetable=table) for n, table in enumerate(tables)
    ]
    for moment in ("2026-11-26T07:29", "2026-11-26T07:30", "2026-11-26T21:00", "2027-01-01T09:00",
                   "2027-02-06T09:00"):  # fmt: skip
        clock.now = datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)
        listed = {i["slug"] for i in client.get("/api/v1/places?open=now").json["items"]}
        single = {
            slug for slug in slugs if client.get(f"/api/v1/places/{slug}").json["opening"]["open"]
        }
        assert listed == single, moment


def test_a_place_tells_everything_and_lists_only_what_holds_under_the_mark(
    client: FlaskClient, world: World, held: Goods
) -> None:
    lapsed = world.make_product("Trà sen", issued_on=date(2023, 3, 1))
    slug = world.make_place(
        goods=[held, lapsed],
        phone="0294 385 0000",
        former_place="xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh",
        timetable=Timetable((Span(6, "08:00", "24:00"), Span(0, "07:30", "11:30"))),
    )
    shown = Shown("ab" * 32, 1200, 800, "Mặt tiền", "The front")
    world.keep_place(set_pictures, slug, pictures=[shown])
    soup = soup_of(client, f"/places/{slug}")
    (photo,) = soup.select(".photos img")
    assert (photo["src"], photo["alt"]) == (f"/media/{shown.digest}.jpg", "Mặt tiền")
    words = words_of(soup)
    for said in (
        "do Hợp tác xã Tiểu Cần vận hành",
        "Đang mở cửa đến 24:00",
        "1 sản phẩm được công nhận tại đây",
        "Hàng khác bán tại đây không được nêu dưới nhãn hiệu OCOP.",
        "12 đường Hùng Vương, xã Tiểu Cần, tỉnh Vĩnh Long",
        "xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh cũ",
        "UBND xã Tiểu Cần",
    ):
        assert said in words, said
    sections = {s.h2.get_text(" ", strip=True): s for s in soup.select("section") if s.h2}
    past = sections["Không còn hiệu lực"]
    assert [h.get_text() for h in past.select("h3")] == ["Trà sen"]
    assert soup.select_one("tr.today th").get_text(" ", strip=True) == "Chủ nhật hôm nay"
    links = [a["href"] for a in soup.select("main a[href]")]
    assert "geo:9.81234,106.19421" in links
    assert any(link.startswith("/report?where=") for link in links)
    things = things_in(client.get(f"/places/{slug}").data)
    assert [fault for thing in things for fault in schema_faults(thing)] == []
    (store,) = [thing for thing in things if thing["@type"] == "Store"]
    assert store["openingHoursSpecification"][1]["closes"] == "23:59"


def test_a_report_from_a_place_knows_where(client: FlaskClient, world: World, held: Goods) -> None:
    slug = world.make_place(goods=[held])
    link = soup_of(client, f"/places/{slug}").select_one('a[href^="/report?where="]')["href"]
    form = soup_of(client, link)
    assert form.select_one("#where")["value"] == "Điểm OCOP Tiểu Cần, xã Tiểu Cần, tỉnh Vĩnh Long"
    assert form.select_one('[name="kind"][checked]')["value"] == "wrong_information"


def test_a_stale_place_says_so_and_the_day_before_not(
    client: FlaskClient, world: World, held: Goods
) -> None:
    fresh = world.make_place("Chợ A", [held], confirmed_on=date(2026, 5, 22))
    stale = world.make_place("Chợ B", [held], confirmed_on=date(2026, 5, 21))
    assert soup_of(client, f"/places/{fresh}").select(".notice") == []
    (notice,) = soup_of(client, f"/places/{stale}").select(".notice")
    assert "21/05/2026" in notice.text
    assert "Chưa xác nhận lại từ 21/05/2026" in words_of(soup_of(client, "/places"))


def test_states_answer_as_they_should(client: FlaskClient, world: World, held: Goods) -> None:
    draft = world.make_place("Nháp", [held], public=False)
    back = world.make_place("Quầy hàng", [held])
    world.keep_place(unpublish, back, reason="Bí mật của đơn vị")
    over = world.make_place("Chợ cũ", [held])
    world.keep_place(close, over, on=date(2026, 11, 1), reason="Chợ dời đi.")
    one, two, three = (world.make_place(f"Trùng {n}", [held]) for n in "ABC")
    world.keep_place(merge, one, two)
    world.keep_place(merge, two, three)
    assert client.get(f"/places/{draft}").status_code == 404
    hidden = words_of(soup_of(client, f"/places/{back}", 404))
    assert "không công khai" in hidden
    assert "Bí mật" not in hidden and "Quầy" not in hidden
    assert "đóng cửa hẳn từ 01/11/2026. Chợ dời đi." in words_of(soup_of(client, f"/places/{over}"))
    for old in (one, two):
        for root in ("", "/en", "/api/v1"):
            answer = client.get(f"{root}/places/{old}")
            assert answer.status_code == 301
            assert answer.location == f"{root}/places/{three}"
    assert client.get(f"/api/v1/places/{over}").json["state"] == "closed"
    assert client.get(f"/api/v1/places/{back}").status_code == 404
    for hidden_one in (draft, back, over):
        assert client.get(f"/places/{hidden_one}/sign.pdf").status_code == 404
    assert names_in(soup_of(client, "/places")) == ["Trùng C"]
    sitemap = client.get("/sitemap/pages.xml").text
    assert f"/places/{three}<" in sitemap
    assert not any(f"/places/{slug}<" in sitemap for slug in (draft, back, over, one))


def test_a_product_and_its_province_say_where_to_find_it(
    client: FlaskClient, world: World, held: Goods
) -> None:
    slug = world.make_place(goods=[held], confirmed_on=date(2026, 10, 1))
    world.make_place("Nháp", [held], public=False)
    page = soup_of(client, f"/products/{held.slug}-{held.code}")
    where = page.select_one("#where")
    assert [a["href"] for a in where.select("li a")] == [f"/places/{slug}"]
    assert "xác nhận ngày 01/10/2026" in where.get_text(" ")
    said = client.get(f"/api/v1/products/{held.code}").json
    (told,) = said["places"]
    assert (told["slug"], told["seen_on"], told["confirmed_on"]) == (
        slug,
        "2026-11-22",
        "2026-10-01",
    )
    assert f"/places/{slug}" in client.get("/provinces/vinh-long").text


def test_a_product_names_the_events_ahead_that_carry_it(
    client: FlaskClient, world: World, held: Goods
) -> None:
    today = world.now.date()
    lapsed = world.make_product("Trà sen", issued_on=date(2023, 3, 1))
    for name, day, public in (
        ("Hội chợ hôm nay", today, True),
        ("Hội chợ hôm qua", today - timedelta(1), True),
        ("Hội chợ nháp", today, False),
    ):
        fair = make_fair(world, site(world, today - timedelta(9), day), name=name, public=public)
        with world.change() as change:
            stall = Stall(event_id=fair, position=1, exhibitor="HTX")
            change.session.add(stall)
            change.session.flush()
            for place, goods in enumerate((held, lapsed)):
                change.session.add(
                    StallLine(
                        stall_id=stall.id or 0,
                        position=place,
                        written="x",
                        product_id=goods.id,
                        matched=Matched.BY_HAND,
                    )
                )
    page = soup_of(client, f"/products/{held.slug}-{held.code}")
    assert [a.get_text() for a in page.select(".coming h3 a")] == ["Hội chợ hôm nay"]
    (told,) = client.get(f"/api/v1/products/{held.code}").json["events"]
    assert (told["name"], told["last_day"]) == ("Hội chợ hôm nay", today.isoformat())
    assert soup_of(client, f"/products/{lapsed.slug}-{lapsed.code}").select(".coming") == []
    assert client.get(f"/api/v1/products/{lapsed.code}").json["events"] == []


def test_near_me_sorts_by_distance_from_where_one_says(
    client: FlaskClient, world: World, held: Goods
) -> None:
    world.make_place("Gần", [held], latitude=9.82, longitude=106.19)
    world.make_place("Xa", [held], latitude=9.95, longitude=106.35, commune="xã Cầu Kè")
    world.make_place("Không tọa độ", [held], latitude=None, longitude=None)

    def near(query: str, status: int = 200) -> list[str]:
        return names_in(soup_of(client, f"/places/near?{query}", status))

    assert near("") == []
    assert near("at=9.81,106.18") == ["Gần", "Xa"]
    assert near("at=9.96,106.36") == ["Xa", "Gần"]
    assert near("province=vinh-long&commune=xa-cau-ke") == ["Xa", "Gần"]
    world.make_place("Giữa", [held], latitude=9.84, longitude=106.22)
    assert near("province=vinh-long") == ["Giữa", "Gần", "Xa"]
    assert near("province=ha-noi") == []
    soup = soup_of(client, "/places/near?province=vinh-long")
    assert [o["value"] for o in soup.select("#commune option")] == ["", "xa-cau-ke", "xa-tieu-can"]
    for wrong, status in {"x": 400, "91,10": 400, "9.8": 400, "48.85,2.35": 200}.items():
        said = soup_of(client, f"/places/near?at={wrong}", status).select_one("[role=alert]")
        assert said.get_text(strip=True), wrong


def test_a_position_is_rounded_and_kept_nowhere(
    client: FlaskClient, world: World, held: Goods, capfd: pytest.CaptureFixture[str]
) -> None:
    world.make_place(goods=[held])
    sent = client.get("/places/near?at=9.812349,106.194217")
    assert sent.status_code == 302
    assert sent.location == "/places/near?at=9.81,106.19"
    answer = client.get(sent.location)
    assert "9.81, 106.19" in answer.text
    for one in (sent, answer):
        assert one.headers["Cache-Control"] == "no-store"
        assert one.headers["Referrer-Policy"] == "no-referrer"
    everywhere = sent.text + answer.text + capfd.readouterr().err
    assert "9.8123" not in everywhere
    assert "106.1942" not in everywhere
    robots = soup_of(client, "/places/near").find("meta", attrs={"name": "robots"})
    assert robots["content"] == "noindex"


def test_geojson_is_sound(client: FlaskClient, world: World, held: Goods) -> None:
    world.make_place(goods=[held])
    world.make_place("Không tọa độ", [held], latitude=None, longitude=None)
    answer = client.get("/places.geojson")
    assert answer.mimetype == "application/geo+json"
    told: dict[str, Any] = answer.json
    assert told["type"] == "FeatureCollection"
    assert told["licence"] == "CC-BY-4.0"
    assert told["last_updated"]
    (feature,) = told["features"]
    assert feature["type"] == "Feature"
    assert feature["geometry"] == {"type": "Point", "coordinates": [106.19421, 9.81234]}
    assert feature["properties"]["certified_products"] == 1
    assert client.get("/places.geojson?page=1").status_code == 400


def test_the_door_sign_leads_to_the_place(client: FlaskClient, world: World, held: Goods) -> None:
    slug = world.make_place(goods=[held])
    address = f"{PUBLIC}/places/{slug}"
    for root in ("", "/en"):
        assert decode(modules_of_svg(client.get(f"{root}/places/{slug}/symbol.svg").text)) == [
            address
        ]
        sign = client.get(f"{root}/places/{slug}/sign.pdf")
        reader = PdfReader(BytesIO(sign.data))
        (page,) = reader.pages
        assert "Điểm OCOP Tiểu Cần" in page.extract_text()
        assert decode(modules_of_page(reader, 0, A_MODULE)) == [address]


@pytest.mark.browser
def test_the_telephone_rounds_before_it_asks(
    browser: Browser, live_url: str, world: World, held: Goods
) -> None:
    world.make_place(goods=[held])
    visitor = browser.new_context(
        geolocation={"latitude": 9.812349, "longitude": 106.194217}, permissions=["geolocation"]
    )
    page = visitor.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_url}/places/near")
    page.get_by_role("button", name="Dùng vị trí của tôi").click()
    expect(page.locator(".place-lines a")).to_have_text(["Điểm OCOP Tiểu Cần"])
    assert page.url == f"{live_url}/places/near?at=9.81,106.19"
    assert not any("9.8123" in url for url in asked)
    visitor.close()
