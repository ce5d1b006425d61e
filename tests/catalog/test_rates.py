"""Rate limits: counted by hour across workers, forgetting who came."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import select

from catalog.clock import VIETNAM
from catalog.db import reading
from catalog.rates import RateCount, count_try, network_digest, seconds_to_next_hour


def test_tries_add_up_within_an_hour_and_start_afresh_after(engine: Engine, now: datetime) -> None:
    counts = [count_try(engine, "report", "a", now) for _ in range(3)]
    assert counts == [1, 2, 3]
    assert count_try(engine, "report", "b", now) == 1
    assert count_try(engine, "receipt", "a", now) == 1
    assert count_try(engine, "report", "a", now + timedelta(hours=1)) == 1


def test_workers_at_once_lose_no_try(engine: Engine, now: datetime) -> None:
    with ThreadPoolExecutor(8) as pool:
        counts = list(pool.map(lambda _: count_try(engine, "report", "a", now), range(40)))
    assert sorted(counts) == list(range(1, 41))


def test_counts_older_than_a_day_are_forgotten(engine: Engine, now: datetime) -> None:
    count_try(engine, "report", "a", now)
    count_try(engine, "report", "b", now + timedelta(hours=24))
    count_try(engine, "report", "c", now + timedelta(hours=25))
    with reading(engine) as session:
        assert set(session.exec(select(RateCount.network))) == {"b", "c"}


def test_a_network_s_digest_changes_with_day_key_and_network() -> None:
    day = date(2026, 11, 22)
    digests = {
        network_digest(b"key", "203.0.113.7", day),
        network_digest(b"key", "203.0.113.7", day + timedelta(days=1)),
        network_digest(b"other", "203.0.113.7", day),
        network_digest(b"key", "203.0.113.8", day),
    }
    assert len(digests) == 4
    assert all(len(digest) == 32 and "203" not in digest[:3] for digest in digests)


def test_the_wait_ends_with_the_hour() -> None:
    moment = datetime(2026, 11, 22, 10, 59, 30, tzinfo=VIETNAM)
    assert seconds_to_next_hour(moment) == 30
    assert seconds_to_next_hour(moment + timedelta(seconds=29.5)) == 1
    assert seconds_to_next_hour(moment + timedelta(seconds=30)) == 3600
