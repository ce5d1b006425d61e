"""Which of the 26 product sets a cell means: a number, a name, an older or shorter label."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from catalog.intake.cells import CellValue
from catalog.intake.problems import BadValue, joined
from catalog.intake.suggest import Suggestions
from catalog.text import fold

_NUMBER = re.compile(r"(?:bo(?: san pham)?(?: so)?\s*)?(\d{1,2})(?:[.,]0+)?")
_NUMBERED = re.compile(r"(?:bo(?: san pham)?(?: so)?\s*)?(\d{1,2})\s*[.:)\-]\s*\D.*")
_CLOSE = 0.85


@dataclass(frozen=True, slots=True)
class SetNames:
    """One set with its group's and sector's names in Vietnamese."""

    set_no: int
    name: str
    group: str
    sector: str


def _key(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


def _by_label(pairs: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    labels: dict[str, set[int]] = {}
    for label, number in pairs:
        labels.setdefault(label, set()).add(number)
    return labels


class SetIndex:
    """The sets as people name them, for one intake. `find` remembers what it was asked."""

    def __init__(self, sets: Iterable[SetNames], aliases: Iterable[tuple[str, int]] = ()) -> None:
        entries = sorted(sets, key=lambda entry: entry.set_no)
        self._names = {entry.set_no: entry.name for entry in entries}
        self._keys = {number: _key(name) for number, name in self._names.items()}
        # In this order: a set's own name, the table of aliases, its group, its sector.
        self._labels = [
            _by_label((key, number) for number, key in self._keys.items()),
            _by_label((_key(alias), number) for alias, number in aliases),
            _by_label((_key(entry.group), entry.set_no) for entry in entries),
            _by_label((_key(entry.sector), entry.set_no) for entry in entries),
        ]
        self._seen: dict[CellValue, tuple[int, bool]] = {}
        self._suggestions = Suggestions()

    def name(self, number: int) -> str:
        """The set's name in Vietnamese."""
        return self._names[number]

    def find(self, value: CellValue) -> tuple[int, bool]:
        """The set's number, and whether it was read from a near miss (to be pointed out).

        Raises BadValue with the sets to choose from.
        """
        if value not in self._seen:
            self._seen[value] = self._find(str(value if value is not None else ""))
        return self._seen[value]

    def _find(self, text: str) -> tuple[int, bool]:
        folded = fold(text)
        number = _NUMBER.fullmatch(folded) or _NUMBERED.fullmatch(folded)
        if number and int(number[1]) in self._names:
            return int(number[1]), False
        key = _key(text)
        if not key:
            raise BadValue("set_missing")
        for candidates, near in self._rounds(key):
            if len(candidates) == 1:
                return candidates.pop(), near
            if candidates:
                raise BadValue("set_ambiguous", names=self._named(sorted(candidates)))
        known = ((name, self._label(number)) for number, name in self._keys.items())
        raise BadValue("set_unknown", remedy=self._suggestions.remedy(key, known))

    def _rounds(self, key: str) -> Iterable[tuple[set[int], bool]]:
        """Ever looser readings: the label itself, a beginning, a part, its words, a misspelling."""
        for labels in self._labels:
            yield set(labels.get(key, ())), False
        if " " in key:
            begins = {n for n, name in self._keys.items() if name.startswith(f"{key} ")}
            if len(begins) == 1:
                yield begins, False
            inside = {n for n, name in self._keys.items() if f" {key} " in f" {name} "}
            if len(inside) == 1:
                yield inside, False
        words = set(key.split())
        yield {n for n, name in self._keys.items() if words <= set(name.split())}, True
        yield {n for n, name in self._keys.items() if _is_close(key, name)}, True

    def _label(self, number: int) -> str:
        return f"{number}. {self._names[number]}"

    def _named(self, numbers: list[int]) -> str:
        return joined([self._label(number) for number in numbers])


def _is_close(key: str, name: str) -> bool:
    matcher = SequenceMatcher(None, key, name)
    # The first is an upper bound of the second, and far cheaper.
    return matcher.real_quick_ratio() >= _CLOSE and matcher.ratio() >= _CLOSE
