"""Security headers on every answer, and the hash by which one style block is allowed."""

import base64
import hashlib

from flask import Flask, Response, g

from ocop_site.settings import Settings

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
)


def init_headers(app: Flask, settings: Settings, *, demonstration: bool) -> None:
    """Answer with a strict content policy; a demonstration also keeps robots away."""
    fixed = list(_FIXED)
    if settings.secure:
        fixed.append(("Strict-Transport-Security", "max-age=31536000"))
    if demonstration:
        fixed.append(("X-Robots-Tag", "noindex, nofollow"))
    plain = _POLICY.format(styles="")

    @app.after_request
    def _protect(response: Response) -> Response:
        style = g.get("style_hash")
        policy = _POLICY.format(styles=f" '{style}'") if style else plain
        headers = response.headers
        for name, value in fixed:
            headers.setdefault(name, value)
        headers.setdefault("Content-Security-Policy", policy)
        return response


def style_hash(css: str) -> str:
    """The source expression that allows exactly this `<style>` block."""
    digest = hashlib.sha256(css.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
