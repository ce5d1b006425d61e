"""Addresses of annexes to administrative units: former and present, street parts apart.

Only the units are public. House numbers, hamlets and whatever else narrows an address down to
a person's home go to `Address.detail`, which is kept private.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from catalog.decisions import IssuerLevel, issuer_level
from catalog.text import clean, fold
from catalog.units import bare_name


@dataclass(frozen=True, slots=True)
class UnitNames:
    """Names of units with their kinds, as written; empty where not said."""

    commune: str = ""
    district: str = ""
    province: str = ""

    def __bool__(self) -> bool:
        return bool(self.commune or self.district or self.province)


NO_UNITS = UnitNames()


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart: former units, present units, and the private rest."""

    former: UnitNames = NO_UNITS
    current: UnitNames = NO_UNITS
    detail: str = ""


_KIND_OF_PART = (
    ("province", re.compile(r"(?:tinh|t\.)\s*\S")),
    ("city", re.compile(r"(?:thanh pho|tp\.?)\s*\S")),
    ("district", re.compile(r"(?:huyen|thi xa|quan|h\.|tx\.?|q\.)\s*\S")),
    ("commune", re.compile(r"(?:xa|phuong|thi tran|dac khu|x\.|p\.|tt\.)\s*\S")),
)
_SHORT_KINDS = (
    (re.compile(r"^tp\s*\.\s*|^tp\s+|^tp(?=hcm)", re.I), "thành phố "),
    (re.compile(r"^tx\s*\.\s*|^tx\s+", re.I), "thị xã "),
    (re.compile(r"^tt\s*\.\s*|^tt\s+", re.I), "thị trấn "),
    (re.compile(r"^t\s*\.\s*", re.I), "tỉnh "),
    (re.compile(r"^h\s*\.\s*", re.I), "huyện "),
    (re.compile(r"^q\s*\.\s*", re.I), "quận "),
    (re.compile(r"^x\s*\.\s*", re.I), "xã "),
    (re.compile(r"^p\s*\.\s*", re.I), "phường "),
)
_DETAIL = re.compile(
    r"(?:so|ap|thon|ban|buon|bon|lang|to|khu pho|khu|khom|xom|doi|duong|pho|ngo|ngach|hem|kiet|lo"
    r"|km|quoc lo|ql|tinh lo|dt|cum|kcn|tieu khu|tdp|to dan pho|nha|sn|can)\b|\d"
)
_INSIDE = re.compile(r"\(([^()]*)\)")
_LONE_FORMER = re.compile(r"\(\s*(?:cũ|cu|trước đây|trước sáp nhập)\s*\)", re.I)
_SAYS_FORMER = re.compile(
    r"\b(?:cu|truoc day|truoc sap nhap|truoc 0?1/0?7/2025|truoc la|nguyen la)\b"
)
_SAYS_PRESENT = re.compile(r"\b(?:nay|moi|hien nay|hien tai|sau sap nhap)\b")
_LEADING_WORDS = re.compile(
    r"^\s*(?:trước đây|trước|nguyên|cũ|(?:hiện )?nay)(?:\s*(?:là|thuộc|:))?\s+", re.I
)
_TRAILING_WORDS = re.compile(
    r"\s*\b(?:cũ|mới|hiện nay|hiện tại|trước đây|(?:trước|sau) sáp nhập|trước 0?1/0?7/2025)\s*$",
    re.I,
)
_NOW = re.compile(r"[,;]?\s*\(?\s*\b(?:nay là|nay thuộc)\b\s*", re.I)


@lru_cache(maxsize=16384)
def parse_address(text: str, since_merger: bool) -> Address:
    """Take an address apart.

    "xã Cái Bè, tỉnh Đồng Tháp (xã Hòa Hưng, huyện Cái Bè, tỉnh Tiền Giang cũ)" names both
    lists of units. Where none is said, a district or a decision from before 2025-07-01
    (`since_merger` false) means the former list.
    """
    text, aside = _without_asides(_LONE_FORMER.sub(" cũ", clean(text).strip(" .;")))
    main, other, main_is_former = _two_halves(text)
    names, detail = _units(main, since_merger)
    other_names, other_detail = _units(other, since_merger)
    detail = ", ".join(part for part in (detail or other_detail, aside) if part)
    if main_is_former is None:
        main_is_former = bool(names.district) or not since_merger
    if main_is_former:
        return Address(former=names, current=other_names, detail=detail)
    return Address(former=other_names, current=names, detail=detail)


def _without_asides(text: str) -> tuple[str, str]:
    """An address without brackets that speak of no units, such as "(gần chợ)", and those."""
    asides = [
        inside
        for inside in _INSIDE.findall(text)
        if not (_SAYS_FORMER.search(fold(inside)) or _SAYS_PRESENT.search(fold(inside)))
    ]
    for inside in asides:
        text = text.replace(f"({inside})", "")
    return clean(text), ", ".join(asides)


def _two_halves(text: str) -> tuple[str, str, bool | None]:
    """The address, the other list's if there is one, and which is the former if that is said."""
    before, *after = _NOW.split(text, maxsplit=1)
    if after:
        return _stripped(before), _stripped(after[0]), True
    if found := _INSIDE.search(text):
        rest = text[: found.start()] + text[found.end() :]
        return _stripped(rest), _stripped(found[1]), not _SAYS_FORMER.search(fold(found[1]))
    return _stripped(text), "", True if _SAYS_FORMER.search(fold(text[-24:])) else None


def _stripped(half: str) -> str:
    """A half without brackets and without the words that say which half it is."""
    text = clean(half).strip(" ,;()")
    return _TRAILING_WORDS.sub("", _LEADING_WORDS.sub("", text)).strip(" ,;")


def _units(text: str, since_merger: bool) -> tuple[UnitNames, str]:
    separator = r"[,;]" if re.search(r"[,;]", text) else r"\s[-–]\s"
    parts = [part for raw in re.split(separator, text) if (part := spelt_out(raw))]
    found: dict[str, str] = {}
    bare: list[str] = []
    for part in reversed(parts):
        kind = _kind_of(part, bool(found) or bool(bare))
        if kind and kind not in found:
            found[kind] = _TRAILING_WORDS.sub("", part)
        else:
            bare.append(part)
    detail = [part for part in bare if _DETAIL.match(fold(part))]
    _place_bare(found, [p for p in bare if p not in detail], since_merger, detail)
    return UnitNames(**found), ", ".join(reversed(detail))


def _kind_of(part: str, inner: bool) -> str:
    """The level a part names itself; a city within a province is a district."""
    folded = fold(part)
    kind = next((kind for kind, pattern in _KIND_OF_PART if pattern.match(folded)), "")
    if kind == "city":
        is_province = not inner and issuer_level(f"UBND {part}") is IssuerLevel.PROVINCE
        return "province" if is_province else "district"
    return kind


def _place_bare(
    found: dict[str, str], bare: list[str], since_merger: bool, detail: list[str]
) -> None:
    """Give parts without a kind the levels left, from the province inwards."""
    district = ["district"] if len(bare) > 2 or not since_merger or "district" in found else []
    levels = ["province", *district, "commune"]
    for part in bare:
        free = [level for level in levels if level not in found]
        if free:
            found[free[0]] = part
        else:
            detail.append(part)


def spelt_out(part: str) -> str:
    """A unit's name with its kind written out: "TX. Bình Minh" → "thị xã Bình Minh"."""
    name = clean(part).strip(" .:")
    for pattern, kind in _SHORT_KINDS:
        if pattern.match(name):
            return kind + pattern.sub("", name)
    return name


@lru_cache(maxsize=16384)
def lower_kind(name: str) -> str:
    """ "Xã Mỹ Hòa" as it stands inside an address: "xã Mỹ Hòa"."""
    return name[:1].lower() + name[1:] if bare_name(name) != fold(name) else name


def completed(names: UnitNames, other: UnitNames) -> UnitNames:
    """Names with those that are missing taken from another source."""
    return UnitNames(
        names.commune or other.commune,
        names.district or other.district,
        names.province or other.province,
    )
