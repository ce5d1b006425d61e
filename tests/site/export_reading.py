"""Reading the files in which a list can be had."""

import csv
import io
from typing import Any

from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from openpyxl import load_workbook


def ids_on_pages(client: FlaskClient, query: str) -> list[str]:
    """The codes on all pages of the catalogue, in order."""
    address: str | None = f"/products{query}"
    codes = []
    while address:
        soup = BeautifulSoup(client.get(address).data, "html.parser")
        codes += [link["href"].rsplit("-", 1)[-1] for link in soup.select(".cards h3 a")]
        following = soup.select_one("a[rel=next]")
        address = str(following["href"]) if following else None
    return codes


def rows_of_csv(client: FlaskClient, query: str = "", root: str = "") -> list[dict[str, str]]:
    """The rows of the list as CSV."""
    answer = client.get(f"{root}/products.csv{query}")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(client: FlaskClient, query: str = "", root: str = "") -> list[dict[str, Any]]:
    """The rows of the list as a workbook."""
    answer = client.get(f"{root}/products.xlsx{query}")
    assert answer.status_code == 200
    head, *rows = load_workbook(io.BytesIO(answer.data)).worksheets[0].values
    return [dict(zip(head, row, strict=True)) for row in rows]
