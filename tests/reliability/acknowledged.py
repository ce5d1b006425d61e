"""What the register said it had taken, and whether it still has it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, text
from sqlmodel import Session, col, select
from writing_at_once import TODAY

from catalog.audit import AuditEntry, first_break
from catalog.certificates import Certificate
from catalog.decisions import Decision
from catalog.photos import picture_path
from catalog.records import find_record
from catalog.replay import differences
from catalog.reports.receipts import read_receipt, receipt_hash
from catalog.reports.records import Report, ReportPhoto
from catalog.status import Status


@dataclass
class Acknowledged:
    """Receipts shown, annexes by number with their rows, codes withdrawn; and what was refused."""

    receipts: list[str] = field(default_factory=list)
    annexes: dict[int, int] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def amounts(self) -> tuple[int, int, int]:
        """How many of each were taken."""
        return len(self.receipts), len(self.annexes), len(self.withdrawn)


def faults(session: Session, taken: Acknowledged, photographs: Path) -> Iterator[str]:
    """What was acknowledged and is not there, and whatever else is wrong with the register."""
    yield from taken.refused
    yield from log_faults(session)
    if (sound := session.execute(text("PRAGMA integrity_check")).scalar()) != "ok":
        yield f"integrity: {sound}"
    on_file = set(session.exec(select(Report.receipt_hash)))
    lost = (r for r in taken.receipts if receipt_hash(read_receipt(r)) not in on_file)
    yield from (f"report {receipt}" for receipt in lost)
    stored = session.exec(select(ReportPhoto.digest))
    yield from (f"photograph {d}" for d in stored if not picture_path(photographs, d).exists())
    for number, rows in taken.annexes.items():
        if _recognised_by(session, number) != rows:
            yield f"annex {number}"
    for code in taken.withdrawn:
        record = find_record(session, code, TODAY)
        if record is None or record.status is not Status.WITHDRAWN:
            yield f"withdrawal of {code}"


def log_faults(session: Session) -> list[str]:
    """Where the log's chain breaks, and what log and tables do not say alike."""
    broken = first_break(session.exec(select(AuditEntry).order_by(col(AuditEntry.seq))))
    return [f"the chain breaks at {broken}"] if broken else differences(session, TODAY)


def _recognised_by(session: Session, number: int) -> int:
    return session.exec(
        select(func.count())
        .select_from(Certificate)
        .join(Decision, col(Decision.id) == Certificate.decision_id)
        .where(Decision.number == f"{number}/QĐ-UBND")
    ).one()
