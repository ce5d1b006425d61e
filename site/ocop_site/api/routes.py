"""The blueprint on which the addresses of the interface hang, and how each of them answers."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, jsonify, request
from sqlalchemy import select
from sqlmodel import Session

from catalog.db import metadata
from ocop_site.listing import marked

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


def last_updated(session: Session) -> str | None:
    """When the register last changed."""
    entry = metadata.tables["audit_entry"].c
    at: datetime | None = session.execute(
        select(entry.at).order_by(entry.seq.desc()).limit(1)
    ).scalar()
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else None


def answer(content: dict[str, Any]) -> Response:
    """JSON that is asked for again each time; unchanged, it is not sent."""
    response = jsonify(marked(content))
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
