"""Names that differ in their marks alone are other goods and other producers."""

from datetime import date, datetime

import pytest
from books import GivenFile, list_of, title_of
from sqlalchemy import Engine
from sqlmodel import col, select

from catalog.certificates import Certificate
from catalog.db import reading
from catalog.intake.apply import Applied, apply_files
from catalog.producers import Producer
from catalog.products import Product

FIRST, LATER, WITHDRAWN = date(2025, 11, 28), date(2026, 3, 2), date(2026, 8, 14)
HEADERS = ["Tên sản phẩm", "Chủ thể", "Địa chỉ", "Bộ", "Sao"]
WITHDRAWAL_HEADERS = ["Tên sản phẩm", "Chủ thể", "Lý do thu hồi"]
MAKER = "HKD Nguyễn Văn Hùng"


class Office:
    """Brings in lists of one producer's or several producers' goods."""

    def __init__(self, engine: Engine, now: datetime) -> None:
        self.engine, self.now = engine, now

    def recognise(self, *goods: tuple[str, str], number: str = "12/QĐ-UBND",
                  on: date = FIRST) -> Applied:  # fmt: skip
        rows = [[name, maker, "xã Cái Bè, tỉnh Đồng Tháp", 1, 4] for name, maker in goods]
        return self._bring(list_of(*rows, headers=HEADERS, title=title_of(number, on)))

    def again(self, *goods: tuple[str, str]) -> Applied:
        return self.recognise(*goods, number="90/QĐ-UBND", on=LATER)

    def withdraw(self, name: str, maker: str = MAKER) -> Applied:
        title = "DANH SÁCH THU HỒI " + title_of("702/QĐ-UBND", WITHDRAWN)
        row = [name, maker, "(điểm b)"]
        return self._bring(list_of(row, headers=WITHDRAWAL_HEADERS, title=title))

    def _bring(self, data: bytes) -> Applied:
        files = [GivenFile("a.xlsx", data)]
        return apply_files(self.engine, files, actor="officer:1", at=self.now)

    def withdrawn(self) -> list[str]:
        """Names of the goods whose certificate was withdrawn."""
        held = select(Product.name).join(Certificate, col(Certificate.product_id) == Product.id)
        with reading(self.engine) as session:
            return list(session.exec(held.where(col(Certificate.withdrawn_on).is_not(None))))

    def superseded(self) -> int:
        with reading(self.engine) as session:
            gone = select(Certificate).where(col(Certificate.superseded_on).is_not(None))
            return len(session.exec(gone).all())

    def makers(self) -> list[str]:
        with reading(self.engine) as session:
            return sorted(session.exec(select(Producer.name)))


@pytest.fixture
def office(engine: Engine, now: datetime) -> Office:
    return Office(engine, now)


def counts(result: Applied) -> dict[str, int]:
    assert result.plan.errors == []
    return {outcome: count for outcome, count in result.plan.counts.items() if count}


def warnings(result: Applied) -> list[tuple[str, str]]:
    return [(problem.rule, problem.position.column) for problem in result.plan.warnings]


def test_a_name_with_another_mark_is_another_product(office: Office) -> None:
    assert counts(office.recognise(("Mứt dừa", MAKER))) == {"new": 1}
    result = office.again(("Mứt dứa", MAKER))
    assert (counts(result), warnings(result)) == ({"new": 1}, [])
    assert office.superseded() == 0


def test_both_may_stand_in_one_decision(office: Office) -> None:
    assert counts(office.recognise(("Mứt dừa", MAKER), ("Mứt dứa", MAKER))) == {"new": 2}


@pytest.mark.parametrize(
    ("name", "other"),
    [("Nem Hoà Lộc", "NEM Hòa Lộc"), ("Mỳ Chũ", "Mì Chũ"), ("Trà Quý", "trà “Quí”")],
)
def test_spellings_of_one_marked_name_are_one_product(
    office: Office, name: str, other: str
) -> None:
    office.recognise((name, MAKER))
    result = office.again((other, MAKER))
    assert (counts(result), warnings(result)) == ({"changed": 1}, [])


def test_a_name_typed_without_marks_is_the_only_one_it_may_be(office: Office) -> None:
    office.recognise(("Mứt dừa", MAKER))
    result = office.again(("MUT DUA", MAKER))
    assert (counts(result), warnings(result)) == ({"changed": 1}, [("marks_supplied", "A")])
    assert "“Mứt dừa”" in result.plan.warnings[0].message.vi


def test_a_name_typed_without_marks_that_may_be_two_is_refused(office: Office) -> None:
    office.recognise(("Mứt dừa", MAKER), ("Mứt dứa", MAKER))
    for result in (office.again(("Mut dua", MAKER)), office.withdraw("Mut dua")):
        (problem,) = result.plan.errors
        assert (problem.rule, problem.value) == ("marks_missing", "Mut dua")
        assert "“Mứt dừa”; “Mứt dứa”" in problem.message.en


def test_a_name_typed_without_marks_is_no_goods_entered_without_them(office: Office) -> None:
    office.recognise(("Cam", MAKER), ("Cám", MAKER))
    result = office.again(("Cam", MAKER))
    assert (counts(result), warnings(result)) == ({"changed": 1}, [])


def test_a_marked_name_does_not_take_over_one_entered_without_marks(office: Office) -> None:
    office.recognise(("Mut dua", MAKER))
    assert counts(office.again(("Mứt dứa", MAKER))) == {"new": 1}


def test_a_withdrawal_takes_the_goods_with_its_marks_only(office: Office) -> None:
    office.recognise(("Mứt dừa", MAKER))
    (problem,) = office.withdraw("Mứt dứa").plan.errors
    assert problem.rule == "nothing_to_withdraw"
    assert problem.suggestion is not None and "Mứt dừa" in problem.suggestion.vi
    office.again(("Mứt dứa", MAKER))
    assert counts(office.withdraw("Mứt dứa")) == {"withdrawn": 1}
    assert office.withdrawn() == ["Mứt dứa"]


def test_a_withdrawal_without_marks_takes_the_only_goods_it_may_mean(office: Office) -> None:
    office.recognise(("Mứt dừa", MAKER))
    result = office.withdraw("Mut dua", "HKD Nguyen Van Hung")
    assert counts(result) == {"withdrawn": 1}
    assert warnings(result) == [("marks_supplied", "B"), ("marks_supplied", "A")]


def test_producers_with_another_mark_are_others(office: Office) -> None:
    result = office.recognise(("Mắm", MAKER), ("Mắm", "HKD Nguyễn Văn Hưng"))
    assert (counts(result), warnings(result)) == ({"new": 2}, [])
    assert office.makers() == ["HKD Nguyễn Văn Hùng", "HKD Nguyễn Văn Hưng"]


def test_a_producers_kind_may_be_written_otherwise_and_unmarked(office: Office) -> None:
    office.recognise(("Mắm", MAKER))
    result = office.again(("Mắm", "Hộ kinh doanh NGUYỄN Văn Hùng"))
    assert (counts(result), warnings(result)) == ({"changed": 1}, [])


def test_a_producer_typed_without_marks_is_the_only_one_it_may_be(office: Office) -> None:
    office.recognise(("Mắm", MAKER))
    result = office.again(("Mắm", "Ho kinh doanh Nguyen Van Hung"))
    assert (counts(result), warnings(result)) == ({"changed": 1}, [("marks_supplied", "B")])
    assert office.makers() == [MAKER]


def test_a_producer_typed_without_marks_that_may_be_two_is_refused(office: Office) -> None:
    office.recognise(("Mắm", MAKER), ("Cam", "HKD Nguyễn Văn Hưng"))
    (problem,) = office.again(("Mắm", "HKD Nguyen Van Hung")).plan.errors
    assert (problem.rule, problem.position.column) == ("marks_missing", "B")
    assert "“HKD Nguyễn Văn Hùng”; “HKD Nguyễn Văn Hưng”" in problem.message.vi
