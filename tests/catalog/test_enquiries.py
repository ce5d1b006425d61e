"""Enquiries on both databases: one message a maker, sealed buyers, tries, release, deletion."""

from collections.abc import Sequence
from datetime import UTC, date, timedelta

import pytest
from cryptography.fernet import MultiFernet
from factories import Goods, Maker, World
from sqlalchemy import Engine, insert, text
from sqlmodel import select

from catalog.audit import AuditEntry
from catalog.clock import vietnam_day
from catalog.contacts import UnreadableContact, contact_cipher
from catalog.db import metadata, reading, writing
from catalog.enquiries import sending
from catalog.enquiries.filing import (
    Filing,
    NoSuchEnquiry,
    addresses_of,
    file_enquiry,
    open_buyer,
    read_buyer,
)
from catalog.enquiries.queries import find_enquiry, list_enquiries, messages_of
from catalog.enquiries.records import Enquiry, EnquiryItem, EnquiryMessage
from catalog.enquiries.retention import KEPT_MONTHS, delete_enquiries, overdue
from catalog.enquiries.rules import Asked
from catalog.enquiries.words import MessageState, Purpose
from catalog.particulars import read_particulars
from catalog.suspicion import Suspicion

ASKED = Asked(
    name="Trần Thị B",
    organisation="Công ty Quà Việt",
    email="b@quaviet.example",
    phone="0900 000 000",
    purpose=Purpose.GIFT,
    message="Cần hàng trước Tết",
    consent=True,
)


@pytest.fixture
def cipher() -> MultiFernet:
    """The key of this register."""
    return contact_cipher(["a key of the tests"])


def give_address(world: World, maker: Maker, *values: str) -> None:
    """Note mail addresses of a maker."""
    rows = [{"producer_id": maker.id, "kind": "email", "value": value} for value in values]
    with writing(world.engine) as session:
        session.execute(insert(metadata.tables["private_contact"]), rows)


@pytest.fixture
def makers(world: World) -> list[Maker]:
    """Two makers with an address and one without."""
    found = [world.make_producer(f"HTX {name}") for name in ("Một", "Hai", "Ba")]
    give_address(world, found[0], "mot@htx.example", "khac@htx.example")
    give_address(world, found[1], "hai@htx.example")
    return found


@pytest.fixture
def goods(world: World, makers: list[Maker]) -> list[Goods]:
    """Four goods of three makers."""
    return [
        world.make_product("Kẹo dừa", producer=makers[0]),
        world.make_product("Trà sen", producer=makers[1]),
        world.make_product("Kẹo gừng", producer=makers[0]),
        world.make_product("Mật ong", issued_on=date(2022, 1, 1), producer=makers[2]),
    ]


def file(
    world: World,
    goods: Sequence[Goods],
    cipher: MultiFernet,
    reference: str = "REF",
    mail: bool = True,
    suspicion: Suspicion | None = None,
) -> int:
    """File an enquiry about goods; its number."""
    with reading(world.engine) as session:
        rows = list(read_particulars(session, [g.id for g in goods], vietnam_day(world.now)))
    asked = Asked(**{**_fields(ASKED), "quantities": {goods[0].code: "200 hộp"}})
    with world.change("public") as change:
        filing = Filing(asked, rows, reference, "vi", mail, suspicion)
        return file_enquiry(change, filing, cipher)


def _fields(asked: Asked) -> dict[str, object]:
    return {name: getattr(asked, name) for name in Asked.__dataclass_fields__}


def states(engine: Engine, number: int) -> dict[str, str]:
    """How far the message to each maker has come."""
    with reading(engine) as session:
        return {
            one.message.producer_name: one.message.kept_for or one.message.state
            for one in messages_of(session, number)
        }


def test_each_maker_gets_a_message_about_its_own_goods(
    world: World, goods: list[Goods], cipher: MultiFernet
) -> None:
    number = file(world, goods, cipher)
    with reading(world.engine) as session:
        messages = messages_of(session, number)
        told = {m.message.producer_name: [i.product_name for i in m.items] for m in messages}
        quantities = [i.quantity for m in messages for i in m.items]
        lapsed = messages[2].items[0].status
    assert told == {
        "HTX Một": ["Kẹo dừa", "Kẹo gừng"],
        "HTX Hai": ["Trà sen"],
        "HTX Ba": ["Mật ong"],
    }
    assert quantities == ["200 hộp", "", "", ""]
    assert lapsed == "lapsed"
    assert states(world.engine, number) == {
        "HTX Một": "waiting", "HTX Hai": "waiting", "HTX Ba": "no_address",
    }  # fmt: skip


def test_who_asks_is_sealed_and_opened_only_with_the_key(
    world: World, goods: list[Goods], cipher: MultiFernet
) -> None:
    number = file(world, goods, cipher)
    with world.engine.connect() as connection:
        for table in ("enquiry", "enquiry_message", "enquiry_item", "audit_entry"):
            stored = str(connection.execute(text(f"SELECT * FROM {table}")).all())  # noqa: S608
            for secret in ("Trần", "quaviet", "0900"):
                assert secret not in stored
    with world.change() as change:
        assert read_buyer(change, number, cipher).email == "b@quaviet.example"
    with reading(world.engine) as session:
        verbs = [entry.verb for entry in session.exec(select(AuditEntry))]
        enquiry = find_enquiry(session, number)
        assert enquiry is not None
        with pytest.raises(UnreadableContact):
            open_buyer(enquiry, contact_cipher(["another key"]))
    assert verbs.count("file_enquiry") == verbs.count("read_enquiry_buyer") == 1
    with pytest.raises(NoSuchEnquiry), world.change() as change:
        read_buyer(change, number + 1, cipher)


def test_the_same_form_twice_is_one_enquiry(
    world: World, goods: list[Goods], cipher: MultiFernet
) -> None:
    assert file(world, goods, cipher) == file(world, goods, cipher)
    with reading(world.engine) as session:
        assert len(list_enquiries(session)) == 1


@pytest.mark.parametrize(
    ("mail", "suspicion", "why"),
    [
        (False, None, "mail_off"),
        (True, Suspicion.LINKS, "suspected"),
        (False, Suspicion.LINKS, "suspected"),
    ],
)
def test_what_may_not_go_out_is_kept_and_can_be_released(
    world: World,
    goods: list[Goods],
    cipher: MultiFernet,
    mail: bool,
    suspicion: Suspicion | None,
    why: str,
) -> None:
    number = file(world, goods, cipher, mail=mail, suspicion=suspicion)
    assert set(states(world.engine, number).values()) == {why}
    with reading(world.engine) as session:
        assert sending.due_messages(session, world.now) == []
        assert [e.id for e in list_enquiries(session, MessageState.KEPT)] == [number]
        assert list_enquiries(session, MessageState.SENT) == []
    with world.change() as change:
        assert sending.release(change, number) == 2
        assert sending.release(change, number) == 0
    with reading(world.engine) as session:
        assert len(sending.due_messages(session, world.now)) == 2
    assert states(world.engine, number)["HTX Ba"] == why


def test_a_message_is_claimed_once_and_comes_up_again(
    world: World, goods: list[Goods], cipher: MultiFernet
) -> None:
    file(world, goods[:1], cipher)
    with reading(world.engine) as session:
        (due,) = sending.due_messages(session, world.now)
    for expected in (True, False):
        with writing(world.engine) as session:
            assert sending.claim_message(session, due, world.now) is expected
    with reading(world.engine) as session:
        before, after = timedelta(minutes=9, seconds=59), timedelta(minutes=10)
        assert sending.due_messages(session, world.now + before) == []
        assert sending.due_messages(session, world.now + after) == [due]
    with writing(world.engine) as session:
        assert not sending.claim_message(session, due + 1, world.now)


def test_after_five_tries_the_office_takes_over(
    world: World, goods: list[Goods], cipher: MultiFernet
) -> None:
    number = file(world, goods[:1], cipher)
    with reading(world.engine) as session:
        (due,) = sending.due_messages(session, world.now)
    now = world.now
    for attempt in range(1, 6):
        assert set(states(world.engine, number).values()) == {"waiting"}
        with writing(world.engine) as session:
            assert sending.claim_message(session, due, now), attempt
        with world.change() as change:
            sending.mark_failed(change, due, "451 later\r\nplease", for_good=False)
        now += sending.PAUSES[-1]
    assert set(states(world.engine, number).values()) == {"refused"}
    with reading(world.engine) as session:
        assert session.get_one(EnquiryMessage, due).trouble == "451 later please"


def test_what_was_sent_is_not_sent_again(
    world: World, goods: list[Goods], cipher: MultiFernet
) -> None:
    number = file(world, goods[:1], cipher)
    with world.change() as change:
        (due,) = sending.due_messages(change.session, world.now)
        sending.mark_sent(change, due)
    with reading(world.engine) as session:
        assert sending.due_messages(session, world.now + timedelta(days=9)) == []
        message = session.get_one(EnquiryMessage, due)
        assert (message.state, message.sent_at) == (MessageState.SENT, world.now.astimezone(UTC))
    with world.change() as change:
        assert sending.release(change, number) == 0


def test_only_sound_addresses_of_a_maker_are_written_to(world: World, makers: list[Maker]) -> None:
    maker = world.make_producer("HTX Bốn")
    give_address(
        world,
        maker,
        " a@x.vn ",
        "a@x.vn",
        "no address",
        "b@x.vn\nBcc: c@x.vn",
        "b@x.vn",
        "c@x.vn",
        "d@x.vn",
    )
    with reading(world.engine) as session:
        found = addresses_of(session, [maker.id, makers[2].id])
    assert found == {maker.id: ["a@x.vn", "b@x.vn", "c@x.vn"]}


def test_enquiries_are_kept_for_twelve_months_to_the_day(
    world: World, goods: list[Goods], cipher: MultiFernet
) -> None:
    assert KEPT_MONTHS == 12
    number = file(world, goods, cipher)
    with reading(world.engine) as session:
        assert overdue(session, date(2027, 11, 22)) == []
        assert overdue(session, date(2027, 11, 23)) == [number]
    with world.change() as change:
        delete_enquiries(change, [number])
    with reading(world.engine) as session:
        for table in (Enquiry, EnquiryMessage, EnquiryItem):
            assert session.exec(select(table)).all() == []
        assert "delete_enquiry" in session.exec(select(AuditEntry.verb)).all()


def test_the_database_refuses_states_that_contradict_themselves(
    world: World, goods: list[Goods], cipher: MultiFernet
) -> None:
    file(world, goods[:1], cipher)
    for change in ("kept_for = 'refused'", "state = 'kept'", "state = 'sent'", "attempts = -1"):
        with pytest.raises(Exception, match=r"(?i)check"), writing(world.engine) as session:
            session.execute(text(f"UPDATE enquiry_message SET {change}"))  # noqa: S608
