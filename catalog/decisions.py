"""Decisions (quyết định), their issuers, and how far each issuer's decisions are entered."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, Session, SQLModel, col, select

from catalog.db import insert_rows, words
from catalog.text import clean, fold

if TYPE_CHECKING:
    from catalog.change import Change

MINISTRY_KEY = "bo nong nghiep va moi truong"


class IssuerLevel(StrEnum):
    """The level of the body that issued a decision."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    MINISTRY = "ministry"


class Evidence(StrEnum):
    """What a decision's entry rests on: the signed decision or news of a state body.

    Proposals and a producer's own word are no evidence and cannot be entered.
    """

    SIGNED = "A"
    STATE_NEWS = "B1"


class Issuer(SQLModel, table=True):
    """A body that decides; "Chủ tịch UBND tỉnh X" and "UBND tỉnh X" are one.

    `covered_until` is the day up to which its decisions are entered: a projection of
    `Coverage`. A defunct issuer keeps its name as issued; who decides in its place today
    follows from `province_id`.
    """

    __tablename__ = "issuer"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, description="issuer_key of the name")
    name: str
    level: IssuerLevel = Field(sa_type=words(IssuerLevel))
    province_id: int | None = Field(
        default=None, foreign_key="unit.id", index=True, description="present province"
    )
    covered_until: date | None = None


class Coverage(SQLModel, table=True):
    """One statement that an issuer's decisions are entered up to a day."""

    __tablename__ = "coverage"

    id: int | None = Field(default=None, primary_key=True)
    issuer_id: int = Field(foreign_key="issuer.id", index=True)
    until: date
    intake_id: int | None = Field(default=None, foreign_key="intake.id", index=True)
    voided_at: datetime | None = None


class Decision(SQLModel, table=True):
    """One decision, unique by issuer, number and date: numbers recur every year everywhere."""

    __tablename__ = "decision"
    __table_args__ = (
        Index(
            "uq_decision_in_use",
            "issuer_id",
            "number_key",
            "decided_on",
            unique=True,
            sqlite_where=text("voided_at IS NULL"),
            postgresql_where=text("voided_at IS NULL"),
        ),
        CheckConstraint("evidence IN ('A', 'B1')", name="evidence"),
        CheckConstraint("length(number) > 0", name="number"),
    )

    id: int | None = Field(default=None, primary_key=True)
    issuer_id: int = Field(foreign_key="issuer.id", index=True)
    number: str
    number_key: str
    decided_on: date
    evidence: Evidence = Field(default=Evidence.SIGNED, sa_type=words(Evidence))
    intake_id: int | None = Field(default=None, foreign_key="intake.id", index=True)
    voided_at: datetime | None = None


def decision_number(typed: str) -> str:
    """A decision number as it is written: "3846 /UBND-KT" and "919/QĐ/TTg" are mended.

    Scanned lists have stray blanks and a slash for the dash before the issuer's letters.
    """
    number = re.sub(r"\s+", "", clean(typed)).strip(".,;")
    number = re.sub(r"(?i)^số:?", "", number)
    return re.sub(r"(?i)/(QĐ|QD)/", r"/\1-", number)


def number_key(typed: str) -> str:
    """The key under which spellings of one decision number meet."""
    return fold(decision_number(typed)).upper()


_CHAIR = re.compile(r"^(chu tich|bo truong|thu truong|pho chu tich)\s+")
_SHORT = (
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bnn\s*(&|va)\s*ptnt\b"), "nong nghiep va phat trien nong thon"),
    (re.compile(r"\bnong nghiep va ptnt\b"), "nong nghiep va phat trien nong thon"),
    (re.compile(r"\bnn\s*(&|va)\s*mt\b"), "nong nghiep va moi truong"),
    (re.compile(r"\btp\.?\s+"), "thanh pho "),
    (re.compile(r"\btx\.?\s+"), "thi xa "),
)


def issuer_key(name: str) -> str:
    """One key per body: chair or committee, spelt out or short, with or without marks."""
    key = fold(name).strip(" .,;")
    for pattern, spelt in _SHORT:
        key = pattern.sub(spelt, key)
    key = _CHAIR.sub("", key)
    return re.sub(r"\s+", " ", key).strip()


def issuer_name(name: str) -> str:
    """The body's name as decisions cite it: "Chủ tịch Ủy ban nhân dân tỉnh X" → "UBND tỉnh X"."""
    short = re.sub(r"(?i)ủy ban nhân dân|uỷ ban nhân dân", "UBND", clean(name))
    short = re.sub(r"(?i)^(chủ tịch|phó chủ tịch)\s+", "", short)
    return re.sub(r"(?i)^(bộ trưởng|thứ trưởng)\s+(?=bộ\b)", "", short)


def issuer_level(name: str) -> IssuerLevel:
    """The level that an issuer's name says; a bare "UBND X" is taken for a province."""
    key = issuer_key(name)
    if key.startswith("bo "):
        return IssuerLevel.MINISTRY
    if re.match(r"ubnd (huyen|quan|thi xa)\b", key) or _is_city_of_a_province(key):
        return IssuerLevel.DISTRICT
    if re.match(r"ubnd (xa|phuong|thi tran|dac khu)\b", key):
        return IssuerLevel.COMMUNE
    return IssuerLevel.PROVINCE


def _is_city_of_a_province(key: str) -> bool:
    """Cities like Cao Lãnh or Buôn Ma Thuột were districts; seven cities are provinces."""
    city = re.match(r"ubnd thanh pho ([^,]+)", key)
    return city is not None and city[1].strip() not in _CITIES_LIKE_PROVINCES


_CITIES_LIKE_PROVINCES = frozenset(
    {"ha noi", "hai phong", "da nang", "can tho", "ho chi minh", "hcm", "hue", "dong nai"}
)


def enter_issuers(change: "Change", named: Sequence[tuple[str, int | None]]) -> dict[str, int]:
    """The ids of issuers by `issuer_key`, entering those not yet known.

    `named` holds the name as written and the id of the present province (None for a ministry).
    """
    known = {issuer.key: issuer.id or 0 for issuer in change.session.exec(select(Issuer))}
    fresh: dict[str, tuple[str, int | None]] = {}
    for name, province_id in named:
        if (key := issuer_key(name)) not in known:
            fresh.setdefault(key, (name, province_id))
    rows = [
        {
            "key": key,
            "name": issuer_name(name),
            "level": issuer_level(name),
            "province_id": province_id,
        }
        for key, (name, province_id) in fresh.items()
    ]
    for row, issuer_id in zip(rows, insert_rows(change.session, Issuer, rows), strict=True):
        known[str(row["key"])] = issuer_id
        change.note("enter_issuer", f"issuer:{issuer_id}", key=row["key"])
    return known


DecisionRef = tuple[int, str, date]
"""Issuer id, number as written, date."""


def record_decisions(
    change: "Change", refs: Sequence[DecisionRef], evidence: Evidence = Evidence.SIGNED
) -> dict[tuple[int, str, date], int]:
    """The ids of decisions by issuer id, `number_key` and date, entering those not yet known."""
    wanted = {(issuer, number_key(number), on): number for issuer, number, on in refs}
    known = {
        (d.issuer_id, d.number_key, d.decided_on): d.id or 0
        for d in change.session.exec(
            select(Decision).where(
                col(Decision.voided_at).is_(None),
                col(Decision.issuer_id).in_({key[0] for key in wanted}),
            )
        )
        if (d.issuer_id, d.number_key, d.decided_on) in wanted
    }
    fresh = [key for key in wanted if key not in known]
    rows = [
        {
            "issuer_id": key[0],
            "number": decision_number(wanted[key]),
            "number_key": key[1],
            "decided_on": key[2],
            "evidence": evidence,
            "intake_id": change.intake_id,
        }
        for key in fresh
    ]
    for key, decision_id in zip(fresh, insert_rows(change.session, Decision, rows), strict=True):
        known[key] = decision_id
        change.note(
            "record_decision",
            f"decision:{decision_id}",
            issuer=key[0],
            number=key[1],
            on=key[2].isoformat(),
            evidence=evidence.value,
        )
    return known


def cover(change: "Change", issuer_id: int, until: date) -> None:
    """State that an issuer's decisions are entered up to `until`; the latest statement counts."""
    change.session.add(Coverage(issuer_id=issuer_id, until=until, intake_id=change.intake_id))
    change.note("cover", f"issuer:{issuer_id}", until=until.isoformat())
    change.session.flush()
    project_coverage(change, issuer_id)


def project_coverage(change: "Change", issuer_id: int) -> None:
    """Set an issuer's `covered_until` from the statements that stand."""
    statements = change.session.exec(
        select(Coverage).where(Coverage.issuer_id == issuer_id, col(Coverage.voided_at).is_(None))
    )
    issuer = change.session.get_one(Issuer, issuer_id)
    issuer.covered_until = max((s.until for s in statements), default=None)
    change.everything_shown = True


def answering_issuer(session: Session, issuer: Issuer) -> Issuer:
    """The body that would decide today in a defunct issuer's place.

    Districts ended on 2025-07-01 and many provinces were merged: their certificates run on
    (Quyết định 26/2026/QĐ-TTg, Art. 12.1), the present province answers. Where nothing of that
    province is entered yet, the issuer itself is returned.
    """
    if issuer.level is IssuerLevel.MINISTRY:
        keys = Issuer.key == MINISTRY_KEY
    else:
        keys = (Issuer.level == IssuerLevel.PROVINCE) & (Issuer.province_id == issuer.province_id)
    heirs = session.exec(select(Issuer).where(keys, col(Issuer.covered_until).is_not(None))).all()
    return max(heirs, key=lambda heir: heir.covered_until or date.min, default=issuer)
