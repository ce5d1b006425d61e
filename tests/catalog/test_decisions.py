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
    may_award,
    number_key,
    record_decisions,
)
from catalog.intake.issuers import with_province
from catalog.issuer_names import in_full
from catalog.units import CURRENT_LIST, Unit, UnitLevel

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


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("UBND TP.Huế", "UBND thành phố Huế"),
        ("UBND TPHCM", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("UBND TX.Bình Minh", "UBND thị xã Bình Minh"),
        ("Bộ NN & MT", "Bộ Nông nghiệp và Môi trường"),
        ("UBND huyện Châu Thành tỉnh Trà Vinh", "UBND huyện Châu Thành, Trà Vinh"),
        ("UBND huyện Tịnh Biên, tỉnh An Giang", "UBND huyện Tịnh Biên tỉnh An Giang"),
        ("UBND TP. Hà Tĩnh, tỉnh Hà Tĩnh", "UBND thành phố Hà Tĩnh, Hà Tĩnh"),
    ],
)
def test_short_forms_meet_the_long_ones(name: str, other: str) -> None:
    assert issuer_key(name) == issuer_key(other)


def test_namesakes_in_two_provinces_are_two_issuers() -> None:
    here, there = (f"UBND huyện Châu Thành, tỉnh {p}" for p in ("Trà Vinh", "Kiên Giang"))
    assert issuer_key(here) == "ubnd huyen chau thanh, tra vinh"
    assert issuer_key(here) != issuer_key(there)
    assert issuer_key("UBND thành phố Hà Tĩnh") == "ubnd thanh pho ha tinh"


@pytest.mark.parametrize(
    ("name", "completed"),
    [
        ("UBND huyện Châu Thành", "UBND huyện Châu Thành, tỉnh Trà Vinh"),
        ("UBND huyện Châu Thành, tỉnh Bến Tre", "UBND huyện Châu Thành, tỉnh Bến Tre"),
        ("UBND xã Đa Lộc, huyện Châu Thành", "UBND xã Đa Lộc, huyện Châu Thành, tỉnh Trà Vinh"),
        ("UBND tỉnh Vĩnh Long", "UBND tỉnh Vĩnh Long"),
        ("UBND thành phố Huế", "UBND thành phố Huế"),
    ],
)
def test_only_a_local_body_without_its_province_gets_it(name: str, completed: str) -> None:
    assert with_province(name, "tỉnh Trà Vinh") == completed


def test_a_district_is_spelt_out_with_its_province() -> None:
    full = in_full("UBND huyện Châu Thành, tỉnh Trà Vinh")
    assert full.vi == "Ủy ban nhân dân huyện Châu Thành, tỉnh Trà Vinh"
    assert full.en == "People's Committee of Châu Thành district, Trà Vinh province"


BODIES = dict(zip("CDPM", IssuerLevel, strict=True))


@pytest.mark.parametrize(
    ("stars", "day", "those"),
    [
        (3, date(2023, 2, 23), "P"),
        (3, date(2023, 2, 24), "D"),
        (3, date(2025, 7, 5), "D"),
        (3, date(2025, 7, 6), "P"),
        (4, date(2023, 2, 23), "P"),
        (4, date(2023, 2, 24), "P"),
        (4, date(2025, 7, 6), "P"),
        (5, date(2023, 2, 23), "M"),
        (5, date(2025, 7, 6), "M"),
    ],
)
def test_each_level_has_its_stars_and_its_time(stars: int, day: date, those: str) -> None:
    assert "".join(k for k, level in BODIES.items() if may_award(level, stars, day)) == those


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
        ("UBND TP.HCM", IssuerLevel.PROVINCE),
        ("UBND thành phố Huế, tỉnh Thừa Thiên Huế", IssuerLevel.DISTRICT),
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


def test_another_province_merged_into_the_same_one_does_not_answer(world: World) -> None:
    world.make_decision(
        date(2024, 6, 2), issuer="UBND tỉnh Bến Tre", covered_until=date(2025, 6, 30)
    )
    world.make_decision(
        date(2024, 6, 2), issuer="UBND huyện Cầu Kè", covered_until=date(2024, 6, 2)
    )
    with reading(world.engine) as session:
        district = session.exec(select(Issuer).where(Issuer.level == IssuerLevel.DISTRICT)).one()
        assert answering_issuer(session, district) is district


def test_a_city_like_a_province_answers_under_its_kind(world: World) -> None:
    world.make_decision(
        date(2026, 6, 2), issuer="UBND TP. Cần Thơ", covered_until=date(2026, 9, 30)
    )
    with world.change() as change:
        city = change.session.exec(
            select(Unit).where(
                Unit.list_version == CURRENT_LIST,
                Unit.level == UnitLevel.PROVINCE,
                Unit.name == "Cần Thơ",
            )
        ).one()
        (former,) = enter_issuers(change, [("UBND tỉnh Hậu Giang", city.id)]).keys() - {
            issuer_key("UBND TP. Cần Thơ")
        }
    with reading(world.engine) as session:
        issuer = session.exec(select(Issuer).where(Issuer.key == former)).one()
        assert answering_issuer(session, issuer).name == "UBND TP. Cần Thơ"


def test_a_body_of_no_province_answers_for_itself(world: World) -> None:
    with world.change() as change:
        enter_issuers(change, [("Văn phòng Điều phối", None)])
    with reading(world.engine) as session:
        office = session.exec(select(Issuer)).one()
        assert answering_issuer(session, office) is office
