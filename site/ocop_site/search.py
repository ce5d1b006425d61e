"""Search of the running site, and the values that its filters know."""

from dataclasses import replace

from flask import Flask, current_app

from catalog.db import reading
from ocop_site.register import Register, register
from search_index.choice import open_index
from search_index.database_engine import DatabaseEngine
from search_index.engine import SearchResult
from search_index.query import BadParameter, Facet, Parameters, SearchRequest, read_request
from search_index.search import Search
from search_index.vocabulary import Vocabulary, load_vocabulary

_ALL = 1_000_000


def init_search(app: Flask) -> None:
    """Keep one `Search` for each application; the index is opened by the first who asks."""
    opened: Register = app.extensions["register"]
    app.extensions["search"] = Search(
        open_index(opened.engine, opened.settings.index_folder), DatabaseEngine(opened.engine)
    )


def search() -> Search:
    """The running application's search."""
    kept: Search = current_app.extensions["search"]
    return kept


def find(request: SearchRequest) -> SearchResult:
    """One page of the products that answer a request today."""
    return search().search(request, register().today())


def listed_ids(wanted: SearchRequest) -> tuple[int, ...]:
    """Every product that the catalogue shows under a request, in the order of its pages."""
    return find(replace(wanted, page=1, per_page=_ALL)).ids


def vocabulary() -> Vocabulary:
    """The values that filters know; read once for each process, they change with a release."""
    kept: Vocabulary | None = current_app.extensions.get("vocabulary")
    if kept is None:
        with reading(register().engine) as session:
            kept = load_vocabulary(session)
        current_app.extensions["vocabulary"] = kept
    return kept


_PARAMETERS = {facet.value for facet in Facet} | {"q", "sort", "page", "per_page"}


def read_strictly(given: Parameters) -> tuple[SearchRequest, list[BadParameter]]:
    """The request of an interface for machines, and all that it must refuse."""
    wanted, wrong = read_request(given, vocabulary())
    wrong += [
        BadParameter(name, values[-1]) for name, values in given.items() if name not in _PARAMETERS
    ]
    return wanted, wrong
