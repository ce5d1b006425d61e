"""Security headers on every answer, and the hash by which one style block is allowed.

They are added in a WSGI layer: so also to answers that Flask's hooks never see, and at a
fraction of their cost on the hot path.
"""

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from flask import Flask

from ocop_site.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_FIXED = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Content-Security-Policy", _POLICY.format(styles="")),
)


# The interface for machines holds nothing private and knows no cookie.
_OPEN_TO_ALL = ("Access-Control-Allow-Origin", "*")


class SecurityHeaders:
    """WSGI layer: adds the fixed headers that an answer does not set itself."""

    def __init__(self, app: "WSGIApplication", fixed: Iterable[tuple[str, str]]) -> None:
        self.app = app
        self.fixed = list(fixed)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            present = {name for name, _ in headers}
            headers += [pair for pair in self.fixed if pair[0] not in present]
            if "/api/" in path:
                headers.append(_OPEN_TO_ALL)
            return start_response(status, headers, *rest)

        return self.app(environ, start)


def init_headers(app: Flask, settings: Settings, *, demonstration: bool) -> None:
    """Answer with a strict content policy; a demonstration also keeps robots away."""
    fixed = list(_FIXED)
    if settings.secure:
        fixed.append(("Strict-Transport-Security", "max-age=31536000"))
    if demonstration:
        fixed.append(("X-Robots-Tag", "noindex, nofollow"))
    app.wsgi_app = SecurityHeaders(app.wsgi_app, fixed)  # type: ignore[method-assign]


@lru_cache(maxsize=8)
def policy_with_style(css: str) -> tuple[str, str]:
    """The content policy header that allows exactly this `<style>` block."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return "Content-Security-Policy", _POLICY.format(styles=f" 'sha256-{digest}'")
