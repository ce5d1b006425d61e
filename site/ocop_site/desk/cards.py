"""Cards of an event on the desk: which there are, and their files."""

from dataclasses import replace
from io import BytesIO
from typing import Final

from flask import Response, make_response, request

from catalog.accounts.mandates import Deed
from catalog.db import reading
from ocop_site.account.signed_in import needs
from ocop_site.desk.areas import area_of_event
from ocop_site.desk.events import standing
from ocop_site.desk.pages import lead_to, page
from ocop_site.desk.routes import blueprint
from ocop_site.fair_cards import CardKind, FairCards, read_cards, write_cards
from ocop_site.register import register

STALLS_A_FILE: Final = 50
"""Cards of so many stalls are drawn while somebody waits, in a second or two; a larger fair
comes in several files, which printers prefer too."""


def _cards(event_id: int) -> FairCards:
    opened = register()
    with reading(opened.engine) as session:
        return read_cards(session, standing(session, event_id).held, opened.today())


@blueprint.get("/desk/events/<int:event_id>/cards")
@needs(Deed.IMPORT_EXHIBITORS, area_of_event)
def cards(event_id: int) -> Response:
    """Which cards there are, and which lines get none."""
    made = _cards(event_id)
    with reading(register().engine) as session:
        event = standing(session, event_id).held.row
    return page(
        "desk/cards.html",
        event=event,
        cards=made,
        parts=[
            (start // STALLS_A_FILE + 1, made.stalls[start : start + STALLS_A_FILE])
            for start in range(0, len(made.stalls), STALLS_A_FILE)
        ],
        kinds=CardKind,
    )


@blueprint.get("/desk/events/<int:event_id>/cards.pdf")
@needs(Deed.IMPORT_EXHIBITORS, area_of_event)
def cards_file(event_id: int) -> Response:
    """Cards of one kind, `?kind=`, of one part of the stalls, `?part=` from 1."""
    kind, part = request.args.get("kind", ""), request.args.get("part", 1, int)
    made = _cards(event_id)
    start = (part - 1) * STALLS_A_FILE
    last = start + STALLS_A_FILE >= len(made.stalls)
    if kind not in set(CardKind) or not 0 <= start < len(made.stalls):
        return lead_to("desk.cards", event_id=event_id)
    held = replace(
        made,
        stalls=made.stalls[start : start + STALLS_A_FILE],
        left_out=made.left_out if last else (),
    )
    out = BytesIO()
    write_cards(held, CardKind(kind), out)
    answer = make_response(out.getvalue())
    answer.mimetype = "application/pdf"
    name = f"{kind}-{part}.pdf" if len(made.stalls) > STALLS_A_FILE else f"{kind}.pdf"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
