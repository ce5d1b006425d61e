"""The demonstration register: invented producers, real specialities, every state there is."""

from catalog.demo.build import DemoSummary, RegisterNotEmpty, build_demo
from catalog.demo.examples import Example, examples

__all__ = ["DemoSummary", "Example", "RegisterNotEmpty", "build_demo", "examples"]
