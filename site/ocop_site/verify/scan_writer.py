"""Scans are counted aside: a request only queues, one thread writes every fifth of a second.

What is queued and not yet written is lost if the process is killed: at most a fifth of a
second of statistics, never anything else.
"""

import atexit
import os
import threading
from collections import Counter
from datetime import date
from queue import Empty, SimpleQueue

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from catalog.scans import add_counts

BATCH_SECONDS = 0.2
# A flood of invented codes must not fill the table or the memory: past this many different
# codes in a batch the rest is counted under no code.
MOST_CODES = 2_000

_log = structlog.get_logger("ocop.scans")

Key = tuple[date, str, str]


class ScanWriter:
    """Counts scans of one process; started by the first scan, also after a fork."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queue: SimpleQueue[Key] = SimpleQueue()
        self._kept: Counter[Key] = Counter()
        self._writing = threading.Lock()
        self._process = 0
        self._starting = threading.Lock()
        self._closed = threading.Event()

    def count(self, day: date, code: str, verdict: str) -> None:
        """Queue one scan."""
        if self._process != os.getpid():
            self._start()
        self._queue.put((day, code, verdict))

    def flush(self) -> None:
        """Write what is queued; counts that could not be written wait for the next time."""
        with self._writing:
            self._drain()
            try:
                add_counts(self._engine, self._kept)
                self._kept.clear()
            except SQLAlchemyError as error:
                _log.warning("scans_wait", waiting=len(self._kept), error=type(error).__name__)

    def close(self) -> None:
        """Write what is queued and end the thread."""
        self._closed.set()
        self.flush()
        atexit.unregister(self.flush)

    def _drain(self) -> None:
        try:
            while True:
                key = self._queue.get_nowait()
                if key not in self._kept and len(self._kept) >= MOST_CODES:
                    key = (key[0], "", key[2])
                self._kept[key] += 1
        except Empty:
            return

    def _start(self) -> None:
        with self._starting:
            if self._process == os.getpid():
                return
            self._queue, self._kept = SimpleQueue(), Counter()
            self._process = os.getpid()
            threading.Thread(target=self._run, name="scan-writer", daemon=True).start()
            atexit.register(self.flush)

    def _run(self) -> None:
        while not self._closed.wait(BATCH_SECONDS):
            if not self._queue.empty() or self._kept:
                self.flush()
