"""Where goods come from: provinces old and new, product sets, craft villages; and who answers."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from factories import World
from flask.testing import FlaskClient
from soups import soup_of
from sqlmodel import col, select

from catalog.areas import AreaKind, enter_areas
from catalog.db import writing
from catalog.decisions import cover, enter_issuers, issuer_key
from catalog.offices import Office
from catalog.units import FORMER_LIST, Unit

HA_NOI, TUYEN_QUANG, VINH_LONG = "01", "08", "86"


def names_on(soup: BeautifulSoup) -> list[str]:
    return [heading.text for heading in soup.select(".card h3")]


def test_every_province_stands_with_its_former_names_and_what_is_in_force(
    client: FlaskClient, world: World
) -> None:
    world.make_product("Kẹo dừa")
    world.make_product("Kẹo cũ", issued_on=date(2022, 1, 1))
    lines = soup_of(client, "/provinces").select(".province-list li")
    assert len(lines) == 34
    told = {line.a.text: line for line in lines}
    assert told["Vĩnh Long"].select_one(".count").text == "1"
    assert told["Vĩnh Long"].small.text == "Bến Tre, Trà Vinh, Vĩnh Long"
    assert told["Hà Nội"].small is None


def test_a_province_page_shows_its_goods_and_only_those(client: FlaskClient, world: World) -> None:
    world.make_product("Kẹo dừa")
    world.make_product("Cốm", producer=world.make_producer("HTX Cốm", HA_NOI))
    soup = soup_of(client, "/provinces/vinh-long")
    assert names_on(soup) == ["Kẹo dừa"]
    assert "Bến Tre, Trà Vinh, Vĩnh Long" in soup.select_one(".lead").text


@pytest.mark.parametrize(
    ("former", "present"), [("ha-giang", "tuyen-quang"), ("tra-vinh", "vinh-long")]
)
def test_a_former_province_leads_to_the_present_one(
    client: FlaskClient, former: str, present: str
) -> None:
    answer = client.get(f"/en/provinces/{former}")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith(f"/en/provinces/{present}")
    assert client.get("/provinces/atlantis").status_code == 404


def test_a_province_page_says_who_answers_and_how_far_it_is_entered(
    client: FlaskClient, world: World
) -> None:
    before = soup_of(client, "/provinces/vinh-long").text
    assert "chưa có thông tin liên hệ" in before
    assert "chưa được nhập" in before
    with writing(world.engine) as session:
        session.add(
            Office(
                province_id=world.province_id(VINH_LONG),
                kind="ocop",
                name_vi="Văn phòng Một",
                name_en="Office One",
                phone="0270 000 111",
                email="ocop@vl.example",
                website="https://vl.example",
                address="Số 1",
            )
        )
    with world.change() as change:
        name = "UBND tỉnh Vĩnh Long"
        ids = enter_issuers(change, [(name, world.province_id(VINH_LONG))])
        cover(change, ids[issuer_key(name)], date(2026, 11, 17))
    soup = soup_of(client, "/en/provinces/vinh-long")
    office = soup.select_one("#office")
    assert "Office One" in office.text
    assert office.select_one("a[href^=tel]")["href"] == "tel:0270000111"
    assert office.select_one("a[href^=mailto]")["href"] == "mailto:ocop@vl.example"
    assert office.select_one("a[rel~=external]")["href"] == "https://vl.example"
    assert "17/11/2026" in soup.text


def test_the_sets_stand_by_sector_with_what_is_in_force(client: FlaskClient, world: World) -> None:
    world.make_product("Rượu Bàu Đá", set_no=14)
    soup = soup_of(client, "/sets")
    assert len(soup.select(".sectors li")) == 26
    assert len(soup.select(".sectors h2")) == 6
    line = soup.select_one('a[href="/sets/14"]').parent
    assert line.select_one(".count").text == "1"


def test_a_set_page_carries_the_notice_of_its_goods(client: FlaskClient, world: World) -> None:
    world.make_product("Rượu Bàu Đá", set_no=14)
    soup = soup_of(client, "/sets/14")
    assert names_on(soup) == ["Rượu Bàu Đá"]
    assert "18 tuổi" in soup.select_one(".notice").text
    assert "Bộ Công Thương" in soup.text
    assert soup_of(client, "/sets/11").select_one(".notice") is None
    for address in ("/sets/0", "/sets/27", "/sets/x"):
        assert client.get(address).status_code == 404


def test_a_set_page_begins_with_one_good_of_each_producer(
    client: FlaskClient, world: World
) -> None:
    maker = world.make_producer("HTX Chè Một")
    for name in ("Chè A", "Chè B"):
        world.make_product(name, stars=5, set_no=11, producer=maker)
    world.make_product("Chè C", stars=3, set_no=11)
    assert names_on(soup_of(client, "/sets/11")) == ["Chè A", "Chè C", "Chè B"]


def test_an_area_shows_its_goods_with_their_status(client: FlaskClient, world: World) -> None:
    held = world.make_product("Bát sen", set_no=21)
    past = world.make_product("Bình vôi", set_no=21, issued_on=date(2022, 1, 1))
    row = {
        "kind": AreaKind.CRAFT_VILLAGE, "name": "Làng gốm Đa Lộc", "name_en": "Đa Lộc potters",
        "province_id": world.province_id(), "commune": "xã Tiểu Cần",
        "printed_place": "huyện Tiểu Cần, tỉnh Trà Vinh", "text_vi": "Làng bên sông.",
    }  # fmt: skip
    with world.change() as change:
        enter_areas(change, [(row, [(g.id, g.producer_id) for g in (held, past)])])
    soup = soup_of(client, "/en/areas/lang-gom-da-loc")
    assert soup.h1.text == "Đa Lộc potters"
    assert names_on(soup) == ["Bát sen", "Bình vôi"]
    assert soup.select_one(".card.past h3").text == "Bình vôi"
    # What is not told in English stands in Vietnamese and says so.
    assert soup.select_one(".lead span")["lang"] == "vi"
    assert soup.select_one(".untranslated") is not None
    assert "huyện Tiểu Cần, tỉnh Trà Vinh" in soup.text
    listed = soup_of(client, "/areas")
    assert listed.select_one('a[href="/areas/lang-gom-da-loc"]').text == "Làng gốm Đa Lộc"
    assert listed.select_one(".card img") is not None
    assert "Làng gốm Đa Lộc" in soup_of(client, "/provinces/vinh-long").text
    assert client.get("/areas/lang-khac").status_code == 404


def test_no_former_slug_is_lost(client: FlaskClient, world: World) -> None:
    from catalog.db import reading

    with reading(world.engine) as session:
        former = session.exec(select(Unit.slug).where(col(Unit.list_version) == FORMER_LIST)).all()
    assert len(former) == 63
    assert {client.get(f"/provinces/{slug}").status_code for slug in former} == {200, 301}
