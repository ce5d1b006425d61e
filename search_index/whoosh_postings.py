"""Postings gathered by term while an index is written, in place of Whoosh's sorting pool.

Whoosh sorts one tuple for every word of every document, on disk where memory is short, and asks
a field for each of them. Gathered by term, only the terms have to be sorted and encoded: a third
of the processor's time. It relies on what the pinned Whoosh asks of its pool: `add`,
`iter_postings`, `cleanup`; `take` is our own way in for the terms of a whole document.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

Posting = tuple[str, bytes, int, float, bytes]


class Postings:
    """The documents of every term; those of one term come in order because documents do."""

    def __init__(self) -> None:
        self._documents: dict[str, dict[bytes, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._encoded = lru_cache(maxsize=None)(str.encode)

    def take(self, document: int, terms: Mapping[str, Iterable[str]]) -> None:
        """Take in all terms of one document by their fields."""
        encoded = self._encoded
        for field, of_field in terms.items():
            documents = self._documents[field]
            for term in of_field:
                documents[encoded(term)].append(document)

    def add(self, posting: Posting) -> None:
        """Take in one term of one document; weights and values are the same for all of ours."""
        self._documents[posting[0]][posting[1]].append(posting[2])

    def iter_postings(self) -> Iterator[Posting]:
        """All postings in the order of fields and terms."""
        for field, documents in sorted(self._documents.items()):
            for text in sorted(documents):
                for document in documents[text]:
                    yield field, text, document, 1.0, b""

    def cleanup(self) -> None:
        """Nothing lies on disk."""
