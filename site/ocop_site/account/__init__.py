"""Accounts: signing in, the second factor, sessions, being let in. See `signed_in.py` first."""

from flask import Flask, Response, make_response, render_template

from catalog.accounts.passwords import Passwords, TooBusy
from catalog.accounts.words import DEEDS
from catalog.clock import Clock
from ocop_site.account import (  # noqa: F401 - their routes hang on the blueprint
    asking,
    factor,
    granting,
    links,
    managing,
    own,
    sign_in,
)
from ocop_site.account.routes import blueprint, private
from ocop_site.account.signed_in import (
    Refused,
    current_account,
    form_token,
    may_here,
)
from ocop_site.account.totp import TimedCodes
from ocop_site.errors import error_page
from ocop_site.settings import Settings

__all__ = ["blueprint", "init_account"]


def init_account(app: Flask, settings: Settings, clock: Clock) -> None:
    """Set up what signing in needs, and what templates may ask of who is signed in."""
    app.extensions["passwords"] = Passwords()
    app.extensions["timed_codes"] = TimedCodes(settings, clock)
    app.jinja_env.globals.update(
        current_account=current_account, form_token=form_token, may_here=may_here
    )
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(TooBusy, _too_busy)


def _refused(refused: Refused) -> Response:
    page = render_template("account/refused.html", deed=DEEDS[refused.deed])
    return private(make_response(page, 403))


def _too_busy(_: TooBusy) -> Response:
    return error_page(503, retry_after=5)
