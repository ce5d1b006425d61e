"""A report as the terminal shows it: one line, one page, or facts for JSON."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from catalog.clock import VIETNAM
from catalog.photos import picture_path
from catalog.reports.records import Report, ReportEvent, ReportPhoto
from catalog.reports.words import ReportKind, ReportState
from catalog.status import Status
from catalog.suspicion import Suspicion
from catalog.text import Text
from ocop_site.cli.terminal import said

_LABELS = {
    "id": Text("Phản ánh số", "Report"),
    "received_at": Text("Tiếp nhận", "Received"),
    "state": Text("Trạng thái", "State"),
    "kind": Text("Loại việc", "Kind"),
    "set_apart": Text("Để riêng vì", "Set apart for"),
    "code": Text("Mã", "Code"),
    "product": Text("Sản phẩm", "Product"),
    "producer": Text("Chủ thể", "Producer"),
    "stars": Text("Số sao hôm đó", "Stars that day"),
    "status": Text("Hiệu lực hôm đó", "Status that day"),
    "what": Text("Đã thấy", "What"),
    "where": Text("Ở đâu", "Where"),
    "when": Text("Khi nào", "When"),
    "language": Text("Ngôn ngữ", "Language"),
    "contact": Text("Liên hệ", "Contact"),
    "may_contact": Text("Cho phép liên hệ", "May be contacted"),
    "producer_may_see": Text("Chủ thể được biết liên hệ", "Producer may see the contact"),
}
_WORDED: dict[str, Callable[[str], Text]] = {
    "state": lambda word: ReportState(word).label,
    "kind": lambda word: ReportKind(word).label,
    "set_apart": lambda word: Suspicion(word).label,
    "status": lambda word: Status(word).label,
}
_YES, _NO = Text("có", "yes"), Text("không", "no")


def as_line(report: Report) -> str:
    """The report in one line of a list."""
    subject = report.product_name or report.code or "-"
    apart = f"  [{said(report.suspicion.label)}]" if report.suspicion else ""
    return (
        f"{report.id:>6}  {_moment(report.received_at)}  {said(report.state.label)}"
        f" | {said(report.kind.label)} | {subject} | {report.where_seen}{apart}"
    )


def as_facts(
    report: Report,
    events: Sequence[ReportEvent] = (),
    photos: Sequence[ReportPhoto] = (),
    folder: Path = Path(),
    contact: str | None = None,
) -> dict[str, Any]:
    """The report for JSON; steps, photographs and contact where they were asked for."""
    facts: dict[str, Any] = {
        "id": report.id,
        "received_at": report.received_at.astimezone(VIETNAM).isoformat(timespec="seconds"),
        "state": report.state.value,
        "kind": report.kind.value,
        "set_apart": report.suspicion.value if report.suspicion else None,
        "code": report.code,
        "product": report.product_name,
        "producer": report.producer_name,
        "stars": report.stars,
        "status": report.status.value if report.status else None,
        "what": report.what,
        "where": report.where_seen,
        "when": report.when_seen,
        "seen_on": report.seen_on.isoformat() if report.seen_on else None,
        "language": report.language,
    }
    if contact is not None:
        facts |= {
            "contact": contact,
            "may_contact": report.may_contact,
            "producer_may_see": report.producer_may_see,
            "photographs": [str(picture_path(folder, photo.digest)) for photo in photos],
            "steps": [_step(event) for event in events],
        }
    return facts


def _step(event: ReportEvent) -> dict[str, str]:
    at = event.at.astimezone(VIETNAM).isoformat(timespec="seconds")
    return {"at": at, "state": event.state.value, "by": event.actor, "message": event.message}


def as_page(facts: Mapping[str, Any]) -> str:
    """A report read by a person."""
    lines = [
        f"{said(label)}: {_shown(name, facts[name])}"
        for name, label in _LABELS.items()
        if facts[name] not in (None, "")
    ]
    lines += [str(path) for path in facts["photographs"]]
    for step in facts["steps"]:
        moment = _moment(datetime.fromisoformat(step["at"]))
        lines.append(f"{moment}  {said(ReportState(step['state']).label)}  {step['message']}")
    return "\n".join(lines)


def _shown(name: str, value: Any) -> str:
    if name == "received_at":
        return _moment(datetime.fromisoformat(value))
    if name in _WORDED:
        return said(_WORDED[name](value))
    if isinstance(value, bool):
        return said(_YES if value else _NO)
    return str(value)


def _moment(moment: datetime) -> str:
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
