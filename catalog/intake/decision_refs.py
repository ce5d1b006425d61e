"""Decisions as annexes cite them: number, date and issuer in one cell or in a title."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from catalog.decisions import decision_number, issuer_name
from catalog.intake.dates import find_date
from catalog.intake.problems import BadValue
from catalog.text import clean, fold

_NUMBER = re.compile(
    r"\b(\d{1,5}\s*(?:/\s*20\d{2}\s*)?/\s*[A-ZĐ][A-ZĐa-zđ]*(?:\s*[-–/]\s*[A-ZĐ][A-ZĐa-zđ&]*)*)"
)
_ABOVE = r"(?:tỉnh|thành\s+phố|tp\b|huyện|thị\s+xã|tx\b|quận)"
"""After a comma these go on with an issuer's name: "UBND huyện Châu Thành, tỉnh Trà Vinh"."""
_ISSUER = re.compile(
    r"((?:(?:phó\s+)?chủ\s+tịch\s+|(?:bộ|thứ)\s+trưởng\s+)?"
    r"(?:ubnd|[uủ][yỷ]\s+ban\s+nhân\s+dân|bộ\s+(?:nông|nn)|văn\s+phòng\s+điều\s+phối)"
    rf"[^();:\n]*?)(?=\s*(?:$|[();:\n]|,\s(?!{_ABOVE})|(?<!\btp)(?<!\btx)\.\s|\.$"
    r"|\bvề\b|\bv/v\b|\bban hành\b|\bsố\b|\bngày\b))",
    re.IGNORECASE,
)
_KIND_WORDS = ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "xã", "phường", "thị trấn")


@dataclass(frozen=True, slots=True)
class DecisionRef:
    """A decision as cited; parts that were not said are empty."""

    number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    mended_from: str = ""
    """The number as written, where blanks or signs had to be mended."""

    def __str__(self) -> str:
        day = self.decided_on.strftime("ngày %d/%m/%Y") if self.decided_on else ""
        by = f"của {self.issuer}" if self.issuer else ""
        return " ".join(part for part in (self.number, day, by) if part)


@lru_cache(maxsize=4096)
def parse_decision(text: str) -> DecisionRef:
    """What a cell says of a decision: "88/QĐ-UBND ngày 12/03/2024 của UBND thị xã Bình Minh".

    Raises BadValue for a number without its letters and for a date that is none.
    """
    text = clean(text)
    found = _NUMBER.search(text)
    if not found:
        raise BadValue("decision_number_unknown")
    rest = text[found.end() :]
    day = find_date(rest)
    issuer = _ISSUER.search(rest)
    number = decision_number(found[1])
    return DecisionRef(
        number,
        day[0] if day else None,
        tidy_issuer(issuer[1]) if issuer else "",
        found[1] if number != found[1] else "",
    )


@lru_cache(maxsize=4096)
def tidy_issuer(name: str) -> str:
    """An issuer's name as decisions cite it; a heading in capitals gets ordinary letters."""
    name = clean(name).strip(" .,;")
    if name.isupper() and len(name.split()) > 1:
        parts = [_small(part) for part in name.lower().split(", ")]
        name = ", ".join(parts) if all(parts) else name
    return issuer_name(name)


def _small(part: str) -> str:
    """ "ủy ban nhân dân tỉnh đồng tháp" with its capitals; empty without the kind of a unit."""
    found = re.search(rf"(?<!\S)({'|'.join(_KIND_WORDS)}) ", part)
    if not found:
        return ""
    body, place = part[: found.start()].capitalize(), part[found.end() :].title()
    return f"{body.replace('Ubnd', 'UBND')}{found[1]} {place}"


NOT_CITED = DecisionRef()


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What the rows above a table say: which decision, and whether it takes back or gives."""

    decision: DecisionRef
    act: str
    """`recognition`, `withdrawal`, `extension`, `suspension`, `restoration` or "" if unsaid."""


_ACTS = (
    ("withdrawal", r"\bthu hoi\b"),
    ("extension", r"\bgia han\b"),
    ("suspension", r"\b(tam )?dinh chi\b"),
    ("restoration", r"\bkhoi phuc\b"),
    ("recognition", r"\b(cong nhan|phan hang|danh gia|dat \d sao|cap giay chung nhan)\b"),
)
_ATTACHED = re.compile(r"k[eè]m\s+theo", re.IGNORECASE)
_GROUNDS = re.compile(r"^\s*(căn\s+cứ|theo\s+quyết\s+định\s+số\s+\d+/\d{4}/qđ-ttg)", re.IGNORECASE)
_LABEL = re.compile(r"(quyết\s+định\s*(số)?|qđ\s*số|^\s*số)\s*[:.]?\s*$", re.IGNORECASE)


def read_title(texts: list[str]) -> TitleBlock:
    """Find the decision that a list belongs to among the texts above its table.

    "Kèm theo Quyết định số …" wins; grounds ("Căn cứ …") are no candidates. Raises BadValue
    where two decisions are left to choose from.
    """
    lines = [clean(line) for text in texts for line in text.split("\n") if clean(line)]
    lines = [line for line in lines if not _GROUNDS.match(line)]
    folded = fold(" / ".join(lines))
    act = next((name for name, words in _ACTS if re.search(words, folded)), "")
    attached = [line for line in lines if _ATTACHED.search(line) and _NUMBER.search(line)]
    candidates = attached or [line for line in lines if _cites(line)]
    refs = list(dict.fromkeys(parse_decision(line) for line in candidates))
    if len({ref.number for ref in refs}) > 1:
        raise BadValue("decision_ambiguous", names="; ".join(str(ref) for ref in refs))
    ref = refs[0] if refs else NOT_CITED
    return TitleBlock(_completed(ref, lines), act)


def _cites(line: str) -> bool:
    found = _NUMBER.search(line)
    return bool(found and _LABEL.search(line[: found.start()]))


def _completed(ref: DecisionRef, lines: list[str]) -> DecisionRef:
    """Fill in date and issuer from the letterhead, where the citation itself lacks them."""
    day, issuer = ref.decided_on, ref.issuer
    if day is None:
        dated = [line for line in lines if re.search(r"\bngay \d", fold(line))]
        day = next((found[0] for line in dated if (found := find_date(line))), None)
    if not issuer:
        heads = [match[1] for line in _paired(lines) if (match := _ISSUER.match(line))]
        issuer = tidy_issuer(heads[0]) if heads else ""
    return DecisionRef(ref.number, day, issuer, ref.mended_from)


def _paired(lines: list[str]) -> list[str]:
    """Lines, and each with the next one: letterheads break after "ỦY BAN NHÂN DÂN"."""
    return [f"{a} {b}" for a, b in pairwise(lines)] + lines
