"""The frame that every page and test rests on."""

import socket

import pytest
from factories import World
from flask.testing import FlaskClient
from playwright.sync_api import Page


def test_the_application_answers_for_a_product(client: FlaskClient, world: World) -> None:
    goods = world.make_product(stars=4)
    answer = client.get(f"/q/{goods.code}")
    assert answer.status_code == 200
    assert 'data-verdict="certified"' in answer.text


@pytest.mark.browser
def test_a_browser_sees_the_verdict(page: Page, live_url: str, world: World) -> None:
    goods = world.make_product(stars=4)
    page.goto(f"{live_url}/q/{goods.code}")
    assert page.locator("main").get_attribute("data-verdict") == "certified"


def test_tests_cannot_reach_the_network() -> None:
    with socket.socket() as outside, pytest.raises(PermissionError):
        outside.connect(("192.0.2.1", 80))
