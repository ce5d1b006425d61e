"""Whether the process lives (`/healthz`) and whether it can serve (`/readyz`)."""

from flask import Blueprint, Response, jsonify
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from ocop_site.register import register

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def live() -> Response:
    """The process answers."""
    return _state(jsonify(status="ok"), 200)


@blueprint.get("/readyz")
def ready() -> Response:
    """The database answers and has its tables; the index may be missing, search goes on."""
    try:
        with register().engine.connect() as connection:
            connection.execute(text("SELECT generation FROM register_state"))
    except SQLAlchemyError:
        return _state(jsonify(status="unavailable", database="unavailable"), 503)
    return _state(jsonify(status="ok", database="ok"), 200)


def _state(response: Response, status: int) -> Response:
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
