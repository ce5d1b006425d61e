"""Visit: places where certified goods are on sale, the nearest ones, and their map."""

from ocop_site.visit import (  # noqa: F401 - routes on the blueprint
    geojson,
    lists,
    near,
    place,
    sign,
    structured,
)
from ocop_site.visit.routes import blueprint

__all__ = ["blueprint"]
