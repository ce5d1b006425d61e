"""Receipts: 80 bits and a check character by which a report is followed without a name.

The register keeps a digest only; who holds the receipt is who reported.
"""

import hashlib
import hmac
from typing import Final

from catalog.codes import SYMBOLS, MistypedCode, as_meant, check_character

BODY_LENGTH: Final = 16


class MistypedReceipt(ValueError):
    """What was typed cannot be a receipt."""


def derive_receipt(key: bytes, *parts: bytes, length: int = BODY_LENGTH) -> str:
    """The receipt of what was sent in one form: so many symbols and a check character.

    The same form sent again, as a phone does when the answer got lost on the way, has the same
    receipt; nobody without `key` can compute one.
    """
    digest = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    drawn = int.from_bytes(digest.digest(), "big") >> (256 - 5 * length)
    body = "".join(SYMBOLS[drawn >> 5 * place & 31] for place in range(length))
    return body + check_character(body)


def read_receipt(typed: str) -> str:
    """The receipt meant by `typed`, read as leniently as a code; raises MistypedReceipt."""
    try:
        value = as_meant(typed.strip())
    except MistypedCode:
        raise MistypedReceipt from None
    body, check = value[:BODY_LENGTH], value[BODY_LENGTH:]
    if len(body) < BODY_LENGTH or any(symbol not in SYMBOLS for symbol in body):
        raise MistypedReceipt
    if check != check_character(body):
        raise MistypedReceipt
    return value


def receipt_hash(receipt: str) -> str:
    """What the register keeps of a receipt; 80 random bits need neither salt nor slowness."""
    return hashlib.sha256(receipt.encode()).hexdigest()
