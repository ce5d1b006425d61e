"""Whoever keeps a stale place is asked to confirm it: by one mail, once a month."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from applications import running
from clocks import SetClock
from factories import World
from flask import Flask
from mail_sink import MailSink, mail_sink
from sqlalchemy import Engine

from catalog.accounts.records import Account
from catalog.change import Change
from catalog.db import reading
from catalog.places.keeping import confirm
from catalog.places.queries import acts_of, find_place
from catalog.places.records import Place
from ocop_site.settings import Settings
from ocop_site.visit.reminding import remind_keepers

# What is mailed does not depend on the database behind it.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


@pytest.fixture
def sink() -> Iterator[MailSink]:
    with mail_sink() as sink:
        yield sink


@pytest.fixture
def posting(settings: Settings, engine: Engine, clock: SetClock, sink: MailSink) -> Iterator[Flask]:
    with running(settings.model_copy(update={"mail_url": sink.url}), clock) as app:
        yield app


def make_account(world: World, email: str, **columns: object) -> int:
    with world.change() as change:
        account = Account(email=email, created_at=world.now, **columns)
        change.session.add(account)
        change.session.flush()
        assert account.id is not None
        return account.id


def confirm_one(change: Change, place: Place, *, by: str, on: date) -> None:
    confirm(change, [place], by=by, on=on)


def reminded(world: World, slug: str) -> int:
    with reading(world.engine) as session:
        place = find_place(session, slug)
        assert place is not None
        return sum(act.kind.value == "reminded" for act in acts_of(session, place.id or 0))


def test_one_letter_for_all_stale_places_once_a_month(
    posting: Flask, world: World, sink: MailSink, clock: SetClock
) -> None:
    goods = [world.make_product()]
    keeper, gone = (
        make_account(world, "a@x.example"),
        make_account(world, "b@x.example", disabled_at=world.now),
    )
    stale = date(2026, 5, 21)
    one = world.make_place("Chợ A", goods, confirmed_on=stale, owner_id=keeper)
    two = world.make_place("Chợ B", goods, confirmed_on=stale, owner_id=keeper)
    fresh = world.make_place("Chợ C", goods, confirmed_on=date(2026, 5, 22), owner_id=keeper)
    others = world.make_place("Chợ D", goods, confirmed_on=stale, owner_id=gone)
    nobodys = world.make_place("Chợ E", goods, confirmed_on=stale)
    with posting.app_context():
        for day in range(31):  # 22/11 to 22/12
            clock.now = world.now + timedelta(days=day)
            remind_keepers()
            assert len(sink.letters) == (2 if day == 30 else 1), day
            if day == 0:
                world.keep_place(confirm_one, fresh, by="UBND xã", on=clock.now.date())
    letter = sink.letters[0]
    assert letter.recipients == ["a@x.example"]
    assert "http://127.0.0.1:8000/places/cho-a" in letter.text
    assert "Chợ B, xác nhận lần cuối 21/05/2026" in letter.text
    assert "Chợ C" not in letter.text
    assert [reminded(world, slug) for slug in (one, two, fresh, others, nobodys)] == [2, 2, 0, 0, 0]


def test_what_was_not_sent_is_not_noted(
    posting: Flask, world: World, sink: MailSink, clock: SetClock
) -> None:
    keeper = make_account(world, "a@x.example")
    slug = world.make_place(
        "Chợ A", [world.make_product()], confirmed_on=date(2026, 5, 21), owner_id=keeper
    )
    sink.data_answer = "451 later"
    with posting.app_context():
        remind_keepers()
        assert reminded(world, slug) == 0
        sink.data_answer = "250 taken"
        remind_keepers()
    assert len(sink.letters) == reminded(world, slug) == 1


def test_without_mail_nothing_is_noted(app: Flask, world: World) -> None:
    keeper = make_account(world, "a@x.example")
    slug = world.make_place(
        "Chợ A", [world.make_product()], confirmed_on=date(2026, 5, 21), owner_id=keeper
    )
    with app.app_context():
        remind_keepers()
    assert reminded(world, slug) == 0
