"""Provinces among the words typed: old and new names, and the ways in which they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalog.reference import read_data
from catalog.text import slugify
from catalog.units import CURRENT_LIST
from search_index.analysis import folded_and_marked
from search_index.synonyms import Phrase, Word, phrase

_LONGEST = 6
_KINDS = frozenset({("tinh",), ("thanh", "pho"), ("tp",), ("t",)})
"""Words before a province's name that say nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a name of a province stands for: present codes, former slugs, and its names."""

    codes: frozenset[str]
    former: frozenset[str]
    names: tuple[Phrase, ...]


class Provinces:
    """Present and former provinces by every name they have."""

    def __init__(self) -> None:
        codes = {row["name"]: row["code"] for row in read_data("provinces.csv")}
        slugs = {
            row["former_name"]: slugify(row["former_name"])
            for row in read_data("former_provinces.csv")
        }
        called: dict[Phrase, tuple[set[str], set[str]]] = {}
        for name in [*codes, *slugs]:
            self._call(called, name, codes.get(name), slugs.get(name))
        for row in read_data("unit_aliases.csv"):
            present = row["list"] == CURRENT_LIST
            code = codes[row["province"]] if present else None
            self._call(called, row["alias"], code, None if present else slugs[row["province"]])
        self._places = _places(called)
        self.present = {
            slugs[row["former_name"]]: row["name"] for row in read_data("former_provinces.csv")
        }
        self.phrases = frozenset(self._places)

    @staticmethod
    def _call(
        called: dict[Phrase, tuple[set[str], set[str]]],
        name: str,
        code: str | None,
        former: str | None,
    ) -> None:
        folded, _ = phrase(name)
        for typed in {folded, ("".join(folded),)}:
            codes, slugs = called.setdefault(typed, (set(), set()))
            codes |= {code} if code else set()
            slugs |= {former} if former else set()

    def at(self, typed: Sequence[Word]) -> tuple[int, Place] | None:
        """The longest name of a province with which the words typed begin, and its length."""
        folded = tuple(word for word, _ in typed)
        kind = next((len(k) for k in _KINDS if folded[: len(k)] == k), 0)
        for skipped in dict.fromkeys((kind, 0)):
            for length in range(_LONGEST, 0, -1):
                place = self._places.get(folded[skipped : skipped + length])
                if place and _is_meant(typed[skipped : skipped + length]):
                    return skipped + length, place
        return None


def _is_meant(typed: Sequence[Word]) -> bool:
    """One syllable with other marks is another word: "huệ" is no place, "Huế" is."""
    return len(typed) > 1 or typed[0][1].isascii() or typed[0] in _SINGLE


_SINGLE = frozenset(pair for pair in zip(*phrase("Huế"), strict=True))


def _places(called: dict[Phrase, tuple[set[str], set[str]]]) -> dict[Phrase, Place]:
    names: dict[str, list[Phrase]] = {}
    for typed, (codes, slugs) in called.items():
        for key in (*codes, *slugs):
            names.setdefault(key, []).append(typed)
    return {
        typed: Place(
            frozenset(codes),
            frozenset(slugs),
            tuple(dict.fromkeys(n for key in sorted(codes | slugs) for n in names[key])),
        )
        for typed, (codes, slugs) in called.items()
    }


def in_present_provinces(typed: Sequence[str]) -> list[str]:
    """The words with former provinces by the names of those that took them over.

    What was recognised after July 2025 may bear its present province alone.
    """
    left, said = list(typed), list[str]()
    while left:
        found = provinces().at([word for text in left for word in folded_and_marked(text)])
        length, place = found or (1, None)
        if place and place.former and not place.codes:
            said += provinces().present[min(place.former)].casefold().split()
        else:
            said += left[:length]
        left = left[length:]
    return said


@lru_cache(maxsize=1)
def provinces() -> Provinces:
    """The provinces that ship with the project; read once."""
    return Provinces()
