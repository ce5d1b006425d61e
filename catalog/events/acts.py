"""What can be done to an event: publish, take off the public pages, cancel.

Every verb takes an open `Change` and writes row, history and log. Calendars of subscribers
follow `sequence`: it rises with everything done after the first publication.
"""

from collections.abc import Container

from sqlmodel import col, select

from catalog.audit import text_digest
from catalog.change import Change
from catalog.events.records import Event, EventAct, EventSession, EventSite
from catalog.events.rules import SitePlan, not_public_because
from catalog.events.words import EventActKind, EventState
from catalog.text import Text


class NoSuchEvent(LookupError):
    """No event has this id."""


class EventRefused(ValueError):
    """A rule forbids this act on this event; `reasons` say why."""

    def __init__(self, *reasons: Text) -> None:
        """The reasons, for whoever asked."""
        super().__init__("; ".join(reason.en for reason in reasons))
        self.reasons = reasons


_NO_REASON = Text("Phải ghi lý do.", "A reason is needed.")
_NOT_PUBLIC = Text("Sự kiện không công khai.", "The event is not public.")
_NOT_KEPT_OFF = Text(
    "Sự kiện không bị cơ quan nào ngừng công khai.", "No office keeps this event off."
)
_PUBLIC_ALREADY = Text("Sự kiện đã công khai.", "The event is public already.")


def publish(change: Change, event_id: int) -> None:
    """Show an event to the public: a draft, one taken off, or a cancelled one held after all.

    Raises NoSuchEvent, and EventRefused with everything that stands in the way.
    """
    event = _event(change, event_id)
    if event.state is EventState.PUBLISHED:
        raise EventRefused(_PUBLIC_ALREADY)
    reasons = not_public_because(event, plans_of(change, event_id))
    if reasons:
        raise EventRefused(*reasons)
    _enter_state(change, event, EventState.PUBLISHED)
    record_act(change, event_id, EventActKind.PUBLISHED)
    change.note("publish_event", f"event:{event_id}", sequence=event.sequence)


def unpublish(change: Change, event_id: int, reason: str, *, kept_off: bool = False) -> None:
    """Take a public event off the public pages; calendars are told that it is gone.

    `kept_off` is for an office: its keeper cannot publish it again until it is released.
    Raises NoSuchEvent, and EventRefused without a reason or for one that is not public.
    """
    event = _event(change, event_id)
    _refuse(event, reason, {EventState.PUBLISHED, EventState.CANCELLED})
    _enter_state(change, event, EventState.UNPUBLISHED, reason.strip())
    event.kept_off = kept_off
    record_act(change, event_id, EventActKind.UNPUBLISHED, reason.strip())
    _note(change, "unpublish_event", event, reason, kept_off=kept_off)


def release(change: Change, event_id: int) -> None:
    """Let the keeper of an event that an office took off publish it again.

    Raises NoSuchEvent, and EventRefused for one that no office took off.
    """
    event = _event(change, event_id)
    if not event.kept_off:
        raise EventRefused(_NOT_KEPT_OFF)
    touch_event(change, event)
    event.kept_off = False
    record_act(change, event_id, EventActKind.RELEASED)
    change.note("release_event", f"event:{event_id}")


def cancel(change: Change, event_id: int, reason: str) -> None:
    """Cancel a public event: its page stays and says so.

    Raises NoSuchEvent, and EventRefused without a reason or for one that is not public.
    """
    event = _event(change, event_id)
    _refuse(event, reason, {EventState.PUBLISHED})
    _enter_state(change, event, EventState.CANCELLED, reason.strip())
    record_act(change, event_id, EventActKind.CANCELLED, reason.strip())
    _note(change, "cancel_event", event, reason)


def _event(change: Change, event_id: int) -> Event:
    event = change.session.get(Event, event_id)
    if event is None:
        raise NoSuchEvent(event_id)
    return event


def _refuse(event: Event, reason: str, from_states: Container[EventState]) -> None:
    if event.state not in from_states:
        raise EventRefused(_NOT_PUBLIC)
    if not reason.strip():
        raise EventRefused(_NO_REASON)


def _enter_state(change: Change, event: Event, state: EventState, reason: str = "") -> None:
    touch_event(change, event)
    event.state, event.state_since, event.reason = state, change.at, reason
    change.session.flush()


def _note(change: Change, verb: str, event: Event, reason: str, **data: bool) -> None:
    digest = text_digest(reason.strip())
    change.note(verb, f"event:{event.id}", sequence=event.sequence, texts=digest, **data)


def record_act(
    change: Change, event_id: int, kind: EventActKind, note: str = "", changed: str = ""
) -> None:
    """Write into an event's history; `note` is for the public."""
    change.session.add(
        EventAct(
            event_id=event_id,
            kind=kind,
            at=change.at,
            actor=change.actor,
            note=note,
            changed=changed,
        )
    )


def touch_event(change: Change, event: Event) -> None:
    """Something of an event changed: its pages follow, and after publication its calendars."""
    event.version += 1
    event.changed_at = change.at
    if event.state is not EventState.DRAFT:
        event.sequence += 1


def plans_of(change: Change, event_id: int) -> list[SitePlan]:
    """The sites of an event that are in use, as the rules look at them."""
    session = change.session
    sites = session.exec(
        select(EventSite)
        .where(EventSite.event_id == event_id, col(EventSite.dropped_at).is_(None))
        .order_by(col(EventSite.position))
    ).all()
    lines = select(EventSession).where(col(EventSession.site_id).in_([site.id for site in sites]))
    sessions = session.exec(lines).all()
    return [
        SitePlan(site, [line for line in sessions if line.site_id == site.id]) for site in sites
    ]
