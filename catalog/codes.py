"""Codes printed on goods: Crockford's 32 symbols, the last one a check character.

The check character belongs to the same 32 symbols. Every symbol stands for an element of
GF(32) with x⁵ + x² + 1, whose α generates all 31 other elements; the character `d` places
before the last weighs αᵈ, and the weighted sum of a whole code is 0. As αᵈ is never 0, no single
wrong character passes; as αᵈ ≠ αᵈ⁺¹, no swap of two unequal neighbours passes either.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from catalog.text import Text

SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LONGEST_TYPED: Final = 64
"""More characters than this are refused unread; the longest code in groups of four has 19."""


class Level(StrEnum):
    """What a code names; told apart by the exact length of the code."""

    PRODUCT = "product"
    LOT = "lot"
    ITEM = "item"

    @property
    def length(self) -> int:
        """Characters in a code of this level, the check character counted."""
        return _LENGTHS[self]


_LENGTHS: Final = {Level.PRODUCT: 8, Level.LOT: 12, Level.ITEM: 16}
_LEVELS: Final = {length: level for level, length in _LENGTHS.items()}


@dataclass(frozen=True, slots=True)
class Code:
    """A well-formed code in its stored form: capitals, no signs between them."""

    value: str
    level: Level


class Mistake(StrEnum):
    """What is wrong with a typed code."""

    CHARACTER = "character"
    LENGTH = "length"
    CHECK = "check"

    @property
    def text(self) -> Text:
        """Help for the person who typed it; never an accusation of the goods."""
        return _HELP[self]


_HELP: Final = {
    Mistake.CHARACTER: Text(
        vi="Mã chỉ gồm chữ số và chữ cái không dấu; trong mã không có chữ U.",
        en="A code has only digits and plain letters; the letter U is never among them.",
    ),
    Mistake.LENGTH: Text(
        vi="Mã in trên bao bì gồm đúng 8 ký tự (mã lô hàng 12, mã từng sản phẩm 16).",
        en="The code on a pack has exactly 8 characters (a lot code 12, an item code 16).",
    ),
    Mistake.CHECK: Text(
        vi="Có ký tự gõ nhầm hoặc hai ký tự bị đảo chỗ. Hãy so lại với mã in trên bao bì.",
        en="A character is wrong or two have changed places. Compare it with the printed code.",
    ),
}


class MistypedCode(ValueError):
    """What was typed cannot be a code; `reason` says why."""

    def __init__(self, reason: Mistake) -> None:
        super().__init__(f"not a code: {reason}")
        self.reason = reason


def _powers() -> list[int]:
    element, powers = 1, []
    for _ in range(31):
        powers.append(element)
        element <<= 1
        if element & 0b100000:
            element ^= 0b100101  # x⁵ = x² + 1
    return powers


_POWERS: Final = _powers()
_LOGARITHMS: Final = {element: power for power, element in enumerate(_POWERS)}
_TIMES_ALPHA: Final = [0] + [_POWERS[(_LOGARITHMS[e] + 1) % 31] for e in range(1, 32)]
_VALUES: Final = {symbol: value for value, symbol in enumerate(SYMBOLS)}
# Crockford: O is read as 0, I and L as 1, small letters as capitals. People put blanks, dashes and
# dots between groups; those are no part of a code.
_AS_MEANT: Final = str.maketrans(
    {small: small.upper() for small in "abcdefghjkmnpqrstuvwxyz"}
    | dict.fromkeys("Oo", "0")
    | dict.fromkeys("IiLl", "1")
    | dict.fromkeys(" \t\r\n-.", "")
)


def check_character(body: str) -> str:
    """The symbol that makes `body`, which holds only `SYMBOLS`, a code when put at its end."""
    return SYMBOLS[_TIMES_ALPHA[_weighted_sum([_VALUES[symbol] for symbol in body])]]


def is_well_formed(value: str) -> bool:
    """Whether `value` is a code exactly as the register stores it."""
    return (
        len(value) in _LEVELS
        and all(symbol in _VALUES for symbol in value)
        and _weighted_sum([_VALUES[symbol] for symbol in value]) == 0
    )


def new_product_code(randbits: Callable[[int], int] = secrets.randbits) -> str:
    """A product code drawn at random; whether it is free is for the register to say.

    Seven symbols are drawn as 35 bits. A code of one symbol only, such as 00000000, is what a
    careless hand types or a broken printer prints, so it is never drawn. The demonstration passes
    `random.Random(seed).getrandbits` to get the same codes every time.
    """
    body_length = Level.PRODUCT.length - 1
    while True:
        drawn = randbits(5 * body_length)
        body = "".join(SYMBOLS[drawn >> 5 * place & 31] for place in range(body_length))
        code = body + check_character(body)
        if len(set(code)) > 1:
            return code


def parse_code(typed: str) -> Code:
    """The code meant by `typed`: any case, blanks, dashes, dots, O for 0, I or L for 1.

    Raises `MistypedCode`. Only ASCII is read: digits of other scripts, full-width letters and
    invisible signs would let two addresses look like one.
    """
    value = as_meant(typed)
    if any(symbol not in _VALUES for symbol in value):
        raise MistypedCode(Mistake.CHARACTER)
    level = _LEVELS.get(len(value))
    if level is None:
        raise MistypedCode(Mistake.LENGTH)
    if not is_well_formed(value):
        raise MistypedCode(Mistake.CHECK)
    return Code(value, level)


def display(code: str) -> str:
    """A stored code in groups of four, as people read and type it: 7Q2K-9D4M."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def near_misses(typed: str) -> list[str]:
    """Well-formed codes one swap of neighbours or one character away from a mistyped one.

    At most two for each character. Most were never issued: the caller offers only those that the
    register knows. A character outside the 32 symbols, such as U, is taken as the wrong one.
    """
    try:
        value = as_meant(typed)
    except MistypedCode:
        return []
    unread = [place for place, symbol in enumerate(value) if symbol not in _VALUES]
    if len(value) not in _LEVELS or len(unread) > 1:
        return []
    elements = [_VALUES.get(symbol, 0) for symbol in value]
    excess = _weighted_sum(elements)
    if unread:
        return [_corrected(elements, unread[0], excess)]
    if excess == 0:
        return []
    swaps = [_swapped(value, place) for place in range(len(value) - 1)]
    return [code for code in swaps if is_well_formed(code)] + [
        _corrected(elements, place, excess) for place in range(len(value))
    ]


def as_meant(typed: str) -> str:
    """Typed characters as the 32 symbols they stand for, signs between groups left out.

    Raises `MistypedCode` for what is too long or not ASCII; other wrong characters stay.
    """
    if len(typed) > LONGEST_TYPED:
        raise MistypedCode(Mistake.LENGTH)
    if not typed.isascii():
        raise MistypedCode(Mistake.CHARACTER)
    return typed.translate(_AS_MEANT)


def _weighted_sum(elements: list[int]) -> int:
    total = 0
    for element in elements:  # Horner's rule: the last one weighs α⁰
        total = _TIMES_ALPHA[total] ^ element
    return total


def _corrected(elements: list[int], place: int, excess: int) -> str:
    """The code that comes out when the character at `place` alone takes up the whole excess."""
    changed = list(elements)
    if excess:
        distance = len(elements) - 1 - place
        changed[place] ^= _POWERS[(_LOGARITHMS[excess] - distance) % 31]
    return "".join(SYMBOLS[element] for element in changed)


def _swapped(value: str, place: int) -> str:
    return value[:place] + value[place + 1] + value[place] + value[place + 2 :]
