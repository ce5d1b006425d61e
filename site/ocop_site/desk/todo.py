"""What wants doing on the desk, the most pressing first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from flask import url_for
from sqlmodel import Session, col, func, select

from catalog.accounts.mandates import Area, Deed
from catalog.accounts.records import AccessRequest, RequestState
from catalog.events.held import HeldEvent
from catalog.events.records import EventResult, Stall
from catalog.events.recurrence import Span
from catalog.events.words import EventKind, EventState
from catalog.places.records import Place
from catalog.places.rules import stale_since
from catalog.places.twins import twins_among
from catalog.places.words import PlaceState
from catalog.text import Text
from ocop_site.account.signed_in import may_here
from ocop_site.desk.areas import area_of
from ocop_site.desk.lists import Shelf

SOON = timedelta(days=14)
RESULTS_WITHIN = timedelta(days=60)
MOST_OF_A_KIND = 5
"""Things to do of one kind that are shown at a time: none hides the others."""

_TAKEN_OFF = Text("“{name}” đã bị ngừng công khai: {reason}", "“{name}” was taken off: {reason}")
_STALE = Text(
    "“{name}”: thông tin chưa được xác nhận lại từ ngày {day}.",
    "“{name}”: nobody has confirmed it again since {day}.",
)
_NO_STALLS = Text(
    "“{name}” {when} mà chưa nhập danh sách gian hàng.",
    "“{name}” {when} and has no exhibitors yet.",
)
_DRAFT_SOON = Text("“{name}” {when} mà còn là bản nháp.", "“{name}” {when} and is still a draft.")
_RUNNING = Text("đang diễn ra", "is running")
_TOMORROW = Text("diễn ra ngày mai", "is tomorrow")
_IN_DAYS = Text("diễn ra sau {days} ngày nữa", "is in {days} days")
_NO_RESULTS = Text(
    "“{name}” kết thúc ngày {day}, chưa báo cáo kết quả.",
    "“{name}” ended on {day}; its results are not reported.",
)
_TWINS = Text("“{name}” và “{other}” có thể là một.", "“{name}” and “{other}” may be one place.")
_ACCESS = Text("Yêu cầu truy cập đang chờ xét: {count}.", "Requests for access that wait: {count}.")
_COMPARE = Text("So sánh và gộp", "Compare and merge")
_CONFIRM = Text("Vẫn đúng", "Still right")
_OPEN = Text("Mở", "Open")
_IMPORT = Text("Nhập danh sách", "Bring the list in")
_REPORT = Text("Báo cáo kết quả", "Report results")


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: what, and the address that does it, by a press or by going there."""

    text: Text
    deed: Text
    address: str
    press: bool = False


def todo_of(session: Session, mine: Shelf, theirs: Shelf, today: date) -> list[Todo]:
    """What wants doing with one's own things and, for an office, in its area."""
    kinds = (
        _access(session),
        _of_events(session, mine.events, today),
        _taken_off(mine),
        _stale(mine.places, today),
        _twins([*mine.places, *theirs.places]),
    )
    return [todo for kind in kinds for todo in islice(kind, MOST_OF_A_KIND)]


def _access(session: Session) -> Iterator[Todo]:
    """Requests for access that who is signed in may decide on."""
    waiting = session.exec(
        select(AccessRequest.province_id, func.count())
        .where(AccessRequest.state == RequestState.WAITING)
        .group_by(col(AccessRequest.province_id))
    )
    count = sum(
        number
        for province_id, number in waiting
        if may_here(Deed.GRANT_ACCESS, Area(frozenset({province_id})))
    )
    if count:
        yield Todo(_ACCESS.format(count=count), _OPEN, url_for("account.access"))


def _taken_off(mine: Shelf) -> Iterator[Todo]:
    for place in mine.places:
        if place.state is PlaceState.UNPUBLISHED:
            text = _TAKEN_OFF.format(name=place.name, reason=place.reason)
            yield Todo(text, _OPEN, url_for("desk.place", place_id=place.id))
    for held in mine.events:
        if held.row.state is EventState.UNPUBLISHED:
            text = _TAKEN_OFF.format(name=held.row.name, reason=held.row.reason)
            yield Todo(text, _OPEN, url_for("desk.event", event_id=held.row.id))


def _stale(places: Sequence[Place], today: date) -> Iterator[Todo]:
    for place in places:
        since = stale_since(place.confirmed_on, today)
        if place.state is PlaceState.PUBLISHED and since:
            text = _STALE.format(name=place.name, day=f"{since:%d/%m/%Y}")
            address = url_for("desk.confirm_place", place_id=place.id)
            yield Todo(text, _CONFIRM, address, press=True)


def _of_events(session: Session, events: Sequence[HeldEvent], today: date) -> Iterator[Todo]:
    ids = [held.row.id for held in events]
    listed = set(session.exec(select(Stall.event_id).where(col(Stall.event_id).in_(ids))))
    told = set(session.exec(select(EventResult.event_id).where(col(EventResult.event_id).in_(ids))))
    for held in events:
        event, last, span = held.row, held.last_day, held.time_on(today)
        soon = span is not None and span.first <= today + SOON
        fair = event.kind is EventKind.FAIR and event.state is EventState.PUBLISHED
        values = {"name": event.name, "when": _when(span, today)}
        if soon and event.state is EventState.DRAFT:
            address = url_for("desk.event", event_id=event.id)
            yield Todo(_DRAFT_SOON.format(**values), _OPEN, address)
        elif soon and fair and event.id not in listed:
            address = url_for("desk.exhibitors", event_id=event.id)
            yield Todo(_NO_STALLS.format(**values), _IMPORT, address)
        elif fair and last and last < today <= last + RESULTS_WITHIN and event.id not in told:
            text = _NO_RESULTS.format(name=event.name, day=f"{last:%d/%m/%Y}")
            yield Todo(text, _REPORT, url_for("desk.results", event_id=event.id))


def _when(span: Span | None, today: date) -> Text:
    days = (span.first - today).days if span else 0
    if days <= 0:
        return _RUNNING
    return _TOMORROW if days == 1 else _IN_DAYS.format(days=days)


def _twins(places: Sequence[Place]) -> Iterator[Todo]:
    """Pairs that may be one place, each pair once, where one may merge."""
    standing = (PlaceState.DRAFT, PlaceState.PUBLISHED, PlaceState.UNPUBLISHED)
    for place, other in twins_among([place for place in places if place.state in standing]):
        if may_here(Deed.MERGE_PLACES, area_of(place)):
            text = _TWINS.format(name=place.name, other=other.name)
            address = url_for("desk.ask_merge_place", place_id=other.id, into=place.slug)
            yield Todo(text, _COMPARE, address)
