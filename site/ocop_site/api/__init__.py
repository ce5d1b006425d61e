"""`/api/v1`: the register for machines, without a key."""

from ocop_site.api import (  # noqa: F401 - routes on the blueprint
    fairs,
    limits,
    places,
    producers,
    statistics,
    views,
)
from ocop_site.api.routes import blueprint

__all__ = ["blueprint"]
