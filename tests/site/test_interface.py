"""The interface is what `/openapi.json` says: asked with lawful and unlawful questions alike."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import schemathesis
from clocks import SetClock
from factories import World
from fair_making import some_fairs
from flask import Flask
from hypothesis import Phase, given, settings, strategies
from schemathesis.generation import GenerationMode
from schemathesis.schemas import BaseSchema

from catalog import acts
from catalog.asked_day import PROGRAMME_BEGAN
from catalog.producers import ProducerKind

# What answers look like does not depend on the database behind them.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

TODAY = date(2026, 11, 22)
EXAMPLES = 25
PLAIN = {"Accept-Encoding": "identity"}
"""Asked without a server in between, schemathesis would read packed answers as they are."""

pinned = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
)
"""The same questions every time."""


def closed(schema: Any) -> Any:
    """The same schema, in which an object has no other keys: an answer may hide nothing."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: closed(part) for name, part in schema.items()}
    if found.get("type") == "object" and "properties" in found:
        found["additionalProperties"] = False
    return found


@pytest.fixture
def codes(world: World) -> list[str]:
    """Codes of products in every state."""
    maker = world.make_producer(place="Xã Tiểu Cần")
    held = world.make_product("Kẹo dừa sáp", 5, producer=maker, net_content="250 g")
    lapsed = world.make_product("Mật hoa dừa", 3, date(2023, 9, 30), producer=maker)
    gone = world.make_product("Rượu Phú Lễ", set_no=14)
    world.act(acts.withdraw, gone, decision_id=gone.decision_id, on=date(2026, 8, 1), reason="đ")
    return [goods.code for goods in (held, lapsed, gone)]


@pytest.fixture
def described(app: Flask, codes: list[str]) -> Iterator[BaseSchema]:
    """The interface as its own description has it, over a small register."""
    app.config["API_PER_MINUTE"] = 1_000_000
    days = (TODAY - PROGRAMME_BEGAN).days
    schemathesis.openapi.format("ocop-code", strategies.sampled_from([*codes, "00000000"]))
    schemathesis.openapi.format(
        "date",
        strategies.integers(0, days).map(lambda n: (TODAY - timedelta(days=n)).isoformat()),
    )
    told = closed(app.test_client().get("/openapi.json").json)
    schema = schemathesis.openapi.from_dict(told)
    schema.app = app
    yield schema


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_what_the_description_says(
    described: BaseSchema, mode: GenerationMode
) -> None:
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not operation.query:
            continue  # any text at all is a lawful name in a path

        @pinned
        @given(case=operation.as_strategy(generation_mode=mode))
        def holds(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(headers=PLAIN)

        holds()
    assert asked >= 4 * EXAMPLES


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed_here(described: BaseSchema, app: Flask, method: str) -> None:
    for path in described.raw_schema["paths"]:
        answer = app.test_client().open(path.replace("{code}", "00000012"), method=method)
        assert answer.status_code == 405
        assert "GET" in answer.headers["Allow"]


def test_every_address_is_described(described: BaseSchema, app: Flask) -> None:
    rules = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
    }
    assert set(described.raw_schema["paths"]) == rules


def test_the_description_is_one_of_openapi(described: BaseSchema) -> None:
    described.validate()
    told = described.raw_schema
    assert told["openapi"] == "3.1.0"
    assert told["servers"] == [{"url": "http://127.0.0.1:8000"}]
    assert told["info"]["license"]["identifier"] == "CC-BY-4.0"


def test_others_pages_may_read_the_description_in_either_language(
    app: Flask, codes: list[str]
) -> None:
    for address, word in (("/openapi.json", "Sổ công khai"), ("/en/openapi.json", "The public")):
        answer = app.test_client().get(address)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.json["info"]["description"].startswith(word)


def test_events_are_listed_and_told_as_described(
    described: BaseSchema, app: Flask, world: World
) -> None:
    slugs = some_fairs(world).values()
    one = described["/api/v1/fairs/{slug}"]["GET"]
    told = {
        slug: one.Case(path_parameters={"slug": slug}).call_and_validate(headers=PLAIN).json()
        for slug in slugs
    }
    client = app.test_client()
    listed = client.get("/api/v1/fairs").json
    assert listed["total"] == len(listed["items"]) == 4
    for item in listed["items"]:
        assert client.get(item["url"].removeprefix("http://127.0.0.1:8000")).status_code == 200
        assert item["slug"] not in told or item.items() <= told[item["slug"]].items()
    full, off = (told[f"{name}-2027"] for name in ("hoi-cho-ocop-vinh-long", "cuoc-thi-keo"))
    assert (full["stalls"], full["register_by"], len(full["sites"])) == (220, "2026-11-22", 2)
    assert (off["state"], off["reason"], off["sequence"]) == ("cancelled", "Mưa lũ.", 1)
    (past,) = client.get("/api/v1/fairs?when=past").json["items"]
    assert (past["name"], past["next"]) == ("Hội xuân", None)
    assert told[past["slug"]]["results"]["sales"] == 8_450_000_000
    (market,) = client.get("/api/v1/fairs?kind=market&province=vinh-long").json["items"]
    assert market["next"] == {"first_day": "2026-11-28", "last_day": "2026-11-28"}
    assert client.get("/api/v1/fairs?per_page=2&page=2").json["items"] == listed["items"][2:]
    for wrong in ("kind=x", "province=99", "when=now", "page=0", "per_page=101", "month=2027-01"):
        assert client.get(f"/api/v1/fairs?{wrong}").status_code == 400, wrong


def test_producers_are_listed_by_place_and_kind(app: Flask, world: World) -> None:
    client = app.test_client()
    farm = world.make_producer("Trang trại Đồi Chè", "08", ProducerKind.FARM)
    world.make_product("Chè xanh", producer=farm)
    world.make_product("Chè cũ", 3, date(2023, 9, 30), producer=farm)
    other = world.make_producer("Hợp tác xã A")
    world.make_product("Mật ong", producer=other)
    world.make_producer("Chưa có gì")
    world.make_product("Chưa", stars=None, producer=world.make_producer("Chưa được công nhận"))

    def names(query: str = "") -> list[str]:
        answer = client.get(f"/api/v1/producers{query}").json
        assert answer["total"] == len(answer["items"])
        return [item["name"] for item in answer["items"]]

    assert names() == ["Hợp tác xã A", "Trang trại Đồi Chè"]
    assert names("?province=08") == names("?kind=farm") == ["Trang trại Đồi Chè"]
    assert names("?province=08,86&kind=farm,cooperative") == names()
    assert names("?province=08&kind=cooperative") == []
    one = client.get(f"/api/v1/producers/{farm.slug}").json
    assert one["products"] == 1
    assert [item["name"] for item in one["goods"]] == ["Chè cũ", "Chè xanh"]
    assert client.get("/api/v1/producers?per_page=1&page=2").json["items"][0]["slug"] == farm.slug
    assert client.get("/api/v1/producers?stars=4").status_code == 400
    assert client.get("/api/v1/producers/nobody").status_code == 404


def test_who_asks_too_often_is_told_when_to_come_back(
    app: Flask, clock: SetClock, codes: list[str]
) -> None:
    app.config["API_PER_MINUTE"] = 3
    client = app.test_client()
    answers = [client.get("/api/v1/suggest?q=keo") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].mimetype == "application/problem+json"
    assert answers[-1].headers["Retry-After"] == "60"
    elsewhere = {"REMOTE_ADDR": "203.0.113.9"}
    assert client.get("/api/v1/suggest?q=keo", environ_overrides=elsewhere).status_code == 200
    assert client.get(f"/api/v1/verify/{codes[0]}").status_code == 200
    clock.now += timedelta(seconds=60)
    assert client.get("/api/v1/suggest?q=keo").status_code == 200
