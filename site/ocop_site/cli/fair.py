"""`ocop fair cards`: stall and shelf cards of an event, to print."""

import sys
from pathlib import Path

import click

from catalog.text import Text
from ocop_site.cli.terminal import language, tell

_UNKNOWN = Text("Không có sự kiện nào mang tên “{slug}”.", "There is no event called “{slug}”.")
_NOTHING = Text(
    "Không in thẻ nào: hôm nay không gian hàng nào có sản phẩm đang được công nhận.",
    "No card is printed: no stall has goods in force today.",
)
_WRITTEN = Text(
    "{path}: {stalls} gian hàng, {goods} sản phẩm, {pages} trang; {left_out} dòng không có thẻ.",
    "{path}: {stalls} stalls, {goods} goods, {pages} pages; {left_out} lines have no card.",
)


@click.group()
def fair() -> None:
    """What belongs to a fair or another event."""


@fair.command()
@click.argument("slug")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--kind", type=click.Choice(["stalls", "shelves", "shelves-a6"]), default="stalls")
def cards(slug: str, out: Path, kind: str) -> None:
    """Print the cards of an event (PDF): one A4 for each stall, or one A6 for each product."""
    from catalog.db import reading
    from catalog.events.reading import find_event, load_events
    from ocop_site import create_app
    from ocop_site.fair_cards import CardKind, read_cards, write_cards
    from ocop_site.language import speaking
    from ocop_site.register import register

    with speaking(create_app(), language()):
        opened = register()
        with reading(opened.engine) as session:
            event = find_event(session, slug)
            if event is None or event.id is None:
                tell(_UNKNOWN, slug=slug)
                sys.exit(1)
            (held,) = load_events(session, [event.id])
            made = read_cards(session, held, opened.today())
        if not made.stalls:
            tell(_NOTHING)
            sys.exit(1)
        with out.open("wb") as file:
            pages = write_cards(made, CardKind(kind), file)
    tell(
        _WRITTEN,
        path=out,
        stalls=len(made.stalls),
        goods=len(made.shelves),
        pages=pages,
        left_out=len(made.left_out),
    )
