"""Certified products whose names are near a name that was typed and not found.

They are shown as what they are: other products, with their makers and communes. Nothing is said
of the one that was typed; the register's silence is no accusation.
"""

from collections.abc import Container, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import islice

from search_index.analysis import pairs, words
from search_index.columns import Bits, Columns, any_of, lowest_first
from search_index.ranking import Find, how_many
from search_index.slips import edits
from search_index.spelling import Terms
from search_index.terms import Field
from search_index.wording import read_wording

MOST = 4
_LOOKED_AT = 120
_FEWEST_WORDS = 2
_LIKE_ENOUGH = 0.6
_SHORTEST = 3


def look_alikes(typed: str, columns: Columns, terms: Terms) -> tuple[int, ...]:
    """Ids of products in force with names like the one typed, the nearest first.

    Two neighbours at least must stand side by side in the name, and half of the words somewhere in
    it, each with at most one letter wrong; then the names are compared letter by letter.
    """
    named = [folded for folded, _ in read_wording(typed).words]
    if len(named) < _FEWEST_WORDS:
        return ()
    find, spelt = terms.find, terms.name_words.spelt
    near_words = {word: _near_words(word, find, spelt) for word in named}
    terms.prepare(lambda it: _having(named, near_words, it.find))
    has = [bits & columns.in_force for bits in _having(named, near_words, find)]
    enough = max(_FEWEST_WORDS, (len(named) + 1) // 2)
    candidates: dict[int, None] = {}
    for bits in has[: len(named) - enough + 1]:
        candidates |= dict.fromkeys(islice(lowest_first(bits), _LOOKED_AT - len(candidates)))
    name = " ".join(named)
    weighed = sorted((-_likeness(name, columns.rows[n].product.name), n) for n in candidates)
    near = [n for likeness, n in weighed if -likeness >= _LIKE_ENOUGH]
    return tuple(columns.rows[n].product.id for n in near[:MOST])


def _having(named: Sequence[str], near: Mapping[str, list[str]], find: Find) -> list[Bits]:
    """The products with all words of a name, with all but one …, two of them side by side."""
    together = any_of(find(Field.GOODS, both) for both in pairs(named))
    return how_many(
        [any_of(find(Field.NAME, word) for word in near[name]) & together for name in named]
    )


def _near_words(word: str, find: Find, known: Container[str]) -> list[str]:
    """The word itself, or where no name has it, those of names that are a letter away."""
    if find(Field.NAME, word) or len(word) < _SHORTEST:
        return [word]
    return [near for near in sorted(edits(word)) if near in known]


def _likeness(typed: str, name: str) -> float:
    return SequenceMatcher(None, typed, " ".join(words(name)), autojunk=False).ratio()
