"""Administrative units: dated lists, what followed what, and how a place is written.

A unit's code means nothing without its list: since 2025-07-01 code 15 is Lào Cai, before it
was Yên Bái. Provinces and their predecessors ship with the project, communes are imported.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from catalog.db import CODE_POINTS, words
from catalog.text import fold

FORMER_LIST = "2008"
CURRENT_LIST = "2025"
CURRENT_SINCE = date(2025, 7, 1)


class UnitLevel(StrEnum):
    """The level of a unit; districts exist in the former list only."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Unit(SQLModel, table=True):
    """A province, a former district or a commune, as one list of units has it."""

    __tablename__ = "unit"
    __table_args__ = (
        UniqueConstraint("list_version", "level", "code"),
        UniqueConstraint("list_version", "level", "slug"),
        CheckConstraint("level IN ('province', 'district', 'commune')", name="level"),
    )

    id: int | None = Field(default=None, primary_key=True)
    list_version: str = Field(max_length=8)
    level: UnitLevel = Field(sa_type=words(UnitLevel))
    code: str = Field(max_length=8)
    name: str
    kind: str = Field(max_length=16, description="tỉnh, thành phố, xã, phường, đặc khu …")
    slug: str
    name_fold: str = Field(index=True)
    sort_key: str = Field(sa_type=CODE_POINTS)
    parent_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    valid_from: date | None = None
    valid_to: date | None = None


class UnitSuccession(SQLModel, table=True):
    """A former unit and one that took over its land; a split unit has several."""

    __tablename__ = "unit_succession"

    former_id: int = Field(foreign_key="unit.id", primary_key=True)
    current_id: int = Field(foreign_key="unit.id", primary_key=True, index=True)


class UnitAlias(SQLModel, table=True):
    """Another way in which a unit's name is written: "Đắc Lắc", "TP.HCM", "Kontum"."""

    __tablename__ = "unit_alias"

    alias_fold: str = Field(primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)


_KINDS = (
    "thanh pho", "tinh", "thi xa", "thi tran", "quan", "huyen", "phuong", "dac khu", "xa",
    "tp.", "tp", "tx.", "tt.", "h.", "p.", "x.", "q.", "t.",
)  # fmt: skip


def bare_name(name: str) -> str:
    """The folded name without its kind: "Thành phố Huế", "TP. Huế" and "Huế" are one."""
    folded = fold(name).strip(" .,;()")
    for kind in _KINDS:
        if folded.startswith(kind) and len(folded) > len(kind):
            rest = folded[len(kind) :]
            if kind.endswith(".") or rest[0] in " .":
                return rest.strip(" .")
    return folded


class UnitsIndex:
    """Units of one level in both lists, found by name as people write it."""

    def __init__(
        self,
        units: Iterable[Unit],
        aliases: Iterable[UnitAlias],
        successions: Iterable[UnitSuccession],
    ) -> None:
        self.by_id: dict[int, Unit] = {unit.id: unit for unit in units if unit.id is not None}
        self._by_name: dict[tuple[str, str], list[Unit]] = {}
        for unit in self.by_id.values():
            self._by_name.setdefault((unit.list_version, unit.name_fold), []).append(unit)
        for alias in aliases:
            named = self.by_id.get(alias.unit_id)
            if named is not None:
                key = (named.list_version, alias.alias_fold)
                called = self._by_name.setdefault(key, [])
                if named not in called:
                    called.append(named)
        self._current: dict[int, list[int]] = {}
        for step in successions:
            self._current.setdefault(step.former_id, []).append(step.current_id)

    def named(self, name: str, list_version: str) -> list[Unit]:
        """Every unit of that list so called."""
        return self._by_name.get((list_version, bare_name(name)), [])

    def successors(self, former: Unit) -> list[Unit]:
        """The present units on a former unit's land; a present unit is its own."""
        if former.list_version == CURRENT_LIST:
            return [former]
        return [self.by_id[i] for i in self._current.get(former.id or 0, []) if i in self.by_id]

    def names(self, list_version: str) -> list[str]:
        """All names of one list, for suggestions."""
        return [unit.name for unit in self.by_id.values() if unit.list_version == list_version]


def present_provinces(session: Session) -> list[Unit]:
    """The present provinces in Vietnamese order."""
    query = select(Unit).where(Unit.level == UnitLevel.PROVINCE, Unit.list_version == CURRENT_LIST)
    return list(session.exec(query.order_by(col(Unit.sort_key))))


def find_province(session: Session, slug: str) -> Unit | None:
    """The present province with this slug, or that which took over the former one of it."""
    present = {unit.slug: unit for unit in present_provinces(session)}
    if slug in present:
        return present[slug]
    query = (
        select(UnitSuccession.current_id)
        .join(Unit, col(Unit.id) == UnitSuccession.former_id)
        .where(Unit.level == UnitLevel.PROVINCE, Unit.slug == slug)
    )
    heir = session.exec(query).first()
    return session.get(Unit, heir) if heir else None


def former_names(session: Session) -> dict[int, list[str]]:
    """For each present province the names of the provinces merged into it, in order."""
    query = (
        select(UnitSuccession.current_id, Unit.name)
        .join(Unit, col(Unit.id) == UnitSuccession.former_id)
        .where(Unit.level == UnitLevel.PROVINCE)
        .order_by(col(Unit.sort_key))
    )
    names: dict[int, list[str]] = {}
    for current_id, name in session.exec(query):
        names.setdefault(current_id, []).append(name)
    return names


def load_units(session: Session, level: UnitLevel) -> UnitsIndex:
    """Read the units of one level with their aliases and successions."""
    units: Sequence[Unit] = session.exec(select(Unit).where(Unit.level == level)).all()
    return UnitsIndex(
        units, session.exec(select(UnitAlias)).all(), session.exec(select(UnitSuccession)).all()
    )


def written_place(
    commune: str, district: str, former_province: str, now_commune: str, province: str
) -> tuple[str, str]:
    """A place as labels have it and as it is now: ("xã A, huyện B, tỉnh C", "xã D, tỉnh E").

    Either half is empty where nothing is known of it or nothing changed.
    """
    printed = ", ".join(part for part in (commune, district, former_province) if part)
    now = ", ".join(part for part in (now_commune, province) if part)
    return ("", now) if not printed or fold(printed) == fold(now) else (printed, now)
