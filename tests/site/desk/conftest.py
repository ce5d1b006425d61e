"""The desk in front of a small register; on one kind of database, as pages add nothing to verbs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from applications import running
from clocks import SetClock
from databases import SqliteDatabases, opened
from desk_browser import Desk
from factories import World
from flask import Flask
from people import People, Person
from sqlalchemy import Engine

from catalog.accounts.mandates import Role
from ocop_site.settings import Settings


@pytest.fixture
def desk_engine(_sqlite: SqliteDatabases) -> Iterator[Engine]:
    """The register behind the desk."""
    with _sqlite.fresh() as url, opened(url) as engine:
        yield engine


@pytest.fixture
def desk_app(desk_engine: Engine, tmp_path: Path, clock: SetClock) -> Iterator[Flask]:
    """The site in front of it."""
    url = desk_engine.url.render_as_string(hide_password=False)
    with running(Settings(home=tmp_path, database_url=url), clock) as app:
        yield app


@pytest.fixture
def people(desk_app: Flask, desk_engine: Engine, clock: SetClock) -> People:
    """Who may sign in."""
    return People(desk_app, desk_engine, clock.now)


@pytest.fixture
def desk_world(desk_engine: Engine, clock: SetClock) -> World:
    """Factories in that register."""
    return World(desk_engine, clock.now)


@pytest.fixture
def organiser(people: People) -> Person:
    """An organiser of Vĩnh Long."""
    return people.make("to-chuc@vinhlong.example")


@pytest.fixture
def desk(people: People, organiser: Person) -> Desk:
    """The organiser's browser."""
    return Desk(people.browser_of(organiser))


@pytest.fixture
def office(people: People) -> Desk:
    """The browser of the office of Vĩnh Long."""
    return Desk(people.browser_of(people.make("van-phong@vinhlong.example", Role.PROVINCE)))
