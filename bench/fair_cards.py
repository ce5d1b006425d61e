"""How long the cards of a fair take, from its stalls in the register to the file, in one process;
then every symbol of the files is read back.

    OCOP_HOME=… PYTHONPATH=tests python bench/fair_cards.py [--stalls 200] [--goods 3]

The fair is entered into a copy of the home's register. Prints one JSON object; exits 1 if a symbol
does not lead to its product.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from time import perf_counter

from pypdf import PdfReader
from sqlmodel import select
from symbol_reading import decode, modules_of_page

from catalog.cards import load_cards
from catalog.change import changing
from catalog.db import insert_rows, reading
from catalog.events.held import HeldEvent
from catalog.events.reading import load_events
from catalog.events.records import Stall, StallLine
from catalog.events.words import EventKind, Matched
from catalog.events.writing import EventEntry, SiteEntry, enter_event
from catalog.products import Product
from catalog.units import present_provinces
from ocop_site import create_app
from ocop_site.fair_cards import CardKind, FairCards, read_cards, write_cards
from ocop_site.language import speaking
from ocop_site.register import Register, register

A_MODULE = 2.2


def enter_fair(opened: Register, stalls: int, goods: int) -> HeldEvent:
    """A fair of so many stalls with so many goods in force each."""
    today = opened.today()
    with changing(opened.engine, actor="bench", at=opened.now()) as change:
        ids = list(change.session.exec(select(Product.id)))
        cards = [c for c in load_cards(change.session, ids, today) if c.status.in_force]
        site = {
            "name": "Quảng trường", "first_day": today, "last_day": today,
            "province_id": present_provinces(change.session)[0].id,
        }  # fmt: skip
        told = {"name": "Hội chợ OCOP toàn quốc 2027", "kind": EventKind.FAIR}
        (event_id,) = enter_event(change, [EventEntry(told, [SiteEntry(site)])])
        rows = [
            {
                "event_id": event_id, "site_id": None, "position": n, "number": f"A{n:03}",
                "zone": "", "exhibitor": cards[n * goods % len(cards)].producer_name,
                "province": "",
            }
            for n in range(1, stalls + 1)
        ]  # fmt: skip
        lines = [
            {
                "stall_id": stall_id, "position": n, "written": card.name, "written_code": "",
                "row": None, "product_id": card.id, "matched": Matched.BY_REGISTER,
            }
            for place, stall_id in enumerate(insert_rows(change.session, Stall, rows))
            for n in range(goods)
            for card in [cards[(place * goods + n) % len(cards)]]
        ]  # fmt: skip
        insert_rows(change.session, StallLine, lines)
    with reading(opened.engine) as session:
        (held,) = load_events(session, [event_id])
    return held


def read_back(file: bytes, cards: FairCards) -> tuple[int, int]:
    """How many symbols stand in a file, and how many lead to the product that they stand for."""
    reader = PdfReader(BytesIO(file))
    found = Counter(
        address
        for number in range(len(reader.pages))
        for address in decode(modules_of_page(reader, number, A_MODULE))
    )
    meant = Counter(card.symbol.address for card in cards.shelves)
    return meant.total(), (found & meant).total()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stalls", type=int, default=200)
    parser.add_argument("--goods", type=int, default=3)
    chosen = parser.parse_args()
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        shutil.copytree(os.environ["OCOP_HOME"], home)
        os.environ["OCOP_HOME"] = str(home)
        with speaking(create_app(), "vi"):
            opened = register()
            event = enter_fair(opened, chosen.stalls, chosen.goods)
            for kind in CardKind:
                out, start = BytesIO(), perf_counter()
                with reading(opened.engine) as session:
                    cards = read_cards(session, event, opened.today())
                pages = write_cards(cards, kind, out)
                took = perf_counter() - start
                symbols, right = read_back(out.getvalue(), cards)
                figures[kind.value] = {
                    "stalls": len(cards.stalls), "pages": pages, "seconds": round(took, 2),
                    "megabytes": round(len(out.getvalue()) / 1e6, 2), "symbols": symbols,
                    "read_back": right,
                }  # fmt: skip
    print(json.dumps(figures, indent=2))
    if any(f["symbols"] != f["read_back"] for f in figures.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
