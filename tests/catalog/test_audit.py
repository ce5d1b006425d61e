"""The audit log shows every kind of tampering; cutting off its end shows in the replay."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from factories import World
from sqlalchemy import Engine, text
from sqlmodel import Session, col, select

from catalog import acts
from catalog.audit import FIRST_HASH, AuditEntry, Note, first_break, seal, text_digest
from catalog.db import reading, writing
from catalog.replay import differences

TODAY = date(2026, 11, 22)


def broken_at(engine: Engine) -> int | None:
    """Where the chain does not hold."""
    with reading(engine) as session:
        return first_break(session.exec(select(AuditEntry).order_by(col(AuditEntry.seq))))


def run(engine: Engine, *statements: str) -> None:
    """Change the database behind the register's back."""
    with writing(engine) as session:
        for statement in statements:
            session.connection().execute(text(statement))


@pytest.fixture
def register(world: World) -> World:
    """A register with a life in it: recognised, suspended, restored, re-rated, withdrawn."""
    goods = world.make_product(stars=3, issued_on=date(2023, 11, 22))
    decision = world.make_decision(date(2026, 6, 1))
    world.act(acts.suspend, goods, decision_id=decision, on=date(2026, 6, 1))
    world.act(acts.restore, goods, decision_id=decision, on=date(2026, 7, 1))
    world.act(
        acts.extend, goods, decision_id=decision, on=date(2026, 7, 2), until=date(2027, 1, 31)
    )
    newer = world.recognise(goods, 4, date(2026, 8, 1))
    world.act(acts.withdraw, newer, decision_id=decision, on=date(2026, 9, 1), reason="b")
    return world


def test_an_untouched_log_holds_and_agrees_with_the_tables(register: World) -> None:
    assert broken_at(register.engine) is None
    with reading(register.engine) as session:
        assert differences(session, TODAY) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_entry SET actor = 'officer:2' WHERE seq = 5",
        "UPDATE audit_entry SET verb = 'restored' WHERE seq = 5",
        "UPDATE audit_entry SET subject = 'certificate:9' WHERE seq = 5",
        "UPDATE audit_entry SET prev_hash = 'x' || substr(prev_hash, 2) WHERE seq = 5",
        "UPDATE audit_entry SET hash = 'x' || substr(hash, 2) WHERE seq = 5",
        "DELETE FROM audit_entry WHERE seq = 5",
    ],
)
def test_a_changed_or_missing_entry_breaks_the_chain(register: World, tampering: str) -> None:
    run(register.engine, tampering)
    assert broken_at(register.engine) == 5


def alter_data(entry: AuditEntry) -> None:
    entry.data = entry.data | {"forged": 1}


def alter_time(entry: AuditEntry) -> None:
    entry.at += timedelta(microseconds=1)


@pytest.mark.parametrize("alter", [alter_data, alter_time])
def test_changed_facts_or_times_break_the_chain(
    register: World, alter: Callable[[AuditEntry], None]
) -> None:
    with writing(register.engine) as session:
        entry = session.get_one(AuditEntry, 6)
        alter(entry)
        session.add(entry)
    assert broken_at(register.engine) == 6


def test_entries_that_changed_places_break_the_chain(register: World) -> None:
    run(
        register.engine,
        "UPDATE audit_entry SET seq = -1 WHERE seq = 5",
        "UPDATE audit_entry SET seq = 5 WHERE seq = 6",
        "UPDATE audit_entry SET seq = 6 WHERE seq = -1",
    )
    assert broken_at(register.engine) == 5


def test_an_inserted_entry_breaks_the_chain(register: World) -> None:
    with writing(register.engine) as session:
        last = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq).desc())).first()
        assert last is not None
        (forged,) = seal(
            [Note("withdrawn", "certificate:1", {})],
            at=register.now,
            actor="officer:1",
            last_seq=last.seq,
            last_hash="f" * 64,
        )
        session.add(AuditEntry(**forged))
        expected = last.seq + 1
    assert broken_at(register.engine) == expected


def test_a_log_cut_off_at_its_end_no_longer_agrees_with_the_tables(register: World) -> None:
    run(
        register.engine,
        "DELETE FROM audit_entry WHERE seq = (SELECT max(seq) FROM audit_entry)",
    )
    assert broken_at(register.engine) is None
    with reading(register.engine) as session:
        found = differences(session, TODAY)
    assert "certificate:2: its history differs from the log" in found
    assert "certificate:2: withdrawn in the tables, valid in the log" in found


@pytest.mark.parametrize(
    ("tampering", "complaint"),
    [
        (
            "UPDATE certificate SET stars = 5 WHERE id = 2",
            "certificate:2: the tables say otherwise",
        ),
        (
            "UPDATE certificate SET withdrawn_on = NULL, withdrawal_reason = NULL WHERE id = 2",
            "certificate:2: valid in the tables, withdrawn in the log",
        ),
        (
            "UPDATE certificate_event SET reason = 'e' WHERE kind = 'withdrawn'",
            "certificate:2: its history differs",
        ),
        ("DELETE FROM certificate_event WHERE certificate_id = 1", "certificate:1: its history"),
        ("UPDATE decision SET number_key = '9/QD' WHERE id = 1", "decision:1: the tables say"),
        (
            "INSERT INTO decision (id, issuer_id, number, number_key, decided_on, evidence)"
            " VALUES (77, 1, '7/QĐ', '7/QD', '2026-01-01', 'A')",
            "decision:77: in the tables, not in the log",
        ),
    ],
)
def test_tables_changed_behind_the_log_are_found(
    register: World, tampering: str, complaint: str
) -> None:
    run(register.engine, tampering)
    with reading(register.engine) as session:
        assert any(found.startswith(complaint) for found in differences(session, TODAY))


def test_a_certificate_gone_from_the_tables_is_found(register: World) -> None:
    run(
        register.engine,
        "DELETE FROM certificate_event WHERE certificate_id = 2 OR superseded_by = 2",
        "DELETE FROM certificate WHERE id = 2",
    )
    with reading(register.engine) as session:
        assert "certificate:2: in the log, not in the tables" in differences(session, TODAY)


def test_a_chain_holds_whatever_time_zone_the_moment_was_given_in() -> None:
    moment = datetime(2026, 11, 22, 3, 42, tzinfo=UTC)
    elsewhere = moment.astimezone(timezone(timedelta(hours=7)))
    note = Note("cover", "issuer:1", {"until": "2026-09-30"})
    rows = [
        seal([note], at=at, actor="a", last_seq=0, last_hash=FIRST_HASH)[0]
        for at in (moment, elsewhere)
    ]
    assert rows[0]["hash"] == rows[1]["hash"]


def test_texts_enter_as_digests_that_tell_where_one_ends() -> None:
    assert text_digest("ab", "c") != text_digest("a", "bc")
    assert len(text_digest("Kẹo dừa")) == 32


def test_names_never_enter_the_log(register: World) -> None:
    with Session(register.engine) as session:
        for entry in session.exec(select(AuditEntry)):
            assert "dừa" not in str(entry.data)
