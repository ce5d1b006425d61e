"""From sheets of cells to lines: the whole of an annex, read without the register."""

from dataclasses import dataclass, field
from datetime import date

from catalog.decisions import issuer_key, number_key
from catalog.intake.cells import Sheet, Workbook
from catalog.intake.decision_refs import NOT_CITED, DecisionRef, TitleBlock, read_title, tidy_issuer
from catalog.intake.headers import header_key
from catalog.intake.layout import ProductRow, Table, find_tables
from catalog.intake.lines import Line, LineAct
from catalog.intake.problems import BadValue, Position, Problem, Problems
from catalog.intake.row_reader import RowReader
from catalog.intake.rows import recognition_line, withdrawal_line
from catalog.intake.sets import SetIndex
from catalog.text import Text

_OTHER_ACTS = {
    "extension": Text("gia hạn", "an extension"),
    "suspension": Text("tạm đình chỉ", "a suspension"),
    "restoration": Text("khôi phục", "a restoration"),
}
_NAME_COLUMN = Text("tên sản phẩm", "the product's name")


@dataclass(slots=True)
class Reading:
    """What a file says: its lines, and what is to be said about it."""

    file: str
    digest: str
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def interpret(workbook: Workbook, sets: SetIndex, given: DecisionRef = NOT_CITED) -> Reading:
    """Read every list of a file. `given` is a decision told beside it, for files that lack it."""
    reader = _FileReader(workbook, sets, given)
    reader.read()
    return Reading(workbook.file, workbook.digest, reader.lines, reader.problems.items)


class _FileReader:
    def __init__(self, workbook: Workbook, sets: SetIndex, given: DecisionRef) -> None:
        self.workbook = workbook
        self.sets = sets
        self.given = given
        self.problems = Problems(workbook.file)
        self.lines: list[Line] = []
        self.title: TitleBlock | None = None
        self.title_sheet = ""

    def read(self) -> None:
        if self.workbook.external_links:
            self.problems.add("external_links", Position(self.workbook.file))
        bare: list[Sheet] = []
        for sheet in self.workbook.sheets:
            if sheet.rows and sheet.hidden:
                where = Position(self.workbook.file, sheet.name)
                self.problems.add("hidden_sheet", where, sheet.name)
            elif sheet.rows and not self._read_sheet(sheet):
                bare.append(sheet)
        rule = "sheet_without_table" if self.title else "no_table"
        for sheet in bare:
            self.problems.add(rule, Position(self.workbook.file, sheet.name), sheet.name)
        if not self.title and not bare:
            self.problems.add("no_table", Position(self.workbook.file))

    def _read_sheet(self, sheet: Sheet) -> bool:
        tables = list(find_tables(sheet))
        for table in tables:
            self._read_table(sheet, table)
        return bool(tables)

    def _read_table(self, sheet: Sheet, table: Table) -> None:
        reader = RowReader(sheet, table.columns, self.problems, self.workbook.date_1904)
        where = self.problems.at(sheet.name, max(0, table.columns.first - 1))
        title = self._title_of(sheet, table, where)
        self._report_columns(sheet, table)
        if title is None:
            return
        act = title.act or ("withdrawal" if _gives_reasons(table) else "recognition")
        if act in _OTHER_ACTS:
            self.problems.add("act_not_imported", where, act=_OTHER_ACTS[act])
            return
        if not reader.has("name"):
            self.problems.add("column_missing", where, needed=_NAME_COLUMN)
            return
        # A list of withdrawals has the recognition's columns; its own decision is the title's.
        per_row = act == "recognition" and reader.has("decision")
        if not per_row and not self._complete(reader, table, title.decision, act):
            return
        for row in table.rows:
            reader.go_to(row.row)
            if not isinstance(row, ProductRow):
                rule = "name_missing" if row.has_data else "row_not_understood"
                reader.report(rule, "name", row.text)
                continue
            line = (
                recognition_line(reader, self.sets, title.decision, row.section_stars)
                if act == LineAct.RECOGNITION
                else withdrawal_line(reader, title.decision)
            )
            if line is not None:
                self.lines.append(line)

    def _complete(self, reader: RowReader, table: Table, ref: DecisionRef, act: str) -> bool:
        """Whether the title names the list's decision; reported once, not in every row."""
        by_row = act == "recognition"
        missing = [
            rule
            for rule, part, role in (
                ("decision_number_missing", ref.number, "decision"),
                ("decision_date_missing", ref.decided_on, "decided_on"),
                ("issuer_missing", ref.issuer, "issuer"),
            )
            if not part and not (by_row and reader.has(role))
        ]
        where = self.problems.at(reader.sheet.name, max(0, table.columns.first - 1))
        for rule in missing:
            self.problems.add(rule, where, number=ref.number)
        return not missing

    def _title_of(self, sheet: Sheet, table: Table, where: Position) -> TitleBlock | None:
        try:
            block = read_title(list(sheet.texts(*table.title)))
        except BadValue as bad:
            self.problems.add(bad.rule, where, None, **bad.values)
            return None
        if block.decision.mended_from:
            number = block.decision.number
            self.problems.add(
                "decision_number_mended", where, block.decision.mended_from, number=number
            )
        if not block.decision.number and self.title and self.title.decision.number:
            if sheet.name != self.title_sheet:
                number = self.title.decision.number
                self.problems.add("decision_inherited", where, number=number)
            block = TitleBlock(self.title.decision, block.act or self.title.act)
        decision = self._with_given(block.decision, where)
        self.title, self.title_sheet = TitleBlock(decision, block.act), sheet.name
        return self.title

    def _with_given(self, ref: DecisionRef, where: Position) -> DecisionRef:
        """The title completed by what was told beside the file; a contradiction is an error."""
        given = self.given
        for said, told, same in (
            (ref.number, given.number, number_key(ref.number) == number_key(given.number)),
            (ref.issuer, given.issuer, issuer_key(ref.issuer) == issuer_key(given.issuer)),
            (_day(ref.decided_on), _day(given.decided_on), ref.decided_on == given.decided_on),
        ):
            if said and told and not same:
                self.problems.add("decision_conflict", where, said, given=told)
        return DecisionRef(
            ref.number or given.number,
            ref.decided_on or given.decided_on,
            ref.issuer or tidy_issuer(given.issuer),
        )

    def _report_columns(self, sheet: Sheet, table: Table) -> None:
        columns = table.columns
        for column in columns.unused:
            where = self.problems.at(sheet.name, columns.last, column, columns.labels[column])
            self.problems.add("unused_column", where)
        for _, first, second in columns.twice:
            where = self.problems.at(sheet.name, columns.last, second, columns.labels[second])
            letters = [self.problems.at(sheet.name, 0, c).column for c in (first, second)]
            self.problems.add("column_twice", where, first=letters[0], second=letters[1])


def _gives_reasons(table: Table) -> bool:
    column = table.columns.roles.get("reason")
    return column is not None and "thu hoi" in header_key(table.columns.labels[column])


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
