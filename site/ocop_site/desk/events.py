"""An event on the desk: entered, changed, copied, looked at."""

from dataclasses import dataclass

from flask import Response, request, url_for
from sqlmodel import Session

from catalog.accounts.mandates import Area, Deed
from catalog.change import changing
from catalog.db import reading
from catalog.events.copying import copy_event
from catalog.events.held import HeldEvent
from catalog.events.reading import history_of, load_events
from catalog.events.records import Event
from catalog.events.rules import SitePlan, not_public_because
from catalog.events.words import EventKind, EventState
from catalog.events.writing import EventEntry, change_event, enter_event
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.account.signed_in import actor, needs, signed_in_account
from ocop_site.desk.areas import area_of_event, the_event
from ocop_site.desk.contact import contact_of
from ocop_site.desk.event_form import read_event, typed_event
from ocop_site.desk.history import told
from ocop_site.desk.mending import mends_of_event
from ocop_site.desk.pages import is_outdated, lead_to, outdated, page, saved_meanwhile, typed_form
from ocop_site.desk.reading import Reading
from ocop_site.desk.routes import blueprint
from ocop_site.language import text_of
from ocop_site.register import register

DOORS = (
    ("exhibitors", Text("Gian hàng", "Exhibitors"),
     Text("Danh sách từ bảng tính, đối chiếu với sổ", "A list from a spreadsheet, held against"
          " the register")),
    ("cards", Text("Thẻ gian hàng, thẻ kệ", "Stall and shelf cards"),
     Text("Để in, có mã quét và hạn công nhận", "To print, with a symbol and the last day")),
    ("results", Text("Kết quả", "Results"),
     Text("Khách, doanh số, hợp đồng; sau ngày cuối", "Visitors, sales, contracts; after the last"
          " day")),
)  # fmt: skip
LONGEST_NEWS = 300
"""Characters in which a change of a public event is told to its visitors."""


@blueprint.get("/desk/events/<int:event_id>")
@needs(Deed.SEE_EVENT, area_of_event)
def event(event_id: int) -> Response:
    """Where an event stands: what is missing, what can be done, what happened."""
    return event_page(event_id)


@dataclass(frozen=True, slots=True)
class Standing:
    """An event with what keeps it from the public."""

    held: HeldEvent
    reasons: list[Text]

    @property
    def area(self) -> Area:
        """Where it lies and whose it is."""
        provinces = frozenset(site.row.province_id for site in self.held.sites)
        return Area(provinces, self.held.row.owner_id)


def standing(session: Session, event_id: int) -> Standing:
    """The event with this id, or 404."""
    the_event(session, event_id)
    (held,) = load_events(session, [event_id])
    return Standing(held, reasons_of(held))


def reasons_of(held: HeldEvent) -> list[Text]:
    """Why an event is not public yet."""
    plans = [SitePlan(site.row, site.sessions) for site in held.sites]
    return not_public_because(held.row, plans)


@dataclass(frozen=True, slots=True)
class Door:
    """A way from the page of an event to a part of it."""

    address: str
    name: Text
    what: Text


def doors_of(event_id: int) -> list[Door]:
    """The ways to what belongs to an event beside its sites."""
    return [Door(url_for(f"desk.{to}", event_id=event_id), name, what) for to, name, what in DOORS]


def event_page(event_id: int, problems: list[Problem] | None = None) -> Response:
    """The page of an event, with what stands in the way of what was asked."""
    opened = register()
    with reading(opened.engine) as session:
        stands = standing(session, event_id)
        return page(
            "desk/event.html",
            status=400 if problems else 200,
            problems=problems or [],
            event=stands.held.row,
            held=stands.held,
            version=stands.held.row.version,
            area=stands.area,
            reasons=stands.reasons,
            mends=mends_of_event(stands.held, stands.reasons),
            today=opened.today(),
            doors=doors_of(event_id),
            acts=told(session, history_of(session, event_id)),
        )


@blueprint.get("/desk/events/new")
@needs(Deed.WRITE_EVENT)
def new_event() -> Response:
    """The form of an event that is not entered yet."""
    return _form(None, {"kind": EventKind.FAIR.value})


@blueprint.post("/desk/events/new")
@needs(Deed.WRITE_EVENT)
def enter_new_event() -> Response:
    """Enter an event as a draft of who is signed in."""
    opened, typed = register(), typed_form()
    columns, problems = read_event(typed, agreed_before="")
    if problems:
        return _form(None, typed, problems)
    row = {**columns, "owner_id": signed_in_account().account_id}
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        (event_id,) = enter_event(change, [EventEntry(row)])
    return lead_to("desk.event", "entered", event_id=event_id)


@blueprint.get("/desk/events/<int:event_id>/edit")
@needs(Deed.WRITE_EVENT, area_of_event)
def edit_event(event_id: int) -> Response:
    """The form of an event."""
    with reading(register().engine) as session:
        found = the_event(session, event_id)
        return _form(found, typed_event(found))


@blueprint.post("/desk/events/<int:event_id>/edit")
@needs(Deed.WRITE_EVENT, area_of_event)
def save_event(event_id: int) -> Response:
    """Change an event, unless somebody else did so since its form was shown."""
    opened, typed = register(), typed_form()
    news = Reading(typed).line("news", LONGEST_NEWS)
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        found = the_event(change.session, event_id)
        agreed = contact_of(found.phone, found.email)
        columns, problems = read_event(typed, agreed_before=agreed)
        if is_outdated(found.version):
            problems = [outdated(), *problems]
        if problems:
            return _form(found, typed, problems)
        change_event(change, event_id, columns, note=news[:LONGEST_NEWS])
        done = saved(found)
    return lead_to("desk.event", done, event_id=event_id)


def saved(found: Event) -> str:
    """What to say after saving."""
    return "saved-public" if found.state is EventState.PUBLISHED else "saved"


@blueprint.post("/desk/events/<int:event_id>/copy")
@needs(Deed.WRITE_EVENT, area_of_event)
def copy(event_id: int) -> Response:
    """Begin this year's event with last year's."""
    opened = register()
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        copied_id = copy_event(change, event_id, signed_in_account().account_id)
    return lead_to("desk.event", "copied", event_id=copied_id)


@blueprint.post("/desk/events/<int:event_id>/days-hold")
@needs(Deed.WRITE_EVENT, area_of_event)
def days_hold(event_id: int) -> Response:
    """Confirm the days and stalls that came with copying."""
    opened = register()
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        change_event(change, event_id, {"unconfirmed": False})
    return lead_to("desk.event", "confirmed", event_id=event_id)


def _form(
    found: Event | None, typed: dict[str, str], problems: list[Problem] | None = None
) -> Response:
    stored = typed_event(found) if found else {}
    clash = found is not None and request.method == "POST" and is_outdated(found.version)
    return page(
        "desk/event_form.html",
        status=400 if problems else 200,
        event=found,
        version=found.version if found else None,
        typed=typed,
        problems=problems or [],
        meanwhile=saved_meanwhile(typed, stored) if clash else {},
        stored=stored,
        kinds=[(kind.value, text_of(kind.label)) for kind in EventKind],
        longest_news=LONGEST_NEWS,
    )
