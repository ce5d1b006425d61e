"""Drafts as the public would see them."""

from flask import Response, make_response, render_template

from catalog.accounts.mandates import Deed
from catalog.db import reading
from ocop_site.account.signed_in import needs
from ocop_site.desk.areas import area_of_event, area_of_place, the_place
from ocop_site.desk.events import standing
from ocop_site.desk.pages import lead_to
from ocop_site.desk.routes import blueprint
from ocop_site.register import register
from ocop_site.visit import event, place


@blueprint.get("/desk/places/<int:place_id>/preview")
@needs(Deed.SEE_PLACE, area_of_place)
def preview_place(place_id: int) -> Response:
    """A place as the public would see it now."""
    with reading(register().engine) as session:
        found = the_place(session, place_id)
        told = place.told_of(session, found)
        return make_response(render_template("desk/preview_place.html", **told))


@blueprint.get("/desk/events/<int:event_id>/preview")
@needs(Deed.SEE_EVENT, area_of_event)
def preview_event(event_id: int) -> Response:
    """An event as the public would see it now; one without days has nothing to show yet."""
    with reading(register().engine) as session:
        held = standing(session, event_id).held
        if not held.sites:
            return lead_to("desk.event", event_id=event_id)
        told = event.told_of(session, held)
        return make_response(render_template("desk/preview_event.html", **told))
