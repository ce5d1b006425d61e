"""The organiser's own sheet handed back, with what the register says beside each row."""

from collections import defaultdict

from catalog.events.exhibitors import ExhibitorPlan, PlannedLine, Standing
from catalog.intake.cells import Workbook
from catalog.intake.remarks import Remarks, annotated
from catalog.text import Text

_FOUND = Text(
    "{written}: {standing}, {stars} sao đến {day} – {name}, {producer} ({code})",
    "{written}: {standing}, {stars} stars until {day} – {name}, {producer} ({code})",
)
_NEVER = Text("{written}: {standing}. {doubt}", "{written}: {standing}. {doubt}")
_NEAR = Text(" Gần giống: {names}.", " Near: {names}.")
_STARS = Text(" Danh sách ghi {stars} sao.", " The list says {stars} stars.")


def write_exhibitor_remarks(workbook: Workbook, plan: ExhibitorPlan) -> bytes:
    """The workbook as .xlsx with remarks; rows that are not certified are marked."""
    said: dict[tuple[str, int], list[PlannedLine]] = defaultdict(list)
    for line in plan.lines:
        said[line.sheet, line.row].append(line)
    found: dict[tuple[str, str], Remarks] = defaultdict(dict)
    for (sheet, row), lines in said.items():
        texts = [remark_of(line) for line in lines]
        joined = Text(*("\n".join(t.in_language(x) for t in texts) for x in ("vi", "en")))
        wrong = any(line.standing is not Standing.CERTIFIED for line in lines)
        found[workbook.file, sheet][row] = (wrong, joined)
    return annotated([workbook], found)


def remark_of(line: PlannedLine) -> Text:
    """What is said of one line."""
    if line.card is not None:
        card = line.card
        text = _FOUND.format(
            written=line.written, standing=line.standing.label, stars=card.stars,
            day=f"{card.last_day:%d/%m/%Y}", name=card.name, producer=card.producer_name,
            code=card.code,
        )  # fmt: skip
        return _and(text, _STARS.format(stars=line.stars)) if line.stars_differ else text
    doubt = line.doubt.label if line.doubt else Text("", "")
    text = _NEVER.format(written=line.written, standing=line.standing.label, doubt=doubt)
    if not line.near:
        return text
    names = "; ".join(f"{n.card.name} – {n.card.producer_name} ({n.card.code})" for n in line.near)
    return _and(text, _NEAR.format(names=names))


def _and(first: Text, second: Text) -> Text:
    return Text(first.vi + second.vi, first.en + second.en)
