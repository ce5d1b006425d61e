"""A language that nobody speaks: the English with marks around it and on its letters."""

import re
import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po

from ocop_site.paths import TRANSLATIONS
from ocop_site.translating import compile_catalogue

PSEUDO = "eo"
_LETTERS = str.maketrans("aceginosuyACEGINOSU", "âčēğïñöšūŷÂČĒĞÏÑÖŠŪ")
_KEPT = re.compile(r"(%\(\w+\)[sd]|\{\w*\}|%%)")
TRANSLATED = re.compile(r"\[!![^\[\]]*!!\]")


def pseudo(english: str) -> str:
    """A text that is read as its English and cannot be taken for it; values keep their place."""
    parts = _KEPT.split(english)
    parts[::2] = [part.translate(_LETTERS) for part in parts[::2]]
    return f"[!!{''.join(parts)}!!]"


def left_of(text: str) -> str:
    """What of a text was not translated."""
    while TRANSLATED.search(text):
        text = TRANSLATED.sub(" ", text)
    return " ".join(text.split())


def start_pseudo_language(folder: Path) -> Path:
    """A folder of catalogues with the pseudo-language in it, started by the one command."""
    command = [sys.executable, "-m", "ocop_site.translating", PSEUDO, "--folder", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    path = folder / PSEUDO / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        catalogue = read_po(file, PSEUDO)
    for message in catalogue:
        if message.id:
            message.string = _said(message)
    with path.open("wb") as file:
        write_po(file, catalogue)
    compile_catalogue(path)
    (folder / "vi").symlink_to(TRANSLATIONS / "vi")
    return path


def _said(message: Message) -> str | tuple[str, ...]:
    return pseudo(message.id) if isinstance(message.id, str) else tuple(map(pseudo, message.id))
