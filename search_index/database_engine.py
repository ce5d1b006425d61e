"""The engine that needs no index: it reads the register itself and keeps the terms in memory.

SQL cannot fold the marks of texts alike on every database, so the terms are those of the
index, made from the same documents: both engines give the same answers. It reads the register
again whenever the outbox has moved, a second or more after the last time.
"""

import time
from collections import defaultdict
from collections.abc import Hashable
from datetime import date
from threading import Lock

from sqlalchemy import Engine, func, select

from catalog.db import metadata, reading
from search_index.columns import Columns
from search_index.documents import ListedProduct, read_documents
from search_index.engine import (
    Health,
    SearchResult,
    Snapshot,
    Suggestion,
    answer,
    suggestions,
)
from search_index.query import SearchRequest
from search_index.terms import terms_of

REST = 2.0
"""Times as long as the reading took without reading again."""


class _Read:
    """The register as it was read, with the products that have each term."""

    def __init__(self, engine: Engine, position: int) -> None:
        self.position = position
        self.products: list[ListedProduct] = []
        self.terms: dict[tuple[str, str], list[int]] = defaultdict(list)
        with reading(engine) as session:
            for document in read_documents(session):
                self.products.append(document.listed)
                for field, terms in terms_of(document).items():
                    for term in terms:
                        self.terms[field.value, term].append(document.listed.id)
        self._snapshot: Snapshot | None = None

    def snapshot(self, day: date) -> Snapshot:
        """The snapshot of a day, made when it is first asked for."""
        kept = self._snapshot
        if kept is not None and kept.columns.day == day:
            return kept
        columns = Columns(self.products, day)
        numbers, terms = columns.numbers, self.terms
        self._snapshot = snapshot = Snapshot(
            columns,
            lambda field, term: [numbers[i] for i in terms.get((field, term), ()) if i in numbers],
        )
        return snapshot


class DatabaseEngine:
    """Answers while there is no index; see `SearchEngine`. Raises the database's errors."""

    name = "database"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._read: _Read | None = None
        self._lock = Lock()
        self._rests_until = 0.0

    def search(self, request: SearchRequest, day: date) -> SearchResult:
        """One page of the products that answer a request on a day."""
        return answer(self._current().snapshot(day), request, self.name)

    def suggest(self, typed: str, day: date) -> list[Suggestion]:
        """Products whose names continue what is being typed."""
        return suggestions(self._current().snapshot(day), typed)

    def state(self) -> Hashable:
        """What its answers of a day depend on."""
        return self._current().position

    def health(self) -> Health:
        """Whether the register can be read; never raises."""
        try:
            return Health(ready=True, products=len(self._current().products))
        except Exception as error:
            return Health(ready=False, trouble=type(error).__name__)

    def let_go(self) -> None:
        """Give back the memory: the index answers again."""
        self._read = None

    def _current(self) -> _Read:
        with self._lock:
            read = self._read
            if read is not None and time.monotonic() < self._rests_until:
                return read
            position = outbox_position(self._engine)
            if read is None or read.position != position:
                began = time.monotonic()
                read = self._read = _Read(self._engine, position)
                ended = time.monotonic()
                self._rests_until = ended + REST * (ended - began)
            return read


def outbox_position(engine: Engine) -> int:
    """The number of the last change that an index has to know of."""
    outbox = metadata.tables["outbox"].c
    with reading(engine) as session:
        return session.execute(select(func.max(outbox.id))).scalar() or 0
