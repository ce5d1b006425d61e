"""Answers are packed where the browser understands it and nothing secret is in them."""

import gzip

import pytest
from factories import World
from flask import Flask, Response
from flask.testing import FlaskClient

from ocop_site.packing import Packing, understands_gzip

GZIP = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize(
    ("accepted", "understood"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0, br", False),
        ("x-gzipped", False),
    ],
)
def test_only_those_who_take_gzip_get_it(accepted: str, understood: bool) -> None:
    assert understands_gzip(accepted) is understood


@pytest.mark.parametrize(
    "address", ["/products", "/en/products", "/api/v1/products", "/static/css/base.css"]
)
def test_pages_data_and_styles_are_packed(client: FlaskClient, world: World, address: str) -> None:
    world.make_product()
    with client.get(address) as plain, client.get(address, headers=GZIP) as packed:
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.data) == plain.data
        assert len(packed.data) < len(plain.data)
        for answer in (plain, packed):
            assert "Accept-Encoding" in answer.headers["Vary"]
        seen = {"If-None-Match": packed.headers["ETag"]} | GZIP
    with client.get(address, headers=seen) as again:
        assert (again.status_code, again.data) == (304, b"")


def test_drawings_are_packed_and_symbols_in_print_are_not(
    client: FlaskClient, world: World
) -> None:
    code = world.make_product().code
    drawing = client.get(f"/drawings/{code}.svg", headers=GZIP)
    assert gzip.decompress(drawing.data).startswith(b"<svg")
    assert "Content-Encoding" not in client.get(f"/q/{code}/symbol.png", headers=GZIP).headers


def test_a_page_that_may_hold_a_secret_is_not_packed(client: FlaskClient) -> None:
    # Its token stands beside what the address said (BREACH).
    answer = client.get("/report?code=7Q2K9D4N", headers=GZIP)
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Content-Encoding" not in answer.headers


def test_what_is_sent_in_parts_is_packed_in_parts_and_closed() -> None:
    app = Flask(__name__)
    closed = []

    @app.get("/")
    def parts() -> Response:
        answer = Response((f"line {n}\n" for n in range(50_000)), mimetype="text/csv")
        answer.call_on_close(lambda: closed.append(True))
        return answer

    app.wsgi_app = Packing(app.wsgi_app)  # type: ignore[method-assign]
    with app.test_client().get("/", headers=GZIP, buffered=False) as answer:
        pieces = list(answer.response)
    assert len(pieces) > 2
    assert gzip.decompress(b"".join(pieces)).endswith(b"line 49999\n")
    assert closed == [True]


def test_a_question_for_headers_alone_is_answered_without_a_body(
    client: FlaskClient, world: World
) -> None:
    world.make_product()
    answer = client.head("/api/v1/products", headers=GZIP)
    assert (answer.status_code, answer.data) == (200, b"")
    assert "Content-Encoding" not in answer.headers
