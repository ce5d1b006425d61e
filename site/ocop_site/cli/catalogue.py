"""`ocop catalogue`: what the catalogue shows under a filter, as a book to print."""

import sys
from pathlib import Path

import click

from catalog.text import Text
from ocop_site.cli.filters import asked_list, filter_options
from ocop_site.cli.terminal import tell

_NOTHING = Text("Không có sản phẩm nào để in.", "There is nothing to print.")
_WRITTEN = Text(
    "{path}: {count} sản phẩm, {pages} trang.", "{path}: {count} products, {pages} pages."
)


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--by", type=click.Choice(["province", "set"]), default="province")
@filter_options
def catalogue(out: Path, by: str, q: str, **chosen: tuple[str, ...]) -> None:
    """Print the products that the catalogue shows under these filters (PDF, A4).

    Filters are those of `ocop export`; of the command line there is no limit to their number.
    """
    with asked_list({"q": [q], **chosen}) as (wanted, ids):
        from ocop_site.book import Arrangement, lay_out, read_book, write_pdf

        if not ids:
            tell(_NOTHING)
            sys.exit(1)
        plan = lay_out(read_book(wanted, ids, Arrangement(by)))
        with (
            click.progressbar(length=len(plan.book.entries), file=sys.stderr) as bar,
            out.open("wb") as file,
        ):
            write_pdf(plan, file, lambda done: bar.update(done - bar.pos))
    tell(_WRITTEN, path=out, count=len(ids), pages=plan.pages)
