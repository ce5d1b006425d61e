"""Reference data that ships with the project: units, product sets, legal basis, hotlines.

Loaded by `ocop db upgrade`. Rows that exist are left alone, so that an operator's edits of
names, kinds or dates survive the next upgrade.
"""

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from catalog.change import RegisterState
from catalog.legal import LegalBasis
from catalog.offices import Office
from catalog.taxonomy import ProductSet, ProductSetAlias
from catalog.text import clean, fold, slugify, sort_key
from catalog.units import (
    CURRENT_LIST,
    CURRENT_SINCE,
    FORMER_LIST,
    Unit,
    UnitAlias,
    UnitLevel,
    UnitSuccession,
    bare_name,
)


def read_data(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the CSV files that ship in `catalog/data`."""
    text = files("catalog.data").joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def load_reference(session: Session) -> None:
    """Bring the reference tables up to what ships; safe to repeat, commits nothing."""
    if session.get(RegisterState, 1) is None:
        session.add(RegisterState(id=1))
    _load_sets(session)
    _load_provinces(session)
    session.flush()
    _load_unit_aliases(session)
    for row in read_data("legal_bases.csv"):
        _add_missing(session, LegalBasis, row["number"], **_legal(row))
    if session.exec(select(Office).limit(1)).first() is None:
        for row in read_data("offices.csv"):
            del row["province_code"]
            session.add(Office.model_validate(row))
    session.flush()


def _add_missing(session: Session, model: type[SQLModel], key: Any, **values: Any) -> None:
    if session.get(model, key) is None:
        session.add(model(**values))
        session.flush()


def _load_sets(session: Session) -> None:
    for row in read_data("product_sets.csv"):
        _add_missing(
            session,
            ProductSet,
            int(row["set_no"]),
            set_no=int(row["set_no"]),
            name_vi=row.pop("set_vi"),
            name_en=row.pop("set_en"),
            **{key: value for key, value in row.items() if key != "set_no"},
        )
    session.flush()
    for row in read_data("product_set_aliases.csv"):
        key = (fold(row["alias"]), int(row["set_no"]))
        _add_missing(session, ProductSetAlias, key, alias_fold=key[0], set_no=key[1])


def _load_provinces(session: Session) -> None:
    present: dict[str, Unit] = {}
    for row in read_data("provinces.csv"):
        present[row["code"]] = _province(
            session, CURRENT_LIST, row["code"], row["name"], row["kind"], CURRENT_SINCE
        )
    for row in read_data("former_provinces.csv"):
        kind = "thành phố" if row["former_name"] in _FORMER_CITIES else "tỉnh"
        former = _province(session, FORMER_LIST, row["former_code"], row["former_name"], kind, None)
        session.flush()
        pair = {"former_id": former.id or 0, "current_id": present[row["code"]].id or 0}
        _add_missing(session, UnitSuccession, tuple(pair.values()), **pair)


_FORMER_CITIES = {"Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"}


def _province(
    session: Session, list_version: str, code: str, name: str, kind: str, since: date | None
) -> Unit:
    known = session.exec(
        select(Unit).where(
            Unit.list_version == list_version,
            Unit.level == UnitLevel.PROVINCE,
            Unit.code == code,
        )
    ).first()
    if known is not None:
        return known
    unit = Unit(
        list_version=list_version,
        level=UnitLevel.PROVINCE,
        code=code,
        name=clean(name),
        kind=kind,
        slug=slugify(name),
        name_fold=bare_name(name),
        sort_key=sort_key(name),
        valid_from=since,
        valid_to=None if list_version == CURRENT_LIST else CURRENT_SINCE,
    )
    session.add(unit)
    session.flush()
    return unit


def _load_unit_aliases(session: Session) -> None:
    provinces = session.exec(select(Unit).where(col(Unit.level) == UnitLevel.PROVINCE))
    by_name = {(unit.list_version, unit.name): unit.id or 0 for unit in provinces}
    for row in read_data("unit_aliases.csv"):
        unit_id = by_name.get((row["list"], row["province"]))
        key = (bare_name(row["alias"]), unit_id)
        if unit_id is not None:
            _add_missing(session, UnitAlias, key, alias_fold=key[0], unit_id=unit_id)


def _legal(row: dict[str, str]) -> dict[str, Any]:
    until = row["in_force_until"]
    return {
        "number": row["number"],
        "issued_on": date.fromisoformat(row["issued_on"]),
        "in_force_from": date.fromisoformat(row["in_force_from"]),
        "in_force_until": date.fromisoformat(until) if until else None,
        "criteria": row["criteria"] == "1",
        "title_vi": row["title_vi"],
        "title_en": row["title_en"],
    }
