"""Form tokens: signed, stateless, so that reading the form sets no cookie.

A token proves that the form was shown by this site, says when, and names the one form that was
shown, so that the same form sent twice is one report.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Final

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from catalog.suspicion import SHORTEST_SECONDS

LONGEST_LIFE: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class FormToken:
    """What a genuine token says."""

    nonce: str
    age: timedelta

    @property
    def expired(self) -> bool:
        """Whether the form was open for too long to be taken."""
        return self.age > LONGEST_LIFE


def issue_token(form: str, now: datetime, *, shown_before: bool = False) -> str:
    """A token for a form shown now; one shown again after it expired was read long enough.

    `form` names the kind of form: the token of one is worth nothing to another.
    """
    shown_at = now - timedelta(seconds=SHORTEST_SECONDS) if shown_before else now
    return str(_serializer(form).dumps([token_hex(16), shown_at.timestamp()]))


def read_token(form: str, text: str, now: datetime) -> FormToken | None:
    """What the token says, or None if this site never issued it for such a form."""
    try:
        nonce, shown_at = _serializer(form).loads(text)
    except BadData:
        return None
    return FormToken(nonce, timedelta(seconds=now.timestamp() - shown_at))


def secret_for(purpose: str) -> bytes:
    """Key material for one purpose, derived from the secret key."""
    key: str = current_app.config["SECRET_KEY"]
    return hmac.new(key.encode(), purpose.encode(), hashlib.sha256).digest()


def _serializer(form: str) -> URLSafeSerializer:
    config = current_app.config
    return URLSafeSerializer(
        [*config["SECRET_KEY_FALLBACKS"], config["SECRET_KEY"]], salt=f"{form} form"
    )
