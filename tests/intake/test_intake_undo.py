"""Taking an intake back: as if it had never been, unless something rests on it."""

from datetime import date, datetime

import pytest
from books import RECOGNITION, SUMMARY, WITHDRAWAL, GivenFile, annex, list_of, title_of
from factories import World
from sqlalchemy import Engine
from sqlmodel import col, select

from catalog.acts import suspend
from catalog.certificates import Certificate
from catalog.db import reading
from catalog.decisions import Decision, Issuer
from catalog.intake.apply import apply_files
from catalog.intake.records import Intake
from catalog.intake.undo import ActsRestOnIt, AlreadyUndone, UnknownIntake, undo_intake
from catalog.producers import PrivateContact, Producer
from catalog.products import Product
from catalog.replay import differences

TODAY = date(2026, 11, 22)
HEADERS = ["Tên sản phẩm", "Chủ thể", "Địa chỉ", "Bộ", "Sao", "GTIN"]
GTIN = "8938505974194"


class Office:
    """Brings files in and takes intakes back."""

    def __init__(self, engine: Engine, now: datetime) -> None:
        self.engine, self.now = engine, now

    def bring(self, *files: GivenFile) -> int:
        result = apply_files(self.engine, files, actor="officer:1", at=self.now)
        assert result.intake_id is not None, result.plan.errors
        return result.intake_id

    def undo(self, intake_id: int) -> Intake:
        return undo_intake(self.engine, intake_id, actor="officer:1", at=self.now)

    def in_the_way(self, intake_id: int) -> list[str]:
        with pytest.raises(ActsRestOnIt) as refused:
            self.undo(intake_id)
        assert all(obstacle.en for obstacle in refused.value.obstacles)
        return [obstacle.vi for obstacle in refused.value.obstacles]

    def standing(self) -> dict[str, int]:
        """How many rows of each kind stand."""
        with reading(self.engine) as session:
            assert differences(session, TODAY) == []
            return {
                model.__name__: len(
                    session.exec(select(model).where(col(model.voided_at).is_(None))).all()
                )
                for model in (Product, Producer, Certificate, Decision)
            }


@pytest.fixture
def office(engine: Engine, now: datetime) -> Office:
    return Office(engine, now)


def one(number: str, on: date, gtin: str | None = None, stars: int = 4) -> GivenFile:
    row = ["Xoài", "HTX A", "xã Cái Bè, tỉnh Đồng Tháp", 1, stars, gtin]
    title = title_of(number, on)
    return GivenFile(f"{number}.xlsx", list_of(row, headers=HEADERS, title=title))


FIRST = one("12/QĐ-UBND", date(2025, 11, 28))
SECOND = one("90/QĐ-UBND", date(2026, 3, 2), GTIN)


def test_an_intake_is_taken_back_whole(office: Office) -> None:
    intake_id = office.bring(annex(SUMMARY), annex(WITHDRAWAL))
    intake = office.undo(intake_id)
    assert intake.undone_at == office.now
    assert set(office.standing().values()) == {0}
    with reading(office.engine) as session:
        assert {issuer.covered_until for issuer in session.exec(select(Issuer))} == {None}
        assert session.exec(select(PrivateContact)).all() == []
        assert len(session.exec(select(Product)).all()) == 4


def test_after_that_the_same_files_come_in_anew_under_new_codes(office: Office) -> None:
    office.undo(office.bring(annex(RECOGNITION)))
    again = office.bring(annex(RECOGNITION))
    assert again == 2
    assert office.standing() == {"Product": 7, "Producer": 5, "Certificate": 7, "Decision": 1}
    with reading(office.engine) as session:
        codes = [product.code for product in session.exec(select(Product))]
        assert len(set(codes)) == 14


def test_an_intake_is_taken_back_once(office: Office) -> None:
    intake_id = office.bring(FIRST)
    office.undo(intake_id)
    with pytest.raises(AlreadyUndone) as refused:
        office.undo(intake_id)
    assert refused.value.at == office.now


def test_an_unknown_intake_cannot_be_taken_back(office: Office) -> None:
    with pytest.raises(UnknownIntake):
        office.undo(17)


def test_what_an_intake_had_superseded_speaks_again(office: Office) -> None:
    office.bring(FIRST)
    later = office.bring(SECOND)
    office.undo(later)
    assert office.standing() == {"Product": 1, "Producer": 1, "Certificate": 1, "Decision": 1}
    with reading(office.engine) as session:
        speaking = session.exec(
            select(Certificate).where(col(Certificate.voided_at).is_(None))
        ).one()
        assert speaking.superseded_on is None
        assert session.exec(select(Issuer)).one().covered_until == date(2025, 11, 28)
        assert session.exec(select(Product)).one().gtin is None


def test_a_later_certificate_stands_in_the_way(office: Office) -> None:
    first = office.bring(FIRST)
    office.bring(SECOND)
    (obstacle,) = office.in_the_way(first)
    assert "Xoài" in obstacle and "02/03/2026" in obstacle
    assert office.standing()["Certificate"] == 2


def test_a_later_product_of_its_producer_stands_in_the_way(office: Office) -> None:
    first = office.bring(FIRST)
    row = ["Cam", "HTX A", "xã Cái Bè, tỉnh Đồng Tháp", 1, 4]
    title = title_of("90/QĐ-UBND", date(2026, 3, 2))
    office.bring(GivenFile("b.xlsx", list_of(row, headers=HEADERS, title=title)))
    (obstacle,) = office.in_the_way(first)
    assert "Cam" in obstacle and "HTX A" in obstacle


def test_a_later_withdrawal_stands_in_the_way_until_it_is_taken_back(office: Office) -> None:
    first = office.bring(annex(SUMMARY))
    second = office.bring(annex(WITHDRAWAL))
    (obstacle,) = office.in_the_way(first)
    assert "thu hồi ngày 14/08/2026" in obstacle
    office.undo(second)
    office.undo(first)
    assert set(office.standing().values()) == {0}


def test_a_later_suspension_stands_in_the_way(office: Office, world: World) -> None:
    first = office.bring(FIRST)
    with world.change() as change:
        certificate = change.session.exec(select(Certificate)).one()
        decision_id = certificate.decision_id
        suspend(change, certificate, decision_id=decision_id, on=date(2026, 5, 4))
    (obstacle,) = office.in_the_way(first)
    assert "tạm đình chỉ ngày 04/05/2026" in obstacle


def test_facts_changed_since_stand_in_the_way(office: Office, world: World) -> None:
    office.bring(FIRST)
    later = office.bring(SECOND)
    with world.change() as change:
        change.session.exec(select(Product)).one().gtin = None
    (obstacle,) = office.in_the_way(later)
    assert "đã được sửa" in obstacle


def test_a_decision_that_others_cite_stands(office: Office, world: World) -> None:
    intake_id = office.bring(FIRST)
    with reading(office.engine) as session:
        decision_id = session.exec(select(Decision.id)).one()
    world.make_product("Mắm", decision_id=decision_id, issued_on=date(2025, 11, 28))
    office.undo(intake_id)
    assert office.standing() == {"Product": 1, "Producer": 1, "Certificate": 1, "Decision": 1}


@pytest.mark.parametrize(
    ("day", "number"), [(date(2025, 11, 28), "13/QĐ-UBND"), (date(2026, 3, 2), "91/QĐ-UBND")]
)
def test_coverage_by_an_intake_that_stands_outlives_a_later_one_taken_back(
    office: Office, day: date, number: str
) -> None:
    newest = office.bring(SECOND)
    row = ["Cam", "HTX B", "xã Cái Bè, tỉnh Đồng Tháp", 1, 4, None]
    office.bring(GivenFile("b.xlsx", list_of(row, headers=HEADERS, title=title_of(number, day))))
    office.undo(newest)
    with reading(office.engine) as session:
        assert session.exec(select(Issuer)).one().covered_until == day


def test_a_decision_of_two_intakes_goes_with_the_last_of_them(office: Office) -> None:
    first = office.bring(FIRST)
    row = ["Cam", "HTX B", "xã Cái Bè, tỉnh Đồng Tháp", 1, 4]
    title = title_of("12/QĐ-UBND", date(2025, 11, 28))
    second = office.bring(GivenFile("b.xlsx", list_of(row, headers=HEADERS, title=title)))
    office.undo(first)
    assert office.standing()["Decision"] == 1
    office.undo(second)
    assert set(office.standing().values()) == {0}


def test_a_decision_taken_back_whole_may_come_in_anew(office: Office) -> None:
    office.undo(office.bring(FIRST))
    office.bring(FIRST)
    office.undo(office.bring(SECOND))
    assert office.standing()["Decision"] == 1


def test_a_telephone_that_two_intakes_gave_stays_with_the_other(
    office: Office, world: World
) -> None:
    world.make_producer("HTX A", province="82")
    headers = [*HEADERS[:5], "Điện thoại"]
    first, second = (
        office.bring(
            GivenFile(
                f"{name}.xlsx",
                list_of(
                    [name, "HTX A", "xã Cái Bè, tỉnh Đồng Tháp", 1, 4, "0900 000 001"],
                    headers=headers,
                    title=title_of(number, date(2025, 11, 28)),
                ),
            )
        )
        for name, number in (("Xoài", "12/QĐ-UBND"), ("Cam", "13/QĐ-UBND"))
    )
    office.undo(first)
    with reading(office.engine) as session:
        (contact,) = session.exec(select(PrivateContact)).all()
        assert (contact.value, contact.intake_id) == ("0900 000 001", second)
