"""The rules that intake checks: one stable word each, what is said, and the remedy.

`{value}` is the cell's content, `{column}` the column's header; others come from the rule.
"""

from dataclasses import dataclass

from catalog.text import Text


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `stops` tells errors from warnings."""

    message: Text
    remedy: Text | None
    stops: bool = True


def _error(vi: str, en: str, remedy_vi: str, remedy_en: str) -> Rule:
    return Rule(Text(vi, en), Text(remedy_vi, remedy_en))


def _warning(vi: str, en: str, remedy_vi: str = "", remedy_en: str = "") -> Rule:
    remedy = Text(remedy_vi, remedy_en) if remedy_vi else None
    return Rule(Text(vi, en), remedy, stops=False)
