"""`ocop export`: what the catalogue shows under a filter, as one file."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from catalog.text import Text
from ocop_site.cli.terminal import language, said, tell
from search_index.query import Facet, Sort

_WRONG = Text("Giá trị không dùng được: {named}", "Not understood: {named}")
_TO_A_SCREEN = Text(
    "Tệp Excel không hiện được trên màn hình: thêm --out TỆP.xlsx.",
    "A workbook cannot be shown on a screen: add --out FILE.xlsx.",
)
_WRITTEN = Text("{path}: {count} sản phẩm.", "{path}: {count} products.")


def _facet_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """One repeatable option for each filter of the catalogue."""
    for facet in reversed(Facet):
        name = f"--{facet.value.replace('_', '-')}"
        command = click.option(name, facet.value, multiple=True, metavar="VALUE")(command)
    return command


@click.command()
@click.option("--format", "form", type=click.Choice(["csv", "xlsx", "json"]), default="csv")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="default: the screen")
@click.option("--q", default="", help="words to find")
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default="relevance")
@_facet_options
def export(form: str, out: Path | None, q: str, sort: str, **chosen: tuple[str, ...]) -> None:
    """Write the products that the catalogue shows under these filters.

    Filters take the values of the catalogue's addresses and may be repeated:
    --stars 4 --stars 5 --province vinh-long.
    """
    if out is None and form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError(said(_TO_A_SCREEN))
    from ocop_site import create_app
    from ocop_site.language import speaking

    parameters: Mapping[str, Sequence[str]] = {"q": [q], "sort": [sort], **chosen}
    with speaking(create_app(), language()):
        count = _write(form, out, parameters)
    if out is not None:
        tell(_WRITTEN, path=out, count=count)


def _write(form: str, out: Path | None, parameters: Mapping[str, Sequence[str]]) -> int:
    from ocop_site.register import register
    from ocop_site.search import listed_ids, read_strictly
    from ocop_site.trade.exporting import write_export

    wanted, wrong = read_strictly(parameters)
    if wrong:
        named = ", ".join(f"--{bad.name.replace('_', '-')} {bad.value}" for bad in wrong)
        raise click.UsageError(said(_WRONG, named=named))
    ids = listed_ids(wanted)
    now = register().now()
    if out is None:
        write_export(sys.stdout.buffer, form, wanted, ids, now)
    else:
        with out.open("wb") as file:
            write_export(file, form, wanted, ids, now)
    return len(ids)
