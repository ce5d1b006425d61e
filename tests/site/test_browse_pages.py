"""The catalogue's pages: what stands on a product, a producer, a list and a register."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import World
from flask.testing import FlaskClient
from soups import soup_of

from catalog import acts
from catalog.inspections import Inspection, InspectionResult
from catalog.products import ProductText


def names_on(soup: BeautifulSoup) -> list[str]:
    """The names on a page's cards, in order."""
    return [heading.text for heading in soup.select(".card h3")]


def test_the_catalogue_lists_what_is_in_force_with_most_stars_first(
    client: FlaskClient, world: World
) -> None:
    world.make_product("Ba sao", stars=3)
    world.make_product("Năm sao", stars=5)
    world.make_product("Hết hạn", stars=5, issued_on=date(2022, 1, 1))
    soup = soup_of(client, "/products")
    assert names_on(soup) == ["Năm sao", "Ba sao"]
    assert "2 sản phẩm" in soup.select_one(".results-head").text


def test_filters_are_addresses_and_say_what_they_would_give(
    client: FlaskClient, world: World
) -> None:
    world.make_product("Trà", stars=3, set_no=11)
    world.make_product("Rượu", stars=4, set_no=14)
    soup = soup_of(client, "/products?stars=3")
    assert names_on(soup) == ["Trà"]
    boxes = {(b["name"], b["value"]): b for b in soup.select("input[type=checkbox]")}
    assert boxes["stars", "3"].has_attr("checked")
    # Its own facet ignores its own filter: four stars are still offered.
    assert ("stars", "4") in boxes
    assert ("set", "14") not in boxes
    assert soup.select_one(".chip.on")["href"] == "/products"


def test_words_find_past_products_below_those_in_force(client: FlaskClient, world: World) -> None:
    world.make_product("Mật ong rừng", issued_on=date(2022, 1, 1))
    world.make_product("Mật ong nhãn")
    assert names_on(soup_of(client, "/products?q=mat+ong")) == ["Mật ong nhãn", "Mật ong rừng"]


def test_nothing_found_says_what_to_try(client: FlaskClient, world: World) -> None:
    world.make_product("Mật ong")
    soup = soup_of(client, "/products?q=xyzzy")
    assert "Không tìm thấy" in soup.main.text
    assert not names_on(soup)


def test_pages_follow_one_another_without_loss(client: FlaskClient, world: World) -> None:
    maker = world.make_producer()
    for number in range(30):
        world.make_product(f"Món {number:02}", producer=maker)
    first = soup_of(client, "/products?sort=name")
    second = soup_of(client, first.select_one("a[rel=next]")["href"])
    assert names_on(first) + names_on(second) == [f"Món {n:02}" for n in range(30)]
    assert second.select_one("a[rel=prev]")["href"] == "/products?sort=name"
    assert not second.select_one("a[rel=next]")


def test_bad_parameters_leave_a_page_standing(client: FlaskClient, world: World) -> None:
    world.make_product("Trà")
    assert names_on(soup_of(client, "/products?stars=9&page=-1&sort=x&set=99")) == ["Trà"]


def test_a_product_page_tells_its_whole_history(client: FlaskClient, world: World) -> None:
    goods = world.make_product("Nước mắm", stars=3, issued_on=date(2023, 9, 1))
    decision = world.make_decision(date(2026, 8, 20), "9/QĐ-UBND")
    world.act(acts.file_renewal, goods, on=date(2026, 4, 1))
    world.act(
        acts.extend, goods, decision_id=decision, until=date(2026, 10, 1), on=date(2026, 8, 20)
    )
    world.recognise(goods, 4, date(2026, 9, 15))
    soup = soup_of(client, f"/products/{goods.slug}-{goods.code}")
    panels = [panel.text for panel in soup.select(".panel") if "sao" in panel.text]
    assert "4 sao" in panels[0]
    assert "Đang được công nhận" in panels[0]
    assert "Đã thay bằng giấy mới" in panels[1]
    for words in ("Nộp hồ sơ đánh giá lại", "Kéo dài hiệu lực", "9/QĐ-UBND", "01/10/2026"):
        assert words in panels[1]


def test_a_product_page_shows_the_text_of_the_language_or_says_so(
    client: FlaskClient, world: World
) -> None:
    goods = world.make_product("Chè")
    with world.change() as change:
        change.session.add(
            ProductText(product_id=goods.id, language="vi", summary="Chè xanh.", story="Một.\nHai.")
        )
    address = f"/products/{goods.slug}-{goods.code}"
    with world.change() as change:
        change.session.add(ProductText(product_id=goods.id, language="en", summary="Green tea."))
    assert "Hai." in soup_of(client, address).select_one(".story").text
    english = soup_of(client, f"/en{address}")
    assert english.select_one(".lead").decode_contents() == "Green tea."
    assert [p.text for p in english.select(".story [lang=vi]")] == ["Một.", "Hai."]
    assert len(english.select(".untranslated")) == 1


def test_only_concluded_inspections_are_public(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    with world.change() as change:
        change.session.add(
            Inspection(product_id=goods.id, body="Sở A", inspected_on=date(2026, 3, 1))
        )
        change.session.add(
            Inspection(
                product_id=goods.id,
                body="Sở B",
                inspected_on=date(2026, 4, 1),
                result=InspectionResult.KEPT,
                concluded_on=date(2026, 4, 20),
            )
        )
    text = soup_of(client, f"/products/{goods.slug}-{goods.code}").text
    assert "Sở B" in text
    assert "Sở A" not in text


def test_an_outdated_address_leads_to_the_product(client: FlaskClient, world: World) -> None:
    goods = world.make_product("Chè xanh")
    answer = client.get(f"/en/products/old-name-{goods.code.lower()}")
    assert (answer.status_code, answer.location) == (301, f"/en/products/che-xanh-{goods.code}")


@pytest.mark.parametrize(
    "address",
    ["/products/x-00000000", "/products/x-nonsense", "/producers/nobody", "/drawings/XX.svg", "/x"],
)
def test_what_is_not_there_is_said_in_both_languages(client: FlaskClient, address: str) -> None:
    assert "Không có trang nào" in soup_of(client, address, 404).text
    assert "There is no page" in soup_of(client, f"/en{address}", 404).text


def test_a_producer_page_keeps_certified_goods_apart(client: FlaskClient, world: World) -> None:
    maker = world.make_producer("HTX Ong Đá Xám")
    world.make_product("Mật ong", producer=maker)
    world.make_product("Phấn hoa", producer=maker, issued_on=date(2022, 1, 1))
    soup = soup_of(client, f"/producers/{maker.slug}")
    held, past = soup.select(".cards")
    assert "Mật ong" in held.text
    assert "Phấn hoa" in past.text
    assert "chưa ghi nhận sản phẩm nào khác" in soup.text


def test_the_register_of_lapsed_products_follows_the_day(
    client: FlaskClient, world: World, clock: SetClock
) -> None:
    world.make_product("Sắp hết", issued_on=date(2023, 11, 22))
    assert "Sắp hết" not in soup_of(client, "/register/lapsed").main.text
    clock.now = clock.now.replace(day=23)
    soup = soup_of(client, "/register/lapsed")
    assert "Sắp hết" in soup.main.text
    assert "22/11/2026" in soup.main.text


def test_the_register_of_withdrawals_cites_decision_and_reason(
    client: FlaskClient, world: World
) -> None:
    goods = world.make_product("Bưởi")
    decision = world.make_decision(date(2026, 8, 14), "702/QĐ-UBND")
    world.act(acts.withdraw, goods, decision_id=decision, on=date(2026, 8, 14), reason="đ")
    row = soup_of(client, "/register/withdrawn").select_one("tbody tr").text
    for words in ("Bưởi", "702/QĐ-UBND", "14/08/2026", "không còn sản xuất"):
        assert words in row
    assert "Bưởi" not in soup_of(client, "/register/withdrawn?province=01").main.text


def test_home_counts_what_is_in_force(client: FlaskClient, world: World) -> None:
    world.make_product("Trà")
    world.make_product("Hết hạn", issued_on=date(2022, 1, 1))
    soup = soup_of(client, "/")
    assert "1 sản phẩm đang được công nhận" in soup.text
    assert soup.find("form", action="/q")


def test_a_drawing_is_kept_under_an_address_that_follows_what_it_shows(
    client: FlaskClient, world: World
) -> None:
    goods = world.make_product()
    address = soup_of(client, "/products").select_one(".card img")["src"]
    assert address.startswith(f"/drawings/{goods.code}.svg?v=")
    assert "immutable" in client.get(address).headers["Cache-Control"]
    bare = client.get(f"/drawings/{goods.code}.svg")
    assert bare.mimetype == "image/svg+xml"
    assert bare.headers["Cache-Control"] == "no-cache"


def test_pages_that_speak_of_today_are_asked_for_again(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    for address in ("/", "/products", f"/products/{goods.slug}-{goods.code}", "/register/lapsed"):
        answer = client.get(address)
        assert answer.headers["Cache-Control"] == "no-cache", address
        seen = {"If-None-Match": answer.headers["ETag"]}
        assert client.get(address, headers=seen).status_code == 304, address


def test_results_are_no_part_of_the_form_that_print_hides(
    client: FlaskClient, world: World
) -> None:
    world.make_product()
    soup = soup_of(client, "/products")
    assert not soup.select("form .card")
    assert {box["form"] for box in soup.select("input[type=checkbox]")} == {"catalogue"}
    assert soup.select_one("#sort")["form"] == soup.find("form", id="catalogue")["id"]


def test_a_static_file_with_its_hash_may_be_kept_for_ever(client: FlaskClient) -> None:
    address = soup_of(client, "/en/").select_one("link[rel=stylesheet]")["href"]
    assert address.startswith("/static/css/variables.css?v=")
    with client.get(address) as kept, client.get("/static/css/base.css") as asked_again:
        assert "immutable" in kept.headers["Cache-Control"]
        assert "immutable" not in asked_again.headers.get("Cache-Control", "")


def test_health_and_readiness(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {"status": "ok", "database": "ok"}


def test_errors_of_the_api_are_problems(client: FlaskClient) -> None:
    answer = client.get("/api/v1/nothing")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert client.post("/products").status_code == 405


def test_home_leads_each_audience_in_one_step(client: FlaskClient, world: World) -> None:
    world.make_product("Kẹo dừa")
    links = {a.get("href") for a in soup_of(client, "/").select("main a")}
    assert {"/report", "/areas", "/provinces/vinh-long", "/statistics", "/stars"} <= links


def test_a_list_of_one_province_leads_to_its_page(client: FlaskClient, world: World) -> None:
    world.make_product("Kẹo dừa")
    one = soup_of(client, "/products?province=86")
    assert one.select_one('.results-head a[href="/provinces/vinh-long"]') is not None
    two = soup_of(client, "/products?province=86,01")
    assert two.select_one(".results-head a") is None


def test_why_a_product_may_not_be_listed_says_how_far_each_province_is_entered(
    client: FlaskClient, world: World
) -> None:
    world.make_decision(covered_until=date(2026, 11, 17))
    lines = {
        line.a.text: line.span.text
        for line in soup_of(client, "/why-not-listed").select("li:has(span)")
    }
    assert lines["Vĩnh Long"] == "17/11/2026"
    assert lines["Hà Nội"] == "chưa nhập"
    assert soup_of(client, "/products?q=zzzz").select_one('main a[href="/why-not-listed"]')


def test_buyers_filters_stand_under_a_heading_of_their_own(
    client: FlaskClient, world: World
) -> None:
    world.make_product("Kẹo dừa")
    filters = soup_of(client, "/products").select_one(".filters")
    order = [e.get_text(strip=True) for e in filters.select("summary, h2")]
    assert order.index("Thông tin cho người mua") < order.index("Hóa đơn GTGT")
    assert order.index("Thông tin cho người mua") > order.index("Số sao")
