"""The jobs of one application: putting them off, running them, and the beat of periodic ones."""

import time
from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property
from typing import Any

import structlog
from flask import Flask
from huey import Huey

from catalog.job_runs import HEARTBEAT, claim_run
from ocop_site.jobs.declared import JOBS, Argument, Job
from ocop_site.jobs.queue import open_queue
from ocop_site.register import Register

BEAT = timedelta(minutes=1)
"""How often periodic jobs are looked for."""

_log = structlog.get_logger("ocop.jobs")


class Jobs:
    """The queue of one application, opened by the first who needs it.

    It must not be opened with the application: pages answer while the queue is away, and a
    connection opened before gunicorn forks would be shared by its workers.
    """

    def __init__(self, app: Flask, *, immediate: bool = False) -> None:
        self._app = app
        self._register: Register = app.extensions["register"]
        self.immediate = immediate
        """Run jobs where they are put off instead of in a worker: for tests."""

    @cached_property
    def queue(self) -> Huey:
        """The open queue; raises what its driver raises where it cannot be reached."""
        queue = open_queue(self._register.settings.jobs)
        self._run = queue.task(name="run", context=True)(self._run_queued)
        queue.periodic_task(lambda _minute: True, name="beat")(self.beat)
        return queue

    def put_off(self, job: Job, arguments: Sequence[Argument]) -> bool:
        """Queue a job; False if the queue cannot be reached."""
        if self.immediate:
            self.run(job.name, arguments)
            return True
        try:
            queue, pause = self.queue, job.retry_after.total_seconds()
            queue.enqueue(
                self._run.s(
                    job.name,
                    *arguments,
                    retries=job.retries,
                    retry_delay=pause,
                    retry_backoff=2,
                )
            )
        except Exception as trouble:  # each kind of queue has errors of its own
            _log.error("job not queued", job=job.name, trouble=_brief(trouble))
            return False
        return True

    def run(self, name: str, arguments: Sequence[Argument]) -> None:
        """Run a job now, in the application's context; what it raises goes on."""
        began = time.monotonic()
        with self._app.app_context():
            JOBS[name](*arguments)
        _log.info("job done", job=name, seconds=round(time.monotonic() - began, 1))

    def beat(self) -> None:
        """Say that the worker is alive and queue the periodic jobs that are due."""
        engine, now = self._register.engine, self._register.now()
        claim_run(engine, HEARTBEAT, now, BEAT)
        for job in list(JOBS.values()):
            if job.every is not None and claim_run(engine, job.name, now, job.every):
                self.put_off(job, ())

    def _run_queued(self, name: str, *arguments: Argument, task: Any) -> None:
        try:
            self.run(name, arguments)
        except Exception as trouble:
            _log.error("job failed", job=name, retries=task.retries, trouble=_brief(trouble))
            raise


def init_jobs(app: Flask) -> None:
    """Give the application its jobs; nothing is opened yet."""
    app.extensions["jobs"] = Jobs(app)


def _brief(trouble: Exception) -> str:
    return f"{type(trouble).__name__}: {trouble}"[:300]
