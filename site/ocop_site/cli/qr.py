"""`ocop qr`: one symbol to print."""

from pathlib import Path

import click

from catalog.codes import MistypedCode, parse_code
from ocop_site import create_app
from ocop_site.verify.symbols import NoSuchProduct, NotInForce, draw_symbol


@click.command()
@click.argument("code")
@click.option("--format", "form", type=click.Choice(["svg", "png", "pdf"]), default="svg")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="default: CODE.FORMAT")
@click.option("--stars", is_flag=True, help="print the stars; refused unless in force today")
def qr(code: str, form: str, out: Path | None, stars: bool) -> None:
    """Write the symbol of the product with this CODE."""
    opened = create_app().extensions["register"]
    try:
        value = parse_code(code).value
        drawn = draw_symbol(opened, value, form, stars=stars)
    except MistypedCode as wrong:
        raise click.ClickException(wrong.reason.text.en) from None
    except NoSuchProduct:
        raise click.ClickException(f"{value}: never issued, no symbol exists") from None
    except NotInForce:
        raise click.ClickException(
            f"{value}: not in force today, stars may not be printed"
        ) from None
    path = out or Path(f"{value}.{form}")
    path.write_bytes(drawn)
    click.echo(str(path))
