"""An enquiry as the terminal shows it: one line, one page, or facts for JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from catalog.clock import VIETNAM
from catalog.codes import display
from catalog.enquiries.filing import Buyer
from catalog.enquiries.queries import Addressed
from catalog.enquiries.records import Enquiry
from catalog.enquiries.words import KeptFor, MessageState, Purpose
from catalog.status import Status
from catalog.suspicion import Suspicion
from catalog.text import Text
from ocop_site.cli.terminal import said

_LABELS = {
    "id": Text("Yêu cầu số", "Enquiry"),
    "reference": Text("Mã yêu cầu", "Reference"),
    "received_at": Text("Tiếp nhận", "Received"),
    "purpose": Text("Mục đích", "Purpose"),
    "language": Text("Ngôn ngữ", "Language"),
    "set_apart": Text("Để riêng vì", "Set apart for"),
    "name": Text("Họ tên", "Name"),
    "organisation": Text("Đơn vị", "Organisation"),
    "email": Text("Thư điện tử", "E-mail"),
    "phone": Text("Điện thoại", "Telephone"),
}


def as_line(enquiry: Enquiry, messages: Sequence[Addressed]) -> str:
    """The enquiry in one line of a list."""
    states = [_state(one.message.state, one.message.kept_for) for one in messages]
    counted = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    return (
        f"{enquiry.id:>6}  {_moment(enquiry.received_at)}  {enquiry.reference}"
        f" | {said(enquiry.purpose.label)} | {counted}"
    )


def as_facts(
    enquiry: Enquiry, messages: Sequence[Addressed], buyer: Buyer | None = None
) -> dict[str, Any]:
    """The enquiry for JSON; who asked and what, where that was asked for."""
    facts: dict[str, Any] = {
        "id": enquiry.id,
        "reference": enquiry.reference,
        "received_at": _iso(enquiry.received_at),
        "purpose": enquiry.purpose.value,
        "language": enquiry.language,
        "set_apart": enquiry.suspicion.value if enquiry.suspicion else None,
        "messages": [_message(one) for one in messages],
    }
    if buyer is not None:
        facts |= {"buyer": asdict(buyer), "message": enquiry.message}
    return facts


def _message(one: Addressed) -> dict[str, Any]:
    message = one.message
    return {
        "producer": message.producer_name,
        "state": message.state.value,
        "kept_for": message.kept_for.value if message.kept_for else None,
        "attempts": message.attempts,
        "sent_at": _iso(message.sent_at) if message.sent_at else None,
        "trouble": message.trouble,
        "products": [
            {
                "code": item.code,
                "name": item.product_name,
                "status": item.status.value,
                "quantity": item.quantity,
            }
            for item in one.items
        ],
    }


def as_page(facts: Mapping[str, Any]) -> str:
    """An enquiry read by a person."""
    shown = {**facts, **facts["buyer"]}
    lines = [
        f"{said(label)}: {_shown(name, shown[name])}"
        for name, label in _LABELS.items()
        if shown[name] not in (None, "")
    ]
    lines += ["", facts["message"]]
    for message in facts["messages"]:
        kept_for = KeptFor(message["kept_for"]) if message["kept_for"] else None
        state = _state(MessageState(message["state"]), kept_for)
        trouble = f" ({message['trouble']})" if message["trouble"] else ""
        lines += ["", f"{message['producer']}: {state}{trouble}"]
        for item in message["products"]:
            status = said(Status(item["status"]).label)
            parts = [display(item["code"]), item["name"], status, item["quantity"]]
            lines.append("  " + " | ".join(part for part in parts if part))
    return "\n".join(lines)


def _state(state: MessageState, kept_for: KeptFor | None) -> str:
    return said(state.label) + (f": {said(kept_for.label)}" if kept_for else "")


def _shown(name: str, value: Any) -> str:
    if name == "received_at":
        return _moment(datetime.fromisoformat(value))
    if name == "purpose":
        return said(Purpose(value).label)
    if name == "set_apart":
        return said(Suspicion(value).label)
    return str(value)


def _iso(moment: datetime) -> str:
    return moment.astimezone(VIETNAM).isoformat(timespec="seconds")


def _moment(moment: datetime) -> str:
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
