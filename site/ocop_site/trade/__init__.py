"""Trade: what a buyer takes away from the catalogue or asks of its makers."""

from ocop_site.trade import exports  # noqa: F401 - its routes hang on the blueprint
from ocop_site.trade.routes import blueprint

__all__ = ["blueprint"]
