"""What makes a report complete: pure rules on what somebody typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from catalog.reports.words import ReportKind
from catalog.text import Text, fold
from catalog.typed import Problem, many_lines, one_line, too_long

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
_TOO_MANY_PHOTOS = Text(
    "Gửi tối đa {limit} ảnh, bạn đã chọn {count}. Hãy chọn lại những ảnh rõ nhất.",
    "At most {limit} photographs, you chose {count}. Please choose the clearest ones again.",
)


def read_told(typed: Mapping[str, str]) -> Told:
    """Clean what was typed into the form's fields; an unknown kind is no kind."""
    chosen = typed.get("kind", "")
    return Told(
        kind=ReportKind(chosen) if chosen in set(ReportKind) else None,
        code=one_line(typed.get("code", "")),
        what=many_lines(typed.get("what", "")),
        where=one_line(typed.get("where", "")),
        when=one_line(typed.get("when", "")),
        contact=one_line(typed.get("contact", "")),
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
    found += too_long({field: getattr(told, field) for field in LONGEST}, LONGEST)
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
