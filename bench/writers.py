"""Eight processes that write to one SQLite register: how much gets done, is anybody turned away.

    PYTHONPATH=tests:tests/reliability python bench/writers.py [--seconds 60]

Two of each: an office that recognises goods one by one, one that imports annexes of 20 rows,
people who report, a server that writes down its scans. "database is locked" ends it with the
error.
"""

import argparse
import json
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from acknowledged import log_faults
from databases import migrate, opened
from writing_at_once import EIGHT, write

from catalog.db import reading


def main() -> None:
    """Write, then check the log against the register."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'register.sqlite3'}"
        migrate(url)
        done: Counter[str] = Counter()
        with ProcessPoolExecutor(len(EIGHT)) as pool:
            for name, count in pool.map(partial(write, url, seconds=seconds), range(len(EIGHT))):
                done[name] += count
        with opened(url) as engine, reading(engine) as session:
            faults = log_faults(session)
    print(json.dumps({**done, "seconds": seconds, "faults": faults}))


if __name__ == "__main__":
    main()
