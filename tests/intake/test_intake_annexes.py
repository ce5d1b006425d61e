"""The four annexes do exactly what their README says."""

from datetime import date, datetime

import pytest
from books import ANNEXES, RECOGNITION, STALLS, SUMMARY, WITHDRAWAL, annex
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from catalog.certificates import Certificate, CertificateEvent, Recognition
from catalog.db import reading
from catalog.decisions import Decision, Issuer
from catalog.events.exhibitors import Standing, plan_exhibitors
from catalog.intake.apply import Applied, apply_files
from catalog.intake.read import read_workbook
from catalog.intake.records import Intake
from catalog.producers import PrivateContact, Producer
from catalog.products import Product
from catalog.replay import differences
from catalog.status import ActKind
from catalog.units import Unit

TODAY = date(2026, 11, 22)


def bring_in(engine: Engine, now: datetime, *names: str) -> Applied:
    return apply_files(engine, [annex(name) for name in names], actor="officer:1", at=now)


def product(session: Session, name: str) -> Product:
    return session.exec(select(Product).where(Product.name == name)).one()


def certificate(session: Session, name: str) -> Certificate:
    held = select(Certificate).where(Certificate.product_id == product(session, name).id)
    return session.exec(held).one()


def province(session: Session, unit_id: int | None) -> str:
    return session.get_one(Unit, unit_id).name


def test_the_recognition_of_dong_thap(engine: Engine, now: datetime) -> None:
    result = bring_in(engine, now, RECOGNITION)
    assert result.applied
    assert result.plan.counts == {"new": 7, "changed": 0, "same": 0, "withdrawn": 0}
    assert (result.plan.errors, result.plan.warnings) == ([], [])
    with reading(engine) as session:
        decision = session.exec(select(Decision)).one()
        issuer = session.exec(select(Issuer)).one()
        assert (decision.number, decision.decided_on) == ("2417/QĐ-UBND", date(2025, 11, 28))
        assert (issuer.name, issuer.covered_until) == ("UBND tỉnh Đồng Tháp", date(2025, 11, 28))
        held = session.exec(select(Certificate)).all()
        assert sorted(c.stars for c in held) == [3, 3, 3, 3, 4, 4, 4]
        assert {c.valid_until for c in held} == {date(2028, 11, 28)}
        assert {c.scored_under for c in held} == {"148/QĐ-TTg"}
        assert len(session.exec(select(Producer)).all()) == 5
        kinds = {c.recognition for c in held}
        assert kinds == {Recognition.FIRST, Recognition.UPGRADE, Recognition.RE_RATING}
        assert certificate(session, "Nem Lai Vung lá vông").recognition is Recognition.UPGRADE
        assert certificate(session, "Khô cá lóc Tràm Chim").recognition is Recognition.RE_RATING


def test_places_and_producers_of_dong_thap_are_carried_down(engine: Engine, now: datetime) -> None:
    bring_in(engine, now, RECOGNITION)
    with reading(engine) as session:
        nem = product(session, "Nem chua Lai Vung vị tiêu")
        assert session.get_one(Producer, nem.producer_id).name == "Hộ kinh doanh Nem Ba Sen"
        assert (nem.commune, province(session, nem.province_id)) == ("xã Lai Vung", "Đồng Tháp")
        xoai = product(session, "Xoài cát Hòa Lộc")
        assert (xoai.printed_commune, xoai.commune) == ("xã Hòa Hưng", "xã Cái Bè")
        assert province(session, xoai.former_province_id) == "Tiền Giang"
        assert {p.set_no for p in session.exec(select(Product))} == {1, 7, 8, 12, 23}


def test_the_summary_of_vinh_long(engine: Engine, now: datetime) -> None:
    result = bring_in(engine, now, SUMMARY)
    assert result.plan.counts == {"new": 4, "changed": 0, "same": 0, "withdrawn": 0}
    assert result.plan.warnings == []
    with reading(engine) as session:
        issuers = {issuer.name for issuer in session.exec(select(Issuer))}
        assert issuers == {
            "UBND tỉnh Bến Tre", "UBND thị xã Bình Minh, tỉnh Vĩnh Long",
            "UBND huyện Cầu Kè, tỉnh Trà Vinh",
            "Bộ Nông nghiệp và Phát triển nông thôn",
        }  # fmt: skip
        goods = session.exec(select(Product)).all()
        assert {province(session, p.province_id) for p in goods} == {"Vĩnh Long"}
        keo = product(session, "Kẹo dừa sầu riêng Bến Tre")
        assert (keo.gtin, keo.programme_code) == ("08938505974194", "83-831-28858-2-2024")
        assert province(session, keo.former_province_id) == "Bến Tre"
        assert certificate(session, "Kẹo dừa sầu riêng Bến Tre").score == 82.5
        assert certificate(session, "Mật hoa dừa Trà Vinh").score == 59.25
        assert certificate(session, "Mật hoa dừa Trà Vinh").valid_until == date(2026, 9, 30)
        (contact,) = session.exec(select(PrivateContact)).all()
        assert (contact.kind, contact.producer_id) == ("phone", keo.producer_id)


def test_a_withdrawal_before_its_recognition_is_an_error(engine: Engine, now: datetime) -> None:
    result = bring_in(engine, now, WITHDRAWAL)
    (problem,) = result.plan.errors
    assert not result.applied
    assert (problem.rule, problem.position.row) == ("nothing_to_withdraw", 7)
    with reading(engine) as session:
        assert session.exec(select(Intake)).all() == []
        assert session.exec(select(Issuer)).all() == []


@pytest.mark.parametrize("order", [(WITHDRAWAL, SUMMARY), (SUMMARY, WITHDRAWAL)])
def test_both_lists_together_are_one_intake_in_any_order(
    engine: Engine, now: datetime, order: tuple[str, str]
) -> None:
    result = bring_in(engine, now, *order)
    assert result.plan.counts == {"new": 4, "changed": 0, "same": 0, "withdrawn": 1}
    with reading(engine) as session:
        held = certificate(session, "Bưởi Năm Roi Bình Minh")
        assert (held.withdrawn_on, held.withdrawal_reason) == (date(2026, 8, 14), "đ")
        event = session.exec(
            select(CertificateEvent).where(CertificateEvent.kind == ActKind.WITHDRAWN)
        ).one()
        decision = session.get_one(Decision, event.decision_id)
        assert (decision.number, event.reason) == ("702/QĐ-UBND", "đ")
        assert event.note.startswith("Chủ thể không tiếp tục")
        assert differences(session, TODAY) == []


def test_a_repeat_of_every_list_changes_nothing(engine: Engine, now: datetime) -> None:
    first = bring_in(engine, now, SUMMARY, WITHDRAWAL, RECOGNITION)
    again = bring_in(engine, now, RECOGNITION, WITHDRAWAL, SUMMARY)
    assert again.plan.counts == {"new": 0, "changed": 0, "same": 12, "withdrawn": 0}
    assert (again.applied, again.intake_id) == (True, first.intake_id)
    alone = bring_in(engine, now, WITHDRAWAL)
    assert (alone.plan.counts["same"], alone.intake_id) == (1, None)
    with reading(engine) as session:
        assert len(session.exec(select(Intake)).all()) == 1
        assert (
            len(session.exec(select(Product).where(col(Product.voided_at).is_(None))).all()) == 11
        )


def test_the_stall_list_is_matched_for_its_day(engine: Engine, now: datetime) -> None:
    bring_in(engine, now, SUMMARY, WITHDRAWAL)
    sheet = read_workbook((ANNEXES / STALLS).read_bytes(), STALLS)
    with reading(engine) as session:
        plan = plan_exhibitors(session, sheet, TODAY)
        before = plan_exhibitors(session, sheet, date(2026, 8, 13))
    found = {stall.number: [line.standing for line in stall.lines] for stall in plan.stalls}
    assert found == {
        "A01": [Standing.CERTIFIED, Standing.LAPSED, Standing.NOT_FOUND],
        "A02": [Standing.CERTIFIED],
        "B01": [Standing.WITHDRAWN],
        "B02": [Standing.NOT_FOUND],
    }
    makers = [line.card.producer_name if line.card else None for line in plan.lines]
    assert makers[3:] == ["Công ty TNHH Kẹo Dừa Cồn Bần", "HTX Bưởi Mỹ Hòa Xanh", None]
    assert before.stalls[2].lines[0].standing is Standing.CERTIFIED
    assert all("0" not in stall.exhibitor for stall in plan.stalls)
