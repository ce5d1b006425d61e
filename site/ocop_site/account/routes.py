"""The blueprint on which the addresses of accounts hang; nothing of it is kept anywhere."""

from flask import Blueprint, Response

blueprint = Blueprint("account", __name__)


def private(response: Response) -> Response:
    """An answer for one reader only, which tells no other site where they came from."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


blueprint.after_request(private)
