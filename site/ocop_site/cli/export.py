"""`ocop export`: what the catalogue shows under a filter, as one file."""

import sys
from pathlib import Path

import click

from catalog.text import Text
from ocop_site.cli.filters import asked_list, filter_options
from ocop_site.cli.terminal import said, tell
from search_index.query import Sort

_TO_A_SCREEN = Text(
    "Tệp Excel không hiện được trên màn hình: thêm --out TỆP.xlsx.",
    "A workbook cannot be shown on a screen: add --out FILE.xlsx.",
)
_WRITTEN = Text("{path}: {count} sản phẩm.", "{path}: {count} products.")


@click.command()
@click.option("--format", "form", type=click.Choice(["csv", "xlsx", "json"]), default="csv")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="default: the screen")
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default="relevance")
@filter_options
def export(form: str, out: Path | None, q: str, sort: str, **chosen: tuple[str, ...]) -> None:
    """Write the products that the catalogue shows under these filters.

    Filters take the values of the catalogue's addresses and may be repeated:
    --stars 4 --stars 5 --province vinh-long.
    """
    if out is None and form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError(said(_TO_A_SCREEN))
    with asked_list({"q": [q], "sort": [sort], **chosen}) as (wanted, ids):
        from ocop_site.register import register
        from ocop_site.trade.exporting import write_export

        now = register().now()
        if out is None:
            write_export(sys.stdout.buffer, form, wanted, ids, now)
            return
        with out.open("wb") as file:
            write_export(file, form, wanted, ids, now)
    tell(_WRITTEN, path=out, count=len(ids))
