"""When a repeated event is held: the rules that may be given, and the days they mean. Pure.

A rule is the text of an RFC 5545 recurrence rule, cut down to what markets and fairs need. A
rule of our own, `LUNAR=3-10`, stands for the same lunar day of every year: calendars know none
such, so they are told its days one by one.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrule, rrulestr

from catalog.lunar import lunar_day, solar_day
from catalog.text import Text

_FREQUENCIES = ("WEEKLY", "MONTHLY", "YEARLY")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PARTS = {
    "FREQ": re.compile("|".join(_FREQUENCIES)),
    "INTERVAL": re.compile(r"[1-9]\d?"),
    "BYDAY": re.compile(r"(-1|[1-5])?[A-Z]{2}(,(-1|[1-5])?[A-Z]{2})*"),
    "BYMONTHDAY": re.compile(r"-?[1-9]\d?(,-?[1-9]\d?)*"),
    "COUNT": re.compile(r"[1-9]\d{0,2}"),
    "UNTIL": re.compile(r"\d{8}"),
}
_LUNAR = re.compile(r"LUNAR=(1[0-2]|[1-9])-(30|[12]\d|[1-9])(?:;UNTIL=(\d{8}))?")
_LONGEST = 31
"""Days that one time of a repeated event may last."""
_LAST_YEAR = 2099
"""As far as the lunar calendar is known here."""

_WRONG = Text(
    "Quy tắc lặp lại không đọc được hoặc không được dùng: “{rule}”.",
    "This rule of repetition cannot be read or is not allowed: “{rule}”.",
)
_NOT_FIRST = Text(
    "Ngày đầu {day} không thuộc các ngày mà quy tắc lặp lại nêu.",
    "The first day {day} is none of the days that the rule of repetition names.",
)
_OVERLAPPING = Text(
    "Kỳ sau bắt đầu khi kỳ trước chưa kết thúc.",
    "The next time begins before the one before it has ended.",
)


class WrongRule(ValueError):
    """A rule of repetition that cannot be read or is not allowed; `text` says so."""

    def __init__(self, text: Text) -> None:
        """The words for whoever typed it."""
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Span:
    """One time that an event is held: its first and last day."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether it is held on a day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Repeating:
    """The days of one site: the first time, a rule or none, days on which it is not held.

    A time that touches such a day is not held at all.
    """

    first: date
    last: date
    rule: str = ""
    skips: Collection[date] = ()

    @property
    def lasts(self) -> timedelta:
        """From the first to the last day of one time."""
        return self.last - self.first

    def touching(self, start: date, end: date) -> Iterator[Span]:
        """The times with a day from `start` to `end`, both included, in order."""
        for day in _starts(self.first, self.rule, max(start, self.first) - self.lasts, end):
            span = Span(day, day + self.lasts)
            if not any(span.holds(skipped) for skipped in self.skips):
                yield span

    def on_or_after(self, day: date) -> Span | None:
        """The time that runs on a day, else the next one."""
        return next(self.touching(day, _far(day)), None)

    def latest_before(self, day: date) -> Span | None:
        """The last time that was over before a day."""
        over = [span for span in self.touching(self.first, day) if span.last < day]
        return over[-1] if over else None

    def skipped_starts(self) -> list[date]:
        """First days of the times that are not held, as calendars are told."""
        if not self.skips:
            return []
        last = max(self.skips)
        starts = _starts(self.first, self.rule, min(self.skips) - self.lasts, last)
        return [day for day in starts if any(day <= x <= day + self.lasts for x in self.skips)]


def _far(day: date) -> date:
    """A rule of years and intervals comes round within this."""
    return date(min(day.year + 12, _LAST_YEAR), 12, 31)


def _starts(first: date, rule: str, start: date, end: date) -> Iterator[date]:
    if not rule:
        if start <= first <= end:
            yield first
        return
    lunar = _LUNAR.fullmatch(rule)
    if lunar:
        yield from (day for day in _lunar_days(lunar, first, end) if start <= day)
        return
    found = _parsed(rule, first).xafter(_midnight(start), inc=True)
    for moment in found:
        if moment.date() > end:
            return
        yield moment.date()


def _lunar_days(found: re.Match[str], first: date, end: date) -> Iterator[date]:
    month, day = int(found[1]), int(found[2])
    until = date.fromisoformat(found[3]) if found[3] else end
    for year in range(first.year - 1, min(end.year, _LAST_YEAR) + 1):
        on = _lunar_day_of(day, month, year)
        if first <= on <= min(until, end):
            yield on


def _lunar_day_of(day: int, month: int, year: int) -> date:
    """A month of 29 days has no 30th: the festival is then on the 29th."""
    on = solar_day(day, month, year)
    return on if lunar_day(on).day == day else on - timedelta(1)


def _parsed(rule: str, first: date) -> rrule:
    found = rrulestr(rule, dtstart=_midnight(first))
    assert isinstance(found, rrule)  # noqa: S101 - `check_rule` lets a single rule pass only
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def check_rule(rule: str, first: date, last: date) -> None:
    """Raise WrongRule unless the rule is one we allow and the first day is one of its days."""
    if not rule:
        return
    if not _is_allowed(rule):
        raise WrongRule(_WRONG.format(rule=rule))
    days = Repeating(first, first, rule)
    if days.on_or_after(first) != Span(first, first):
        raise WrongRule(_NOT_FIRST.format(day=f"{first:%d/%m/%Y}"))
    following = days.on_or_after(first + timedelta(1))
    if last - first >= timedelta(_LONGEST) or (following and following.first <= last):
        raise WrongRule(_OVERLAPPING)


def _is_allowed(rule: str) -> bool:
    lunar = _LUNAR.fullmatch(rule)
    if lunar:
        return _is_day(lunar[3] or "20990101")
    pairs = [part.partition("=")[::2] for part in rule.split(";")]
    parts = dict(pairs)
    if len(parts) != len(pairs) or "FREQ" not in parts or {"COUNT", "UNTIL"} <= set(parts):
        return False
    if not all(name in _PARTS and _PARTS[name].fullmatch(value) for name, value in pairs):
        return False
    return _suits(parts)


def _suits(parts: dict[str, str]) -> bool:
    """What a pattern does not see: weekdays, numbered ones, days of a month, the last day."""
    days = parts["BYDAY"].split(",") if "BYDAY" in parts else []
    numbered = [day for day in days if len(day) > len("MO")]
    month_days = [abs(int(day)) for day in parts.get("BYMONTHDAY", "1").split(",")]
    if any(day[-2:] not in _WEEKDAYS for day in days) or max(month_days) > _LONGEST:
        return False
    # RFC 5545 3.3.10: numbers belong to months, a week knows no day of a month. The weekdays of
    # a month or a year without a number would be those of all its weeks.
    if parts["FREQ"] != "MONTHLY" and (numbered or "BYMONTHDAY" in parts):
        return False
    if parts["FREQ"] != "WEEKLY" and len(days) > len(numbered):
        return False
    if {"BYDAY", "BYMONTHDAY"} <= set(parts):
        return False
    return _is_day(parts.get("UNTIL", "20990101"))


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def last_day_of_all(days: Repeating) -> date | None:
    """The last day on which a rule that has an end is held; None where it has none."""
    if not days.rule:
        return days.last
    if "COUNT=" not in days.rule and "UNTIL=" not in days.rule:
        return None
    end = re.search(r"UNTIL=(\d{8})", days.rule)
    latest = date.fromisoformat(end[1]) if end else date(_LAST_YEAR, 12, 31)
    starts = list(_starts(days.first, days.rule, days.first, latest))
    return (starts[-1] if starts else days.first) + days.lasts


def without_end(rule: str) -> str:
    """The rule without its last day or number of times: for next year's copy."""
    return ";".join(part for part in rule.split(";") if not part.startswith(("UNTIL", "COUNT")))


def is_lunar(rule: str) -> bool:
    """Whether a rule goes by the lunar calendar."""
    return lunar_day_of_rule(rule) is not None


def lunar_day_of_rule(rule: str) -> tuple[int, int] | None:
    """The lunar day and month that a rule names; None for a rule of the calendar."""
    found = _LUNAR.fullmatch(rule)
    return (int(found[2]), int(found[1])) if found else None


def lunar_rule_of(day: date) -> str:
    """The rule that repeats a day every lunar year."""
    lunar = lunar_day(day)
    return f"LUNAR={lunar.month}-{lunar.day}"
