"""What a job is and how a view puts one off until later.

A job runs in the application's context, in a worker that may be stopped or killed at any
moment: what must not be lost is a row of the database, and a job is given its id. The queue
only says that there is something to do; a periodic job finds rows that were left behind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flask import current_app

if TYPE_CHECKING:
    from ocop_site.jobs.running import Jobs

Argument = str | int | float | bool | None
"""What may stand in the queue, which holds JSON."""

JOBS: Final[dict[str, "Job"]] = {}
"""Every job of the program by name."""


@dataclass(frozen=True, slots=True)
class Job:
    """A function that is run by the job worker; called directly it runs at once."""

    name: str
    function: Callable[..., None]
    retries: int
    retry_after: timedelta
    every: timedelta | None

    def __call__(self, *arguments: Argument) -> None:
        self.function(*arguments)

    def later(self, *arguments: Argument) -> bool:
        """Have the worker run it; False, and a line in the log, if the queue cannot be reached."""
        jobs: Jobs = current_app.extensions["jobs"]
        return jobs.put_off(self, arguments)


def job(
    *,
    retries: int = 0,
    retry_after: timedelta = timedelta(seconds=30),
    every: timedelta | None = None,
) -> Callable[[Callable[..., None]], Job]:
    """Declare a job; its module has to be imported by the application.

    A job that raises is run again `retries` times, after twice the pause each time. With `every`
    (a minute at least) it also runs by itself, without arguments, on one machine of several.
    """

    def declare(function: Callable[..., None]) -> Job:
        name = function.__name__
        if name in JOBS:
            raise ValueError(f"two jobs are called {name}")
        JOBS[name] = Job(name, function, retries, retry_after, every)
        return JOBS[name]

    return declare
