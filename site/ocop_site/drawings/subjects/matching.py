"""Finding the subject of a product: by the words of its name, else by its product set."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from catalog.text import clean, fold
from ocop_site.drawings.companions import Companion
from ocop_site.drawings.composition import Subject
from ocop_site.drawings.grounds import FRESH, TABLE_TOPS, Floor, Ground
from ocop_site.drawings.pen import Motif

_WORD = re.compile(r"\w+")
_LONGEST = 4
"""Words that a name in the tables has at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Names of one subject, parted by commas, and the product sets where they mean it.

    Without sets they mean it everywhere.
    """

    words: str
    subject: Subject
    sets: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the subjects of one kind have in common unless one says otherwise."""

    company: tuple[Companion, ...] = ()
    grounds: tuple[Ground, ...] = FRESH
    floors: tuple[Floor, ...] = TABLE_TOPS
    sets: tuple[int, ...] = ()

    def subject(
        self,
        *things: Motif,
        beside: tuple[Motif, ...] = (),
        company: tuple[Companion, ...] = (),
        grounds: tuple[Ground, ...] = (),
    ) -> Subject:
        """A subject of this kind showing one of `things`."""
        return Subject(
            things, beside, company or self.company, grounds or self.grounds, self.floors
        )

    def entry(
        self,
        words: str,
        *things: Motif,
        beside: tuple[Motif, ...] = (),
        company: tuple[Companion, ...] = (),
        grounds: tuple[Ground, ...] = (),
        sets: tuple[int, ...] | None = None,
    ) -> Entry:
        """A subject of this kind under its names; `sets=()` makes them mean it everywhere."""
        subject = self.subject(*things, beside=beside, company=company, grounds=grounds)
        return Entry(words, subject, self.sets if sets is None else sets)


class Names:
    """Subjects by the words of a name.

    Vietnamese names begin with the thing and end with where it is from, so the earliest words
    win, and of those beginning together the longest: "Mật ong hoa cà phê" is honey.
    """

    def __init__(self, entries: Iterable[Entry], by_set: dict[int, Subject]) -> None:
        self.entries = tuple(entries)
        self._by_set = by_set
        self._by_words: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for words in entry.words.split(", "):
                self._by_words.setdefault(words, []).append(entry)
        # Names typed without marks are found too; where two words fold alike ("dừa" and "dứa")
        # the one earlier in the tables stands for them. A name with marks must match with them:
        # "quê" is not cinnamon.
        for words, found in list(self._by_words.items()):
            if fold(words) != words:
                self._by_words.setdefault(fold(words), []).extend(found)

    def find(self, set_no: int, name: str) -> Subject:
        """The subject that `name` tells, else that of its product set (1–26)."""
        words = _WORD.findall(clean(name).casefold())
        for start in range(len(words)):
            for length in range(min(_LONGEST, len(words) - start), 0, -1):
                entry = self._entry(" ".join(words[start : start + length]), set_no)
                if entry:
                    return entry.subject
        return self._by_set[set_no]

    def _entry(self, words: str, set_no: int) -> Entry | None:
        for entry in self._by_words.get(words, ()):
            if not entry.sets or set_no in entry.sets:
                return entry
        return None
