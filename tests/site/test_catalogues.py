"""`/catalogue`: from a list to the file, with whatever may come in between."""

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from applications import running
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import World
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import Engine, text
from sqlmodel import select
from werkzeug.test import TestResponse

from catalog import acts, printed
from catalog.db import reading
from catalog.printed import PrintedCatalogue
from ocop_site.settings import Settings
from ocop_site.trade.printing import catalogue_file, look_after_catalogues, make_catalogue


def soup(response: TestResponse) -> BeautifulSoup:
    """The page as a tree."""
    return BeautifulSoup(response.get_data(as_text=True), "html.parser")


def order(client: FlaskClient, query: str = "", prefix: str = "", **fields: str) -> TestResponse:
    """Open the form under a filter and send it."""
    form = soup(client.get(f"{prefix}/catalogue?{query}")).find("form", class_="ask")
    assert form is not None
    hidden = {field["name"]: field["value"] for field in form.find_all("input", type="hidden")}
    return client.post(form["action"], data={**hidden, "arrangement": "province", **fields})


def book(client: FlaskClient, ordered: TestResponse) -> str:
    """The whole text of the catalogue that was made."""
    page = client.get(ordered.headers["Location"])
    (link,) = soup(page).select("main a.button")
    return "\n".join(pages(client, link["href"]))


def pages(client: FlaskClient, address: str) -> list[str]:
    """The text of each page of a file."""
    with client.get(address) as file:
        assert (file.status_code, file.mimetype) == (200, "application/pdf")
        assert "attachment" in file.headers["Content-Disposition"]
        return [page.extract_text() for page in PdfReader(BytesIO(file.get_data())).pages]


def waiting(app: Flask) -> None:
    """Let jobs stay in the queue, as they do where no worker runs."""
    app.extensions["jobs"].immediate = False


def test_the_list_leads_to_the_form_and_keeps_its_filter(client: FlaskClient, world: World) -> None:
    world.make_product(stars=4)
    page = soup(client.get("/products?stars=4&province=vinh-long"))
    (link,) = page.select('a[href^="/catalogue"]')
    form = soup(client.get(link["href"]))
    assert [chip.text for chip in form.select(".chip")] == ["4 sao", "Vĩnh Long"]
    assert "1 sản phẩm" in form.text


def test_exactly_the_filtered_products_are_printed(client: FlaskClient, world: World) -> None:
    world.make_product("Kẹo dừa sáp", stars=4)
    world.make_product("Đường thốt nốt", stars=5)
    world.make_product("Bưởi Năm Roi", stars=3)
    ordered = order(client, "stars=4&stars=5")
    assert ordered.status_code == 303
    text = book(client, ordered)
    assert "Kẹo dừa sáp" in text
    assert "Đường thốt nốt" in text
    assert "Bưởi Năm Roi" not in text
    assert "Tính đến ngày 22/11/2026" in text


def test_stars_stand_only_beside_what_is_in_force(client: FlaskClient, world: World) -> None:
    world.make_product("Mật ong", stars=5)
    world.make_product("Mật ong cũ", stars=4, issued_on=date(2022, 1, 5))
    stopped = world.make_product("Mật ong dừng", stars=3)
    world.act(acts.suspend, stopped, decision_id=stopped.decision_id, on=date(2026, 1, 5))
    text = book(client, order(client, "q=mat+ong"))
    assert "5 sao · Hiệu lực đến" in text
    assert "Đã hết hạn" in text or "Hết hạn" in text
    assert "Đang tạm đình chỉ" in text
    assert "4 sao" not in text
    assert "3 sao" not in text


@pytest.mark.parametrize(("arrangement", "chapter"), [("province", "Vĩnh Long"), ("set", "Kẹo")])
def test_chapters_are_provinces_or_sets(
    client: FlaskClient, world: World, arrangement: str, chapter: str
) -> None:
    world.make_product(set_no=10)
    title = chapter if arrangement == "province" else _set_name(world, 10)
    text = book(client, order(client, arrangement=arrangement))
    assert re.search(rf"^{re.escape(title[:20])}.*\n1 sản phẩm\n4$", text, re.MULTILINE)


def _set_name(world: World, number: int) -> str:
    with reading(world.engine) as session:
        found = session.connection().execute(
            text("SELECT name_vi FROM product_set WHERE set_no = :n"), {"n": number}
        )
        return str(found.scalar_one())


def test_an_english_page_gives_an_english_book(client: FlaskClient, world: World) -> None:
    world.make_product()
    ordered = order(client, prefix="/en")
    assert ordered.headers["Location"].startswith("/en/catalogue/")
    text = book(client, ordered)
    assert "Contents" in text
    assert "4 stars · Valid until 02/06/2028" in text


def test_the_same_list_is_printed_once_until_the_register_or_the_day_changes(
    client: FlaskClient, world: World, clock: SetClock
) -> None:
    world.make_product(stars=4)
    first = order(client, "stars=4").headers["Location"]
    assert order(client, "stars=4").headers["Location"] == first
    assert order(client, "stars=4", arrangement="set").headers["Location"] != first
    world.make_product(stars=4)
    changed = order(client, "stars=4").headers["Location"]
    assert changed != first
    clock.now += timedelta(days=1)
    assert order(client, "stars=4").headers["Location"] != changed


def test_a_catalogue_under_way_says_how_far_it_is_and_looks_again(
    app: Flask, client: FlaskClient, world: World, clock: SetClock
) -> None:
    waiting(app)
    for _ in range(3):
        world.make_product()
    address = order(client).headers["Location"]
    page = client.get(address)
    assert (page.headers["Refresh"], soup(page).main["data-state"]) == ("3", "waiting")
    assert client.get(f"{address}.pdf").status_code == 404
    made = address.rpartition("/")[2]
    printed.take(world.engine, made, world.now)
    printed.note_progress(world.engine, made, 2, world.now)
    assert "Đã in 2 trên 3 sản phẩm" in soup(client.get(address)).text


def test_what_waits_long_is_said_to_be_late(
    app: Flask, client: FlaskClient, world: World, clock: SetClock
) -> None:
    waiting(app)
    world.make_product()
    address = order(client).headers["Location"]
    assert "lâu hơn thường lệ" not in client.get(address).text
    clock.now += timedelta(minutes=3)
    assert "lâu hơn thường lệ" in client.get(address).text


def test_a_failure_is_said_and_another_try_offered(
    app: Flask, client: FlaskClient, world: World, settings: Settings
) -> None:
    waiting(app)
    world.make_product(stars=4)
    address = order(client, "stars=4").headers["Location"]
    made = address.rpartition("/")[2]
    settings.media_folder.write_text("a file where a folder should be")
    with app.app_context():
        for _ in range(printed.MOST_TRIES):
            with pytest.raises(OSError, match="catalogues"):
                make_catalogue(made)
    page = soup(client.get(address))
    assert page.main["data-state"] == "failed"
    (again,) = page.select("main a.button")
    assert again["href"] == "/catalogue?stars=4"
    settings.media_folder.unlink()
    app.extensions["jobs"].immediate = True
    assert "Kẹo dừa sáp" in book(client, order(client, "stars=4"))


def test_what_was_left_behind_is_made_by_the_clock(
    app: Flask, client: FlaskClient, world: World, clock: SetClock
) -> None:
    waiting(app)
    world.make_product()
    ordered = order(client)
    app.extensions["jobs"].immediate = True
    clock.now += timedelta(minutes=1)
    with app.app_context():
        look_after_catalogues()
    assert "Kẹo dừa sáp" in book(client, ordered)


def test_files_go_after_a_week(
    app: Flask, client: FlaskClient, world: World, clock: SetClock
) -> None:
    world.make_product()
    address = order(client).headers["Location"]
    path = catalogue_file(app.extensions["register"], address.rpartition("/")[2])
    assert path.is_file()
    clock.now += timedelta(days=7, minutes=1)
    with app.app_context():
        look_after_catalogues()
    assert not path.exists()
    assert client.get(address).status_code == 404
    assert client.get(f"{address}.pdf").status_code == 404


def test_nothing_is_made_of_an_empty_list_or_one_too_long(
    client: FlaskClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert soup(client.get("/catalogue?stars=5")).find("form", class_="ask") is None
    world.make_product(stars=5)
    world.make_product(stars=5)
    monkeypatch.setattr("ocop_site.trade.catalogues.MOST_PRODUCTS", 1)
    page = soup(client.get("/catalogue?stars=5"))
    assert page.find("form", class_="ask") is None
    assert "tối đa 1 sản phẩm" in page.text


def test_a_form_that_is_not_ours_makes_nothing(
    client: FlaskClient, world: World, engine: Engine, clock: SetClock
) -> None:
    world.make_product()
    assert order(client, **{"token": "forged"}).status_code == 400
    assert client.post("/catalogue", data={}).status_code == 400
    form = soup(client.get("/catalogue"))
    clock.now += timedelta(hours=25)
    token = form.find("input", attrs={"name": "token"})["value"]
    late = client.post("/catalogue", data={"token": token, "query": ""})
    assert late.status_code == 400
    assert "bấm nút một lần nữa" in late.text
    with reading(engine) as session:
        assert session.exec(select(PrintedCatalogue)).all() == []


def test_a_network_may_ask_for_so_many_new_ones_an_hour(
    app: Flask, client: FlaskClient, world: World
) -> None:
    app.config["RATE_LIMITS"] = {"catalogue": 1}
    world.make_product(stars=4)
    first = order(client, "stars=4")
    assert first.status_code == 303
    refused = order(client, "stars=4", arrangement="set")
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert order(client, "stars=4").headers["Location"] == first.headers["Location"]


def test_a_long_queue_turns_new_ones_away(
    app: Flask, client: FlaskClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(app)
    monkeypatch.setattr("catalog.printed.MOST_WAITING", 1)
    world.make_product()
    assert order(client).status_code == 303
    full = order(client, arrangement="set")
    assert (full.status_code, "Retry-After" in full.headers) == (503, True)


def test_the_demonstration_is_marked_on_every_page(client: FlaskClient, world: World) -> None:
    world.make_product()
    with world.engine.begin() as connection:
        connection.execute(text("UPDATE register_state SET demonstration = true"))
    opened = client.application.extensions["register"]
    with running(opened.settings, opened.clock) as demonstration:
        visitor = demonstration.test_client()
        address = order(visitor).headers["Location"]
        assert all("BẢN MẪU" in found for found in pages(visitor, f"{address}.pdf"))
