"""A form that came from somebody signed out, or from a session before: nothing typed is lost.

What was typed is shown again and sent once more by hand, after signing in in a second tab. It
is sent by the reader's own press of a button on our page, so no other site can have it sent.
"""

from enum import StrEnum

from flask import Response, make_response, render_template, request

_NEVER_SHOWN = frozenset(
    {"token", "password", "new_password", "current_password", "repeated", "code", "secret", "key"}
)
_LONGEST_KEPT = 200_000


class Why(StrEnum):
    """Why a form was not taken as it came."""

    SIGNED_OUT = "signed out"
    STALE = "stale"
    UNPROVED = "unproved"


def show_again(why: Why) -> Response:
    """The page from which the same form can be sent again, whatever it takes before."""
    typed = typed_fields()
    if sum(len(value) for _, value in typed) > _LONGEST_KEPT:
        typed = []
    page = render_template(
        "account/again.html",
        why=why.value,
        typed=typed,
        files=bool(request.files),
        address=request.script_root + request.path,
    )
    return make_response(page, 400 if why is Why.STALE else 401)


def typed_fields() -> list[tuple[str, str]]:
    """What was typed, but for secrets and what the page itself had in its form."""
    return [(n, v) for n, v in request.form.items(multi=True) if n not in _NEVER_SHOWN]
