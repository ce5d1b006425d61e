"""`GET /api/v1/statistics`: the counts of a day for machines."""

from datetime import date
from typing import Any

from flask import Response, request
from flask_babel import gettext as _

from catalog.asked_day import NoSuchDay, read_day
from catalog.coverage import Filled
from catalog.db import reading
from catalog.published import PublishedTotal
from catalog.statistics import STARS, YearCount
from ocop_site.api.routes import answer, blanks, blueprint, last_updated
from ocop_site.counts import Account, account_of
from ocop_site.errors import problem, refused
from ocop_site.language import text_of
from ocop_site.listing import LICENCE
from ocop_site.register import register
from ocop_site.statistics.tables import Table, tables_of
from search_index.query import LISTED, BadParameter


@blueprint.get("/statistics")
def statistics() -> Response:
    """What the register counts on a day; 400 for a day that cannot be counted."""
    unknown = [BadParameter(name, request.args[name]) for name in request.args if name != "on"]
    if wrong := unknown + blanks():
        return refused(wrong)
    try:
        day = read_day(request.args.get("on", ""), register().today(), only_iso=True)
    except NoSuchDay as error:
        detail = text_of(error.said)
        return problem(400, _("A parameter was not understood"), detail)
    account = account_of(day)
    with reading(register().engine) as session:
        updated = last_updated(session)
    return answer(_shape(account) | {"last_updated": updated, "licence": LICENCE})


def _shape(account: Account) -> dict[str, Any]:
    counts = account.counts
    return {
        "on": account.day.isoformat(),
        "products": counts.total.products,
        "subjects": counts.total.subjects,
        "statuses": {status.value: counts.total.statuses[status] for status in LISTED},
        **{table.name: _lines(table) for table in tables_of(account)},
        "over_time": [
            {"on": end.isoformat(), "products": sum(held.values()), "stars": _stars(held)}
            for end, held in account.quarters
        ],
        "years": [_year(year) for year in account.years],
        "lapses_ahead": [
            {"month": f"{one.month:%Y-%m}", "products": one.products, "stars": _stars(one.stars)}
            for one in counts.ahead
        ],
        "published": [
            _published(one.published)
            | {"this_register": {"products": one.products, "subjects": one.subjects}}
            for one in account.beside
        ],
        "coverage": _coverage(account.coverage),
    }


def _lines(table: Table) -> list[dict[str, Any]]:
    return [
        {
            "value": int(row.key) if table.name in ("stars", "set") else row.key,
            "name": row.name,
            "products": row.tally.products,
            "subjects": row.tally.subjects,
            "stars": _stars(row.tally.stars),
            "statuses": {status.value: row.tally.statuses[status] for status in LISTED},
        }
        for row in table.rows
    ]


def _stars(counted: dict[int, int]) -> dict[str, int]:
    return {str(stars): counted.get(stars, 0) for stars in STARS}


def _year(year: YearCount) -> dict[str, Any]:
    return {
        "year": year.year,
        "until": year.last_day.isoformat(),
        "in_force": sum(year.in_force.values()),
        "issued": year.issued,
        "issued_first": year.first,
        "lapsed": year.lapsed,
        "withdrawn": year.withdrawn,
    }


def _published(one: PublishedTotal) -> dict[str, Any]:
    return {
        "month": f"{one.month:%Y-%m}",
        "products": one.products,
        "subjects": one.subjects,
        "source": one.source.as_dict(),
        "counts": one.counts.as_dict(),
    }


def _coverage(coverage: Filled) -> dict[str, Any]:
    return {
        "provinces": [
            {"code": code, "until": _iso(until)} for code, until in coverage.provinces.items()
        ],
        "ministry": _iso(coverage.ministry),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
