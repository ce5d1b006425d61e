"""The embedded engine: Whoosh keeps the terms, columns in memory filter and count.

Cost in Whoosh grows with the postings it scores. So nothing is scored here: the products that
have a term are read once from its postings and remembered as bits.
"""

import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.reading import IndexReader, TermNotFound

from search_index.columns import Columns
from search_index.documents import ListedProduct
from search_index.engine import (
    SearchResult,
    Snapshot,
    Suggestion,
    answer,
    suggestions,
)
from search_index.kept_index import CHECK_SECONDS, KeptIndex
from search_index.query import SearchRequest
from search_index.whoosh_store import WhooshStore

_ATTEMPTS = 3
_PAUSE_SECONDS = 0.03


class _Opened:
    """One state of the index in memory; it goes when the last request that uses it is done."""

    def __init__(self, store: WhooshStore, before: "_Opened | None") -> None:
        self.stamp = stamp(store)
        storage = store.load(before.files if before else None)
        self.files: dict[str, bytes] = dict(storage.files)
        self.reader: IndexReader = storage.open_index().reader()
        self.segments: dict[str, list[ListedProduct]] = {}
        self.products = list(self._read_products(before.segments if before else {}))
        self._lock = Lock()
        self._snapshot: Snapshot | None = None
        self._before = before.columns if before else None

    @property
    def columns(self) -> Columns | None:
        """The columns of the day last asked for."""
        return self._snapshot.columns if self._snapshot else None

    def _read_products(
        self, known: dict[str, list[ListedProduct]]
    ) -> Iterator[tuple[int, ListedProduct]]:
        """Products by document number; those of segments opened before are not read again."""
        for leaf, offset in self.reader.leaf_readers():
            segment = leaf.segment()
            if segment is None:  # an index without a product has no segment
                continue
            name = segment.segment_id()
            listed = known.get(name) or [
                ListedProduct.from_json(leaf.stored_fields(number)["row"])
                for number in range(leaf.doc_count_all())
            ]
            self.segments[name] = listed
            for number, product in enumerate(listed):
                if not leaf.is_deleted(number):
                    yield offset + number, product

    def snapshot(self, day: date) -> Snapshot:
        """The snapshot of a day, made when it is first asked for."""
        kept = self._snapshot
        if kept is not None and kept.columns.day == day:
            return kept
        columns = Columns((product for _, product in self.products), day, self._before)
        self._before = None
        numbers = {
            document: columns.numbers[product.id]
            for document, product in self.products
            if product.id in columns.numbers
        }
        self._snapshot = snapshot = Snapshot(columns, self._look_up(numbers))
        return snapshot

    def _look_up(self, numbers: dict[int, int]) -> Callable[[str, str], Iterable[int]]:
        reader, lock = self.reader, self._lock

        def look_up(field: str, term: str) -> list[int]:
            try:
                with lock:  # a reader's files have one position for all threads
                    documents = list(reader.postings(field, term).all_ids())
            except TermNotFound:
                return []
            return [numbers[document] for document in documents if document in numbers]

        return look_up


def _open(store: WhooshStore, before: _Opened | None) -> _Opened:
    """Open what is there now, thrice if need be: files may go while they are being read."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return _Opened(store, before)
        except Exception:
            time.sleep(_PAUSE_SECONDS)
    return _Opened(store, before)


def stamp(store: WhooshStore) -> tuple[Any, ...]:
    """What changes whenever the index is written or replaced."""
    folder = store.current()
    tables = sorted(path for path in folder.iterdir() if path.suffix == ".toc")
    # An index built where another was deleted has the same names as that one.
    return (folder.name, *((path.name, path.stat().st_mtime_ns) for path in tables))


class WhooshEngine(KeptIndex[WhooshStore, _Opened]):
    """The index of this machine; see `SearchIndex`."""

    name = "whoosh"

    def __init__(self, folder: Path, check_seconds: float = CHECK_SECONDS) -> None:
        super().__init__(WhooshStore(folder), check_seconds)

    def search(self, request: SearchRequest, day: date) -> SearchResult:
        """One page of the products that answer a request on a day."""
        return answer(self._current().snapshot(day), request, self.name)

    def suggest(self, typed: str, day: date) -> list[Suggestion]:
        """Products whose names continue what is being typed."""
        return suggestions(self._current().snapshot(day), typed)

    def state(self) -> Hashable:
        """What its answers of a day depend on."""
        return self._current().stamp

    def verify(self) -> None:
        """Read the files and compare them with their digests; raises whatever is wrong."""
        self.store.load().open_index().reader()

    def digests(self) -> dict[int, str]:
        """What the index holds now, read afresh: a digest for each product's id."""
        opened = _Opened(self.store, None)
        return {product.id: product.digest for _, product in opened.products}

    def _newest(self) -> _Opened:
        opened = self._opened
        try:
            if opened is None or stamp(self.store) != opened.stamp:
                return _open(self.store, opened)
        except BaseException:
            self._opened = None  # files may come back under the same names
            raise
        return opened
