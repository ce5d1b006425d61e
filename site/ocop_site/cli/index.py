"""`ocop index`: keep the search index in step with the register."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy import Engine

from catalog.text import Text
from ocop_site.cli.opening import opened_register
from ocop_site.cli.terminal import tell
from search_index.check import find_differences
from search_index.choice import open_index
from search_index.engine import SearchIndex
from search_index.feeder import Feeder


@click.group()
def index() -> None:
    """The search index: build it anew, compare it with the database."""


@contextmanager
def _opened() -> Iterator[tuple[Engine, SearchIndex]]:
    with opened_register() as (settings, database):
        yield database, open_index(database, settings.index_folder)


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
