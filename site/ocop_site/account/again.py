"""A form that came from somebody signed out, or from a session before: nothing typed is lost.

What was typed is shown again and sent once more by hand, after signing in in a second tab. It
is sent by the reader's own press of a button on our page, so no other site can have it sent.
"""

from flask import Response, make_response, render_template, request

_NEVER_SHOWN = frozenset(
    {"token", "password", "new_password", "current_password", "repeated", "code", "secret", "key"}
)
_LONGEST_KEPT = 200_000


def ask_again(status: int) -> Response:
    """The page from which the same form can be sent again: 401 signed out, 400 stale."""
    typed = [(n, v) for n, v in request.form.items(multi=True) if n not in _NEVER_SHOWN]
    if sum(len(value) for _, value in typed) > _LONGEST_KEPT:
        typed = []
    page = render_template(
        "account/again.html",
        signed_out=status == 401,
        typed=typed,
        files=bool(request.files),
        address=request.script_root + request.path,
    )
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response
