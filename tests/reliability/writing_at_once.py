"""Those who write to the register at the same time, each with an engine of its own."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

from cryptography.fernet import Fernet, MultiFernet
from databases import opened
from factories import World
from sqlalchemy import Engine

from catalog.change import changing
from catalog.intake.apply import apply_files
from catalog.intake.plan import GivenFile
from catalog.reports.filing import PUBLIC, Filing, file_report
from catalog.reports.receipts import derive_receipt
from catalog.reports.rules import Told
from catalog.reports.words import ReportKind
from catalog.scans import add_counts

NOW = datetime(2026, 11, 22, 3, 42, tzinfo=UTC)
TODAY = date(2026, 11, 22)
APART = 10_000

Writer = Callable[[Engine, int, Callable[[], bool]], int]

HEADER = (
    "STT;Tên sản phẩm;Chủ thể;Loại hình;Xã/Phường (cũ);Huyện (cũ);Tỉnh (cũ);Bộ sản phẩm;Số sao;"
    "Điểm;Số quyết định;Ngày quyết định;Cơ quan ban hành"
)


def annex(number: int, rows: int = 20) -> bytes:
    """A list of goods recognised by one decision of its own."""
    lines = [HEADER] + [
        f"{row};Kẹo dừa số {number}-{row};HTX Cồn Bần {number};HTX;Xã Phú Túc;Huyện Châu Thành;"
        f"Tỉnh Bến Tre;7;4;82,5;{number}/QĐ-UBND;05/06/2025;UBND tỉnh Vĩnh Long"
        for row in range(1, rows + 1)
    ]
    return "\n".join(lines).encode()


def recognise(engine: Engine, who: int, goes_on: Callable[[], bool]) -> int:
    """An office that enters goods and recognises them, one by one."""
    world = World(engine, NOW, first=1 + who * APART)
    done = 0
    while goes_on():
        world.make_product(f"Trà sen {who}-{done}")
        done += 1
    return done


def import_annexes(engine: Engine, who: int, goes_on: Callable[[], bool]) -> int:
    """An office that imports one annex after the other."""
    done = 0
    while goes_on():
        number = 1 + who * APART + done
        files = [GivenFile(f"{number}.csv", annex(number))]
        assert apply_files(engine, files, actor=f"office:{who}", at=NOW).applied
        done += 1
    return done


def report(engine: Engine, who: int, goes_on: Callable[[], bool]) -> int:
    """People who report what they saw."""
    cipher = MultiFernet([Fernet(Fernet.generate_key())])
    told = Told(ReportKind.WRONG_STARS, what="Nhãn ghi 5 sao", where="Chợ", contact="a@b.vn")
    for done in count():
        if not goes_on():
            break
        filing = Filing(told, "vi", derive_receipt(b"key", f"{who} {done}".encode()))
        with changing(engine, actor=PUBLIC, at=NOW) as change:
            file_report(change, filing, cipher, TODAY)
    return done


def scan(engine: Engine, who: int, goes_on: Callable[[], bool]) -> int:
    """A process of the server that writes down its scans, five times a second."""
    done = 0
    while goes_on():
        add_counts(engine, {(TODAY, f"{code:08}", "certified"): 1 for code in range(50)})
        done += 50
        time.sleep(0.2)
    return done


EIGHT: tuple[Writer, ...] = (recognise, import_annexes, report, scan) * 2


def write(url: str, who: int, seconds: float) -> tuple[str, int]:
    """Be the writer with this number for a while: what it is and how much it got done."""
    writer = EIGHT[who]
    end = time.monotonic() + seconds
    with opened(url) as engine:
        return writer.__name__, writer(engine, who, lambda: time.monotonic() < end)
