"""`ocop db`: the tables of the database."""

import click

from catalog.schema import SchemaTooNew, current_revision, upgrade
from catalog.text import Text
from ocop_site.cli.opening import opened_register
from ocop_site.cli.terminal import said, tell

_READY = Text("Cơ sở dữ liệu đã ở phiên bản {revision}.", "The database is at {revision}.")
_TOO_NEW = Text(
    "Cơ sở dữ liệu ở phiên bản {revision}, mới hơn chương trình này. Hãy cài bản mới của chương"
    " trình.",
    "The database is at {revision}, newer than this program. Install the newer program.",
)


@click.group("db")
def database() -> None:
    """The database: bring its tables up to this program."""


@database.command("upgrade")
def upgrade_database() -> None:
    """Run the migrations; safe to repeat, and from several machines at once."""
    with opened_register() as (_, engine):
        try:
            upgrade(engine)
        except SchemaTooNew as newer:
            raise click.ClickException(said(_TOO_NEW, revision=newer)) from None
        tell(_READY, revision=current_revision(engine))
