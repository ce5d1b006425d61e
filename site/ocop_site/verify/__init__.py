"""Verify: what a code on a pack says today, the form to type one, and the symbols to print."""

from ocop_site.verify import symbols  # noqa: F401 - its route hangs on the blueprint
from ocop_site.verify.answers import init_answers
from ocop_site.verify.views import blueprint

__all__ = ["blueprint", "init_answers"]
