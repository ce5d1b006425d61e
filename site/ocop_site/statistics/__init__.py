"""Statistics: the register counted on any day, as a page, as CSV and for `/api/v1`."""

from ocop_site.statistics import views  # noqa: F401 - routes on the blueprint
from ocop_site.statistics.routes import blueprint

__all__ = ["blueprint"]
