"""How the tests of the command line run it."""

from collections.abc import Callable

from click.testing import Result

Ocop = Callable[..., Result]
