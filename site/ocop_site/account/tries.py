"""How often somebody may fail, by network and by account: counted for all workers together."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flask import current_app

from catalog.accounts.admitting import plain_email
from catalog.clock import vietnam_day
from catalog.rates import count_try, forget_tries, network_digest, seconds_to_next_hour
from ocop_site.limits import seconds_to_wait
from ocop_site.register import register
from ocop_site.tokens import secret_for

PER_ACCOUNT: Final = {"password": 10, "factor": 10}
"""Failures an hour; a right answer makes the count start afresh."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The tries at one account's password or second factor."""

    kind: str
    whose: str

    def seconds_to_wait(self, now: datetime) -> int:
        """Count one; 0 if it may be looked at, else the seconds until the next hour."""
        if self.kind == "password" and (seconds := seconds_to_wait("sign-in", now)):
            return seconds
        tries = count_try(register().engine, self.kind, self._digest(now), now)
        most: int = (PER_ACCOUNT | current_app.config.get("RATE_LIMITS", {}))[self.kind]
        return seconds_to_next_hour(now) if tries > most else 0

    def succeeded(self, now: datetime) -> None:
        """Forget the failures before."""
        forget_tries(register().engine, self.kind, self._digest(now), now)

    def _digest(self, now: datetime) -> str:
        key = secret_for("tries at accounts")
        return network_digest(key, plain_email(self.whose), vietnam_day(now))
