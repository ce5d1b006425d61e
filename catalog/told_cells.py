"""What may stand in the cells of a list of goods, as officers and producers write it."""

import re
from datetime import date
from typing import Any

from catalog.attestations import AttestationKind
from catalog.offers import Invoice
from catalog.season import ALL_YEAR, season_of, span
from catalog.sheets import NotUnderstood
from catalog.tags import Tag
from catalog.text import Text, fold

_WHOLE = Text("cần số nguyên lớn hơn 0, ví dụ 120000", "a whole number above 0, such as 120000")
_DAY = Text("cần ngày dạng 31/12/2027", "a day such as 31/12/2027")
_YES_OR_NO = Text("cần “có” hoặc “không”", "“yes” or “no”")
_MONTHS = Text(
    "cần tháng, ví dụ 11-2, hoặc 3, 4, 5, hoặc “quanh năm”",
    "months such as 11-2, or 3, 4, 5, or “all year”",
)
_MARKETS = Text("cần mã nước hai chữ, ví dụ JP, KR", "country codes of two letters: JP, KR")
_TAGS = Text("chỉ nhận: {names}", "only these: {names}")
_SPAN = re.compile(r"(\d{1,2})\s*(?:-|–|đến|to)\s*(\d{1,2})")
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MOST = 10**9


def whole_number(typed: str) -> int:
    """A whole number above nothing, with or without dots, commas or blanks between thousands."""
    digits = re.sub(r"[ .,](?=\d{3}\b)", "", typed)
    if not digits.isascii() or not digits.isdecimal() or not 0 < int(digits) <= _MOST:
        raise NotUnderstood(_WHOLE)
    return int(digits)


def day(typed: str) -> date:
    """A day as Vietnam writes it."""
    found = _DATE.fullmatch(typed)
    try:
        if found is None:
            raise ValueError(typed)
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        raise NotUnderstood(_DAY) from None


def invoice(typed: str) -> Invoice:
    """Whether an invoice is given."""
    answers = {"co": Invoice.YES, "yes": Invoice.YES, "khong": Invoice.NO, "no": Invoice.NO}
    answer = answers.get(fold(typed))
    if answer is None:
        raise NotUnderstood(_YES_OR_NO)
    return answer


def months(typed: str) -> int:
    """A season: a span of months, single months, or the whole year."""
    if fold(typed) in ("quanh nam", "all year"):
        return ALL_YEAR
    bits = 0
    try:
        for part in re.split(r"[,;]", fold(typed).replace("thang", "")):
            found = _SPAN.fullmatch(part.strip().replace("den", "-"))
            if found:
                season_of((int(found[1]), int(found[2])))
                bits |= span(int(found[1]), int(found[2]))
            else:
                bits |= season_of([int(part)])
    except ValueError:
        raise NotUnderstood(_MONTHS) from None
    return bits


def markets(typed: str) -> str:
    """Codes of countries, in order."""
    codes = sorted({code.strip().upper() for code in re.split(r"[,;]", typed) if code.strip()})
    if not all(re.fullmatch(r"[A-Z]{2}", code) for code in codes):
        raise NotUnderstood(_MARKETS)
    return ",".join(codes)


def tags(typed: str) -> list[Tag]:
    """Tags by their word or by their name in either language, semicolons between them."""
    known = {fold(name): tag for tag in Tag for name in (tag.value, tag.label.vi, tag.label.en)}
    found = [known.get(fold(part)) for part in typed.split(";") if part.strip()]
    if None in found:
        raise NotUnderstood(_TAGS.format(names="; ".join(tag.label.vi for tag in Tag)))
    return [tag for tag in found if tag is not None]


def attestations(typed: str) -> list[dict[str, Any]]:
    """Other certificates, semicolons between them: kind | number | issuer | last day."""
    return [_attestation(part) for part in typed.split(";") if part.strip()]


_ATTESTATION = Text(
    "cần: loại | số | tổ chức cấp | 31/12/2027; các loại: {kinds}",
    "kind | number | issuer | 31/12/2027; kinds: {kinds}",
)


def _attestation(typed: str) -> dict[str, Any]:
    kinds = {fold(name): kind for kind in AttestationKind for name in (kind.value, kind.label.vi)}
    parts = [part.strip() for part in typed.split("|")]
    kind = kinds.get(fold(parts[0]))
    if kind is None or len(parts) > 4:
        named = ", ".join(kind.value for kind in AttestationKind)
        raise NotUnderstood(_ATTESTATION.format(kinds=named))
    _kind, number, issuer, until = [*parts, "", "", ""][:4]
    return {
        "kind": kind,
        "number": number,
        "issuer": issuer,
        "valid_until": day(until) if until else None,
    }
