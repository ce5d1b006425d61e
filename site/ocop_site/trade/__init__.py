"""Trade: what a buyer takes away from the catalogue or asks of its makers."""

from ocop_site.trade import (  # noqa: F401 - their routes hang on the blueprint
    catalogues,
    compare,
    enquiry,
    exports,
    registers,
)
from ocop_site.trade.routes import blueprint

__all__ = ["blueprint"]
