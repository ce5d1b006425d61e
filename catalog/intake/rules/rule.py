"""What a rule of intake is: a message and a remedy, in both languages."""

from dataclasses import dataclass

from catalog.text import Text


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `stops` tells errors from warnings."""

    message: Text
    remedy: Text | None
    stops: bool = True


def error(vi: str, en: str, remedy_vi: str, remedy_en: str) -> Rule:
    """A rule that stops the intake; an error never comes without a remedy."""
    return Rule(Text(vi, en), Text(remedy_vi, remedy_en))


def warning(vi: str, en: str, remedy_vi: str = "", remedy_en: str = "") -> Rule:
    """A rule that is only pointed out."""
    return Rule(Text(vi, en), Text(remedy_vi, remedy_en) if remedy_vi else None, stops=False)
