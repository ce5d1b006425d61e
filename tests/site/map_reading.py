"""What counts as a map of the country, and which of the archipelagos one lacks.

A map is any drawing or file that names ten provinces or more.
"""

import re

from bs4 import BeautifulSoup

from catalog.reference import read_data

ARCHIPELAGOS = ("quần đảo Hoàng Sa", "quần đảo Trường Sa")
A_MAP_NAMES = 10


def provinces() -> dict[str, str]:
    """Every present province by its code."""
    return {row["code"]: row["name"] for row in read_data("provinces.csv")}


def said(text: str) -> str:
    """A text with single blanks: names are broken into lines in a drawing."""
    return re.sub(r"\s+", " ", text)


def is_map(text: str) -> bool:
    """Whether so many provinces are named."""
    words = said(text)
    return sum(name in words for name in provinces().values()) >= A_MAP_NAMES


def lacks(text: str) -> list[str]:
    """The archipelagos that are not named."""
    return [name for name in ARCHIPELAGOS if name.casefold() not in said(text).casefold()]


def maps_in(soup: BeautifulSoup) -> list[str]:
    """The words in every map of a page."""
    drawn = [drawing.get_text(" ") for drawing in soup.select("svg, canvas, figure")]
    return [text for text in drawn if is_map(text)]
