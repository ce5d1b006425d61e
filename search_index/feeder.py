"""Carries every change of the register from the outbox into the index.

The index says how far it has come; what lies beyond is read, indexed and then noted as seen.
After a crash in between, the same entries are taken in once more, which changes nothing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Engine, delete, func, select
from sqlmodel import Session

from catalog.clock import Clock, utc_now
from catalog.db import metadata, reading, writing
from search_index.check import find_differences
from search_index.documents import read_documents
from search_index.engine import SearchIndex

POLL_SECONDS = 0.2
REST_AFTER_FAILURE = 2.0
RECONCILE_EVERY = timedelta(hours=24)
VERIFY_EVERY = timedelta(seconds=15)
OUTBOX_KEPT = timedelta(days=7)
"""Another machine's index that fell back further than this is built anew."""

_SETTLING = timedelta(minutes=1)
_MOST_AT_ONCE = 500
_REBUILD_SHARE = 4

_log = structlog.get_logger("ocop.index")
_outbox = metadata.tables["outbox"]


@dataclass(frozen=True, slots=True)
class Fed:
    """What one round did."""

    products: int = 0
    rebuilt: bool = False


class Feeder:
    """Feeds one index from one database."""

    def __init__(self, database: Engine, index: SearchIndex) -> None:
        self._database = database
        self.index = index

    def rebuild(self) -> int:
        """Build the index anew from the whole register; the number of products in it."""
        with reading(self._database) as session:
            position = session.execute(select(func.max(_outbox.c.id))).scalar() or 0
            return self.index.rebuild(read_documents(session), position)

    def feed(self) -> Fed:
        """Take in what has changed since the last time; builds an index where none can be used.

        Does nothing while another machine feeds the same index.
        """
        with self.index.store.turn() as mine:
            return self._feed() if mine else Fed()

    def _feed(self) -> Fed:
        try:
            position = self.index.store.position()
        except Exception as trouble:
            return self._start_anew(f"{type(trouble).__name__}: {trouble}")
        with reading(self._database) as session:
            first, last, waiting = self._waiting(session, position)
            if last < position or first > position + 1:
                return self._start_anew("the outbox no longer reaches back to the index")
            if waiting > _MOST_AT_ONCE and waiting > self._products() // _REBUILD_SHARE:
                return self._start_anew(f"{waiting} changes at once")
            return self._take_in(session, position)

    def verify(self) -> None:
        """Build the index anew if its files are not what was written."""
        try:
            self.index.verify()
        except Exception as trouble:
            self._start_anew(f"{type(trouble).__name__}: {trouble}")

    def reconcile(self) -> int:
        """Compare index and register and mend what differs; the number of differences."""
        try:
            differences = find_differences(self._database, self.index)
        except Exception as trouble:
            return self._start_anew(f"{type(trouble).__name__}: {trouble}").products
        if differences:
            _log.error("index differed from the register", products=len(differences))
            self._update(sorted(differences), self.index.store.position())
        return len(differences)

    def prune(self, before: datetime) -> int:
        """Remove outbox entries that are older and seen; the newest entry always stays."""
        position = self.index.store.position()
        newest = select(func.max(_outbox.c.id)).scalar_subquery()
        with writing(self._database) as session:
            done = session.execute(
                delete(_outbox).where(
                    _outbox.c.at < before, _outbox.c.id <= position, _outbox.c.id < newest
                )
            )
            return int(done.rowcount)  # type: ignore[attr-defined]

    def _start_anew(self, why: str) -> Fed:
        _log.warning("building the index anew", why=why)
        return Fed(self.rebuild(), rebuilt=True)

    def _products(self) -> int:
        return self.index.health().products

    def _waiting(self, session: Session, position: int) -> tuple[int, int, int]:
        first, last = session.execute(select(func.min(_outbox.c.id), func.max(_outbox.c.id))).one()
        if last is None:
            return position + 1, position, 0
        later = select(func.count()).where(_outbox.c.id > position)
        return first, last, session.execute(later).scalar_one() if last > position else 0

    def _take_in(self, session: Session, position: int) -> Fed:
        rows = session.execute(
            select(_outbox.c.id, _outbox.c.product_id)
            .where(_outbox.c.id > position)
            .order_by(_outbox.c.id)
        ).all()
        if not rows:
            return Fed()
        changed = sorted({row.product_id for row in rows})
        self._update(changed, rows[-1].id)
        return Fed(len(changed))

    def _update(self, changed: list[int], position: int) -> None:
        with reading(self._database) as session:
            documents = list(read_documents(session, changed))
        gone = set(changed) - {document.listed.id for document in documents}
        self.index.store.update(documents, gone, position)


def run_feeder(feeder: Feeder, goes_on: Callable[[], bool], clock: Clock = utc_now) -> None:
    """Feed until `goes_on` says no; failures are logged and tried again, never raised."""
    verified = clock() - VERIFY_EVERY
    reconciled = clock() - RECONCILE_EVERY + _SETTLING
    while goes_on():
        try:
            now = clock()
            if now - verified >= VERIFY_EVERY:
                feeder.verify()
                verified = now
            feeder.feed()
            if now - reconciled > RECONCILE_EVERY:
                feeder.reconcile()
                feeder.prune(now - OUTBOX_KEPT)
                reconciled = now
            time.sleep(POLL_SECONDS)
        except Exception as trouble:
            _log.error("index not fed", trouble=f"{type(trouble).__name__}: {trouble}"[:300])
            time.sleep(REST_AFTER_FAILURE)
