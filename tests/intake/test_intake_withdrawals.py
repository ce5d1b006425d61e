"""Lists of withdrawals: which certificate they mean, and when they are refused."""

from datetime import date, datetime

import pytest
from books import GivenFile, list_of, title_of
from factories import World
from sqlalchemy import Engine

from catalog.acts import withdraw
from catalog.intake.apply import Applied, apply_files

HEADERS = ["Tên sản phẩm", "Chủ thể", "Địa chỉ", "Quyết định công nhận", "Lý do thu hồi"]
ISSUED = date(2025, 6, 2)
DAY = date(2026, 8, 14)


@pytest.fixture
def known(world: World) -> int:
    """A decision under which "Kẹo dừa" of "HTX A" was recognised."""
    decision_id = world.make_decision(ISSUED, "88/QĐ-UBND")
    maker = world.make_producer("HTX A")
    world.make_product("Kẹo dừa", producer=maker, decision_id=decision_id)
    return maker.id


class Withdrawing:
    """Brings in lists of withdrawals."""

    def __init__(self, engine: Engine, now: datetime) -> None:
        self.engine, self.now = engine, now

    def bring(self, cited: str = "", *, name: str = "Kẹo dừa", producer: str = "HTX A",
              place: str = "", number: str = "702/QĐ-UBND", on: date = DAY,
              issuer: str = "UBND tỉnh Vĩnh Long") -> Applied:  # fmt: skip
        title = "DANH SÁCH THU HỒI " + title_of(number, on, issuer)
        row = [name, producer, place, cited, "(điểm b)"]
        file = GivenFile("a.xlsx", list_of(row, headers=HEADERS, title=title))
        return apply_files(self.engine, [file], actor="officer:1", at=self.now)

    def rules(self, cited: str = "", **arguments: object) -> list[str]:
        result = self.bring(cited, **arguments)  # type: ignore[arg-type]
        return [problem.rule for problem in result.plan.errors]


@pytest.fixture
def lists(engine: Engine, now: datetime) -> Withdrawing:
    return Withdrawing(engine, now)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    "cited",
    ["", "88/QĐ-UBND", "88/QĐ-UBND ngày 02/06/2025",
     "88/QĐ-UBND ngày 02/06/2025 của UBND tỉnh Vĩnh Long"],
)  # fmt: skip
def test_a_certificate_is_withdrawn_as_far_as_it_is_cited(lists: Withdrawing, cited: str) -> None:
    assert lists.bring(cited).plan.counts["withdrawn"] == 1


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    "cited",
    ["89/QĐ-UBND", "88/QĐ-UBND ngày 03/06/2025",
     "88/QĐ-UBND ngày 02/06/2025 của UBND tỉnh An Giang"],
)  # fmt: skip
def test_another_recognition_cited_is_refused(lists: Withdrawing, cited: str) -> None:
    (problem,) = lists.bring(cited).plan.errors
    assert problem.rule == "cited_decision_differs"
    assert "88/QĐ-UBND ngày 02/06/2025" in problem.message.vi


@pytest.mark.usefixtures("known")
def test_goods_called_alike_elsewhere_are_offered_but_not_taken(lists: Withdrawing) -> None:
    (problem,) = lists.bring(producer="HTX B").plan.errors
    assert problem.rule == "nothing_to_withdraw"
    assert problem.suggestion is not None
    assert "Kẹo dừa – HTX A" in problem.suggestion.vi


@pytest.mark.usefixtures("known")
def test_an_unknown_name_has_nothing_to_offer(lists: Withdrawing) -> None:
    (problem,) = lists.bring(name="Mắm").plan.errors
    assert problem.suggestion is not None
    assert problem.suggestion.vi.endswith("cùng lúc.")


@pytest.mark.usefixtures("known")
def test_a_second_withdrawal_by_another_decision_is_refused(lists: Withdrawing) -> None:
    lists.bring()
    assert lists.bring().plan.counts["same"] == 1
    assert lists.rules(number="703/QĐ-UBND") == ["already_withdrawn"]


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("on", "found"), [(date(2025, 6, 1), ["withdrawal_before_issue"]), (date(2025, 6, 2), [])]
)
def test_nothing_is_withdrawn_before_it_was_issued(
    lists: Withdrawing, on: date, found: list[str]
) -> None:
    assert lists.rules(on=on) == found


@pytest.mark.parametrize(
    ("on", "found"), [(date(2026, 3, 2), ["withdrawal_late"]), (date(2026, 3, 1), [])]
)
def test_a_certificate_that_was_replaced_cannot_be_withdrawn_any_more(
    lists: Withdrawing, world: World, on: date, found: list[str]
) -> None:
    first = world.make_decision(ISSUED, "88/QĐ-UBND")
    goods = world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"), decision_id=first)
    world.recognise(goods, on=date(2026, 3, 2))
    assert lists.rules("88/QĐ-UBND", on=on) == found


def test_without_a_citation_the_newest_certificate_of_the_day_is_meant(
    lists: Withdrawing, world: World
) -> None:
    goods = world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"), issued_on=ISSUED)
    newer = world.recognise(goods, on=date(2026, 3, 2))
    assert lists.bring().plan.counts["withdrawn"] == 1
    assert world.certificate(newer).withdrawn_on == DAY
    assert world.certificate(goods).withdrawn_on is None


def test_namesakes_are_told_apart_by_the_recognition_cited(
    lists: Withdrawing, world: World
) -> None:
    for number in ("88/QĐ-UBND", "89/QĐ-UBND"):
        world.make_product(
            "Kẹo dừa",
            producer=world.make_producer("HTX A"),
            decision_id=world.make_decision(ISSUED, number),
        )
    assert lists.rules() == ["producer_ambiguous"]
    assert lists.rules("88/QĐ-UBND") == []


@pytest.mark.usefixtures("known")
def test_a_withdrawal_of_tomorrow_is_refused(lists: Withdrawing) -> None:
    assert lists.rules(on=date(2026, 11, 23)) == ["decision_in_future"]


@pytest.mark.usefixtures("known")
def test_an_unknown_province_is_refused_in_withdrawals_too(lists: Withdrawing) -> None:
    assert lists.rules(place="tỉnh Vĩnh Lonh") == ["province_unknown"]


@pytest.mark.usefixtures("known")
def test_a_ministry_withdraws_wherever_the_producer_is(lists: Withdrawing) -> None:
    assert lists.rules(issuer="Bộ Nông nghiệp và Môi trường") == []


def test_a_product_that_was_never_recognised_has_nothing_to_withdraw(
    lists: Withdrawing, world: World
) -> None:
    world.make_product("Kẹo dừa", stars=None, producer=world.make_producer("HTX A"))
    assert lists.rules() == ["nothing_to_withdraw"]


def test_a_withdrawal_entered_by_hand_is_the_same_when_its_list_comes(
    lists: Withdrawing, world: World
) -> None:
    goods = world.make_product("Kẹo dừa", producer=world.make_producer("HTX A"))
    decision_id = world.make_decision(DAY, "702/QĐ-UBND")
    world.act(withdraw, goods, decision_id=decision_id, on=DAY, reason="b")
    assert lists.bring().plan.counts["same"] == 1


WITHDRAWN_ON = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        (date(2025, 6, 1), []),
        (date(2026, 3, 2), ["recognised_before_withdrawal"]),
        (WITHDRAWN_ON, ["recognised_before_withdrawal"]),
        (date(2026, 6, 2), []),
    ],
)
@pytest.mark.usefixtures("known")
def test_a_recognition_before_a_withdrawal_is_not_entered_after_it(
    lists: Withdrawing, day: date, rules: list[str]
) -> None:
    assert lists.bring(on=WITHDRAWN_ON).applied
    file = GivenFile(
        "b.xlsx",
        list_of(
            ["Kẹo dừa", "HTX A", "", 4],
            headers=["Tên sản phẩm", "Chủ thể", "Địa chỉ", "Sao"],
            title=title_of("90/QĐ-UBND", day, "UBND tỉnh Vĩnh Long"),
        ),
    )
    result = apply_files(lists.engine, [file], actor="officer:1", at=lists.now)
    assert [problem.rule for problem in result.plan.errors] == rules
    assert result.applied is not bool(rules)
