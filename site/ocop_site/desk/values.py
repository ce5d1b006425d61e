"""What single fields of the desk hold, as people write it on a telephone. Pure.

Every function raises `Misread` with what to do about it, in the reader's language.
"""

import re
from datetime import date
from itertools import pairwise
from typing import Final
from urllib.parse import unquote

from catalog.text import Text, fold

MOST_SPANS: Final = 2
"""Spans of opening hours that one day may have."""


class Misread(ValueError):
    """What was typed is not understood; `text` says what to write instead."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


_DAY = Text("Ghi ngày dạng 31/12/2027.", "Write a day such as 31/12/2027.")
_FAR_DAY = Text("Năm phải từ 1990 đến 2100.", "The year must be from 1990 to 2100.")
_TIME = Text("Ghi giờ dạng 7:30 hoặc 7h30.", "Write a time such as 7:30.")
_COUNT = Text("Ghi một số nguyên, từ 0 đến {most}.", "Write a whole number from 0 to {most}.")
_HOURS = Text(
    "Ghi giờ dạng “7:30-11:30, 13:30-21:00”, hoặc “nghỉ”, hoặc “cả ngày”.",
    "Write hours such as “7:30-11:30, 13:30-21:00”, or “closed”, or “all day”.",
)
_TURNED = Text(
    "Giờ đóng phải sau giờ mở. Mở qua nửa đêm thì ghi đến 24:00.",
    "The closing time must come after the opening time. If open past midnight, write until 24:00.",
)
_OVERLAP = Text(
    "Các khoảng giờ chồng lên nhau; ghi khoảng sớm trước.",
    "The spans overlap; write the earlier one first.",
)
_MANY_SPANS = Text("Mỗi ngày tối đa {most} khoảng giờ.", "At most {most} spans in a day.")
_POINT = Text(
    "Ghi tọa độ dạng “21.0285, 105.8542”, hoặc dán đường dẫn đầy đủ từ ứng dụng bản đồ.",
    "Write coordinates such as “21.0285, 105.8542”, or paste a full link from a maps app.",
)
_SHORT_LINK = Text(
    "Đường dẫn rút gọn không chứa tọa độ. Mở nó ra, chạm giữ vào điểm trên bản đồ rồi chép tọa độ"
    " hiện lên, ví dụ “21.0285, 105.8542”.",
    "A shortened link holds no coordinates. Open it, press and hold the spot on the map, then copy"
    " the coordinates that appear, such as “21.0285, 105.8542”.",
)
_ABROAD = Text(
    "Tọa độ này nằm ngoài Việt Nam. Vĩ độ từ 6 đến 24, kinh độ từ 101 đến 118.",
    "These coordinates lie outside Vietnam: latitude 6 to 24, longitude 101 to 118.",
)
_WEB = Text(
    "Ghi địa chỉ trang web, ví dụ https://ocop.vinhlong.gov.vn.",
    "Write a web address, such as https://ocop.vinhlong.gov.vn.",
)
_PHONE = Text(
    "Ghi số điện thoại, ví dụ 0270 382 3344 hoặc +84 901 234 567.",
    "Write a telephone number, such as 0270 382 3344 or +84 901 234 567.",
)

_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def day(typed: str) -> date:
    """A day as Vietnam writes it or as a browser sends it."""
    if match := _YEAR_FIRST.fullmatch(typed):
        year, month, of_month = map(int, match.groups())
    elif match := _DAY_FIRST.fullmatch(typed):
        of_month, month, year = map(int, match.groups())
    else:
        raise Misread(_DAY)
    if not 1990 <= year <= 2100:
        raise Misread(_FAR_DAY)
    try:
        return date(year, month, of_month)
    except ValueError:
        raise Misread(_DAY) from None


_CLOCK = re.compile(r"([0-9]{1,2})(?:\s*(?:[:.h]|gio|g)\s*([0-9]{2})?)?")


def clock(typed: str) -> str:
    """A time of the day as it is stored: "7h30" gives "07:30", "24:00" is the day's end."""
    match = _CLOCK.fullmatch(fold.__wrapped__(typed))
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
    if minute > 59 or hour * 60 + minute > 24 * 60:
        raise Misread(_TIME)
    return f"{hour:02}:{minute:02}"


def count(typed: str, most: int) -> int:
    """A whole number from 0, with or without signs between thousands."""
    digits = re.sub(r"(?<=[0-9])[ .,](?=[0-9]{3}(?![0-9]))", "", typed)
    if not re.fullmatch(r"[0-9]{1,15}", digits) or int(digits) > most:
        raise Misread(_COUNT.format(most=most))
    return int(digits)


Span = tuple[str, str]
_CLOSED = {"nghi", "dong cua", "khong mo", "closed", "-"}
_ALL_DAY = {"ca ngay", "24h", "24/24", "24/7", "24/24h", "all day", "24 hours"}
_BETWEEN = re.compile(r"\s*(?:-|–|—|~|den|to)\s*")


def hours(typed: str) -> list[Span]:
    """The spans of one day, in order; none if it is closed."""
    said = fold.__wrapped__(typed)
    if said in _CLOSED:
        return []
    if said in _ALL_DAY:
        return [("00:00", "24:00")]
    spans = [_span(part) for part in re.split(r"\s*(?:[,;&+\n]|va|and)\s*", said) if part]
    if not spans:
        raise Misread(_HOURS)
    if len(spans) > MOST_SPANS:
        raise Misread(_MANY_SPANS.format(most=MOST_SPANS))
    if any(before[1] > after[0] for before, after in pairwise(spans)):
        raise Misread(_OVERLAP)
    return spans


def _span(said: str) -> Span:
    ends = _BETWEEN.split(said)
    if len(ends) != 2:
        raise Misread(_HOURS)
    try:
        opens, closes = map(clock, ends)
    except Misread:
        raise Misread(_HOURS) from None
    if opens >= closes:
        raise Misread(_TURNED)
    return opens, closes


def hours_text(spans: list[Span]) -> str:
    """Spans as they are typed: what `hours` reads back."""
    return ", ".join(f"{opens}-{closes}" for opens, closes in spans)


_NUMBER = r"(-?[0-9]{1,3}(?:[.][0-9]{1,15})?)"
_PAIR = re.compile(rf"\(?{_NUMBER}\s*[,; ]\s*{_NUMBER}\)?")
_COMMA_PAIR = re.compile(r"(-?[0-9]{1,3},[0-9]{1,15})\s*[;, ]\s*(-?[0-9]{1,3},[0-9]{1,15})")
_DEGREES = re.compile(
    r"([0-9]{1,3})[°º]\s*([0-9]{1,2})['’′]\s*([0-9]{1,2}(?:[.,][0-9]{1,6})?)[\"”″]?\s*([NSEWBĐ])"
)
# The pin of a place before the middle of the map that happens to be shown.
_IN_LINKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"!3d{_NUMBER}!4d{_NUMBER}",
        rf"[?&](?:q|query|ll|destination|daddr|center)=(?:loc:)?{_NUMBER},\+?\s*{_NUMBER}",
        rf"[?&]mlat={_NUMBER}&mlon={_NUMBER}",
        rf"^geo:{_NUMBER},{_NUMBER}",
        rf"/{_NUMBER},\+?{_NUMBER}(?:[/?]|$)",
        rf"@{_NUMBER},{_NUMBER}",
        rf"#map=[0-9.]+/{_NUMBER}/{_NUMBER}",
    )
)

Point = tuple[float, float]


def point(typed: str) -> Point:
    """Latitude and longitude, six decimals (about ten centimetres), from numbers or a link."""
    latitude, longitude = _pair(typed)
    if 101 <= latitude <= 118 and 6 <= longitude <= 24:
        latitude, longitude = longitude, latitude  # no place in Vietnam reads both ways
    if not (6 <= latitude <= 24 and 101 <= longitude <= 118):
        raise Misread(_ABROAD)
    return round(latitude, 6), round(longitude, 6)


def _pair(typed: str) -> Point:
    if match := _PAIR.fullmatch(typed):
        return float(match[1]), float(match[2])
    if match := _COMMA_PAIR.fullmatch(typed):
        return float(match[1].replace(",", ".")), float(match[2].replace(",", "."))
    degrees = _DEGREES.findall(typed)
    if len(degrees) == 2:
        first, second = (int(d) + int(m) / 60 + float(s.replace(",", ".")) / 3600
                         for d, m, s, _ in degrees)  # fmt: skip
        return first, second
    link = unquote(typed)
    for pattern in _IN_LINKS:
        if match := pattern.search(link):
            return float(match[1]), float(match[2])
    raise Misread(_SHORT_LINK if link.startswith("http") else _POINT)


def point_text(latitude: float | None, longitude: float | None) -> str:
    """Coordinates as they are typed; nothing where there are none."""
    return "" if latitude is None else f"{latitude}, {longitude}"


_HOST = re.compile(r"https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::[0-9]{1,5})?(?:[/?#][^\s<>\"]*)?")


def web(typed: str) -> str:
    """A web address; one typed without "https://" gets it."""
    address = typed if "://" in typed else f"https://{typed}"
    if not _HOST.fullmatch(address):
        raise Misread(_WEB)
    return address


def phone(typed: str) -> str:
    """A telephone number as it was written, if it can be one."""
    digits = re.sub(r"[ .\-()]", "", typed)
    if not re.fullmatch(r"\+?[0-9]{4,15}", digits):
        raise Misread(_PHONE)
    return typed
