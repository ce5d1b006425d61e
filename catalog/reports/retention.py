"""How long reports are kept: the page promises it, this verb keeps the promise."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from sqlalchemy import delete
from sqlmodel import Session, col, select

from catalog.change import Change
from catalog.clock import VIETNAM, add_months
from catalog.db import in_chunks
from catalog.photos import picture_path
from catalog.reports.records import Report, ReportEvent, ReportPhoto
from catalog.reports.words import ReportState

KEPT_MONTHS: Final = 24
"""Months that a report is kept after it was closed or found to be spam."""

_ENDED = (ReportState.CLOSED, ReportState.SPAM)


def overdue(session: Session, today: date) -> list[int]:
    """Reports whose time has run out."""
    midnight = datetime.combine(add_months(today, -KEPT_MONTHS), time.min, VIETNAM)
    later = select(ReportEvent.report_id).where(ReportEvent.at >= midnight)
    query = select(Report.id).where(col(Report.state).in_(_ENDED), col(Report.id).not_in(later))
    return [report_id for report_id in session.exec(query) if report_id is not None]


def delete_reports(change: Change, report_ids: list[int]) -> list[str]:
    """Delete reports with their steps, and name the photographs that nothing needs any more.

    The photographs' files are for the caller to remove, once the change is committed.
    """
    session = change.session
    digests: set[str] = set()
    for chunk in in_chunks(report_ids):
        of_these = col(ReportPhoto.report_id).in_(chunk)
        digests |= set(session.exec(select(ReportPhoto.digest).where(of_these)))
        session.exec(delete(ReportPhoto).where(of_these))
        session.exec(delete(ReportEvent).where(col(ReportEvent.report_id).in_(chunk)))
        session.exec(delete(Report).where(col(Report.id).in_(chunk)))
    for report_id in report_ids:
        change.note("delete_report", f"report:{report_id}")
    still_needed: set[str] = set(session.exec(select(ReportPhoto.digest)))
    return sorted(digests - still_needed)


def remove_pictures(folder: Path, digests: list[str]) -> None:
    """Remove photographs' files; one that is gone already is no fault."""
    for digest in digests:
        picture_path(folder, digest).unlink(missing_ok=True)


def sweep_pictures(session: Session, folder: Path, before: datetime) -> int:
    """Remove files that were written before a moment and that no report has; how many.

    A photograph is stored before its report is committed. Where that did not come about, because
    the disk was full or the process was killed, its file is left over, whole or in part.
    """
    needed = {picture_path(folder, digest) for digest in session.exec(select(ReportPhoto.digest))}
    left_over = [
        path
        for path in folder.glob("*/*")
        if path not in needed and path.stat().st_mtime < before.timestamp()
    ]
    for path in left_over:
        path.unlink(missing_ok=True)
    return len(left_over)
