"""Browse: home, the catalogue, products, producers and the public registers."""

from ocop_site.browse import lists, pages, registers, robots, stars  # noqa: F401 - routes on the blueprint
from ocop_site.browse.routes import blueprint

__all__ = ["blueprint"]
