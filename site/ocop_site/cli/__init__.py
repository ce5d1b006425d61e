"""`ocop`: every command of the register, each beside the thing it acts on."""

import sys
from importlib import import_module

import click
from sqlalchemy.exc import DBAPIError

from catalog.text import Text
from ocop_site.cli.terminal import said
from ocop_site.settings import WrongSettings

# name -> module and attribute; a command's libraries are imported when it is called.
_COMMANDS = {
    "areas": "ocop_site.cli.lists:areas",
    "audit": "ocop_site.cli.audit:audit",
    "catalogue": "ocop_site.cli.catalogue:catalogue",
    "db": "ocop_site.cli.database:database",
    "demo": "ocop_site.cli.demo:demo",
    "doctor": "ocop_site.cli.doctor:doctor",
    "enquiries": "ocop_site.cli.enquiries:enquiries",
    "export": "ocop_site.cli.export:export",
    "fair": "ocop_site.cli.fair:fair",
    "goods": "ocop_site.cli.lists:goods",
    "import": "ocop_site.cli.intake:import_files",
    "index": "ocop_site.cli.index:index",
    "jobs": "ocop_site.cli.jobs:jobs",
    "offices": "ocop_site.cli.lists:offices",
    "places": "ocop_site.cli.lists:places",
    "plan": "ocop_site.cli.plan:plan",
    "qr": "ocop_site.cli.qr:qr",
    "reports": "ocop_site.cli.reports:reports",
    "serve": "ocop_site.cli.serve:serve",
    "undo": "ocop_site.cli.intake:undo",
    "units": "ocop_site.cli.units:units",
    "user": "ocop_site.cli.users:user",
}


_NOT_READY = Text(
    "Cơ sở dữ liệu chưa sẵn sàng. Hãy chạy: ocop db upgrade; xem thêm: ocop doctor",
    "The database is not ready. Run: ocop db upgrade; see also: ocop doctor",
)


class Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = _COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, attribute = place.split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=Commands)
@click.version_option(package_name="ocop-register")
def group() -> None:
    """The OCOP register: certified products, verdicts, imports, reports."""


def main() -> None:
    """Run a command; what stops every command ends it with one line and the remedy."""
    try:
        group()
    except WrongSettings as wrong:
        click.echo(str(wrong), err=True)
        sys.exit(2)
    except DBAPIError as error:
        click.echo(f"{said(_NOT_READY)} ({type(error.orig).__name__}: {error.orig})", err=True)
        sys.exit(1)
