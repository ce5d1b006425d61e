"""Where an index keeps what it knows: what the feeder asks of every kind of store."""

import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from search_index.documents import ProductDocument


class NoIndex(Exception):
    """There is no index yet."""


class DamagedIndex(Exception):
    """The index is not what was written."""


class GrownOld(Exception):
    """So much changed since the index was built that it is time to build it anew."""


class IndexIsBusy(Exception):
    """Another process is writing the index."""


class Store(Protocol):
    """An index as it is written: built anew beside the one in use, or changed in place."""

    def turn(self) -> AbstractContextManager[bool]:
        """Whether it is for this process to feed now; while it does, it is for no other."""
        ...

    def position(self) -> int:
        """The last outbox entry that the index has seen; raises where there is no index."""
        ...

    def rebuild(self, documents: Iterable[ProductDocument], position: int) -> int:
        """Build a new index and switch over to it; the number of documents taken in."""
        ...

    def update(
        self, documents: Iterable[ProductDocument], gone: Collection[int], position: int
    ) -> None:
        """Put documents in the place of their former selves, take others out, note the position."""
        ...


@contextmanager
def uncollected() -> Iterator[None]:
    """A build makes millions of small objects and no cycle: looking for cycles is a sixth of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
