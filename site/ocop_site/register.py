"""What every view needs of the running register, in one place."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import current_app
from sqlalchemy import Engine

from catalog.clock import Clock, vietnam_day
from ocop_site.settings import Settings


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


def register() -> Register:
    """The register of the running application."""
    opened: Register = current_app.extensions["register"]
    return opened
