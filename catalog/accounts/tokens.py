"""Random tokens that prove something by being known; the register keeps their digests only."""

import hashlib
import secrets
from typing import Final

_BYTES: Final = 32
_CODE_SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""Signs that nobody mistakes for each other when copying from paper."""


def new_token() -> str:
    """256 random bits that fit into a cookie or an address."""
    return secrets.token_urlsafe(_BYTES)


def new_code() -> str:
    """A recovery code such as "k7mw-93xd-hq2t": 59 random bits, easily written down."""
    signs = "".join(secrets.choice(_CODE_SIGNS) for _ in range(12))
    return "-".join(signs[start : start + 4] for start in range(0, 12, 4))


def token_digest(token: str) -> str:
    """What is stored instead of a token. It is random and long: no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
