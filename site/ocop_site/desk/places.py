"""A place on the desk: entered, changed, looked at."""

from typing import Any

from flask import Response, request
from sqlmodel import Session

from catalog.accounts.mandates import Deed
from catalog.change import changing
from catalog.db import reading
from catalog.lunar import tet
from catalog.places import keeping
from catalog.places.publishing import why_not_public
from catalog.places.queries import (
    acts_of,
    photos_of,
    possible_duplicates,
    stock_of,
    timetable_of,
)
from catalog.places.records import Place
from catalog.places.rules import stale_since
from catalog.places.words import ClosingKind, HolidayRule, PlaceKind
from catalog.places.writing import PlaceRefused
from catalog.typed import Problem
from ocop_site.account.signed_in import actor, may_here, needs, signed_in_account
from ocop_site.desk.areas import area_of, area_of_place, the_place
from ocop_site.desk.contact import contact_of
from ocop_site.desk.history import told
from ocop_site.desk.mending import mends_of_place
from ocop_site.desk.pages import (
    is_outdated,
    lead_to,
    outdated,
    page,
    refusals,
    saved_meanwhile,
    typed_form,
)
from ocop_site.desk.place_form import MOST_CLOSINGS, WEEKDAYS, read_place, typed_place
from ocop_site.desk.routes import blueprint
from ocop_site.desk.units import communes_of, ids_of, open_provinces
from ocop_site.desk.words import CLOSINGS, HOLIDAYS, weekday_labels
from ocop_site.language import text_of
from ocop_site.register import register


@blueprint.get("/desk/places/<int:place_id>")
@needs(Deed.SEE_PLACE, area_of_place)
def place(place_id: int) -> Response:
    """Where a place stands: what is missing, what can be done, what happened."""
    return place_page(place_id)


def place_page(place_id: int, problems: list[Problem] | None = None) -> Response:
    """The page of a place, with what stands in the way of what was asked."""
    opened = register()
    with reading(opened.engine) as session:
        found = the_place(session, place_id)
        reasons = why_not_public(session, found, opened.today())
        return page(
            "desk/place.html",
            status=400 if problems else 200,
            problems=problems or [],
            place=found,
            version=found.version,
            area=area_of(found),
            reasons=reasons,
            mends=mends_of_place(found.id, reasons),
            stale=stale_since(found.confirmed_on, opened.today()),
            goods=len(stock_of(session, place_id)),
            pictures=len(photos_of(session, place_id)),
            acts=told(session, acts_of(session, place_id)),
            twins=_twins(session, found),
        )


def _twins(session: Session, found: Place) -> list[Place]:
    twins = possible_duplicates(session, found)
    return [twin for twin in twins if may_here(Deed.SEE_PLACE, area_of(twin))]


@blueprint.get("/desk/places/new")
@needs(Deed.WRITE_PLACE)
def new_place() -> Response:
    """The form of a place that is not entered yet."""
    with reading(register().engine) as session:
        provinces = open_provinces(session, Deed.WRITE_PLACE, signed_in_account().account_id)
        first = {"province": str(provinces[0][0])} if len(provinces) == 1 else {}
        return _form(session, None, first)


@blueprint.post("/desk/places/new")
@needs(Deed.WRITE_PLACE)
def enter_place() -> Response:
    """Enter a place as a draft of who is signed in."""
    opened, typed, owner_id = register(), typed_form(), signed_in_account().account_id
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        provinces = ids_of(open_provinces(change.session, Deed.WRITE_PLACE, owner_id))
        columns, timetable, problems = read_place(
            typed, provinces=provinces, agreed_before="", today=opened.today()
        )
        if problems:
            return _form(change.session, None, typed, problems)
        row = {**columns, "owner_id": owner_id}
        entered = keeping.enter_places(change, [(row, timetable)])
    return lead_to("desk.place", "entered", place_id=entered[0])


@blueprint.get("/desk/places/<int:place_id>/edit")
@needs(Deed.WRITE_PLACE, area_of_place)
def edit_place(place_id: int) -> Response:
    """The form of a place."""
    with reading(register().engine) as session:
        found = the_place(session, place_id)
        return _form(session, found, typed_place(found, timetable_of(session, found)))


@blueprint.post("/desk/places/<int:place_id>/edit")
@needs(Deed.WRITE_PLACE, area_of_place)
def save_place(place_id: int) -> Response:
    """Change a place, unless somebody else did so since its form was shown."""
    opened, typed = register(), typed_form()
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        found = the_place(change.session, place_id)
        columns, timetable, problems = read_place(
            typed,
            provinces=ids_of(open_provinces(change.session, Deed.WRITE_PLACE, found.owner_id)),
            agreed_before=contact_of(found.phone, found.email),
            today=opened.today(),
        )
        if is_outdated(found.version):
            problems = [outdated(), *problems]
        if not problems:
            try:
                keeping.change_place(change, found, columns, timetable)
            except PlaceRefused as refused:
                problems = refusals(refused.reasons)
        if problems:
            return _form(change.session, found, typed, problems)
        done = "saved-public" if found.state == "published" else "saved"
    return lead_to("desk.place", done, place_id=place_id)


def _form(
    session: Session,
    found: Place | None,
    typed: dict[str, str],
    problems: list[Problem] | None = None,
) -> Response:
    stored = typed_place(found, timetable_of(session, found)) if found else {}
    clash = found is not None and request.method == "POST" and is_outdated(found.version)
    owner_id = found.owner_id if found else signed_in_account().account_id
    chosen = typed.get("province", "")
    return page(
        "desk/place_form.html",
        status=400 if problems else 200,
        place=found,
        version=found.version if found else None,
        typed=typed,
        problems=problems or [],
        meanwhile=saved_meanwhile(typed, stored) if clash else {},
        stored=stored,
        provinces=open_provinces(session, Deed.WRITE_PLACE, owner_id),
        communes=communes_of(session, int(chosen) if chosen.isdecimal() else None),
        **_choices(typed),
    )


def _choices(typed: dict[str, str]) -> dict[str, Any]:
    rows = [row for row in range(MOST_CLOSINGS) if typed.get(f"closed_from_{row}")]
    today = register().today()
    new_year = tet(today.year)
    return {
        "kinds": [(kind.value, text_of(kind.label)) for kind in PlaceKind],
        "holidays": [(rule.value, text_of(HOLIDAYS[rule])) for rule in HolidayRule],
        "closing_kinds": [(kind.value, text_of(CLOSINGS[kind])) for kind in ClosingKind],
        "closing_rows": min(max(rows, default=-1) + 2, MOST_CLOSINGS),
        "weekdays": weekday_labels(),
        "own_days": any(typed.get(f"day_{weekday}") for weekday in WEEKDAYS),
        "tet": new_year if new_year >= today else tet(today.year + 1),
    }
