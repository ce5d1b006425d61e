"""What an event must have before it is shown to the public. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from catalog.events.records import Event, EventSession, EventSite
from catalog.events.recurrence import WrongRule, check_rule
from catalog.text import Text

_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")

NO_ORGANISER = Text("Chưa ghi đơn vị tổ chức.", "The organiser is missing.")
NO_SITE = Text("Chưa có địa điểm và ngày tổ chức.", "There is no venue with its days yet.")
NO_VENUE = Text(
    "Địa điểm {position} chưa có tên, địa chỉ hay xã, phường.",
    "Venue {position} has neither a name nor an address nor a commune.",
)
UNCONFIRMED = Text(
    "Ngày tổ chức và gian hàng chép từ kỳ trước, chưa ai xác nhận.",
    "Days and stalls come from the event that was copied; nobody has confirmed them.",
)
HOURS = Text(
    "Địa điểm {position}: giờ phải có dạng 08:00, giờ mở trước giờ đóng.",
    "Venue {position}: hours are written 08:00, opening before closing.",
)
SESSION = Text(
    "Chương trình: “{title}” ngày {day} nằm ngoài các ngày tổ chức tại địa điểm {position}.",
    "Programme: “{title}” on {day} lies outside the days of venue {position}.",
)
REGISTER_BY = Text(
    "Hạn đăng ký tham gia sau ngày tổ chức cuối cùng.",
    "The last day to register is after the last day of the event.",
)
KEPT_OFF = Text(
    "Cơ quan quản lý đã ngừng công khai và chưa cho công khai lại.",
    "An office took it off the public pages and has not let it go.",
)


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A site as far as the rules look at it."""

    site: EventSite
    sessions: Sequence[EventSession] = field(default=())


def is_hour(written: str) -> bool:
    """Whether this is an hour of the day as 08:00; 24:00 ends a day."""
    return _HOUR.fullmatch(written) is not None


def not_public_because(event: Event, sites: Sequence[SitePlan]) -> list[Text]:
    """All that stands in the way of showing an event, in the order in which a form asks for it.

    Empty for one that may be published, and for one that is. `sites` are those in use.
    """
    reasons = [KEPT_OFF] if event.kept_off else []
    if not event.organiser:
        reasons.append(NO_ORGANISER)
    if not sites:
        reasons.append(NO_SITE)
    if event.unconfirmed:
        reasons.append(UNCONFIRMED)
    for number, plan in enumerate(sites, start=1):
        reasons += _of_site(number, plan)
    if event.register_by and sites and event.register_by > _last_day(sites):
        reasons.append(REGISTER_BY)
    return reasons


def _last_day(sites: Sequence[SitePlan]) -> date:
    return max(plan.site.ends_on or date.max for plan in sites)


def _of_site(number: int, plan: SitePlan) -> Iterator[Text]:
    site = plan.site
    if not (site.name or site.address or site.commune or site.place_id):
        yield NO_VENUE.format(position=number)
    try:
        check_rule(site.rule, site.first_day, site.last_day)
    except WrongRule as wrong:
        yield wrong.text
    if not _hours_hold(site.opens, site.closes):
        yield HOURS.format(position=number)
    if site.rule:
        return
    for session in plan.sessions:
        if not site.first_day <= session.day <= site.last_day:
            day = f"{session.day:%d/%m/%Y}"
            yield SESSION.format(title=session.title, day=day, position=number)


def _hours_hold(opens: str, closes: str) -> bool:
    """Both may be missing, or the closing alone; an evening market may close after midnight."""
    if not opens:
        return not closes
    return is_hour(opens) and (not closes or (is_hour(closes) and closes != opens))
