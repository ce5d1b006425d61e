"""Vietnam's clock. Rules take a day; only commands and views ask what time it is."""

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time now, aware, in UTC."""
    return datetime.now(UTC)


def vietnam_day(moment: datetime) -> date:
    """The calendar day in Vietnam at an aware moment; raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone has no day in Vietnam")
    return moment.astimezone(VIETNAM).date()


def start_of_day(day: date) -> datetime:
    """The first moment of a day in Vietnam."""
    return datetime.combine(day, time.min, VIETNAM)


def add_months(day: date, months: int) -> date:
    """The same day `months` calendar months later, clamped to the end of the month."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
