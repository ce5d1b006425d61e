"""What counts as a word: one analysis for what is indexed and for what people type."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from catalog.text import clean, marked_spelling, same_spelling

LONGEST_PREFIX = 15
"""Letters of a word that suggestions can tell apart."""

HEAD = "^"
"""Stands before the first word of a name, so that names beginning so can be told."""

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text without marks, in order; single letters are words too.

    Spellings that Vietnamese uses side by side give one word: "Mỳ" and "Mì" are "mi".
    """
    return [word for written in text.split() for word in _folded(written)]


@lru_cache(maxsize=65536)
def _folded(written: str) -> tuple[str, ...]:
    return tuple(same_spelling(written).split())


def marked_words(text: str) -> list[str]:
    """The words of a text with their marks; spellings that stand side by side are one word.

    "hoà" and "hòa" are: the tone is moved behind the letters. So are "mỳ" and "mì".
    """
    return [marked for _, marked in folded_and_marked(text)]


def beginnings(text: str) -> set[str]:
    """Every beginning of every word, as written and folded: "mậ" and "ma"."""
    return prefixes(written_words(text)) | prefixes(words(text))


def written_words(text: str) -> list[str]:
    """The words of a text as they are written, in small letters."""
    return _WORD.findall(clean(text).casefold())


def folded_and_marked(text: str) -> list[tuple[str, str]]:
    """Each word of a text twice: without marks and with them."""
    return [word for written in text.split() for word in _both(written)]


@lru_cache(maxsize=65536)
def _both(written: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (folded, marked_spelling(word)) for word in written_words(written) for folded in words(word)
    )


def pair(first: str, second: str) -> str:
    """The term that stands for two words side by side."""
    return f"{first}_{second}"


def with_pairs(sequence: Sequence[str]) -> set[str]:
    """Words and the pairs of neighbours among them."""
    return {*sequence, *(pair(*neighbours) for neighbours in pairwise(sequence))}


def pairs(sequence: Sequence[str]) -> list[str]:
    """The pairs of neighbours of a sequence of words."""
    return [pair(*neighbours) for neighbours in pairwise(sequence)]


def prefixes(sequence: Iterable[str]) -> set[str]:
    """Every beginning of every word, for suggestions while typing."""
    return {
        word[:length]
        for word in sequence
        for length in range(1, min(len(word), LONGEST_PREFIX) + 1)
    }


def prefix(typed: str) -> str:
    """The term that finds words beginning as `typed`."""
    return typed[:LONGEST_PREFIX]
