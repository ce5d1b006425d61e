"""How often one network may send or fetch, counted in the database: it holds across workers."""

from datetime import datetime
from ipaddress import ip_address, ip_network

from flask import current_app, request

from catalog.clock import vietnam_day
from catalog.rates import count_try, network_digest, seconds_to_next_hour
from ocop_site.register import register
from ocop_site.tokens import secret_for

PER_HOUR = {
    "report": 30,
    "receipt": 60,
    "export": 60,
    "catalogue": 10,
    "enquiry": 10,
    "sign-in": 120,
    "reset": 10,
    "access": 10,
}
"""Tries an hour; a whole market may share one address of a mobile network."""


def seconds_to_wait(bucket: str, now: datetime) -> int:
    """Count this try; 0 if it is within the limit, else the seconds until the next hour."""
    network = network_digest(
        secret_for("network digest"), subscriber(request.remote_addr), vietnam_day(now)
    )
    limit: int = (PER_HOUR | current_app.config.get("RATE_LIMITS", {}))[bucket]
    tries = count_try(register().engine, bucket, network, now)
    return seconds_to_next_hour(now) if tries > limit else 0


def subscriber(address: str | None) -> str:
    """What one subscriber has: an IPv4 address, or the first half of an IPv6 address."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return ""
    return str(parsed if parsed.version == 4 else ip_network(f"{parsed}/64", strict=False))
