"""How well search understands: reviewed questions against the demonstration, on every engine.

`relevance.csv` holds what people type and what they mean by it. `name`, `place` and `maker` are
words that an answer must have there, with their marks (a place may be in the name); `|` parts
alternatives, `&` joins what must all be there. `about` is a product whose code or decision fills
`{…}` in the question. An answer that is not in force counts only where none in force would do.
Needs a register: `OCOP_HOME=… ocop demo --no-serve`; the index is Whoosh's, or PostgreSQL's
where that holds the register: `PYTHONPATH=tests python bench/on_postgresql.py python
bench/relevance.py`. Prints one JSON object, what failed on standard error.
"""

import argparse
import csv
import json
import os
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from catalog import models  # noqa: F401 - fills the metadata
from catalog.clock import utc_now, vietnam_day
from catalog.codes import display
from catalog.db import open_engine, reading
from catalog.text import fold, marked_spelling
from ocop_site.settings import load_settings
from search_index.choice import open_index
from search_index.columns import Columns
from search_index.database_engine import DatabaseEngine
from search_index.documents import ProductDocument, read_documents
from search_index.engine import SearchEngine
from search_index.feeder import Feeder
from search_index.query import SearchRequest

NONSENSE = "nonsense"
_LOOKED_AT = 10


@dataclass(frozen=True)
class Question:
    """One line of the set, filled in, with the products that answer it."""

    kind: str
    q: str
    answers: frozenset[int]


class Register:
    """The products of a day, as the questions look at them."""

    def __init__(self, engine: Engine, day: date) -> None:
        with reading(engine) as session:
            self.documents = list(read_documents(session))
        self.columns = Columns((d.listed for d in self.documents), day)
        self.listed = [d for d in self.documents if d.listed.id in self.columns.numbers]
        self.by_name: dict[str, ProductDocument] = {}
        for document in sorted(self.listed, key=lambda d: self.columns.numbers[d.listed.id]):
            self.by_name.setdefault(document.listed.name, document)

    def in_force(self, document: ProductDocument) -> bool:
        """Whether its certificate holds today."""
        return bool(self.columns.in_force >> self.columns.numbers[document.listed.id] & 1)


def has(text: str, wanted: str) -> bool:
    """Whether a text has all that is wanted, word for word and mark for mark."""
    if not wanted:
        return True
    spelt = f" {marked_spelling(text)} "
    return all(
        any(f" {marked_spelling(words)} " in spelt for words in either.split("|"))
        for either in wanted.split("&")
    )


def facts(document: ProductDocument) -> dict[str, str]:
    """What of a product may stand in a question."""
    code = document.listed.code
    decision = next((c for c in document.codes if "QĐ" in c), "")
    programme = next((c for c in document.codes if c.count("-") > 2), "")
    return {
        "code": code,
        "code_lower": code.lower(),
        "code_dashed": display(code),
        "code_spaced": f"{code[:4]} {code[4:]}",
        "decision": decision,
        "decision_loose": fold(decision).replace("/", " ").replace("-", " "),
        "decision_number": decision.partition("/")[0],
        "programme_code": programme,
        "programme_spaced": programme.replace("-", " "),
    }


def questions(path: Path, register: Register) -> Iterator[Question]:
    """The lines of the set with their answers."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            known = register.by_name[row["about"]] if row["about"] else None
            q = row["query"].format(**facts(known)) if known else row["query"]
            if row["kind"] == "nfd":
                q = unicodedata.normalize("NFD", q)
            answers = [
                d
                for d in register.listed
                if row["kind"] != NONSENSE and fits(row, d, known, register)
            ]
            certified = [d for d in answers if register.in_force(d)]
            yield Question(row["kind"], q, frozenset(d.listed.id for d in certified or answers))


def fits(
    row: dict[str, str],
    document: ProductDocument,
    known: ProductDocument | None,
    register: Register,
) -> bool:
    """Whether a product is what a line means."""
    if known is not None:
        if row["kind"] == "decision":
            return facts(known)["decision"] in document.codes
        return document is known
    stars = register.columns.rows[register.columns.numbers[document.listed.id]].certificate.stars
    return (
        has(document.listed.name, row["name"])
        and has(document.maker, row["maker"])
        and (
            not row["place"]
            or any(has(text, row["place"]) for text in (document.listed.name, *document.places))
        )
        and (not row["stars"] or stars == int(row["stars"]))
    )


def measure(
    engine: SearchEngine, asked: list[Question], day: date, say: Callable[[str], None]
) -> dict[str, float | int]:
    """What an engine makes of the questions."""
    places, hits = [], 0
    for question in asked:
        found = engine.search(SearchRequest(q=question.q, per_page=_LOOKED_AT), day)
        if question.kind == NONSENSE:
            hits += found.total > 0
            if found.total:
                say(f"{engine.name}: nonsense {question.q!r} finds {found.total}: {found.ids[:3]}")
            continue
        place = next((n for n, i in enumerate(found.ids, 1) if i in question.answers), 0)
        places.append(place)
        if place != 1:
            of = f"at {place} of {found.total}: {found.ids[:3]}"
            say(f"{engine.name}: {question.kind}: {question.q!r} {of}")
    count = len(places)
    return {
        "questions": count,
        "success_at_1": round(sum(p == 1 for p in places) / count, 3),
        "success_at_3": round(sum(1 <= p <= 3 for p in places) / count, 3),
        "mrr": round(sum(1 / p for p in places if p) / count, 3),
        "nonsense": len(asked) - count,
        "nonsense_hits": hits,
    }


def main() -> None:
    """Ask every engine that this register has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path, default=Path(__file__).with_name("relevance.csv"))
    parser.add_argument("--engine", action="append", default=[])
    chosen = parser.parse_args()
    day = vietnam_day(utc_now())
    database = open_engine(load_settings().database)
    register = Register(database, day)
    names = {d.listed.id: f"{d.listed.name} ({d.maker}; {d.places[0]})" for d in register.listed}

    def say(text: str) -> None:
        for number in {w.strip("(),:") for w in text.rpartition(": ")[2].split()}:
            text = (
                text.replace(number, names.get(int(number), number)) if number.isdecimal() else text
            )
        print(text, file=sys.stderr)

    asked = list(questions(chosen.set, register))
    for question in asked:
        if question.kind != NONSENSE and not question.answers:
            say(f"no product answers {question.kind}: {question.q!r}")
    with tempfile.TemporaryDirectory() as name:
        index = open_index(database, Path(name) / "index")
        Feeder(database, index).rebuild()
        engines: list[SearchEngine] = [index, DatabaseEngine(database)]
        print(
            json.dumps(
                {
                    e.name: measure(e, asked, day, say)
                    for e in engines
                    if not chosen.engine or e.name in chosen.engine
                },
                indent=2,
            )
        )


if __name__ == "__main__":
    sys.exit(main() if os.environ.get("OCOP_HOME") else "set OCOP_HOME to a register first")
