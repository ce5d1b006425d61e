"""Dry run and applying of a workbook, against openpyxl with one object a row, in one run.

    python bench/intake.py [--rows 8340] [--rounds 3]

Every round starts from an empty register in a temporary folder; the best round counts. The
baseline reads the same workbook with openpyxl and enters the same rows with `Session.add_all`,
without any check or matching. Prints one JSON object; `peak_mb` is the highest resident memory of
the first round, of this process and of the reading child.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import Session
from xlsxwriter import Workbook

from catalog import models
from catalog.clock import add_months, vietnam_day
from catalog.db import metadata, open_engine, reading, writing
from catalog.intake.apply import apply_files
from catalog.intake.plan import GivenFile, preview
from catalog.producers import producer_key
from catalog.products import free_codes
from catalog.reference import load_reference, read_data
from catalog.text import same_spelling, slugify, sort_key

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
HEADERS = (
    "STT", "Tên sản phẩm", "Chủ thể", "Loại hình", "Xã (cũ)", "Huyện (cũ)", "Tỉnh (cũ)",
    "Bộ sản phẩm", "Số sao", "Điểm", "Số quyết định", "Ngày quyết định", "Cơ quan ban hành",
    "Điện thoại",
)  # fmt: skip
NAMES = ("Mật ong", "Trà", "Bánh tráng", "Nước mắm", "Gạo", "Cà phê", "Khô cá", "Kẹo dừa", "Nấm")
PLACES = ("Bờ Nam", "Cồn Bần", "Rạch Vàng", "Đồng Nổi", "Sông Hậu", "Núi Voi", "Hồ Sen", "Gò Dầu")


def make_workbook(path: Path, rows: int) -> None:
    """A compiled list: two goods a producer, six decisions a province."""
    chance = random.Random(rows)
    provinces = [row["former_name"] for row in read_data("former_provinces.csv")]
    book = Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Tổng hợp")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, HEADERS)
    for row in range(1, rows + 1):
        maker = row // 2
        province = provinces[maker % len(provinces)]
        stars = chance.choice((3, 3, 3, 4, 4, 5))
        low = {3: 50, 4: 70, 5: 90}[stars]
        turn = maker // len(provinces) % 6
        decided = date(2024 + turn % 2, 1 + 2 * turn, 1 + maker % len(provinces) % 28)
        sheet.write_row(
            row,
            0,
            (
                row,
                f"{chance.choice(NAMES)} {chance.choice(PLACES)} loại {row}",
                f"HTX {chance.choice(PLACES)} số {maker}",
                "HTX",
                f"Xã Tân {maker % 90}",
                f"Huyện Bình {maker % 12}",
                f"Tỉnh {province}",
                1 + row % 26,
                f"{stars} sao",
                low + chance.randrange(0, 20) / 2,
                f"{100 + turn}/QĐ-UBND",
            ),
        )
        sheet.write_datetime(row, 11, datetime.combine(decided, datetime.min.time()), day)
        ministry = "Bộ Nông nghiệp và Phát triển nông thôn"
        sheet.write_string(row, 12, ministry if stars == 5 else f"UBND tỉnh {province}")
        sheet.write_string(row, 13, f"0900 {maker:06}")
    book.close()


def empty_register(folder: str) -> Engine:
    """A fresh database with nothing but reference data."""
    engine = open_engine(f"sqlite:///{tempfile.mkdtemp(dir=folder)}/register.sqlite3")
    metadata.create_all(engine)
    with writing(engine) as session:
        load_reference(session)
    return engine


def with_openpyxl(engine: Engine, path: Path) -> float:
    """The obvious way: read cell by cell, one model object for each row written, `add_all`.

    It writes what applying writes (makers, goods, certificates, history, contacts, log, outbox),
    but checks nothing, looks nothing up and chains no log.
    """
    start = perf_counter()
    sheet = load_workbook(path, read_only=True).active
    assert sheet is not None
    rows: list[tuple[Any, ...]] = list(sheet.iter_rows(min_row=2, values_only=True))
    with writing(engine) as session:
        decisions = _decisions(session, rows)
        firsts = {row[2]: row for row in rows}
        makers = {name: _maker(row) for name, row in firsts.items()}
        session.add_all(makers.values())
        session.flush()
        codes = free_codes(session, len(rows))
        goods = [_goods(row, makers[row[2]], code) for row, code in zip(rows, codes, strict=True)]
        session.add_all(goods)
        session.flush()
        pairs = list(zip(rows, goods, strict=True))
        awards = [_award(row, product, decisions[row[12]]) for row, product in pairs]
        session.add_all(awards)
        session.flush()
        session.add_all(_event(award) for award in awards)
        session.add_all(
            models.PrivateContact(producer_id=makers[name].id, kind="phone", value=row[13])
            for name, row in firsts.items()
        )
        session.add_all(models.OutboxEntry(product_id=product.id, at=AT) for product in goods)
        session.add_all(_log([*makers.values(), *goods, *awards]))
        session.flush()
    return perf_counter() - start


def _decisions(session: Session, rows: list[tuple[Any, ...]]) -> dict[str, models.Decision]:
    decisions = {}
    for name in dict.fromkeys(row[12] for row in rows):
        issuer = models.Issuer(key=name, name=name, level="province")
        session.add(issuer)
        session.flush()
        decisions[name] = models.Decision(
            issuer_id=issuer.id, number="1", number_key="1", decided_on=AT.date()
        )
        session.add(decisions[name])
    session.flush()
    return decisions


def _maker(row: tuple[Any, ...]) -> models.Producer:
    name = str(row[2])
    return models.Producer(
        slug=slugify(name),
        name=name,
        name_key=producer_key(name),
        sort_key=sort_key(name),
        kind="cooperative",
        province_id=1,
    )


def _goods(row: tuple[Any, ...], maker: models.Producer, code: str) -> models.Product:
    name = str(row[1])
    return models.Product(
        code=code,
        slug=slugify(name),
        name=name,
        name_key=same_spelling(name),
        sort_key=sort_key(name),
        producer_id=maker.id,
        set_no=row[7],
        province_id=1,
    )


def _award(
    row: tuple[Any, ...], product: models.Product, decision: models.Decision
) -> models.Certificate:
    return models.Certificate(
        product_id=product.id,
        decision_id=decision.id,
        stars=int(str(row[8])[0]),
        score=row[9],
        issued_on=row[11].date(),
        valid_until=add_months(row[11].date(), 36),
    )


def _event(award: models.Certificate) -> models.CertificateEvent:
    return models.CertificateEvent(
        certificate_id=award.id,
        kind="recognised",
        on_day=award.issued_on,
        decision_id=award.decision_id,
        recorded_at=AT,
        actor="bench",
    )


def _log(things: list[Any]) -> list[models.AuditEntry]:
    return [
        models.AuditEntry(
            seq=seq,
            at=AT,
            actor="bench",
            verb="enter",
            subject=f"{thing.__tablename__}:{thing.id}",
            data={"id": thing.id},
            prev_hash=str(seq),
            hash=str(seq + 1),
        )
        for seq, thing in enumerate(things, start=1)
    ]


def with_intake(engine: Engine, path: Path) -> tuple[float, float, float]:
    """Seconds of a dry run, of applying, and of applying again, which changes nothing."""
    files = [GivenFile(path.name, path.read_bytes())]
    start = perf_counter()
    with reading(engine) as session:
        plan = preview(session, files, vietnam_day(AT))
    dry = perf_counter() - start
    assert not plan.errors, plan.errors[:3]
    start = perf_counter()
    applied = apply_files(engine, files, actor="bench", at=AT)
    apply = perf_counter() - start
    assert applied.plan.counts["new"] == len(plan.planner.outcomes)
    start = perf_counter()
    again = apply_files(engine, files, actor="bench", at=AT)
    assert again.plan.counts["same"] == len(plan.planner.outcomes)
    return dry, apply, perf_counter() - start


def peak_megabytes(who: int) -> float:
    """The highest resident memory so far."""
    scale = 1024 if sys.platform == "darwin" else 1
    return round(resource.getrusage(who).ru_maxrss / 1024 / scale, 1)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rows", type=int, default=8340)
    arguments.add_argument("--rounds", type=int, default=3)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tong-hop.xlsx"
        make_workbook(path, asked.rows)
        ours, theirs = [], []
        peaks = 0.0
        for _ in range(asked.rounds):
            # In turn, so that a busy machine slows both alike.
            ours.append(with_intake(empty_register(folder), path))
            if not theirs:
                sources = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
                peaks = max(peak_megabytes(source) for source in sources)
            theirs.append(with_openpyxl(empty_register(folder), path))
    dry, apply, again = (round(min(times), 2) for times in zip(*ours, strict=True))
    print(
        json.dumps(
            {
                "rows": asked.rows,
                "dry_run_s": dry,
                "apply_s": apply,
                "repeat_s": again,
                "peak_mb": peaks,
                "openpyxl_add_all_s": round(min(theirs), 2),
                "times_faster": round(min(theirs) / apply, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
