"""The engine of several machines: PostgreSQL keeps the terms, columns in memory filter and count.

Every process keeps what lists show of each product and asks for terms when they are first looked
for: all those of a question in one query, remembered as bits. What was changed since the index
was built is read once by each process, so that no question waits for it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable
from datetime import date

from sqlalchemy import Engine

from search_index.columns import Bits, Columns
from search_index.documents import ListedProduct
from search_index.engine import (
    SearchResult,
    Snapshot,
    Suggestion,
    answer,
    look_up,
    suggestions,
)
from search_index.kept_index import CHECK_SECONDS, KeptIndex
from search_index.postgres_store import Key, PostgresStore, State, lexeme
from search_index.query import SearchRequest, Sort
from search_index.store import GrownOld
from search_index.terms import Field

FEWEST_CHANGES = 1000
CHANGED_SHARE = 50
"""An index is built anew once so many documents changed, and one in so many."""

_MOST_REMEMBERED_BYTES = 32 << 20
_PAGES_KEPT = 20
_FEW = 25
"""Terms that fewer than one product in so many has are set bit by bit."""


class _Opened:
    """One state of the index as a process has it in memory."""

    def __init__(self, store: PostgresStore, state: State, before: "_Opened | None") -> None:
        self.store, self.state = store, state
        known = before if before and before.state.generation == state.generation else None
        self.products: dict[int, ListedProduct] = dict(known.products) if known else {}
        self.changed: dict[int, str] = dict(known.changed) if known else {}
        if known is None:
            store.check(state)
        fresh = store.changed(state, known.state.stamp) if known else store.documents(state)
        for kept in fresh:
            if kept.listed is not None:
                self.products[kept.product_id] = kept.listed
            else:
                self.products.pop(kept.product_id, None)
            if kept.terms is not None:
                self.changed[kept.product_id] = kept.terms
        self.of_changed: dict[str, list[int]] = defaultdict(list)
        for product_id, terms in self.changed.items():
            for term in terms.split():
                self.of_changed[term].append(product_id)
        self._snapshot: _Snapshot | None = None
        self._before = before._snapshot if before else None
        if self._before is not None:
            self.snapshot(self._before.columns.day)

    def snapshot(self, day: date) -> "_Snapshot":
        """The snapshot of a day, made when it is first asked for."""
        kept = self._snapshot
        if kept is not None and kept.columns.day == day:
            return kept
        before = kept or self._before
        columns = Columns(self.products.values(), day, before.columns if before else None)
        self._before = None
        self._snapshot = snapshot = _Snapshot(columns, self)
        return snapshot


class _Snapshot(Snapshot):
    """Columns of one day; terms are fetched together and remembered as bits."""

    def __init__(self, columns: Columns, opened: _Opened) -> None:
        super().__init__(columns, lambda field, term: ())
        self._opened = opened
        self._changed = self._bits(opened.changed)
        self._remembered: dict[Key, Bits] = {}
        self._octets = 0
        self.browsed: dict[tuple[Sort, int, int], SearchResult] = {}

    def find(self, field: Field, term: str) -> Bits:
        """The products that have a term in a field; remembered."""
        key = (field.value, term)
        found = self._remembered.get(key)
        return self._fetch([key])[key] if found is None else found

    def prepare(self, question: Callable[[Snapshot], object]) -> None:
        """Fetch at once the terms that a question is going to look up."""
        rehearsal = _Rehearsal(self.columns.day)
        question(rehearsal)
        unknown = [key for key in rehearsal.asked if key not in self._remembered]
        if len(unknown) > 1:
            self._fetch(unknown)

    def _fetch(self, keys: Collection[Key]) -> dict[Key, Bits]:
        opened = self._opened
        lexemes = {key: lexeme(*key) for key in keys}
        postings = opened.store.postings(opened.state, list(lexemes.values()))
        found = {}
        for key, term in lexemes.items():
            bits = self._bits(postings.get(term, ())) & ~self._changed
            found[key] = bits | self._bits(opened.of_changed.get(term, ()))
        self._remembered |= found
        self._octets += sum(map(_size, found.values()))
        if self._octets > _MOST_REMEMBERED_BYTES:
            for oldest in list(self._remembered)[: len(self._remembered) // 2]:
                self._remembered.pop(oldest, None)
            self._octets = sum(map(_size, list(self._remembered.values())))
        return found

    def _bits(self, product_ids: Collection[int]) -> Bits:
        """The set of those of these products that are listed."""
        numbers, listed = self.columns.numbers, len(self.columns.rows)
        if len(product_ids) < listed // _FEW:
            return self.columns.bits(numbers[i] for i in product_ids if i in numbers)
        flags = bytearray(b"0" * (listed + 1))  # the last one stands for all that are not listed
        get = numbers.get
        for product_id in product_ids:
            flags[get(product_id, listed)] = 49  # "1"
        return int(flags[-2::-1] or b"0", 2)


class _Rehearsal(Snapshot):
    """Finds nothing and notes what it was asked for."""

    def __init__(self, day: date) -> None:
        super().__init__(Columns((), day), lambda field, term: ())
        self.asked: dict[Key, None] = {}

    def find(self, field: Field, term: str) -> Bits:
        """Nothing."""
        self.asked[field.value, term] = None
        return 0


class PostgresEngine(KeptIndex[PostgresStore, _Opened]):
    """The index in the database; see `SearchIndex`."""

    name = "postgresql"

    def __init__(self, database: Engine, check_seconds: float = CHECK_SECONDS) -> None:
        super().__init__(PostgresStore(database), check_seconds)

    def search(self, request: SearchRequest, day: date) -> SearchResult:
        """One page of the products that answer a request on a day."""
        snapshot = self._current().snapshot(day)
        if request.asks_words:
            snapshot.prepare(lambda rehearsal: look_up(rehearsal, request))
            return answer(snapshot, request, self.name)
        if request.wanted or request.page > _PAGES_KEPT:
            return answer(snapshot, request, self.name)
        asked = (request.sort, request.page, request.per_page)
        if asked not in snapshot.browsed:
            snapshot.browsed[asked] = answer(snapshot, request, self.name)
        return snapshot.browsed[asked]

    def suggest(self, typed: str, day: date) -> list[Suggestion]:
        """Products whose names continue what is being typed."""
        snapshot = self._current().snapshot(day)
        snapshot.prepare(lambda rehearsal: suggestions(rehearsal, typed))
        return suggestions(snapshot, typed)

    def state(self) -> Hashable:
        """What its answers of a day depend on."""
        return self._current().state

    def verify(self) -> None:
        """Look whether the tables can be read; raises whatever is wrong, GrownOld when it is time
        to build the index anew because much changed."""
        state = self.store.state()
        self.store.check(state)
        changes = self.store.changes(state)
        if changes > FEWEST_CHANGES and changes > self.health().products // CHANGED_SHARE:
            raise GrownOld(f"{changes} documents changed")
        self.store.sweep()

    def digests(self) -> dict[int, str]:
        """What the index holds now, read afresh: a digest for each product's id."""
        opened = _Opened(self.store, self.store.state(), None)
        return {product.id: product.digest for product in opened.products.values()}

    def _newest(self) -> _Opened:
        opened, state = self._opened, self.store.state()
        if opened is None or _differ(state, opened.state):
            return _Opened(self.store, state, opened)
        return opened


def _size(bits: Bits) -> int:
    return bits.bit_length() // 8 + 100


def _differ(one: State, other: State) -> bool:
    return (one.generation, one.stamp) != (other.generation, other.stamp)
