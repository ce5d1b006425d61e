"""Report: tell what was seen without an account, and follow it by its receipt."""

from ocop_site.report import following  # noqa: F401 - its route hangs on the blueprint
from ocop_site.report.views import blueprint

__all__ = ["blueprint"]
