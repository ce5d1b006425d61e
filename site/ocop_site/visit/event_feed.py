"""`/fairs.atom`: events that became public, changed or were cancelled, the newest first."""

from datetime import UTC

from flask import render_template, url_for
from flask_babel import gettext as _

from catalog.audit import last_change
from catalog.db import reading
from catalog.events.news import EventNews, event_news
from catalog.events.words import EventActKind
from ocop_site.feeds import MIMETYPE, MOST, Entry, plain_text, tag
from ocop_site.kept import kept
from ocop_site.language import current_language, text_of
from ocop_site.listing import public_address
from ocop_site.register import register
from ocop_site.symbols.layout import SAMPLE_WORDS
from ocop_site.visit.asked_events import AskedEvents, events_and_places, read_asked
from ocop_site.visit.event_words import changed_text, event_name, span_text, where_text
from ocop_site.visit.events import line_of
from ocop_site.visit.routes import blueprint


def _asked() -> AskedEvents:
    """A feed is of kinds and a province; it has a time of its own."""
    asked = read_asked()
    return AskedEvents(asked.kinds, asked.province)


def _one_address() -> str:
    return _asked().address("visit.fairs_feed")


@blueprint.get("/fairs.atom")
@kept(_one_address, MIMETYPE, events_and_places)
def fairs_feed() -> str:
    """What is new of events, under kinds and a province."""
    asked, opened = _asked(), register()
    own = asked.address("visit.fairs_feed")
    with reading(opened.engine) as session:
        entries = [_entry(news) for news in event_news(session, asked.wanted, MOST)]
        changed = last_change(session) or opened.now()
    title = _("OCOP fairs and events")
    operator = opened.settings.operator
    return render_template(
        "feeds/feed.xml",
        title=f"{SAMPLE_WORDS}: {title}" if opened.demonstration else title,
        subtitle=_("New, changed and cancelled fairs and events."),
        entries=entries,
        updated=max((entry.updated for entry in entries), default=changed),
        language=current_language(),
        id=tag(f"fairs{own.removeprefix(url_for('visit.fairs_feed'))}"),
        own=opened.settings.public_url + own,
        page=opened.settings.public_url + asked.address("visit.fairs"),
        author=operator.name if operator else opened.settings.site_name,
    )


def _entry(news: EventNews) -> Entry:
    row = news.event.row
    line = line_of(news.event, register().today())
    facts = (text_of(row.kind.label), span_text(line.span), where_text(news.event), row.organiser)
    told = f"{_said(news)} {', '.join(fact for fact in facts if fact)}."
    return Entry(
        tag(f"event/{row.uid}/{news.act.id}"),
        plain_text(f"{_word(news)}: {event_name(row)}"),
        plain_text(told.strip()),
        public_address("visit.fair", slug=row.slug),
        row.kind.value,
        news.act.at.astimezone(UTC),
    )


def _word(news: EventNews) -> str:
    if news.act.kind is EventActKind.CANCELLED:
        return str(_("Cancelled"))
    if news.act.kind is EventActKind.CHANGED:
        return str(_("Changed"))
    return str(_("Held after all")) if news.again else str(_("New"))


def _said(news: EventNews) -> str:
    """The reason, or what is new, as its organiser gave it; else what a change touched."""
    note = news.act.note or changed_text(news.act.changed)
    return f"{note.rstrip('.')}." if note else ""
