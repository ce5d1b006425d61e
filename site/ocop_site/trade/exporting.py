"""The catalogue under a filter as one file, for the site and for `ocop export` alike."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import IO, Any

from flask_babel import gettext as _
from sqlmodel import Session

from catalog.audit import last_change
from catalog.cards import load_cards
from catalog.clock import VIETNAM
from catalog.db import in_chunks, reading
from catalog.particulars import CHUNK, read_particulars
from ocop_site.assets import VERSION
from ocop_site.browse.filters import address, chips
from ocop_site.language import current_language, moment_text
from ocop_site.listing import LICENCE, list_item, marked
from ocop_site.register import register
from ocop_site.schemas.goods import ListItem
from ocop_site.search import vocabulary
from ocop_site.trade.columns import columns
from ocop_site.trade.tables import write_csv, write_json, write_xlsx
from search_index.database_engine import outbox_position
from search_index.query import SearchRequest

FORMS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
"""What a list can be had as, with its media type."""


def export_etag(form: str, wanted: SearchRequest, ids: Sequence[int]) -> str:
    """Changes with the register, the day, the list and how it is told; not with the minute."""
    opened = register()
    parts = (
        VERSION,
        form,
        current_language(),
        opened.today(),
        outbox_position(opened.engine),
        address(wanted),
        ids,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def write_export(
    out: IO[bytes], form: str, wanted: SearchRequest, ids: Sequence[int], now: datetime
) -> None:
    """Write these products in the language of the request; memory holds some hundred at a time."""
    opened = register()
    with reading(opened.engine) as session:
        rows = read_particulars(session, ids, opened.today())
        if form == "csv":
            write_csv(out, columns(now), rows)
        elif form == "xlsx":
            name = "BẢN MẪU" if opened.demonstration else _("Products")
            write_xlsx(
                out, columns(now), rows, (name, _("About this file")), _about(wanted, len(ids), now)
            )
        else:
            facts = _facts(session, wanted, len(ids), now)
            write_json(out, marked(facts), _items(session, ids))


def _items(session: Session, ids: Sequence[int]) -> Iterator[ListItem]:
    today = register().today()
    for chunk in in_chunks(ids, CHUNK):
        for card in load_cards(session, chunk, today):
            yield list_item(card)


def _facts(session: Session, wanted: SearchRequest, total: int, now: datetime) -> dict[str, Any]:
    chosen = {facet.value: sorted(values, key=str) for facet, values in wanted.wanted.items()}
    updated = last_change(session)
    return {
        "total": total,
        "as_of": now.astimezone(VIETNAM).isoformat(timespec="seconds"),
        "filter": {"q": wanted.q, **chosen, "sort": wanted.sort.value},
        "last_updated": updated.isoformat(timespec="seconds") if updated else None,
        "licence": LICENCE,
    }


def _about(wanted: SearchRequest, total: int, now: datetime) -> list[tuple[str, str]]:
    """What a workbook says of itself."""
    opened = register()
    narrowed = [chip.label for chip in chips(wanted, vocabulary())]
    if wanted.only_in_force:
        narrowed.append(_("in force today"))
    lines = [
        (_("As of"), moment_text(now)),
        (_("Source"), opened.settings.site_name),
        (_("Address"), opened.settings.public_url + address(wanted)),
        (_("Search"), wanted.q),
        (_("Filters"), "; ".join(narrowed)),
        (_("Products"), str(total)),
        (_("Licence"), LICENCE),
        (
            _("Please note"),
            _(
                "The register changes: ask it again before you rely on a line. What it has not"
                " recorded may exist."
            ),
        ),
    ]
    if opened.demonstration:
        lines.insert(0, ("BẢN MẪU", _("demonstration data, the producers do not exist")))
    return [line for line in lines if line[1]]
