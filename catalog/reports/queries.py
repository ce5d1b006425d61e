"""Questions asked of reports: by receipt from outside, by state from the office."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from catalog.reports.receipts import read_receipt, receipt_hash
from catalog.reports.records import Report, ReportEvent, ReportPhoto
from catalog.reports.words import ReportState


@dataclass(frozen=True, slots=True)
class Followed:
    """A report and its steps, oldest first."""

    report: Report
    events: tuple[ReportEvent, ...]


def find_by_receipt(session: Session, typed: str) -> Followed | None:
    """The report behind a receipt as typed; raises MistypedReceipt."""
    digest = receipt_hash(read_receipt(typed))
    report = session.exec(select(Report).where(Report.receipt_hash == digest)).first()
    return Followed(report, _events(session, report)) if report else None


def find_report(session: Session, report_id: int) -> Followed | None:
    """The report with this number."""
    report = session.get(Report, report_id)
    return Followed(report, _events(session, report)) if report else None


def _events(session: Session, report: Report) -> tuple[ReportEvent, ...]:
    query = select(ReportEvent).where(ReportEvent.report_id == report.id)
    return tuple(session.exec(query.order_by(col(ReportEvent.id))))


def photos_of(session: Session, report_id: int) -> tuple[ReportPhoto, ...]:
    """The photographs of a report in the order sent."""
    query = select(ReportPhoto).where(ReportPhoto.report_id == report_id)
    return tuple(session.exec(query.order_by(col(ReportPhoto.position))))


def list_reports(
    session: Session, state: ReportState | None = None, *, set_apart: bool | None = None
) -> list[Report]:
    """Reports, newest first; `set_apart` picks those with a suspicion, or those without."""
    query = select(Report).order_by(col(Report.received_at).desc(), col(Report.id).desc())
    if state is not None:
        query = query.where(Report.state == state)
    if set_apart is not None:
        suspected = col(Report.suspicion).is_not(None)
        query = query.where(suspected if set_apart else ~suspected)
    return list(session.exec(query))
