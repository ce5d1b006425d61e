"""Vietnamese without prefix, English under /en, a code's address in either."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask, request

from ocop_site.language import (
    LanguagePrefix,
    current_language,
    day_text,
    moment_text,
    number_text,
    other_language_url,
    prefers_english,
)
from ocop_site.logs import network_of


@pytest.fixture
def small_app() -> Flask:
    app = Flask(__name__)

    @app.route("/", defaults={"rest": ""})
    @app.route("/<path:rest>")
    def page(rest: str) -> dict[str, str]:
        return {
            "language": current_language(),
            "path": request.path,
            "other": other_language_url(),
            "number": number_text(8340),
        }

    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]
    return app


@pytest.mark.parametrize(
    ("address", "accept", "language", "path", "other"),
    [
        ("/products?q=chè", "en", "vi", "/products", "/en/products?q=ch%C3%A8"),
        ("/en/products?q=a&q=b", "vi", "en", "/products", "/products?q=a&q=b"),
        ("/en", "", "en", "/", "/"),
        ("/enough", "", "vi", "/enough", "/en/enough"),
        ("/q/7Q2K", "", "vi", "/q/7Q2K", "/q/7Q2K?lang=en"),
        ("/q/7Q2K", "vi,en;q=0.9", "vi", "/q/7Q2K", "/q/7Q2K?lang=en"),
        ("/Q/7Q2K", "en-GB,en;q=0.8,vi;q=0.5", "en", "/Q/7Q2K", "/Q/7Q2K?lang=vi"),
        ("/q/7Q2K?lang=vi", "en", "vi", "/q/7Q2K", "/q/7Q2K?lang=en"),
        ("/q/7Q2K?lang=en", "", "en", "/q/7Q2K", "/q/7Q2K?lang=vi"),
        ("/q/7Q2K?lang=fr", "en", "en", "/q/7Q2K", "/q/7Q2K?lang=vi"),
    ],
)
def test_the_address_decides_and_the_switch_keeps_the_query(
    small_app: Flask, address: str, accept: str, language: str, path: str, other: str
) -> None:
    answer = small_app.test_client().get(address, headers={"Accept-Language": accept}).json
    assert answer is not None
    assert (answer["language"], answer["path"], answer["other"]) == (language, path, other)


def test_days_moments_and_numbers_read_as_in_vietnam(small_app: Flask) -> None:
    assert day_text(date(2026, 9, 3)) == "03/09/2026"
    assert moment_text(datetime(2026, 11, 21, 17, 30, tzinfo=UTC)) == "22/11/2026 00:30"
    client = small_app.test_client()
    assert client.get("/").json["number"] == "8.340"  # type: ignore[index]
    assert client.get("/en/").json["number"] == "8,340"  # type: ignore[index]


@pytest.mark.parametrize(
    ("header", "english"),
    [("en", True), ("vi", False), ("ja", False), ("", False), ("en;q=0.1,vi;q=0.2", False)],
)
def test_only_a_wish_for_english_gives_english(header: str, english: bool) -> None:
    assert prefers_english(header) is english


def test_logs_hold_networks_not_addresses() -> None:
    assert network_of("113.161.7.9") == "113.161.7.0/24"
    assert network_of("2405:4800:1:2:3::9") == "2405:4800:1::/48"
    assert network_of("unix") == ""
