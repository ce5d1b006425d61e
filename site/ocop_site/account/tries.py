"""How often somebody may fail, by network and by account: counted for all workers together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flask import current_app, request

from catalog.accounts.admitting import plain_email
from catalog.clock import vietnam_day
from catalog.rates import count_try, forget_tries, network_digest, seconds_to_next_hour
from ocop_site.limits import seconds_to_wait, subscriber
from ocop_site.register import register
from ocop_site.tokens import secret_for

PER_HOUR: Final = {"password": 10, "password-all": 50, "factor": 10}
"""Failures an hour; a right answer makes the count start afresh. At passwords, those of one
network at one account, and of all networks together: one who guesses locks himself out first,
and not the owner. Who guesses at the second factor has the password already."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The tries at one account's password or second factor."""

    kind: str
    whose: str

    def seconds_to_wait(self, now: datetime) -> int:
        """Count one; 0 if it may be looked at, else the seconds until the next hour."""
        if self.kind == "password" and (seconds := seconds_to_wait("sign-in", now)):
            return seconds
        limits: dict[str, int] = PER_HOUR | current_app.config.get("RATE_LIMITS", {})
        tried = [
            count_try(register().engine, bucket, digest, now) > limits[bucket]
            for bucket, digest in self._counters(now)
        ]
        return seconds_to_next_hour(now) if any(tried) else 0

    def succeeded(self, now: datetime) -> None:
        """Forget the failures before."""
        for bucket, digest in self._counters(now):
            forget_tries(register().engine, bucket, digest, now)

    def _counters(self, now: datetime) -> Iterator[tuple[str, str]]:
        key, day, whose = secret_for("tries at accounts"), vietnam_day(now), plain_email(self.whose)
        if self.kind == "password":
            where = subscriber(request.remote_addr)
            yield "password", network_digest(key, f"{whose} {where}", day)
            yield "password-all", network_digest(key, whose, day)
        else:
            yield self.kind, network_digest(key, whose, day)
