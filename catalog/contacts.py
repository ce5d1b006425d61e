"""Contacts people leave, encrypted at rest. Keys are handed in; they live apart from the data."""

import base64
import hashlib
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class UnreadableContact(ValueError):
    """No key at hand opens this contact: the key file is not the one it was sealed with."""


def contact_cipher(secrets: Sequence[str]) -> MultiFernet:
    """A cipher out of secrets, newest first: the first seals, each of them opens."""
    return MultiFernet(
        Fernet(base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()))
        for secret in secrets
    )


def seal_contact(cipher: MultiFernet, contact: str) -> str:
    """A contact as the database may hold it; an empty one stays empty."""
    return cipher.encrypt(contact.encode()).decode() if contact else ""


def open_contact(cipher: MultiFernet, sealed: str) -> str:
    """The contact as it was typed; raises UnreadableContact."""
    if not sealed:
        return ""
    try:
        return cipher.decrypt(sealed).decode()
    except InvalidToken:
        raise UnreadableContact from None
