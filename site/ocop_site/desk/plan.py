"""The promotion plan of a year on the desk: a province its own, the central office all."""

from io import BytesIO
from typing import Final

from flask import Response, abort, make_response, request, url_for

from catalog.accounts.mandates import Area, Deed
from catalog.db import reading
from catalog.offers import Price
from catalog.promotion import FIRST_YEAR, LAST_YEAR, PromotionPlan, read_promotion
from catalog.units import Unit, present_provinces
from ocop_site.account.signed_in import demand, may_here, needs, signed_in_account
from ocop_site.desk.pages import page
from ocop_site.desk.routes import blueprint
from ocop_site.listing import public_address
from ocop_site.promotion import write_plan
from ocop_site.register import register
from ocop_site.trade.exporting import FORMS
from ocop_site.visit.calendars import subscription

YEARS_SHOWN: Final = 3


def _asked() -> tuple[PromotionPlan, list[Unit]]:
    """The plan that the address asks for, and the provinces that may be chosen.

    Without `?province=` the country for who may see it, else the province of one's own.
    """
    opened = register()
    year = request.args.get("year", opened.today().year, int)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        abort(404)
    with reading(opened.engine) as session:
        provinces = present_provinces(session)
        ids = {unit.code: unit.id or 0 for unit in provinces}
        code = request.args.get("province", "")
        if code and code not in ids:
            abort(404)
        wanted = ids[code] if code else _own_province()
        if wanted is None:
            demand(Deed.READ_COUNTRY_PLAN)
        else:
            demand(Deed.READ_PLAN, Area(frozenset({wanted})))
        plan = read_promotion(session, year, wanted, opened.today())
        session.expunge_all()
    allowed = [u for u in provinces if may_here(Deed.READ_PLAN, Area(frozenset({u.id or 0})))]
    return plan, allowed


def _own_province() -> int | None:
    """Whose plan is meant where none is named: the country's, if one may see it."""
    if may_here(Deed.READ_COUNTRY_PLAN):
        return None
    mandates = signed_in_account().mandates
    own = [m.province_id for m in mandates if m.province_id is not None]
    return next((i for i in own if may_here(Deed.READ_PLAN, Area(frozenset({i})))), None)


@blueprint.get("/desk/plan")
@needs(Deed.READ_PLAN)
def plan() -> Response:
    """Fairs, places and gifts of a year (`?year=`, `?province=` a code), to look at and print."""
    made, provinces = _asked()
    today = register().today()
    code = made.province.code if made.province else None
    if made.province:
        calendar = public_address("visit.province_calendar", slug=made.province.slug)
    else:
        calendar = public_address("visit.fairs_calendar")
    return page(
        "desk/plan.html",
        plan=made,
        provinces=provinces,
        country=may_here(Deed.READ_COUNTRY_PLAN),
        bands=list(Price),
        years=[today.year + ahead for ahead in range(-1, YEARS_SHOWN - 1)],
        today=today,
        file=url_for("desk.plan_file", year=made.year, province=code),
        calendar=calendar,
        subscription=subscription(calendar),
    )


@blueprint.get("/desk/plan.xlsx")
@needs(Deed.READ_PLAN)
def plan_file() -> Response:
    """The same as a workbook with a sheet for each part."""
    made, _provinces = _asked()
    out = BytesIO()
    write_plan(made, out, register().today())
    answer = make_response(out.getvalue())
    answer.mimetype = FORMS["xlsx"]
    where = made.province.slug if made.province else "ca-nuoc"
    name = f"ke-hoach-xuc-tien-{where}-{made.year}.xlsx"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
