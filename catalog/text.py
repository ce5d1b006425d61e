"""Vietnamese text: one normal form, one fold, one order, one slug for the whole project."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_D_LETTERS = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ɖ": "d", "Ɖ": "d"})
_ETH_FOR_D = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: index for index, letter in enumerate(_ALPHABET, start=1)}
_BLANKS = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_WORD = re.compile(r"[^\W_]+")
_LAST_Y = re.compile(r"(?<=[bcdđghklmnpqrstvx])y\b|(?<=qu)y\b")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the two languages of the site, both complete.

    Further languages are translated from the English, as it was before values were filled in:
    `pattern` and `values` remember that of a filled text.
    """

    vi: str
    en: str
    pattern: str = field(default="", kw_only=True, compare=False, repr=False)
    values: Mapping[str, object] = field(
        default_factory=dict, kw_only=True, compare=False, repr=False
    )

    def format(self, **values: object) -> "Text":
        """Fill in values; a value that is itself a `Text` is taken in the same language."""
        return Text(
            self.vi.format(**{k: _said(v, "vi") for k, v in values.items()}),
            self.en.format(**{k: _said(v, "en") for k, v in values.items()}),
            pattern=self.en,
            values=values,
        )

    def in_language(self, language: str) -> str:
        """The text in `language`; anything but Vietnamese is answered in English."""
        return self.vi if language == "vi" else self.en

    def translated(self, lookup: Callable[[str], str]) -> str:
        """The text by a catalogue of English messages: `lookup` gives back what it lacks."""
        if not self.pattern:
            return lookup(self.en) if self.en else ""
        values = {
            name: value.translated(lookup) if isinstance(value, Text) else value
            for name, value in self.values.items()
        }
        return lookup(self.pattern).format(**values)

    def as_dict(self) -> dict[str, str]:
        """The shape in which JSON carries a text: `{"vi": …, "en": …}`."""
        return {"vi": self.vi, "en": self.en}


def _said(value: object, language: str) -> object:
    return value.in_language(language) if isinstance(value, Text) else value


def clean(value: str) -> str:
    """NFC, eth typed for Đ mended, runs of blanks made one, ends trimmed."""
    composed = unicodedata.normalize("NFC", value).translate(_ETH_FOR_D)
    return _BLANKS.sub(" ", composed).strip()


@lru_cache(maxsize=65536)
def fold(value: str) -> str:
    """Lower case without marks: "Đắk Lắk" in NFC or NFD gives "dak lak"."""
    decomposed = unicodedata.normalize("NFD", value.translate(_D_LETTERS))
    return _BLANKS.sub(
        " ", "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    ).strip()


def slugify(value: str) -> str:
    """Folded text in `[a-z0-9-]`; may be empty, and two texts may share one."""
    return _NOT_SLUG.sub("-", fold(value)).strip("-")


def free_slugs(stems: Iterable[str], taken: Iterable[str]) -> list[str]:
    """For each stem a slug that neither is taken nor was given before: xoai, xoai-2 …"""
    used = set(taken)
    counters: dict[str, int] = {}
    slugs = []
    for stem in stems:
        slug = stem
        while slug in used:
            counters[stem] = counters.get(stem, 1) + 1
            slug = f"{stem}-{counters[stem]}"
        used.add(slug)
        slugs.append(slug)
    return slugs


@lru_cache(maxsize=65536)
def sort_key(value: str) -> str:
    """A string whose code-point order is Vietnamese order (as ICU's `vi`).

    First the letters in the order of the Vietnamese alphabet, word by word, then the tones
    ngang, huyền, hỏi, ngã, sắc, nặng. Stored, so that every database sorts alike.
    """
    ranked = [_ranked(char) for char in unicodedata.normalize("NFC", clean(value).casefold())]
    letters = "".join([letter for letter, _ in ranked])
    # The sign between the halves comes before a blank, so that "Ma" stands before "Ma Lâm".
    return letters + "\x1f" + "".join([tone for _, tone in ranked])


@lru_cache(maxsize=4096)
def _ranked(char: str) -> tuple[str, str]:
    """What a character adds to the first and to the second half of a sort key."""
    base, tone = _split_tone(char)
    if base in _RANK:
        return chr(0x100 + _RANK[base]), str(tone)
    return (base if base.isdecimal() else " "), ""


def _split_tone(char: str) -> tuple[str, int]:
    tone = 0
    kept = []
    for part in unicodedata.normalize("NFD", char):
        if part in _TONES:
            tone = _TONES[part]
        else:
            kept.append(part)
    base = unicodedata.normalize("NFC", "".join(kept))
    return (base if base in _RANK else base[:1], tone)


def initial(value: str) -> str:
    """The letter of the Vietnamese alphabet under which a name stands; "#" for all other signs."""
    for char in clean(value).casefold():
        base = _split_tone(char)[0]
        if base in _RANK:
            return base.upper()
        if char.isalnum():
            break
    return "#"


def tone_last(word: str) -> str:
    """A word with its tone mark behind the letters: "hoà" and "hòa" are written alike."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    letters = "".join(part for part in parts if part not in _TONES)
    return letters + "".join(part for part in parts if part in _TONES)


@lru_cache(maxsize=65536)
def same_spelling(value: str) -> str:
    """A key without marks under which names are looked for: case, i/y, signs, blanks aside.

    "Mứt dừa" and "Mứt dứa" share it, so it makes no two names one: see `marked_spelling`.
    """
    letters = re.sub(r"[^a-z0-9]+", " ", fold(value)).strip()
    return _LAST_Y.sub("i", letters)


@lru_cache(maxsize=65536)
def marked_spelling(value: str) -> str:
    """The key that makes spellings one name: as `same_spelling`, but marks count.

    "Mỳ Chũ" and "Mì Chũ", "Hoà Lộc" and "Hòa Lộc" are one name; "Mứt dừa" and "Mứt dứa" are
    two. Plain ASCII if the name was typed without marks, or has none.
    """
    words = _WORD.findall(clean(value).casefold())
    return _LAST_Y.sub("i", " ".join([tone_last(word) for word in words]))
