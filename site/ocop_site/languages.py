"""Which languages a site speaks: Vietnamese, English, and whatever has a catalogue.

A language is there as soon as `translations/<locale>/LC_MESSAGES/messages.mo` is: nothing else
in the program names it (docs/languages.md).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

SOURCES = ("vi", "en")
"""The two languages in which every text is written; all others are translated from them."""
DEFAULT = "vi"


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the site.

    `tag` is BCP 47 (`zh-Hant`), as `lang` attributes want it; `prefix` opens its addresses and
    is empty for Vietnamese; `name` is what its readers call it.
    """

    tag: str
    name: str
    prefix: str
    direction: str
    locale: Locale


class Languages:
    """The languages of one site, Vietnamese and English first."""

    def __init__(self, folder: Path) -> None:
        names = [*SOURCES, *sorted(set(_catalogues(folder)).difference(SOURCES))]
        self.by_tag = {spoken.tag: spoken for spoken in map(_language, names)}
        self._by_segment = {s.prefix[1:]: s for s in self.by_tag.values() if s.prefix}
        self.preferred = lru_cache(maxsize=1024)(self._preferred)

    def __iter__(self) -> Iterator[Language]:
        return iter(self.by_tag.values())

    def of_path(self, path: str) -> Language:
        """The language whose prefix opens a path; Vietnamese without one."""
        return self._by_segment.get(path[1:].partition("/")[0], self.by_tag[DEFAULT])

    def _preferred(self, header: str) -> str:
        """The tag that an Accept-Language header likes best, Vietnamese if it likes none."""
        for wish, quality in parse_accept_header(header[:200], LanguageAccept):
            found = next((tag for tag in _wider(wish) if tag in self.by_tag), None)
            if found and quality:
                return found
        return DEFAULT


def _wider(wish: str) -> Iterator[str]:
    """The languages that satisfy a wish, nearest first: zh-TW by zh-Hant-TW, zh-Hant, zh."""
    try:
        locale = Locale.parse(wish, sep="-")
    except (ValueError, UnknownLocaleError):
        return
    parts = [part for part in (locale.language, locale.script, locale.territory) if part]
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


def _catalogues(folder: Path) -> Iterator[str]:
    """Names of locales that have a compiled catalogue and are known to CLDR."""
    for file in folder.glob("*/LC_MESSAGES/messages.mo"):
        name = file.parent.parent.name
        try:
            Locale.parse(name)
        except (ValueError, UnknownLocaleError):
            continue
        yield name


def _language(name: str) -> Language:
    locale = Locale.parse(name)
    own = locale.get_display_name() or name
    tag = str(locale).replace("_", "-")
    return Language(
        tag=tag,
        name=own[:1].upper() + own[1:],
        prefix="" if tag == DEFAULT else f"/{tag.lower()}",
        direction=locale.text_direction,
        locale=locale,
    )
