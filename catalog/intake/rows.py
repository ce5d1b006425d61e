"""Product rows to lines: recognitions and withdrawals."""

import re
from dataclasses import replace
from datetime import date, timedelta

from catalog.intake.cells import CellValue, displayed
from catalog.intake.decision_refs import NOT_CITED, DecisionRef, parse_decision, tidy_issuer
from catalog.intake.lines import Line, LineAct
from catalog.intake.places import NO_UNITS, Address, UnitNames, completed, parse_address
from catalog.intake.problems import BadValue
from catalog.intake.row_reader import RowReader, plain_text, without_phones
from catalog.intake.sets import SetIndex
from catalog.intake.unit_cells import parse_unit
from catalog.intake.values import (
    check_score,
    kind_of,
    read_gtin,
    read_programme_code,
    read_reason,
    read_score,
    read_stars,
    recognition_of,
)
from catalog.producers import ProducerKind
from catalog.status import last_valid_day
from catalog.text import fold
from catalog.units import CURRENT_SINCE

_LEVELS = ("commune", "district", "province")
_SET_ROLES = ("set", "group", "sector")
_TERM = re.compile(r"(36|ba muoi sau) thang|0?3 nam|ba nam")


def cell_decision(value: CellValue) -> DecisionRef:
    """A decision cited in one cell."""
    return parse_decision(plain_text(value))


def recognition_line(
    reader: RowReader, sets: SetIndex, title: DecisionRef, section: int | None
) -> Line | None:
    """The product of the current row with its stars; None where an error was reported."""
    line = _named_line(reader, LineAct.RECOGNITION, row_decision(reader, title))
    line.producer_kind = line.producer_kind or _said_kind(reader)
    line.set_no = _set_no(reader, sets)
    line.stars = _stars(reader, section)
    note = " ".join(filter(None, (reader.text("recognition"), reader.text("note"))))
    line.recognition = recognition_of(note)
    line.score = reader.take("score", read_score)
    if line.stars and line.score is not None:
        _compare_score(reader, line.stars, line.score, note)
    line.programme_code = reader.take("programme_code", read_programme_code)
    line.gtin = reader.take("gtin", read_gtin)
    if line.decision.decided_on:
        _compare_validity(reader, line.decision.decided_on)
        _read_place(reader, line, line.decision.decided_on >= CURRENT_SINCE)
    return None if reader.failed else line


def withdrawal_line(reader: RowReader, title: DecisionRef) -> Line | None:
    """The product of the current row that a decision takes the certificate from."""
    line = _named_line(reader, LineAct.WITHDRAWAL, title)
    line.cited = row_decision(reader, NOT_CITED, must=False)
    role = "reason" if reader.has("reason") else "note"
    line.reason_text = reader.text(role)
    if role not in reader.failed:
        if line.reason_text:
            line.reason = reader.take(role, read_reason) or ""
        else:
            reader.report("reason_missing", role)
    cited_on = line.cited.decided_on
    _read_place(reader, line, bool(cited_on and cited_on >= CURRENT_SINCE))
    return None if reader.failed else line


def _named_line(reader: RowReader, act: LineAct, decision: DecisionRef) -> Line:
    name, phones = without_phones(reader.text("name"))
    if not name and "name" not in reader.failed:
        reader.report("name_missing", "name")
    producer, more = without_phones(reader.text("producer"))
    if not producer and "producer" not in reader.failed:
        reader.report("producer_missing", "producer")
    private = [*reader.private(), *(("phone", phone) for phone in (*phones, *more))]
    return Line(
        columns=reader.columns,
        row=reader.row,
        act=act,
        name=name,
        producer=producer,
        decision=decision,
        producer_kind=kind_of(producer),
        private=tuple(dict.fromkeys(private)),
    )


def row_decision(reader: RowReader, title: DecisionRef, *, must: bool = True) -> DecisionRef:
    """The row's decision: its own columns first, then the title, as far as it is the same one.

    With `must`, whatever is missing is reported; a withdrawal may cite nothing.
    """
    own = reader.take("decision", cell_decision)
    if own and own.mended_from:
        reader.report("decision_number_mended", "decision", own.mended_from, number=own.number)
    day = reader.day("decided_on")
    if own and own.decided_on and day and own.decided_on != day:
        shown = {"first": f"{own.decided_on:%d/%m/%Y}", "second": f"{day:%d/%m/%Y}"}
        reader.report("decision_dates_differ", "decided_on", day, **shown)
    same = title if own is None or own.number == title.number else NOT_CITED
    own = own or NOT_CITED
    ref = DecisionRef(
        own.number or same.number,
        day or own.decided_on or same.decided_on,
        tidy_issuer(reader.text("issuer")) or own.issuer or same.issuer,
    )
    if must:
        _report_missing(reader, ref)
    return ref


def _report_missing(reader: RowReader, ref: DecisionRef) -> None:
    for role, part, rule in (
        ("decision", ref.number, "decision_number_missing"),
        ("decided_on", ref.decided_on, "decision_date_missing"),
        ("issuer", ref.issuer, "issuer_missing"),
    ):
        if not part and not reader.failed & {"decision", role}:
            reader.report(rule, role, number=ref.number)


def _said_kind(reader: RowReader) -> ProducerKind | None:
    said = reader.text("producer_kind")
    kind = kind_of(said)
    if said and kind is None:
        reader.report("producer_kind_unknown", "producer_kind", said)
    return kind


def _set_no(reader: RowReader, sets: SetIndex) -> int | None:
    """The product set; a re-rating of known goods may leave it out, so none is no error here."""
    for role in _SET_ROLES:
        if reader.value(role) is not None:
            found = reader.take(role, sets.find)
            if found and found[1]:
                name = sets.name(found[0])
                reader.report("set_read_as", role, reader.value(role), number=found[0], name=name)
            return found[0] if found else None
    return None


def _stars(reader: RowReader, section: int | None) -> int:
    """The stars from their column, from a column per star with a mark, or from the section."""
    own = reader.take("stars", read_stars)
    if "stars" in reader.failed:
        return 0
    ticked = [stars for stars in (3, 4, 5) if reader.ticked(f"stars_{stars}")]
    said = {own} - {None} | set(ticked)
    if len(said) > 1:
        reader.report("stars_unknown", "stars", reader.value("stars"))
        return 0
    stars = said.pop() if said else None
    if section and stars and section != stars:
        reader.report("stars_against_section", "stars", stars=stars, section=section)
    found = stars or section
    if found is None:
        reader.report("stars_missing", "stars")
        return 0
    try:
        return read_stars(found)
    except BadValue as bad:
        reader.report(bad.rule, "stars", found, **bad.values)
        return 0


def _compare_score(reader: RowReader, stars: int, score: float, note: str) -> None:
    try:
        lowered = check_score(stars, score, note)
    except BadValue as bad:
        reader.report(bad.rule, "score", reader.value("score"), **bad.values)
        return
    if lowered:
        shown = f"{score:g}".replace(".", ",")
        reader.report("score_above_stars", "score", score, score=shown, stars=stars)


def _compare_validity(reader: RowReader, issued_on: date) -> None:
    """A last day that is given must be 36 months after issue (Art. 4.3).

    Some offices count to the eve; that is pointed out and entered as the rule has it.
    """
    if _TERM.search(fold(displayed(reader.value("valid_until")))):
        return
    given, expected = reader.day("valid_until"), last_valid_day(issued_on)
    if given is None or given == expected:
        return
    eve = given == expected - timedelta(days=1)
    reader.report(
        "valid_until_eve" if eve else "valid_until_differs",
        "valid_until",
        given,
        issued_on=f"{issued_on:%d/%m/%Y}",
        expected=f"{expected:%d/%m/%Y}",
    )


def _read_place(reader: RowReader, line: Line, since_merger: bool) -> None:
    """Former and present units from columns of their own and from the address."""
    text, phones = without_phones(reader.text("address"))
    address = parse_address(text, since_merger) if text else Address()
    if text and not (address.former or address.current):
        reader.report("address_not_units", "address", text)
    extra = [("phone", phone) for phone in phones]
    former, of_former = _column_names(reader, "former_", "former")
    current, of_current = _column_names(reader, "current_", "current")
    plain, of_plain = _column_names(reader, "", "current" if since_merger else "former")
    if plain.district or not since_merger:
        former = completed(former, plain)
    else:
        current = completed(current, plain)
    line.former, line.current = (
        completed(former, address.former),
        completed(current, address.current),
    )
    if address.detail:
        extra.append(("address", address.detail))
    found = (*line.private, *extra, *of_former, *of_current, *of_plain)
    line.private = tuple(dict.fromkeys(found))


def _column_names(
    reader: RowReader, prefix: str, side: str
) -> tuple[UnitNames, list[tuple[str, str]]]:
    """The units in columns of their own, and what is private in them as (kind, value)."""
    names, above = NO_UNITS, NO_UNITS
    private: list[tuple[str, str]] = []
    for level in _LEVELS:
        text, phones = without_phones(reader.text(prefix + level))
        private += [("phone", phone) for phone in phones]
        if not text:
            continue
        found, detail = parse_unit(text, level, side)
        names = replace(names, **{level: getattr(found, level)})
        above = completed(above, found)
        if detail:
            private.append(("address", detail))
            if not getattr(found, level):
                reader.report("address_not_units", prefix + level, text)
    return completed(names, above), private
