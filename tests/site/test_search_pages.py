"""What the catalogue says when words find nothing as they were typed."""

from factories import World
from flask.testing import FlaskClient
from soups import soup_of


def test_a_mended_search_says_what_was_searched_for(client: FlaskClient, world: World) -> None:
    world.make_product("Mật ong bạc hà")
    soup = soup_of(client, "/products?q=mat+onh")
    said = soup.select_one(".searched-for")
    assert said.text == "Đã tìm theo “mat ong”; không có kết quả cho “mat onh”."
    assert said["role"] == "status"
    assert [card.text for card in soup.select(".card h3")] == ["Mật ong bạc hà"]
    # What was typed stays in the field, so that it can be mended by hand.
    assert soup.select_one("#q")["value"] == "mat onh"


def test_a_mended_search_is_told_in_english(client: FlaskClient, world: World) -> None:
    world.make_product("Mật ong bạc hà")
    soup = soup_of(client, "/en/products?q=mat+onh")
    assert "nothing is found for “mat onh”" in soup.select_one(".searched-for").text


def test_what_is_found_as_typed_has_no_notice(client: FlaskClient, world: World) -> None:
    world.make_product("Mật ong bạc hà")
    soup = soup_of(client, "/products?q=mat+ong")
    assert soup.select_one(".searched-for") is None
    assert soup.select_one(".look-alikes") is None


def test_a_name_that_is_not_found_shows_certified_ones_near_it(
    client: FlaskClient, world: World
) -> None:
    bees = world.make_producer("HTX Ong Đá Xám")
    world.make_product("Mật ong bạc hà", producer=bees, commune="xã Sủng Máng")
    soup = soup_of(client, "/products?q=Mật+ong+bạc+hà+Xịn+Xịn")
    (near,) = soup.select(".look-alikes li")
    assert "Mật ong bạc hà" in near.text
    assert "HTX Ong Đá Xám" in near.text
    assert "xã Sủng Máng, Vĩnh Long" in near.text
    assert "không phải là tên bạn đã gõ" in soup.select_one("[aria-labelledby=look-alikes]").text


def test_words_typed_are_shown_as_words(client: FlaskClient, world: World) -> None:
    world.make_product("Mật ong bạc hà")
    assert b"<script>alert" not in client.get("/products?q=<script>alert(1)</script>").data
    assert b"<b>" not in client.get("/products?q=<b>mat+onh").data
