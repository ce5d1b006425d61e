"""The interface is what `/openapi.json` says: asked with lawful and unlawful questions alike."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import schemathesis
from factories import World
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import strategies
from schemathesis.config import SchemathesisConfig
from schemathesis.schemas import BaseSchema

from catalog import acts
from catalog.asked_day import PROGRAMME_BEGAN

# What answers look like does not depend on the database behind them.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

TODAY = date(2026, 11, 22)
EXAMPLES = 25
SEED = 26


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
    config = SchemathesisConfig.from_dict({"seed": SEED, "generation": {"max-examples": EXAMPLES}})
    schema = schemathesis.openapi.from_dict(told, config=config)
    schema.app = app
    yield schema


interface = schemathesis.pytest.from_fixture("described")


@interface.parametrize()
def test_every_answer_is_what_the_description_says(case: schemathesis.Case) -> None:
    case.call_and_validate()
