"""What the head of a page tells robots: one address, its twins, and whether to list it."""

from datetime import date

import pytest
from applications import running
from bs4 import BeautifulSoup
from factories import Goods, World
from flask.testing import FlaskClient

from catalog.change import RegisterState
from ocop_site.settings import Settings

# Heads do not depend on the database behind them.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

PUBLIC = "http://127.0.0.1:8000"


@pytest.fixture
def goods(world: World) -> Goods:
    """A product with 4 stars in Vĩnh Long."""
    return world.make_product("Kẹo dừa sáp")


def head(client: FlaskClient, address: str) -> BeautifulSoup:
    """The parsed head of a page."""
    soup = BeautifulSoup(client.get(address).data, "html.parser")
    assert soup.head is not None
    return soup.head


def canonical(client: FlaskClient, address: str) -> str:
    """The one address that a page says it has, without our host."""
    (link,) = head(client, address).find_all("link", rel="canonical")
    assert str(link["href"]).startswith(PUBLIC)
    return str(link["href"]).removeprefix(PUBLIC)


def twins(client: FlaskClient, address: str) -> dict[str, str]:
    """The addresses of a page by language."""
    links = head(client, address).find_all("link", hreflang=True)
    return {str(link["hreflang"]): str(link["href"]).removeprefix(PUBLIC) for link in links}


def robots(client: FlaskClient, address: str) -> str:
    """What robots are asked to do with a page."""
    meta = head(client, address).find("meta", attrs={"name": "robots"})
    return str(meta["content"]) if meta else ""


@pytest.mark.parametrize(
    ("asked", "one"),
    [
        ("/", "/"),
        ("/?utm_source=x", "/"),
        ("/en/", "/en/"),
        ("/en", "/en/"),
        ("/products", "/products"),
        ("/products/?sort=name&per_page=12&x=y", "/products"),
        ("/products?page=1", "/products"),
        ("/products?page=2&sort=newest", "/products?page=2"),
        ("/products?province=vinh-long", "/products?province=86"),
        ("/en/products?province=86", "/en/products?province=86"),
        ("/products?stars=5,4", "/products?stars=4&stars=5"),
        ("/products?stars=5&stars=4&stars=9", "/products?stars=4&stars=5"),
        ("/products?q=%20m%E1%BA%ADt%20%20ong", "/products?q=m%E1%BA%ADt+ong"),
        ("/register/lapsed?province=86&sort=name&q=x", "/register/lapsed?province=86"),
        ("/register/withdrawn?page=1&stars=4", "/register/withdrawn"),
    ],
)
def test_however_it_is_asked_a_page_has_one_address(
    client: FlaskClient, goods: Goods, asked: str, one: str
) -> None:
    assert canonical(client, asked) == one


def test_the_addresses_of_a_page_name_each_other(client: FlaskClient, goods: Goods) -> None:
    for page in ("/", f"/products/{goods.slug}-{goods.code}", "/products?stars=4&page=2"):
        expected = {"vi": page, "en": f"/en{page}", "x-default": page}
        for address in (page, f"/en{page}"):
            assert twins(client, address) == expected
            assert canonical(client, address) == address
        for address in expected.values():
            assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/", ""),
        ("/products", ""),
        ("/products?stars=4", ""),
        ("/products?stars=4&sort=name", ""),
        ("/products?stars=4&stars=5", "noindex, nofollow"),
        ("/products?stars=4&province=86", "noindex, nofollow"),
        ("/products?q=dua", "noindex, nofollow"),
        ("/products?page=2", "noindex, follow"),
        ("/register/lapsed", ""),
        ("/register/lapsed?province=86", ""),
        ("/products?stars=4&page=2", "noindex, follow"),
        ("/no/such/page", "noindex"),
        ("/products/x-00000000", "noindex"),
    ],
)
def test_robots_list_one_filter_and_go_no_further(
    client: FlaskClient, goods: Goods, asked: str, told: str
) -> None:
    assert robots(client, asked) == told
    assert robots(client, f"/en{asked}") == told


def test_a_path_that_begins_like_a_language_is_left_whole(client: FlaskClient) -> None:
    for address in ("/enquiry", "/en/enquiry"):
        assert canonical(client, address) == address


def test_an_error_has_no_address(client: FlaskClient, goods: Goods) -> None:
    assert head(client, "/products/x-00000000").find("link", rel="canonical") is None
    assert head(client, "/no/such/page").find("link", hreflang=True) is None


def test_a_verdict_is_found_as_its_product(client: FlaskClient, goods: Goods) -> None:
    page = f"/products/{goods.slug}-{goods.code}"
    assert canonical(client, f"/q/{goods.code}") == page
    assert canonical(client, f"/q/{goods.code}?lang=en") == f"/en{page}"
    assert robots(client, f"/q/{goods.code}") == ""
    for unknown in ("/q/00000000", "/q/XX", "/q"):
        assert robots(client, unknown) == "noindex"


def test_what_was_sent_is_not_listed(client: FlaskClient, world: World) -> None:
    sent = BeautifulSoup(client.post("/report", data={"what": "x"}).data, "html.parser")
    assert sent.find("meta", attrs={"name": "robots", "content": "noindex"})


def test_a_shared_page_says_what_it_is(client: FlaskClient, world: World) -> None:
    goods = world.make_product('Kẹo "dừa" <sáp>', issued_on=date(2025, 6, 2))
    found = {
        str(meta["property"]): str(meta["content"])
        for meta in head(client, f"/en/products/{goods.slug}-{goods.code}").find_all(property=True)
    }
    assert found["og:url"] == f"{PUBLIC}/en/products/{goods.slug}-{goods.code}"
    assert found["og:title"] == 'Kẹo "dừa" <sáp>, Hợp tác xã Cồn Bần'
    assert found["og:type"] == "website"
    assert (found["og:locale"], found["og:locale:alternate"]) == ("en_GB", "vi_VN")
    assert found["og:site_name"] == "Sổ tra cứu OCOP"
    assert found["og:description"]


def test_the_demonstration_is_listed_nowhere(settings: Settings, world: World) -> None:
    with world.change() as change:
        change.session.get_one(RegisterState, 1).demonstration = True
    with running(settings, lambda: world.now) as app:
        for page in ("/", "/products?stars=4", "/products?q=x", "/none"):
            assert robots(app.test_client(), page) == "noindex, nofollow"
