"""Drafts as the public would see them."""

from flask import Response, make_response, render_template

from catalog.accounts.mandates import Deed
from catalog.db import reading
from ocop_site.account.signed_in import needs
from ocop_site.desk.areas import area_of_place, the_place
from ocop_site.desk.routes import blueprint
from ocop_site.register import register
from ocop_site.visit.place import told_of


@blueprint.get("/desk/places/<int:place_id>/preview")
@needs(Deed.SEE_PLACE, area_of_place)
def preview_place(place_id: int) -> Response:
    """A place as the public would see it now."""
    with reading(register().engine) as session:
        found = the_place(session, place_id)
        told = told_of(session, found)
        return make_response(render_template("desk/preview_place.html", **told))
