"""Periodic jobs run once in their time, however many machines look for them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from sqlalchemy import Engine

from catalog.db import reading
from catalog.job_runs import claim_run, last_run

HOUR = timedelta(hours=1)


def test_a_job_is_due_again_when_its_time_has_passed(engine: Engine, now: datetime) -> None:
    assert claim_run(engine, "sweep", now, HOUR)
    assert not claim_run(engine, "sweep", now + timedelta(minutes=59), HOUR)
    assert claim_run(engine, "other", now, HOUR)
    assert claim_run(engine, "sweep", now + HOUR, HOUR)


def test_a_look_that_comes_a_little_early_does_not_skip_a_turn(
    engine: Engine, now: datetime
) -> None:
    claim_run(engine, "sweep", now, HOUR)
    assert not claim_run(engine, "sweep", now + HOUR - timedelta(seconds=21), HOUR)
    assert claim_run(engine, "sweep", now + HOUR - timedelta(seconds=20), HOUR)


def test_of_many_who_look_at_once_one_runs_it(engine: Engine, now: datetime) -> None:
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: claim_run(engine, "sweep", now, HOUR), range(16)))
    assert claims.count(True) == 1


def test_the_last_run_is_known(engine: Engine, now: datetime) -> None:
    with reading(engine) as session:
        assert last_run(session, "sweep") is None
    claim_run(engine, "sweep", now, HOUR)
    with reading(engine) as session:
        assert last_run(session, "sweep") == now
