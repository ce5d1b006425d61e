"""What came of an event, on the desk."""

from collections.abc import Mapping

from flask import Response

from catalog.accounts.mandates import Deed
from catalog.change import changing
from catalog.db import reading
from catalog.events.reading import results_of
from catalog.events.records import EventResult
from catalog.events.results import (
    COUNTS,
    MOST,
    Results,
    ResultsRefused,
    report_results,
    why_no_results,
)
from catalog.typed import Problem
from ocop_site.account.signed_in import actor, needs
from ocop_site.desk.areas import area_of_event
from ocop_site.desk.events import standing
from ocop_site.desk.pages import lead_to, page, typed_form
from ocop_site.desk.reading import Reading
from ocop_site.desk.routes import blueprint
from ocop_site.register import register

_TEXTS = ("text_vi", "text_en")


@blueprint.get("/desk/events/<int:event_id>/results")
@needs(Deed.WRITE_EVENT, area_of_event)
def results(event_id: int) -> Response:
    """The form for what came of an event; before its last day it says when."""
    with reading(register().engine) as session:
        told = results_of(session, event_id)
    return _page(event_id, typed_results(told) if told else {})


def typed_results(told: EventResult) -> dict[str, str]:
    """What was reported, as it is typed."""
    values = ((name, getattr(told, name)) for name in (*COUNTS, *_TEXTS))
    return {name: "" if value is None else str(value) for name, value in values}


def _page(
    event_id: int, typed: Mapping[str, str], problems: list[Problem] | None = None
) -> Response:
    opened = register()
    with reading(opened.engine) as session:
        held = standing(session, event_id).held
    return page(
        "desk/results.html",
        status=400 if problems else 200,
        problems=problems or [],
        typed=typed,
        event=held.row,
        not_yet=why_no_results(held.row.state, held.last_day, opened.today()),
    )


@blueprint.post("/desk/events/<int:event_id>/results")
@needs(Deed.WRITE_EVENT, area_of_event)
def save_results(event_id: int) -> Response:
    """Enter what came of an event."""
    opened, form = register(), Reading(typed_form())
    counts = {name: form.count(name, MOST[name]) for name in COUNTS}
    told = Results(**counts, text_vi=form.lines("text_vi"), text_en=form.lines("text_en"))
    if form.problems:
        return _page(event_id, form.typed, form.problems)
    try:
        with changing(opened.engine, actor=actor(), at=opened.now()) as change:
            report_results(change, event_id, told, opened.today())
    except ResultsRefused as refused:
        return _page(event_id, form.typed, [Problem("form", refused.text)])
    return lead_to("desk.results", "results", event_id=event_id)
