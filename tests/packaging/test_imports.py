"""Arrows point one way: the site imports search and register, search imports the register."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEVER = {
    "catalog": {"search_index", "ocop_site", "flask", "flask_babel", "werkzeug", "jinja2"},
    "search_index": {"ocop_site", "flask", "flask_babel", "werkzeug", "jinja2"},
}


def imported(path: Path) -> Iterator[str]:
    """The top-level names that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("package", NEVER)
def test_no_arrow_points_back(package: str) -> None:
    found = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / package).rglob("*.py")
        for name in NEVER[package].intersection(imported(path))
    }
    assert found == set()


def test_only_search_knows_its_engine() -> None:
    found = {
        str(path.relative_to(ROOT))
        for folder in ("catalog", "site")
        for path in (ROOT / folder).rglob("*.py")
        if "whoosh" in set(imported(path))
    }
    assert found == set()


def test_the_folder_site_is_a_source_root_and_never_a_package() -> None:
    """A package of that name could not be imported: Python's own `site` is loaded already."""
    assert not (ROOT / "site" / "__init__.py").exists()
