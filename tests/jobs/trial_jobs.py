"""Jobs of the tests; imported by a worker process they are part of its program.

Each leaves a line in the file that it is given.
"""

import os
import time
from pathlib import Path

from ocop_site.jobs import job


def note(path: str, line: str) -> None:
    """Add a line to a file."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(line + "\n")


@job()
def leave_a_line(path: str, line: str) -> None:
    """Does what it says."""
    note(path, line)


@job()
def break_down(path: str) -> None:
    """Notes that it ran, and fails."""
    note(path, "tried")
    raise RuntimeError("broken on purpose")


@job()
def end_its_thread(path: str) -> None:
    """Takes the thread that runs it along."""
    note(path, "ended")
    raise SystemExit


@job()
def take_long_once(path: str) -> None:
    """Longer than a worker that was told to stop will wait, but only the first time."""
    note(path, f"began in {os.getpid()}")
    if Path(path).read_text(encoding="utf-8").count("began") == 1:
        time.sleep(120)
