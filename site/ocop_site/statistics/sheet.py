"""The statistics of a day as CSV: one line for each heading, as offices put them into reports."""

import csv
import io

from flask_babel import gettext as _

from catalog.statistics import STARS
from ocop_site.counts import Account
from ocop_site.language import day_text
from ocop_site.listing import LICENCE
from ocop_site.register import register
from ocop_site.statistics.tables import Row, tables_of
from ocop_site.trade.tables import neutral

_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's own alphabet and spoils every mark."""


def csv_of(account: Account) -> str:
    """All tables of a day below one another, the whole country first."""
    text = io.StringIO()
    sheet = csv.writer(text, lineterminator="\r\n")
    sheet.writerow(_headings())
    total = Row("", _("Whole country"), account.counts.total, [])
    sheet.writerow(_line(account, _("Total"), total))
    for table in tables_of(account):
        for row in table.rows:
            sheet.writerow(_line(account, table.heading, row))
    if register().demonstration:
        sheet.writerow(["BẢN MẪU"])
    return _BYTE_ORDER_MARK + text.getvalue()


def _headings() -> list[str]:
    return [
        _("Figures as of"),
        _("Table"),
        _("Code"),
        _("Name"),
        _("Products in force"),
        *(_("%(n)s stars", n=stars) for stars in STARS),
        _("Producers"),
        _("Lapsed"),
        _("Suspended"),
        _("Withdrawn"),
        _("Data entered up to"),
        _("Licence"),
    ]


def _line(account: Account, table: str, row: Row) -> list[str | int]:
    return [
        day_text(account.day),
        table,
        row.key,
        neutral(row.name),
        row.tally.products,
        *(row.tally.stars[stars] for stars in STARS),
        row.tally.subjects,
        row.lapsed,
        row.suspended,
        row.withdrawn,
        day_text(row.filled_until) if row.filled_until else "",
        LICENCE,
    ]
