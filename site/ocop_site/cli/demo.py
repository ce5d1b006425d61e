"""`ocop demo`: the demonstration register, built once, with an address for every verdict."""

import json
import os
import sys
from typing import Any

import click
from sqlalchemy import Engine, func, select

from catalog import models  # noqa: F401 - fills the metadata
from catalog.change import RegisterState
from catalog.clock import utc_now, vietnam_day
from catalog.db import metadata, open_engine, reading
from catalog.demo import Example, RegisterNotEmpty, build_demo, examples
from catalog.demo.plan import FULL_PRODUCTS
from catalog.schema import upgrade
from catalog.text import Text
from ocop_site.cli.terminal import said, tell
from ocop_site.settings import Settings, load_settings
from search_index.choice import open_index
from search_index.feeder import Feeder

_WORKERS = 2


@click.command()
@click.option(
    "--products",
    default=FULL_PRODUCTS,
    show_default=True,
    type=click.IntRange(1, 200_000),
    help="how many, where none are built yet",
)
@click.option("--no-serve", is_flag=True, help="build and print the addresses only")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--json", "as_json", is_flag=True, help="print one JSON object")
def demo(products: int, no_serve: bool, port: int, as_json: bool) -> None:
    """Build the demonstration register once, print an address for every verdict, serve it."""
    settings = _settings(port)
    engine = open_engine(settings.database)
    try:
        _build(engine, products)
        _index(engine, settings)
        shown, counts = _look(engine, settings.public_url)
    finally:
        engine.dispose()
    if as_json:
        given = [{key: value for key, value in row.items() if key != "note"} for row in shown]
        click.echo(json.dumps({"examples": given, **counts}, ensure_ascii=False))
    else:
        _print(shown, counts)
    sys.stdout.flush()
    if not no_serve:
        from ocop_site.cli.serve import run

        tell(_SERVING, url=settings.public_url)
        sys.exit(run("127.0.0.1", port, _WORKERS, jobs=True))


def _settings(port: int) -> Settings:
    """The settings; unless told otherwise, codes carry the address that is served here."""
    settings = load_settings()
    if "public_url" in settings.model_fields_set:
        return settings
    os.environ["OCOP_PUBLIC_URL"] = f"http://127.0.0.1:{port}"
    return load_settings()


def _build(engine: Engine, products: int) -> None:
    upgrade(engine)
    with reading(engine) as session:
        state = session.get(RegisterState, 1)
    if state is not None and state.demonstration:
        tell(_BUILT_BEFORE)
        return
    now = utc_now()
    try:
        build_demo(engine, today=vietnam_day(now), now=now, products=products, progress=tell)
    except RegisterNotEmpty:
        raise click.ClickException(said(_NOT_EMPTY)) from None


def _index(engine: Engine, settings: Settings) -> None:
    index = open_index(engine, settings.index_folder)
    if not index.health().ready:
        tell(_INDEXING)
        Feeder(engine, index).rebuild()


def _look(engine: Engine, public_url: str) -> tuple[list[dict[str, Any]], dict[str, int]]:
    with reading(engine) as session:
        found = examples(session, vietnam_day(utc_now()))
        counts = {
            noun: session.execute(
                select(func.count()).where(metadata.tables[table].c.voided_at.is_(None))
            ).scalar_one()
            for noun, table in (("products", "product"), ("producers", "producer"))
        }
    return [_shown(example, public_url) for example in found], counts


def _shown(example: Example, public_url: str) -> dict[str, Any]:
    return {
        "verdict": example.verdict.value,
        "level": example.level,
        "code": example.code,
        "url": f"{public_url}/q/{example.code}",
        "note": said(example.note),
    }


def _print(shown: list[dict[str, Any]], counts: dict[str, int]) -> None:
    click.echo(said(_COUNTS, **counts))
    for row in shown:
        click.echo(f"  {row['url']}  {row['verdict']:<12} {row['note']}")


_BUILT_BEFORE = Text(
    "Dữ liệu minh họa đã có sẵn, không lập lại.", "The demonstration is there already."
)
_NOT_EMPTY = Text(
    "Cơ sở dữ liệu này đã có sổ thật; đặt OCOP_HOME hoặc OCOP_DATABASE_URL sang chỗ khác.",
    "This database holds a real register; point OCOP_HOME or OCOP_DATABASE_URL elsewhere.",
)
_INDEXING = Text("Lập chỉ mục tìm kiếm …", "Building the search index …")
_COUNTS = Text(
    "Sổ minh họa: {products} sản phẩm của {producers} chủ thể. Mỗi kết quả tra cứu một địa chỉ:",
    "Demonstration: {products} products of {producers} producers. One address for every verdict:",
)
_SERVING = Text("Đang mở tại {url} (Ctrl+C để dừng)", "Serving at {url} (Ctrl+C to stop)")
