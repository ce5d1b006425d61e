"""Producers (chủ thể OCOP): who makes the goods; private contacts kept apart."""

import re
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint
from sqlmodel import Field, Session, SQLModel, select

from catalog import text
from catalog.audit import text_digest
from catalog.db import CODE_POINTS, insert_rows, words
from catalog.text import Text, marked_spelling, same_spelling, slugify

if TYPE_CHECKING:
    from catalog.change import Change


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
    sort_key: str = Field(index=True, sa_type=CODE_POINTS)
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


_KIND_WORDS = re.compile(
    r"^(hop tac xa|htx|to hop tac|tht|ho kinh doanh|hkd|co so san xuat|cssx|co so|"
    r"doanh nghiep tu nhan|dntn|"
    r"(cong ti|cti|ct)( co phan| cp| tnhh)?( mtv| mot thanh vien)?)\s+"
)


@lru_cache(maxsize=65536)
def producer_key(name: str) -> str:
    """The key without marks under which a producer's name is looked for, its kind left out.

    Namesakes but for the marks ("Hùng", "Hưng") share it: see `producer_spelling`. Always
    compared within a province: the same name may be borne elsewhere.
    """
    key = same_spelling(name)
    while (bare := _KIND_WORDS.sub("", key)) != key and bare:
        key = bare
    return key


@lru_cache(maxsize=65536)
def producer_spelling(name: str) -> str:
    """The key that makes spellings one producer's name: its kind left out, marks kept.

    "Công ty TNHH Kẹo Dừa Cồn Bần" and "Cty TNHH Kẹo dừa Cồn Bần" are one.
    """
    kind_words = same_spelling(name).count(" ") - producer_key(name).count(" ")
    return " ".join(marked_spelling(name).split()[kind_words:])


def enter_producers(change: "Change", rows: Sequence[dict[str, Any]]) -> list[int]:
    """Enter new producers; each row has the columns of `Producer` but id, and gets its id back.

    Slugs must be free: `free_slugs` makes them so.
    """
    ids = insert_rows(
        change.session,
        Producer,
        [{"version": 1, "place": "", "intake_id": change.intake_id, **row} for row in rows],
    )
    for producer_id, row in zip(ids, rows, strict=True):
        change.note(
            "enter_producer",
            f"producer:{producer_id}",
            kind=row["kind"],
            texts=text_digest(row["name"], row.get("place", "")),
        )
    return ids


def free_slugs(session: Session, names: Sequence[str]) -> list[str]:
    """A slug for each new producer that nobody has or ever had: "htx-xoai", "htx-xoai-2" …"""
    taken = session.exec(select(Producer.slug))
    return text.free_slugs([slugify(name) or "chu-the" for name in names], taken)
