"""Printed catalogues: asked for once, taken once, found again when left behind, forgotten."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from catalog import printed
from catalog.db import reading
from catalog.printed import (
    FORGOTTEN,
    KEPT,
    MOST_WAITING,
    STALLED,
    PrintedCatalogue,
    PrintState,
    TooManyWaiting,
    Wish,
)

SECOND = timedelta(seconds=1)


def wish(key: str = "a", total: int = 10) -> Wish:
    """A wish for some products."""
    return Wish("stars=4", "province", "vi", total, key)


def row(engine: Engine, catalogue_id: str) -> PrintedCatalogue:
    """The row as it is now."""
    with reading(engine) as session:
        return session.get_one(PrintedCatalogue, catalogue_id)


def test_the_same_wish_is_one_catalogue_also_for_many_at_once(
    engine: Engine, now: datetime
) -> None:
    with ThreadPoolExecutor(6) as pool:
        ids = set(pool.map(lambda _: printed.ask_for(engine, wish(), now), range(12)))
    assert len(ids) == 1
    assert printed.find_made(engine, "a") in ids
    assert printed.find_made(engine, "b") is None


def test_no_more_than_so_many_wait(engine: Engine, now: datetime) -> None:
    ids = [printed.ask_for(engine, wish(str(n)), now) for n in range(MOST_WAITING)]
    with pytest.raises(TooManyWaiting):
        printed.ask_for(engine, wish("one more"), now)
    printed.take(engine, ids[0], now)
    printed.finish(engine, ids[0], pages=3, size=100, now=now)
    printed.ask_for(engine, wish("one more"), now)


def test_one_worker_takes_a_catalogue(engine: Engine, now: datetime) -> None:
    made = printed.ask_for(engine, wish(), now)
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda _: printed.take(engine, made, now), range(4)))
    assert sum(found is not None for found in taken) == 1
    assert row(engine, made).state is PrintState.MAKING
    assert printed.take(engine, "unknown", now) is None


def test_progress_and_the_end_are_noted(engine: Engine, now: datetime) -> None:
    made = printed.ask_for(engine, wish(), now)
    printed.take(engine, made, now)
    printed.note_progress(engine, made, 4, now + SECOND)
    assert (row(engine, made).done, row(engine, made).touched_at) == (4, now + SECOND)
    printed.finish(engine, made, pages=7, size=1234, now=now + 2 * SECOND)
    end = row(engine, made)
    assert (end.state, end.done, end.pages, end.size) == (PrintState.READY, 10, 7, 1234)
    printed.note_progress(engine, made, 2, now)  # a worker that was given up comes late
    assert row(engine, made).done == 10


def test_a_second_failure_is_the_last_and_frees_the_wish(engine: Engine, now: datetime) -> None:
    made = printed.ask_for(engine, wish(), now)
    printed.take(engine, made, now)
    assert printed.give_up(engine, made, now)
    assert row(engine, made).state is PrintState.WAITING
    printed.take(engine, made, now)
    assert not printed.give_up(engine, made, now)
    assert row(engine, made).state is PrintState.FAILED
    assert printed.ask_for(engine, wish(), now) != made


def test_what_nobody_took_is_queued_again_after_a_minute(engine: Engine, now: datetime) -> None:
    made = printed.ask_for(engine, wish(), now)
    assert printed.left_behind(engine, now + FORGOTTEN - SECOND) == []
    assert printed.left_behind(engine, now + FORGOTTEN) == [made]
    assert printed.left_behind(engine, now + FORGOTTEN + SECOND) == []


def test_what_a_killed_worker_left_is_queued_again(engine: Engine, now: datetime) -> None:
    made = printed.ask_for(engine, wish(), now)
    printed.take(engine, made, now)
    assert printed.left_behind(engine, now + STALLED) == []
    assert printed.left_behind(engine, now + STALLED + SECOND) == [made]
    later = now + STALLED + SECOND
    printed.take(engine, made, later)
    assert printed.left_behind(engine, later + STALLED + SECOND) == []
    assert row(engine, made).state is PrintState.FAILED


def test_a_catalogue_is_old_after_a_week(engine: Engine, now: datetime) -> None:
    made = printed.ask_for(engine, wish(), now)
    assert printed.old(engine, now + KEPT) == []
    assert printed.old(engine, now + KEPT + SECOND) == [made]
    printed.forget(engine, [made])
    assert printed.find_made(engine, "a") is None
