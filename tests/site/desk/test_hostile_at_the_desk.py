"""Forms of the desk as robots and enemies send them: answered plainly, never with a fault."""

from desk_browser import Desk, parsed
from flask import Flask
from people import THERE, People
from sqlalchemy import Engine
from sqlmodel import select
from test_events_at_the_desk import SITE
from test_events_at_the_desk import entered as event_of
from test_places_at_the_desk import TYPED, entered

from catalog.accounts.mandates import Role
from catalog.db import reading
from catalog.events.records import Event
from catalog.places.records import Place

NASTY = (
    "<script>alert(1)</script>",
    "{{ 7*7 }}%(n)s{0}",
    "\x00\x1b[31m\u202egnp.exe",
    "'; DROP TABLE place; --",
    "A" * 5_000,
    "🥭" * 500,
    "٣١/١٢/٢٠٢٧",
    "-1e308",
)


def test_every_field_takes_everything_without_a_fault(desk: Desk) -> None:
    place, event = entered(desk), event_of(desk)
    forms = ("/desk/places/new", f"{place}/edit", f"{place}/stock", f"{place}/close",
             "/desk/events/new", f"{event}/edit", f"{event}/sites/new")  # fmt: skip
    for page in forms:
        for nasty in NASTY:
            fields = desk.fields(page)
            kept = {name: value for name, value in fields.items() if name in ("token", "version")}
            answer = desk.send(page, shown=dict.fromkeys(fields, nasty) | kept)
            assert answer.status_code in (303, 400), (page, nasty)
            assert "<script>alert" not in answer.text
            assert "49%" not in answer.text


def test_fields_that_no_form_has_change_nothing(desk: Desk, desk_engine: Engine) -> None:
    place = entered(desk)
    more = {"owner_id": "1", "state": "published", "slug": "cua-toi", "confirmed_on": "2026-11-22"}
    desk.press(f"{place}/edit", f"{place}/edit", **more)
    event = event_of(desk, **more, sequence="9", uid="x")
    with reading(desk_engine) as session:
        kept = session.exec(select(Place)).one()
        held = session.get_one(Event, int(event.rsplit("/", 1)[1]))
    assert (kept.state, kept.slug, kept.confirmed_on) == ("draft", "diem-ocop-ben-ninh-kieu", None)
    assert (held.state, held.sequence) == ("draft", 0)
    assert held.uid != "x"


def test_a_province_that_one_does_not_keep_is_no_choice(desk: Desk, people: People) -> None:
    away = str(people.province_id(THERE))
    answer = desk.send("/desk/places/new", **(TYPED | {"province": away}))
    assert answer.status_code == 400
    assert away not in [o["value"] for o in parsed(answer).select("#province option")]


def test_a_form_without_its_token_changes_nothing_and_gives_back_what_was_typed(
    desk: Desk, people: People, desk_engine: Engine
) -> None:
    other = Desk(people.browser_of(people.make("khac@vinhlong.example")))
    foreign = other.fields("/desk/places/new")["token"]
    for token in ("", "x", foreign):
        answer = desk.send("/desk/places/new", **(TYPED | {"token": token}))
        assert answer.status_code == 400
        assert TYPED["address"] in answer.text
    with reading(desk_engine) as session:
        assert session.exec(select(Place)).all() == []


def test_drafts_are_nowhere_public(desk: Desk, people: People, desk_app: Flask) -> None:
    place, event = entered(desk), event_of(desk)
    desk.press(f"{event}/sites/new", f"{event}/sites/new", **SITE)
    strangers = [
        people.browser_of(None),
        people.browser_of(people.make("khac@vinhlong.example")),
        people.browser_of(people.make("hn@hanoi.example", Role.PROVINCE, THERE)),
    ]
    lists = ("/places", "/places.geojson", "/fairs", "/fairs.ics", "/fairs.atom", "/",
             "/sitemap/pages.xml", "/provinces/vinh-long")  # fmt: skip
    for browser in strangers:
        for address in lists:
            text = browser.get(address).text
            assert "Bến Ninh Kiều" not in text, address
            assert "Hội chợ OCOP Vĩnh Long" not in text, address
        for address in ("/places/diem-ocop-ben-ninh-kieu", "/fairs/hoi-cho-ocop-vinh-long"):
            assert browser.get(address).status_code == 404
        for address in (place, f"{place}/preview", event, f"{event}/preview", f"{event}/edit"):
            assert browser.get(address).status_code in (303, 403), address
