"""`/register/lapsed.csv`, `/register/withdrawn.csv`: a public register as one file."""

import io

from flask import Response
from flask_babel import gettext as _

from catalog.db import reading
from catalog.particulars import Particulars, read_particulars
from catalog.verdicts import WITHDRAWAL_REASON_TEXTS
from catalog.withdrawals import Withdrawal, find_withdrawals
from ocop_site.browse.registers import read_list
from ocop_site.language import text_of
from ocop_site.register import register
from ocop_site.trade.columns import Column, columns
from ocop_site.trade.routes import blueprint
from ocop_site.trade.tables import write_csv


@blueprint.get("/register/<any(lapsed, withdrawn):name>.csv")
def register_file(name: str) -> Response:
    """The lines of a register under its filters, all pages of it, with the day and the reason."""
    opened, out = register(), io.BytesIO()
    ids = [line.product_id for line in read_list(name).lines]
    with reading(opened.engine) as session:
        told = columns(opened.now())
        if name == "withdrawn":
            told += _columns(find_withdrawals(session, ids))
        write_csv(out, told, read_particulars(session, ids, opened.today()))
    file = f'attachment; filename="ocop-{name}-{opened.today():%Y-%m-%d}.csv"'
    return Response(out.getvalue(), mimetype="text/csv", headers={"Content-Disposition": file})


def _columns(acts: dict[int, Withdrawal]) -> list[Column]:
    def act(row: Particulars) -> Withdrawal:
        return acts[row.card.id]

    return [
        Column(_("Withdrawn from"), 13, lambda row: act(row).on),
        Column(_("Withdrawn by decision no."), 20, lambda row: act(row).number),
        Column(_("Withdrawn by"), 34, lambda row: act(row).issuer),
        Column(_("Reason"), 44, lambda row: text_of(WITHDRAWAL_REASON_TEXTS[act(row).reason])),
    ]
