"""Other words for what people type: spellings, regional words, English, abbreviations.

They are rows of `data/synonyms.csv`, reviewed like code. A row's `words` stand for each other;
`also` is found for any of them but does not lead back, as English words do; `unlike` are
phrases in which a word of the row means something else.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from search_index.analysis import folded_and_marked

Word = tuple[str, str]
"""A word without its marks, and with them."""

Phrase = tuple[str, ...]
"""Words that stand side by side."""

MOST_WORDS = 6
"""Words of the longest phrase that is looked for in the table."""


class Kind(StrEnum):
    """Why one wording stands for another, or says nothing.

    A filler is passed over, a counting word before another word; what may be left aside is so
    only where nothing has all the words.
    """

    SPELLING = "spelling"
    REGIONAL = "regional"
    ENGLISH = "english"
    ABBREVIATION = "abbreviation"
    PLACE = "place"
    FILLER = "filler"
    COUNTING = "counting"
    ASIDE = "aside"


SAYING_NOTHING = frozenset({Kind.FILLER, Kind.COUNTING, Kind.ASIDE})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, as it is written."""

    kind: Kind
    words: tuple[str, ...]
    also: tuple[str, ...]
    unlike: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another wording for words that were typed. `named` says that `words` has it, not `also`."""

    kind: Kind
    folded: Phrase
    marked: Phrase
    unlike: tuple[Phrase, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """A wording of the table that people may type, and what it leads to."""

    kind: Kind
    marked: Phrase
    others: tuple[Other, ...] = field(compare=False)

    def is_meant_by(self, typed: Sequence[Word]) -> bool:
        """Whether the words typed are these: with the same marks, or without any.

        Small words are too like others without their marks: "o" need not be "ở".
        """
        bare = self.kind not in (Kind.FILLER, Kind.COUNTING) or len(self.marked) > 1
        return all(
            marked == mine or (bare and marked.isascii())
            for (_, marked), mine in zip(typed, self.marked, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Match:
    """So many words typed are in the table, as these kinds, and have these other wordings."""

    length: int
    kinds: frozenset[Kind]
    others: tuple[Other, ...]


def read_rows() -> Iterator[Row]:
    """The lines of the table."""
    text = files("search_index.data").joinpath("synonyms.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        words, also, unlike = (_split(row[column]) for column in ("words", "also", "unlike"))
        yield Row(Kind(row["kind"]), words, also, unlike, row["why"])


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


class Synonyms:
    """The table, by the words that are typed."""

    def __init__(self, rows: Iterator[Row]) -> None:
        entries: Mapping[Phrase, list[_Entry]] = defaultdict(list)
        for row in rows:
            for typed in row.words:
                folded, marked = phrase(typed)
                entries[folded].append(_Entry(row.kind, marked, tuple(_others(row, typed))))
        self._entries = dict(entries)
        self.words = frozenset(
            word
            for folded, found in entries.items()
            if any(entry.others for entry in found)
            for word in folded
        )
        self.english = frozenset(
            word
            for folded, found in entries.items()
            if any(entry.kind is Kind.ENGLISH for entry in found)
            for word in folded
        )

    def at(self, typed: Sequence[Word], kinds: frozenset[Kind]) -> Match | None:
        """The longest wording of these kinds with which the words typed begin."""
        for length in range(min(MOST_WORDS, len(typed)), 0, -1):
            start = typed[:length]
            found = [
                entry
                for entry in self._entries.get(tuple(folded for folded, _ in start), ())
                if entry.kind in kinds and entry.is_meant_by(start)
            ]
            if found:
                others = dict.fromkeys(other for entry in found for other in entry.others)
                return Match(length, frozenset(entry.kind for entry in found), tuple(others))
        return None


def _others(row: Row, typed: str) -> Iterator[Other]:
    unlike = tuple(phrase(text)[1] for text in row.unlike)
    for text in (*row.words, *row.also):
        if text != typed and row.kind not in SAYING_NOTHING:
            folded, marked = phrase(text)
            yield Other(row.kind, folded, marked, unlike, text in row.words)


def phrase(text: str) -> tuple[Phrase, Phrase]:
    """The words of a text in order, without marks and with them."""
    both = folded_and_marked(text)
    return tuple(folded for folded, _ in both), tuple(marked for _, marked in both)


@lru_cache(maxsize=1)
def synonyms() -> Synonyms:
    """The table that ships; read once."""
    return Synonyms(read_rows())
