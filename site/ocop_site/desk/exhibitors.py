"""The exhibitors of an event on the desk: a list is sent, looked through, mended and applied."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from flask import Response, abort, make_response, request
from sqlmodel import Session

from catalog.accounts.mandates import Deed
from catalog.change import changing
from catalog.db import reading
from catalog.events.exhibitor_remarks import write_exhibitor_remarks
from catalog.events.exhibitors import (
    ExhibitorPlan,
    Standing,
    apply_exhibitors,
    plan_exhibitors,
)
from catalog.events.kept_lists import KeptList, drop_list, drop_old, keep_list, kept_list
from catalog.events.mending import UnknownProduct, choose_among
from catalog.events.records import Event
from catalog.events.refusals import why_refused
from catalog.events.stalls import all_stalls_of
from catalog.intake.cells import Workbook
from catalog.intake.limits import MAX_FILE_BYTES, Refusal
from catalog.intake.read import read_workbook
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.account.signed_in import actor, needs
from ocop_site.content import naming_order
from ocop_site.desk.areas import area_of_event, the_event
from ocop_site.desk.pages import lead_to, page, typed_form
from ocop_site.desk.routes import blueprint
from ocop_site.jobs import job
from ocop_site.register import register
from ocop_site.trade.exporting import FORMS
from ocop_site.uploads import shown_name

_CHOICE: Final = re.compile(r"choice_([0-9]{1,5})_([0-9]{1,5})")
"""Names of the fields in which a product is chosen: positions of stall and line, from 1."""
_NO_FILE = Text("Chọn tệp danh sách gian hàng.", "Choose the file of the stall list.")
_OTHER_LIST = Text(
    "Trong lúc bạn xem, danh sách khác đã được gửi lên. Dưới đây là danh sách mới nhất.",
    "Another list was sent while you were looking. Below is the latest one.",
)
_WRONG_CHOICE = Text(
    "Sản phẩm đã chọn không còn trong sổ; chọn lại.",
    "The product chosen is no longer in the register; choose again.",
)


@blueprint.get("/desk/events/<int:event_id>/exhibitors")
@needs(Deed.IMPORT_EXHIBITORS, area_of_event)
def exhibitors(event_id: int) -> Response:
    """The stalls of an event with every line, and the form for a new list."""
    return _page(event_id)


def _page(event_id: int, problems: list[Problem] | None = None) -> Response:
    opened = register()
    with reading(opened.engine) as session:
        event = the_event(session, event_id)
        stalls = all_stalls_of(session, event_id, opened.today(), naming_order())
    standings = [line.standing for stall in stalls for line in stall.lines]
    return page(
        "desk/exhibitors.html",
        status=400 if problems else 200,
        problems=problems or [],
        event=event,
        stalls=stalls,
        counts={s: standings.count(s) for s in Standing if s in standings},
        waiting=kept_list(opened.settings.lists_folder, event_id),
        largest=MAX_FILE_BYTES // 10**6,
    )


@blueprint.post("/desk/events/<int:event_id>/exhibitors")
@needs(Deed.IMPORT_EXHIBITORS, area_of_event)
def send_list(event_id: int) -> Response:
    """Take a spreadsheet in; it is kept until it is applied or another one comes."""
    file = request.files.get("list")
    if file is None or not file.filename:
        return _page(event_id, [Problem("list", _NO_FILE)])
    sent = KeptList(shown_name(file.filename), file.stream.read(MAX_FILE_BYTES + 1))
    opened = register()
    try:
        with reading(opened.engine) as session:
            plan_exhibitors(session, read_workbook(sent.data, sent.name), opened.today())
    except Refusal as refusal:
        return _page(event_id, [_unreadable(refusal)])
    keep_list(opened.settings.lists_folder, event_id, sent)
    return lead_to("desk.preview_list", event_id=event_id)


def _unreadable(refusal: Refusal) -> Problem:
    message, remedy = why_refused(refusal)
    return Problem("list", Text(f"{message.vi} {remedy.vi}", f"{message.en} {remedy.en}"))


@blueprint.get("/desk/events/<int:event_id>/exhibitors/preview")
@needs(Deed.IMPORT_EXHIBITORS, area_of_event)
def preview_list(event_id: int) -> Response:
    """Every line of the list that was sent: what the register says, what is near."""
    if kept_list(register().settings.lists_folder, event_id) is None:
        return lead_to("desk.exhibitors", event_id=event_id)
    return _preview(event_id)


def _preview(
    event_id: int,
    problems: list[Problem] | None = None,
    typed: Mapping[str, str] | None = None,
) -> Response:
    opened = register()
    with reading(opened.engine) as session:
        event = the_event(session, event_id)
        replaced = bool(all_stalls_of(session, event_id, opened.today()))
        sent, _workbook, plan = _planned(session, event_id)
    return page(
        "desk/exhibitors_preview.html",
        status=400 if problems else 200,
        problems=problems or [],
        typed=typed or {},
        event=event,
        sent=sent,
        plan=plan,
        standings=Standing,
        undecided=len(plan.undecided),
        replaced=replaced,
    )


def _planned(session: Session, event_id: int) -> tuple[KeptList, Workbook, ExhibitorPlan]:
    opened = register()
    sent = kept_list(opened.settings.lists_folder, event_id) or abort(404)
    workbook = read_workbook(sent.data, sent.name)
    return sent, workbook, plan_exhibitors(session, workbook, opened.today(), event_id)


@blueprint.post("/desk/events/<int:event_id>/exhibitors/preview")
@needs(Deed.IMPORT_EXHIBITORS, area_of_event)
def apply_list(event_id: int) -> Response:
    """Make the list that was looked through the event's stalls, with what was chosen."""
    opened, typed = register(), typed_form()
    folder = opened.settings.lists_folder
    sent = kept_list(folder, event_id)
    if sent is None:
        return lead_to("desk.exhibitors", event_id=event_id)
    if typed.get("digest") != sent.digest:
        return _preview(event_id, [Problem("form", _OTHER_LIST)])
    # Looked up before the change is open: others need not wait for that.
    with reading(opened.engine) as session:
        _, _, plan = _planned(session, event_id)
    try:
        with changing(opened.engine, actor=actor(), at=opened.now()) as change:
            apply_exhibitors(change, change.session.get_one(Event, event_id), plan)
            choose_among(change, event_id, _choices(typed))
    except UnknownProduct:
        return _preview(event_id, [Problem("form", _WRONG_CHOICE)], typed)
    drop_list(folder, event_id)
    return lead_to("desk.exhibitors", "exhibitors", event_id=event_id)


def _choices(typed: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """What was chosen, by the positions of stall and line that the fields' names hold."""
    named = ((_CHOICE.fullmatch(name), code) for name, code in typed.items() if code)
    return {(int(at[1]), int(at[2])): code for at, code in named if at}


@blueprint.get("/desk/events/<int:event_id>/exhibitors/remarks.xlsx")
@needs(Deed.IMPORT_EXHIBITORS, area_of_event)
def list_with_remarks(event_id: int) -> Response:
    """The list that was sent, with what the register says beside each row."""
    with reading(register().engine) as session:
        sent, workbook, plan = _planned(session, event_id)
    answer = make_response(write_exhibitor_remarks(workbook, plan))
    answer.mimetype = FORMS["xlsx"]
    stem = sent.name.rpartition(".")[0] or sent.name
    answer.headers.set("Content-Disposition", "attachment", filename=f"{stem}-remarks.xlsx")
    return answer


@job(every=timedelta(days=1))
def forget_lists() -> None:
    """Forget lists that were sent a month ago and never applied."""
    opened = register()
    drop_old(opened.settings.lists_folder, opened.now())
