"""Everything that people read exists in Vietnamese and in English."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from ocop_site.paths import PACKAGE, TEMPLATES, TRANSLATIONS
from ocop_site.translating import FIRST, further, misplaced, missing

ROOT = Path(__file__).parents[2]
PLACES = re.compile(r"%\(\w+\)s|\{\w*\}")
CATALOGUE = TRANSLATIONS / "vi" / "LC_MESSAGES" / "messages.po"


def used() -> Iterator[str | tuple[str, ...]]:
    """Every message that templates and code ask for, in English."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    for _, _, message, _, _ in extract_from_dir(ROOT, methods, options, dict(DEFAULT_KEYWORDS)):
        yield message


def test_every_message_has_its_vietnamese() -> None:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, "vi")
    messages = set(used())
    assert len(messages) > 100
    missing = []
    for message in messages:
        found = catalogue.get(message)
        said = found.string if found else ""
        translations = [said] if isinstance(said, str) else list(said)
        english = message if isinstance(message, str) else message[-1]
        complete = all(t.strip() for t in translations) and not (found and found.fuzzy)
        if not complete or any(_places(t) - _places(english) for t in translations):
            missing.append(message)
    assert missing == []


def _places(text: str) -> set[str]:
    return set(PLACES.findall(text))


def texts(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Line and words of every `Text(…)` whose words stand in the code."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
            words = [*node.args, *(keyword.value for keyword in node.keywords)]
            if all(isinstance(word, ast.Constant) for word in words):
                yield node.lineno, [str(word.value) for word in words]


def test_every_text_is_said_in_both_languages() -> None:
    faults = []
    count = 0
    for folder in (ROOT / "catalog", ROOT / "search_index", PACKAGE):
        for path in folder.rglob("*.py"):
            for line, words in texts(path):
                count += 1
                same_places = len({frozenset(_places(word)) for word in words}) == 1
                if len(words) != 2 or bool(words[0]) != bool(words[1]) or not same_places:
                    faults.append(f"{path.relative_to(ROOT)}:{line}")
    assert count > 80
    assert faults == []


def test_no_template_speaks_past_the_catalogue() -> None:
    """A letter of Vietnamese in a template is a text that English readers would get too."""
    said = re.compile(r"\{#.*?#\}|_\(.*?\"\s*[,)]|BẢN MẪU|Tiếng Việt", re.DOTALL)
    marked = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
    found = [
        f"{path.name}: {line.strip()}"
        for path in TEMPLATES.rglob("*.html")
        for line in said.sub("", path.read_text()).splitlines()
        if marked.search(line)
    ]
    assert found == []


def test_rows_of_data_have_as_many_cells_as_headings_and_both_languages() -> None:
    faults = []
    for path in sorted((ROOT / "catalog" / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for line, row in enumerate(csv.DictReader(file), start=2):
                lone = [
                    column
                    for column in row
                    if column
                    and column.endswith("_en")
                    and bool(row[column]) != bool(row[f"{column[:-3]}_vi"])
                ]
                if None in row or None in row.values() or lone:
                    faults.append(f"{path.name}:{line}")
    assert faults == []


def test_a_further_language_says_the_answer_to_a_scan_and_places_its_values() -> None:
    faults = {
        path.parent.parent.name: found
        for path in further()
        if (found := missing(path, FIRST) + misplaced(path))
    }
    assert faults == {}


def test_pages_say_texts_in_every_language() -> None:
    """`Text.in_language` knows our own two; pages ask `text_of`, or the filter `text`."""
    asked = [
        path.relative_to(ROOT).as_posix()
        for folder, kind in ((TEMPLATES, "*.*"), (PACKAGE, "*.py"))
        for path in folder.rglob(kind)
        if ".in_language(" in path.read_text()
    ]
    assert sorted(asked) == ["site/ocop_site/cli/terminal.py", "site/ocop_site/language.py"]
