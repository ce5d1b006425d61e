"""The Whoosh index on disk: built in a folder of its own, then pointed to.

`index/current` names the folder in use; a rebuild fills a new folder and replaces that one
file, so that a crash at any moment leaves the old index or the new one. Beside the index lies
`state.json` with the outbox position it has reached and a digest of every file; a file that
differs from its digest is refused, whatever Whoosh might still read out of it.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.formats import Existence
from whoosh.index import FileIndex
from whoosh.util.filelock import FileLock, try_for
from whoosh.writing import SegmentWriter

from search_index.documents import ProductDocument
from search_index.store import DamagedIndex, IndexIsBusy, NoIndex, uncollected
from search_index.terms import FORMAT, Field, terms_of
from search_index.whoosh_postings import Postings

_POINTER = "current"
_STATE = "state.json"
_LOCK = "lock"
_KEPT = (".seg", ".toc")
_DOCUMENTS_IN_A_SEGMENT = 10_000
"""The postings of so many are held in memory while they are written."""

_WAIT_SECONDS = 5.0


class Words(FieldType):
    """A field of finished terms that remembers which product has which; see `Postings.take`."""

    def __init__(self) -> None:
        self.format = Existence()
        self.analyzer = self.vector = None
        self.indexed = True
        self.scorable = self.stored = self.unique = False


def _schema() -> Schema:
    return Schema(id=ID(unique=True), row=STORED(), **{field.value: Words() for field in Field})


class WhooshStore:
    """The folder of the index of one machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> Path:
        """The folder in use; raises NoIndex before the first build."""
        try:
            name = (self.folder / _POINTER).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise NoIndex(str(self.folder)) from None
        if not re.fullmatch(r"index-\d+", name):
            raise DamagedIndex(_POINTER)
        return self.folder / name

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Always: this machine's index is fed by this machine alone."""
        yield True

    def position(self) -> int:
        """The last outbox entry that the index has seen."""
        return int(_read_state(self.current())["position"])

    def load(self, known: dict[str, bytes] | None = None) -> RamStorage:
        """The index in use as it is now, copied into memory and checked against its digests.

        Readers work on the copy: nothing that happens to the files can reach them. Segments in
        `known` are taken from there: a segment's file never changes once it is written.
        """
        folder, known = self.current(), known or {}
        digests = _read_state(folder)["digests"]
        ram = RamStorage()
        for path in sorted(folder.iterdir()):
            if path.suffix not in _KEPT:
                continue
            data = known.get(path.name) if path.suffix == ".seg" else None
            if data is None:
                data = path.read_bytes()
                if digests.get(path.name, _digest(data)) != _digest(data):
                    raise DamagedIndex(path.name)
            ram.files[path.name] = data
        return ram

    def rebuild(self, documents: Iterable[ProductDocument], position: int) -> int:
        """Build a new index and switch over to it; the number of documents taken in."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with _alone(self.folder):
            fresh = self.folder / f"index-{self._last_number() + 1}"
            try:
                with uncollected():
                    count = _build(fresh, documents)
                _write_state(fresh, position)
                _replace(self.folder / _POINTER, fresh.name)
            except BaseException:
                shutil.rmtree(fresh, ignore_errors=True)
                raise
            self._remove_all_but(fresh)
        return count

    def update(
        self, documents: Iterable[ProductDocument], gone: Collection[int], position: int
    ) -> None:
        """Put documents in the place of their former selves, take others out, note the position."""
        folder = self.current()
        with _alone(folder, _WAIT_SECONDS):
            index = FileStorage(str(folder), supports_mmap=False).open_index()
            _write(index, documents, gone, fresh=False)
            _write_state(folder, position)

    def _last_number(self) -> int:
        numbers = (path.name.removeprefix("index-") for path in self.folder.glob("index-*"))
        return max((int(number) for number in numbers if number.isdecimal()), default=0)

    def _remove_all_but(self, kept: Path) -> None:
        for path in self.folder.glob("index-*"):
            if path != kept:
                shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _alone(folder: Path, wait_seconds: float = 0.0) -> Iterator[None]:
    """Keep other writers out of a folder; raises IndexIsBusy. The kernel frees it at a kill."""
    lock = FileLock(str(folder / _LOCK))
    if not try_for(lock.acquire, timeout=wait_seconds):
        raise IndexIsBusy(str(folder))
    try:
        yield
    finally:
        lock.release()


def _build(folder: Path, documents: Iterable[ProductDocument]) -> int:
    folder.mkdir()
    index = FileStorage(str(folder), supports_mmap=False).create_index(_schema())
    count, waiting = 0, iter(documents)
    while batch := list(islice(waiting, _DOCUMENTS_IN_A_SEGMENT)):
        count += _write(index, batch, (), fresh=True)
    return count


def _write(
    index: FileIndex,
    documents: Iterable[ProductDocument],
    gone: Collection[int],
    *,
    fresh: bool,
) -> int:
    # Whoosh's own lock outlives a writer that could not be opened on a full disk; ours does not.
    writer = SegmentWriter(index, _lk=False)
    writer.pool = pool = Postings()  # type: ignore[assignment]  # it has what a writer asks for
    count = 0
    try:
        for product_id in gone:
            writer.delete_by_term("id", str(product_id))
        for document in documents:
            number, row = writer.docnum, replace(document.listed, digest=document.digest)
            write = writer.add_document if fresh else writer.update_document
            write(id=str(document.listed.id), row=row.to_json())
            pool.take(number, {f.value: terms for f, terms in terms_of(document).items()})
            count += 1
    except BaseException:
        writer.cancel()
        raise
    writer.commit(merge=not fresh)
    return count


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _read_state(folder: Path) -> dict[str, Any]:
    try:
        state = json.loads((folder / _STATE).read_text(encoding="ascii"))
        sound = isinstance(state["position"], int) and isinstance(state["digests"], dict)
        if sound and state["format"] == FORMAT:
            return dict(state)
    except (ValueError, KeyError, TypeError):
        pass
    raise DamagedIndex(_STATE)


def _write_state(folder: Path, position: int) -> None:
    """Note the position and the digests of the files; those of unchanged segments are kept."""
    try:
        known = _read_state(folder)["digests"]
    except (OSError, DamagedIndex):
        known = {}
    digests = {
        path.name: known.get(path.name) or _digest(path.read_bytes())
        for path in folder.iterdir()
        if path.suffix in _KEPT
    }
    state = {"format": FORMAT, "position": position, "digests": digests}
    _replace(folder / _STATE, json.dumps(state))


def _replace(path: Path, text: str) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(text, encoding="ascii")
    fresh.replace(path)
