"""What every view needs of the running register, in one place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from flask import current_app
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from catalog.clock import Clock, vietnam_day
from ocop_site.settings import Settings

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Register:
    """The open register of one application."""

    settings: Settings
    engine: Engine
    reader: Engine
    clock: Clock
    demonstration: bool

    def now(self) -> datetime:
        """The moment now, aware."""
        return self.clock()

    def today(self) -> date:
        """The day in Vietnam."""
        return vietnam_day(self.clock())

    def look_up(self, question: Callable[[Connection], _Found]) -> _Found:
        """Ask something small on the hot path; raises the database's error."""
        try:
            with self.reader.connect() as connection:
                return question(connection)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        # The database was restarted since the last look-up; the pool is empty now, ask again.
        with self.reader.connect() as connection:
            return question(connection)


def register() -> Register:
    """The register of the running application."""
    opened: Register = current_app.extensions["register"]
    return opened
