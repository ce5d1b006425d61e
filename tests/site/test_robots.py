"""What robots are told."""

from flask.testing import FlaskClient


def test_robots_may_read_the_register_but_not_the_report_form(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert "Disallow: /report" in answer.text
    assert "Disallow: /\n" not in answer.text
