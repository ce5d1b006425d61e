"""Totals that the ministry published, as a cited series beside the register's own counts.

They count another thing: the whole country as reported then, not what is entered here and in
force. They are quoted, never mixed into our figures.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from catalog.clock import add_months
from catalog.reference import read_data
from catalog.text import Text


@dataclass(frozen=True, slots=True)
class PublishedTotal:
    """One published total: until the end of which month, of what, in which paper."""

    month: date
    products: int
    subjects: int
    stars: dict[int, int]
    source: Text
    counts: Text

    @property
    def last_day(self) -> date:
        """The last day of the month that it is given for."""
        return add_months(self.month, 1) - timedelta(days=1)


@cache
def published_totals() -> tuple[PublishedTotal, ...]:
    """The published totals, oldest first; `stars` is empty where the paper gives none."""
    return tuple(
        PublishedTotal(
            date.fromisoformat(f"{row['month']}-01"),
            int(row["products"]),
            int(row["subjects"]),
            {
                stars: int(row[column])
                for stars, column in ((5, "five_stars"), (4, "four_stars"), (3, "three_stars"))
                if row[column]
            },
            Text(row["source_vi"], row["source_en"]),
            Text(row["counts_vi"], row["counts_en"]),
        )
        for row in read_data("published_totals.csv")
    )
