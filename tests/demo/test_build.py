"""The demonstration in the database: through the register's verbs, every state, nothing broken."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from databases import opened
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from catalog.audit import AuditEntry, first_break
from catalog.certificates import Certificate
from catalog.change import RegisterState
from catalog.clock import VIETNAM
from catalog.codes import MistypedCode, is_well_formed, parse_code
from catalog.db import reading
from catalog.decisions import Issuer, IssuerLevel
from catalog.demo import DemoSummary, RegisterNotEmpty, build_demo, examples
from catalog.demo.plan import FULL_PRODUCTS
from catalog.events.records import Event, EventResult, Stall, StallLine
from catalog.events.words import EventKind, EventState, Matched
from catalog.inspections import Inspection
from catalog.offices import Office
from catalog.places.records import Place, PlaceStock
from catalog.places.rules import stale_since
from catalog.places.words import PlaceKind, PlaceState
from catalog.products import Product, ProductText
from catalog.records import find_record
from catalog.replay import differences
from catalog.status import Status, facts_of_columns, status_on
from catalog.verdicts import Verdict, verdict_of

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 42, tzinfo=VIETNAM)
SIZE = 300


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A database of one's own on each kind, built once: the tests here only read."""
    databases = request.getfixturevalue(f"_{request.param}")
    with databases.fresh() as url, opened(url) as engine:
        yield engine


@pytest.fixture(scope="module")
def built(engine: Engine) -> DemoSummary:
    return build_demo(engine, today=TODAY, now=NOW, products=SIZE)


def standing(session: Session) -> list[Certificate]:
    return list(
        session.execute(
            select(Certificate).where(
                col(Certificate.voided_at).is_(None), col(Certificate.superseded_on).is_(None)
            )
        ).scalars()
    )


def test_it_holds_what_the_summary_says(engine: Engine, built: DemoSummary) -> None:
    with reading(engine) as session:
        statuses = [status_on(facts_of_columns(c), TODAY) for c in standing(session)]
        state = session.get_one(RegisterState, 1)
    assert (built.products, len(statuses)) == (SIZE, SIZE)
    assert sum(status.in_force for status in statuses) == built.in_force
    assert set(statuses) == {
        Status.VALID,
        Status.EXTENDED,
        Status.LAPSED,
        Status.SUSPENDED,
        Status.WITHDRAWN,
    }
    assert state.demonstration


def test_the_log_is_whole_and_tells_the_same_certificates(
    engine: Engine, built: DemoSummary
) -> None:
    with reading(engine) as session:
        entries = session.execute(select(AuditEntry).order_by(col(AuditEntry.seq))).scalars()
        assert first_break(entries) is None
        assert differences(session, TODAY) == []


def test_every_example_gives_its_verdict(engine: Engine, built: DemoSummary) -> None:
    with reading(engine) as session:
        found = examples(session, TODAY)
        for example in found:
            if example.verdict is Verdict.MISTYPED:
                with pytest.raises(MistypedCode):
                    parse_code(example.code)
                assert example.level is None
                continue
            assert is_well_formed(example.code)
            record = find_record(session, example.code, TODAY)
            assert verdict_of(record.status if record else None) is example.verdict
    assert [example.verdict.value for example in found] == [
        "certified",
        "certified",
        "lapsed",
        "lapsed",
        "suspended",
        "withdrawn",
        "withdrawn",
        "not_issued",
        "not_issued",
        "mistyped",
    ]


def test_one_example_was_taken_back_and_one_never_existed(
    engine: Engine, built: DemoSummary
) -> None:
    with reading(engine) as session:
        never, taken_back = (
            session.execute(select(Product).where(col(Product.code) == example.code)).scalar()
            for example in examples(session, TODAY)
            if example.verdict is Verdict.NOT_ISSUED
        )
    assert never is None
    assert taken_back is not None
    assert taken_back.voided_at is not None


def test_the_first_example_is_the_honey_of_the_sketches(engine: Engine, built: DemoSummary) -> None:
    with reading(engine) as session:
        record = find_record(session, examples(session, TODAY)[0].code, TODAY)
        assert record is not None
        assert record.speaking is not None
    assert (record.product.name, record.producer.name) == (
        "Mật ong bạc hà Mèo Vạc",
        "HTX Ong Đá Xám",
    )
    assert record.place == (
        "xã Sủng Trà, huyện Mèo Vạc, tỉnh Hà Giang",
        "xã Sủng Máng, tỉnh Tuyên Quang",
    )
    cited = record.speaking.decision
    assert (cited.number, cited.on) == ("512/QĐ-BNN-VPĐP", date(2024, 7, 15))
    assert record.speaking.certificate.valid_until == date(2027, 7, 15)
    assert record.speaking.certificate.scored_under == "148/QĐ-TTg"


def test_every_province_and_the_ministry_say_how_far_they_are_entered(
    engine: Engine, built: DemoSummary
) -> None:
    with reading(engine) as session:
        issuers = session.execute(
            select(Issuer).where(col(Issuer.covered_until).is_not(None))
        ).scalars()
        days = {issuer.name: issuer.covered_until for issuer in issuers}
    assert len(days) == 35
    assert len(set(days.values())) > 5
    assert days["UBND tỉnh Lạng Sơn"] == date(2026, 7, 5)


def test_issuers_have_the_level_of_their_body(engine: Engine, built: DemoSummary) -> None:
    with reading(engine) as session:
        for issuer in session.execute(select(Issuer)).scalars():
            if issuer.name.startswith(("UBND huyện", "UBND thị xã", "UBND quận")):
                assert issuer.level is IssuerLevel.DISTRICT
            if issuer.name.startswith("UBND tỉnh"):
                assert issuer.level is IssuerLevel.PROVINCE
            assert (issuer.province_id is None) == (issuer.level is IssuerLevel.MINISTRY)


def test_offices_say_that_they_are_none(engine: Engine, built: DemoSummary) -> None:
    with reading(engine) as session:
        offices = list(session.execute(select(Office).where(Office.kind == "ocop")).scalars())
    assert len(offices) == 34
    assert all("(minh họa)" in office.name_vi for office in offices)
    assert all(office.phone.startswith("0000") for office in offices)


def test_breaches_were_found_before_certificates_were_withdrawn_for_them(
    engine: Engine, built: DemoSummary
) -> None:
    with reading(engine) as session:
        found = {i.product_id: i for i in session.execute(select(Inspection)).scalars()}
        withdrawn = [c for c in standing(session) if (c.withdrawal_reason or "") in tuple("bcd")]
    assert withdrawn
    for certificate in withdrawn:
        concluded = found[certificate.product_id].concluded_on
        assert concluded is not None
        assert certificate.withdrawn_on is not None
        assert concluded < certificate.withdrawn_on


def test_some_goods_have_english_texts_and_all_have_vietnamese(
    engine: Engine, built: DemoSummary
) -> None:
    with reading(engine) as session:
        texts = list(session.execute(select(ProductText)).scalars())
    assert sum(text.language == "vi" for text in texts) == SIZE
    assert 0 < sum(text.language == "en" for text in texts) < SIZE


def test_the_same_seed_gives_the_same_codes(engine: Engine, built: DemoSummary) -> None:
    with reading(engine) as session:
        codes = list(session.execute(select(Product.code).order_by(col(Product.id))).scalars())
    assert len(codes) == len(set(codes)) == SIZE + 3
    assert codes[3] == "GWZH2EZ6"


def test_it_never_mixes_with_another_register(engine: Engine, built: DemoSummary) -> None:
    with pytest.raises(RegisterNotEmpty):
        build_demo(engine, today=TODAY, now=NOW, products=10)


def test_the_default_size_is_that_of_the_programme_in_2022() -> None:
    assert FULL_PRODUCTS == 8_340


def test_places_stand_in_every_state_and_of_every_kind(engine: Engine, built: DemoSummary) -> None:
    with reading(engine) as session:
        places = session.execute(select(Place)).scalars().all()
        stocked = set(session.execute(select(PlaceStock.place_id)).scalars())
    assert {place.state for place in places} == set(PlaceState)
    assert {place.kind for place in places} >= set(PlaceKind) - {
        PlaceKind.AIRPORT, PlaceKind.TRADE_CENTRE
    }  # fmt: skip
    public = [place for place in places if place.state is PlaceState.PUBLISHED]
    assert {place.id for place in public} <= stocked
    assert {stale_since(place.confirmed_on, TODAY) is None for place in public} == {True, False}


def test_events_are_past_and_to_come_with_stalls_that_carry_nothing(
    engine: Engine, built: DemoSummary
) -> None:
    with reading(engine) as session:
        events = session.execute(select(Event)).scalars().all()
        results = session.execute(select(EventResult)).scalars().all()
        stalls = set(session.execute(select(Stall.id)).scalars())
        certified = set(
            session.execute(
                select(StallLine.stall_id).where(col(StallLine.matched) == Matched.BY_REGISTER)
            ).scalars()
        )
    assert {event.kind for event in events} == set(EventKind)
    assert {event.state for event in events} == set(EventState) - {EventState.UNPUBLISHED}
    assert results
    assert certified < stalls
