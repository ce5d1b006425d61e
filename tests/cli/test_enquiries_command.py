"""`ocop enquiries`: what offices see of requests, release, delete."""

import json
from collections.abc import Sequence

import pytest
from factories import Goods, World
from ocop_runner import Ocop
from sqlalchemy import insert
from sqlmodel import select

from catalog.audit import AuditEntry
from catalog.clock import vietnam_day
from catalog.db import metadata, reading, writing
from catalog.enquiries.filing import Filing, file_enquiry
from catalog.enquiries.rules import Asked
from catalog.enquiries.words import Purpose
from catalog.particulars import read_particulars
from ocop_site.keys import contact_keys
from ocop_site.settings import Settings

# Commands only call what is tested on both databases.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def file(world: World, settings: Settings, goods: Sequence[Goods], reference: str) -> int:
    """File an enquiry that came in while mail was off."""
    asked = Asked("Trần Thị B", "", "b@x.example", "", Purpose.EXPORT, "Cần 2 tấn", True)
    with reading(world.engine) as session:
        ids = [one.id for one in goods]
        rows = list(read_particulars(session, ids, vietnam_day(world.now)))
    with world.change("public") as change:
        filing = Filing(asked, rows, reference, "vi", mail=False)
        return file_enquiry(change, filing, contact_keys(settings))


@pytest.fixture
def number(world: World, settings: Settings) -> int:
    """An enquiry about goods of two makers, one of them with an address."""
    makers = [world.make_producer("HTX Một"), world.make_producer("HTX Hai")]
    row = {"producer_id": makers[0].id, "kind": "email", "value": "mot@htx.example"}
    with writing(world.engine) as session:
        session.execute(insert(metadata.tables["private_contact"]), [row])
    goods = [world.make_product("Kẹo dừa", producer=maker) for maker in makers]
    return file(world, settings, goods, "AAAAA-BBBBB")


def test_enquiries_are_listed_and_shown(ocop: Ocop, number: int, world: World) -> None:
    listed = ocop("enquiries")
    assert "AAAAA-BBBBB | Export | 2 Kept for the office: this register sends no mail yet" in (
        listed.stdout
    )
    assert "Trần" not in listed.stdout
    shown = ocop("enquiries", "show", number).stdout
    for part in ("Trần Thị B", "b@x.example", "Cần 2 tấn", "HTX Hai", "Kẹo dừa", "In force"):
        assert part in shown
    assert "htx.example" not in shown
    with reading(world.engine) as session:
        read = [e for e in session.exec(select(AuditEntry)) if e.verb == "read_enquiry_buyer"]
    assert [entry.subject for entry in read] == [f"enquiry:{number}"]


def test_json_holds_the_same(ocop: Ocop, number: int) -> None:
    (one,) = json.loads(ocop("enquiries", "--state", "kept", "--json").stdout)["enquiries"]
    assert "buyer" not in one
    shown = json.loads(ocop("enquiries", "show", number, "--json").stdout)
    assert shown["buyer"]["email"] == "b@x.example"
    assert {name: shown[name] for name in one} == one
    assert [m["kept_for"] for m in shown["messages"]] == ["mail_off", "mail_off"]
    assert json.loads(ocop("enquiries", "--state", "sent", "--json").stdout) == {"enquiries": []}


def test_what_was_kept_is_released_to_makers_with_an_address(ocop: Ocop, number: int) -> None:
    assert "1 message" in ocop("enquiries", "release", number).stderr
    shown = json.loads(ocop("enquiries", "show", number, "--json").stdout)
    assert [m["state"] for m in shown["messages"]] == ["waiting", "kept"]


def test_an_enquiry_is_deleted_for_good(ocop: Ocop, number: int) -> None:
    assert ocop("enquiries", "delete", number, "--yes").exit_code == 0
    assert "There are no enquiries" in ocop("enquiries").stderr
    for command in (("show",), ("release",), ("delete", "--yes")):
        gone = ocop("enquiries", command[0], number, *command[1:])
        assert gone.exit_code == 1
        assert f"no enquiry {number}" in gone.stderr


def test_only_what_has_been_kept_long_enough_is_purged(ocop: Ocop, number: int) -> None:
    assert "Deleted 0" in ocop("enquiries", "purge").stderr
    assert ocop("enquiries", "show", number).exit_code == 0


def test_another_key_cannot_read_who_asked(ocop: Ocop, number: int, settings: Settings) -> None:
    (settings.keys_folder / "contacts").write_text("another key altogether")
    refused = ocop("enquiries", "show", number)
    assert refused.exit_code == 1
    assert "cannot be read" in refused.stderr
