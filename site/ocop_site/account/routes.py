"""The blueprint on which the addresses of accounts hang; nothing of it is kept anywhere."""

from flask import Blueprint, Response, abort, request

blueprint = Blueprint("account", __name__)

_ELSEWHERE = frozenset({"cross-site", "same-site"})


def private(response: Response) -> Response:
    """An answer for one reader only, which tells no other site where they came from."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def from_our_pages() -> None:
    """Take no form that another site had sent, not even one that needs no session.

    Browsers say where a form comes from; what says nothing is no browser.
    """
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site") in _ELSEWHERE:
        abort(400)


blueprint.before_request(from_our_pages)
blueprint.after_request(private)
