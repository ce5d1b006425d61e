"""Receipts: 80 bits, a check character, and nothing of them on file."""

import pytest

from catalog.codes import SYMBOLS, display
from catalog.reports.receipts import MistypedReceipt, derive_receipt, read_receipt, receipt_hash

KEY = b"k" * 32
RECEIPT = derive_receipt(KEY, b"form", b"content")


def test_a_receipt_has_sixteen_symbols_and_a_check_character() -> None:
    assert len(RECEIPT) == 17
    assert set(RECEIPT) <= set(SYMBOLS)


def test_the_same_form_gives_the_same_receipt_and_nothing_else_does() -> None:
    assert derive_receipt(KEY, b"form", b"content") == RECEIPT
    others = {
        derive_receipt(b"another key", b"form", b"content"),
        derive_receipt(KEY, b"form", b"other content"),
        derive_receipt(KEY, b"formcontent"),
        derive_receipt(KEY, b"for", b"mcontent"),
        RECEIPT,
    }
    assert len(others) == 5


def test_a_receipt_is_read_as_people_type_it() -> None:
    grouped = display(RECEIPT)
    assert grouped.count("-") == 4
    for typed in (grouped, grouped.lower(), f"  {grouped.replace('-', ' ')} ", RECEIPT):
        assert read_receipt(typed) == RECEIPT
    mistaken = RECEIPT.replace("0", "o").replace("1", "l")
    assert read_receipt(mistaken) == RECEIPT


def test_every_single_wrong_character_is_noticed() -> None:
    for place, right in enumerate(RECEIPT):
        for wrong in SYMBOLS:
            if wrong != right:
                with pytest.raises(MistypedReceipt):
                    read_receipt(RECEIPT[:place] + wrong + RECEIPT[place + 1 :])


@pytest.mark.parametrize(
    "typed", ["", "abc", RECEIPT[:-1], RECEIPT + "0", "U" * 17, "đ" * 17, "9" * 99]
)
def test_what_cannot_be_a_receipt_is_refused(typed: str) -> None:
    with pytest.raises(MistypedReceipt):
        read_receipt(typed)


def test_the_digest_does_not_show_the_receipt() -> None:
    assert len(receipt_hash(RECEIPT)) == 64
    assert RECEIPT not in receipt_hash(RECEIPT).upper()
