"""Each requirement that the paper on security names is held by a test that exists."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAPER = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
REQUIRED = {
    "6": {1: ["1", "2"], 2: [str(n) for n in range(1, 13)], 3: ["1", "2", "3", "4"]}
    | {4: ["1", "2", "3", "4"], 5: ["1", "2", "3", "4", "5"]},
    "7": {1: ["1", "2"], 2: ["1", "2", "3", "4"], 3: ["1", "2"]}
    | {4: ["1", "2", "3", "4", "5"], 5: ["1", "2"]},
    "8": {1: ["1", "2"], 2: ["1", "2", "3"], 3: ["1"], 4: ["1"]},
}
"""Levels 1 and 2 of V6, V7 and V8, but for what needs an identity provider or a telephone line."""


def test_every_requirement_of_the_two_levels_has_a_row() -> None:
    rows = re.findall(r"^\| ([\d., ]+) \|", PAPER, re.MULTILINE)
    listed = {number for row in rows for number in row.split(", ")}
    wanted = {
        f"{chapter}.{section}.{number}"
        for chapter, sections in REQUIRED.items()
        for section, numbers in sections.items()
        for number in numbers
    }
    assert listed == wanted


def test_every_test_that_it_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAPER))
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").rglob("test_*.py"))
    assert len(named) > 30
    assert sorted(name for name in named if f"def {name}(" not in code) == []
