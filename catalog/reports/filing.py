"""The verbs of reports: file, move on, read a contact."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cryptography.fernet import MultiFernet
from sqlmodel import Session, select

from catalog.audit import text_digest
from catalog.change import Change
from catalog.codes import MistypedCode, parse_code
from catalog.contacts import open_contact, seal_contact
from catalog.photos import Picture
from catalog.records import ProductRecord, find_record
from catalog.reports.receipts import receipt_hash
from catalog.reports.records import Report, ReportEvent, ReportPhoto
from catalog.reports.rules import Told, day_meant
from catalog.reports.words import ReportState
from catalog.suspicion import Suspicion

PUBLIC = "public"
"""The actor of everything that comes in without an account."""


class NoSuchReport(LookupError):
    """No report has this number or receipt."""


class StepNotAllowed(ValueError):
    """A report in its present state cannot be moved to the state asked for."""


@dataclass(frozen=True, slots=True)
class Filing:
    """A complete report on its way in: what was told and the circumstances of its arrival."""

    told: Told
    language: str
    receipt: str
    pictures: Sequence[Picture] = ()
    suspicion: Suspicion | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The product a report speaks of, as the register shows it that day."""

    code: str
    record: ProductRecord | None


def find_subject(session: Session, typed: str, day: date) -> Subject:
    """The product behind a code as typed; without one, the typed text is kept."""
    try:
        code = parse_code(typed).value
    except MistypedCode:
        return Subject(typed, None)
    record = find_record(session, code, day)
    return Subject(code, record if record and record.speaking else None)


def file_report(change: Change, filing: Filing, cipher: MultiFernet, today: date) -> int:
    """File a report that `problems_of` found complete, and return its number.

    A receipt that is on file already means that the same form came twice: the number of the
    report it stands for is returned and nothing is written.
    """
    digest = receipt_hash(filing.receipt)
    found = change.session.exec(select(Report.id).where(Report.receipt_hash == digest)).first()
    if found is not None:
        return found
    subject = find_subject(change.session, filing.told.code, today)
    report = _row(filing, subject, today, received_at=change.at)
    report.contact_sealed = seal_contact(cipher, filing.told.contact)
    change.session.add(report)
    change.session.flush()
    report_id = _id(report)
    _add_pictures(change.session, report_id, filing.pictures)
    _add_event(change, report_id, ReportState.RECEIVED)
    change.note(
        "file_report",
        f"report:{report_id}",
        kind=report.kind.value,
        suspicion=filing.suspicion.value if filing.suspicion else None,
        photographs=[picture.digest for picture in filing.pictures],
        texts=text_digest(report.code, report.what, report.where_seen, report.when_seen),
    )
    return report_id


def _row(filing: Filing, subject: Subject, today: date, *, received_at: datetime) -> Report:
    told = filing.told
    assert told.kind is not None  # noqa: S101 - `problems_of` asks for it
    report = Report(
        receipt_hash=receipt_hash(filing.receipt),
        received_at=received_at,
        kind=told.kind,
        code=subject.code,
        suspicion=filing.suspicion,
        what=told.what,
        where_seen=told.where,
        when_seen=told.when,
        seen_on=day_meant(told.when, today),
        may_contact=told.may_contact and bool(told.contact),
        producer_may_see=told.producer_may_see and bool(told.contact),
        language=filing.language,
    )
    record = subject.record
    if record is not None and record.speaking is not None:
        report.product_name = record.product.name
        report.producer_name = record.producer.name
        report.stars = record.speaking.certificate.stars
        report.status = record.speaking.status
        report.province_id = record.product.province_id
    return report


def _add_pictures(session: Session, report_id: int, pictures: Sequence[Picture]) -> None:
    for position, picture in enumerate(pictures, start=1):
        session.add(
            ReportPhoto(
                report_id=report_id,
                position=position,
                digest=picture.digest,
                width=picture.width,
                height=picture.height,
            )
        )


def _add_event(change: Change, report_id: int, state: ReportState, message: str = "") -> None:
    change.session.add(
        ReportEvent(
            report_id=report_id, state=state, at=change.at, actor=change.actor, message=message
        )
    )


def set_state(change: Change, report_id: int, state: ReportState, message: str = "") -> None:
    """Move a report on; `message` is shown to whoever holds the receipt.

    Raises NoSuchReport and StepNotAllowed.
    """
    report = change.session.get(Report, report_id)
    if report is None:
        raise NoSuchReport(report_id)
    if not report.state.may_become(state):
        raise StepNotAllowed(f"{report.state.value} -> {state.value}")
    change.note(
        "set_report_state",
        f"report:{report_id}",
        before=report.state.value,
        after=state.value,
        texts=text_digest(message),
    )
    report.state = state
    change.session.add(report)
    _add_event(change, report_id, state, message)


def read_contact(change: Change, report_id: int, cipher: MultiFernet) -> str:
    """The contact somebody left, in clear; that it was read is written down.

    Raises NoSuchReport and UnreadableContact.
    """
    report = change.session.get(Report, report_id)
    if report is None:
        raise NoSuchReport(report_id)
    if report.contact_sealed:
        change.note("read_report_contact", f"report:{report_id}")
    return open_contact(cipher, report.contact_sealed)


def _id(report: Report) -> int:
    assert report.id is not None  # noqa: S101 - it was flushed or read
    return report.id
