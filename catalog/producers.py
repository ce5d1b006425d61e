"""Producers (chủ thể OCOP): who makes the goods; private contacts kept apart."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from catalog.db import words
from catalog.text import Text


class ProducerKind(StrEnum):
    """Who may take part (Quyết định 26/2026/QĐ-TTg), as offices count them."""

    COOPERATIVE = "cooperative"
    COOPERATIVE_GROUP = "cooperative_group"
    COMPANY = "company"
    PRIVATE_ENTERPRISE = "private_enterprise"
    HOUSEHOLD = "household"
    FARM = "farm"
    ASSOCIATION = "association"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """The kind's name in both languages."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    ProducerKind.COOPERATIVE: Text("Hợp tác xã", "Cooperative"),
    ProducerKind.COOPERATIVE_GROUP: Text("Tổ hợp tác", "Cooperative group"),
    ProducerKind.COMPANY: Text("Công ty", "Company"),
    ProducerKind.PRIVATE_ENTERPRISE: Text("Doanh nghiệp tư nhân", "Private enterprise"),
    ProducerKind.HOUSEHOLD: Text("Hộ sản xuất, hộ kinh doanh", "Household business"),
    ProducerKind.FARM: Text("Trang trại", "Farm"),
    ProducerKind.ASSOCIATION: Text("Hội, hiệp hội", "Association"),
    ProducerKind.OTHER: Text("Loại hình khác", "Other"),
}


class Producer(SQLModel, table=True):
    """One producer. `version` rises with every change of it or of any of its goods."""

    __tablename__ = "producer"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name"),
        CheckConstraint("version > 0", name="version"),
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    name_key: str = Field(index=True, description="catalog.text.same_spelling without its kind")
    sort_key: str = Field(index=True)
    kind: ProducerKind = Field(sa_type=words(ProducerKind))
    province_id: int = Field(foreign_key="unit.id", index=True)
    place: str = Field(default="", description="where it works, down to the commune; no street")
    version: int = 1
    intake_id: int | None = Field(default=None, foreign_key="intake.id", index=True)
    voided_at: datetime | None = None


class PrivateContact(SQLModel, table=True):
    """A telephone or address that came with an annex: for officers, never published."""

    __tablename__ = "private_contact"
    __table_args__ = (CheckConstraint("kind IN ('phone', 'address', 'email')", name="kind"),)

    id: int | None = Field(default=None, primary_key=True)
    producer_id: int = Field(foreign_key="producer.id", index=True)
    kind: str = Field(max_length=8)
    value: str
    intake_id: int | None = Field(default=None, foreign_key="intake.id", index=True)
