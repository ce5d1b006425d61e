"""Who is signed in, and whether they may: what every page behind the sign-in rests on.

    @blueprint.post("/desk/places/<int:number>/publish")
    @needs(Deed.PUBLISH_PLACE, area_of_place)
    def publish(number: int) -> Response: ...

`area_of_place` is called with the view's own arguments and gives the `Area` of what is acted
on (or answers 404). A view that learns only from its form what it acts on leaves it out and
calls `demand(deed, area)` itself. Each POST must carry `{{ token_field() }}`.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import wraps
from typing import Any

from flask import Response, abort, g, redirect, request, url_for
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import Forbidden

from catalog.accounts import sessions
from catalog.accounts.admitting import subject
from catalog.accounts.mandates import Area, Deed, may, reaches_somewhere
from catalog.accounts.sessions import SignedIn
from catalog.accounts.tokens import token_digest
from catalog.db import writing
from ocop_site.account.again import Why, show_again, typed_fields
from ocop_site.account.cookies import session_token
from ocop_site.register import register
from ocop_site.tokens import issue_token, read_token

View = Callable[..., Any]

_TOUCH_SECONDS = 0.2

BEHIND_SIGN_IN, DEED = "ocop_behind_sign_in", "ocop_deed"
"""Attributes of a view: that nobody reaches it signed out, and what it needs; tests read them."""


class Refused(Forbidden):
    """Somebody signed in may not do this there; the page says so."""

    def __init__(self, deed: Deed) -> None:
        super().__init__()
        self.deed = deed


def half_signed_in() -> SignedIn | None:
    """Whose session this request belongs to, even if the second factor is still missing."""
    if "signed_in" not in g:
        g.signed_in = _find()
    found: SignedIn | None = g.signed_in
    return found


def current_account() -> SignedIn | None:
    """Who is signed in; None for everybody else."""
    found = half_signed_in()
    return found if found is not None and found.complete else None


def signed_in_account() -> SignedIn:
    """Who is signed in, in a view that `needs` or `signed_in` stands above."""
    account = current_account()
    if account is None:
        abort(403)
    return account


def actor() -> str:
    """Who acts, as the audit log has it: "account:17"."""
    return subject(signed_in_account().account_id)


def may_here(deed: Deed, area: Area | None = None) -> bool:
    """Whether who is signed in may do it there, or anywhere: whether to show the button."""
    account = current_account()
    if account is None:
        return False
    if area is None:
        return reaches_somewhere(account.mandates, deed)
    return may(account.mandates, deed, area)


def demand(deed: Deed, area: Area | None = None) -> None:
    """Go on only if who is signed in may do it there (somewhere, if no area is given)."""
    if not may_here(deed, area):
        raise Refused(deed)


def needs(
    deed: Deed, area: Callable[..., Area] | None = None, *, fresh: bool = False
) -> Callable[[View], View]:
    """A view for those signed in who may do this deed in the area of what it is done to.

    With `fresh` the password must have been given within the last quarter of an hour.
    """

    def decorate(view: View) -> View:
        @signed_in(fresh=fresh)
        @wraps(view)
        def answer(**values: Any) -> Any:
            demand(deed, area(**values) if area else None)
            return view(**values)

        setattr(answer, DEED, deed)
        return answer

    return decorate


def signed_in(*, fresh: bool = False) -> Callable[[View], View]:
    """A view for everybody who is signed in, whatever they may do."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(**values: Any) -> Any:
            account = current_account()
            if account is None:
                return _to_sign_in()
            if request.method == "POST" and not form_is_ours():
                return show_again(Why.STALE)
            if fresh and not account.fresh(register().now()):
                return _to_prove()
            return view(**values)

        setattr(answer, BEHIND_SIGN_IN, True)
        return answer

    return decorate


def form_token() -> str:
    """The token of every form of this session; no other session's forms have it."""
    return issue_token(_form(), register().now())


def form_is_ours() -> bool:
    """Whether the form that was sent was shown within this session."""
    token = read_token(_form(), request.form.get("token", ""), register().now())
    return token is not None and not token.expired


def see_other(address: str) -> Response:
    """Lead on by GET; the answer is no page."""
    response = redirect(address, 303, Response)
    assert isinstance(response, Response)  # noqa: S101 - asked for just now
    response.set_data(b"")
    response.mimetype = "text/plain"
    return response


def _form() -> str:
    return f"session {token_digest(session_token())[:32]}"


def _find() -> SignedIn | None:
    token = session_token()
    if not token:
        return None
    opened = register()
    now = opened.now()
    found = opened.look_up(lambda connection: sessions.find(connection, token, now))
    if found is not None and found.worth_touching(now):
        _touch(found, now)
    return found


def _touch(found: SignedIn, now: datetime) -> None:
    """Note that the session is in use; not worth waiting for while an intake writes."""
    impatient = register().engine.execution_options(ocop_patience=_TOUCH_SECONDS)
    with suppress(OperationalError), writing(impatient) as session:
        sessions.touch(session, found.session_id, now)


def _to_sign_in() -> Response:
    if request.method == "POST":
        return show_again(Why.SIGNED_OUT)
    if half_signed_in() is not None:
        return see_other(url_for("account.second_factor", next=_way_back()))
    return see_other(url_for("account.sign_in", next=_way_back()))


def _to_prove() -> Response:
    if typed_fields():
        return show_again(Why.UNPROVED)
    return see_other(url_for("account.confirm", next=_way_back()))


def _way_back() -> str:
    """The page asked for; of something sent, the page that it was sent from."""
    if request.method == "POST":
        return url_for("account.start")
    return request.script_root + request.full_path.rstrip("?")
