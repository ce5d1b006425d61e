"""Jobs: declared, put off, run in the application's context, tried again, found by the clock."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from clocks import SetClock
from flask import Flask

from ocop_site.jobs import Job, job
from ocop_site.jobs.declared import JOBS
from ocop_site.jobs.running import Jobs
from ocop_site.register import register

Declare = Callable[..., Job]


@pytest.fixture
def declare() -> Iterator[Declare]:
    """Declare a job that is forgotten after the test."""
    before = dict(JOBS)
    yield lambda function, **options: job(**options)(function)
    JOBS.clear()
    JOBS.update(before)


def work_off(jobs: Jobs) -> int:
    """Do what a worker does until nothing is queued; the number of tasks."""
    done = 0
    while (task := jobs.queue.dequeue()) is not None:
        jobs.queue.execute(task)
        done += 1
    return done


def test_a_job_waits_in_the_queue_and_runs_in_the_application(
    queued: Flask, jobs: Jobs, declare: Declare
) -> None:
    seen: list[object] = []

    def greet(number: int, word: str) -> None:
        seen.extend((number, word, register().settings.home))

    greeting = declare(greet)
    with queued.app_context():
        assert greeting.later(7, "mật ong")
    assert seen == []
    assert work_off(jobs) == 1
    assert seen == [7, "mật ong", jobs._register.settings.home]


def test_a_failing_job_is_tried_again_after_ever_longer_pauses(
    queued: Flask, jobs: Jobs, declare: Declare
) -> None:
    tries: list[int] = []

    def fail() -> None:
        tries.append(1)
        raise RuntimeError("no")

    failing = declare(fail, retries=2, retry_after=timedelta(seconds=30))
    with queued.app_context():
        failing.later()
    pauses = []
    work_off(jobs)
    while waiting := jobs.queue.scheduled():
        pauses.append(waiting[0].retry_delay)
        for task in jobs.queue.read_schedule(waiting[0].eta):
            task.eta = None
            jobs.queue.execute(task)
    assert (len(tries), pauses) == (3, [60, 120])


def test_what_lies_in_the_queue_is_json(queued: Flask, jobs: Jobs, declare: Declare) -> None:
    def plain(number: int) -> None:
        """Nothing."""

    with queued.app_context():
        declare(plain).later(3)
    assert json.loads(jobs.queue.storage.dequeue())["args"] == ["plain", 3]


def test_one_name_is_given_once(declare: Declare) -> None:
    def twice() -> None:
        """Nothing."""

    declare(twice)
    with pytest.raises(ValueError, match="twice"):
        declare(twice)


def test_jobs_of_the_clock_run_when_they_are_due(
    jobs: Jobs, declare: Declare, clock: SetClock
) -> None:
    ran: list[int] = []

    def sweep() -> None:
        ran.append(1)

    declare(sweep, every=timedelta(hours=1))
    counts = []
    for minutes in (0, 1, 58, 1):
        clock.now += timedelta(minutes=minutes)
        jobs.beat()
        work_off(jobs)
        counts.append(len(ran))
    assert counts == [1, 1, 1, 2]


def test_a_queue_that_is_away_breaks_no_page(app: Flask, tmp_path: Path, declare: Declare) -> None:
    def never() -> None:
        raise AssertionError

    missing = app.extensions["register"].settings.model_copy(
        update={"jobs_url": f"sqlite:///{tmp_path}"}
    )
    object.__setattr__(app.extensions["register"], "settings", missing)
    app.extensions["jobs"] = Jobs(app)
    with app.app_context():
        assert not declare(never).later()


def test_a_job_called_directly_runs_at_once(declare: Declare) -> None:
    ran: list[int] = []
    direct = declare(ran.append)
    direct(5)
    assert ran == [5]
