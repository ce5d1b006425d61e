"""Catalogues of further languages, gathered from the checkout (docs/languages.md).

    python -m ocop_site.translating          bring every further language up to date
    python -m ocop_site.translating ja       start Japanese

Vietnamese and English stand side by side in the sources: pages say their English in `_("…")`,
whose Vietnamese is in the catalogue `vi`; rules and data say both. A further language has one
catalogue for all of it, and each entry shows the Vietnamese beside the English.
"""

import argparse
import ast
import csv
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ocop_site.languages import SOURCES
from ocop_site.paths import PACKAGE, TRANSLATIONS

ROOT = PACKAGE.parents[1]
_PLACES = re.compile(r"%\(\w+\)s|\{\w*\}")
KEYWORDS = DEFAULT_KEYWORDS | parse_keywords(["_l", "_n:1,2"])

FIRST = (
    "templates/verify/",
    "templates/includes/",
    "templates/errors/",
    "catalog/verdicts.py",
    "catalog/status.py",
    "catalog/taxonomy.py",
    "catalog/issuer_names.py",
)
"""Where the answer to a scan is said: no language goes out before it says all of that."""

# Commands speak to whoever runs the register, remarks on a workbook to an office: both read one
# of our own two languages. What the demonstration's people say is content.
_NOT_FOR_READERS = ("catalog/demo/", "catalog/intake/", "site/ocop_site/cli/")
_NOT_FOR_READERS_EITHER = ("site/ocop_site/diagnosis_words.py", "site/ocop_site/diagnosis.py")

Said = tuple[str, str, str]
"""Where something is said, its Vietnamese and its English."""


def messages() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Where pages and code ask for a message, and its English, with the plural if it has one."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    for place, _, message, _, _ in extract_from_dir(ROOT, methods, options, KEYWORDS):
        yield place, message


def texts() -> Iterator[Said]:
    """Every text of rules, pages and data that says both of our languages itself."""
    for folder in (ROOT / "catalog", ROOT / "search_index", PACKAGE):
        for path in sorted(folder.rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            if not place.startswith((*_NOT_FOR_READERS, *_NOT_FOR_READERS_EITHER)):
                yield from ((place, *pair) for pair in texts_in(path.read_text()))
    for path in sorted((ROOT / "catalog" / "data").glob("*.csv")):
        place = path.relative_to(ROOT).as_posix()
        yield from ((place, *pair) for pair in _pairs_of_columns(path))


def texts_in(source: str) -> Iterator[tuple[str, str]]:
    """Vietnamese and English of each `Text("…", "…")` in a module's source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
            words = [*node.args, *(keyword.value for keyword in node.keywords)]
            said = [str(word.value) for word in words if isinstance(word, ast.Constant)]
            if len(said) == len(words) == 2 and any(said):
                yield said[0], said[1]


def _pairs_of_columns(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column, english in row.items():
                if column.endswith("_en") and english:
                    yield row[f"{column.removesuffix('_en')}_vi"], english


def template() -> Catalog:
    """Everything that a further language has to say, with the Vietnamese as a comment."""
    gathered = Catalog(project="ocop-register", charset="utf-8")
    vietnamese = _read(TRANSLATIONS / "vi" / "LC_MESSAGES" / "messages.po", "vi")
    for place, message in messages():
        known = vietnamese.get(message if isinstance(message, str) else message[0])
        said = known.string if known else ""
        spoken = said if isinstance(said, str) else "".join(said or ())
        gathered.add(message, locations=[(place, 0)], auto_comments=_beside(spoken))
    for place, spoken, english in texts():
        gathered.add(english, locations=[(place, 0)], auto_comments=_beside(spoken))
    return gathered


def _beside(vietnamese: str) -> list[str]:
    return [f"vi: {vietnamese}"] if vietnamese else []


def start(tag: str, folder: Path = TRANSLATIONS) -> Path:
    """A new catalogue without translations; raises ValueError for no tag or one that is there."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError) as unknown:
        raise ValueError(f"no language is known as {tag}") from unknown
    path = folder / str(locale) / "LC_MESSAGES" / "messages.po"
    if str(locale) in SOURCES or path.exists():
        raise ValueError(f"{tag} is there already")
    catalogue = Catalog(locale=locale, project="ocop-register", charset="utf-8", fuzzy=False)
    catalogue.update(template(), no_fuzzy_matching=True)
    path.parent.mkdir(parents=True)
    _write(path, catalogue)
    return path


def bring_up_to_date(path: Path) -> None:
    """Give a catalogue what is new and take away what nothing asks for any more."""
    catalogue = _read(path, path.parent.parent.name)
    catalogue.update(template(), no_fuzzy_matching=True)
    _write(path, catalogue)


def further(folder: Path = TRANSLATIONS) -> list[Path]:
    """The catalogues of all languages but our own two."""
    found = folder.glob("*/LC_MESSAGES/messages.po")
    return sorted(path for path in found if path.parent.parent.name not in SOURCES)


def missing(path: Path, places: tuple[str, ...] = ("",)) -> list[str]:
    """The messages of these places that a catalogue does not translate, in English."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in _read(path, path.parent.parent.name)
        if message.id
        and any(place.startswith(places) for place, _ in message.locations)
        and (message.fuzzy or not all(_forms(message)))
    ]


def misplaced(path: Path) -> list[str]:
    """The messages whose translation names other values than the English does."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in _read(path, path.parent.parent.name)
        if message.id and not all(_agrees(said, message.id) for said in _forms(message) if said)
    ]


def _forms(message: Message) -> list[str]:
    said = message.string
    return [said] if isinstance(said, str) else list(said or [""])


def _agrees(said: str, english: str | Sequence[str]) -> bool:
    if isinstance(english, str):
        return _places(said) == _places(english)
    # "One product": a form may leave its number out.
    return _places(said) <= _places(english[-1])


def _places(text: str) -> set[str]:
    return set(_PLACES.findall(text))


def compile_catalogue(path: Path) -> None:
    """Write the form that the program reads, beside the catalogue."""
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, _read(path, path.parent.parent.name))


def _read(path: Path, locale: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale)


def _write(path: Path, catalogue: Catalog) -> None:
    with path.open("wb") as file:
        write_po(
            file,
            catalogue,
            width=100,
            sort_by_file=True,
            include_lineno=False,
            ignore_obsolete=True,
        )


def main(arguments: list[str] | None = None) -> None:
    """Start the languages named; without any, bring all catalogues up to date."""
    parser = argparse.ArgumentParser(prog="python -m ocop_site.translating")
    parser.add_argument("tags", nargs="*", help="languages to start, such as ja or zh-Hant")
    parser.add_argument("--folder", type=Path, default=TRANSLATIONS, help="where catalogues lie")
    asked = parser.parse_args(arguments)
    try:
        paths = [start(tag, asked.folder) for tag in asked.tags] or further(asked.folder)
    except ValueError as refused:
        sys.exit(str(refused))
    for path in paths:
        if not asked.tags:
            bring_up_to_date(path)
        compile_catalogue(path)
        first, whole = len(missing(path, FIRST)), len(missing(path))
        print(f"{path}: {whole} messages to translate, {first} of them first")  # noqa: T201


if __name__ == "__main__":
    main()
