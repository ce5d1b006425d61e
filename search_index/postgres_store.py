"""The index in PostgreSQL: a schema beside the register, which can be thrown away at any time.

A rebuild fills tables of its own and replaces the row that names the generation in use, all in
one transaction: a crash at any moment leaves the old index or the new one. Documents changed
since then carry their terms with them; readers keep those few in memory, so that no change has
to touch the postings of two hundred terms.
"""

import sys
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b
from string import ascii_lowercase
from typing import Any

from sqlalchemy import Connection, Engine, text

from search_index import postgres_tables as sql
from search_index.documents import ListedProduct, ProductDocument
from search_index.store import DamagedIndex, IndexIsBusy, NoIndex, uncollected
from search_index.terms import FORMAT, Field, terms_of

KEPT_AFTER_SWITCH_SECONDS = 60
"""For so long a generation that was replaced stays: processes may still answer from it."""

# Any constants will do; they name the index among PostgreSQL's advisory locks.
_REBUILD_LOCK = 0x0C0D
_FEED_LOCK = 0x0C0E

_AT_ONCE = 5000
_LONGEST_TERM = 200
_LETTERS = dict(zip((field.value for field in Field), ascii_lowercase, strict=False))

Key = tuple[str, str]
"""A field and a term in it."""


@dataclass(frozen=True, slots=True)
class State:
    """Which generation is in use, its last update, and the outbox position it has reached."""

    generation: int
    stamp: int
    position: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A document as it is kept.

    `listed` is None once the product is gone. `terms` are None where the postings have them:
    for documents unchanged since the generation was built.
    """

    product_id: int
    listed: ListedProduct | None
    terms: str | None


class PostgresStore:
    """The index of all machines that share one database."""

    def __init__(self, database: Engine) -> None:
        self.database = database
        self._reader = database.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Whether it is for this process to feed now: of all machines one does at a time."""
        with self._holding(_FEED_LOCK) as mine:
            yield mine

    def state(self) -> State:
        """What is in use now; raises NoIndex before the first build."""
        with self._reader.connect() as connection:
            return _state(connection)

    def position(self) -> int:
        """The last outbox entry that the index has seen."""
        return self.state().position

    def rebuild(self, documents: Iterable[ProductDocument], position: int) -> int:
        """Build a new generation and switch over to it; the number of documents taken in."""
        with self._holding(_REBUILD_LOCK) as mine:
            if not mine:
                raise IndexIsBusy(sql.SCHEMA)
            with self.database.begin() as connection, uncollected():
                generation = connection.execute(sql.NEXT).scalar_one()
                connection.exec_driver_sql(sql.NEW_GENERATION.format(generation=generation))
                count = _fill(connection, generation, documents)
                switch = sql.SWITCH.format(format=FORMAT, generation=generation, position=position)
                connection.exec_driver_sql(switch)
        return count

    def update(
        self, documents: Iterable[ProductDocument], gone: Collection[int], position: int
    ) -> None:
        """Put documents in the place of their former selves, take others out, note the position."""
        with self.database.begin() as connection:
            state = _state(connection, " FOR UPDATE")
            stamp = state.stamp + 1
            rows: list[dict[str, Any]] = [
                {"product_id": i, "changed": stamp, "listed": None, "terms": ""} for i in gone
            ]
            for document in documents:
                kept = {"listed": _line(document), "terms": " ".join(_lexemes(document))}
                rows.append({"product_id": document.listed.id, "changed": stamp, **kept})
            if rows:
                connection.execute(text(sql.UPDATE.format(generation=state.generation)), rows)
            noted = stamp if rows else state.stamp
            connection.execute(sql.NOTE, {"stamp": noted, "position": position})

    def sweep(self) -> None:
        """Remove generations that were replaced a while ago."""
        with self.database.begin() as connection:
            in_use = _state(connection).generation
            if not connection.execute(sql.RESTED, {"seconds": KEPT_AFTER_SWITCH_SECONDS}).scalar():
                return
            for generation in connection.execute(sql.GENERATIONS).scalars().all():
                if generation != in_use:
                    connection.exec_driver_sql(sql.DROP.format(generation=generation))

    def documents(self, state: State) -> Iterator[Kept]:
        """Every document of a generation."""
        query, last = text(sql.DOCUMENTS.format(generation=state.generation)), 0
        with self._reader.connect() as connection:
            while rows := connection.execute(query, {"after": last, "most": _AT_ONCE}).all():
                yield from (_kept(*row) for row in rows)
                last = rows[-1].product_id

    def changed(self, state: State, since: int) -> list[Kept]:
        """The documents of a generation that were changed after the stamp `since`."""
        query = text(sql.CHANGED.format(generation=state.generation))
        with self._reader.connect() as connection:
            return [_kept(*row) for row in connection.execute(query, {"since": since})]

    def check(self, state: State) -> None:
        """Raises DamagedIndex where documents or postings are missing."""
        with self._reader.connect() as connection:
            query = text(sql.WHOLE.format(generation=state.generation))
            if not connection.execute(query).scalar():
                raise DamagedIndex(f"generation {state.generation}")

    def changes(self, state: State) -> int:
        """How many documents were changed since their generation was built."""
        with self._reader.connect() as connection:
            query = text(sql.CHANGES.format(generation=state.generation))
            return int(connection.execute(query).scalar_one())

    def postings(self, state: State, lexemes: Sequence[str]) -> dict[str, "array[int]"]:
        """The ids of the products that had each term when the generation was built."""
        query = text(sql.POSTINGS.format(generation=state.generation))
        with self._reader.connect() as connection:
            found = connection.execute(query, {"terms": lexemes}).all()
        return {row.term: _numbers(row.ids) for row in found}

    @contextmanager
    def _holding(self, lock: int) -> Iterator[bool]:
        """Whether a lock of all machines was free and is held now."""
        with self._reader.connect() as connection:
            if not connection.execute(text(f"SELECT pg_try_advisory_lock({lock})")).scalar():
                yield False
                return
            try:
                yield True
            finally:
                connection.execute(text(f"SELECT pg_advisory_unlock({lock})"))


def lexeme(field: str, term: str) -> str:
    """A term with its field, in a form that fits the key of a table."""
    if len(term) > _LONGEST_TERM:
        term = f"{term[:8]}~{blake2b(term.encode(), digest_size=16).hexdigest()}"
    return _LETTERS[field] + term


def _state(connection: Connection, how: str = "") -> State:
    if not connection.execute(sql.IS_THERE).scalar():
        raise NoIndex(sql.SCHEMA)
    rows = connection.execute(text(sql.STATE + how)).all()
    if len(rows) != 1 or rows[0].format != FORMAT:
        raise DamagedIndex(f"{sql.SCHEMA}.state")
    return State(rows[0].generation, rows[0].stamp, rows[0].position)


def _fill(connection: Connection, generation: int, documents: Iterable[ProductDocument]) -> int:
    """Write documents as they come, and their postings gathered by term at the end."""
    driver: Any = connection.connection.driver_connection
    postings: dict[str, array[int]] = defaultdict(lambda: array("i"))
    count = 0
    with driver.cursor().copy(sql.COPY_DOCUMENTS.format(generation=generation)) as copy:
        for document in documents:
            copy.write_row((document.listed.id, 0, _line(document)))
            for term in _lexemes(document):
                postings[term].append(document.listed.id)
            count += 1
    with driver.cursor().copy(sql.COPY_POSTINGS.format(generation=generation)) as copy:
        for term in sorted(postings):
            copy.write_row((term, _octets(postings[term])))
    return count


def _line(document: ProductDocument) -> str:
    return replace(document.listed, digest=document.digest).to_json()


def _lexemes(document: ProductDocument) -> Iterator[str]:
    for field, terms in terms_of(document).items():
        for term in terms:
            yield lexeme(field.value, term)


def _kept(product_id: int, listed: str | None, terms: str | None) -> Kept:
    return Kept(product_id, ListedProduct.from_json(listed) if listed else None, terms)


def _octets(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = array("i", numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(octets: bytes) -> "array[int]":
    numbers = array("i", octets)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
