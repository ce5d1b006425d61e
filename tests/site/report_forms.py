"""Filling in the report form as a visitor does."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bs4 import BeautifulSoup
from clocks import SetClock
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

TYPED = {
    "kind": "wrong_stars",
    "what": "Nhãn ghi 5 sao",
    "where": "Chợ Cồn Bần, xã Tiểu Cần",
    "when": "hôm qua",
}


def answers(token: str, **changes: Any) -> dict[str, Any]:
    """The values of a complete form."""
    return {"token": token, **TYPED, **changes}


def parsed(answer: TestResponse) -> Any:
    """The page of an answer."""
    return BeautifulSoup(answer.data, "html.parser")


def receipt_of(answer: TestResponse) -> str:
    """The receipt that an answer shows."""
    shown = parsed(answer).select_one("[data-receipt]")
    assert shown is not None, answer.status
    return str(shown.get_text(strip=True))


def fault_texts(answer: TestResponse) -> list[str]:
    """What the summary of faults says."""
    return [line.get_text(strip=True) for line in parsed(answer).select(".error-summary li")]


@dataclass
class OpenForm:
    """A form that was opened and read for a minute."""

    client: FlaskClient
    clock: SetClock
    path: str = "/report"
    token: str = field(init=False)

    def __post_init__(self) -> None:
        page = parsed(self.client.get(self.path))
        self.token = page.select_one("input[name=token]")["value"]
        self.clock.now += timedelta(minutes=1)

    def send(self, **changes: Any) -> TestResponse:
        """Send it, complete but for the changes."""
        typed = answers(self.token) | changes
        return self.client.post(self.path, data=typed, content_type="multipart/form-data")
