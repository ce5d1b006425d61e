"""Reading a form of the desk: each field becomes a value or a problem, and nothing typed is lost.

Pure: it knows neither the request nor the database.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from catalog.enquiries.rules import is_address
from catalog.text import Text
from catalog.typed import Problem, many_lines, one_line
from ocop_site.desk.values import Misread, clock, count, day

MOST_TYPED: Final = 20_000
"""Characters of one field that are looked at; what stands behind them is refused by its length."""

_Word = TypeVar("_Word", bound=StrEnum)
_Value = TypeVar("_Value")

_LONG = Text(
    "Dài quá: tối đa {limit} ký tự, bạn đã viết {count}.",
    "Too long: at most {limit} characters, you wrote {count}.",
)
_MAIL = Text(
    "Địa chỉ thư điện tử chưa đúng, ví dụ: ten@congty.vn.",
    "This is not an e-mail address; one looks like name@company.vn.",
)
_CHOOSE = Text("Chọn một mục trong danh sách.", "Choose one from the list.")


class Reading:
    """The fields of one form as sent, and the problems found while reading them."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self.typed = typed
        self.problems: list[Problem] = []

    def object_to(self, field: str, text: Text) -> None:
        """Say what is wrong with a field."""
        self.problems.append(Problem(field, text))

    def line(self, field: str, most: int = 200) -> str:
        """One line of text."""
        return self._short(field, one_line(self._raw(field)), most)

    def lines(self, field: str, most: int = 8000) -> str:
        """Text of several lines."""
        return self._short(field, many_lines(self._raw(field)), most)

    def needed(self, field: str, missing: Text, most: int = 200) -> str:
        """One line of text that may not be empty."""
        value = self.line(field, most)
        if not value:
            self.object_to(field, missing)
        return value

    def value(self, field: str, read: Callable[[str], _Value]) -> _Value | None:
        """What `read` makes of a line; None if it is empty or misread."""
        typed = one_line(self._raw(field))
        if not typed:
            return None
        try:
            return read(typed[:2000])
        except Misread as misread:
            self.object_to(field, misread.text)
            return None

    def day(self, field: str) -> date | None:
        """A day."""
        return self.value(field, day)

    def clock(self, field: str) -> str:
        """A time of the day, or nothing."""
        return self.value(field, clock) or ""

    def count(self, field: str, most: int = 100_000) -> int | None:
        """A whole number."""
        return self.value(field, lambda typed: count(typed, most))

    def word(self, field: str, words: type[_Word]) -> _Word | None:
        """One of a list of words; a problem if it is none of them."""
        chosen = self._raw(field)
        if chosen in set(words):
            return words(chosen)
        self.object_to(field, _CHOOSE)
        return None

    def number_of(self, field: str) -> int | None:
        """The row that a choice stands for; None where nothing of the kind was chosen."""
        chosen = self._raw(field)
        return int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 10 else None

    def email(self, field: str) -> str:
        """A mail address, or nothing."""
        value = self.line(field, 254)
        if value and not is_address(value):
            self.object_to(field, _MAIL)
        return value

    def ticked(self, field: str) -> bool:
        """Whether a box was ticked."""
        return bool(self.typed.get(field))

    def _raw(self, field: str) -> str:
        return self.typed.get(field, "")[:MOST_TYPED]

    def _short(self, field: str, value: str, most: int) -> str:
        if len(value) > most:
            self.object_to(field, _LONG.format(limit=most, count=len(value)))
        return value
