"""Why a product may not be listed, and up to which day each province is entered."""

from flask import render_template

from catalog.coverage import filled
from catalog.db import reading
from catalog.units import present_provinces
from ocop_site.browse.routes import blueprint
from ocop_site.register import register


@blueprint.get("/why-not-listed")
def why_not_listed() -> str:
    """The lawful reasons for an absence, and how far the register is entered."""
    with reading(register().engine) as session:
        until = filled(session).provinces
        covered = [(unit, until[unit.code]) for unit in present_provinces(session)]
        return render_template("browse/why_not_listed.html", covered=covered)
