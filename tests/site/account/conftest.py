"""People in front of the site."""

from datetime import datetime

import pytest
from flask import Flask
from people import People
from sqlalchemy import Engine


@pytest.fixture
def people(app: Flask, engine: Engine, now: datetime) -> People:
    """Makes accounts in the register behind the site."""
    return People(app, engine, now)
