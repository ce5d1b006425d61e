"""The page of statistics and its CSV."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from http import HTTPStatus

from flask import Response, render_template, request, url_for

from catalog.asked_day import PROGRAMME_BEGAN, NoSuchDay, read_day
from catalog.status import Status
from catalog.text import Text
from ocop_site.charts import ColumnChart, Piece, bar, columns
from ocop_site.counts import Account, Beside, account_of
from ocop_site.kept import kept
from ocop_site.language import day_text
from ocop_site.register import register
from ocop_site.statistics.routes import blueprint
from ocop_site.statistics.sheet import csv_of
from ocop_site.statistics.tables import LOOKS, tables_of

_YEARS_OFFERED = 3


@blueprint.get("/statistics")
def page() -> Response | str | tuple[str, int]:
    """The register counted on a day; a day that cannot be is answered with today's, as 400."""
    try:
        _day_asked()
    except NoSuchDay as error:
        return _page(register().today(), error.said), HTTPStatus.BAD_REQUEST
    return _page_of_day()


def _day_asked() -> date:
    return read_day(request.args.get("on", ""), register().today())


def _one_address() -> str:
    day = _day_asked()
    on = day.isoformat() if day != register().today() else None
    return url_for("statistics.page", on=on)


@kept(_one_address)
def _page_of_day() -> str:
    return _page(_day_asked())


def _page(day: date, refused: Text | None = None) -> str:
    today, account = register().today(), account_of(day)
    return render_template(
        "statistics/page.html",
        account=account,
        total=account.counts.total,
        tables={table.name: table for table in tables_of(account)},
        over_time=_over_time(account),
        quarter_labels=_years_under(end for end, _ in account.quarters),
        quarter_lines=[(day_text(end), held) for end, held in account.quarters],
        ahead=_ahead(account),
        month_labels=[(f"{one.month:%m}/{one.month:%y}", 1) for one in account.counts.ahead],
        month_lines=[(f"{one.month:%m/%Y}", one.stars) for one in account.counts.ahead],
        beside=_beside(account),
        status=Status,
        today=today,
        first_day=PROGRAMME_BEGAN,
        refused=refused,
        ends_of_years=[date(today.year - n, 12, 31) for n in range(1, _YEARS_OFFERED + 1)],
    )


def _over_time(account: Account) -> ColumnChart:
    return columns([{LOOKS[n]: held.get(n, 0) for n in LOOKS} for _, held in account.quarters])


def _years_under(ends: Iterable[date]) -> list[tuple[str, int]]:
    """Each year with the number of its columns, to stand under them."""
    return [(str(year), count) for year, count in sorted(Counter(e.year for e in ends).items())]


def _ahead(account: Account) -> ColumnChart:
    return columns([{LOOKS[n]: month.stars[n] for n in LOOKS} for month in account.counts.ahead])


def _beside(account: Account) -> list[tuple[Beside, list[Piece], list[Piece]]]:
    most = max((max(one.published.products, one.products) for one in account.beside), default=0)
    return [
        (one, bar({"published": one.published.products}, most), bar({"ours": one.products}, most))
        for one in account.beside
    ]


@blueprint.get("/statistics.csv")
def sheet() -> Response | str | tuple[str, int]:
    """The tables of a day in one sheet."""
    try:
        day = _day_asked()
    except NoSuchDay:
        return page()
    name = f'attachment; filename="ocop-{day.isoformat()}.csv"'
    return Response(
        csv_of(account_of(day)), mimetype="text/csv", headers={"Content-Disposition": name}
    )
