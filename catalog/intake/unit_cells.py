"""Cells of columns for communes, districts and provinces: the unit, and what is private.

Offices write streets and hamlets into them too: "Số 12/3, ấp 4, xã Tiểu Cần". Only the unit is
public.
"""

import re
from dataclasses import asdict
from functools import lru_cache

from catalog.intake.places import NO_UNITS, UnitNames, lower_kind, parse_address
from catalog.text import clean, fold
from catalog.units import bare_name

_DOORS = (
    r"(?:số nhà|số|ấp|thôn|tổ dân phố|tổ|khu phố|khóm|xóm|đường|ngõ|ngách|hẻm|kiệt|quốc lộ"
    r"|tỉnh lộ|tiểu khu|ap|thon|to dan pho|khu pho|khom|xom|hem|so nha|so)"
)
_TO_A_DOOR = re.compile(rf"{_DOORS}\s", re.I)
_DOOR_AFTER_UNIT = re.compile(rf"(?<![,;])\s+(?={_DOORS}\s+\S*\d)", re.I)
_UNIT_AFTER_DOOR = re.compile(
    r"(?<![,;])(?<!\bthị)(?<!\bthi)\s+(?:[-–]\s+)?"
    r"(?=(?:xã|phường|thị trấn|thị xã|đặc khu|xa|phuong)\s)",
    re.I,
)
_SEVERAL = re.compile(r"[,;()]")
_NUMBER = re.compile(r"\d{1,2}")


@lru_cache(maxsize=16384)
def parse_unit(text: str, level: str, side: str) -> tuple[UnitNames, str]:
    """The unit of `level` in a cell with those above it, and the private rest.

    `side` is "former" or "current": which unit is meant where the cell gives both. A name alone
    is the unit, also one that sounds like a street's or a hamlet's ("Buôn Hồ", "Bản Qua").
    """
    text = _DOOR_AFTER_UNIT.sub(", ", clean(text))
    if _leads_to_a_door(text):
        text = _UNIT_AFTER_DOOR.sub(", ", text)
    elif not _SEVERAL.search(text):
        return UnitNames(**{level: lower_kind(text)}), ""
    address = parse_address(text, side == "current")
    sides = (address.current, address.former)
    names = next(filter(None, sides if side == "current" else sides[::-1]), NO_UNITS)
    unit = getattr(names, level) or names.commune or names.district or names.province
    found, detail = {level: lower_kind(unit)}, [address.detail]
    for other, name in asdict(names).items():
        if other == level or name in ("", unit):
            continue
        if bare_name(name) == fold(name):
            detail.append(name)  # Nothing says that it is a unit: it may be a street.
        else:
            found[other] = lower_kind(name)
    return UnitNames(**found), ", ".join(filter(None, detail))


def _leads_to_a_door(text: str) -> bool:
    """Whether a text has a hamlet or a house number; "Phường 5" and a bare "5" are units."""
    if _TO_A_DOOR.match(text):
        return True
    bare = bare_name(text)
    return any(char.isdecimal() for char in text) and not _NUMBER.fullmatch(bare)
