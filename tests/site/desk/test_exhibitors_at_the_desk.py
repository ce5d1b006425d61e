"""A stall list from the organiser's file to the public page, cards and results, in one browser."""

import os
from datetime import date, timedelta
from io import BytesIO

import pytest
from books import book_of
from databases import SqliteDatabases
from factories import World
from fair_making import held, make_fair, site
from flask import Flask
from flask.testing import FlaskClient
from people import People, token_on
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from werkzeug.test import TestResponse

from catalog.db import reading
from catalog.events.kept_lists import KEPT, drop_old
from catalog.events.reading import results_of
from catalog.events.stalls import stalls_of
from ocop_site.desk.cards import STALLS_A_FILE

LIST = [
    ["Gian hàng", "Đơn vị", "Sản phẩm"],
    ["A01", "HTX A", "Kẹo dừa; Mứt gừng"],
    ["A02", "HTX B", "Kẹo dừa"],
]


@pytest.fixture
def databases(_sqlite: SqliteDatabases) -> SqliteDatabases:
    """One kind of database: what these pages rest on is tested on both."""
    return _sqlite


class Desk:
    """An organiser's browser on one fair."""

    def __init__(self, app: Flask, world: World, first: date, last: date) -> None:
        self.people = People(app, world.engine, world.now)
        self.owner = self.people.make("o@here.example")
        self.world = world
        self.event_id = make_fair(world, site(world, first, last), owner_id=self.owner.id)
        self.browser: FlaskClient = self.people.browser_of(self.owner)
        self.address = f"/desk/events/{self.event_id}"

    def get(self, part: str) -> TestResponse:
        return self.browser.get(f"/en{self.address}/{part}")

    def post(self, part: str, **fields: object) -> TestResponse:
        token = token_on(self.browser, f"{self.address}/exhibitors")
        data = {"token": token, **fields}
        return self.browser.post(f"/en{self.address}/{part}", data=data)

    def send(self, data: bytes, name: str = "gian hàng.xlsx") -> TestResponse:
        return self.post("exhibitors", list=(BytesIO(data), name))

    def digest(self) -> str:
        page = self.get("exhibitors/preview").text
        return page.partition('name="digest" value="')[2].partition('"')[0]


@pytest.fixture
def desk(app: Flask, world: World) -> Desk:
    today = world.now.date()
    return Desk(app, world, today + timedelta(30), today + timedelta(32))


def test_a_list_is_sent_looked_through_mended_and_used(desk: Desk, world: World) -> None:
    sweet = world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    assert desk.send(book_of(LIST)).location.endswith("/exhibitors/preview")
    page = desk.get("exhibitors/preview").text
    assert page.count("standing certified") >= 2
    assert "the same name, another producer" in page
    assert "1 line wants your look" in page
    slug = held(world, desk.event_id).row.slug
    assert "Kẹo dừa" not in desk.browser.get(f"/fairs/{slug}").text
    answer = desk.post("exhibitors/preview", digest=desk.digest(), choice_2_1="none")
    assert answer.location.endswith("/exhibitors?done=exhibitors")
    page = desk.get("exhibitors?done=exhibitors").text
    assert "2 stalls" in page
    assert "decided by hand" in page
    assert "was sent and is not in use yet" not in page
    with reading(world.engine) as session:
        public = stalls_of(session, desk.event_id, world.now.date())
    assert [card.code for s in public.stalls for card in s.certified] == [sweet.code]
    assert public.without == 1
    shown = desk.browser.get(f"/fairs/{slug}").text
    assert "Kẹo dừa" in shown
    assert "Mứt gừng" not in shown
    assert "HTX B" not in shown
    line = page.partition(f"{desk.address}/exhibitors/")[2].partition('"')[0]
    refused = desk.post(f"exhibitors/{line}", choice="other", code="22222222")
    assert refused.status_code == 400
    assert 'value="22222222"' in refused.text
    assert desk.post(f"exhibitors/{line}", choice="none").status_code == 303
    with reading(world.engine) as session:
        assert stalls_of(session, desk.event_id, world.now.date()).without == 2
    assert "Kẹo dừa" not in desk.browser.get(f"/fairs/{slug}").text


def test_a_list_that_another_replaced_is_not_used_unseen(desk: Desk, world: World) -> None:
    desk.send(book_of(LIST))
    first = desk.digest()
    desk.send(book_of(LIST[:2]))
    refused = desk.post("exhibitors/preview", digest=first)
    assert refused.status_code == 400
    assert "Another list was sent" in refused.text
    with reading(world.engine) as session:
        assert stalls_of(session, desk.event_id, world.now.date()).total == 0


def test_a_list_that_nobody_uses_is_forgotten_after_a_month(desk: Desk, world: World) -> None:
    desk.send(book_of(LIST))
    folder = desk.people.app.extensions["register"].settings.lists_folder
    (path,) = folder.iterdir()
    for age, left in ((KEPT - timedelta(hours=1), 1), (KEPT + timedelta(hours=1), 0)):
        sent = (world.now - age).timestamp()
        os.utime(path, (sent, sent))
        drop_old(folder, world.now)
        assert len(list(folder.iterdir())) == left


def test_what_cannot_be_read_is_said_beside_its_field(desk: Desk) -> None:
    for data, said in ((b"%PDF-1.7", "not a spreadsheet"), (b"a;b\n1;2", "no table of stalls")):
        refused = desk.send(data, "x.csv")
        assert refused.status_code == 400
        assert said in refused.text
    assert "Choose the file" in desk.post("exhibitors").text
    assert desk.get("exhibitors/preview").status_code == 303


def test_the_sheet_comes_back_with_remarks(desk: Desk, world: World) -> None:
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    desk.send(book_of(LIST))
    book = CalamineWorkbook.from_filelike(BytesIO(desk.get("exhibitors/remarks.xlsx").data))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[1][:3] == LIST[1]
    assert rows[1][3].startswith("Kẹo dừa: Đang được công nhận, 4 sao đến 02/06/2028")
    assert "Mứt gừng: Chưa thấy trong sổ." in rows[1][3]
    assert "HTX A" in rows[2][3]


def test_cards_come_in_files_of_so_many_stalls(desk: Desk, world: World) -> None:
    assert "nothing to print" in desk.get("cards").text
    world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    stalls = [[f"A{n}", "HTX A", "Kẹo dừa"] for n in range(STALLS_A_FILE + 1)]
    desk.send(book_of([LIST[0], *stalls, ["B1", "HTX B", "Chè"]]))
    desk.post("exhibitors/preview", digest=desk.digest())
    page = desk.get("cards").text
    assert page.count("cards.pdf?") == 6
    assert "1 line gets no card" in page
    first, second = (
        PdfReader(BytesIO(desk.get(f"cards.pdf?kind=stalls&part={part}").data)) for part in (1, 2)
    )
    assert (len(first.pages), len(second.pages)) == (STALLS_A_FILE, 2)
    assert desk.get("cards.pdf?kind=stalls&part=3").status_code == 303


def test_results_are_taken_after_the_last_day(app: Flask, world: World) -> None:
    today = world.now.date()
    early = Desk(app, world, today - timedelta(3), today)
    assert "The event is not over" in early.get("results").text
    assert early.post("results", visitors="100").status_code == 400
    over = Desk.__new__(Desk)
    over.__dict__.update(early.__dict__)
    yesterday = site(world, today - timedelta(3), today - timedelta(1))
    over.event_id = make_fair(world, yesterday, owner_id=over.owner.id)
    over.address = f"/desk/events/{over.event_id}"
    wrong = over.post("results", visitors="many", sales_vnd="1.250.000.000")
    assert wrong.status_code == 400
    assert 'value="many"' in wrong.text
    assert "at least one figure" in over.post("results").text
    sent = over.post("results", visitors="12,000", sales_vnd="1.250.000.000", text_vi="Đông vui.")
    assert sent.location.endswith("done=results")
    assert 'value="1250000000"' in over.get("results").text
    with reading(world.engine) as session:
        told = results_of(session, over.event_id)
        assert told is not None
        assert (told.visitors, told.sales_vnd, told.reported_on) == (12_000, 1_250_000_000, today)
