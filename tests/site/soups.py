"""Pages as tests read them."""

from bs4 import BeautifulSoup
from flask.testing import FlaskClient


def soup_of(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    """The parsed page at an address, which must answer with this status."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.data, "html.parser")
