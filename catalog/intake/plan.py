"""Files to a plan: what an intake would do, and everything that stands against it."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, select

from catalog.intake.cells import Workbook
from catalog.intake.decision_refs import NOT_CITED, DecisionRef
from catalog.intake.goods import DecisionKey
from catalog.intake.interpret import Reading, interpret
from catalog.intake.limits import Refusal
from catalog.intake.lines import Line
from catalog.intake.patience import patient_collector
from catalog.intake.placing import load_gazetteer
from catalog.intake.planner import Outcome, Planner
from catalog.intake.problems import Position, Problem, as_warning, problem
from catalog.intake.read import read_workbook
from catalog.intake.sets import SetIndex, SetNames
from catalog.intake.snapshot import load_snapshot
from catalog.taxonomy import ProductSet, ProductSetAlias


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as handed in."""

    name: str
    data: bytes


@dataclass(slots=True)
class Batch:
    """Files that were read and understood together; the register was not asked yet."""

    digest: str
    files: list[str]
    lines: list[Line]
    problems: list[Problem]
    workbooks: list[Workbook]
    """The files as read, to hand them back with remarks."""


@dataclass(slots=True)
class Plan:
    """What an intake would do. `planner` holds the rows that applying it will write."""

    batch: Batch
    planner: Planner
    errors: list[Problem]
    warnings: list[Problem]
    left_out: list[Position] = field(default_factory=list)
    """Rows with errors that are left out by explicit choice."""

    @property
    def counts(self) -> dict[str, int]:
        """How many lines are new, changed, same and withdrawn."""
        found = Counter(outcome for _, outcome in self.planner.outcomes)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def decisions(self) -> dict[DecisionKey, DecisionRef]:
        """Every decision of the intake, as cited."""
        return self.planner.decisions

    @property
    def writes(self) -> bool:
        """Whether applying it would change anything."""
        return any(outcome is not Outcome.SAME for _, outcome in self.planner.outcomes)


def read_batch(files: Sequence[GivenFile], sets: SetIndex, given: DecisionRef = NOT_CITED) -> Batch:
    """Read and interpret files; what is wrong with them stands in `problems`."""
    readings: dict[str, Reading] = {}
    problems: list[Problem] = []
    workbooks: list[Workbook] = []
    for file in files:
        where = Position(file.name)
        digest = hashlib.sha256(file.data).hexdigest()
        if digest in readings:
            problems.append(problem("file_twice", where, file.name))
            continue
        try:
            workbooks.append(read_workbook(file.data, file.name))
            reading = interpret(workbooks[-1], sets, given)
        except Refusal as refusal:
            reading = Reading(file.name, digest)
            reading.problems.append(problem(refusal.rule, where, file.name, **refusal.values))
        readings[digest] = reading
        problems.extend(reading.problems)
    return Batch(
        digest=hashlib.sha256("\n".join(sorted(readings)).encode()).hexdigest(),
        files=[reading.file for reading in readings.values()],
        lines=[line for reading in readings.values() for line in reading.lines],
        problems=problems,
        workbooks=workbooks,
    )


def load_sets(session: Session) -> SetIndex:
    """The product sets with their aliases."""
    sets = session.exec(select(ProductSet)).all()
    aliases = session.exec(select(ProductSetAlias)).all()
    return SetIndex(
        (SetNames(s.set_no, s.name_vi, s.group_vi, s.sector_vi) for s in sets),
        [(alias.alias_fold, alias.set_no) for alias in aliases],
    )


def make_plan(session: Session, batch: Batch, today: date, *, skip_bad_rows: bool = False) -> Plan:
    """Compare a batch with the register.

    With `skip_bad_rows`, an error of a row leaves that row out and is kept as a warning; an
    error of a file or of a whole table still stops the intake.
    """
    planner = Planner(load_snapshot(session, batch.lines), load_gazetteer(session), today)
    planner.plan(batch.lines)
    found = _in_reading_order(batch, planner.problems)
    errors = [p for p in found if p.is_error]
    warnings = [p for p in found if not p.is_error]
    left_out: list[Position] = []
    if skip_bad_rows:
        of_rows = [p for p in errors if p.of_row]
        errors = [p for p in errors if not p.of_row]
        warnings += [as_warning(p) for p in of_rows]
        left_out = list(
            dict.fromkeys(
                Position(p.position.file, p.position.sheet, p.position.row) for p in of_rows
            )
        )
    return Plan(batch, planner, errors, warnings, left_out)


def _in_reading_order(batch: Batch, of_register: list[Problem]) -> list[Problem]:
    """Problems by file and sheet as they were read, and by row within a sheet."""
    found = batch.problems + of_register
    sheets = dict.fromkeys((p.position.file, p.position.sheet) for p in found)
    order = {sheet: place for place, sheet in enumerate(sheets)}
    return sorted(
        found,
        key=lambda p: (order[p.position.file, p.position.sheet], p.position.row or 0),
    )


@patient_collector()
def preview(
    session: Session,
    files: Sequence[GivenFile],
    today: date,
    *,
    given: DecisionRef = NOT_CITED,
    skip_bad_rows: bool = False,
) -> Plan:
    """A dry run: what importing these files would do today. Writes nothing."""
    batch = read_batch(files, load_sets(session), given)
    return make_plan(session, batch, today, skip_bad_rows=skip_bad_rows)
