"""The names of issuing bodies in full, as a stranger to the abbreviations has to read them."""

import re

from catalog.text import Text

_MINISTRIES = (
    (
        re.compile(r"(?i)^bộ\s+(nông nghiệp và (ptnt|phát triển)|nn\s*(&|và)\s*ptnt)"),
        Text(
            "Bộ Nông nghiệp và Phát triển nông thôn",
            "Ministry of Agriculture and Rural Development",
        ),
    ),
    (
        re.compile(r"(?i)^bộ\s+(nông nghiệp và môi trường|nn\s*(&|và)\s*mt)"),
        Text("Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment"),
    ),
)
_COMMITTEE = re.compile(
    r"(?i)^(?:chủ tịch\s+)?(?:ubnd|ủy ban nhân dân)\s+"
    r"(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tx\.?|xã|phường|thị trấn|đặc khu)\s+([^,]+)"
    r"(?:,\s*(tỉnh|thành phố|tp\.?)\s+([^,]+))?$"
)
_KINDS_EN = {
    "tỉnh": "province",
    "thành phố": "city",
    "tp": "city",
    "huyện": "district",
    "quận": "urban district",
    "thị xã": "town",
    "tx": "town",
    "xã": "commune",
    "phường": "ward",
    "thị trấn": "township",
    "đặc khu": "special zone",
}


def in_full(name: str) -> Text:
    """An issuer's name spelt out, in both languages; one of unknown form is left as it is."""
    for pattern, full in _MINISTRIES:
        if pattern.match(name):
            return full
    committee = _COMMITTEE.match(name)
    if committee is None:
        return Text(re.sub(r"^UBND\b", "Ủy ban nhân dân", name), name)
    body = _unit(committee[1], committee[2])
    if committee[3] is not None:
        above = _unit(committee[3], committee[4])
        body = Text(f"{body.vi}, {above.vi}", f"{body.en}, {above.en}")
    return Text(f"Ủy ban nhân dân {body.vi}", f"People's Committee of {body.en}")


def _unit(kind: str, place: str) -> Text:
    kind = kind.casefold().rstrip(".")
    spelt = {"tp": "thành phố", "tx": "thị xã"}.get(kind, kind)
    return Text(f"{spelt} {place}", f"{place} {_KINDS_EN[kind]}")
