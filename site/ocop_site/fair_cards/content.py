"""What stands on the cards of a fair, before anything is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ocop_site.symbols import Symbol


class CardKind(StrEnum):
    """Which cards are printed, and on what."""

    STALLS = "stalls"
    SHELVES = "shelves"
    SHELVES_ON_A6 = "shelves-a6"


@dataclass(frozen=True, slots=True)
class Words:
    """Whatever is said on every card, in the language of the cards."""

    fair: str
    when: str
    site_name: str
    as_of: str
    stall: str
    scan: str
    left_out: str
    left_out_why: str
    goes_on: str
    confirms: str
    sample: str
    stars: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class ShelfCard:
    """One product in force on the day; `valid` says until when, in a sentence."""

    name: str
    second_name: str
    producer: str
    place: str
    stars: int
    valid: str
    symbol: Symbol
    stall: str = ""


@dataclass(frozen=True, slots=True)
class StallCard:
    """One stall with its goods in force."""

    number: str
    exhibitor: str
    zone: str
    goods: tuple[ShelfCard, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the list that gets no card, and why."""

    stall: str
    written: str
    why: str


@dataclass(frozen=True, slots=True)
class FairCards:
    """All that one file holds."""

    language: str
    host: str
    words: Words
    stalls: tuple[StallCard, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def shelves(self) -> tuple[ShelfCard, ...]:
        """A card for each product of each stall."""
        return tuple(card for stall in self.stalls for card in stall.goods)
