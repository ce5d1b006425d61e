"""What the words that people type stand for: goods, places, numbers, stars, words to pass over."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalog.text import fold
from search_index.analysis import folded_and_marked
from search_index.places import Place, provinces
from search_index.synonyms import SAYING_NOTHING, Kind, Other, Word, phrase, synonyms

MOST_WORDS = 12
"""Words typed beyond these are passed over."""

ALL_STARS = (3, 4, 5)

_NUMBERS = {
    "3": 3, "ba": 3, "three": 3,
    "4": 4, "bon": 4, "four": 4,
    "5": 5, "nam": 5, "five": 5,
}  # fmt: skip
_STAR_WORDS = frozenset({"sao", "star", "stars"})
_STAR_SIGNS = re.compile(r"[★⭐]{3,5}(?![★⭐])")
_ASTERISK = re.compile(r"(?<![\w*])([345])\s?[*★⭐](?!\w)")
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)")
_DEGREES = re.compile(r"(?<!\w)(\d{1,2})\s?[°ºo˚]?\s?[nN](?!\w)")
_DECISION = (("quyet", "dinh"), ("qd",))
_CODE_WORDS = (("ma", "san", "pham"), ("ma", "so"), ("ma",), ("code",))
_LONGEST_NUMBER = 5

_MEANINGS = frozenset(Kind) - SAYING_NOTHING
_FILLERS = frozenset({Kind.FILLER})
_COUNTING = frozenset({Kind.COUNTING})


@dataclass(frozen=True, slots=True)
class Part:
    """One thing among what was typed, with what else it may be called.

    `place` is a province that the words name, `codes` are terms for the number of a decision.
    """

    words: tuple[Word, ...]
    others: tuple[Other, ...] = ()
    place: Place | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything typed: the parts that have to be found, and stars to choose by."""

    parts: tuple[Part, ...]
    stars: frozenset[int]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that have to be found, in order."""
        return tuple(word for part in self.parts for word in part.words)


@lru_cache(maxsize=1024)
def read_wording(typed: str) -> Wording:
    """What a text stands for; any text at all may be asked."""
    left: Sequence[Word] = folded_and_marked(_plain(typed))[:MOST_WORDS]
    parts: list[Part] = []
    stars: set[int] = set()
    passed: list[Part] = []
    while left:
        length, found = next(read for reader in _READERS if (read := reader(left)))
        if isinstance(found, int):
            stars.add(found)
        elif found is None:
            passed.append(Part(tuple(left[:length])))
        else:
            parts.append(found)
        left = left[length:]
    if not parts and not stars:
        parts = passed  # words to pass over are looked for where there is nothing else
    return Wording(tuple(parts), frozenset(stars))


def _plain(typed: str) -> str:
    """Signs that stand for words written out, abbreviations without their dots."""
    text = _STAR_SIGNS.sub(lambda signs: f" {len(signs[0])} sao ", typed)
    text = _ASTERISK.sub(r"\1 sao ", text)
    text = _DOTTED.sub(lambda letters: letters[0].replace(".", ""), text)
    return _DEGREES.sub(r"\1 độ đạm", text)


Read = tuple[int, Part | int | None]
"""So many words read, and what they are: a part, stars, or words to pass over."""


def _stars(left: Sequence[Word]) -> Read | None:
    if len(left) > 1 and left[1][0] in _STAR_WORDS and left[0][0] in _NUMBERS:
        return 2, _NUMBERS[left[0][0]]
    return None


def _decision(left: Sequence[Word]) -> Read | None:
    """ "702/QĐ-UBND", "702 qd", "quyết định số 702", "QĐ 702": the number of a decision."""
    folded = [word for word, _ in left]
    before = _length_of(_DECISION, folded)
    if before:
        before += folded[before : before + 1] == ["so"]
    number = folded[before] if before < len(folded) else ""
    if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER):
        return None
    rest = folded[before + 1 :]
    signs = rest[: _signs_after(rest)]
    if not before and not signs:
        return None
    length = before + 1 + len(signs)
    whole = f"{number}qd{''.join(s for s in signs if s != 'qd')}"
    return length, Part(tuple(left[before:length]), codes=(whole,))


def _signs_after(rest: Sequence[str]) -> int:
    """How many words after a number are the signs of a decision: "qd ubnd", "qd bnn vpdp"."""
    if rest[:2] == ["quyet", "dinh"]:
        return 2
    if rest[:1] != ["qd"] and not (rest[:1] and rest[0] in _ISSUERS):
        return 0
    length = 1
    while length < len(rest) and rest[length] in _ISSUERS:
        length += 1
    return length


_ISSUERS = frozenset({"ubnd", "bnn", "bnnmt", "bnnptnt", "vpdp", "ppt", "kthtnt", "snn", "snnmt"})
"""Offices and departments in the signs of decisions that recognise goods."""


def _code(left: Sequence[Word]) -> Read | None:
    """The word "mã" before the number of a product says nothing."""
    length = _length_of(_CODE_WORDS, [word for word, _ in left])
    after = left[length][0] if 0 < length < len(left) else ""
    return (length, None) if any(sign.isdecimal() for sign in after) else None


def _degrees(left: Sequence[Word]) -> Read | None:
    """ "40 độ đạm" is also printed as "40°N" and "40N"."""
    folded = [word for word, _ in left[:3]]
    if folded[1:] not in (["do", "dam"], ["do", "n"]) or not folded[0].isdecimal():
        return None
    others = (f"{folded[0]} {sign}" for sign in ("độ đạm", "n", "o n", "độ n"))
    joined = (f"{folded[0]}{sign}" for sign in ("n", "on"))
    wordings = [(text, *phrase(text)) for text in (*others, *joined)]
    return 3, Part(
        tuple(left[:3]),
        tuple(Other(Kind.SPELLING, bare, marked, (), named=True) for _, bare, marked in wordings),
    )


def _place(left: Sequence[Word]) -> Read | None:
    found = provinces().at(left)
    return (found[0], Part(tuple(left[: found[0]]), place=found[1])) if found else None


def _known(left: Sequence[Word]) -> Read | None:
    """The longest wording of the table; what only fills or counts is passed over."""
    found, filler = synonyms().at(left, _MEANINGS), synonyms().at(left, _FILLERS)
    if filler is None and len(left) > 1:
        filler = synonyms().at(left[:1], _COUNTING)
    if filler and (found is None or filler.length >= found.length):
        return filler.length, None
    return (found.length, Part(tuple(left[: found.length]), found.others)) if found else None


def _word(left: Sequence[Word]) -> Read:
    return 1, Part((left[0],))


_READERS: tuple[Callable[[Sequence[Word]], Read | None], ...] = (
    _stars, _decision, _code, _degrees, _place, _known, _word,
)  # fmt: skip


def _length_of(phrases: Sequence[tuple[str, ...]], folded: Sequence[str]) -> int:
    """The length of the first of these phrases with which the words begin."""
    return next((len(p) for p in phrases if tuple(folded[: len(p)]) == p), 0)


def without_asides(words: Sequence[str]) -> list[str]:
    """The words without those that only count or praise: "gạo ngon" without "ngon"."""
    left, kept = list(words), []
    while left:
        found = synonyms().at([(fold(word), fold(word)) for word in left], SAYING_NOTHING)
        kept += left[: 0 if found else 1]
        left = left[found.length if found else 1 :]
    return kept
