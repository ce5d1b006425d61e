"""The cookie of a session: a random token and nothing else, gone when the browser closes."""

from flask import Response, current_app, request


def session_token() -> str:
    """The token that the browser sent, empty if there is none."""
    return request.cookies.get(_name(), "")


def give_cookie(response: Response, token: str) -> Response:
    """Hand a session's token to the browser."""
    config = current_app.config
    response.set_cookie(
        _name(),
        token,
        secure=config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def take_cookie(response: Response) -> Response:
    """Take the token from the browser."""
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    response.delete_cookie(_name(), path="/", secure=secure, httponly=True, samesite="Lax")
    return response


def _name() -> str:
    return str(current_app.config["SESSION_COOKIE_NAME"])
