"""What is wrong with an installation, and the remedy: one small check for each part."""

import os
import shutil
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from importlib.util import find_spec
from smtplib import SMTPException

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col, func, select

from catalog.change import OutboxEntry, RegisterState
from catalog.clock import VIETNAM
from catalog.db import open_engine, reading
from catalog.job_runs import HEARTBEAT, last_run
from catalog.schema import current_revision, head_revision
from catalog.text import Text
from ocop_site import diagnosis_words as say
from ocop_site.jobs.queue import open_queue
from ocop_site.mail import connected, mail_server
from ocop_site.paths import TRANSLATIONS
from ocop_site.settings import Settings, WrongSettings, require_for_production
from search_index.choice import open_index
from search_index.engine import SearchIndex

SMALLEST_FREE_SPACE = 1 << 30
JOBS_ARE_LATE = timedelta(minutes=2)


class State(StrEnum):
    """How a part is doing; only `WRONG` keeps the register from serving as it should."""

    GOOD = "good"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the installation, what is to be said of it and what helps."""

    part: str
    state: State
    said: Text
    remedy: Text | None = None


def diagnose(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Everything worth knowing about an installation, part by part; never raises."""
    engine = open_engine(settings.database)
    try:
        ready = yield from _database(engine)
        yield from _production(settings, demonstration=ready and _is_demonstration(engine))
        index = open_index(engine, settings.index_folder)
        if ready:
            yield from _jobs(engine, now)
            yield from _feeding(engine, index, now)
        yield from _index(index)
    finally:
        engine.dispose()
    for check in (_queue, _mail, _media, _keys, _texts, _photographs):
        yield from check(settings)


def _database(engine: Engine) -> Generator[Finding, None, bool]:
    """Says whether the tables can be used, as the generator's value too."""
    try:
        if engine.dialect.name == "sqlite":
            with engine.connect() as connection:
                damage = connection.execute(text("PRAGMA quick_check(1)")).scalar()
            if damage != "ok":
                yield Finding(
                    "database", State.WRONG, say.DAMAGED.format(damage=damage), say.RESTORE
                )
                return False
        current = current_revision(engine)
    except SQLAlchemyError as error:
        said = say.UNREACHABLE.format(error=type(error).__name__)
        yield Finding("database", State.WRONG, said, say.CHECK_URL)
        return False
    if current != head_revision():
        yield Finding(
            "database", State.WRONG, say.NOT_CURRENT.format(at=current or "–"), say.UPGRADE
        )
        return False
    yield Finding("database", State.GOOD, say.CURRENT.format(at=current, kind=engine.dialect.name))
    return True


def _is_demonstration(engine: Engine) -> bool:
    with reading(engine) as session:
        state = session.get(RegisterState, 1)
    return state is not None and state.demonstration


def _production(settings: Settings, *, demonstration: bool) -> Iterator[Finding]:
    if demonstration:
        yield Finding("settings", State.NOTE, say.DEMONSTRATION)
        return
    try:
        require_for_production(settings, demonstration=False)
    except WrongSettings as wrong:
        lines = str(wrong).replace("\n", "; ")
        yield Finding("settings", State.WRONG, Text(lines, lines), say.SEE_SETTINGS)
        return
    if settings.loopback:
        yield Finding("settings", State.NOTE, say.LOOPBACK, say.SET_PUBLIC_URL)
    elif not settings.secure:
        yield Finding("settings", State.WRONG, say.PLAIN_HTTP, say.USE_HTTPS)
    else:
        yield Finding("settings", State.GOOD, say.PUBLIC.format(url=settings.public_url))


def _jobs(engine: Engine, now: datetime) -> Iterator[Finding]:
    """Whether the job worker lives: it leaves a mark every minute."""
    with reading(engine) as session:
        seen = last_run(session, HEARTBEAT)
    if seen is None:
        yield Finding("jobs", State.NOTE, say.NEVER_RUN, say.START_JOBS)
    elif now - seen > JOBS_ARE_LATE:
        last = seen.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
        yield Finding("jobs", State.WRONG, say.JOBS_STAND_STILL.format(last=last), say.START_JOBS)
    else:
        yield Finding("jobs", State.GOOD, say.JOBS_RUN)


def _queue(settings: Settings) -> Iterator[Finding]:
    try:
        queue = open_queue(settings.jobs)
        waiting = queue.pending_count()
        queue.storage.close()
    except Exception as trouble:  # each kind of queue has errors of its own
        said = say.NO_QUEUE.format(error=type(trouble).__name__)
        yield Finding("queue", State.WRONG, said, say.CHECK_JOBS_URL)
        return
    yield Finding("queue", State.GOOD, say.QUEUE.format(count=waiting))


def _feeding(engine: Engine, index: SearchIndex, now: datetime) -> Iterator[Finding]:
    position = 0
    try:
        position = index.store.position()
    except Exception:
        return  # `_index` tells of it
    with reading(engine) as session:
        waiting, oldest = session.exec(
            select(func.count(), func.min(OutboxEntry.at)).where(col(OutboxEntry.id) > position)
        ).one()
    if waiting and now - oldest > JOBS_ARE_LATE:
        yield Finding("feeding", State.WRONG, say.LATE.format(count=waiting), say.START_JOBS)
    else:
        yield Finding("feeding", State.GOOD, say.IN_TIME)


def _mail(settings: Settings) -> Iterator[Finding]:
    server = mail_server(settings.mail_url, settings.public_host)
    if server is None:
        yield Finding("mail", State.NOTE, say.NO_MAIL, say.SET_MAIL)
        return
    try:
        connected(server).quit()
    except (SMTPException, OSError) as trouble:
        said = say.MAIL_AWAY.format(host=server.host, error=type(trouble).__name__)
        yield Finding("mail", State.WRONG, said, say.CHECK_MAIL)
    else:
        yield Finding("mail", State.GOOD, say.MAIL.format(host=server.host, sender=server.sender))


def _index(index: SearchIndex) -> Iterator[Finding]:
    health = index.health()
    if health.ready:
        yield Finding("index", State.GOOD, say.INDEX.format(count=health.products))
    else:
        yield Finding(
            "index", State.WRONG, say.NO_INDEX.format(trouble=health.trouble), say.REBUILD
        )


def _media(settings: Settings) -> Iterator[Finding]:
    folder = settings.home
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        yield Finding("media", State.WRONG, say.NOT_WRITABLE.format(folder=folder), say.GIVE_FOLDER)
        return
    free = shutil.disk_usage(folder).free
    if free < SMALLEST_FREE_SPACE:
        said = say.LITTLE_SPACE.format(free=free // (1 << 20), folder=folder)
        yield Finding("media", State.WRONG, said, say.MAKE_SPACE)
    else:
        yield Finding("media", State.GOOD, say.SPACE.format(free=free // (1 << 30), folder=folder))


def _keys(settings: Settings) -> Iterator[Finding]:
    keys = sorted(path for path in settings.keys_folder.glob("*") if path.is_file())
    loose = [path.name for path in keys if os.name != "nt" and path.stat().st_mode & 0o077]
    if loose:
        named = ", ".join(loose)
        yield Finding("keys", State.WRONG, say.LOOSE.format(names=named), say.CHMOD)
    else:
        yield Finding("keys", State.GOOD, say.KEYS.format(folder=settings.keys_folder))


def _texts(_settings: Settings) -> Iterator[Finding]:
    if not (TRANSLATIONS / "vi" / "LC_MESSAGES" / "messages.mo").is_file():
        yield Finding("texts", State.WRONG, say.NOT_COMPILED, say.COMPILE)


def _photographs(_settings: Settings) -> Iterator[Finding]:
    if find_spec("pillow_heif") is None:
        yield Finding("photographs", State.NOTE, say.NO_HEIC, say.INSTALL_HEIF)
