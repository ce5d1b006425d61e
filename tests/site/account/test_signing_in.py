"""Signing in: password, second factor, and where it leads."""

import pytest
from people import People, token_on, type_sign_in

from catalog.accounts.mandates import Role

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def test_an_organiser_is_in_by_password_alone(people: People) -> None:
    people.make("a@x.example")
    client = people.app.test_client()
    answer = type_sign_in(client, "A@x.example ", next="/account/sessions")
    assert (answer.status_code, answer.location) == (303, "/account/sessions")
    assert "a@x.example" in client.get("/account").text


def test_an_office_also_needs_its_second_factor(people: People) -> None:
    officer = people.make("b@x.example", Role.PROVINCE, factor=True)
    client = people.app.test_client()
    answer = type_sign_in(client, officer.email, next="/desk/access")
    assert answer.location == "/account/second-factor?next=/desk/access"
    assert client.get("/desk/access").location.startswith("/account/second-factor")
    token = token_on(client, answer.location)
    typed = {"token": token, "code": people.code_of(officer), "next": "/desk/access"}
    assert client.post("/account/second-factor", data=typed).location == "/desk/access"
    assert client.get("/desk/access").status_code == 200
