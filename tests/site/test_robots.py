"""What robots are told."""

from applications import running
from factories import World
from flask.testing import FlaskClient

from catalog.change import RegisterState
from ocop_site.settings import Settings


def test_robots_may_read_the_register_but_no_forms_and_no_files(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    lines = answer.text.splitlines()
    assert lines[:3] == ["User-agent: *", "Disallow: /report", "Disallow: /en/report"]
    assert {"Disallow: /enquiry", "Disallow: /en/compare", "Disallow: /products.xlsx"} <= {*lines}
    assert not {"Disallow: /", "Disallow: /products", "Disallow: /en"} & {*lines}


def test_robots_are_sent_away_from_a_demonstration(settings: Settings, world: World) -> None:
    with world.change() as change:
        change.session.get_one(RegisterState, 1).demonstration = True
    with running(settings, lambda: world.now) as app:
        assert app.test_client().get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
