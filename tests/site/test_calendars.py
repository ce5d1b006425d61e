"""Calendars: valid for two parsers, steady for subscribers, right across Tết and a year's end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import recurring_ical_events
import vobject
from factories import World
from fair_making import FIRST, LAST, make_fair, site, some_fairs
from flask.testing import FlaskClient
from icalendar import Calendar, Component

from catalog.change import RegisterState
from catalog.clock import VIETNAM
from catalog.events.acts import cancel, unpublish
from catalog.events.recurrence import Repeating
from catalog.events.words import EventKind
from catalog.events.writing import SiteEntry, change_event
from catalog.lunar import tet
from catalog.places.publishing import merge
from catalog.places.queries import find_place

# What calendars say does not depend on the database behind them.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

Days = list[tuple[date, date]]


def calendar_at(client: FlaskClient, address: str) -> Calendar:
    """The calendar at an address: read by both parsers, its lines no longer than allowed."""
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar"), address
    lines = answer.data.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two
    second = vobject.readOne(answer.get_data(as_text=True))
    calendar = Calendar.from_ical(answer.data)
    assert isinstance(calendar, Calendar)
    assert [e.uid.value for e in getattr(second, "vevent_list", [])] == [
        str(e["UID"]) for e in calendar.walk("VEVENT")
    ]
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]
    for component in calendar.walk():
        assert not component.errors
    return calendar


def entries(client: FlaskClient, address: str = "/fairs.ics") -> dict[str, Component]:
    """The events of a calendar by their title."""
    return {str(e["SUMMARY"]): e for e in calendar_at(client, address).walk("VEVENT")}


def test_several_days_are_whole_days_and_one_with_hours_has_its_hours(
    client: FlaskClient, world: World
) -> None:
    make_fair(world, site(world, opens="08:00", closes="21:00", latitude=10.25, longitude=105.97))
    evening = site(world, FIRST, FIRST, opens="18:00", closes="02:00")
    make_fair(world, evening, name="Chợ đêm", kind=EventKind.MARKET, phone="0270 1", email="a@b.vn")
    make_fair(world, site(world, FIRST, FIRST), name="Hội nghị", name_en="Conference")
    found = entries(client)
    fair, night = found["Hội chợ OCOP Vĩnh Long"], found["Chợ đêm"]
    assert fair.decoded("DTSTART") == FIRST
    assert fair.decoded("DTEND") == LAST + timedelta(1), "the end is exclusive"
    assert "Hằng ngày 08:00–21:00" in str(fair["DESCRIPTION"])
    assert night.decoded("DTSTART") == datetime(2027, 1, 20, 18, tzinfo=VIETNAM)
    assert night.decoded("DTEND") == datetime(2027, 1, 21, 2, tzinfo=VIETNAM)
    assert night["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert found["Hội nghị"].decoded("DTSTART") == FIRST
    assert str(fair["LOCATION"]) == "Công viên Sông Tiền, phường Long Châu, tỉnh Vĩnh Long"
    assert fair["GEO"].to_ical() == "10.25;105.97"
    assert fair["URL"] == "http://127.0.0.1:8000/fairs/hoi-cho-ocop-vinh-long-2027"
    assert fair["CATEGORIES"].cats == ["Hội chợ", "Vĩnh Long"]
    assert str(night["CONTACT"]) == "Sở Công Thương, 0270 1, a@b.vn"
    english = entries(client, "/en/fairs.ics")
    assert english["Conference"]["URL"].startswith("http://127.0.0.1:8000/en/fairs/")
    assert english["Conference"]["UID"] == found["Hội nghị"]["UID"]


def test_a_calendar_says_whose_it_is_and_is_kept(client: FlaskClient, world: World) -> None:
    make_fair(world)
    calendar = calendar_at(client, "/fairs.ics?province=86")
    for name in ("NAME", "X-WR-CALNAME"):
        assert str(calendar[name]) == "Hội chợ và sự kiện OCOP: tỉnh Vĩnh Long"
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"PT12H"
    assert calendar["SOURCE"] == "http://127.0.0.1:8000/fairs.ics?province=vinh-long"
    first = client.get("/fairs.ics?province=86")
    assert first.headers["Cache-Control"] == "no-cache"
    seen = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/fairs.ics?province=vinh-long", headers=seen).status_code == 304
    make_fair(world)
    assert client.get("/fairs.ics?province=vinh-long", headers=seen).status_code == 200


def test_a_subscriber_sees_changes_cancelling_and_taking_off(
    client: FlaskClient, world: World
) -> None:
    fair, other = make_fair(world), make_fair(world, name="Chợ quê", text_vi="Bí mật")
    before = entries(client)["Hội chợ OCOP Vĩnh Long"]
    assert (before["STATUS"], before["SEQUENCE"]) == ("CONFIRMED", 0)
    world.now += timedelta(hours=1)
    with world.change() as change:
        change_event(change, fair, {}, [site(world, LAST, LAST, position=1)])
    moved = entries(client)["Hội chợ OCOP Vĩnh Long"]
    assert (moved["UID"], moved["SEQUENCE"]) == (before["UID"], 1)
    assert moved.decoded("DTSTART") == LAST
    assert moved.decoded("DTSTAMP") == moved.decoded("LAST-MODIFIED") == world.now.astimezone(UTC)
    with world.change() as change:
        cancel(change, fair, "Bão số 9.")
        unpublish(change, other, "Đăng nhầm")
    off = entries(client)
    gone = off["ĐÃ HỦY: Hội chợ OCOP Vĩnh Long"]
    assert (gone["UID"], gone["SEQUENCE"], gone["STATUS"]) == (before["UID"], 2, "CANCELLED")
    assert str(gone["DESCRIPTION"]).startswith("Bão số 9.")
    hidden = off["Không còn trong sổ"]
    assert (hidden["STATUS"], hidden["SEQUENCE"]) == ("CANCELLED", 1)
    assert not {"DESCRIPTION", "LOCATION", "URL"} & set(hidden)
    assert "Không còn trong sổ" in entries(client, "/fairs/cho-que-2027.ics")
    assert client.get("/fairs/cho-que-2027").status_code == 404


def test_drafts_and_the_long_gone_have_no_calendar(
    client: FlaskClient, world: World, clock: Any
) -> None:
    make_fair(world, public=False)
    address = "/fairs/hoi-cho-ocop-vinh-long-2027.ics"
    assert client.get(address).status_code == 404
    other = make_fair(world, name="Chợ quê")
    with world.change() as change:
        unpublish(change, other, "Đăng nhầm")
    assert client.get("/fairs/cho-que-2027.ics").status_code == 200
    clock.now = datetime(2027, 4, 26, tzinfo=UTC)
    assert client.get("/fairs/cho-que-2027.ics").status_code == 404
    assert client.get("/provinces/nowhere.ics").status_code == 404
    assert client.get("/places/nowhere.ics").status_code == 404


def test_sites_are_events_of_their_own_and_one_given_up_is_cancelled(
    client: FlaskClient, world: World
) -> None:
    far = site(world, name="Hồ Gươm", province_id=world.province_id("01"))
    fair = make_fair(world, site(world), far)
    names = ["Hội chợ OCOP Vĩnh Long – Công viên Sông Tiền", "Hội chợ OCOP Vĩnh Long – Hồ Gươm"]
    both = entries(client)
    assert sorted(both) == names
    assert len({str(entry["UID"]) for entry in both.values()}) == 2
    assert list(entries(client, "/provinces/ha-noi.ics")) == names[1:]
    with world.change() as change:
        change_event(change, fair, {}, [site(world, position=1)])
    after = entries(client)
    assert after[f"ĐÃ HỦY: {names[1]}"]["UID"] == both[names[1]]["UID"]
    assert after[names[0]]["STATUS"] == "CONFIRMED"


def days_in(calendar: Calendar, first: date, last: date) -> Iterator[tuple[date, date]]:
    """What a subscriber's program shows between two days."""
    for shown in recurring_ical_events.of(calendar).between(first, last + timedelta(1)):
        start, end = shown.decoded("DTSTART"), shown.decoded("DTEND")
        yield (
            (start.date(), end.date())
            if isinstance(start, datetime)
            else (
                start,
                end - timedelta(1),
            )
        )


@pytest.mark.parametrize("hours", [{}, {"opens": "06:00", "closes": "11:00"}])
def test_repeated_events_are_expanded_as_we_do(
    client: FlaskClient, world: World, hours: dict[str, str]
) -> None:
    rest = [tet(2027) + timedelta(n) for n in range(-1, 4)]
    cases = [
        (date(2026, 12, 6), 1, "FREQ=WEEKLY;BYDAY=SU", rest),
        (date(2026, 12, 6), 1, "FREQ=WEEKLY;BYDAY=SU;UNTIL=20270103", []),
        (date(2026, 12, 26), 1, "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;COUNT=7", []),
        (date(2026, 11, 30), 1, "FREQ=MONTHLY;BYMONTHDAY=-1", [date(2026, 12, 31)]),
        (date(2026, 12, 5), 2, "FREQ=MONTHLY;BYDAY=1SA", [date(2027, 2, 7)]),
        (date(2026, 12, 30), 4, "FREQ=YEARLY", []),
        (date(2026, 4, 26), 1, "LUNAR=3-10", []),
        (date(2026, 2, 16), 1, "LUNAR=12-30", []),
    ]
    since, until = date(2026, 12, 1), date(2028, 3, 31)
    for number, (first, length, rule, skips) in enumerate(cases):
        last = first + timedelta(length - 1)
        one = site(world, first, last, rule=rule, skips=skips, **hours)
        make_fair(world, one, name=f"Chợ {number}", kind=EventKind.MARKET)
        ours = [(s.first, s.last) for s in _repeating(one).touching(since, until)]
        calendar = calendar_at(client, f"/fairs/cho-{number}.ics")
        assert sorted(days_in(calendar, since, until)) == ours, rule
        assert ours


def _repeating(one: SiteEntry) -> Repeating:
    columns = one.columns
    return Repeating(columns["first_day"], columns["last_day"], columns["rule"], one.skips)


def test_the_demonstration_is_marked_in_every_title(client: FlaskClient, world: World) -> None:
    some_fairs(world)
    with world.change() as change:
        change.session.get_one(RegisterState, 1).demonstration = True
    extensions = client.application.extensions
    extensions["register"] = replace(extensions["register"], demonstration=True)
    calendar = calendar_at(client, "/fairs.ics")
    assert str(calendar["NAME"]).startswith("BẢN MẪU: ")
    titles = [str(entry["SUMMARY"]) for entry in calendar.walk("VEVENT")]
    assert titles
    assert all(title.startswith("BẢN MẪU: ") for title in titles)


def test_a_places_calendar_holds_what_is_held_there_and_outlives_merging(
    client: FlaskClient, world: World
) -> None:
    goods = world.make_product()
    old, new = (world.make_place(name, [goods]) for name in ("Chợ cũ", "Chợ mới"))
    with world.change() as change:
        place = find_place(change.session, old)
        assert place is not None
    there = site(world, place_id=place.id, name="", commune="")
    make_fair(world, there, name="Ngày hội kẹo")
    make_fair(world)
    assert list(entries(client, f"/places/{old}.ics")) == ["Ngày hội kẹo"]
    held = entries(client, f"/places/{old}.ics")["Ngày hội kẹo"]
    assert str(held["LOCATION"]).startswith("Chợ cũ, "), "the place's own address"
    assert f'href="/places/{old}"' in client.get("/fairs/ngay-hoi-keo-2027").text
    assert entries(client, f"/places/{new}.ics") == {}
    assert "Ngày hội kẹo" in client.get(f"/places/{old}").text
    with world.change() as change:
        one, other = (find_place(change.session, slug) for slug in (old, new))
        assert one is not None
        assert other is not None
        merge(change, one, other)
    for slug in (old, new):
        calendar = calendar_at(client, f"/places/{slug}.ics")
        assert calendar["URL"] == f"http://127.0.0.1:8000/places/{new}"
        assert [str(e["SUMMARY"]) for e in calendar.walk("VEVENT")] == ["Ngày hội kẹo"]
