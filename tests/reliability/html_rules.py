"""What every page has to keep to, read from its source as a strict reader would."""

import json
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urlsplit

from asking import is_local, without_our_name
from bs4 import BeautifulSoup, Tag

_VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
_LEADS = {"href", "src", "action", "formaction", "srcset", "poster", "data", "ping", "xlink:href"}
_SAID = ("alt", "title", "aria-label", "placeholder", "content")


class _Reader(HTMLParser):
    """Collects what breaks a rule while it walks through a page."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look(tag, attrs)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.data = False
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()} closes nothing")

    def handle_data(self, data: str) -> None:
        """A block of data is JSON and nothing that a browser could take for markup."""
        if not self.data:
            return
        if "<" in data:
            self.faults.append(f"data with a bracket: {data[:60]!r}")
        try:
            json.loads(data)
        except ValueError:
            self.faults.append(f"no JSON: {data[:60]!r}")

    def _look(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> says an attribute twice: {names}")
        self.data = tag == "script" and attrs == [("type", "application/ld+json")]
        if tag == "script" and "src" not in names and not self.data:
            self.faults.append("inline script")
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"<{tag} {name}>")
            if name in _LEADS and not (
                is_local(without_our_name(tag, attrs, value or "")) or _leaves_openly(tag, attrs)
            ):
                self.faults.append(f"<{tag} {name}={value!r}> leads elsewhere")
            if name == "id":
                self.ids[value or ""] += 1


def _leaves_openly(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    """Whether a link to another site says so, and follows nobody: a producer's own shop."""
    told = dict(attrs)
    follows = set((told.get("rel") or "").split())
    return (
        tag == "a"
        and {"external", "noopener", "nofollow"} <= follows
        and urlsplit(told.get("href") or "").scheme in ("https", "http")
    )


def source_faults(source: str) -> list[str]:
    """What is not well formed, runs in the page, or leads off the site."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    twice = [f"id {name!r} stands twice" for name, count in reader.ids.items() if count > 1]
    return reader.faults + [f"<{tag}> is never closed" for tag in reader.open] + twice


def page_faults(soup: BeautifulSoup, language: str) -> list[str]:
    """What a page as a whole lacks."""
    found = []
    if soup.html is None or soup.html.get("lang") != language:
        found.append(f"lang is not {language}")
    if len(soup.find_all("h1")) != 1 or len(soup.find_all("main")) != 1:
        found.append("not one h1 and one main")
    if soup.title is None or not soup.title.text.strip():
        found.append("no title")
    known = {tag["id"] for tag in soup.find_all(id=True)}
    for tag in soup.find_all("a", href=True):
        if tag["href"].startswith("#") and tag["href"][1:] not in known:
            found.append(f"{tag['href']} leads nowhere")
    for field in soup.find_all(["input", "select", "textarea"]):
        if not _labelled(soup, field):
            found.append(f"no label for {field}")
    return found


def _labelled(soup: BeautifulSoup, field: Tag) -> bool:
    if field.get("type") in ("hidden", "submit") or field.get("aria-label"):
        return True
    return bool(field.find_parent("label") or soup.find("label", attrs={"for": field.get("id")}))


def texts_in(soup: BeautifulSoup, language: str) -> list[str]:
    """Every text that a reader sees or hears, but for what says it is in the other language."""
    other = "en" if language == "vi" else "vi"
    for tag in soup.find_all(attrs={"lang": other}) + soup.find_all(["style", "script"]):
        tag.decompose()
    return said_in(soup)


def said_in(soup: BeautifulSoup) -> list[str]:
    """Every text that a reader sees or hears."""
    said = [str(tag[name]) for tag in soup.find_all(True) for name in _SAID if tag.has_attr(name)]
    return [" ".join(text.split()) for text in [*soup.stripped_strings, *said]]
