"""What every search engine can do, and the one way in which they all answer."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import islice
from typing import Protocol

from search_index.analysis import HEAD, marked_words, prefix, words, written_words
from search_index.columns import Bits, Columns
from search_index.documents import ProductDocument
from search_index.look_alikes import look_alikes
from search_index.name_words import NameWords
from search_index.query import LONGEST_Q, Facet, SearchRequest, Value
from search_index.ranking import Asked, ranked, reasons
from search_index.spelling import meant
from search_index.store import Store
from search_index.terms import Field
from search_index.wording import MOST_WORDS

SUGGESTIONS = 8


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of what was found: ids of products in order, and counts for every facet.

    The counts of a facet leave its own choice aside: they say what choosing another value
    would give. `engine` names who answered. `searched_for` are the words that were looked for
    in place of those typed, because those find nothing; empty where nothing was changed.
    `look_alikes` are certified products with names near a name that was not found.
    """

    total: int
    ids: tuple[int, ...]
    facets: dict[Facet, dict[Value, int]]
    engine: str
    searched_for: str = ""
    look_alikes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A product whose name continues what is being typed."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Health:
    """Whether an engine can answer, how many products it knows, or what keeps it from it."""

    ready: bool
    products: int = 0
    trouble: str = ""


class SearchEngine(Protocol):
    """Answers from what it knows; any text at all is a lawful question."""

    name: str

    def search(self, request: SearchRequest, day: date) -> SearchResult:
        """One page of the products that answer a request on a day."""
        ...

    def suggest(self, typed: str, day: date) -> list[Suggestion]:
        """Products whose names continue what is being typed, those in force first."""
        ...

    def state(self) -> Hashable:
        """What its answers of a day depend on: as long as it is the same, so are they."""
        ...

    def health(self) -> Health:
        """Whether it can answer; never raises."""
        ...


class SearchIndex(SearchEngine, Protocol):
    """An engine that keeps products of its own and has to be told of changes."""

    @property
    def store(self) -> Store:
        """What it keeps, for who writes it."""
        ...

    def verify(self) -> None:
        """Look after what is kept; raises whatever makes it worth building anew."""
        ...

    def digests(self) -> dict[int, str]:
        """What it holds now, read afresh: a digest for each product's id."""
        ...

    def index(self, documents: Iterable[ProductDocument]) -> None:
        """Take in documents, each in place of the one before it."""
        ...

    def delete(self, product_ids: Collection[int]) -> None:
        """Forget products."""
        ...

    def rebuild(self, documents: Iterable[ProductDocument], position: int = 0) -> int:
        """Start anew with these documents, read after that outbox entry; the number taken in."""
        ...


class Snapshot:
    """Columns of one day and the terms that lead into them: what a request is answered from."""

    def __init__(self, columns: Columns, look_up: Callable[[str, str], Iterable[int]]) -> None:
        """`look_up` gives the numbers of the products that have a term in a field."""
        self.columns = columns
        self._look_up = look_up
        self._found: dict[tuple[str, str], Bits] = {}

    def find(self, field: Field, term: str) -> Bits:
        """The products that have a term in a field; remembered."""
        key = (field.value, term)
        found = self._found.get(key)
        if found is None:
            found = self.columns.bits(self._look_up(*key))
            if len(self._found) >= _MOST_REMEMBERED:
                self._found.clear()
            self._found[key] = found
        return found

    def prepare(self, question: Callable[["Snapshot"], object]) -> None:
        """Make ready what a question is going to look up; here each term is at hand."""

    @cached_property
    def name_words(self) -> NameWords:
        """The words of all names; gathered when they are first asked for."""
        return NameWords(column.product.name for column in self.columns.rows)


_MOST_REMEMBERED = 20_000


def answer(snapshot: Snapshot, request: SearchRequest, engine: str) -> SearchResult:
    """Answer a request from a snapshot; where its words find nothing, what may be meant by them."""
    found, read = _found(snapshot, request), request
    if not found and request.asks_words:
        found, read = _meant(snapshot, request)
    columns = snapshot.columns
    chosen = columns.chosen(read.wanted)
    if read.only_in_force:
        chosen[Facet.STATUS] = columns.in_force
    listed = found
    for bits in chosen.values():
        listed &= bits
    first = (read.page - 1) * read.per_page
    numbers = islice(_in_order(snapshot, read, listed), first, first + read.per_page)
    return SearchResult(
        total=listed.bit_count(),
        ids=tuple(columns.rows[number].product.id for number in numbers),
        facets={facet: _counts(columns, facet, found, chosen) for facet in Facet},
        engine=engine,
        searched_for=read.q if read is not request else "",
        look_alikes=() if found else look_alikes(request.q, columns, snapshot),
    )


def look_up(snapshot: Snapshot, request: SearchRequest) -> None:
    """Look up every term that answers a request whose words find something, for nothing else."""
    _found(snapshot, request)
    _in_order(snapshot, request, 0)


def _meant(snapshot: Snapshot, request: SearchRequest) -> tuple[Bits, SearchRequest]:
    """What a request finds that is meant by one whose words find nothing, and that request."""
    for likely, speaking in meant(request, snapshot):
        snapshot.prepare(partial(look_up, request=likely))
        found = _found(snapshot, likely)
        if found & speaking:
            return found, likely
    return 0, request


def _found(snapshot: Snapshot, request: SearchRequest) -> Bits:
    everything = snapshot.columns.everything
    if not request.asks_words or request.asks_only_stars:
        return everything
    return Asked(request, snapshot.columns, snapshot.find).matching() & everything


def _in_order(snapshot: Snapshot, request: SearchRequest, listed: Bits) -> Iterable[int]:
    columns = snapshot.columns
    if request.ranks_by_words:
        return ranked(listed, reasons(request, columns, snapshot.find))
    if request.asks_words:
        return (
            number
            for part in (listed & columns.in_force, listed & ~columns.in_force)
            for number in columns.ordered(part, request.sort)
        )
    return columns.ordered(listed, request.sort)


def _counts(
    columns: Columns, facet: Facet, found: Bits, chosen: dict[Facet, Bits]
) -> dict[Value, int]:
    within = found
    for other, bits in chosen.items():
        if other is not facet:
            within &= bits
    counts = ((value, (within & bits).bit_count()) for value, bits in columns.facets[facet].items())
    return {value: count for value, count in counts if count}


def suggestions(snapshot: Snapshot, typed: str) -> list[Suggestion]:
    """Answer what is being typed: its last word may be unfinished. Each name stands once."""
    typed = typed[:LONGEST_Q]
    *whole, last = words(typed)[:MOST_WORDS] or [""]
    if not last:
        return []
    columns, find = snapshot.columns, snapshot.find
    found = find(Field.PREFIX, prefix(last))
    for word in whole:
        found &= find(Field.NAME, word)
    begins = HEAD + whole[0] if whole else HEAD + prefix(last)
    by = [columns.in_force, _spelt_so(snapshot, typed)]
    by.append(find(Field.NAME if whole else Field.PREFIX, begins))
    best: dict[str, Suggestion] = {}
    for number in ranked(found, by):
        product = columns.rows[number].product
        best.setdefault(product.name, Suggestion(product.name, product.code))
        if len(best) == SUGGESTIONS:
            break
    return list(best.values())


def _spelt_so(snapshot: Snapshot, typed: str) -> Bits:
    """The products whose names have the marks as typed."""
    spelt = written_words(typed)[:MOST_WORDS]
    found = snapshot.find(Field.PREFIX, prefix(spelt[-1])) if spelt else 0
    for word in marked_words(" ".join(spelt[:-1])):
        found &= snapshot.find(Field.MARKED, word)
    return found
