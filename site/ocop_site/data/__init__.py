"""What others may take: the page on data and the description of the interface."""

from ocop_site.data.views import blueprint

__all__ = ["blueprint"]
