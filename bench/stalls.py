"""Stall lists against a register: how many loosely written lines are matched right, and whether
any line is wrongly certified.

    OCOP_HOME=… python bench/stalls.py [--lines 200] [--decoys 200] [--seed 2026] [--show]

Prints one JSON object; with `--show` every line that failed goes to standard error. Exits 1 if a
line was wrongly certified.
"""

import argparse
import json
import sys
from collections import Counter
from datetime import date
from io import BytesIO
from time import perf_counter

from decoy_lines import decoys
from loose_lines import LooseLine, loose_lines
from sqlmodel import Session
from xlsxwriter import Workbook as Writer

from catalog.clock import utc_now, vietnam_day
from catalog.db import open_engine, reading
from catalog.events.exhibitors import PlannedLine, Standing, plan_exhibitors
from catalog.events.stall_register import read_register
from catalog.intake.read import read_workbook
from ocop_site.settings import load_settings

HEADERS = ("Gian hàng", "Đơn vị", "Địa phương", "Sản phẩm trưng bày")


def sheet_of(lines: list[LooseLine]) -> bytes:
    """The lines as an organiser's spreadsheet, a stall each."""
    buffer = BytesIO()
    book = Writer(buffer, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Gian hàng")
    sheet.write_row(0, 0, ["DANH SÁCH GIAN HÀNG"])
    sheet.write_row(2, 0, HEADERS)
    for row, line in enumerate(lines, 3):
        cells = (f"A{row}", line.producer, line.place, line.written)
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
    book.close()
    return buffer.getvalue()


def ask(session: Session, lines: list[LooseLine], day: date) -> tuple[list[PlannedLine], float]:
    """What each line was found to be, and in how many seconds."""
    workbook = read_workbook(sheet_of(lines), "gian-hang.xlsx")
    start = perf_counter()
    found = plan_exhibitors(session, workbook, day).lines
    took = perf_counter() - start
    if len(found) != len(lines):
        raise SystemExit(f"{len(lines)} lines were written, {len(found)} read")
    return found, took


Pair = tuple[LooseLine, PlannedLine]


def judged(pairs: list[Pair]) -> dict[str, int]:
    """How many were matched right, or offered, and how many wrongly."""
    return {
        "lines": len(pairs),
        "matched_right": sum(line.product_id == got.product_id for line, got in pairs),
        "right_or_offered": sum(
            line.product_id in {got.product_id, *(near.card.id for near in got.near)}
            for line, got in pairs
        ),
        "wrongly_matched": sum(
            got.product_id not in (None, line.product_id) for line, got in pairs
        ),
        "wrongly_certified": sum(
            got.standing is Standing.CERTIFIED and got.product_id != line.product_id
            for line, got in pairs
        ),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=200)
    parser.add_argument("--decoys", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    day = vietnam_day(utc_now())
    with reading(open_engine(load_settings().database)) as session:
        register = read_register(session)
        loose = loose_lines(register, chosen.lines, chosen.seed)
        false = decoys(register, chosen.decoys, chosen.seed)
        found, took = ask(session, loose, day)
        traps, _ = ask(session, false, day)
    lines, kinds = list(zip(loose, found, strict=True)), Counter(line.how for line in false)
    told = {"loose": judged(lines), "decoys": judged(list(zip(false, traps, strict=True)))}
    if chosen.show:
        for line, got in [*lines, *zip(false, traps, strict=True)]:
            if line.product_id != got.product_id:
                print(line, "→", got.card and got.card.name, got.doubt, file=sys.stderr)
    about = {"by_kind_of_decoy": kinds, "seconds": round(took, 2)}
    print(json.dumps(told | about, indent=2, ensure_ascii=False))
    if any(part["wrongly_certified"] for part in told.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
