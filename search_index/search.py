"""Search as pages ask for it: the index if it can answer, else the register itself."""

import time
from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar

import structlog

from search_index.database_engine import DatabaseEngine
from search_index.engine import Health, SearchEngine, SearchIndex, SearchResult, Suggestion
from search_index.query import SearchRequest

RETRY_SECONDS = 1.0
"""How long the index is left alone after it failed."""

_log = structlog.get_logger("ocop.search")
_Answer = TypeVar("_Answer")


class Search:
    """Never fails because of the index: whatever it raises, the database answers at once.

    The index is tried again every second, so that it is back in use soon after it was mended,
    without a restart.
    """

    def __init__(self, index: SearchIndex, database: DatabaseEngine) -> None:
        self._index = index
        self._database = database
        self._failed_at: float | None = None

    def search(self, request: SearchRequest, day: date) -> SearchResult:
        """One page of the products that answer a request on a day."""
        return self._ask(lambda engine: engine.search(request, day))

    def suggest(self, typed: str, day: date) -> list[Suggestion]:
        """Products whose names continue what is being typed."""
        return self._ask(lambda engine: engine.suggest(typed, day))

    def state(self) -> Hashable:
        """Who would answer, and what its answers of a day depend on."""
        return self._ask(lambda engine: (engine.name, engine.state()))

    def health(self) -> Health:
        """The state of the index."""
        return self._index.health()

    def _ask(self, question: Callable[[SearchEngine], _Answer]) -> _Answer:
        failed_at = self._failed_at
        if failed_at is not None and time.monotonic() < failed_at + RETRY_SECONDS:
            return question(self._database)
        try:
            answer = question(self._index)
        except Exception as error:
            self._failed_at = time.monotonic()
            detail = f"{type(error).__name__}: {error}"[:200]
            _log.warning("answered from the database", index=detail)
            return question(self._database)
        if failed_at is not None:
            self._failed_at = None
            self._database.let_go()
            _log.info("the index answers again")
        return answer
