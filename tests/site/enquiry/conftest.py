"""A register that sends mail, to a server of this machine, and goods of three makers."""

from collections.abc import Iterator
from datetime import date

import pytest
from applications import running
from clocks import SetClock
from enquiry_forms import OpenEnquiry, give_address
from factories import Goods, Maker, World
from flask import Flask
from mail_sink import MailSink, mail_sink
from sqlalchemy import Engine

from ocop_site.settings import Settings


@pytest.fixture
def sink() -> Iterator[MailSink]:
    """The mail server of the register."""
    with mail_sink() as sink:
        yield sink


@pytest.fixture
def posting(settings: Settings, engine: Engine, clock: SetClock, sink: MailSink) -> Iterator[Flask]:
    """The application with mail switched on."""
    with running(settings.model_copy(update={"mail_url": sink.url}), clock) as app:
        yield app


@pytest.fixture
def makers(world: World) -> list[Maker]:
    """Two makers with an address, one without."""
    found = [world.make_producer(f"HTX {name}") for name in ("Một", "Hai", "Ba")]
    give_address(world, found[0], "mot@htx.example")
    give_address(world, found[1], "hai@htx.example")
    return found


@pytest.fixture
def goods(world: World, makers: list[Maker]) -> list[Goods]:
    """Four goods of three makers, the last one lapsed."""
    return [
        world.make_product("Kẹo dừa", producer=makers[0]),
        world.make_product("Trà sen", producer=makers[1]),
        world.make_product("Kẹo gừng", producer=makers[0]),
        world.make_product("Mật ong", issued_on=date(2022, 1, 1), producer=makers[2]),
    ]


@pytest.fixture
def form(posting: Flask, clock: SetClock, goods: list[Goods]) -> OpenEnquiry:
    """The form about all four goods, where mail goes out."""
    return OpenEnquiry(posting.test_client(), clock, goods)
