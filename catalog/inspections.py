"""Inspections after recognition (hậu kiểm, Quyết định 26/2026/QĐ-TTg, Art. 9)."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from catalog.db import words


class InspectionResult(StrEnum):
    """What an inspection found."""

    KEPT = "kept"
    REMEDIES = "remedies"
    BREACH = "breach"


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
