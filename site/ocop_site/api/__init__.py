"""`/api/v1`: the register for machines, without a key."""

from ocop_site.api import fairs, limits, producers, statistics, views  # noqa: F401 - routes on the blueprint
from ocop_site.api.routes import blueprint

__all__ = ["blueprint"]
