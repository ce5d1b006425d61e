"""Contacts at rest: sealed with the newest key, opened with any of them."""

import pytest

from catalog.contacts import UnreadableContact, contact_cipher, open_contact, seal_contact

CONTACT = "Nguyễn Thị Bưởi, 0901 234 567"


def test_a_contact_comes_back_as_typed_and_is_not_readable_at_rest() -> None:
    cipher = contact_cipher(["one"])
    sealed = seal_contact(cipher, CONTACT)
    assert "0901" not in sealed
    assert open_contact(cipher, sealed) == CONTACT


def test_no_contact_stays_empty() -> None:
    cipher = contact_cipher(["one"])
    assert seal_contact(cipher, "") == ""
    assert open_contact(cipher, "") == ""


def test_a_new_key_still_opens_what_the_old_one_sealed() -> None:
    sealed = seal_contact(contact_cipher(["old"]), CONTACT)
    assert open_contact(contact_cipher(["new", "old"]), sealed) == CONTACT


def test_without_its_key_a_contact_stays_shut() -> None:
    sealed = seal_contact(contact_cipher(["old"]), CONTACT)
    with pytest.raises(UnreadableContact):
        open_contact(contact_cipher(["new"]), sealed)
