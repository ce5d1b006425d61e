"""Opening a database: many programs at once, from the first moment of its file."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from databases import opened


def test_many_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    def journal_of(path: Path, together: Barrier) -> str:
        with opened(f"sqlite:///{path}") as engine:
            together.wait()
            with engine.connect() as connection:
                return str(connection.exec_driver_sql("PRAGMA journal_mode").scalar())

    for number in range(20):
        together = Barrier(6)
        with ThreadPoolExecutor(6) as programs:
            opening = [
                programs.submit(journal_of, tmp_path / f"{number}.sqlite3", together)
                for _ in range(6)
            ]
        assert {done.result() for done in opening} == {"wal"}
