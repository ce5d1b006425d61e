"""Passwords: which are taken, and argon2, of which only so many run at once.

Length is what counts: no rule asks for signs or capitals. What is refused is short, common, or
made of what everybody knows of its owner.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from catalog.text import Text, fold

SHORTEST: Final = 10
LONGEST: Final = 128
MOST_AT_ONCE: Final = 2
"""Hashes that one process works out at a time: each takes 19 MiB and a processor."""
PATIENCE_SECONDS: Final = 5.0

_COMMON = Path(__file__).parents[1] / "data" / "common_passwords.txt"
_LOOKS_LIKE = str.maketrans("@013457$!", "aoieastsi")
_SHORTEST_OWN: Final = 4
_FEWEST_SIGNS: Final = 5

_TOO_SHORT = Text(
    "Mật khẩu cần ít nhất {shortest} ký tự. Một câu ngắn dễ nhớ là tốt nhất.",
    "A password needs at least {shortest} characters. A short sentence you remember is best.",
)
_TOO_LONG = Text(
    "Mật khẩu dài quá {longest} ký tự.", "The password is longer than {longest} characters."
)
_TOO_COMMON = Text(
    "Mật khẩu này nằm trong danh sách những mật khẩu hay dùng nhất. Hãy chọn mật khẩu khác.",
    "This password is on the list of the most common ones. Please choose another.",
)
_TOO_PLAIN = Text(
    "Mật khẩu này chỉ lặp lại vài ký tự. Hãy chọn mật khẩu khác.",
    "This password repeats only a few characters. Please choose another.",
)
_TOO_CLOSE = Text(
    "Mật khẩu này chứa tên, địa chỉ thư hoặc tên sổ tra cứu. Hãy chọn mật khẩu khác.",
    "This password contains your name, your address or this register's name. Please choose"
    " another.",
)


class TooBusy(RuntimeError):
    """Too many passwords are being checked just now; another try in a moment will do."""


class Passwords:
    """Makes and checks argon2id hashes: 19 MiB, two passes, one lane unless told otherwise."""

    def __init__(self, memory_kib: int = 19_456, passes: int = 2) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)
        self._room = BoundedSemaphore(MOST_AT_ONCE)
        self._nobodys = self._hasher.hash("nobody's")

    def hash(self, password: str) -> str:
        """The hash to store; raises TooBusy."""
        with self._at_work():
            return self._hasher.hash(_normal(password))

    def fits(self, password: str, stored: str) -> bool:
        """Whether a password is the stored one; takes as long where none is stored.

        Raises TooBusy.
        """
        with self._at_work():
            try:
                self._hasher.verify(stored or self._nobodys, _normal(password))
            except (VerificationError, InvalidHashError):
                return False
        return bool(stored)

    def is_dated(self, stored: str) -> bool:
        """Whether a hash was made with other costs than those of today."""
        return self._hasher.check_needs_rehash(stored)

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        if not self._room.acquire(timeout=PATIENCE_SECONDS):
            raise TooBusy
        try:
            yield
        finally:
            self._room.release()


def trouble_with(password: str, *known: str) -> Text | None:
    """Why a password is not taken, None if it is.

    `known` is what others know of its owner: name, address, the site's name.
    """
    password = _normal(password)
    if len(password) < SHORTEST:
        return _TOO_SHORT.format(shortest=SHORTEST)
    if len(password) > LONGEST:
        return _TOO_LONG.format(longest=LONGEST)
    if _is_common(password):
        return _TOO_COMMON
    if len(set(password)) < _FEWEST_SIGNS:
        return _TOO_PLAIN
    return _TOO_CLOSE if _names_owner(password, known) else None


def _is_common(password: str) -> bool:
    bare = fold(password)
    return bool({bare, bare.translate(_LOOKS_LIKE), bare.replace(" ", "")} & common_passwords())


def _names_owner(password: str, known: tuple[str, ...]) -> bool:
    """Whether most of it is a word of its owner's: "ocop123456" is, a sentence with it is not."""
    bare = fold(password).replace(" ", "")
    parts = {
        part
        for text in known
        for part in (fold(text).replace(" ", ""), *fold(text).replace("@", " ").split())
        if len(part) >= _SHORTEST_OWN
    }
    return any(part in bare and len(bare) - len(part) < SHORTEST for part in parts)


@cache
def common_passwords() -> frozenset[str]:
    """Passwords that are tried first, as long as ours have to be, without marks and capitals."""
    return frozenset(_COMMON.read_text(encoding="utf-8").split())


def _normal(password: str) -> str:
    # The same sign may be typed in one piece or in two, by the keyboard at hand.
    return unicodedata.normalize("NFC", password)
