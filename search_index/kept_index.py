"""What an index does in whatever way it is stored: opened once, looked at again now and then."""

import time
from collections.abc import Collection, Iterable, Sized
from threading import Lock
from typing import Generic, Protocol, TypeVar

from search_index.documents import ProductDocument
from search_index.engine import Health
from search_index.store import Store

CHECK_SECONDS = 0.2
"""How often a process looks whether the index was written since."""

_REST = 1.0
"""After loading an index, times as long as that took without looking again."""


class Opened(Protocol):
    """One state of an index in memory."""

    @property
    def products(self) -> Sized:
        """The products in it."""
        ...


_Opened = TypeVar("_Opened", bound=Opened)
_Store = TypeVar("_Store", bound=Store)


class KeptIndex(Generic[_Store, _Opened]):
    """An index read by many threads of a process and written through its store.

    Any method may raise anything when the index is gone or damaged: `search.Search` then asks
    the register itself.
    """

    def __init__(self, store: _Store, check_seconds: float) -> None:
        self.store = store
        self._check_seconds = check_seconds
        self._opened: _Opened | None = None
        self._next_check = 0.0
        self._loading = Lock()

    def health(self) -> Health:
        """Whether the index can be read; never raises."""
        try:
            return Health(ready=True, products=len(self._current().products))
        except Exception as error:
            return Health(ready=False, trouble=f"{type(error).__name__}: {error}")

    def index(self, documents: Iterable[ProductDocument]) -> None:
        """Take in documents, each in place of the one before it."""
        self.store.update(documents, (), self.store.position())

    def delete(self, product_ids: Collection[int]) -> None:
        """Forget products."""
        self.store.update((), product_ids, self.store.position())

    def rebuild(self, documents: Iterable[ProductDocument], position: int = 0) -> int:
        """Build the index anew beside the old one and switch over to it."""
        return self.store.rebuild(documents, position)

    def _current(self) -> _Opened:
        """The newest state of the index; one thread loads it while others use the last one."""
        opened = self._opened
        if opened is not None and time.monotonic() < self._next_check:
            return opened
        if not self._loading.acquire(blocking=opened is None):
            assert opened is not None  # noqa: S101 - without one, the call above waits
            return opened
        try:
            began = time.monotonic()
            self._opened = opened = self._newest()
            took = time.monotonic() - began
            self._next_check = began + took + max(self._check_seconds, _REST * took)
            return opened
        finally:
            self._loading.release()

    def _newest(self) -> _Opened:
        """The index as it is now: what is open if nothing was written since."""
        raise NotImplementedError
