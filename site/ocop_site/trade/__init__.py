"""Trade: what a buyer takes away from the catalogue or asks of its makers."""

from ocop_site.trade import compare, exports, registers  # noqa: F401 - their routes
from ocop_site.trade.routes import blueprint

__all__ = ["blueprint"]
