"""The promotion plan as .xlsx: a sheet each for events, places, gifts and last year's results."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Any

from flask_babel import gettext as _
from xlsxwriter import Workbook

from catalog.events.results import COUNTS
from catalog.offers import Price
from catalog.promotion import EventOfYear, PlaceOfYear, PromotionPlan, ResultOfYear
from catalog.text import Text
from ocop_site.language import day_text, text_of
from ocop_site.register import register
from ocop_site.trade.tables import neutral

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TOP = 3
"""Rows above a table: what it is, whose and of which day, a blank one."""
_WIDEST = 60

Row = Sequence[str | int | date | None]


def write_plan(plan: PromotionPlan, out: IO[bytes], today: date) -> None:
    """Write the workbook; every text goes in as text, never as a formula."""
    book = Workbook(out, _OPTIONS)
    formats = {
        "head": book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "number": book.add_format({"num_format": "#,##0"}),
    }
    for name, title, head, rows in _sheets(plan):
        sheet = book.add_worksheet(name[:31])
        _write(sheet, formats, title, _whose(plan, today), head, list(rows))
    book.close()


def _sheets(plan: PromotionPlan) -> Iterable[tuple[str, str, list[str], Iterable[Row]]]:
    before = plan.year - 1
    yield (
        _("Fairs and events"), _("Fairs and other events of %(year)s", year=plan.year),
        [_("Quarter"), _("From"), _("To"), _("Times"), _("Name"), _("Edition"), _("Kind"),
         _("Provinces"), _("Venues"), _("Stalls"), _("Organiser"), _("Decision"), _("State")],
        map(_event, plan.events),
    )  # fmt: skip
    yield (
        _("Places"), _("OCOP places in %(year)s", year=plan.year),
        [_("Name"), _("Kind"), _("Province"), _("Commune"), _("Address"), _("Operator"),
         _("Opened on"), _("Opened this year"), _("Last confirmed"), _("Confirmed this year"),
         _("State")],
        map(_place, plan.places),
    )  # fmt: skip
    bands = list(Price)
    yield (
        _("Gifts"), _("Goods that suit as gifts"),
        [_("Province"), _("Goods"), _("Producers"), *(text_of(band.label) for band in bands)],
        ([g.province.name, g.total, g.producers, *(g.by_band[b] for b in bands)]
         for g in plan.gifts),
    )  # fmt: skip
    yield (
        _("Results of the year before"), _("What came of the events of %(year)s", year=before),
        [_("Name"), _("From"), _("To"), _("Provinces"), _("Visitors"), _("Exhibitors"),
         _("Stalls"), _("Sales in dong"), _("Contracts signed"), _("Value of contracts in dong"),
         _("In words"), _("Reported on")],
        map(_result, plan.results),
    )  # fmt: skip


def _event(planned: EventOfYear) -> Row:
    held = planned.event
    row = held.row
    return [
        planned.quarter, planned.first, planned.last, planned.times, text_of(row.title),
        row.edition, text_of(row.kind.label), "; ".join(unit.name for unit in held.provinces),
        "; ".join(site.row.name or site.row.address for site in held.sites), held.stalls,
        row.organiser, row.decision, text_of(row.state.label),
    ]  # fmt: skip


def _place(of: PlaceOfYear) -> Row:
    row = of.place
    return [
        text_of(row.title), text_of(row.kind.label), of.province.name, row.commune, row.address,
        row.operator, row.opened_on, _yes(of.opened), row.confirmed_on, _yes(of.confirmed),
        text_of(row.state.label),
    ]  # fmt: skip


def _result(of: ResultOfYear) -> Row:
    held, result = of.event, of.result
    figures = [getattr(result, name) for name in COUNTS]
    return [
        text_of(held.row.title), held.first_day, held.last_day,
        "; ".join(unit.name for unit in held.provinces), *figures, text_of(result.told),
        result.reported_on,
    ]  # fmt: skip


def _yes(said: bool) -> str:
    return text_of(Text("có", "yes")) if said else ""


def _whose(plan: PromotionPlan, today: date) -> str:
    where = plan.province.name if plan.province else _("the whole country")
    said = [where, _("As of %(day)s", day=day_text(today)), register().settings.site_name]
    if register().demonstration:
        said.insert(0, _("BẢN MẪU · demonstration data, the producers do not exist"))
    return " · ".join(said)


def _write(
    sheet: Any, formats: dict[str, Any], title: str, whose: str, head: list[str], rows: list[Row]
) -> None:
    sheet.write_string(0, 0, title, formats["title"])
    sheet.write_string(1, 0, whose)
    for column, text in enumerate(head):
        sheet.write_string(_TOP, column, text, formats["head"])
    widths = [len(text) for text in head]
    for number, row in enumerate(rows, _TOP + 1):
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, formats["day"])
            elif isinstance(value, int):
                sheet.write_number(number, column, value, formats["number"])
            else:
                sheet.write_string(number, column, neutral(value))
            widths[column] = max(widths[column], min(len(str(value)), _WIDEST))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width + 2)
    sheet.freeze_panes(_TOP + 1, 1)
    if rows:
        sheet.autofilter(_TOP, 0, _TOP + len(rows), len(head) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_TOP)
