"""What a word may stand for that was typed wrong: one letter, keys of Telex, words run together."""

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from string import ascii_lowercase

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_TELEX_TONE = re.compile(r"(?<=[a-z])[sfrxj]$")
_TELEX_LETTERS = (("aa", "a"), ("ee", "e"), ("oo", "o"), ("dd", "d"), ("w", ""))
_VNI = re.compile(r"(?<=[a-z])[1-9]+")
_MOST_PIECES = 4
_SHORTEST_PIECE = 2


def unread_keys(word: str) -> Iterator[str]:
    """The word as it would be, had Telex or VNI been on: "nuowcs" and "nuoc71" are "nuoc"."""
    read = _TELEX_TONE.sub("", word)
    for keys, letter in _TELEX_LETTERS:
        read = read.replace(keys, letter)
    yield from (plain for plain in (read, _VNI.sub("", word)) if plain != word)


def pieces(word: str, known: Container[str], most: int = _MOST_PIECES) -> Iterator[list[str]]:
    """The ways of reading a word as known words run together, those with the longest first."""
    for cut in range(len(word) - _SHORTEST_PIECE, _SHORTEST_PIECE - 1, -1):
        head, tail = word[:cut], word[cut:]
        if head in known:
            if tail in known:
                yield [head, tail]
            if most > _SHORTEST_PIECE:
                yield from ([head, *rest] for rest in pieces(tail, known, most - 1))


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
