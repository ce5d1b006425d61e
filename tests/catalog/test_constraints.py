"""What the database itself refuses, whoever asks it."""

from datetime import date

import pytest
from factories import World
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from catalog.db import writing


@pytest.fixture
def register(world: World) -> World:
    """Certificate 1 of product 1 by decision 1, valid through 02/06/2028."""
    world.make_product(stars=4, issued_on=date(2025, 6, 2))
    return world


CERTIFICATE = (
    "INSERT INTO certificate (product_id, decision_id, recognition, stars, scored_under,"
    " issued_on, valid_until, version) VALUES (1, 1, 'first', {stars}, '', {issued}, {until}, 1)"
)


def certificate(stars: int = 4, issued: str = "'2026-01-01'", until: str = "'2029-01-01'") -> str:
    """A certificate entered by hand."""
    return CERTIFICATE.format(stars=stars, issued=issued, until=until)


def event(columns: str, values: str) -> str:
    """A row of history entered by hand."""
    return (
        f"INSERT INTO certificate_event (certificate_id, on_day, recorded_at, actor, note,"  # noqa: S608
        f" {columns}) VALUES (1, '2026-01-01', '2026-01-01', 'x', '', {values})"
    )


EARLIER = {"issued": "'2022-01-01'", "until": "'2025-01-01'"}


@pytest.mark.parametrize(
    "statement",
    [
        certificate(stars=2, **EARLIER),
        certificate(stars=6, **EARLIER),
        certificate(until="'2026-01-01'"),
        "UPDATE certificate SET stars = 2",
        "UPDATE certificate SET score = 69.9",
        "UPDATE certificate SET score = 101",
        "UPDATE certificate SET version = 0",
        "UPDATE certificate SET extended_from = '2028-05-01', extended_until = '2028-11-30'",
        "UPDATE certificate SET extended_until = '2028-11-01'",
        "UPDATE certificate SET extended_from = '2028-05-01', extended_until = '2028-06-02'",
        "UPDATE certificate SET withdrawal_reason = 'a'",
        "UPDATE certificate SET withdrawn_on = '2026-01-01'",
        "UPDATE certificate SET withdrawn_on = '2026-01-01', withdrawal_reason = 'f'",
        "UPDATE certificate SET restored_on = '2026-01-01'",
        "UPDATE certificate SET superseded_on = issued_on",
        "UPDATE certificate SET product_id = 99",
        event("kind, reason, decision_id", "'suspended', 'a', 1"),
        event("kind, decision_id", "'withdrawn', 1"),
        event("kind, reason", "'withdrawn', 'a'"),
        event("kind, decision_id", "'extended', 1"),
        event("kind, until_day, decision_id", "'suspended', '2026-02-01', 1"),
        "UPDATE product SET code = '7q2k9d4m'",
        "UPDATE product SET code = '123'",
        "UPDATE product SET name = ''",
        "UPDATE product SET gtin = '123'",
        "UPDATE product SET set_no = 27",
        "UPDATE decision SET evidence = 'C'",
        "UPDATE decision SET number = ''",
        "UPDATE unit SET level = 'village'",
        "UPDATE product_set SET set_no = 27 WHERE set_no = 26",
    ],
)
def test_what_the_rules_forbid_cannot_be_stored(register: World, statement: str) -> None:
    with pytest.raises(IntegrityError), writing(register.engine) as session:
        session.connection().execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE certificate SET extended_from = '2028-05-01', extended_until = '2028-11-29'",
        "UPDATE certificate SET score = 70",
        "UPDATE certificate SET withdrawn_on = '2026-01-01', withdrawal_reason = 'đ'",
        "UPDATE certificate SET superseded_on = '2025-06-03'",
        event("kind, until_day, decision_id", "'extended', '2028-06-03', 1"),
        event("kind", "'renewal_filed'"),
    ],
)
def test_what_they_allow_can(register: World, statement: str) -> None:
    with writing(register.engine) as session:
        session.connection().execute(text(statement))


def test_two_certificates_in_force_cannot_be_stored(register: World) -> None:
    with pytest.raises(IntegrityError), writing(register.engine) as session:
        session.connection().execute(text(certificate()))
    with writing(register.engine) as session:
        session.connection().execute(text("UPDATE certificate SET superseded_on = '2026-01-01'"))
        session.connection().execute(text(certificate()))


def test_two_certificates_of_one_day_cannot_be_stored(register: World) -> None:
    statements = [
        "UPDATE certificate SET superseded_on = '2026-01-01'",
        certificate(issued="'2025-06-02'"),
    ]
    with pytest.raises(IntegrityError), writing(register.engine) as session:
        for statement in statements:
            session.connection().execute(text(statement))


def test_a_code_is_never_given_twice_even_after_its_product_was_taken_back(
    register: World,
) -> None:
    other = register.make_product(stars=None)
    with pytest.raises(IntegrityError), writing(register.engine) as session:
        session.connection().execute(text("UPDATE product SET voided_at = '2026-01-01'"))
        session.connection().execute(
            text("UPDATE product SET code = (SELECT code FROM product WHERE id = 1) WHERE id = :i"),
            {"i": other.id},
        )
