"""Reports on file: filed once, followed by receipt, moved on, deleted in time."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import photo_corpus as corpus
import pytest
from factories import World
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from catalog.audit import AuditEntry, first_break
from catalog.change import changing
from catalog.clock import vietnam_day
from catalog.codes import display
from catalog.contacts import contact_cipher
from catalog.db import metadata, reading, writing
from catalog.photos import Picture, picture_path, reencode, store_picture
from catalog.reports.filing import (
    PUBLIC,
    Filing,
    NoSuchReport,
    StepNotAllowed,
    file_report,
    read_contact,
    set_state,
)
from catalog.reports.queries import find_by_receipt, find_report, list_reports, photos_of
from catalog.reports.receipts import derive_receipt
from catalog.reports.records import Report, ReportEvent
from catalog.reports.retention import delete_reports, overdue, remove_pictures
from catalog.reports.rules import Told
from catalog.reports.words import ReportKind, ReportState
from catalog.status import Status
from catalog.suspicion import Suspicion

CIPHER = contact_cipher(["a key of the tests"])
CONTACT = "0901 234 567"
TOLD = Told(
    kind=ReportKind.LAPSED_MARK,
    what="Hũ vẫn dán 3 sao",
    where="Chợ Cồn Bần, xã Tiểu Cần",
    when="hôm qua",
    contact=CONTACT,
    may_contact=True,
)


def receipt_no(number: int) -> str:
    return derive_receipt(b"tests", bytes([number]))


FILING = Filing(TOLD, "vi", receipt_no(0))


def file(world: World, filing: Filing = FILING, at: datetime | None = None) -> int:
    at = at or world.now
    with changing(world.engine, actor=PUBLIC, at=at) as change:
        return file_report(change, filing, CIPHER, vietnam_day(at))


def move(world: World, number: int, *states: ReportState, at: datetime | None = None) -> None:
    for state in states:
        with changing(world.engine, actor="officer:1", at=at or world.now) as change:
            set_state(change, number, state, "đã đọc")


def the_report(engine: Engine, number: int) -> Report:
    with reading(engine) as session:
        return session.get_one(Report, number)


def picture() -> Picture:
    (answer,) = reencode([corpus.jpeg()])
    assert isinstance(answer, Picture)
    return answer


def test_a_report_keeps_what_the_register_said_on_the_day(world: World) -> None:
    goods = world.make_product("Mật hoa dừa", stars=3, issued_on=date(2023, 9, 30))
    typed = display(goods.code).lower()
    report = the_report(world.engine, file(world, replace(FILING, told=replace(TOLD, code=typed))))
    assert report.code == goods.code
    assert (report.product_name, report.producer_name) == ("Mật hoa dừa", "Hợp tác xã Cồn Bần")
    assert (report.stars, report.status) == (3, Status.LAPSED)
    assert report.province_id == world.province_id()
    assert report.seen_on == date(2026, 11, 21)
    assert report.received_at == world.now


def test_a_code_that_nobody_issued_is_kept_as_typed(world: World) -> None:
    report = the_report(
        world.engine, file(world, replace(FILING, told=replace(TOLD, code="OCOP?")))
    )
    assert (report.code, report.product_name, report.stars) == ("OCOP?", "", None)


def test_the_database_holds_neither_receipt_nor_contact_in_clear(world: World) -> None:
    file(world)
    with world.engine.connect() as connection:
        everything = "".join(
            str(row)
            for table in metadata.sorted_tables
            for row in connection.execute(table.select())
        )
    assert receipt_no(0) not in everything
    assert CONTACT not in everything
    assert "Hũ vẫn dán 3 sao" in everything


def test_the_audit_log_knows_of_the_report_but_no_personal_data(world: World) -> None:
    number = file(world)
    with reading(world.engine) as session:
        entries = list(session.exec(select(AuditEntry).order_by(AuditEntry.seq)))
    assert first_break(entries) is None
    last = entries[-1]
    assert (last.verb, last.subject, last.actor) == ("file_report", f"report:{number}", "public")
    assert CONTACT not in str(last.data) and TOLD.what not in str(last.data)


def test_the_same_form_sent_twice_is_one_report(world: World) -> None:
    assert file(world) == file(world)
    with reading(world.engine) as session:
        assert len(list_reports(session)) == 1


def test_a_receipt_leads_to_its_report_and_steps(world: World) -> None:
    number = file(world)
    move(world, number, ReportState.SCREENING)
    with reading(world.engine) as session:
        followed = find_by_receipt(session, display(receipt_no(0)).lower())
        stranger = find_by_receipt(session, receipt_no(9))
    assert followed is not None and followed.report.id == number
    assert [event.state for event in followed.events] == ["received", "screening"]
    assert followed.events[-1].message == "đã đọc"
    assert stranger is None


def test_consent_without_a_contact_is_no_consent(world: World) -> None:
    bare = replace(TOLD, contact="", producer_may_see=True)
    report = the_report(world.engine, file(world, replace(FILING, told=bare)))
    assert (report.contact_sealed, report.may_contact, report.producer_may_see) == (
        "",
        False,
        False,
    )


def test_the_database_refuses_consent_without_a_contact(world: World) -> None:
    number = file(world)
    with pytest.raises(IntegrityError), writing(world.engine) as session:
        session.get_one(Report, number).contact_sealed = ""


def test_a_step_that_is_not_allowed_changes_nothing(world: World) -> None:
    number = file(world)
    with pytest.raises(StepNotAllowed):
        move(world, number, ReportState.CONFIRMED)
    with pytest.raises(NoSuchReport):
        move(world, number + 1, ReportState.SCREENING)
    assert the_report(world.engine, number).state is ReportState.RECEIVED


def test_suspicious_reports_are_kept_and_listed_apart(world: World) -> None:
    plain = file(world)
    apart = file(world, Filing(TOLD, "en", receipt_no(1), suspicion=Suspicion.LINKS))
    with reading(world.engine) as session:
        assert [r.id for r in list_reports(session)] == [apart, plain]
        assert [r.id for r in list_reports(session, set_apart=True)] == [apart]
        assert [r.id for r in list_reports(session, set_apart=False)] == [plain]
        assert list_reports(session, ReportState.SPAM) == []


def test_reading_a_contact_is_written_down(world: World) -> None:
    number = file(world)
    silent = file(world, Filing(replace(TOLD, contact=""), "vi", receipt_no(1)))
    with changing(world.engine, actor="officer:1", at=world.now) as change:
        assert read_contact(change, number, CIPHER) == CONTACT
        assert read_contact(change, silent, CIPHER) == ""
        with pytest.raises(NoSuchReport):
            read_contact(change, 999, CIPHER)
    with reading(world.engine) as session:
        read = select(AuditEntry).where(AuditEntry.verb == "read_report_contact")
        assert [entry.subject for entry in session.exec(read)] == [f"report:{number}"]


def test_closed_reports_go_after_24_months_and_open_ones_never(world: World) -> None:
    closed, open_one = file(world), file(world, Filing(TOLD, "vi", receipt_no(1)))
    move(world, closed, ReportState.SPAM, ReportState.CLOSED)
    with reading(world.engine) as session:
        assert overdue(session, date(2028, 11, 22)) == []
        assert overdue(session, date(2028, 11, 23)) == [closed]
    with changing(world.engine, actor="officer:1", at=world.now) as change:
        delete_reports(change, [closed])
    with reading(world.engine) as session:
        assert find_report(session, closed) is None
        assert find_report(session, open_one) is not None
        assert {e.report_id for e in session.exec(select(ReportEvent))} == {open_one}


def test_a_photograph_goes_with_the_last_report_that_shows_it(world: World, tmp_path: Path) -> None:
    shown = picture()
    store_picture(tmp_path, shown)
    first = file(world, replace(FILING, pictures=[shown]))
    second = file(world, Filing(TOLD, "vi", receipt_no(1), [shown]))
    with reading(world.engine) as session:
        assert [photo.digest for photo in photos_of(session, first)] == [shown.digest]
    for number, left_over in ((first, []), (second, [shown.digest])):
        with changing(world.engine, actor="officer:1", at=world.now) as change:
            assert delete_reports(change, [number]) == left_over
        remove_pictures(tmp_path, left_over)
        assert picture_path(tmp_path, shown.digest).exists() is (not left_over)
    remove_pictures(tmp_path, [shown.digest])


def test_a_report_filed_after_midnight_in_vietnam_means_that_day(world: World) -> None:
    late = world.now.replace(hour=23, minute=59) + timedelta(minutes=2)
    report = the_report(world.engine, file(world, at=late))
    assert report.seen_on == date(2026, 11, 22)
