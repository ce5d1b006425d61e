"""Where each thing that keeps a place or an event from the public is put right."""

from collections.abc import Mapping, Sequence
from typing import Final

from flask import url_for

from catalog.events import rules as of_events
from catalog.events.held import HeldEvent
from catalog.places import rules as of_places
from catalog.text import Text

_PLACE_FIELDS: Final[Mapping[Text, str]] = {
    of_places.NO_COMMUNE: "commune",
    of_places.NOWHERE: "address",
    of_places.NO_HOURS: "every_day",
}


def mends_of_place(place_id: int | None, reasons: Sequence[Text]) -> list[tuple[Text, str]]:
    """Reasons with the addresses of the fields that mend them; empty for what a press mends."""
    return [(reason, _mend_of_place(place_id, reason)) for reason in reasons]


def _mend_of_place(place_id: int | None, reason: Text) -> str:
    if reason == of_places.NO_GOODS:
        return url_for("desk.stock", place_id=place_id)
    field = _PLACE_FIELDS.get(reason)
    return url_for("desk.edit_place", place_id=place_id, _anchor=field) if field else ""


def mends_of_event(held: HeldEvent, reasons: Sequence[Text]) -> list[tuple[Text, str]]:
    """The same for an event; what concerns a site leads to the sites of its page."""
    return [(reason, _mend_of_event(held.row.id, reason)) for reason in reasons]


def _mend_of_event(event_id: int | None, reason: Text) -> str:
    if reason == of_events.NO_ORGANISER:
        return url_for("desk.edit_event", event_id=event_id, _anchor="organiser")
    if reason == of_events.REGISTER_BY:
        return url_for("desk.edit_event", event_id=event_id, _anchor="register_by")
    if reason == of_events.NO_SITE:
        return url_for("desk.new_site", event_id=event_id)
    return "" if reason in (of_events.UNCONFIRMED, of_events.KEPT_OFF) else "#sites"
