"""Search in one process: filters with counts, ranked words, suggestions, rebuild, withdrawal.

The index is the one that goes with the database. Beside it, in the same run unless `--alone`,
what Whoosh's own facets and scoring take for the same lists. Needs a register: `OCOP_HOME=… ocop
demo --no-serve`, or `bench/on_postgresql.py`. On SQLite nothing is written to it and withdrawals
happen in a copy; on PostgreSQL its index is built anew and goods are withdrawn in it. Prints one
JSON object; times are milliseconds. Words and filters are asked three times each and the
quickest counts in `…_undisturbed`: what the work takes when nobody else has the processor.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from sqlalchemy import Engine, select
from whoosh.fields import ID, NUMERIC, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.query import And, Every, Or, Term

from catalog import models  # noqa: F401 - fills the metadata
from catalog.acts import withdraw
from catalog.certificates import Certificate
from catalog.change import changing
from catalog.clock import utc_now, vietnam_day
from catalog.db import metadata, open_engine, reading
from catalog.text import fold
from ocop_site.settings import load_settings
from search_index.choice import open_index
from search_index.columns import Columns
from search_index.documents import ProductDocument, read_documents
from search_index.feeder import Feeder
from search_index.query import Facet, SearchRequest, Value
from search_index.synonyms import read_rows

FACETS = ("stars", "province", "sector", "set", "status")
FEEDER = """import sys
from pathlib import Path
from catalog.db import open_engine
from search_index.choice import open_index
from search_index.feeder import Feeder, run_feeder
database = open_engine(sys.argv[1])
run_feeder(Feeder(database, open_index(database, Path(sys.argv[2]))), lambda: True)
"""
STARTING = """import json, sys, time
from pathlib import Path
from catalog.clock import utc_now, vietnam_day
from catalog.db import open_engine
from search_index.choice import open_index
from search_index.query import SearchRequest
def memory():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 >> 20
index = open_index(open_engine(sys.argv[1]), Path(sys.argv[2]))
before, began = memory(), time.time()
index.search(SearchRequest(q="mật ong"), vietnam_day(utc_now()))
took = {"seconds": round(time.time() - began, 2), "processor": round(time.process_time(), 2)}
print(json.dumps({**took, "mb_before": before, "mb": memory()}))
"""


def timed(work: Callable[[Any], object], questions: Iterable[Any]) -> dict[str, float]:
    """How long each question takes: median, 95th percentile, longest; of it, at work.

    On a busy machine a question waits for its turn; the processor's time leaves that out.
    """
    took, worked = [], []
    for question in questions:
        began, busy = time.perf_counter(), time.thread_time()
        work(question)
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.thread_time() - busy) * 1000)
    return {**shares(took), "processor_p95": shares(worked)["p95"]}


def undisturbed(work: Callable[[Any], object], questions: Iterable[Any]) -> dict[str, float]:
    """The same for the quickest of three times."""
    took = []
    for question in questions:
        times = []
        for _ in range(3):
            began = time.perf_counter()
            work(question)
            times.append((time.perf_counter() - began) * 1000)
        took.append(min(times))
    return shares(took)


def shares(took: list[float]) -> dict[str, float]:
    """Median, 95th percentile and longest of some times."""
    took = sorted(took)
    return {
        "p50": round(took[len(took) // 2], 2),
        "p95": round(took[int(len(took) * 0.95)], 2),
        "max": round(took[-1], 2),
    }


def filters(columns: Columns, chance: random.Random, count: int) -> list[SearchRequest]:
    """Requests with up to three facets chosen, up to two values in each."""
    asked = []
    for _ in range(count):
        chosen: dict[Facet, frozenset[Value]] = {
            facet: frozenset(chance.sample(sorted(columns.facets[facet], key=str), 1))
            for facet in chance.sample(list(Facet), chance.randint(0, 3))
            if columns.facets[facet]
        }
        asked.append(SearchRequest(chosen=chosen, page=chance.choice((1, 1, 1, 2, 5))))
    return asked


def questions(names: Sequence[str], chance: random.Random, count: int) -> list[str]:
    """One to four neighbouring words of a name, half of them without marks."""
    asked = []
    for _ in range(count):
        words = chance.choice(names).split()
        length = min(len(words), chance.randint(1, 4))
        first = chance.randint(0, len(words) - length)
        text = " ".join(words[first : first + length])
        asked.append(text if chance.random() < 0.5 else fold(text))
    return asked


def mistyped(asked: Sequence[str], chance: random.Random) -> list[str]:
    """The questions with one letter of one word struck wrong."""
    wrong = []
    for text in asked:
        place = chance.randrange(len(text))
        wrong.append(text[:place] + chance.choice(ascii_lowercase) + text[place + 1 :])
    return wrong


def other_words(chance: random.Random, count: int) -> list[str]:
    """Regional and English words, of which most have several others to be looked for."""
    known = [word for row in read_rows() for word in row.words]
    return [chance.choice(known) for _ in range(count)]


class Naive:
    """The usual way: Whoosh scores, sorts and groups by itself."""

    def __init__(self, folder: Path, documents: Iterable[ProductDocument], columns: Columns):
        schema = Schema(
            id=ID(stored=True), name=TEXT, maker=TEXT, place=TEXT, texts=TEXT,
            stars=NUMERIC(sortable=True), set=NUMERIC(sortable=True),
            **{facet: ID(sortable=True) for facet in ("province", "sector", "status")},
        )  # fmt: skip
        index = FileStorage(str(folder)).create_index(schema)
        writer = index.writer(limitmb=512)
        for document in documents:
            number = columns.numbers.get(document.listed.id)
            if number is not None:
                row = columns.rows[number]
                writer.add_document(
                    id=str(row.product.id), name=fold(row.product.name),
                    maker=fold(document.maker), place=fold(" ".join(document.places)),
                    texts=fold(" ".join(document.texts)), stars=row.certificate.stars,
                    set=row.product.set_no, province=row.product.province,
                    sector=row.product.sector, status=row.status.value,
                )  # fmt: skip
        writer.commit()
        self.searcher = index.searcher()

    def browse(self, _: object) -> None:
        """The whole catalogue with its counts, most stars first."""
        self._search(Every(), sortedby="stars", reverse=True)

    def words(self, text: str) -> None:
        """Every word in any field, scored, with counts."""
        fields = ("name", "maker", "place", "texts")
        self._search(And([Or([Term(f, word) for f in fields]) for word in fold(text).split()]))

    def _search(self, query: Any, **order: Any) -> None:
        found = self.searcher.search(query, limit=24, groupedby=list(FACETS), **order)
        for facet in FACETS:
            {value: len(hits) for value, hits in found.groups(facet).items()}
        [hit["id"] for hit in found]


def withdrawals(database: str, chance: random.Random, count: int) -> dict[str, float]:
    """From the commit of a withdrawal until this process counts it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "index"
        if database.startswith("sqlite"):
            copy = Path(name) / "register.sqlite3"
            shutil.copyfile(database.removeprefix("sqlite:///"), copy)
            database = f"sqlite:///{copy}"
        engine = open_engine(database)
        reader, day = open_index(engine, folder), vietnam_day(utc_now())
        if database.startswith("sqlite"):
            Feeder(engine, reader).rebuild()
        worker = subprocess.Popen([sys.executable, "-c", FEEDER, database, str(folder)])
        time.sleep(3)

        def withdrawn() -> int:
            return reader.search(SearchRequest(per_page=1), day).facets[Facet.STATUS]["withdrawn"]

        try:
            took = []
            for certificate_id in _certified(engine, count):
                before = withdrawn()
                _withdraw(engine, certificate_id, day)
                began = time.perf_counter()
                while withdrawn() == before:
                    time.sleep(0.01)
                took.append((time.perf_counter() - began) * 1000)
                time.sleep(chance.uniform(0.5, 1))
            return shares(took)
        finally:
            worker.kill()
            worker.wait()
            engine.dispose()


def _certified(engine: Engine, count: int) -> list[int]:
    table = metadata.tables["certificate"].c
    query = select(table.id).where(
        table.voided_at.is_(None), table.withdrawn_on.is_(None), table.superseded_on.is_(None),
        table.suspended_on.is_(None), table.valid_until > vietnam_day(utc_now()),
    )  # fmt: skip
    with reading(engine) as session:
        return list(session.execute(query.limit(count)).scalars())


def _withdraw(engine: Engine, certificate_id: int, day: date) -> None:
    with changing(engine, actor="bench", at=utc_now()) as change:
        certificate = change.session.get_one(Certificate, certificate_id)
        withdraw(change, certificate, decision_id=certificate.decision_id, on=day, reason="e")


def against(naive: Naive, asked: list[str], figures: dict[str, Any]) -> dict[str, Any]:
    """What the usual way takes, and how many times as long."""
    words, browse = timed(naive.words, asked[:100]), timed(naive.browse, range(30))
    return {
        "words_naive": words,
        "browse_naive": browse,
        "words_ratio": round(words["p50"] / figures["words_again"]["p50"]),
        "browse_ratio": round(browse["p50"] / figures["browse"]["p50"]),
    }


def rebuild(feeder: Feeder) -> dict[str, float]:
    """How long the whole index takes, by the clock and of this process's work."""
    began, worked = time.perf_counter(), time.process_time()
    feeder.rebuild()
    return {
        "rebuild_seconds": round(time.perf_counter() - began, 2),
        "rebuild_processor_seconds": round(time.process_time() - worked, 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--withdrawals", type=int, default=20)
    parser.add_argument("--alone", action="store_true", help="nothing of Whoosh's own beside it")
    parser.add_argument("--built", action="store_true", help="PostgreSQL's index is there already")
    chosen = parser.parse_args()
    chance, day, settings = random.Random(2026), vietnam_day(utc_now()), load_settings()
    database = open_engine(settings.database)
    with tempfile.TemporaryDirectory() as name:
        engine = open_index(database, Path(name) / "index")
        rebuilt = {} if chosen.built else rebuild(Feeder(database, engine))
        with reading(database) as session:
            documents = list(read_documents(session))
        columns = Columns((document.listed for document in documents), day)
        names = [document.listed.name for document in documents]
        asked = questions(names, chance, chosen.questions)
        engine.search(SearchRequest(), day)
        starting = [sys.executable, "-c", STARTING, settings.database, str(Path(name) / "index")]

        def ask(q: str) -> None:
            engine.search(SearchRequest(q=q), day)

        figures: dict[str, Any] = {
            "products": len(documents),
            **rebuilt,
            "starting": json.loads(subprocess.check_output(starting)),
            "words_first_time": timed(ask, asked),
            "words_again": timed(ask, asked),
            "words_undisturbed": undisturbed(ask, asked),
            "mistyped": timed(ask, mistyped(asked, chance)),
            "other_words": timed(ask, other_words(chance, chosen.questions)),
            "filters": timed(
                lambda r: engine.search(r, day), filters(columns, chance, chosen.questions)
            ),
            "filters_undisturbed": undisturbed(
                lambda r: engine.search(r, day), filters(columns, chance, chosen.questions)
            ),
            "browse": timed(lambda _: engine.search(SearchRequest(), day), range(200)),
            "suggestions": timed(
                lambda q: engine.suggest(q, day), [q[: chance.randint(1, 12)] for q in asked]
            ),
        }
        if not chosen.alone:
            Path(name, "naive").mkdir()
            naive = Naive(Path(name) / "naive", documents, columns)
            figures |= against(naive, asked, figures)
    figures["withdrawal_seen"] = withdrawals(settings.database, chance, chosen.withdrawals)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    sys.exit(main() if os.environ.get("OCOP_HOME") else "set OCOP_HOME to a register first")
