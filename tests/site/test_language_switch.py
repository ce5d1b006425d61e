"""From every page one gets to the same page in each other language, with what was asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from applications import running
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import Goods, World
from flask import Flask
from flask.testing import FlaskClient
from report_forms import OpenForm
from sqlmodel import select

from catalog.db import reading
from catalog.reports.records import Report
from ocop_site.paths import TRANSLATIONS
from ocop_site.settings import Settings

# What pages say does not depend on the database behind them.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


@pytest.fixture
def app(settings: Settings, clock: SetClock, world: World, tmp_path: Path) -> Iterator[Flask]:
    """The site in five languages, three of which say nothing of their own yet."""
    folder = tmp_path / "translations"
    for name in ("fr", "ja", "zh_Hant"):
        path = folder / name / "LC_MESSAGES" / "messages.mo"
        path.parent.mkdir(parents=True)
        with path.open("wb") as file:
            write_mo(file, Catalog(name))
    (folder / "vi").symlink_to(TRANSLATIONS / "vi")
    with running(settings.model_copy(update={"translations": folder}), clock) as app:
        yield app


@pytest.fixture
def goods(world: World) -> Goods:
    """A product."""
    return world.make_product("Kẹo dừa sáp")


def switch(page: str) -> dict[str, str]:
    """Where the switch of a page leads, by language."""
    links = BeautifulSoup(page, "html.parser").select("body a[hreflang]")
    return {str(link["hreflang"]): str(link["href"]) for link in links}


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("/", ""),
        ("/products", "?q=m%E1%BA%ADt+ong&stars=4&stars=5&sort=name&page=2"),
        ("/register/lapsed", "?province=86"),
        ("/no/such/page", "?x=1"),
        ("/q", "?code=7Q2K9D4X"),
        ("/report", "?code=7Q2K9D4X"),
    ],
)
def test_the_switch_keeps_path_and_query(client: FlaskClient, page: str, query: str) -> None:
    expected = {
        tag: f"{prefix}{page}{query}"
        for tag, prefix in {
            "vi": "",
            "en": "/en",
            "fr": "/fr",
            "ja": "/ja",
            "zh-Hant": "/zh-hant",
        }.items()
    }
    for tag, address in expected.items():
        answer = client.get(address)
        assert f'<html lang="{tag}">' in answer.text
        assert switch(answer.text) == {t: a for t, a in expected.items() if t != tag}


def test_a_verdict_keeps_the_address_that_is_printed(client: FlaskClient, goods: Goods) -> None:
    address = f"/q/{goods.code}"
    for asked, tag in ((address, "vi"), (f"{address}?lang=ja", "ja"), (f"/en{address}", "en")):
        page = client.get(asked).text
        assert f'<html lang="{tag}">' in page
        tags = {"vi", "en", "fr", "ja", "zh-Hant"} - {tag}
        assert switch(page) == {other: f"{address}?lang={other}" for other in tags}


@pytest.mark.parametrize(
    ("accept", "tag"),
    [("ja", "ja"), ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"), ("ko,fr;q=0.5,en;q=0.4", "fr")],
)
def test_a_verdict_is_kept_apart_by_language(
    client: FlaskClient, goods: Goods, accept: str, tag: str
) -> None:
    seen = set()
    for wish in (accept, "vi", "en", accept):
        answer = client.get(f"/q/{goods.code}", headers={"Accept-Language": wish})
        assert answer.headers["Vary"] == "Accept-Language, Accept-Encoding"
        assert f'<html lang="{tag if wish == accept else wish}">' in answer.text
        seen.add(answer.headers["ETag"])
    assert len(seen) == 3


def test_a_form_with_a_mistake_leads_to_its_twin_about_the_same_pack(
    client: FlaskClient, goods: Goods
) -> None:
    page = client.post("/ja/report", data={"what": "x", "code": goods.code})
    assert page.status_code == 400
    assert switch(page.text)["en"] == f"/en/report?code={goods.code}"
    assert switch(page.text)["vi"] == f"/report?code={goods.code}"
    assert switch(client.post("/report/status", data={"receipt": "x"}).text)["en"] == (
        "/en/report/status"
    )


def test_a_receipt_has_no_twin_and_the_report_knows_its_language(
    client: FlaskClient, clock: SetClock, world: World, goods: Goods
) -> None:
    form = OpenForm(client, clock, "/zh-hant/report")
    answer = form.send(kind="other", what="?", where="Chợ Bến Thành")
    assert answer.status_code == 200, answer.text
    assert "data-receipt" in answer.text
    assert switch(answer.text) == {}
    with reading(world.engine) as session:
        assert session.exec(select(Report.language)).all() == ["zh-Hant"]
