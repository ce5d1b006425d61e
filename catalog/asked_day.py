"""The day for which the register is asked, as people and machines give it."""

import re
from datetime import date

from catalog.text import Text

PROGRAMME_BEGAN = date(2018, 5, 7)
"""Quyết định 490/QĐ-TTg: nothing was recognised before."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WRITTEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)

NOT_A_DAY = Text(
    "“{typed}” không phải là ngày. Ghi ngày/tháng/năm, ví dụ {today}.",
    "“{typed}” is not a date. Write day/month/year, for example {today}.",
)
NOT_YET = Text(
    "Ngày {day} chưa đến. Số liệu có đến hôm nay, {today}.",
    "{day} is still to come. Figures go up to today, {today}.",
)
TOO_EARLY = Text(
    "Ngày {day} sớm hơn Chương trình OCOP. Số liệu có từ {first}.",
    "{day} is before the OCOP programme began. Figures begin on {first}.",
)


class NoSuchDay(ValueError):
    """A day for which there can be no figures; `said` tells why in both languages."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.en)
        self.said = said


def read_day(typed: str, today: date, *, only_iso: bool = False) -> date:
    """The day asked: YYYY-MM-DD or, for people, dd/mm/yyyy; nothing typed means today.

    Raises NoSuchDay for no day at all, for one to come and for one before the programme.
    """
    if not typed.strip():
        return today
    day = _parsed(typed.strip(), only_iso=only_iso)
    if day is None:
        raise NoSuchDay(NOT_A_DAY.format(typed=typed.strip()[:20], today=_written(today)))
    if day > today:
        raise NoSuchDay(NOT_YET.format(day=_written(day), today=_written(today)))
    if day < PROGRAMME_BEGAN:
        raise NoSuchDay(TOO_EARLY.format(day=_written(day), first=_written(PROGRAMME_BEGAN)))
    return day


def _parsed(typed: str, *, only_iso: bool) -> date | None:
    try:
        if _ISO.fullmatch(typed):
            return date.fromisoformat(typed)
        written = None if only_iso else _WRITTEN.fullmatch(typed)
        return date(int(written[3]), int(written[2]), int(written[1])) if written else None
    except ValueError:
        return None


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
