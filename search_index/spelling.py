"""What somebody may have meant whose words find nothing: one typing error in a word mended.

Asked only after zero hits. Vietnamese without marks has few syllables, and most of them lie one
letter apart: so a word is mended only where it then stands beside a neighbour in some name,
maker or place, or where it stands alone and the error is one that fingers make.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise, product
from string import ascii_lowercase

from catalog.text import fold, same_spelling
from search_index.analysis import pair, words, written_words
from search_index.columns import Bits
from search_index.places import provinces
from search_index.query import SearchRequest
from search_index.ranking import Find
from search_index.synonyms import synonyms
from search_index.terms import FOUND_IN, Field
from search_index.wording import MOST_WORDS, without_asides

MOST_ATTEMPTS = 20
_MOST_WEIGHED = 80
_MOST_READINGS = 8
_SHORTEST = 3
_LONG_ENOUGH = 5
"""Letters of a word that stands alone from which any one error may be mended."""

_SHORTEST_ALONE = 4
_TOGETHER = (Field.GOODS, Field.PLACE, Field.MAKER)
_TELEX_TONE = re.compile(r"(?<=[a-z])[sfrxj]$")
_TELEX_LETTERS = (("aa", "a"), ("ee", "e"), ("oo", "o"), ("dd", "d"), ("w", ""))
_VNI = re.compile(r"(?<=[a-z])[1-9]+")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

Vocabulary = Mapping[str, str]
"""Words of names without marks, each with its commonest spelling."""


def meant(
    request: SearchRequest, find: Find, vocabulary: Vocabulary
) -> Iterator[tuple[SearchRequest, Bits]]:
    """Requests that may have been meant, the likeliest first; finite and few.

    With each the products that speak for it: one of them at least has to be found.
    """
    typed = written_words(request.q)[:MOST_WORDS]
    kept = without_asides(typed)
    if kept and kept != typed:
        yield replace(request, q=" ".join(kept)), ~0
    seen = {tuple(typed), tuple(kept)}
    for mended, speaking in islice(_mended(typed, find, vocabulary), MOST_ATTEMPTS):
        if tuple(mended) not in seen:
            seen.add(tuple(mended))
            yield replace(request, q=" ".join(mended)), speaking


def _mended(
    typed: Sequence[str], find: Find, vocabulary: Vocabulary
) -> Iterator[tuple[list[str], Bits]]:
    """The words with what is unknown among them mended; if all are known, with any one."""
    folded = [fold(word) for word in typed]
    unknown = [place for place, word in enumerate(folded) if not _is_known(word, find)]
    readings = {
        place: _readings(folded[place], vocabulary)[: _MOST_READINGS // max(1, len(unknown))]
        for place in (unknown or range(len(folded)))
        if not folded[place].isdecimal()
    }
    if len(unknown) > len(readings) or not all(same_spelling(word) for word in folded):
        return
    changes: Iterable[dict[int, str]] = (
        (dict(zip(unknown, chosen, strict=True)) for chosen in product(*readings.values()))
        if unknown
        else (
            {place: reading}
            for place, read in readings.items()
            for reading in read
            if is_slip(folded[place], reading)
        )
    )
    weighed = [
        (_speaking(folded, change, find), change) for change in islice(changes, _MOST_WEIGHED)
    ]
    marked = any(not word.isascii() for word in typed)
    for speaking, change in sorted(weighed, key=lambda each: -_count(each[0])):
        for known in ([vocabulary, {}] if marked else [{}]) if speaking else ():
            yield (
                [
                    word
                    for place, as_typed in enumerate(typed)
                    for word in _written(change.get(place), as_typed, known)
                ],
                speaking,
            )


def _count(speaking: Bits) -> int:
    """How many products speak; words of the table speak for themselves."""
    return speaking.bit_count() if speaking >= 0 else 1


def _written(reading: str | None, as_typed: str, vocabulary: Vocabulary) -> list[str]:
    if reading is None:
        return [as_typed]
    return [vocabulary.get(same_spelling(word), word) for word in reading.split()]


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
            speaking &= _any(find(field, pair(*both)) for both in beside for field in _TOGETHER)
    return speaking


def _any(sets: Iterable[Bits]) -> Bits:
    found = 0
    for bits in sets:
        found |= bits
    return found


def _readings(word: str, vocabulary: Vocabulary) -> list[str]:
    """What a word may stand for: unread Telex or VNI, words run together, one letter wrong."""
    if len(word) < _SHORTEST:
        return [word]
    known = {*vocabulary, *synonyms().words, *_of_provinces()}
    typed_so = [read for read in (_telex(word), _VNI.sub("", word)) if read != word]
    apart = [
        f"{word[:cut]} {word[cut:]}"
        for cut in range(2, len(word) - 1)
        if word[:cut] in vocabulary and word[cut:] in vocabulary
    ]
    near = [read for read in edits(word) if same_spelling(read) in known]
    near.sort(key=lambda read: (not is_slip(word, read), read))
    return list(dict.fromkeys([word, *(r for r in typed_so if r in known), *apart, *near]))


def _telex(word: str) -> str:
    read = _TELEX_TONE.sub("", word)
    for keys, letter in _TELEX_LETTERS:
        read = read.replace(keys, letter)
    return read


@lru_cache(maxsize=1024)
def edits(word: str) -> frozenset[str]:
    """Every text one letter away: one more, one less, another, or two changed places."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return frozenset(
        {head + tail[1:] for head, tail in cuts if tail}
        | {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
        | {head + letter + tail[1:] for head, tail in cuts if tail for letter in ascii_lowercase}
        | {head + letter + tail for head, tail in cuts for letter in ascii_lowercase}
    ) - {word}


def is_slip(typed: str, meant_word: str) -> bool:
    """Whether fingers err so: letters swapped, one struck twice or once, or the key beside it."""
    if len(typed) == len(meant_word):
        wrong = [
            n for n, both in enumerate(zip(typed, meant_word, strict=True)) if len({*both}) > 1
        ]
        if len(wrong) == 1:
            return meant_word[wrong[0]] in _beside().get(typed[wrong[0]], "")
        return sorted(typed) == sorted(meant_word)
    longer, shorter = sorted((typed, meant_word), key=len, reverse=True)
    return any(
        longer[n] == longer[n - 1] and longer[:n] + longer[n + 1 :] == shorter
        for n in range(1, len(longer))
    )


@lru_cache(maxsize=1)
def _beside() -> dict[str, str]:
    """The keys beside each key of a keyboard, above and below too."""
    at = {key: (row, column) for row, keys in enumerate(_KEYS) for column, key in enumerate(keys)}
    return {
        key: "".join(
            other
            for other, (r, c) in at.items()
            if other != key and abs(r - row) <= 1 and abs(c - column) <= 1
        )
        for key, (row, column) in at.items()
    }


@lru_cache(maxsize=1)
def _of_provinces() -> frozenset[str]:
    return frozenset(word for phrase in provinces().phrases for word in phrase)
