"""A verdict is never older than the register, the minute, or the day in Vietnam."""

import gzip
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from applications import running
from clocks import SetClock
from factories import Goods, World
from flask.testing import FlaskClient
from sqlalchemy import Engine

from catalog import acts
from ocop_site.settings import Settings

BEFORE_MIDNIGHT = datetime(2026, 9, 30, 16, 59, 59, tzinfo=UTC)
MIDNIGHT = datetime(2026, 9, 30, 17, 0, 0, tzinfo=UTC)
SUBJECTS = ["/q/{code}", "/api/v1/verify/{code}", "/Q/{code}", "/en/q/{code}"]


@pytest.fixture
def goods(world: World) -> Goods:
    """Goods whose certificate holds through 30/09/2026."""
    return world.make_product(stars=3, issued_on=date(2023, 9, 30))


@pytest.fixture
def workers(
    settings: Settings, tmp_path: Path, engine: Engine, clock: SetClock
) -> Iterator[tuple[FlaskClient, FlaskClient]]:
    """Two processes' worth of application over one database."""
    with running(settings, clock) as one, running(settings, clock) as other:
        yield one.test_client(), other.test_client()


def says(client: FlaskClient, address: str, word: str) -> bool:
    """Whether an answer, page or JSON, has this verdict."""
    text = client.get(address).text
    return f'data-verdict="{word}"' in text or f'"verdict": "{word}"' in text


def test_the_last_second_of_the_day_still_holds_and_the_next_does_not(
    client: FlaskClient, clock: SetClock, goods: Goods
) -> None:
    for address in (subject.format(code=goods.code) for subject in SUBJECTS):
        clock.now = BEFORE_MIDNIGHT
        held = client.get(address)
        assert says(client, address, "certified")
        clock.now = MIDNIGHT
        after = client.get(address, headers={"If-None-Match": held.headers["ETag"]})
        assert after.status_code == 200
        assert says(client, address, "lapsed")
        clock.now = BEFORE_MIDNIGHT - timedelta(hours=2)
        assert says(client, address, "certified")


def test_wherever_the_server_stands_the_day_is_vietnams(
    client: FlaskClient, clock: SetClock, goods: Goods
) -> None:
    for moment, verdict in (
        ("2026-09-30T23:59:59+07:00", "certified"),
        ("2026-10-01T00:00:00+07:00", "lapsed"),
        ("2026-10-01T06:59:59+14:00", "certified"),  # Kiritimati
        ("2026-10-01T07:00:00+14:00", "lapsed"),
        ("2026-09-30T12:59:59-04:00", "certified"),
        ("2026-09-30T13:00:00-04:00", "lapsed"),
    ):
        clock.now = datetime.fromisoformat(moment)
        assert says(client, f"/q/{goods.code}", verdict), moment


def test_an_etag_holds_only_while_nothing_changed(
    client: FlaskClient, world: World, clock: SetClock, goods: Goods
) -> None:
    address = f"/q/{goods.code}"

    def unchanged() -> bool:
        etag = client.get(address).headers["ETag"]
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
        act()
        return client.get(address, headers={"If-None-Match": etag}).status_code == 304

    decision = world.make_decision(date(2026, 11, 20))

    def extend() -> None:
        until, on = date(2027, 1, 1), date(2026, 9, 1)
        world.act(acts.extend, goods, decision_id=decision, until=until, on=on)

    def withdraw() -> None:
        on = date(2026, 11, 20)
        world.act(acts.withdraw, goods, decision_id=decision, on=on, reason="a")

    def cover() -> None:
        world.make_decision(date(2026, 11, 21), covered_until=date(2026, 11, 21))

    def next_minute() -> None:
        clock.now += timedelta(minutes=1)

    def nothing() -> None:
        world.make_product("Của người khác")

    for act in (extend, withdraw, cover, next_minute):
        assert not unchanged(), act.__name__
    act = nothing
    assert unchanged()


def test_a_withdrawal_by_one_worker_shows_at_the_next_request_of_the_other(
    workers: tuple[FlaskClient, FlaskClient], world: World
) -> None:
    goods = world.make_product()
    subjects = [subject.format(code=goods.code) for subject in SUBJECTS]
    assert all(says(worker, s, "certified") for worker in workers for s in subjects)
    decision = world.make_decision(date(2026, 11, 20))
    world.act(acts.withdraw, goods, decision_id=decision, on=date(2026, 11, 20), reason="a")
    assert all(says(worker, s, "withdrawn") for worker in workers for s in subjects)


def test_an_etag_of_one_worker_is_understood_by_the_other(
    workers: tuple[FlaskClient, FlaskClient], goods: Goods
) -> None:
    etag = workers[0].get(f"/q/{goods.code}").headers["ETag"]
    answer = workers[1].get(f"/q/{goods.code}", headers={"If-None-Match": etag})
    assert answer.status_code == 304


def test_nothing_on_the_way_may_keep_a_verdict(client: FlaskClient, goods: Goods) -> None:
    for subject in SUBJECTS:
        for code in (goods.code, "00000000"):
            headers = client.get(subject.format(code=code)).headers
            assert headers["Cache-Control"] == "no-cache"
            assert {"Accept-Language", "Accept-Encoding"} <= set(headers["Vary"].split(", "))
    mistyped = client.get("/q/XX").headers
    assert mistyped["Cache-Control"] in ("no-cache", "no-store")
    assert "no-store" in client.get("/report").headers["Cache-Control"]


def test_languages_and_encodings_never_mix(client: FlaskClient, goods: Goods) -> None:
    address = f"/q/{goods.code}"
    for _ in range(2):
        for language in ("vi", "en"):
            for encoding in ("identity", "gzip"):
                headers = {"Accept-Language": language, "Accept-Encoding": encoding}
                answer = client.get(address, headers=headers)
                packed = answer.headers.get("Content-Encoding") == "gzip"
                assert packed == (encoding == "gzip")
                page = gzip.decompress(answer.data) if packed else answer.data
                assert f'<html lang="{language}">'.encode() in page


def test_head_says_what_get_would_without_a_body(client: FlaskClient, goods: Goods) -> None:
    for subject in SUBJECTS:
        got = client.get(subject.format(code=goods.code))
        head = client.head(subject.format(code=goods.code))
        assert head.status_code == got.status_code
        assert head.data == b""
        assert dict(head.headers) == dict(got.headers)


def test_a_proxy_that_weakens_the_etag_still_gets_304(client: FlaskClient, goods: Goods) -> None:
    etag = client.get(f"/q/{goods.code}").headers["ETag"]
    for seen in (f"W/{etag}", f'"other", {etag}', "*"):
        answer = client.get(f"/q/{goods.code}", headers={"If-None-Match": seen})
        assert answer.status_code == 304, seen


def test_a_code_never_issued_is_never_answered_as_unchanged(client: FlaskClient) -> None:
    etag = client.get("/q/00000000").headers["ETag"]
    for seen in (etag, "*"):
        assert client.get("/q/00000000", headers={"If-None-Match": seen}).status_code == 404
