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
_KINDS = {
    "tỉnh": Text("tỉnh {place}", "{place} province"),
    "thành phố": Text("thành phố {place}", "{place} city"),
    "huyện": Text("huyện {place}", "{place} district"),
    "quận": Text("quận {place}", "{place} urban district"),
    "thị xã": Text("thị xã {place}", "{place} town"),
    "xã": Text("xã {place}", "{place} commune"),
    "phường": Text("phường {place}", "{place} ward"),
    "thị trấn": Text("thị trấn {place}", "{place} township"),
    "đặc khu": Text("đặc khu {place}", "{place} special zone"),
}
_BODY = Text("Ủy ban nhân dân {unit}", "People's Committee of {unit}")
_WITHIN = Text("{unit}, {above}", "{unit}, {above}")


def in_full(name: str) -> Text:
    """An issuer's name spelt out, in both languages; one of unknown form is left as it is."""
    for pattern, full in _MINISTRIES:
        if pattern.match(name):
            return full
    committee = _COMMITTEE.match(name)
    if committee is None:
        return Text(re.sub(r"^UBND\b", "Ủy ban nhân dân", name), name)
    unit = _unit(committee[1], committee[2])
    if committee[3] is not None:
        unit = _WITHIN.format(unit=unit, above=_unit(committee[3], committee[4]))
    return _BODY.format(unit=unit)


def _unit(kind: str, place: str) -> Text:
    kind = kind.casefold().rstrip(".")
    return _KINDS[{"tp": "thành phố", "tx": "thị xã"}.get(kind, kind)].format(place=place)
