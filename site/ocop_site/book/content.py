"""What stands in a printed catalogue, in the reader's language, before anything is placed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ocop_site.symbols import Symbol

Picture = Callable[[], str]


class Arrangement(StrEnum):
    """What makes a chapter."""

    PROVINCE = "province"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Entry:
    """One product. `stars` is None unless the certificate is in force: then nothing shows any."""

    name: str
    second_name: str
    stars: int | None
    standing: str
    """How the certificate stands: valid until when, or lapsed, suspended, withdrawn."""
    producer: str
    place: tuple[str, ...]
    decision: str
    notice: str
    offer: tuple[str, ...]
    """What a buyer needs to know, in short pieces; empty where nothing is known."""
    symbol: Symbol
    picture: Picture
    """Gives the drawing as SVG; asked for when it is printed, for a book has hundreds."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Products of one province or one set, in Vietnamese order."""

    title: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The texts that every page or a whole part of the book has."""

    site_name: str
    title: str
    contents: str
    about: str
    index: str
    producers: str
    as_of: str
    sample: str
    """Said on every page of the demonstration, else empty."""
    scan: str
    offer: str
    number_of_stars: Callable[[int], str]
    count: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Book:
    """A whole catalogue."""

    language: str
    words: Words
    narrowed: str
    """Under which search and filters it was asked for; empty for everything in force."""
    totals: str
    operator: tuple[str, ...]
    about: tuple[str, ...]
    coverage: tuple[tuple[str, str], ...]
    """Bodies and up to which day their decisions are entered."""
    host: str
    """Where the register is asked."""
    chapters: tuple[Chapter, ...]

    @property
    def entries(self) -> list[Entry]:
        """All products in the order of the pages."""
        return [entry for chapter in self.chapters for entry in chapter.entries]
