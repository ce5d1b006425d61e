"""The addresses of links that work once, for pages, letters and the command line alike."""

from typing import Final

from catalog.accounts.records import LinkKind
from ocop_site.settings import Settings

PATHS: Final = {
    LinkKind.INVITATION: "/account/invitation",
    LinkKind.RESET: "/account/new-password",
}


def link_address(settings: Settings, kind: LinkKind, key: str) -> str:
    """The address of a link, to be handed over or mailed: in Vietnamese, on the public host."""
    return f"{settings.public_url}{PATHS[kind]}?key={key}"
