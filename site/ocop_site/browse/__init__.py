"""Browse: home, the catalogue, products, where they come from, and the public registers."""

from ocop_site.browse import (  # noqa: F401 - routes on the blueprint
    absence,
    areas,
    gifts,
    lists,
    papers,
    producer,
    product,
    provinces,
    registers,
    robots,
    sets,
    stars,
)
from ocop_site.browse.routes import blueprint

__all__ = ["blueprint"]
