"""Plain controls for an event that is held again and again, and the rule they stand for. Pure."""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from catalog.events.recurrence import WrongRule, check_rule, is_lunar, lunar_rule_of
from catalog.text import Text
from ocop_site.desk.reading import Reading

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Repeats(StrEnum):
    """How often; `OTHER` is a rule that the controls cannot say and therefore leave alone."""

    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    LUNAR = "lunar"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """What the form offers."""
        return _LABELS[self]


_LABELS: Final = {
    Repeats.ONCE: Text("Một lần", "Once"),
    Repeats.WEEKLY: Text("Hằng tuần", "Every week"),
    Repeats.FORTNIGHTLY: Text("Hai tuần một lần", "Every two weeks"),
    Repeats.LUNAR: Text(
        "Hằng năm, đúng ngày âm lịch của ngày đầu", "Every year on the first day's lunar date"
    ),
    Repeats.OTHER: Text("Theo quy tắc đã ghi", "By the rule on record"),
}
_NO_DAYS = Text("Chọn ít nhất một thứ trong tuần.", "Choose at least one day of the week.")
_UNTIL = Text("Ngày cuối cùng phải sau ngày đầu.", "The last time comes before the first.")


def read_rule(form: Reading, first: date | None, last: date | None) -> str:
    """The rule that the controls say, or nothing where the event is held once."""
    repeats = form.word("repeats", Repeats) if form.typed.get("repeats") else Repeats.ONCE
    until = form.day("until")
    if repeats is None or repeats is Repeats.ONCE or first is None or last is None:
        return ""
    if until and until < first:
        form.object_to("until", _UNTIL)
    rule = _rule(form, repeats, first)
    if until and rule and "COUNT=" not in rule:
        rule = f"{re.sub(';UNTIL=[0-9]*', '', rule)};UNTIL={until:%Y%m%d}"
    try:
        check_rule(rule, first, last)
    except WrongRule as wrong:
        form.object_to("repeats", wrong.text)
    return rule


def _rule(form: Reading, repeats: Repeats, first: date) -> str:
    if repeats is Repeats.LUNAR:
        return lunar_rule_of(first)
    if repeats is Repeats.OTHER:
        return form.line("rule")
    chosen = [day for day in DAYS if form.ticked(f"on_{day}")]
    if not chosen:
        form.object_to("on_MO", _NO_DAYS)
        return ""
    every_other = ";INTERVAL=2" if repeats is Repeats.FORTNIGHTLY else ""
    return f"FREQ=WEEKLY{every_other};BYDAY={','.join(chosen)}"


_WEEKLY = re.compile(r"FREQ=WEEKLY(;INTERVAL=[12])?;BYDAY=([A-Z,]+)")
_UNTIL_DAY = re.compile(r";UNTIL=(\d{4})(\d\d)(\d\d)$")


def typed_rule(rule: str) -> dict[str, str]:
    """The controls that say a rule; read again they say the same."""
    if not rule:
        return {"repeats": Repeats.ONCE.value}
    found = _UNTIL_DAY.search(rule)
    typed = {"until": "-".join(found.groups())} if found else {}
    bare = _UNTIL_DAY.sub("", rule)
    if is_lunar(bare):
        return typed | {"repeats": Repeats.LUNAR.value}
    weekly = _WEEKLY.fullmatch(bare)
    if weekly is None:
        return typed | {"repeats": Repeats.OTHER.value, "rule": rule}
    repeats = Repeats.FORTNIGHTLY if weekly[1] == ";INTERVAL=2" else Repeats.WEEKLY
    return typed | {"repeats": repeats.value} | {f"on_{day}": "1" for day in weekly[2].split(",")}
