"""`ocop index` and `ocop jobs`: keep the search index in step with the register."""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import click
from sqlalchemy import Engine

from catalog.text import Text
from ocop_site.cli.opening import opened_register
from ocop_site.cli.terminal import tell
from ocop_site.logs import configure_logs
from search_index.check import find_differences
from search_index.feeder import Feeder, run_feeder
from search_index.whoosh_engine import WhooshEngine


@click.group()
def index() -> None:
    """The search index: build it anew, compare it with the database."""


@contextmanager
def _opened() -> Iterator[tuple[Engine, WhooshEngine]]:
    with opened_register() as (settings, database):
        yield database, WhooshEngine(settings.index_folder)


@index.command()
@click.option("--json", "as_json", is_flag=True, help="print one JSON object")
def rebuild(as_json: bool) -> None:
    """Build the index anew beside the one in use, then switch over."""
    tell(_BUILDING)
    began = time.monotonic()
    with _opened() as (database, engine):
        count = Feeder(database, engine).rebuild()
    seconds = round(time.monotonic() - began, 1)
    if as_json:
        click.echo(json.dumps({"products": count, "seconds": seconds}))
    else:
        tell(_BUILT, count=count, seconds=seconds)


@index.command()
@click.option("--json", "as_json", is_flag=True, help="print one JSON object")
def check(as_json: bool) -> None:
    """Compare the index with the database; exit 1 on a difference."""
    with _opened() as (database, engine):
        health = engine.health()
        differences = find_differences(database, engine) if health.ready else {}
    if as_json:
        named = {str(product_id): kind.value for product_id, kind in differences.items()}
        answer = {"products": health.products, "trouble": health.trouble, "differences": named}
        click.echo(json.dumps(answer, ensure_ascii=False))
    elif not health.ready:
        tell(_UNREADABLE, trouble=health.trouble)
    else:
        for product_id, kind in sorted(differences.items()):
            click.echo(f"product {product_id}: {kind.value}")
        tell(_DIFFERS if differences else _AGREES, count=len(differences) or health.products)
    sys.exit(0 if health.ready and not differences else 1)


@click.command()
def jobs() -> None:
    """Feed the search index until told to stop; ends with the process that started it."""
    configure_logs()
    parent, told = os.getppid(), Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    with _opened() as (database, engine):
        run_feeder(Feeder(database, engine), lambda: not told.is_set() and os.getppid() == parent)


_BUILDING = Text(
    "Đang lập lại chỉ mục tìm kiếm; trong lúc này trang vẫn tìm kiếm bình thường …",
    "Building the search index anew; the site goes on answering meanwhile …",
)
_BUILT = Text(
    "Đã đưa {count} sản phẩm vào chỉ mục trong {seconds} giây.",
    "{count} products indexed in {seconds} s.",
)
_AGREES = Text(
    "Chỉ mục khớp với cơ sở dữ liệu: {count} sản phẩm.",
    "The index agrees with the database: {count} products.",
)
_DIFFERS = Text(
    "Chỉ mục khác cơ sở dữ liệu ở {count} sản phẩm. Chạy: ocop index rebuild",
    "The index differs from the database in {count} products. Run: ocop index rebuild",
)
_UNREADABLE = Text(
    "Không đọc được chỉ mục ({trouble}); trang đang tìm trực tiếp trong cơ sở dữ liệu."
    " Chạy: ocop index rebuild",
    "The index cannot be read ({trouble}); the site searches the database itself."
    " Run: ocop index rebuild",
)
