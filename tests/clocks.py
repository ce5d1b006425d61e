"""A clock for tests."""

from dataclasses import dataclass
from datetime import datetime

from catalog.clock import VIETNAM

NOW = datetime(2026, 11, 22, 10, 42, tzinfo=VIETNAM)
"""The fixed moment of the tests."""


@dataclass
class SetClock:
    """A clock that stands still until it is set."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now
