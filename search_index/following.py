"""Sets of numbered products after a change of few of them: bits are moved, not made anew."""

from collections.abc import Iterable, Sequence


def moved(bits: int, gone: Sequence[int], fresh: Sequence[int]) -> int:
    """A set after products went and others came, none of which is in it.

    `gone` are numbers of before, `fresh` numbers of afterwards, both rising.
    """
    return _with_gaps(_without(bits, reversed(gone)), fresh)


def _without(bits: int, falling: Iterable[int]) -> int:
    for number in falling:
        bits = (bits >> (number + 1)) << number | bits & ((1 << number) - 1)
    return bits


def _with_gaps(bits: int, rising: Iterable[int]) -> int:
    for number in rising:
        bits = (bits >> number) << (number + 1) | bits & ((1 << number) - 1)
    return bits
