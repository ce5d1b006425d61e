"""`ocop index` and `ocop jobs`: the index beside the register, from the command line."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import World
from ocop_runner import Ocop
from sqlalchemy import Engine, text

from catalog.clock import vietnam_day
from ocop_site.settings import Settings
from search_index.choice import open_index
from search_index.query import SearchRequest

_OCOP = [sys.executable, "-c", "from ocop_site.cli import main; main()"]


def test_check_refuses_until_the_index_is_built(ocop: Ocop, world: World) -> None:
    world.make_product()
    assert ocop("index", "check").exit_code == 1
    assert json.loads(ocop("index", "rebuild", "--json").stdout)["products"] == 1
    agreed = ocop("index", "check")
    assert agreed.exit_code == 0
    assert "agrees" in agreed.stderr


def test_check_names_the_products_that_differ(ocop: Ocop, world: World) -> None:
    ocop("index", "rebuild")
    goods = world.make_product()
    differs = ocop("index", "check")
    assert (differs.exit_code, differs.stdout) == (1, f"product {goods.id}: missing\n")
    told = json.loads(ocop("index", "check", "--json").stdout)
    assert told["differences"] == {str(goods.id): "missing"}


def test_a_damaged_index_is_reported_with_the_remedy(
    ocop: Ocop, engine: Engine, settings: Settings
) -> None:
    ocop("index", "rebuild")
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text("UPDATE search_index.state SET generation = 99"))
    else:
        (settings.index_folder / "current").write_text("index-99")
    damaged = ocop("index", "check")
    assert damaged.exit_code == 1
    assert "ocop index rebuild" in damaged.stderr


def _listed(folder: Path, world: World) -> int:
    try:
        index = open_index(world.engine, folder)
        return index.search(SearchRequest(), vietnam_day(world.now)).total
    except Exception:
        return -1


def _wait_until(true: Callable[[], bool], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.usefixtures("ocop")
def test_jobs_feed_the_index_until_they_are_told_to_stop(world: World, settings: Settings) -> None:
    worker = subprocess.Popen([*_OCOP, "jobs"], stderr=subprocess.DEVNULL)
    try:
        _wait_until(lambda: _listed(settings.index_folder, world) == 0)
        world.make_product()
        _wait_until(lambda: _listed(settings.index_folder, world) == 1)
    finally:
        worker.send_signal(signal.SIGTERM)
    assert worker.wait(10) == 0


@pytest.mark.usefixtures("ocop")
def test_jobs_end_with_the_process_that_started_them(world: World, settings: Settings) -> None:
    starter = (
        "import subprocess, sys;"
        f"worker = subprocess.Popen({[*_OCOP, 'jobs']!r}, stdout=subprocess.DEVNULL,"
        " stderr=subprocess.DEVNULL);"
        "print(worker.pid, flush=True);"
        "sys.stdin.read()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", starter], **pipes) as parent:
        _wait_until(lambda: _listed(settings.index_folder, world) == 0)
        pid = int(parent.communicate()[0])
    _wait_until(lambda: not _lives(pid))


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"
