"""Opening hours of a place: open now, until when, and when it opens again. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from catalog.clock import VIETNAM
from catalog.holidays import holiday_on
from catalog.places.words import ClosingKind, HolidayRule
from catalog.text import Text

WEEKDAYS = (
    Text("thứ Hai", "Monday"),
    Text("thứ Ba", "Tuesday"),
    Text("thứ Tư", "Wednesday"),
    Text("thứ Năm", "Thursday"),
    Text("thứ Sáu", "Friday"),
    Text("thứ Bảy", "Saturday"),
    Text("Chủ nhật", "Sunday"),
)
MIDNIGHT = "24:00"

_OPEN = Text("Đang mở cửa đến {time}", "Open now until {time}")
_OPEN_ALL_DAY = Text("Mở cửa cả ngày đêm", "Open day and night")
_AGAIN_TODAY = Text("Mở cửa lúc {time} hôm nay", "Opens at {time} today")
_AGAIN_WEEKDAY = Text("Mở cửa lại {weekday} {time}", "Opens again on {weekday} at {time}")
_AGAIN_DAY = Text("Mở cửa lại ngày {day} lúc {time}", "Opens again on {day} at {time}")
_CLOSED = Text("Đang đóng cửa", "Closed now")
_UNKNOWN = Text("Chưa ghi giờ mở cửa theo ngày", "Opening hours by day are not recorded")
_HOLIDAY = Text(
    "Hôm nay là {holiday}: chưa rõ có mở cửa không, nên hỏi trước",
    "Today is {holiday}: it is not known whether it is open; ask first",
)
_A_WEEK = 7
_AS_FAR_AS = 400
"""Days to look ahead for the next opening: past a season's closing, at most a year."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Open on a weekday (0 is Monday) from `opens` to `closes`, "07:30" to at most "24:00"."""

    weekday: int
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class Closing:
    """Days on which a place is closed, the last one included."""

    first_day: date
    last_day: date
    kind: ClosingKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class Timetable:
    """All that is known of when a place is open."""

    hours: tuple[Span, ...] = ()
    closings: tuple[Closing, ...] = ()
    holidays: HolidayRule = HolidayRule.UNKNOWN


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a place is open at a moment (None: not known), and that in words."""

    is_open: bool | None
    text: Text


def spans_on(timetable: Timetable, day: date) -> list[Span]:
    """When it is open on a day, closings and holidays regarded; empty for a day of rest.

    On a holiday of which nothing is known the usual hours stand.
    """
    if any(closing.first_day <= day <= closing.last_day for closing in timetable.closings):
        return []
    if timetable.holidays is HolidayRule.CLOSED and holiday_on(day):
        return []
    return sorted(span for span in timetable.hours if span.weekday == day.weekday())


def open_at(timetable: Timetable, moment: datetime) -> Opening:
    """Whether it is open at an aware moment, and until when or from when."""
    if not timetable.hours:
        return Opening(None, _UNKNOWN)
    here = moment.astimezone(VIETNAM)
    today, clock = here.date(), f"{here:%H:%M}"
    spans = spans_on(timetable, today)
    holiday = holiday_on(today)
    if spans and holiday and timetable.holidays is HolidayRule.UNKNOWN:
        return Opening(None, _HOLIDAY.format(holiday=holiday))
    for span in spans:
        if span.opens <= clock < span.closes:
            return Opening(True, _until(timetable, today, span))
    return Opening(False, _again(timetable, today, clock))


def _until(timetable: Timetable, day: date, span: Span) -> Text:
    """Until when it stays open: past midnight, where the next day goes on at 00:00."""
    for _ in range(_A_WEEK):
        if span.closes != MIDNIGHT:
            return _OPEN.format(time=span.closes)
        day += timedelta(days=1)
        following = next((s for s in spans_on(timetable, day) if s.opens == "00:00"), None)
        if following is None:
            return _OPEN.format(time=MIDNIGHT)
        span = following
    return _OPEN_ALL_DAY


def _again(timetable: Timetable, today: date, clock: str) -> Text:
    later = next(_openings(timetable, today, clock), None)
    if later is None:
        return _CLOSED
    day, span = later
    if day == today:
        return _AGAIN_TODAY.format(time=span.opens)
    if (day - today).days < _A_WEEK:
        return _AGAIN_WEEKDAY.format(weekday=WEEKDAYS[day.weekday()], time=span.opens)
    return _AGAIN_DAY.format(day=f"{day:%d/%m/%Y}", time=span.opens)


def _openings(timetable: Timetable, today: date, clock: str) -> Iterator[tuple[date, Span]]:
    for ahead in range(_AS_FAR_AS):
        day = today + timedelta(days=ahead)
        for span in spans_on(timetable, day):
            if ahead or span.opens > clock:
                yield day, span


_BAD_TIME = Text("“{value}” không phải giờ, cần dạng 07:30", "“{value}” is no time such as 07:30")
_BACKWARDS = Text(
    "{weekday}: giờ đóng cửa {closes} phải sau giờ mở cửa {opens}; mở qua nửa đêm thì ghi đến"
    " 24:00 rồi ghi tiếp ngày sau từ 00:00",
    "{weekday}: closing at {closes} must come after opening at {opens}; past midnight write up to"
    " 24:00, then the next day from 00:00",
)
_OVERLAP = Text(
    "{weekday}: hai khoảng giờ {first} và {second} chồng lên nhau",
    "{weekday}: the hours {first} and {second} overlap",
)


def faults_of(hours: Sequence[Span]) -> list[Text]:
    """What is wrong with hours as told: times that are none, spans backwards or overlapping."""
    faults = []
    for span in hours:
        bad = [time for time in (span.opens, span.closes) if not _is_time(time)]
        faults += [_BAD_TIME.format(value=time) for time in bad]
        if not bad and span.opens >= span.closes:
            faults.append(
                _BACKWARDS.format(
                    weekday=WEEKDAYS[span.weekday], opens=span.opens, closes=span.closes
                )
            )
    if faults:
        return faults
    ordered = sorted(hours)
    for one, next_one in pairwise(ordered):
        if one.weekday == next_one.weekday and next_one.opens < one.closes:
            faults.append(
                _OVERLAP.format(
                    weekday=WEEKDAYS[one.weekday],
                    first=f"{one.opens}–{one.closes}",
                    second=f"{next_one.opens}–{next_one.closes}",
                )
            )
    return faults


def _is_time(value: str) -> bool:
    if value == MIDNIGHT:
        return True
    try:
        return f"{time.fromisoformat(value):%H:%M}" == value
    except ValueError:
        return False
