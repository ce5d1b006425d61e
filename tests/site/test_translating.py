"""A further language is started by one command and says what is still to be translated."""

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po
from pseudo_language import PSEUDO, start_pseudo_language

from ocop_site.translating import (
    FIRST,
    ROOT,
    bring_up_to_date,
    further,
    messages,
    misplaced,
    missing,
    start,
    texts,
    texts_in,
)


def edit(path: Path, english: str, said: str) -> None:
    """Change one translation."""
    with path.open("rb") as file:
        catalogue = read_po(file, PSEUDO)
    message = catalogue.get(english)
    assert message is not None
    message.string = said
    with path.open("wb") as file:
        write_po(file, catalogue)


def test_one_command_starts_a_language(tmp_path: Path) -> None:
    told = subprocess.run(
        ["make", "-n", "language", "TAG=ja"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "-m ocop_site.translating ja" in told.stdout
    command = [sys.executable, "-m", "ocop_site.translating", "ja", "--folder", str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    (path,) = further(tmp_path)
    assert path == tmp_path / "ja" / "LC_MESSAGES" / "messages.po"
    assert path.with_suffix(".mo").is_file()
    assert f"{len(missing(path))} messages to translate" in told.stdout
    source = path.read_text()
    assert "#. vi: Đang được công nhận {stars} sao\n#: catalog/verdicts.py\n" in source
    assert "#. vi: Mã in trên bao bì\n" in source


@pytest.mark.parametrize(
    ("tag", "refusal"),
    [
        ("vi", "vi is there already"),
        ("en", "en is there already"),
        ("xx", "no language is known as xx"),
        ("../x", "no language is known as ../x"),
        ("", "no language is known as "),
    ],
)
def test_what_is_no_further_language_is_refused(tmp_path: Path, tag: str, refusal: str) -> None:
    with pytest.raises(ValueError, match=f"^{refusal}$"):
        start(tag, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_language_that_is_there_is_not_started_again(tmp_path: Path) -> None:
    path = start("zh-Hant", tmp_path)
    assert path.parent.parent.name == "zh_Hant"
    with pytest.raises(ValueError, match="zh-Hant is there already"):
        start("zh-Hant", tmp_path)


def test_a_catalogue_holds_all_that_readers_are_told(tmp_path: Path) -> None:
    with start("ja", tmp_path).open("rb") as file:
        catalogue = read_po(file, "ja")
    asked = {message if isinstance(message, str) else message[0] for _, message in messages()}
    asked |= {english for _, _, english in texts()}
    assert {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue if m.id} == asked
    assert "Vegetables, tubers, fruit, nuts" not in asked
    assert "Fresh vegetables, tubers, fruit, nuts" in asked
    places = {place for message in catalogue for place, _ in message.locations}
    assert not [p for p in places if p.startswith(("catalog/intake/", "site/ocop_site/cli/"))]


def test_both_ways_of_writing_a_text_are_found() -> None:
    source = 'A = Text("một", "one")\nB = Text(vi="hai", en="two")\nC = Text(name, "three")\n'
    assert list(texts_in(source)) == [("một", "one"), ("hai", "two")]


def test_what_is_missing_and_what_is_misplaced_is_told(tmp_path: Path) -> None:
    path = start_pseudo_language(tmp_path)
    assert missing(path) == missing(path, FIRST) == misplaced(path) == []
    verdict = "Currently recognised: {stars} stars"
    edit(path, verdict, "")
    assert missing(path) == missing(path, FIRST) == [verdict]
    edit(path, verdict, "{sterne} Sterne")
    assert misplaced(path) == [verdict]
    edit(path, verdict, "{stars} Sterne")
    edit(path, "Most stars", "")
    assert missing(path) == ["Most stars"]
    assert missing(path, FIRST) == misplaced(path) == []


def test_bringing_up_to_date_keeps_what_is_translated(tmp_path: Path) -> None:
    path = start_pseudo_language(tmp_path)
    with path.open("rb") as file:
        catalogue = read_po(file, PSEUDO)
    catalogue.add("Nobody says this any more", "Ñöbödŷ")
    catalogue.delete("Most stars")
    with path.open("wb") as file:
        write_po(file, catalogue)
    bring_up_to_date(path)
    assert missing(path) == ["Most stars"]
    assert "Nobody says" not in path.read_text()
