"""The worker process: survives what its jobs do, stops when told, loses nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trial_jobs
from flask import Flask
from sqlalchemy import Engine

from catalog.db import reading
from catalog.job_runs import HEARTBEAT, last_run
from ocop_site.jobs.running import Jobs

_OCOP = "import trial_jobs; from ocop_site.cli import main; main()"

Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def start(jobs: Jobs, engine: Engine) -> Iterator[Start]:
    """Start a worker process on the queue of the application; those left are killed."""
    settings = jobs._register.settings
    environment = os.environ | {
        "OCOP_HOME": str(settings.home),
        "OCOP_DATABASE_URL": settings.database_url,
        "OCOP_JOBS_URL": settings.jobs_url,
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
    }
    workers: list[subprocess.Popen[bytes]] = []

    def started() -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-c", _OCOP, "jobs"]
        workers.append(subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL))
        return workers[-1]

    yield started
    for worker in workers:
        worker.kill()
        worker.wait()


def wait_until(true: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait for something that takes its time on a busy machine."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_worker_survives_failing_jobs_and_stops_when_told(
    queued: Flask, start: Start, tmp_path: Path, engine: Engine
) -> None:
    file = tmp_path / "lines"
    file.touch()
    with queued.app_context():
        trial_jobs.break_down.later(str(file))
        for _ in range(3):  # more than there are threads
            trial_jobs.end_its_thread.later(str(file))
        trial_jobs.leave_a_line.later(str(file), "mật ong")
    worker = start()
    wait_until(lambda: "mật ong" in file.read_text(encoding="utf-8"))
    assert file.read_text(encoding="utf-8").count("ended") == 3
    wait_until(lambda: _heard(engine))
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0


def _heard(engine: Engine) -> bool:
    with reading(engine) as session:
        return last_run(session, HEARTBEAT) is not None


@pytest.mark.slow
def test_a_job_that_a_stop_cut_short_runs_again(
    queued: Flask, start: Start, tmp_path: Path
) -> None:
    file = tmp_path / "lines"
    file.touch()
    with queued.app_context():
        trial_jobs.take_long_once.later(str(file))
    first = start()
    wait_until(lambda: "began" in file.read_text(encoding="utf-8"))
    first.send_signal(signal.SIGTERM)
    assert first.wait(60) == 0
    start()
    wait_until(lambda: file.read_text(encoding="utf-8").count("began") == 2)
