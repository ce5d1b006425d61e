"""A rule of repetition in words: "Chủ nhật hằng tuần". Pure."""

from collections.abc import Sequence
from datetime import date
from functools import reduce

from catalog.events.recurrence import lunar_day_of_rule
from catalog.lunar import LunarDay
from catalog.places.hours import WEEKDAYS
from catalog.text import Text

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH = {
    1: Text("{day} đầu tiên", "the first {day}"),
    2: Text("{day} thứ hai", "the second {day}"),
    3: Text("{day} thứ ba", "the third {day}"),
    4: Text("{day} thứ tư", "the fourth {day}"),
    5: Text("{day} thứ năm", "the fifth {day}"),
    -1: Text("{day} cuối cùng", "the last {day}"),
}
_WEEKLY = Text("{days} hằng tuần", "every {days}")
_WEEKS = Text("{days}, {n} tuần một lần", "{days}, every {n} weeks")
_MONTHLY = Text("{days} hằng tháng", "{days} of every month")
_MONTHS = Text("{days}, {n} tháng một lần", "{days}, every {n} months")
_YEARLY = Text("hằng năm", "every year")
_YEARS = Text("{n} năm một lần", "every {n} years")
_LUNAR = Text("{day} hằng năm", "{day}, every year")
_LAST = Text("ngày cuối cùng", "the last day")
_NTH_LAST = Text("ngày thứ {n} tính từ cuối tháng", "day {n} from the end")
_DAY = Text("ngày {n}", "day {n}")
_COMMA = Text("{some}, {last}", "{some}, {last}")
_AND = Text("{some} và {last}", "{some} and {last}")
_UNTIL = Text("{what}, đến {day}", "{what}, until {day}")
_TIMES = Text("{what}, {n} kỳ", "{what}, {n} times")


def said_rule(rule: str, first: date) -> Text:
    """What a rule that `check_rule` let pass means, for an event that began on this day."""
    parts = dict(part.split("=") for part in rule.split(";"))
    said = _said(parts, rule, first)
    if "UNTIL" in parts:
        until = date.fromisoformat(parts["UNTIL"])
        return _UNTIL.format(what=said, day=f"{until:%d/%m/%Y}")
    return _TIMES.format(what=said, n=parts["COUNT"]) if "COUNT" in parts else said


def _said(parts: dict[str, str], rule: str, first: date) -> Text:
    lunar = lunar_day_of_rule(rule)
    if lunar:
        return _LUNAR.format(day=LunarDay(*lunar, first.year).said)
    interval = int(parts.get("INTERVAL", "1"))
    if parts["FREQ"] == "YEARLY":
        return _YEARS.format(n=interval) if interval > 1 else _YEARLY
    weekly = parts["FREQ"] == "WEEKLY"
    days = _weekdays(parts, first) if weekly else _month_days(parts, first)
    if interval > 1:
        return (_WEEKS if weekly else _MONTHS).format(days=days, n=interval)
    return (_WEEKLY if weekly else _MONTHLY).format(days=days)


def _weekdays(parts: dict[str, str], first: date) -> Text:
    if "BYDAY" not in parts:
        return WEEKDAYS[first.weekday()]
    return _joined([_weekday(day) for day in parts["BYDAY"].split(",")])


def _weekday(written: str) -> Text:
    day = WEEKDAYS[_CODES.index(written[-2:])]
    nth = int(written[:-2] or 0)
    if not nth:
        return day
    return _NTH.get(nth, _NTH[1]).format(day=day)


def _month_days(parts: dict[str, str], first: date) -> Text:
    if "BYDAY" in parts:
        return _weekdays(parts, first)
    days = [int(day) for day in parts.get("BYMONTHDAY", str(first.day)).split(",")]
    return _joined([_month_day(day) for day in days])


def _month_day(day: int) -> Text:
    if day > 0:
        return _DAY.format(n=day)
    return _LAST if day == -1 else _NTH_LAST.format(n=-day)


def _joined(words: Sequence[Text]) -> Text:
    if len(words) == 1:
        return words[0]
    some = reduce(lambda one, other: _COMMA.format(some=one, last=other), words[:-1])
    return _AND.format(some=some, last=words[-1])
