"""What came of an event, as its organiser reports it after the last day."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from catalog.audit import text_digest
from catalog.change import Change
from catalog.events.acts import record_act
from catalog.events.reading import load_events
from catalog.events.records import EventResult
from catalog.events.words import EventActKind, EventState
from catalog.text import Text

COUNTS = ("visitors", "exhibitors", "stalls", "sales_vnd", "contracts", "contracts_vnd")
"""Figures of a report; sales and value of contracts in đồng."""
MOST: Mapping[str, int] = {
    "visitors": 10_000_000, "exhibitors": 10_000, "stalls": 10_000,
    "sales_vnd": 100_000_000_000_000, "contracts": 100_000, "contracts_vnd": 100_000_000_000_000,
}  # fmt: skip
"""The largest figure that is taken for meant."""

_NOT_HELD = Text(
    "Chỉ sự kiện đã công khai mới có kết quả.", "Only an event that was public has results."
)
_NOT_OVER = Text(
    "Sự kiện chưa kết thúc; kết quả được ghi sau ngày cuối, {day}.",
    "The event is not over; results are entered after its last day, {day}.",
)
_ENDLESS = Text(
    "Sự kiện lặp lại chưa có ngày kết thúc; kết quả được ghi sau ngày cuối.",
    "The event repeats without an end; results are entered after its last day.",
)
_NOTHING = Text("Ghi ít nhất một con số hoặc một câu.", "Give at least one figure or a sentence.")


class ResultsRefused(ValueError):
    """Results that cannot be taken; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Results:
    """What is reported: None where a figure is not known."""

    visitors: int | None = None
    exhibitors: int | None = None
    stalls: int | None = None
    sales_vnd: int | None = None
    contracts: int | None = None
    contracts_vnd: int | None = None
    text_vi: str = ""
    text_en: str = ""


def why_no_results(state: EventState, last_day: date | None, today: date) -> Text | None:
    """Why an event can have no results on a day; None if it can. Pure."""
    if state is not EventState.PUBLISHED:
        return _NOT_HELD
    if last_day is None:
        return _ENDLESS
    return _NOT_OVER.format(day=f"{last_day:%d/%m/%Y}") if today <= last_day else None


def report_results(change: Change, event_id: int, results: Results, today: date) -> None:
    """Enter what came of an event, in place of what was reported before.

    Raises ResultsRefused before its last day is over, for one that is not public, and for a
    report that says nothing.
    """
    (event,) = load_events(change.session, [event_id])
    if refused := why_no_results(event.row.state, event.last_day, today):
        raise ResultsRefused(refused)
    told = asdict(results)
    if all(value in (None, "") for value in told.values()):
        raise ResultsRefused(_NOTHING)
    row = change.session.get(EventResult, event_id)
    if row is None:
        row = EventResult(event_id=event_id, reported_on=today)
    row.sqlmodel_update(told | {"reported_on": today})
    change.session.add(row)
    event.row.version += 1
    event.row.changed_at = change.at
    change.session.add(event.row)
    record_act(change, event_id, EventActKind.RESULTS_REPORTED)
    change.note(
        "report_results",
        f"event:{event_id}",
        texts=text_digest(results.text_vi, results.text_en),
        **{name: told[name] for name in COUNTS},
    )
