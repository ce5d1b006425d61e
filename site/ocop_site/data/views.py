"""`/data` for people, `/openapi.json` for programs: what the register gives away and how."""

from flask import Blueprint, Response, jsonify, request

from ocop_site.api.document import openapi
from ocop_site.assets import VERSION
from ocop_site.register import register
from ocop_site.search import vocabulary

blueprint = Blueprint("data", __name__)


@blueprint.get("/openapi.json")
def description() -> Response:
    """The interface as OpenAPI 3.1; its addresses are those of the public site."""
    settings = register().settings
    described = openapi(settings.site_name, settings.public_url, VERSION, vocabulary())
    response = jsonify(described)
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.add_etag()
    response.make_conditional(request)
    return response
