"""`ocop plan`: the promotion plan of a year as a workbook."""

import sys
from pathlib import Path

import click

from catalog.text import Text
from ocop_site.cli.terminal import language, tell

_UNKNOWN = Text("Không có tỉnh nào mã “{code}”.", "No province has the code “{code}”.")
_WRITTEN = Text(
    "{path}: {events} sự kiện, {places} điểm đến, {gifts} sản phẩm làm quà, {results} kết quả.",
    "{path}: {events} events, {places} places, {gifts} goods for gifts, {results} results.",
)


@click.command()
@click.option("--year", type=click.IntRange(2018, 2100), required=True)
@click.option("--province", metavar="CODE", default="", help="of today's list; else the country")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def plan(year: int, province: str, out: Path) -> None:
    """Write the fairs, places and gifts of a year, and the results of the year before (.xlsx)."""
    from catalog.db import reading
    from catalog.promotion import read_promotion
    from catalog.units import present_provinces
    from ocop_site import create_app
    from ocop_site.language import speaking
    from ocop_site.promotion import write_plan
    from ocop_site.register import register

    with speaking(create_app(), language()):
        opened = register()
        with reading(opened.engine) as session:
            ids = {unit.code: unit.id for unit in present_provinces(session)}
            if province and province not in ids:
                tell(_UNKNOWN, code=province)
                sys.exit(1)
            made = read_promotion(session, year, ids.get(province), opened.today())
            with out.open("wb") as file:
                write_plan(made, file, opened.today())
    tell(
        _WRITTEN,
        path=out,
        events=len(made.events),
        places=len(made.places),
        gifts=sum(gifts.total for gifts in made.gifts),
        results=len(made.results),
    )
