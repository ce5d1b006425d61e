"""kill -9 while the index is being written: the old index or the new one, never none."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import World
from sqlalchemy import Engine, inspect
from thoroughness import sized

from search_index.check import find_differences
from search_index.engine import SearchIndex
from search_index.feeder import Feeder
from search_index.query import SearchRequest

_WRITER = """
import sys
from pathlib import Path
from catalog.db import open_engine
from search_index.choice import open_index
from search_index.feeder import Feeder
database = open_engine(sys.argv[1])
index = open_index(database, Path(sys.argv[2]))
feeder = Feeder(database, index)
print("ready", flush=True)
while True:
    feeder.rebuild()
    index.store.update((), (), 0)
    feeder.feed()
"""


@pytest.mark.slow
def test_kills_lose_nothing(
    database_url: str,
    engine: Engine,
    world: World,
    feeder: Feeder,
    index: SearchIndex,
    index_folder: Path,
    make_index: Callable[[], SearchIndex],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(40):
        world.make_product(f"Mật ong số {number}")
    feeder.rebuild()
    chance = random.Random(7)
    day = world.now.date()
    for _ in range(sized(thorough=30, usual=6)):
        arguments = [sys.executable, "-c", _WRITER, database_url, str(index_folder)]
        writer = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.25))
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert make_index().search(SearchRequest(), day).total == 40
    index.store.update((), (), 0)
    deadline = time.monotonic() + 10
    while not feeder.feed().products:  # a server may hold a killed writer's lock for a moment
        assert time.monotonic() < deadline
    assert find_differences(engine, index) == {}
    feeder.rebuild()
    if engine.dialect.name == "sqlite":
        assert len(list(index_folder.glob("index-*"))) == 1
    else:
        monkeypatch.setattr("search_index.postgres_store.KEPT_AFTER_SWITCH_SECONDS", 0)
        index.verify()
        assert len(inspect(engine).get_table_names(schema="search_index")) == 3
