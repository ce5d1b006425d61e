"""How often one network may ask in a minute, counted in the memory of each worker.

A question that only reads must not write: counting in the database would cost more than most
answers. So each worker counts for itself, and a network may ask at least this often.
"""

from collections import Counter
from threading import Lock

from flask import Response, current_app, request

from ocop_site.api.routes import blueprint
from ocop_site.errors import error_page
from ocop_site.limits import subscriber
from ocop_site.register import register

PER_MINUTE = 300
"""Questions of one network to one worker; a whole office may share an address."""


class Minute:
    """Questions by network within the minute that runs; networks are forgotten with it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._minute = 0
        self._asked: Counter[str] = Counter()

    def count(self, network: str, seconds: float) -> int:
        """Count one question at a moment in seconds; how many there were in its minute."""
        with self._lock:
            if (minute := int(seconds // 60)) != self._minute:
                self._minute = minute
                self._asked.clear()
            self._asked[network] += 1
            return self._asked[network]


@blueprint.before_request
def _limit() -> Response | None:
    """Turn away who asks too often; a verdict is another blueprint's and never refused."""
    kept: Minute = current_app.extensions.setdefault("api_minute", Minute())
    seconds = register().now().timestamp()
    asked = kept.count(subscriber(request.remote_addr), seconds)
    if asked <= current_app.config.get("API_PER_MINUTE", PER_MINUTE):
        return None
    return error_page(429, retry_after=60 - int(seconds % 60))
