"""Decisions and their issuers: one body, one number, one date, one row."""

from datetime import date

import pytest
from factories import World
from sqlmodel import select

from catalog.db import reading
from catalog.decisions import (
    Decision,
    Issuer,
    IssuerLevel,
    answering_issuer,
    decision_number,
    enter_issuers,
    issuer_key,
    issuer_level,
    issuer_name,
    number_key,
    record_decisions,
)

SAME_BODY = [
    "UBND tỉnh Vĩnh Long",
    "Chủ tịch UBND tỉnh Vĩnh Long",
    "Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long",
    "Uỷ ban nhân dân tỉnh Vĩnh Long.",
    "ỦY BAN NHÂN DÂN TỈNH VĨNH LONG",
]


def test_chair_and_committee_are_one_issuer() -> None:
    assert {issuer_key(name) for name in SAME_BODY} == {"ubnd tinh vinh long"}
    assert issuer_key("UBND tỉnh Trà Vinh") != issuer_key(SAME_BODY[0])
    assert issuer_key("UBND TP. Cần Thơ") == issuer_key("UBND thành phố Cần Thơ")
    assert issuer_key("Bộ trưởng Bộ NN&PTNT") == issuer_key(
        "Bộ Nông nghiệp và Phát triển nông thôn"
    )


def test_a_body_is_named_as_decisions_cite_it() -> None:
    assert issuer_name("Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long") == "UBND tỉnh Vĩnh Long"


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Bộ Nông nghiệp và Môi trường", IssuerLevel.MINISTRY),
        ("UBND huyện Tiểu Cần", IssuerLevel.DISTRICT),
        ("UBND xã Phú Cần", IssuerLevel.COMMUNE),
        ("UBND tỉnh Vĩnh Long", IssuerLevel.PROVINCE),
        ("UBND Vĩnh Long", IssuerLevel.PROVINCE),
    ],
)
def test_the_name_tells_the_level(name: str, level: IssuerLevel) -> None:
    assert issuer_level(name) is level


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3846 /UBND-KT", "3846/UBND-KT"),
        ("919/QĐ/TTg", "919/QĐ-TTg"),
        ("Số: 2214/QĐ-UBND", "2214/QĐ-UBND"),
        ("2214/QĐ-UBND.", "2214/QĐ-UBND"),
    ],
)
def test_numbers_are_mended(typed: str, number: str) -> None:
    assert decision_number(typed) == number


def test_spellings_of_a_number_meet() -> None:
    assert number_key("2214/QĐ-UBND") == number_key("số 2214/qd-ubnd") == "2214/QD-UBND"


def test_the_same_decision_is_recorded_once(world: World) -> None:
    first = world.make_decision(date(2025, 6, 2), "2214/QĐ-UBND", SAME_BODY[0])
    again = world.make_decision(date(2025, 6, 2), "Số 2214/QD-UBND", SAME_BODY[2])
    assert again == first
    with reading(world.engine) as session:
        assert len(session.exec(select(Issuer)).all()) == 1


def test_a_number_recurs_every_year_and_everywhere(world: World) -> None:
    ids = {
        world.make_decision(date(2025, 6, 2), "15/QĐ-UBND", "UBND tỉnh Vĩnh Long"),
        world.make_decision(date(2026, 6, 2), "15/QĐ-UBND", "UBND tỉnh Vĩnh Long"),
        world.make_decision(date(2025, 6, 2), "15/QĐ-UBND", "UBND tỉnh Trà Vinh"),
    }
    assert len(ids) == 3


def test_nothing_given_records_nothing(world: World) -> None:
    with world.change() as change:
        assert record_decisions(change, []) == {}
        assert enter_issuers(change, []) == {}
    with reading(world.engine) as session:
        assert session.exec(select(Decision)).all() == []


def test_coverage_is_the_latest_day_stated(world: World) -> None:
    issuer = "UBND tỉnh Vĩnh Long"
    for day in (date(2026, 3, 31), date(2026, 9, 30), date(2026, 6, 30)):
        world.make_decision(date(2025, 6, 2), "1/QĐ-UBND", issuer, covered_until=day)
    with reading(world.engine) as session:
        assert session.exec(select(Issuer)).one().covered_until == date(2026, 9, 30)


def test_the_present_province_answers_for_a_district_that_ended(world: World) -> None:
    world.make_decision(date(2024, 6, 2), issuer="UBND huyện Tiểu Cần")
    with reading(world.engine) as session:
        district = session.exec(select(Issuer)).one()
        assert answering_issuer(session, district) is district
    world.make_decision(date(2026, 1, 5), covered_until=date(2026, 9, 30))
    with reading(world.engine) as session:
        district = session.exec(select(Issuer).where(Issuer.level == IssuerLevel.DISTRICT)).one()
        assert answering_issuer(session, district).name == "UBND tỉnh Vĩnh Long"


def test_a_ministry_is_answered_for_by_its_successor(world: World) -> None:
    world.make_decision(date(2023, 6, 2), issuer="Bộ Nông nghiệp và Phát triển nông thôn")
    world.make_decision(
        date(2026, 6, 2),
        issuer="Bộ trưởng Bộ Nông nghiệp và Môi trường",
        covered_until=date(2026, 9, 30),
    )
    with reading(world.engine) as session:
        former = session.exec(select(Issuer).where(Issuer.name.contains("Phát triển"))).one()  # type: ignore[attr-defined]
        assert answering_issuer(session, former).name == "Bộ Nông nghiệp và Môi trường"
