"""Events: entered, published, changed, cancelled, taken off, copied, on both databases."""

from datetime import date, timedelta

import pytest
from factories import World
from fair_making import FIRST, LAST, held, make_fair, site
from sqlmodel import col, select

from catalog.audit import AuditEntry
from catalog.db import reading
from catalog.events.acts import EventRefused, NoSuchEvent, cancel, publish, unpublish
from catalog.events.copying import copy_event
from catalog.events.reading import (
    Wanted,
    events_ahead,
    events_past,
    events_told,
    find_event,
    history_of,
)
from catalog.events.records import EventResult, Stall, StallLine
from catalog.events.recurrence import Span, WrongRule
from catalog.events.words import EventKind, EventState, Matched
from catalog.events.writing import EventEntry, change_event, enter_event


def test_a_draft_is_published_changed_and_cancelled(world: World) -> None:
    event_id = make_fair(world, public=False)
    before = held(world, event_id).row
    assert (before.state, before.sequence) == (EventState.DRAFT, 0)
    assert before.slug == "hoi-cho-ocop-vinh-long-2027"
    with world.change() as change:
        change_event(change, event_id, {"edition": "lần thứ 3"})
        publish(change, event_id)
    public = held(world, event_id).row
    assert (public.state, public.sequence) == (EventState.PUBLISHED, 0)
    with world.change() as change:
        moved = site(world, LAST, LAST + timedelta(3), opens="08:00", position=1)
        change_event(change, event_id, {}, [moved], note="Dời sang 25/1.")
    with world.change() as change:
        cancel(change, event_id, " Bão số 9. ")
    after = held(world, event_id)
    assert (after.row.state, after.row.reason) == (EventState.CANCELLED, "Bão số 9.")
    assert (after.row.sequence, after.row.uid) == (2, before.uid)
    assert after.row.edition == "lần thứ 3"
    with reading(world.engine) as session:
        acts = history_of(session, event_id)
        noted = session.exec(select(AuditEntry.verb).order_by(col(AuditEntry.seq).desc())).first()
    words = ["cancelled", "changed", "published", "changed", "entered"]
    assert [act.kind.value for act in acts] == words
    assert [act.changed for act in acts] == ["", "days hours", "", "", ""]
    assert acts[1].note == "Dời sang 25/1."
    assert noted == "cancel_event"
    with world.change() as change:
        publish(change, event_id)
    assert held(world, event_id).row.sequence == 3, "held after all"


def test_what_stands_in_the_way_is_said_at_once(world: World) -> None:
    nowhere = site(world, name="", commune="", opens="8h", sessions=[
        {"day": LAST + timedelta(1), "title": "Bế mạc"},
    ])  # fmt: skip
    late = LAST + timedelta(1)
    event_id = make_fair(world, nowhere, public=False, organiser="", register_by=late)
    with pytest.raises(EventRefused) as refused, world.change() as change:
        publish(change, event_id)
    assert len(refused.value.reasons) == 5
    assert "Bế mạc" in refused.value.reasons[3].vi
    assert held(world, event_id).row.state is EventState.DRAFT
    with world.change() as change:
        change_event(
            change, event_id, {"organiser": "Sở", "register_by": LAST}, [site(world, position=1)]
        )
        publish(change, event_id)


def test_acts_that_make_no_sense_are_refused(world: World) -> None:
    event_id = make_fair(world)
    draft = make_fair(world, public=False)
    for verb, whose, reason in (
        (cancel, event_id, " "), (unpublish, event_id, ""), (cancel, draft, "Bão"),
    ):  # fmt: skip
        with pytest.raises(EventRefused), world.change() as change:
            verb(change, whose, reason)
    with pytest.raises(EventRefused), world.change() as change:
        publish(change, event_id)
    with pytest.raises(NoSuchEvent), world.change() as change:
        publish(change, 99)
    with pytest.raises(WrongRule), world.change() as change:
        wrong = EventEntry(
            {"name": "Chợ", "kind": EventKind.MARKET}, [site(world, rule="FREQ=DAILY")]
        )
        enter_event(change, [wrong])


def test_a_site_given_up_keeps_its_number(world: World) -> None:
    three = [site(world, name=name) for name in ("Một", "Hai", "Ba")]
    public, draft = make_fair(world, *three), make_fair(world, *three, public=False)
    kept = [site(world, name="Ba", position=3), site(world, name="Bốn")]
    with world.change() as change:
        for event_id in (public, draft):
            change_event(change, event_id, {}, kept)
    after = held(world, public)
    assert [(x.row.position, x.row.name) for x in after.sites] == [(3, "Ba"), (4, "Bốn")]
    assert [x.row.position for x in after.dropped] == [1, 2]
    assert held(world, draft).dropped == ()


def test_a_copy_keeps_stalls_and_proposes_the_same_weekday(world: World) -> None:
    zones = [{"name": "Đặc sản", "stalls": 40}]
    programme = [{"day": FIRST, "starts": "08:00", "title": "Khai mạc"}]
    first = site(world, zones=zones, sessions=programme, stalls=120)
    event_id = make_fair(world, first, edition="lần 2", decision="12/QĐ", text_vi="Vui.")
    goods = world.make_product()
    with world.change() as change:
        stall = Stall(event_id=event_id, position=1, number="A1", exhibitor="HTX Cồn Bần")
        stall.site_id = held(world, event_id).sites[0].row.id
        change.session.add_all([stall, EventResult(event_id=event_id, reported_on=LAST)])
        change.session.flush()
        line = StallLine(
            stall_id=stall.id or 0, position=1, written="kẹo", product_id=goods.id,
            matched=Matched.BY_REGISTER,
        )  # fmt: skip
        change.session.add(line)
    with world.change("organiser:7") as change:
        copied_id = copy_event(change, event_id, owner_id=7)
    copied = held(world, copied_id)
    assert (copied.row.text_vi, copied.row.edition, copied.row.decision) == ("Vui.", "", "")
    assert (copied.row.owner_id, copied.row.copied_from, copied.row.unconfirmed) == (
        7, event_id, True,
    )  # fmt: skip
    day = copied.sites[0].row.first_day
    assert day > LAST and day.weekday() == FIRST.weekday()
    assert copied.sites[0].sessions[0].day == day
    assert copied.sites[0].zones[0].stalls == 40
    with reading(world.engine) as session:
        (stall,) = session.exec(select(Stall).where(Stall.event_id == copied_id)).all()
        assert stall.site_id == copied.sites[0].row.id
        assert session.get(EventResult, copied_id) is None
        assert len(session.exec(select(StallLine)).all()) == 2
    with pytest.raises(EventRefused, match="nobody has confirmed"), world.change() as change:
        publish(change, copied_id)


def test_events_are_found_by_time_kind_and_province(world: World) -> None:
    today = date(2027, 1, 22)
    week = timedelta(7)
    running = make_fair(world)
    coming = make_fair(world, site(world, FIRST + week, LAST + week), kind=EventKind.FORUM)
    past = make_fair(world, site(world, FIRST - week, LAST - week))
    market = make_fair(
        world,
        site(world, date(2026, 1, 4), date(2026, 1, 4), rule="FREQ=WEEKLY;BYDAY=SU"),
        kind=EventKind.MARKET,
    )
    make_fair(world, public=False)
    with reading(world.engine) as session:
        ahead = events_ahead(session, today)
        assert [x.row.id for x in ahead] == [running, market, coming]
        assert ahead[1].time_on(today) == Span(date(2027, 1, 24), date(2027, 1, 24))
        assert [x.row.id for x in events_past(session, today)] == [past]
        forums = events_ahead(session, today, Wanted(kinds=[EventKind.FORUM]))
        assert [x.row.id for x in forums] == [coming]
        here = Wanted(province_ids=[world.province_id()])
        elsewhere = Wanted(province_ids=[world.province_id("01")])
        assert len(events_ahead(session, today, here)) == 3
        assert events_ahead(session, today, elsewhere) == []
        found = find_event(session, "hoi-cho-ocop-vinh-long-2027")
        assert found and found.id == running


def test_calendars_hear_of_what_is_off_for_ninety_days(world: World) -> None:
    event_id, other = make_fair(world), make_fair(world)
    with world.change() as change:
        cancel(change, event_id, "Bão")
        unpublish(change, other, "Đăng trùng")
    last = LAST + timedelta(90)
    with reading(world.engine) as session:
        assert {x.row.id for x in events_told(session, last)} == {event_id, other}
        assert events_told(session, last + timedelta(1)) == []
        assert [x.row.id for x in events_ahead(session, FIRST)] == [event_id]
