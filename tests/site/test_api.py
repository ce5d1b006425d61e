"""The interface for machines: the contract's shapes, honest errors, validated answers."""

from datetime import date

from applications import running
from factories import Goods, World
from flask.testing import FlaskClient

from catalog import acts
from catalog.change import RegisterState
from ocop_site.settings import Settings
from search_index.query import Facet

ITEM = {
    "code", "slug", "name", "stars", "status", "valid_until", "set", "producer", "province",
    "former_province", "url",
}  # fmt: skip
VERDICT = {
    "code", "level", "verdict", "checked_at", "coverage", "product", "certificate", "lot", "item",
    "also_certified", "message",
}  # fmt: skip
CERTIFICATE = {
    "stars", "decision_number", "issuer", "issued_on", "valid_until", "extended_until",
    "renewal_filed_on", "withdrawn_on", "reason",
}  # fmt: skip


def withdrawn(world: World) -> Goods:
    """Goods withdrawn on 14/08/2026 for reason đ."""
    goods = world.make_product("Bưởi")
    world.act(acts.withdraw, goods, decision_id=goods.decision_id, on=date(2026, 8, 14), reason="đ")
    return goods


def test_a_verdict_has_always_the_same_shape(client: FlaskClient, world: World) -> None:
    goods = withdrawn(world)
    answer = client.get(f"/api/v1/verify/{goods.code}")
    assert answer.status_code == 200
    assert set(answer.json) == VERDICT
    assert set(answer.json["product"]) == ITEM
    assert set(answer.json["certificate"]) == CERTIFICATE
    assert answer.json["verdict"] == answer.json["product"]["status"] == "withdrawn"
    assert answer.json["certificate"]["withdrawn_on"] == "2026-08-14"
    assert answer.json["certificate"]["reason"] == "đ"
    assert answer.json["checked_at"] == "2026-11-22T10:42+07:00"
    assert answer.json["message"]["vi"] == "Giấy chứng nhận đã bị thu hồi"
    for code, status, verdict in (("00000000", 404, "not_issued"), ("XX", 400, "mistyped")):
        other = client.get(f"/api/v1/verify/{code}")
        assert (other.status_code, other.json["verdict"]) == (status, verdict)
        assert set(other.json) == VERDICT


def test_machines_are_told_what_was_searched_for_in_place_of_their_words(
    client: FlaskClient, world: World
) -> None:
    world.make_product("Mật ong bạc hà")
    assert client.get("/api/v1/products?q=mat+ong").json["searched_for"] is None
    assert client.get("/api/v1/products?q=mat+onh").json["searched_for"] == "mat ong"


def test_products_carry_facets_licence_and_the_last_change(
    client: FlaskClient, world: World
) -> None:
    world.make_product("Trà", stars=3, set_no=11)
    world.make_product("Rượu", stars=5, set_no=14)
    answer = client.get("/api/v1/products?stars=3").json
    assert set(answer) == {
        "total", "page", "per_page", "searched_for", "items", "facets", "last_updated", "licence",
    }  # fmt: skip
    assert [item["name"] for item in answer["items"]] == ["Trà"]
    assert set(answer["items"][0]) == ITEM
    assert answer["facets"]["stars"] == [{"value": 3, "count": 1}, {"value": 5, "count": 1}]
    assert set(answer["facets"]) == {facet.value for facet in Facet}
    assert answer["facets"]["invoice"] == [{"value": "unknown", "count": 1}]
    assert answer["last_updated"] == "2026-11-22T03:42:00+00:00"


def test_words_also_find_what_is_no_longer_in_force(client: FlaskClient, world: World) -> None:
    withdrawn(world)
    assert client.get("/api/v1/products").json["total"] == 0
    found = client.get("/api/v1/products", query_string={"q": "buoi"}).json["items"]
    assert [(item["name"], item["status"]) for item in found] == [("Bưởi", "withdrawn")]


def test_bad_parameters_are_refused_by_name(client: FlaskClient, world: World) -> None:
    for query in ("stars=9", "page=0", "per_page=101", "sort=x", "colour=red", "province=zz"):
        answer = client.get(f"/api/v1/products?{query}")
        assert (answer.status_code, answer.mimetype) == (400, "application/problem+json"), query
        assert query in answer.json["detail"]
    for query in ("stars=", "stars=4&stars=", "page=%20"):
        assert client.get(f"/api/v1/products?{query}").status_code == 400, query
    assert client.get("/api/v1/products?q=").status_code == 200


def test_one_product_tells_its_certificates_and_texts(client: FlaskClient, world: World) -> None:
    goods = world.make_product("Chè", stars=3, issued_on=date(2023, 9, 1))
    world.recognise(goods, 4, date(2026, 9, 1))
    answer = client.get(f"/api/v1/products/{goods.code}").json
    assert [held["stars"] for held in answer["certificates"]] == [4, 3]
    kinds = [event["kind"] for event in answer["certificates"][1]["history"]]
    assert kinds == ["recognised", "superseded"]
    for code in ("00000000", "nonsense"):
        assert client.get(f"/api/v1/products/{code}").status_code == 404


def test_suggestions_continue_what_is_typed(client: FlaskClient, world: World) -> None:
    goods = world.make_product("Mật ong nhãn")
    items = client.get("/api/v1/suggest", query_string={"q": "mat o"}).json["items"]
    assert items == [{"name": "Mật ong nhãn", "code": goods.code}]
    assert client.get("/api/v1/suggest").json == {"items": []}


def test_unchanged_answers_are_not_sent_again(client: FlaskClient, world: World) -> None:
    world.make_product("Trà")
    first = client.get("/api/v1/products")
    seen = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/api/v1/products", headers=seen).status_code == 304


def test_the_demonstration_marks_every_answer(settings: Settings, world: World) -> None:
    goods = world.make_product()
    with world.change() as change:
        change.session.get_one(RegisterState, 1).demonstration = True
    paths = ("products", f"products/{goods.code}", f"verify/{goods.code}", "suggest?q=k", "none")
    with running(settings, lambda: world.now) as app:
        for path in paths:
            answer = app.test_client().get(f"/api/v1/{path}")
            assert answer.json["demonstration"] == "BẢN MẪU"
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
