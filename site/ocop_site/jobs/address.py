"""What `OCOP_JOBS_URL` may say, checked before anything is opened."""

from importlib.util import find_spec
from typing import Final

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

_DRIVERS: Final = {
    "sqlite": "sqlite3",
    "postgresql": "psycopg",
    "redis": "redis",
    "rediss": "redis",
}


def checked_jobs_url(value: str) -> str:
    """The address of a queue, or an empty one; raises ValueError for what cannot be used."""
    if not value:
        return value
    try:
        parsed = make_url(value)
    except ArgumentError:
        raise ValueError(_WANTED) from None
    driver = _DRIVERS.get(parsed.drivername)
    if driver is None or (driver == "sqlite3" and not parsed.database):
        raise ValueError(_WANTED)
    if find_spec(driver) is None:
        raise ValueError(f"needs the Python package {driver}, which is not installed")
    return value


_WANTED = "must be sqlite:////absolute/path, postgresql://… or redis://…"
