"""What somebody may have meant whose words find nothing: one typing error in a word mended.

Asked only after zero hits. Vietnamese without marks has few syllables, and most of them lie one
letter apart: so a word is mended only where it then stands beside a neighbour in some name,
maker or place, or where it stands alone and the error is one that fingers make.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import Any, Protocol

from catalog.text import fold, same_spelling
from search_index.analysis import pair, words, written_words
from search_index.columns import Bits, any_of
from search_index.name_words import NameWords
from search_index.places import in_present_provinces, provinces
from search_index.query import SearchRequest
from search_index.ranking import Find
from search_index.slips import edits, is_slip, pieces, unread_keys
from search_index.synonyms import synonyms
from search_index.terms import FOUND_IN, Field
from search_index.wording import MOST_WORDS, without_asides

MOST_ATTEMPTS = 20
_MOST_WEIGHED = 80
_MOST_READINGS = 12
_SHORTEST = 3
_LONG_ENOUGH = 5
"""Letters of a word that stands alone from which any one error may be mended."""

_SHORTEST_ALONE = 4
_MOST_CUTS = 4
_TOGETHER = (Field.GOODS, Field.PLACE, Field.MAKER)


class Terms(Protocol):
    """What a snapshot lends: products by term, the words of names, many terms fetched at once."""

    @property
    def name_words(self) -> NameWords:
        """The words of all names."""
        ...

    def find(self, field: Field, term: str) -> Bits:
        """The products that have a term in a field."""
        ...

    def prepare(self, question: Callable[[Any], object]) -> None:
        """Make ready what a question is going to look up."""
        ...


def meant(request: SearchRequest, terms: Terms) -> Iterator[tuple[SearchRequest, Bits]]:
    """Requests that may have been meant, the likeliest first; finite and few.

    With each the products that speak for it: one of them at least has to be found.
    """
    typed = written_words(request.q)[:MOST_WORDS]
    seen = {tuple(typed)}
    for likely, speaking in _likely(typed, terms):
        if likely and tuple(likely) not in seen:
            seen.add(tuple(likely))
            yield replace(request, q=" ".join(likely)), speaking


def _likely(typed: list[str], terms: Terms) -> Iterator[tuple[list[str], Bits]]:
    kept = without_asides(typed)
    if not any(len(word) > 1 and not word.isdecimal() for word in kept):
        kept = typed
    yield kept, ~0
    for tried in (kept, typed) if kept != typed else (typed,):
        yield in_present_provinces(tried), ~0
        yield from ((joined, ~0) for joined in _joined(tried, terms.name_words))
        yield from islice(_mended(tried, terms), MOST_ATTEMPTS)


def _joined(typed: Sequence[str], names: NameWords) -> Iterator[list[str]]:
    """The words with two of them made one, as names have them: "st 25" is "ST25"."""
    for place, both in enumerate(pairwise(typed)):
        if same_spelling("".join(both)) in names.spelt:
            yield [*typed[:place], "".join(both), *typed[place + 2 :]]


def _mended(typed: Sequence[str], terms: Terms) -> Iterator[tuple[list[str], Bits]]:
    """The words as they may have been meant, those first for which most products speak."""
    folded = [fold(word) for word in typed]
    if not all(same_spelling(word) for word in folded):
        return
    changes = list(islice(_changes(folded, terms), _MOST_WEIGHED))
    terms.prepare(lambda it: [_speaking(folded, change, it.find) for change in changes])
    weighed = [(_speaking(folded, change, terms.find), change) for change in changes]
    marked = any(not word.isascii() for word in typed)
    spellings: list[Mapping[str, str]] = [terms.name_words.spelt, {}] if marked else [{}]
    for speaking, change in sorted(weighed, key=lambda each: -_count(each[0])):
        for spelt in spellings if speaking else ():
            yield _written(typed, change, spelt), speaking


def _changes(folded: Sequence[str], terms: Terms) -> Iterator[dict[int, str]]:
    """Readings by the place of a word: of all that are unknown; if none is, of any one."""
    terms.prepare(lambda it: [_is_known(word, it.find) for word in folded])
    unknown = [place for place, word in enumerate(folded) if not _is_known(word, terms.find)]
    if any(folded[place].isdecimal() for place in unknown):
        return
    readings = {
        place: _readings(folded[place], terms.name_words)[: _MOST_READINGS // max(1, len(unknown))]
        for place in (unknown or range(len(folded)))
        if not folded[place].isdecimal()
    }
    if unknown:
        yield from (
            dict(zip(unknown, chosen, strict=True)) for chosen in product(*readings.values())
        )
        return
    for place, read in readings.items():
        yield from ({place: reading} for reading in read if is_slip(folded[place], reading))


def _written(
    typed: Sequence[str], change: Mapping[int, str], spelt: Mapping[str, str]
) -> list[str]:
    """The words with a change, spelt as names mostly do."""
    written: list[str] = []
    for place, as_typed in enumerate(typed):
        reading = change.get(place)
        if reading is None:
            written.append(as_typed)
        else:
            written += (spelt.get(same_spelling(word), word) for word in reading.split())
    return written


def _count(speaking: Bits) -> int:
    """How many products speak; words of the table speak for themselves."""
    return speaking.bit_count() if speaking >= 0 else 1


def _is_known(word: str, find: Find) -> bool:
    same = same_spelling(word)
    known = same in synonyms().words or same in _of_provinces()
    return known or any(find(field, same) for field in FOUND_IN)


def _speaking(folded: Sequence[str], change: Mapping[int, str], find: Find) -> Bits:
    """The products that speak for a change: each changed word stands beside a neighbour there."""
    read = [(change.get(place, word), place in change) for place, word in enumerate(folded)]
    flat = [(word, changed) for reading, changed in read for word in words(reading)]
    if len(flat) == 1:
        typed, meant_word = folded[0], read[0][0]
        slip = len(typed) >= _SHORTEST_ALONE and is_slip(typed, meant_word)
        if not slip and len(typed) < _LONG_ENOUGH:
            return 0
        return ~0 if flat[0][0] in synonyms().words else find(Field.NAME, flat[0][0])
    speaking = ~0
    for place, (word, changed) in enumerate(flat):
        if changed and not (word in synonyms().english and len(word) >= _LONG_ENOUGH):
            beside = pairwise(word for word, _ in flat[max(0, place - 1) : place + 2])
            speaking &= any_of(find(field, pair(*both)) for both in beside for field in _TOGETHER)
    return speaking


def _readings(word: str, names: NameWords) -> list[str]:
    """What a word may stand for: itself without marks, keys unread, words run together, a slip."""
    if len(word) < _SHORTEST:
        return [word]
    known = {*names.spelt, *synonyms().words, *_of_provinces()}
    apart = (" ".join(read) for read in islice(pieces(word, names.spelt), _MOST_CUTS))
    near = [read for read in edits(word) if same_spelling(read) in known]
    near.sort(key=lambda read: (not is_slip(word, read), -names.count[same_spelling(read)], read))
    keys = (read for read in unread_keys(word) if read in known)
    return list(dict.fromkeys([word, *keys, *apart, *near]))


@lru_cache(maxsize=1)
def _of_provinces() -> frozenset[str]:
    return frozenset(word for phrase in provinces().phrases for word in phrase)
