"""Offices (cơ quan) and hotlines that answer for a place. Editable data, not law."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from catalog.text import Text


class Office(SQLModel, table=True):
    """An office or hotline; without a province it serves the whole country."""

    __tablename__ = "office"
    __table_args__ = (CheckConstraint("kind IN ('ocop', 'market', 'consumer')", name="kind"),)

    id: int | None = Field(default=None, primary_key=True)
    province_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    kind: str = Field(max_length=8)
    name_vi: str
    name_en: str
    phone: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    hours_vi: str = ""
    hours_en: str = ""
    source: str = ""

    @property
    def name(self) -> Text:
        """The office's name in both languages."""
        return Text(self.name_vi, self.name_en)


def offices_for(session: Session, province_id: int | None) -> list[Office]:
    """The offices of a province, then those of the whole country."""
    rows = session.exec(
        select(Office)
        .where((col(Office.province_id) == province_id) | col(Office.province_id).is_(None))
        .order_by(col(Office.province_id).is_(None), col(Office.id))
    )
    return list(rows)
