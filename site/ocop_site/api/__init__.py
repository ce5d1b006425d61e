"""`/api/v1`: the register for machines, without a key."""

from ocop_site.api.views import blueprint

__all__ = ["blueprint"]
