"""The blueprint on which the addresses of the catalogue hang."""

from flask import Blueprint, Response, request

blueprint = Blueprint("browse", __name__)


@blueprint.after_request
def ask_again(response: Response) -> Response:
    """What a page says of today is asked for again each time; unchanged, it is not sent."""
    if response.status_code == 200 and "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        response.make_conditional(request)
    return response
