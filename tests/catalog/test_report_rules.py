"""What makes a report complete, which day is meant, and what is set apart: rules only."""

from datetime import date

import pytest

from catalog.reports.rules import LONGEST, MOST_PHOTOS, Told, day_meant, problems_of, read_told
from catalog.reports.suspicion import suspicion_of
from catalog.reports.words import ReportKind, ReportState
from catalog.suspicion import Suspicion

TODAY = date(2026, 11, 22)
COMPLETE = Told(kind=ReportKind.WRONG_STARS, what="Nhãn ghi 5 sao", where="Chợ Cồn Bần")


def fields(told: Told, photos: int = 0) -> list[str]:
    return [problem.field for problem in problems_of(told, photos=photos, today=TODAY)]


def told(**changes: object) -> Told:
    values = {"kind": "wrong_stars", "what": "Nhãn ghi 5 sao", "where": "Chợ Cồn Bần"} | changes
    return read_told({name: str(value) for name, value in values.items()})


def test_kind_text_and_place_are_enough() -> None:
    assert fields(COMPLETE) == []


def test_nothing_typed_names_the_three_required_things() -> None:
    assert fields(read_told({})) == ["kind", "what", "where"]


def test_a_photograph_stands_for_the_text() -> None:
    assert fields(told(what=""), photos=1) == []
    assert fields(told(what=""), photos=0) == ["what"]


def test_blanks_alone_are_no_answer() -> None:
    assert fields(told(what=" \n\t ", where="\u00a0\u200b")) == ["what", "where"]


def test_an_invented_kind_is_no_kind() -> None:
    assert fields(told(kind="everything")) == ["kind"]


@pytest.mark.parametrize("field", ["code", "what", "where", "when", "contact"])
def test_a_text_is_refused_one_character_past_its_limit(field: str) -> None:
    assert fields(told(**{field: "a" * LONGEST[field]})) == []
    assert fields(told(**{field: "a" * (LONGEST[field] + 1)})) == [field]


def test_a_sixth_photograph_is_too_many() -> None:
    assert fields(COMPLETE, photos=MOST_PHOTOS) == []
    assert fields(COMPLETE, photos=MOST_PHOTOS + 1) == ["photos"]


def test_a_report_of_today_is_taken_and_one_of_tomorrow_is_not() -> None:
    assert fields(told(when="22/11/2026")) == []
    assert fields(told(when="23/11/2026")) == ["when"]


def test_leave_to_be_contacted_needs_a_contact() -> None:
    assert fields(told(may_contact=1)) == ["contact"]
    assert fields(told(may_contact=1, contact="0901 234 567")) == []


def test_a_contact_without_leave_is_taken_too() -> None:
    assert fields(told(contact="0901 234 567")) == []


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("21/11/2026", date(2026, 11, 21)),
        ("ngày 1-2-2026", date(2026, 2, 1)),
        ("1.2.2026", date(2026, 2, 1)),
        ("2026-11-21", date(2026, 11, 21)),
        ("Hôm nay", date(2026, 11, 22)),
        ("hôm qua", date(2026, 11, 21)),
        ("Yesterday", date(2026, 11, 21)),
        ("", None),
        ("tuần trước", None),
        ("31/02/2026", None),
        ("٢١/١١/٢٠٢٦", None),
        ("00/00/0000", None),
    ],
)
def test_a_day_is_read_where_one_is_meant(when: str, day: date | None) -> None:
    assert day_meant(when, TODAY) == day


def test_signs_that_make_a_text_lie_are_taken_out() -> None:
    read = told(what="một\r\n\r\n\r\n\r\nhai\x00\x1b[31m", where="ảnh\u202egpj.exe")
    assert read.what == "một\n\nhai[31m"
    assert read.where == "ảnhgpj.exe"


def suspected(
    text: str = "Nhãn ghi 5 sao", age: float = 60, hidden: str = "", **changes: object
) -> Suspicion | None:
    return suspicion_of(told(what=text, **changes), age_seconds=age, hidden_field=hidden)


def test_an_ordinary_report_is_not_suspected() -> None:
    assert suspected() is None
    assert suspected("Bán tại https://a.example và https://b.example") is None


def test_three_seconds_are_enough_to_fill_in_the_form() -> None:
    assert suspected(age=3) is None
    assert suspected(age=2.99) is Suspicion.TOO_FAST
    assert suspected(age=-60) is Suspicion.TOO_FAST


def test_the_hidden_field_catches_robots() -> None:
    assert suspected(hidden="x") is Suspicion.HIDDEN_FIELD


def test_many_links_are_set_apart_but_an_online_offer_may_have_some() -> None:
    three = "https://a.example www.b.example [url=c]"
    assert suspected(three) is Suspicion.LINKS
    assert suspected(three, kind="online_offer") is None
    assert suspected(three * 2, kind="online_offer") is Suspicion.LINKS


@pytest.mark.parametrize("text", ["Nhà cái uy tín", "VAY TIỀN nhanh", "best casino"])
def test_words_of_advertising_are_set_apart(text: str) -> None:
    assert suspected(text) is Suspicion.WORDS


def test_food_words_that_hold_an_advertiser_s_word_are_not() -> None:
    assert suspected("nước mắm cá cơm, sexy casinos aside") is None


@pytest.mark.parametrize("kind", ReportKind)
def test_every_kind_has_its_label_in_both_languages(kind: ReportKind) -> None:
    assert kind.label.vi and kind.label.en and kind.label.vi != kind.label.en


@pytest.mark.parametrize("state", ReportState)
def test_every_state_is_explained_and_leads_somewhere(state: ReportState) -> None:
    assert state.label.vi and state.meaning.en
    assert any(state.may_become(other) for other in ReportState)
    assert not state.may_become(state)


def test_every_state_can_be_reached_from_received() -> None:
    reached, waiting = set(), {ReportState.RECEIVED}
    while waiting:
        reached |= waiting
        waiting = {o for s in waiting for o in ReportState if s.may_become(o)} - reached
    assert reached == set(ReportState)


@pytest.mark.parametrize("reason", Suspicion)
def test_every_suspicion_is_worded_for_officers(reason: Suspicion) -> None:
    assert reason.label.vi and reason.label.en
