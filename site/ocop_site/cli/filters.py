"""The filters of the catalogue as options of commands, and the list that they ask for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click

from catalog.text import Text
from ocop_site.cli.terminal import language, said
from search_index.query import Facet, SearchRequest

_WRONG = Text("Giá trị không dùng được: {named}", "Not understood: {named}")


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Words, and one repeatable option for each filter."""
    for facet in reversed(Facet):
        name = f"--{facet.value.replace('_', '-')}"
        command = click.option(name, facet.value, multiple=True, metavar="VALUE")(command)
    return click.option("--q", default="", help="words to find")(command)


@contextmanager
def asked_list(
    parameters: Mapping[str, Sequence[str]],
) -> Iterator[tuple[SearchRequest, tuple[int, ...]]]:
    """The request that options mean and its products, in the language of the terminal.

    Raises a usage error for a value that means nothing: it would widen the list.
    """
    from ocop_site import create_app
    from ocop_site.language import speaking
    from ocop_site.search import listed_ids, read_strictly

    with speaking(create_app(), language()):
        wanted, wrong = read_strictly(parameters)
        if wrong:
            named = ", ".join(f"--{bad.name.replace('_', '-')} {bad.value}" for bad in wrong)
            raise click.UsageError(said(_WRONG, named=named))
        yield wanted, listed_ids(wanted)
