"""A clock for tests."""

from dataclasses import dataclass
from datetime import datetime


@dataclass
class SetClock:
    """A clock that stands still until it is set."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now
