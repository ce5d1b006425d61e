"""Inspections after recognition (hậu kiểm, Quyết định 26/2026/QĐ-TTg, Art. 9)."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from catalog.db import words
from catalog.text import Text


class InspectionResult(StrEnum):
    """What an inspection found."""

    KEPT = "kept"
    REMEDIES = "remedies"
    BREACH = "breach"

    @property
    def label(self) -> Text:
        """The result in both languages."""
        return _RESULT_LABELS[self]


_RESULT_LABELS = {
    InspectionResult.KEPT: Text("Duy trì đáp ứng tiêu chí", "Criteria kept"),
    InspectionResult.REMEDIES: Text("Yêu cầu khắc phục", "Remedies demanded"),
    InspectionResult.BREACH: Text("Có vi phạm", "Breach found"),
}


class Inspection(SQLModel, table=True):
    """One inspection of one product; public once concluded."""

    __tablename__ = "inspection"
    __table_args__ = (
        CheckConstraint("(result IS NULL) = (concluded_on IS NULL)", name="concluded"),
        CheckConstraint("concluded_on IS NULL OR concluded_on >= inspected_on", name="order"),
    )

    id: int | None = Field(default=None, primary_key=True)
    product_id: int = Field(foreign_key="product.id", index=True)
    body: str = Field(description="the inspecting body")
    inspected_on: date
    result: InspectionResult | None = Field(default=None, sa_type=words(InspectionResult))
    follow_up: str = ""
    concluded_on: date | None = None


def public_inspections(session: Session, product_id: int) -> list[Inspection]:
    """The concluded inspections of a product, newest first."""
    return list(
        session.exec(
            select(Inspection)
            .where(Inspection.product_id == product_id, col(Inspection.concluded_on).is_not(None))
            .order_by(col(Inspection.inspected_on).desc())
        )
    )
