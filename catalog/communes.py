"""Communes and former districts, entered from a list: data that changes with every merger.

A list is a CSV file with a row for each commune: `list_version` (2008 or 2025), `code`, `name`,
`kind` and `province_code` of the same list; for former communes also `district_code` and
`district` ("huyện Tiểu Cần") and `successors`, the codes of the present communes on their land.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlmodel import Session, select

from catalog.change import Change
from catalog.db import insert_rows
from catalog.sheets import BadList, read_sheet
from catalog.text import Text, fold, slugify, sort_key
from catalog.units import (
    CURRENT_LIST,
    CURRENT_SINCE,
    FORMER_LIST,
    Unit,
    UnitLevel,
    UnitSuccession,
    bare_name,
)

REQUIRED = ("list_version", "code", "name", "kind", "province_code")
COMMUNE_KINDS = {"xa", "phuong", "thi tran", "dac khu"}

_UNKNOWN_LIST = Text(
    "danh mục “{value}” không có, chỉ có 2008 và 2025", "no list “{value}”, only 2008 and 2025"
)
_UNKNOWN_KIND = Text("“{value}” không phải cấp xã", "“{value}” is no kind of commune")
_UNKNOWN_PROVINCE = Text(
    "danh mục {list} không có tỉnh mã {value}", "list {list} has no province with code {value}"
)
_UNKNOWN_SUCCESSOR = Text(
    "danh mục 2025 không có xã mã {value}", "list 2025 has no commune with code {value}"
)
_TWICE = Text("mã {value} lặp lại", "code {value} comes twice")


@dataclass(frozen=True, slots=True)
class Entered:
    """How many units and successions were new; those known before are left as they are."""

    communes: int
    districts: int
    successions: int


class _Key(NamedTuple):
    list_version: str
    level: UnitLevel
    code: str


class _Line(NamedTuple):
    number: int
    cells: Mapping[str, str]

    @property
    def key(self) -> _Key:
        """The commune that the line is about."""
        return _Key(self.cells["list_version"], UnitLevel.COMMUNE, self.cells["code"])

    @property
    def successors(self) -> list[str]:
        """Codes of the present communes on a former one's land."""
        return self.cells.get("successors", "").replace(";", " ").split()


def read_list(lines: Iterable[str]) -> list[_Line]:
    """The rows of a CSV list; raises BadList where a column or a cell is missing."""
    return [_Line(*line) for line in read_sheet(lines, REQUIRED)]


def enter_communes(change: Change, lines: Sequence[_Line]) -> Entered:
    """Enter the communes of a list, their former districts and what followed them.

    Raises BadList, naming every line at fault; then nothing is entered.
    """
    known = _known(change.session)
    if problems := [*_problems(lines, known)]:
        raise BadList(problems)
    districts = _enter(change, _districts(lines, known), known)
    communes = _enter(change, _communes(lines, known), known)
    successions = _follow(change, lines, known)
    if districts or communes or successions:
        change.note(
            "enter_units",
            "units:communes",
            communes=communes,
            districts=districts,
            successions=successions,
        )
        change.everything_shown = True
    return Entered(communes, districts, successions)


def _known(session: Session) -> dict[_Key, int]:
    columns = select(Unit.list_version, Unit.level, Unit.code, Unit.id)
    return {
        _Key(version, UnitLevel(level), code): unit_id or 0
        for version, level, code, unit_id in session.exec(columns)
    }


def _problems(lines: Sequence[_Line], known: Mapping[_Key, int]) -> Iterable[tuple[int, Text]]:
    given = {line.key for line in lines}
    seen: set[_Key] = set()
    for number, cells in lines:
        version = cells["list_version"]
        if version not in (FORMER_LIST, CURRENT_LIST):
            yield number, _UNKNOWN_LIST.format(value=version)
            continue
        if fold(cells["kind"]) not in COMMUNE_KINDS:
            yield number, _UNKNOWN_KIND.format(value=cells["kind"])
        if _Key(version, UnitLevel.PROVINCE, cells["province_code"]) not in known:
            yield number, _UNKNOWN_PROVINCE.format(list=version, value=cells["province_code"])
    for line in lines:
        if line.key in seen:
            yield line.number, _TWICE.format(value=line.cells["code"])
        seen.add(line.key)
        for code in line.successors:
            heir = _Key(CURRENT_LIST, UnitLevel.COMMUNE, code)
            if heir not in known and heir not in given:
                yield line.number, _UNKNOWN_SUCCESSOR.format(value=code)


def _districts(lines: Sequence[_Line], known: Mapping[_Key, int]) -> dict[_Key, dict[str, object]]:
    found: dict[_Key, dict[str, object]] = {}
    for _, cells in lines:
        key = _Key(cells["list_version"], UnitLevel.DISTRICT, cells.get("district_code", ""))
        if key.code and key not in known:
            kind, name = _split_kind(cells.get("district", "") or key.code)
            province = known[_Key(key.list_version, UnitLevel.PROVINCE, cells["province_code"])]
            found.setdefault(key, _row(key, name, kind, province))
    return found


def _communes(lines: Sequence[_Line], known: Mapping[_Key, int]) -> dict[_Key, dict[str, object]]:
    found: dict[_Key, dict[str, object]] = {}
    for line in lines:
        cells, key = line.cells, line.key
        if key in known:
            continue
        district = _Key(key.list_version, UnitLevel.DISTRICT, cells.get("district_code", ""))
        province = _Key(key.list_version, UnitLevel.PROVINCE, cells["province_code"])
        kind, name = _split_kind(f"{cells['kind']} {_split_kind(cells['name'])[1]}")
        found[key] = _row(key, name, kind, known.get(district) or known[province])
    return found


def _split_kind(name: str) -> tuple[str, str]:
    """The kind and the rest: "huyện Tiểu Cần" → "huyện", "Tiểu Cần"."""
    words = name.split()
    bare = len(bare_name(name).split())
    return " ".join(words[:-bare]).lower(), " ".join(words[-bare:])


def _row(key: _Key, name: str, kind: str, parent_id: int) -> dict[str, object]:
    current = key.list_version == CURRENT_LIST
    return {
        "list_version": key.list_version,
        "level": key.level,
        "code": key.code,
        "name": name,
        "kind": kind,
        "slug": f"{slugify(name)}-{key.code}",  # hundreds of communes share a name
        "name_fold": bare_name(name),
        "sort_key": sort_key(name),
        "parent_id": parent_id,
        "valid_from": CURRENT_SINCE if current else None,
        "valid_to": None if current else CURRENT_SINCE,
    }


def _enter(change: Change, rows: dict[_Key, dict[str, object]], known: dict[_Key, int]) -> int:
    ids = insert_rows(change.session, Unit, list(rows.values()))
    known.update(zip(rows, ids, strict=True))
    return len(ids)


def _follow(change: Change, lines: Sequence[_Line], known: Mapping[_Key, int]) -> int:
    before = {(s.former_id, s.current_id) for s in change.session.exec(select(UnitSuccession))}
    pairs = {
        (known[line.key], known[_Key(CURRENT_LIST, UnitLevel.COMMUNE, code)])
        for line in lines
        for code in line.successors
    }
    fresh = sorted(pairs - before)
    change.session.add_all(UnitSuccession(former_id=f, current_id=c) for f, c in fresh)
    change.session.flush()
    return len(fresh)
