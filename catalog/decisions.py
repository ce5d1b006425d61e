"""Decisions (quyết định), their issuers, and how far each issuer's decisions are entered."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, Session, SQLModel, col, select

from catalog.db import insert_rows, words
from catalog.text import clean, fold
from catalog.units import Unit

if TYPE_CHECKING:
    from catalog.change import Change

MINISTRY_KEY = "bo nong nghiep va moi truong"


class IssuerLevel(StrEnum):
    """The level of the body that issued a decision."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    MINISTRY = "ministry"


DISTRICTS_AWARD_FROM = date(2023, 2, 24)
PROVINCES_AWARD_ALONE_FROM = date(2025, 7, 6)


def may_award(level: IssuerLevel, stars: int, day: date) -> bool:
    """Whether a body of this level could recognise a product with these stars on that day.

    The ministry gives 5 stars and provinces 4, at all times. 3 stars were the districts' under
    Quyết định 148/QĐ-TTg (from 2023-02-24) until 1489/QĐ-TTg (2025-07-06), and are the
    provinces' before and after (26/2026/QĐ-TTg, Art. 4). Communes recognise nothing.
    """
    if stars == 3 and DISTRICTS_AWARD_FROM <= day < PROVINCES_AWARD_ALONE_FROM:
        return level is IssuerLevel.DISTRICT
    return level is (IssuerLevel.MINISTRY if stars == 5 else IssuerLevel.PROVINCE)


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
    (re.compile(r"\s*&\s*"), " va "),
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\b(nn|nong nghiep) va ptnt\b"), "nong nghiep va phat trien nong thon"),
    (re.compile(r"\bnn va mt\b"), "nong nghiep va moi truong"),
    (re.compile(r"\btp\.?\s*"), "thanh pho "),
    (re.compile(r"\btx\.?\s*"), "thi xa "),
    (re.compile(r"\bhcm\b"), "ho chi minh"),
)
_BELOW = r"huyen|quan|thi xa|thanh pho|xa|phuong|thi tran|dac khu"
_IN_PROVINCE = re.compile(
    rf"^(ubnd (?:{_BELOW}) .+?)(?:\s*,\s*|\s+(?=tinh ))(?:tinh |thanh pho )?([^,]+)$"
)


@lru_cache(maxsize=4096)
def issuer_key(name: str) -> str:
    """One key per body: chair or committee, spelt out or short, with or without marks.

    A district's or commune's province is part of it, since many have namesakes:
    "ubnd huyen chau thanh, tra vinh".
    """
    key = fold(name).strip(" .,;")
    for pattern, spelt in _SHORT:
        key = pattern.sub(spelt, key)
    key = _CHAIR.sub("", key)
    return _IN_PROVINCE.sub(r"\1, \2", re.sub(r"\s+", " ", key).strip())


def issuer_name(name: str) -> str:
    """The body's name as decisions cite it: "Chủ tịch Ủy ban nhân dân tỉnh X" → "UBND tỉnh X"."""
    short = re.sub(r"(?i)ủy ban nhân dân|uỷ ban nhân dân", "UBND", clean(name))
    short = re.sub(r"(?i)^(chủ tịch|phó chủ tịch)\s+", "", short)
    return re.sub(r"(?i)^(bộ trưởng|thứ trưởng)\s+(?=bộ\b)", "", short)


@lru_cache(maxsize=4096)
def issuer_level(name: str) -> IssuerLevel:
    """The level that an issuer's name says; a bare "UBND X" is taken for a province."""
    key = issuer_key(name)
    if key.startswith("bo "):
        return IssuerLevel.MINISTRY
    if re.match(r"ubnd (huyen|quan|thi xa)\b", key):
        return IssuerLevel.DISTRICT
    if (city := re.match(r"ubnd thanh pho (.+)", key)) and city[1] not in _CITIES_LIKE_PROVINCES:
        return IssuerLevel.DISTRICT
    if re.match(r"ubnd (xa|phuong|thi tran|dac khu)\b", key):
        return IssuerLevel.COMMUNE
    return IssuerLevel.PROVINCE


_CITIES_LIKE_PROVINCES = frozenset(
    {"ha noi", "hai phong", "da nang", "can tho", "ho chi minh", "hue", "dong nai"}
)  # the others, like Cao Lãnh or Buôn Ma Thuột, were districts of a province


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
    (Quyết định 26/2026/QĐ-TTg, Art. 12.1), the present province answers, never another one that
    was merged into it. Where nothing of it is entered yet, the issuer itself is returned.
    """
    if issuer.level is IssuerLevel.MINISTRY:
        key = MINISTRY_KEY
    elif issuer.province_id is None:
        return issuer
    else:
        key = committee_key(session.get_one(Unit, issuer.province_id))
    if issuer.key == key:
        return issuer
    heir = session.exec(select(Issuer).where(Issuer.key == key)).first()
    return max((issuer, heir or issuer), key=lambda body: body.covered_until or date.min)


def committee_key(province: Unit) -> str:
    """The key of a present province's people's committee as an issuer."""
    return issuer_key(f"UBND {province.kind} {province.name}")
