"""What makes a report complete: pure rules on what somebody typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from catalog.reports.words import ReportKind
from catalog.text import Text, clean, fold

MOST_PHOTOS: Final = 5
LONGEST: Final = {"code": 64, "what": 5000, "where": 500, "when": 100, "contact": 200}
"""Characters a field may hold."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told, cleaned but not yet found complete."""

    kind: ReportKind | None = None
    code: str = ""
    what: str = ""
    where: str = ""
    when: str = ""
    contact: str = ""
    may_contact: bool = False
    producer_may_see: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a report cannot be taken yet: the field, and what to do."""

    field: str
    text: Text


_KIND_MISSING = Text("Chọn loại việc bạn muốn phản ánh.", "Choose what the report is about.")
_WHAT_MISSING = Text(
    "Viết bạn đã thấy gì, hoặc gửi ít nhất một ảnh.",
    "Write what you saw, or send at least one photograph.",
)
_WHERE_MISSING = Text(
    "Ghi nơi bạn thấy: tên cửa hàng, xã phường, hoặc đường dẫn trên mạng.",
    "Say where you saw it: the shop's name, the commune, or the web address.",
)
_WHEN_AHEAD = Text(
    "Ngày này ở tương lai. Hãy ghi ngày bạn thấy sự việc.",
    "This day is in the future. Give the day on which you saw it.",
)
_CONTACT_MISSING = Text(
    "Bạn cho phép liên hệ nhưng chưa ghi số điện thoại hoặc thư điện tử. Ghi vào hoặc bỏ đánh dấu.",
    "You allow us to contact you but left no telephone or e-mail. Fill it in or clear the tick.",
)
_TOO_LONG = Text(
    "Dài quá: tối đa {limit} ký tự, bạn đã viết {count}.",
    "Too long: at most {limit} characters, you wrote {count}.",
)
_TOO_MANY_PHOTOS = Text(
    "Gửi tối đa {limit} ảnh, bạn đã chọn {count}. Hãy chọn lại những ảnh rõ nhất.",
    "At most {limit} photographs, you chose {count}. Please choose the clearest ones again.",
)


def read_told(typed: Mapping[str, str]) -> Told:
    """Clean what was typed into the form's fields; an unknown kind is no kind."""
    chosen = typed.get("kind", "")
    return Told(
        kind=ReportKind(chosen) if chosen in set(ReportKind) else None,
        code=_line(typed.get("code", "")),
        what=_lines(typed.get("what", "")),
        where=_line(typed.get("where", "")),
        when=_line(typed.get("when", "")),
        contact=_line(typed.get("contact", "")),
        may_contact=bool(typed.get("may_contact")),
        producer_may_see=bool(typed.get("producer_may_see")),
    )


def problems_of(told: Told, *, photos: int, today: date) -> list[Problem]:
    """Why a report with this many photographs cannot be taken; empty if it can.

    Required are the kind, where, and either a text or a photograph.
    """
    found = []
    if told.kind is None:
        found.append(Problem("kind", _KIND_MISSING))
    if not told.what and not photos:
        found.append(Problem("what", _WHAT_MISSING))
    if not told.where:
        found.append(Problem("where", _WHERE_MISSING))
    day = day_meant(told.when, today)
    if day is not None and day > today:
        found.append(Problem("when", _WHEN_AHEAD))
    if told.may_contact and not told.contact:
        found.append(Problem("contact", _CONTACT_MISSING))
    for field, limit in LONGEST.items():
        count = len(getattr(told, field))
        if count > limit:
            found.append(Problem(field, _TOO_LONG.format(limit=limit, count=count)))
    if photos > MOST_PHOTOS:
        found.append(Problem("photos", _TOO_MANY_PHOTOS.format(limit=MOST_PHOTOS, count=photos)))
    return found


_DAY_FIRST = re.compile(r"(?:ngay )?([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAYS_AGO = {"hom nay": 0, "today": 0, "hom qua": 1, "yesterday": 1, "hom kia": 2}


def day_meant(when: str, today: date) -> date | None:
    """The calendar day told, if it is one: dd/mm/yyyy, yyyy-mm-dd, hôm nay, yesterday …

    Anything else ("tuần trước", 31/02/2026) stays words.
    """
    said = fold.__wrapped__(when)  # past the cache, which is for names
    if said in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[said])
    if match := _DAY_FIRST.fullmatch(said):
        day, month, year = map(int, match.groups())
    elif match := _YEAR_FIRST.fullmatch(said):
        year, month, day = map(int, match.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


# Control signs, and signs that turn the reading direction, could make a text lie to the officer
# who reads it in a terminal or a table.
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
_CONTROL = {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)} - {ord("\n"), ord("\t")}
_UNSEEN: Final = dict.fromkeys(_CONTROL | set(map(ord, _TURNING)))


def visible(text: str) -> str:
    """The text without control and direction signs, tabs and line ends kept."""
    return text.translate(_UNSEEN)


def _line(text: str) -> str:
    return clean(visible(text))


def _lines(text: str) -> str:
    lines = [_line(line) for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
