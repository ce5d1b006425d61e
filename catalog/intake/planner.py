"""What an intake would do to the register, line by line; nothing is written here."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from catalog.intake.decision_refs import DecisionRef
from catalog.intake.goods import (
    Award,
    DecisionKey,
    Goods,
    Maker,
    Market,
    alike,
    decision_key,
)
from catalog.intake.issuers import is_doubtful, is_local, with_province
from catalog.intake.lines import Line, LineAct
from catalog.intake.placing import BadPlace, Gazetteer, Placed
from catalog.intake.problems import BadLine, Problem, joined, row_problem
from catalog.intake.snapshot import Snapshot
from catalog.intake.withdrawing import choose_award, find_goods, is_new_withdrawal
from catalog.producers import producer_spelling
from catalog.text import Text, marked_spelling, same_spelling


class Outcome(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A certificate to be withdrawn, and the line that says so."""

    award: Award
    line: Line


class Planner:
    """Plans the lines of one intake against the register; recognitions before withdrawals."""

    def __init__(self, snapshot: Snapshot, gazetteer: Gazetteer, today: date) -> None:
        self.market = Market(snapshot)
        self.gazetteer = gazetteer
        self.today = today
        self.outcomes: list[tuple[Line, Outcome]] = []
        self.problems: list[Problem] = []
        self._doubted: set[tuple[object, ...]] = set()
        self.awards: list[Award] = []
        self.withdrawals: list[Withdrawal] = []
        self.issuers: dict[str, tuple[str, int | None]] = {}
        self.decisions: dict[DecisionKey, DecisionRef] = {}

    def plan(self, lines: list[Line]) -> None:
        """Plan every line, whatever the order of files."""
        for act, plan_line in (
            (LineAct.RECOGNITION, self._recognise),
            (LineAct.WITHDRAWAL, self._withdraw),
        ):
            for line in (line for line in lines if line.act is act):
                try:
                    outcome = plan_line(line)
                except BadLine as bad:
                    found = row_problem(
                        bad.rule, line.at(bad.role), _shown(line, bad), **bad.values
                    )
                    self.problems.append(found)
                else:
                    self.outcomes.append((line, outcome))

    def _recognise(self, line: Line) -> Outcome:
        self._check_day(line)
        try:
            placed = self.gazetteer.place(line)
        except BadPlace as bad:
            raise BadLine(bad.rule, _place_role(line, bad.level), **bad.values) from bad
        makers = self.market.makers(line, placed.province_id, placed)
        if len(makers) > 1:
            raise BadLine("producer_ambiguous", "producer", name=line.producer)
        goods = self._known_goods(line, makers[0] if makers else None)
        self._point_out_marks(line, makers[0] if makers else None, goods)
        self._say_province(line)
        self._check_power(line)
        key = decision_key(line.decision)
        self._check_gtin(line, goods)
        standing = (
            next((a for a in goods.awards if alike(a.decision, key)), None) if goods else None
        )
        if goods is None:
            if line.set_no is None:
                role = next((r for r in ("set", "group", "sector") if line.at(r).column), "set")
                raise BadLine("set_missing", role)
            goods = self._enter(line, placed, makers[0] if makers else None)
            outcome = Outcome.NEW
        elif standing is None:
            self._check_other_awards(line, goods)
            self._amend(line, goods)
            outcome = Outcome.CHANGED
        else:
            self._compare(line, standing)
            outcome = Outcome.CHANGED if self._amend(line, goods) else Outcome.SAME
        goods.maker.private.update(dict.fromkeys(line.private))
        if standing is None or standing.decision == key:
            self._note_decision(line, placed.province_id)
        if standing is None:
            self._award(line, goods, key)
        return outcome

    def _say_province(self, line: Line) -> None:
        """Complete a district's name by the province its goods lay in: it has namesakes."""
        issuer = line.decision.issuer
        if is_local(issuer) and (land := self.gazetteer.land_of(line)):
            line.decision = replace(line.decision, issuer=with_province(issuer, land))

    def _check_power(self, line: Line) -> None:
        """Refuse what the issuer could not give; point out once what it should not have."""
        if not is_doubtful(line):
            return
        values = {"issuer": line.decision.issuer, "stars": line.stars}
        if (*values.values(), line.decided_on) not in self._doubted:
            self._doubted.add((*values.values(), line.decided_on))
            day = f"{line.decided_on:%d/%m/%Y}"
            where = line.at("stars")
            self.problems.append(
                row_problem("issuer_power_doubtful", where, line.stars, date=day, **values)
            )

    def _check_day(self, line: Line) -> None:
        if line.decided_on > self.today:
            role = "decided_on" if line.at("decided_on").column else "decision"
            day = f"{line.decided_on:%d/%m/%Y}"
            raise BadLine("decision_in_future", role, number=line.decision.number, date=day)

    def _known_goods(self, line: Line, maker: Maker | None) -> Goods | None:
        """The line's product: by name at this producer, or by the GTIN or code it has there."""
        if maker is None:
            return None
        named = maker.called(line.name)
        if len(named) > 1:
            names = joined([goods.name for goods in named])
            raise BadLine("marks_missing", "name", name=line.name, names=names)
        if named:
            return named[0]
        by_code = [
            goods
            for goods in maker.goods.values()
            if (line.gtin and goods.gtin == line.gtin)
            or (line.programme_code and goods.programme_code == line.programme_code)
        ]
        return by_code[0] if len(by_code) == 1 else None

    def _point_out_marks(self, line: Line, maker: Maker | None, goods: Goods | None) -> None:
        """Say for which names of the register those typed without marks were taken."""
        if maker and producer_spelling(maker.name) != producer_spelling(line.producer):
            self._warn("marks_supplied", line, "producer", line.producer, name=maker.name)
        if goods and _lacks_marks(line.name, goods.name):
            self._warn("marks_supplied", line, "name", line.name, name=goods.name)

    def _warn(self, rule: str, line: Line, role: str, value: str, **values: object) -> None:
        self.problems.append(row_problem(rule, line.at(role), value, **values))

    def _check_gtin(self, line: Line, goods: Goods | None) -> None:
        if line.gtin is None:
            return
        owner = self.market.by_gtin.get(line.gtin)
        if owner is not None and owner is not goods:
            if owner.line is not None:
                raise BadLine("gtin_twice", "gtin", row=owner.line.row + 1)
            raise BadLine("gtin_of_another", "gtin", name=owner.name, code=owner.code)
        if goods and goods.gtin and goods.gtin != line.gtin:
            raise BadLine("gtin_differs", "gtin", recorded=goods.gtin)

    def _check_other_awards(self, line: Line, goods: Goods) -> None:
        same_day = next((a for a in goods.awards if a.issued_on == line.decided_on), None)
        if same_day is not None:
            raise BadLine("recognised_that_day", "decision", number=same_day.number)
        day = line.decided_on
        for older in goods.awards:
            # The withdrawal meant what spoke on its day: that would have been this recognition.
            if older.withdrawn_on and older.issued_on < day <= older.withdrawn_on:
                raise BadLine(
                    "recognised_before_withdrawal",
                    "decision",
                    date=f"{day:%d/%m/%Y}",
                    withdrawn_on=f"{older.withdrawn_on:%d/%m/%Y}",
                    number=older.withdrawn_number,
                )

    def _compare(self, line: Line, standing: Award) -> None:
        if standing.line is not None:
            raise BadLine("line_twice", "name", row=standing.line.row + 1)
        differs = standing.stars != line.stars or (
            None not in (standing.score, line.score) and standing.score != line.score
        )
        if differs:
            recorded, given = (
                _rating(standing.stars, standing.score),
                _rating(line.stars, line.score),
            )
            raise BadLine("award_differs", "stars", recorded=recorded, given=given)

    def _amend(self, line: Line, goods: Goods) -> bool:
        """Note facts of a known product that this line tells anew; whether there are any."""
        for column in ("set_no", "gtin", "programme_code"):
            before, after = getattr(goods, column), getattr(line, column)
            if after is not None and after != before:
                first = goods.amended.get(column, (before, after))[0]
                goods.amended[column] = (first, after)
                setattr(goods, column, after)
                if column == "gtin":
                    self.market.by_gtin[after] = goods
        return bool(goods.amended)

    def _enter(self, line: Line, placed: Placed, maker: Maker | None) -> Goods:
        maker = maker or self.market.add_maker(line, placed)
        maker.settle(line.former.commune, placed.commune)
        return self.market.add_goods(maker, line, placed)

    def _award(self, line: Line, goods: Goods, key: DecisionKey) -> None:
        award = Award(
            goods, key, line.decision.number, line.stars, line.score, line.decided_on, line=line
        )
        goods.awards.append(award)
        self.awards.append(award)

    def _note_decision(self, line: Line, province_id: int | None) -> None:
        """Keep the decision and its issuer; a committee belongs to the province of its goods."""
        key = decision_key(line.decision)
        if key in self.decisions:
            return
        issuing = self.gazetteer.issuing_province(line)
        province = self.gazetteer.present(issuing).id if issuing else None
        if province is None and key[0].startswith("ubnd "):
            province = province_id
        self.decisions[key] = line.decision
        self.issuers.setdefault(key[0], (line.decision.issuer, province))

    def _withdraw(self, line: Line) -> Outcome:
        self._check_day(line)
        try:
            province = self.gazetteer.province_of(line)
        except BadPlace as bad:
            raise BadLine(bad.rule, _place_role(line, bad.level), **bad.values) from bad
        goods = find_goods(line, self.market, province)
        self._point_out_marks(line, goods.maker, goods)
        award = choose_award(line, goods)
        self._say_province(line)
        key = decision_key(line.decision)
        fresh = is_new_withdrawal(line, award, key)
        self._note_decision(line, province)
        if not fresh:
            return Outcome.SAME
        award.withdrawn_on, award.withdrawn_by = line.decided_on, key
        award.withdrawn_number = line.decision.number
        self.withdrawals.append(Withdrawal(award, line))
        return Outcome.WITHDRAWN


def _lacks_marks(written: str, known: str) -> bool:
    """Whether a name is a known one but for the marks; goods found by GTIN may be called else."""
    spelling = marked_spelling(written)
    together = same_spelling(written) == same_spelling(known)
    return together and spelling.isascii() and spelling != marked_spelling(known)


def _place_role(line: Line, level: str) -> str:
    """The column in which a unit stands: its own, the undated one of its level, the address."""
    for role in (level, level.rsplit("_", maxsplit=1)[-1], "address"):
        if line.at(role).column:
            return role
    return "address"


def _shown(line: Line, bad: BadLine) -> str:
    """The value that a problem is about, as the line has it."""
    values = {
        "name": line.name,
        "producer": line.producer,
        "gtin": line.gtin or "",
        "stars": line.stars,
        "reason": line.reason_text,
        "decision": str(line.decision if line.act is LineAct.RECOGNITION else line.cited),
    }
    return str(values.get(bad.role, bad.values.get("name", "")))


def _rating(stars: int, score: float | None) -> Text:
    points = "" if score is None else f" ({score:g})".replace(".", ",")
    return Text(f"{stars} sao{points}", f"{stars} stars{points}")
