"""`access.csv`: a line for each address behind the sign-in, who may what in which area."""

import csv
from pathlib import Path

Row = dict[str, str]


def rows() -> list[Row]:
    """The table."""
    with Path(__file__).with_name("access.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
