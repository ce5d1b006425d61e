"""One line of an event's exhibitors on the desk: said by hand which product it is."""

from flask import Response, abort
from sqlmodel import Session, col, select

from catalog.accounts.mandates import Deed
from catalog.cards import load_cards
from catalog.change import changing
from catalog.codes import MistypedCode, parse_code
from catalog.db import reading
from catalog.events.exhibitors import standing_of
from catalog.events.mending import UnknownProduct, choices_for, mend_line
from catalog.events.records import Stall, StallLine
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.account.signed_in import actor, needs
from ocop_site.desk.areas import area_of_event, the_event
from ocop_site.desk.pages import lead_to, page, typed_form
from ocop_site.desk.routes import blueprint
from ocop_site.register import register

OTHER = "other"
_CHOOSE = Text("Chọn một mục.", "Choose one.")
_CODE = Text(
    "Không có sản phẩm nào mang mã này; mã có 8 ký tự, ghi trên nhãn và trang của sản phẩm.",
    "No product bears this code; it has 8 characters and stands on the product's label and page.",
)


@blueprint.get("/desk/events/<int:event_id>/exhibitors/<int:line_id>")
@needs(Deed.IMPORT_EXHIBITORS, area_of_event)
def exhibitor_line(event_id: int, line_id: int) -> Response:
    """What a line may mean, to choose from."""
    return _page(event_id, line_id)


def _page(event_id: int, line_id: int, problems: list[Problem] | None = None) -> Response:
    opened = register()
    with reading(opened.engine) as session:
        event, (stall, line) = the_event(session, event_id), _line(session, event_id, line_id)
        doubt, choices = choices_for(session, stall, line, opened.today())
        held = load_cards(session, [line.product_id] if line.product_id else [], opened.today())
    card = held[0] if held else None
    return page(
        "desk/exhibitor_line.html",
        status=400 if problems else 200,
        problems=problems or [],
        typed=typed_form() if problems else {},
        event=event,
        stall=stall,
        line=line,
        card=card,
        standing=standing_of(card),
        standing_of=standing_of,
        doubt=doubt,
        choices=[choice for choice in choices if card is None or choice.card.id != card.id],
    )


@blueprint.post("/desk/events/<int:event_id>/exhibitors/<int:line_id>")
@needs(Deed.IMPORT_EXHIBITORS, area_of_event)
def choose_for_line(event_id: int, line_id: int) -> Response:
    """Note what was chosen for a line."""
    opened, typed = register(), typed_form()
    chosen = typed.get("choice", "")
    try:
        if chosen == OTHER:
            chosen = parse_code(typed.get("code", "")).value
        if not chosen:
            return _page(event_id, line_id, [Problem("choice", _CHOOSE)])
        with changing(opened.engine, actor=actor(), at=opened.now()) as change:
            mend_line(change, _line(change.session, event_id, line_id)[1], chosen)
    except (MistypedCode, UnknownProduct):
        return _page(event_id, line_id, [Problem("code", _CODE)])
    return lead_to("desk.exhibitors", "mended", event_id=event_id, _anchor=f"line-{line_id}")


def _line(session: Session, event_id: int, line_id: int) -> tuple[Stall, StallLine]:
    """The line with its stall, if it is one of the event's; else 404."""
    query = (
        select(Stall, StallLine)
        .join(StallLine, col(StallLine.stall_id) == Stall.id)
        .where(Stall.event_id == event_id, StallLine.id == line_id)
    )
    return session.exec(query).one_or_none() or abort(404)
