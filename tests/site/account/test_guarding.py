"""What a stranger may try: guessing, replaying, forging forms, luring away."""

from datetime import timedelta

import pytest
from applications import running
from clocks import SetClock
from flask import Flask
from people import CHEAP, PASSWORD, People, token_on, type_sign_in

from catalog.accounts.mandates import Role
from ocop_site.account.tries import PER_HOUR
from ocop_site.settings import Settings

# The counter is shared by workers through the database: both kinds.
on_one_database = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def test_wrong_passwords_lock_an_account_for_all_workers(
    people: People, settings: Settings, clock: SetClock
) -> None:
    people.make("a@x.example")
    with running(settings, clock) as other:
        other.extensions["passwords"] = CHEAP
        for number in range(PER_HOUR["password"]):
            app = other if number % 2 else people.app
            assert type_sign_in(app.test_client(), "a@x.example", "wrong").status_code == 400
        for app in (other, people.app):
            answer = type_sign_in(app.test_client(), "A@X.example")
            assert answer.status_code == 429, "also with the right password"
            assert int(answer.headers["Retry-After"]) > 0
    assert type_sign_in(people.app.test_client(), "b@x.example", "wrong").status_code == 400
    clock.now += timedelta(hours=1)
    assert type_sign_in(people.app.test_client(), "a@x.example").status_code == 303


@on_one_database
def test_a_right_password_starts_the_count_afresh(people: People) -> None:
    people.make("a@x.example")
    for _ in range(2):
        for _ in range(PER_HOUR["password"] - 1):
            type_sign_in(people.app.test_client(), "a@x.example", "wrong")
        assert type_sign_in(people.app.test_client(), "a@x.example").status_code == 303


@on_one_database
def test_an_unknown_address_is_answered_like_a_wrong_password(people: People) -> None:
    people.make("a@x.example")
    pages = []
    for email in ("a@x.example", "z@x.example"):
        for _ in range(PER_HOUR["password"] + 1):
            answer = type_sign_in(people.app.test_client(), email, "wrong")
        pages.append((answer.status_code, answer.text.count("error-summary")))
    assert pages[0] == pages[1] == (429, 1)


@on_one_database
def test_one_network_may_not_try_everybody(people: People) -> None:
    people.app.config["RATE_LIMITS"] = {"sign-in": 3}
    for number in range(3):
        type_sign_in(people.app.test_client(), f"{number}@x.example", "wrong")
    assert type_sign_in(people.app.test_client(), "9@x.example", "wrong").status_code == 429


@on_one_database
def test_a_code_is_taken_once_and_guessing_it_is_counted(people: People, clock: SetClock) -> None:
    officer = people.make("b@x.example", Role.CENTRAL, factor=True)

    def typed(code: str) -> int:
        client = people.browser_of(officer, complete=False)
        token = token_on(client, "/account/second-factor")
        sent = client.post("/account/second-factor", data={"token": token, "code": code})
        return sent.status_code

    code = people.code_of(officer)
    assert typed(code) == 303
    assert typed(code) == 400, "the same half minute"
    clock.now += timedelta(seconds=30)
    assert typed(code) == 400, "still within the window, but taken"
    assert typed(people.code_of(officer)) == 303
    for _ in range(PER_HOUR["factor"]):
        assert typed("000000") == 400
    clock.now += timedelta(seconds=60)
    assert typed(people.code_of(officer)) == 429


@on_one_database
def test_forms_without_their_token_change_nothing(people: People, app: Flask) -> None:
    person, other = people.make("a@x.example"), people.make("b@x.example")
    client = people.browser_of(person)
    foreign = token_on(people.browser_of(other), "/account/password")
    public = token_on(app.test_client(), "/account/sign-in")
    for token in ("", "x", foreign, public):
        typed = {
            "token": token,
            "current_password": PASSWORD,
            "new_password": "một câu hoàn toàn khác",
            "repeated": "một câu hoàn toàn khác",
            "note": "giữ lại nhé",
        }
        answer = client.post("/account/password", data=typed)
        assert answer.status_code == 400
        assert "giữ lại nhé" in answer.text, "nothing typed is lost"
        assert PASSWORD not in answer.text, "but passwords are not shown again"
        assert "hoàn toàn khác" not in answer.text
    assert type_sign_in(app.test_client(), person.email).status_code == 303
    blind = app.test_client().post(
        "/account/sign-in", data={"email": person.email, "password": PASSWORD}
    )
    assert blind.status_code == 400
    assert "Set-Cookie" not in blind.headers


@on_one_database
def test_what_was_typed_outlives_the_session(people: People, clock: SetClock) -> None:
    officer = people.make("b@x.example", Role.PROVINCE)
    client = people.browser_of(officer)
    token = token_on(client, "/desk/access")
    clock.now += timedelta(hours=1)
    typed = {"token": token, "name": "Trần Văn Ba", "email": "ba@x.example", "province": "1"}
    answer = client.post("/desk/access/invite", data=typed)
    assert answer.status_code == 401
    for value in ("Trần Văn Ba", "ba@x.example"):
        assert f'value="{value}"' in answer.text


@on_one_database
@pytest.mark.parametrize(
    "away",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "/%0d%0aSet-Cookie:x",
        " /account",
        "https:evil.example",
        "/đi",
    ],
)
def test_signing_in_leads_nowhere_but_into_this_site(people: People, away: str) -> None:
    people.make("a@x.example")
    answer = type_sign_in(people.app.test_client(), "a@x.example", next=away)
    location = answer.location
    assert location is not None
    assert location in ("/account", "/%0d%0aSet-Cookie:x")
    assert "\n" not in location


@on_one_database
def test_the_way_back_keeps_language_and_query(people: People) -> None:
    people.make("a@x.example")
    client = people.app.test_client()
    sent = client.get("/en/account/sessions?a=1")
    assert sent.location == "/en/account/sign-in?next=/en/account/sessions?a%3D1"
    answer = type_sign_in(client, "a@x.example", next="/en/account/sessions?a=1")
    assert answer.location == "/en/account/sessions?a=1"


@on_one_database
def test_who_guesses_locks_himself_out_first_and_not_the_owner(people: People) -> None:
    people.make("a@x.example")

    def typed(network: int, password: str) -> int:
        client = people.app.test_client()
        client.environ_base["REMOTE_ADDR"] = f"192.0.2.{network}"
        return type_sign_in(client, "a@x.example", password).status_code

    per_network = PER_HOUR["password"]
    assert {typed(1, "wrong") for _ in range(per_network)} == {400}
    assert typed(1, PASSWORD) == 429
    assert typed(2, PASSWORD) == 303
    for number in range(PER_HOUR["password-all"]):
        assert typed(10 + number // per_network, "wrong") == 400
    assert typed(99, PASSWORD) == 429, "many networks together are guessing too"


@on_one_database
@pytest.mark.parametrize("origin", ["cross-site", "same-site"])
def test_another_site_can_sign_nobody_in(people: People, origin: str) -> None:
    people.make("a@x.example")
    client = people.app.test_client()
    token = token_on(client, "/account/sign-in")
    typed = {"token": token, "email": "a@x.example", "password": PASSWORD}
    for headers, status in (({"Sec-Fetch-Site": origin}, 400), ({"Sec-Fetch-Site": "none"}, 303)):
        assert client.post("/account/sign-in", data=typed, headers=headers).status_code == status
