"""What is done to an event on the desk: publish, take off, cancel."""

from collections.abc import Callable
from functools import partial

from flask import Response, url_for

from catalog.accounts.mandates import Deed
from catalog.change import Change, changing
from catalog.db import reading
from catalog.events import acts
from catalog.events.acts import EventRefused
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.account.signed_in import actor, may_here, needs
from ocop_site.desk.areas import area_of_event, the_event
from ocop_site.desk.events import event_page
from ocop_site.desk.pages import lead_to, page, refusals, typed_form
from ocop_site.desk.place_acts import LONGEST_REASON
from ocop_site.desk.reading import Reading
from ocop_site.desk.routes import blueprint
from ocop_site.register import register

_NO_REASON = Text(
    "Ghi lý do; khách và đơn vị phụ trách sẽ đọc.",
    "Give the reason; visitors and the keeper will read it.",
)


def _act(event_id: int, done: str, act: Callable[[Change], None]) -> Response:
    opened = register()
    try:
        with changing(opened.engine, actor=actor(), at=opened.now()) as change:
            act(change)
    except EventRefused as refused:
        return event_page(event_id, refusals(refused.reasons))
    return lead_to("desk.event", done, event_id=event_id)


@blueprint.post("/desk/events/<int:event_id>/publish")
@needs(Deed.PUBLISH_EVENT, area_of_event)
def publish_event(event_id: int) -> Response:
    """Show an event to everybody."""
    return _act(event_id, "published", lambda change: acts.publish(change, event_id))


@blueprint.get("/desk/events/<int:event_id>/unpublish")
@needs(Deed.UNPUBLISH_EVENT, area_of_event)
def ask_unpublish_event(event_id: int) -> Response:
    """Ask why it is taken off."""
    return _reason_page(event_id, "unpublish", {}, [])


@blueprint.post("/desk/events/<int:event_id>/unpublish")
@needs(Deed.UNPUBLISH_EVENT, area_of_event)
def unpublish_event(event_id: int) -> Response:
    """Take an event off the public pages, with the reason."""
    kept_off = not may_here(Deed.WRITE_EVENT, area_of_event(event_id))
    return _with_reason(
        event_id, "unpublish", "unpublished", partial(acts.unpublish, kept_off=kept_off)
    )


@blueprint.post("/desk/events/<int:event_id>/release")
@needs(Deed.RELEASE_EVENT, area_of_event)
def release_event(event_id: int) -> Response:
    """Let its keeper publish again what an office took off."""
    return _act(event_id, "released", lambda change: acts.release(change, event_id))


@blueprint.get("/desk/events/<int:event_id>/cancel")
@needs(Deed.CANCEL_EVENT, area_of_event)
def ask_cancel_event(event_id: int) -> Response:
    """Ask why it is cancelled."""
    return _reason_page(event_id, "cancel", {}, [])


@blueprint.post("/desk/events/<int:event_id>/cancel")
@needs(Deed.CANCEL_EVENT, area_of_event)
def cancel_event(event_id: int) -> Response:
    """Cancel an event: its page and calendars go on saying so."""
    return _with_reason(event_id, "cancel", "cancelled", acts.cancel)


def _with_reason(
    event_id: int, deed: str, done: str, act: Callable[[Change, int, str], None]
) -> Response:
    form = Reading(typed_form())
    reason = form.needed("reason", _NO_REASON, LONGEST_REASON)
    if form.problems:
        return _reason_page(event_id, deed, dict(form.typed), form.problems)
    return _act(event_id, done, lambda change: act(change, event_id, reason))


def _reason_page(
    event_id: int, deed: str, typed: dict[str, str], problems: list[Problem]
) -> Response:
    with reading(register().engine) as session:
        found = the_event(session, event_id)
    return page(
        "desk/reason.html",
        status=400 if problems else 200,
        deed=deed,
        thing=found,
        longest=LONGEST_REASON,
        send=url_for(f"desk.{deed}_event", event_id=event_id),
        back=url_for("desk.event", event_id=event_id),
        typed=typed,
        problems=problems,
    )
