"""The blueprint on which the addresses of the interface hang, and how each of them answers."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, jsonify, request
from sqlmodel import Session

from catalog.audit import last_change
from ocop_site.listing import marked
from search_index.query import BadParameter

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


def last_updated(session: Session) -> str | None:
    """When the register last changed."""
    at = last_change(session)
    return at.isoformat(timespec="seconds") if at else None


def answer(content: Mapping[str, Any]) -> Response:
    """JSON that is asked for again each time; unchanged, it is not sent."""
    response = jsonify(marked(content))
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


def blanks() -> list[BadParameter]:
    """Parameters that were named and left blank: a program that does so has lost a value."""
    return [
        BadParameter(name, "")
        for name, values in request.args.lists()
        if name != "q" and not all(value.strip() for value in values)
    ]


def number(name: str, without: int, most: int, wrong: list[BadParameter]) -> int:
    """A parameter that is a number from 1 to `most`; what is none goes among the wrong ones."""
    typed = request.args.get(name, str(without))
    if typed.isascii() and typed.isdecimal() and 1 <= int(typed[:9]) <= most:
        return int(typed)
    wrong.append(BadParameter(name, typed))
    return without
