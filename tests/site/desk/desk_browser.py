"""Somebody at the desk: opens a page, fills its form in as it stands there, presses a button."""

from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


def parsed(answer: TestResponse) -> BeautifulSoup:
    """The page of an answer."""
    return BeautifulSoup(answer.data, "html.parser")


def main_text(answer: TestResponse) -> str:
    """What the page says, blanks made one."""
    found = parsed(answer).select_one("main")
    assert found is not None
    return " ".join(found.get_text(" ").split())


def faults(answer: TestResponse) -> list[str]:
    """What the summary of faults says."""
    return [line.get_text(" ", strip=True) for line in parsed(answer).select(".error-summary li")]


@dataclass(frozen=True, slots=True)
class Desk:
    """One browser that is signed in."""

    client: FlaskClient

    def see(self, address: str, status: int = 200) -> TestResponse:
        """Open a page."""
        answer = self.client.get(address, buffered=True)
        assert answer.status_code == status, (address, answer.status_code)
        return answer

    def says(self, address: str) -> str:
        """What a page says."""
        return main_text(self.see(address))

    def fields(self, page: str, action: str | None = None) -> dict[str, str]:
        """The fields of the form that a page sends to `action`, as they stand there."""
        form = self._form(page, action or page)
        values: dict[str, str] = {}
        for field in form.select("input[name], select[name], textarea[name]"):
            value = _value(field)
            if value is not None:
                values[str(field["name"])] = value
        return values

    def send(
        self,
        page: str,
        action: str | None = None,
        *,
        shown: dict[str, str] | None = None,
        **typed: Any,
    ) -> TestResponse:
        """Fill in the form of a page (as it is `shown`, if that was before) and send it."""
        values = {**(shown or self.fields(page, action)), **typed}
        return self.client.post(action or page, data=values)

    def press(self, page: str, action: str, **values: str) -> TestResponse:
        """Press the button on a page that sends to `action`, and follow where it leads."""
        answer = self.send(page, action, **values)
        assert answer.status_code == 303, (action, faults(answer), main_text(answer)[:300])
        return self.see(answer.headers["Location"])

    def _form(self, page: str, action: str) -> Tag:
        found = parsed(self.see(page)).select(f'form[method=post][action="{action}"]')
        assert found, f"{page} has no form for {action}"
        return found[0]


def _value(field: Tag) -> str | None:
    if field.name == "textarea":
        return field.get_text()
    if field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        return str(chosen["value"]) if chosen else ""
    if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
        return None
    if field.get("type") == "file":
        return None
    return str(field.get("value", ""))
