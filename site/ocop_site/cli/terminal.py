"""The language of the terminal: Vietnamese unless LANG says English."""

import os
from getpass import getuser

import click

from catalog.text import Text


def said(text: Text, **values: object) -> str:
    """A text in the language of the terminal."""
    return text.format(**values).in_language(language())


def language() -> str:
    """The language that the terminal is set to."""
    setting = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if setting.startswith("en") else "vi"


def tell(text: Text, **values: object) -> None:
    """Say something on standard error, apart from what the command puts out."""
    click.echo(said(text, **values), err=True)


def actor() -> str:
    """Who acts: the person at this terminal."""
    return f"command line: {getuser()}"
