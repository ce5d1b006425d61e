"""Putting goods side by side: how many, and whether what is told of them agrees."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from catalog.text import Text

MOST: Final = 4
"""Goods that are put side by side: more of them do not fit on a page, printed or not."""


class Agreement(StrEnum):
    """Whether several goods are the same in one respect."""

    SAME = "same"
    DIFFERENT = "different"
    OPEN = "open"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Text:
        """In words, so that no colour has to say it."""
        return _LABELS[self]


_LABELS = {
    Agreement.SAME: Text("Giống nhau", "The same"),
    Agreement.DIFFERENT: Text("Khác nhau", "Different"),
    Agreement.OPEN: Text("Chưa đủ thông tin", "Not all known"),
    Agreement.UNKNOWN: Text("Chưa có thông tin", "Nothing known"),
}


def agreement(told: Sequence[str]) -> Agreement:
    """Whether texts agree; an empty one is unknown, which is neither the same nor different.

    Two that differ are enough to say so, however little is known of the others.
    """
    known = {text for text in told if text}
    if len(known) > 1:
        return Agreement.DIFFERENT
    if not known:
        return Agreement.UNKNOWN
    return Agreement.SAME if all(told) else Agreement.OPEN
