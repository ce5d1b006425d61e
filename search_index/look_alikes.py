"""Certified products whose names are near a name that was typed and not found.

They are shown as what they are: other products, with their makers and communes. Nothing is said
of the one that was typed; the register's silence is no accusation.
"""

from difflib import SequenceMatcher
from itertools import islice

from search_index.analysis import pairs, words
from search_index.columns import Bits, Columns, lowest_first
from search_index.name_words import NameWords
from search_index.ranking import Find, how_many
from search_index.slips import edits
from search_index.terms import Field
from search_index.wording import read_wording

MOST = 4
_LOOKED_AT = 120
_FEWEST_WORDS = 2
_LIKE_ENOUGH = 0.6
_SHORTEST = 3


def look_alikes(typed: str, columns: Columns, find: Find, names: NameWords) -> tuple[int, ...]:
    """Ids of products in force with names like the one typed, the nearest first.

    Two neighbours at least must stand side by side in the name, and half of the words somewhere in
    it, each with at most one letter wrong; then the names are compared letter by letter.
    """
    named = [folded for folded, _ in read_wording(typed).words]
    if len(named) < _FEWEST_WORDS:
        return ()
    together = 0
    for both in pairs(named):
        together |= find(Field.GOODS, both) & columns.in_force
    has = how_many([_nearly(word, find, names) & together for word in named])
    enough = max(_FEWEST_WORDS, (len(named) + 1) // 2)
    candidates: dict[int, None] = {}
    for bits in has[: len(named) - enough + 1]:
        candidates |= dict.fromkeys(islice(lowest_first(bits), _LOOKED_AT - len(candidates)))
    name = " ".join(named)
    weighed = sorted((-_likeness(name, columns.rows[n].product.name), n) for n in candidates)
    near = [n for likeness, n in weighed if -likeness >= _LIKE_ENOUGH]
    return tuple(columns.rows[n].product.id for n in near[:MOST])


def _nearly(word: str, find: Find, names: NameWords) -> Bits:
    """The products with a word in their name, or if there is none, with one a letter away."""
    found = find(Field.NAME, word)
    if not found and len(word) >= _SHORTEST:
        for near in edits(word) & names.spelt.keys():
            found |= find(Field.NAME, near)
    return found


def _likeness(typed: str, name: str) -> float:
    return SequenceMatcher(None, typed, " ".join(words(name)), autojunk=False).ratio()
