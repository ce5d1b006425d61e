"""Vietnamese without prefix, English under /en, a code's address in either."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from ocop_site.language import (
    LanguagePrefix,
    address_in,
    current_language,
    day_text,
    moment_text,
    number_text,
)
from ocop_site.languages import Languages
from ocop_site.logs import network_of

DAY = date(2026, 9, 3)


def spoken(folder: Path, *more: str) -> Languages:
    """Vietnamese, English and languages of which a catalogue lies in a folder."""
    for name in more:
        file = folder / name / "LC_MESSAGES" / "messages.mo"
        file.parent.mkdir(parents=True)
        file.touch()
    return Languages(folder)


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """A small site in four languages; it tells what it made of a request."""
    app = Flask(__name__)
    known = app.extensions["languages"] = spoken(tmp_path, "ja", "zh_Hant")

    @app.route("/", defaults={"rest": ""})
    @app.route("/<path:rest>")
    def page(rest: str) -> dict[str, object]:
        return {
            "language": current_language(),
            "path": request.path,
            "others": [address_in(s) for s in known if s.tag != current_language()],
            "number": number_text(8340),
            "day": day_text(DAY),
            "moment": moment_text(datetime(2026, 11, 21, 17, 30, tzinfo=UTC)),
        }

    app.wsgi_app = LanguagePrefix(app.wsgi_app, known)  # type: ignore[method-assign]
    return app.test_client()


@pytest.mark.parametrize(
    ("address", "accept", "language", "path", "other"),
    [
        ("/products?q=chè", "en", "vi", "/products", "/en/products?q=ch%C3%A8"),
        ("/en/products?q=a&q=b", "vi", "en", "/products", "/products?q=a&q=b"),
        ("/en", "", "en", "/", "/"),
        ("/enough", "", "vi", "/enough", "/en/enough"),
        ("/ja/products?q=a", "", "ja", "/products", "/products?q=a"),
        ("/jam", "", "vi", "/jam", "/en/jam"),
        ("/zh-hant/", "", "zh-Hant", "/", "/"),
        ("/fr/products", "", "vi", "/fr/products", "/en/fr/products"),
        ("/q/7Q2K", "", "vi", "/q/7Q2K", "/q/7Q2K?lang=en"),
        ("/q/7Q2K", "vi,en;q=0.9", "vi", "/q/7Q2K", "/q/7Q2K?lang=en"),
        ("/Q/7Q2K", "en-GB,en;q=0.8,vi;q=0.5", "en", "/Q/7Q2K", "/Q/7Q2K?lang=vi"),
        ("/q/7Q2K", "ja-JP,ja;q=0.9,en;q=0.5", "ja", "/q/7Q2K", "/q/7Q2K?lang=vi"),
        ("/q/7Q2K?lang=vi", "en", "vi", "/q/7Q2K", "/q/7Q2K?lang=en"),
        ("/q/7Q2K?lang=en", "", "en", "/q/7Q2K", "/q/7Q2K?lang=vi"),
        ("/q/7Q2K?lang=zh-Hant", "", "zh-Hant", "/q/7Q2K", "/q/7Q2K?lang=vi"),
        ("/q/7Q2K?lang=fr", "en", "en", "/q/7Q2K", "/q/7Q2K?lang=vi"),
    ],
)
def test_the_address_decides_and_the_switch_keeps_the_query(
    client: FlaskClient, address: str, accept: str, language: str, path: str, other: str
) -> None:
    answer = client.get(address, headers={"Accept-Language": accept}).json
    assert answer is not None
    assert (answer["language"], answer["path"]) == (language, path)
    assert answer["others"][0] == other
    assert len(answer["others"]) == 3


@pytest.mark.parametrize(
    ("address", "number", "day", "moment"),
    [
        ("/", "8.340", "03/09/2026", "22/11/2026 00:30"),
        ("/en/", "8,340", "03/09/2026", "22/11/2026 00:30"),
        ("/ja/", "8,340", "2026/9/3", "2026/11/22 00:30"),
    ],
)
def test_numbers_and_days_read_as_the_language_writes_them(
    client: FlaskClient, address: str, number: str, day: str, moment: str
) -> None:
    answer = client.get(address).json
    assert answer is not None
    assert (answer["number"], answer["day"], answer["moment"]) == (number, day, moment)


@pytest.mark.parametrize(
    ("header", "preferred"),
    [
        ("en", "en"),
        ("vi", "vi"),
        ("ja", "ja"),
        ("fr", "vi"),
        ("fr,ja;q=0.3", "ja"),
        ("", "vi"),
        ("en;q=0.1,vi;q=0.2", "vi"),
        ("zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7", "zh-Hant"),
        ("zh-CN,ja;q=0,*,en-US;q=0.8", "en"),
    ],
)
def test_a_browser_gets_the_language_it_likes_best_of_those_there(
    tmp_path: Path, header: str, preferred: str
) -> None:
    assert spoken(tmp_path, "ja", "zh_Hant").preferred(header) == preferred


def test_a_language_needs_a_compiled_catalogue_and_a_name_that_is_known(tmp_path: Path) -> None:
    (tmp_path / "ko" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "ko" / "LC_MESSAGES" / "messages.po").touch()
    known = spoken(tmp_path, "ar", "klingon", "vi")
    assert [(s.tag, s.name, s.direction) for s in known] == [
        ("vi", "Tiếng Việt", "ltr"),
        ("en", "English", "ltr"),
        ("ar", "العربية", "rtl"),
    ]


def test_logs_hold_networks_not_addresses() -> None:
    assert network_of("113.161.7.9") == "113.161.7.0/24"
    assert network_of("2405:4800:1:2:3::9") == "2405:4800:1::/48"
    assert network_of("unix") == ""
