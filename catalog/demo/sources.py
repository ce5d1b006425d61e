"""Reading the data files that ship with the demonstration."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file in `catalog/demo/data`."""
    return list(csv.DictReader(_text(name).splitlines()))


@cache
def read_table(name: str) -> dict[str, Any]:
    """A TOML file in `catalog/demo/data`."""
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return files("catalog.demo").joinpath("data", name).read_text(encoding="utf-8")
