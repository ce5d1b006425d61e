"""What is done to a place on the desk: publish, take off, close, confirm, make two one."""

from collections.abc import Callable

from flask import Response, request, url_for
from sqlmodel import Session

from catalog.accounts.mandates import Deed
from catalog.accounts.words import ROLES
from catalog.change import Change, changing
from catalog.db import reading
from catalog.places import keeping, publishing
from catalog.places.queries import find_place, possible_duplicates
from catalog.places.records import Place
from catalog.places.writing import PlaceRefused
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.account.signed_in import actor, demand, may_here, needs, signed_in_account
from ocop_site.desk.areas import area_of, area_of_place, the_place
from ocop_site.desk.pages import lead_to, page, refusals, typed_form
from ocop_site.desk.places import place_page
from ocop_site.desk.reading import Reading
from ocop_site.desk.routes import blueprint
from ocop_site.language import text_of
from ocop_site.register import register

LONGEST_REASON = 500
_NO_REASON = Text("Ghi lý do; người phụ trách sẽ đọc.", "Give the reason; its keeper will read it.")
_NO_CLOSING_DAY = Text("Ghi ngày đóng cửa.", "Give the day on which it closed.")
_NO_TWIN = Text(
    "Không tìm thấy điểm này. Chọn trong danh sách hoặc dán địa chỉ trang của điểm.",
    "There is no such place. Choose one from the list or paste the address of its page.",
)


def _act(place_id: int, done: str, act: Callable[[Change, Place], None]) -> Response:
    """Do something to a place, or show its page with what stands in the way."""
    opened = register()
    try:
        with changing(opened.engine, actor=actor(), at=opened.now()) as change:
            act(change, the_place(change.session, place_id))
    except PlaceRefused as refused:
        return place_page(place_id, refusals(refused.reasons))
    return lead_to("desk.place", done, place_id=place_id)


@blueprint.post("/desk/places/<int:place_id>/publish")
@needs(Deed.PUBLISH_PLACE, area_of_place)
def publish_place(place_id: int) -> Response:
    """Show a place to everybody."""
    return _act(place_id, "published", publishing.publish)


@blueprint.post("/desk/places/<int:place_id>/confirm")
@needs(Deed.CONFIRM_PLACE, area_of_place)
def confirm_place(place_id: int) -> Response:
    """Say that all that is told of a place holds today."""
    body, today = speaking_body(), register().today()
    return _act(
        place_id,
        "confirmed",
        lambda change, found: keeping.confirm(change, [found], by=body, on=today),
    )


def speaking_body() -> str:
    """For which body who is signed in speaks; never a person's name."""
    account = signed_in_account()
    if account.organisation:
        return account.organisation
    return text_of(ROLES[account.mandates[0].role]) if account.mandates else ""


@blueprint.get("/desk/places/<int:place_id>/unpublish")
@needs(Deed.UNPUBLISH_PLACE, area_of_place)
def ask_unpublish_place(place_id: int) -> Response:
    """Ask for the reason."""
    return _reason_page(place_id, {}, [])


@blueprint.post("/desk/places/<int:place_id>/unpublish")
@needs(Deed.UNPUBLISH_PLACE, area_of_place)
def unpublish_place(place_id: int) -> Response:
    """Take a place off the public pages, with the reason."""
    form = Reading(typed_form())
    reason = form.needed("reason", _NO_REASON, LONGEST_REASON)
    if form.problems:
        return _reason_page(place_id, dict(form.typed), form.problems)
    return _act(
        place_id,
        "unpublished",
        lambda change, found: publishing.unpublish(
            change, found, reason=reason, kept_off=not may_here(Deed.WRITE_PLACE, area_of(found))
        ),
    )


@blueprint.post("/desk/places/<int:place_id>/release")
@needs(Deed.RELEASE_PLACE, area_of_place)
def release_place(place_id: int) -> Response:
    """Let its keeper publish again what an office took off."""
    return _act(place_id, "released", publishing.release)


def _reason_page(place_id: int, typed: dict[str, str], problems: list[Problem]) -> Response:
    with reading(register().engine) as session:
        found = the_place(session, place_id)
    return page(
        "desk/reason.html",
        status=400 if problems else 200,
        deed="unpublish",
        thing=found,
        longest=LONGEST_REASON,
        send=url_for("desk.unpublish_place", place_id=place_id),
        back=url_for("desk.place", place_id=place_id),
        typed=typed,
        problems=problems,
    )


@blueprint.get("/desk/places/<int:place_id>/close")
@needs(Deed.CLOSE_PLACE, area_of_place)
def ask_close_place(place_id: int) -> Response:
    """Ask since when it is closed."""
    return _closing_page(place_id, {"closed_on": register().today().isoformat()}, [])


@blueprint.post("/desk/places/<int:place_id>/close")
@needs(Deed.CLOSE_PLACE, area_of_place)
def close_place(place_id: int) -> Response:
    """Close a place for good."""
    form = Reading(typed_form())
    day, reason = form.day("closed_on"), form.line("reason", LONGEST_REASON)
    if day is None and not form.problems:
        form.object_to("closed_on", _NO_CLOSING_DAY)
    if day is None or form.problems:
        return _closing_page(place_id, dict(form.typed), form.problems)
    closing_day = day
    return _act(
        place_id,
        "closed",
        lambda change, found: publishing.close(change, found, on=closing_day, reason=reason),
    )


def _closing_page(place_id: int, typed: dict[str, str], problems: list[Problem]) -> Response:
    with reading(register().engine) as session:
        found = the_place(session, place_id)
    return page(
        "desk/closing.html",
        status=400 if problems else 200,
        place=found,
        longest=LONGEST_REASON,
        typed=typed,
        problems=problems,
    )


@blueprint.get("/desk/places/<int:place_id>/merge")
@needs(Deed.MERGE_PLACES, area_of_place)
def ask_merge_place(place_id: int) -> Response:
    """Ask with which place this one is the same."""
    with reading(register().engine) as session:
        return _merge_page(session, the_place(session, place_id), {}, [])


@blueprint.post("/desk/places/<int:place_id>/merge")
@needs(Deed.MERGE_PLACES, area_of_place)
def merge_place(place_id: int) -> Response:
    """Make this place one with another; both must lie where one may merge."""
    opened, typed = register(), typed_form()
    named = typed.get("other", "") or typed.get("into", "")
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        found = the_place(change.session, place_id)
        into = find_place(change.session, named.strip().rstrip("/").rsplit("/", 1)[-1])
        if into is None or not may_here(Deed.SEE_PLACE, area_of(into)):
            return _merge_page(change.session, found, typed, [Problem("other", _NO_TWIN)])
        demand(Deed.MERGE_PLACES, area_of(into))
        try:
            publishing.merge(change, found, into)
        except PlaceRefused as refused:
            return _merge_page(change.session, found, typed, refusals(refused.reasons))
        into_id = into.id
    return lead_to("desk.place", "merged", place_id=into_id)


def _merge_page(
    session: Session, found: Place, typed: dict[str, str], problems: list[Problem]
) -> Response:
    twins = possible_duplicates(session, found)
    return page(
        "desk/merge.html",
        status=400 if problems else 200,
        place=found,
        twins=[twin for twin in twins if may_here(Deed.MERGE_PLACES, area_of(twin))],
        typed={"into": request.args.get("into", ""), **typed},
        problems=problems,
    )
