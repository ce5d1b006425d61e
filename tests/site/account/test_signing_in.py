"""Signing in: password, second factor, and where it leads."""

import pytest
from access_table import rows
from bs4 import BeautifulSoup
from people import People, token_on, type_sign_in

from catalog.accounts.mandates import Role

on_one_database = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


@on_one_database
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


@on_one_database
def test_password_fields_hide_and_help_password_managers(people: People) -> None:
    person = people.make("a@x.example")
    browser = people.browser_of(person)
    key = people.invitation_of(person)
    stranger = people.app.test_client()
    for client, address, helped in (
        (stranger, "/account/sign-in", ["current-password"]),
        (stranger, f"/account/invitation?key={key}", ["new-password", "new-password"]),
        (browser, "/account/password", ["current-password", "new-password", "new-password"]),
        (browser, "/account/confirm", ["current-password"]),
    ):
        page = BeautifulSoup(client.get(address).data, "html.parser")
        fields = [f for f in page.select("main input") if "password" in str(f.get("id"))]
        fields += page.select("#repeated")
        assert [f["type"] for f in fields] == ["password"] * len(helped), address
        assert sorted(str(f["autocomplete"]) for f in fields) == sorted(helped), address
        assert not [f for f in fields if f.has_attr("onpaste") or f.has_attr("value")]
        assert page.select("[autocomplete=username]"), address


@on_one_database
def test_every_page_behind_the_sign_in_offers_to_sign_out(people: People) -> None:
    officer = people.browser_of(people.make("b@x.example", Role.PROVINCE, factor=True))
    for row in rows():
        if row["method"] == "GET" and row["province own"] == "yes" and "<" not in row["address"]:
            answer = officer.get(row["address"])
            if answer.status_code == 200 and answer.mimetype == "text/html":
                assert 'action="/account/sign-out"' in answer.text, row["address"]
