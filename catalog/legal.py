"""The legal basis as data: which rules were in force on a day."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Field, SQLModel

from catalog.text import Text


class LegalBasis(SQLModel, table=True):
    """One legal act of the programme. `criteria` marks those that set how points are given."""

    __tablename__ = "legal_basis"

    number: str = Field(primary_key=True)
    issued_on: date
    in_force_from: date
    in_force_until: date | None = None
    criteria: bool = False
    title_vi: str
    title_en: str

    @property
    def title(self) -> Text:
        """What the act is about, in both languages."""
        return Text(self.title_vi, self.title_en)


def criteria_on(acts: Iterable[LegalBasis], day: date) -> str:
    """The number of the newest criteria act in force on a day; empty before the first."""
    held = [a for a in acts if a.criteria and a.in_force_from <= day]
    newest = max(held, key=lambda a: a.in_force_from, default=None)
    return newest.number if newest else ""
