"""How stars are earned: the programme's rules for shoppers, makers and buyers, from data."""

from flask import render_template
from flask_babel import gettext as _
from sqlmodel import select

from catalog import programme
from catalog.db import reading
from catalog.legal import LegalBasis
from catalog.verdicts import WITHDRAWAL_REASON_TEXTS
from ocop_site.browse.routes import blueprint
from ocop_site.charts import bar
from ocop_site.kept import kept
from ocop_site.register import register

_LOOKS = {"A": "three", "B": "four", "C": "five"}


@blueprint.get("/stars")
@kept()
def stars() -> str:
    """The bands of points, who decides, how long it holds, and the law that says so."""
    opened = register()
    with reading(opened.engine) as session:
        acts = programme.in_order(session.exec(select(LegalBasis)))
        session.expunge_all()
    versions = [
        (act, parts, bar({_LOOKS[part.letter]: part.points for part in parts}, 100))
        for act, parts in reversed(programme.criteria_parts().items())
    ]
    return render_template(
        "browse/stars.html",
        programme=programme,
        lowest=min(band.from_points for band in programme.bands() if band.certificate),
        acts=acts,
        today=opened.today(),
        versions=versions,
        looks=_LOOKS,
        term=programme.term_of(opened.today()),
        life=_life(),
        levels={"province": _("Province"), "ministry": _("Ministry")},
        reasons=WITHDRAWAL_REASON_TEXTS,
    )


def _life() -> list[object]:
    """The months of a certificate drawn as one bar: held, dossier due, held without."""
    months = programme.periods()["validity"].amount
    opens = programme.periods()["renewal_opens"].amount
    closes = programme.periods()["renewal_closes"].amount
    days = round(months * 365.25 / 12)
    return list(bar({"three": days - opens, "four": opens - closes, "ours": closes}, days))
