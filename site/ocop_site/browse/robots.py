"""What robots may read: everything public, and nothing of a demonstration."""

from flask import Response

from ocop_site.browse.routes import blueprint
from ocop_site.register import register

_OPEN = "User-agent: *\nDisallow: /report\nDisallow: /en/report\n"
_CLOSED = "User-agent: *\nDisallow: /\n"


@blueprint.get("/robots.txt")
def robots() -> Response:
    """The rules for robots."""
    text = _CLOSED if register().demonstration else _OPEN
    return Response(text, mimetype="text/plain", headers={"Cache-Control": "public, max-age=3600"})
