"""What robots may read: everything public, and nothing of a demonstration."""

from flask import Response

from ocop_site.browse.routes import blueprint
from ocop_site.language import languages
from ocop_site.register import register

_NOT_FOR_ROBOTS = (
    "/report",
    "/enquiry",
    "/compare",
    "/account",
    "/desk",
    "/products.csv",
    "/products.xlsx",
    "/products.json",
)
"""Forms, choices of one person, and whole lists as files, which cost more than a page."""

_CLOSED = "User-agent: *\nDisallow: /\n"


@blueprint.get("/robots.txt")
def robots() -> Response:
    """The rules for robots, and where the sitemap is."""
    opened = register()
    text = _CLOSED
    if not opened.demonstration:
        closed = [
            f"Disallow: {spoken.prefix}{path}" for path in _NOT_FOR_ROBOTS for spoken in languages()
        ]
        where = f"Sitemap: {opened.settings.public_url}/sitemap.xml"
        text = "\n".join(["User-agent: *", *closed, "", where, ""])
    return Response(text, mimetype="text/plain", headers={"Cache-Control": "public, max-age=3600"})
