"""kill -9 while the index is being written: the old index or the new one, never none."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from databases import SqliteDatabases
from factories import World
from sqlalchemy import Engine

from search_index.check import find_differences
from search_index.feeder import Feeder
from search_index.query import SearchRequest
from search_index.whoosh_engine import WhooshEngine

_WRITER = """
import sys
from pathlib import Path
from catalog.db import open_engine
from search_index.feeder import Feeder
from search_index.whoosh_engine import WhooshEngine
index = WhooshEngine(Path(sys.argv[2]))
feeder = Feeder(open_engine(sys.argv[1]), index)
print("ready", flush=True)
while True:
    feeder.rebuild()
    index.store.update((), (), 0)
    feeder.feed()
"""


@pytest.mark.slow
@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_thirty_kills_lose_nothing(
    databases: SqliteDatabases,
    database_url: str,
    engine: Engine,
    world: World,
    feeder: Feeder,
    index: WhooshEngine,
) -> None:
    for number in range(40):
        world.make_product(f"Mật ong số {number}")
    feeder.rebuild()
    chance = random.Random(7)
    day = world.now.date()
    for _ in range(30):
        arguments = [sys.executable, "-c", _WRITER, database_url, str(index.store.folder)]
        writer = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.25))
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert WhooshEngine(index.store.folder).search(SearchRequest(), day).total == 40
    feeder.feed()
    assert find_differences(engine, index) == {}
    feeder.rebuild()
    assert len(list(index.store.folder.glob("index-*"))) == 1
