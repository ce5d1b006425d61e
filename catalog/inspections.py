"""Inspections after recognition (hậu kiểm, Quyết định 26/2026/QĐ-TTg, Art. 9)."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from catalog.audit import text_digest
from catalog.db import insert_rows, words
from catalog.text import Text

if TYPE_CHECKING:
    from catalog.change import Change


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
    InspectionResult.KEPT: Text("Duy trì đáp ứng tiêu chí", "Criteria still met"),
    InspectionResult.REMEDIES: Text("Yêu cầu khắc phục", "Remedies required"),
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


def record_inspections(change: "Change", rows: Sequence[tuple[int, dict[str, Any]]]) -> list[int]:
    """Enter inspections, one or many: (producer's id, columns of `Inspection` but id).

    Their ids come back in the order given. One without `concluded_on` stays unpublished.
    """
    columns = {"result": None, "follow_up": "", "concluded_on": None}
    given = [{**columns, **row} for _, row in rows]
    ids = insert_rows(change.session, Inspection, given)
    for inspection_id, (producer_id, _), row in zip(ids, rows, given, strict=True):
        concluded = row["concluded_on"]
        change.note(
            "record_inspection",
            f"inspection:{inspection_id}",
            product=row["product_id"],
            inspected_on=row["inspected_on"].isoformat(),
            result=row["result"],
            concluded_on=concluded.isoformat() if concluded else None,
            texts=text_digest(row["body"], row["follow_up"]),
        )
        change.touch(row["product_id"], producer_id)
    return ids
