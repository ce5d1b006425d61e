"""One site of an event on the desk: where and when, how often, its zones, its programme."""

from typing import Any

from flask import Response, abort, request
from sqlmodel import Session, col, select

from catalog.accounts.mandates import Area, Deed, may
from catalog.change import Change, changing
from catalog.db import reading
from catalog.events.held import HeldEvent, HeldSite
from catalog.events.writing import SiteEntry, change_event
from catalog.places.records import Place
from catalog.places.words import PlaceState
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.account.signed_in import actor, needs, signed_in_account
from ocop_site.desk.areas import area_of_event
from ocop_site.desk.event_form import MOST_SESSIONS, MOST_ZONES, entry_of, read_site, typed_site
from ocop_site.desk.events import LONGEST_NEWS, saved, standing
from ocop_site.desk.pages import is_outdated, lead_to, outdated, page, saved_meanwhile, typed_form
from ocop_site.desk.reading import Reading
from ocop_site.desk.repeats import DAYS, Repeats
from ocop_site.desk.routes import blueprint
from ocop_site.desk.units import Choices, all_provinces, communes_of, ids_of
from ocop_site.desk.words import weekday_labels
from ocop_site.language import text_of
from ocop_site.register import register

MOST_SITES = 30

_OUT_OF_REACH = Text(
    "Ít nhất một địa điểm của sự kiện phải nằm trong tỉnh mà bạn phụ trách.",
    "At least one site of the event must lie in the province for which you are admitted.",
)
_FULL = Text("Một sự kiện có tối đa {most} địa điểm.", "An event has {most} sites at most.")


@blueprint.get("/desk/events/<int:event_id>/sites/new")
@needs(Deed.WRITE_EVENT, area_of_event)
def new_site(event_id: int) -> Response:
    """The form of one more site."""
    with reading(register().engine) as session:
        held = standing(session, event_id).held
        own = {mandate.province_id for mandate in signed_in_account().mandates} - {None}
        typed = {"province": str(own.pop())} if len(own) == 1 else {}
        return _form(session, held, None, typed | {"repeats": Repeats.ONCE.value})


@blueprint.get("/desk/events/<int:event_id>/sites/<int:position>")
@needs(Deed.WRITE_EVENT, area_of_event)
def edit_site(event_id: int, position: int) -> Response:
    """The form of a site; `position` is the number by which calendars know it."""
    with reading(register().engine) as session:
        held = standing(session, event_id).held
        site = _the_site(held, position)
        return _form(session, held, site, typed_site(site))


@blueprint.post("/desk/events/<int:event_id>/sites/new")
@needs(Deed.WRITE_EVENT, area_of_event)
def enter_site(event_id: int) -> Response:
    """Add a site."""
    return _save(event_id, None)


@blueprint.post("/desk/events/<int:event_id>/sites/<int:position>")
@needs(Deed.WRITE_EVENT, area_of_event)
def save_site(event_id: int, position: int) -> Response:
    """Change a site."""
    return _save(event_id, position)


@blueprint.post("/desk/events/<int:event_id>/sites/<int:position>/remove")
@needs(Deed.WRITE_EVENT, area_of_event)
def remove_site(event_id: int, position: int) -> Response:
    """Take a site out; of a public event calendars are told that it is off."""
    opened = register()
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        held = standing(change.session, event_id).held
        gone = _the_site(held, position)
        left = [entry_of(site) for site in held.sites if site is not gone]
        if is_outdated(held.row.version) or not _in_reach(held, left):
            text = outdated() if is_outdated(held.row.version) else _unreachable()
            return _form(change.session, held, gone, typed_site(gone), [text])
        change_event(change, event_id, {}, left)
        done = saved(held.row)
    return lead_to("desk.event", done, event_id=event_id)


def _save(event_id: int, position: int | None) -> Response:
    opened, typed = register(), typed_form()
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        held = standing(change.session, event_id).held
        site = None if position is None else _the_site(held, position)
        entry, problems = read_site(
            typed,
            provinces=ids_of(all_provinces(change.session)),
            places=ids_of(_places(change.session)),
            position=position,
        )
        problems += _problems(held, entry, site)
        if problems:
            return _form(change.session, held, site, typed, problems)
        _write(change, held, entry, Reading(typed).line("news", LONGEST_NEWS))
        done = saved(held.row)
    if "more" in typed:
        number = position or _next_position(held)
        return lead_to("desk.edit_site", done, event_id=event_id, position=number)
    return lead_to("desk.event", done, event_id=event_id)


def _next_position(held: HeldEvent) -> int:
    """The number that the verb gives a new site: none is used twice."""
    return max((site.row.position for site in (*held.sites, *held.dropped)), default=0) + 1


def _problems(held: HeldEvent, entry: SiteEntry, site: HeldSite | None) -> list[Problem]:
    found = []
    if is_outdated(held.row.version):
        found.append(outdated())
    if site is None and len(held.sites) >= MOST_SITES:
        found.append(Problem("form", _FULL.format(most=MOST_SITES)))
    if not _in_reach(held, _with(held, entry)):
        found.append(_unreachable())
    return found


def _write(change: Change, held: HeldEvent, entry: SiteEntry, news: str) -> None:
    # Whoever writes the days of a copied event has confirmed them.
    change_event(
        change, held.row.id or 0, {"unconfirmed": False}, _with(held, entry), news[:LONGEST_NEWS]
    )


def _with(held: HeldEvent, entry: SiteEntry) -> list[SiteEntry]:
    """All sites with this one new, or in the place of its former self."""
    others = [entry_of(site) for site in held.sites if site.row.position != entry.position]
    return sorted([*others, entry], key=lambda site: site.position or 10**6)


def _in_reach(held: HeldEvent, entries: list[SiteEntry]) -> bool:
    """Whether who is signed in could still change the event: nobody locks themselves out."""
    provinces = {entry.columns["province_id"] for entry in entries} - {None}
    area = Area(frozenset(provinces), held.row.owner_id)
    return may(signed_in_account().mandates, Deed.WRITE_EVENT, area)


def _unreachable() -> Problem:
    return Problem("province", _OUT_OF_REACH)


def _the_site(held: HeldEvent, position: int) -> HeldSite:
    found = next((site for site in held.sites if site.row.position == position), None)
    return found or abort(404)


def _places(session: Session) -> Choices:
    """Public places of those provinces in which who is signed in works; all for the centre."""
    query = select(Place.id, Place.name).where(Place.state == PlaceState.PUBLISHED)
    provinces = {mandate.province_id for mandate in signed_in_account().mandates}
    if None not in provinces:
        query = query.where(col(Place.province_id).in_(provinces))
    found = session.exec(query.order_by(col(Place.sort_key)).limit(500))
    return [(place_id or 0, name) for place_id, name in found]


def _form(
    session: Session,
    held: HeldEvent,
    site: HeldSite | None,
    typed: dict[str, str],
    problems: list[Problem] | None = None,
) -> Response:
    stored = typed_site(site) if site else {}
    clash = site is not None and request.method == "POST" and is_outdated(held.row.version)
    chosen = typed.get("province", "")
    return page(
        "desk/site_form.html",
        status=400 if problems else 200,
        event=held.row,
        site=site,
        version=held.row.version,
        typed=typed,
        problems=problems or [],
        meanwhile=saved_meanwhile(typed, stored) if clash else {},
        stored=stored,
        provinces=all_provinces(session),
        places=_places(session),
        communes=communes_of(session, int(chosen) if chosen.isdecimal() else None),
        days=DAYS,
        weekdays=weekday_labels(),
        longest_news=LONGEST_NEWS,
        **_rows(typed),
    )


def _rows(typed: dict[str, str]) -> dict[str, Any]:
    """How many lines of zones and programme to show: those filled in and a few blank ones."""
    blank = 2

    def needed(prefix: str, most: int) -> int:
        filled = [row for row in range(most) if typed.get(f"{prefix}_{row}")]
        return min(max(filled, default=-1) + 1 + blank, most)

    repeats = [kind for kind in Repeats if kind is not Repeats.OTHER or typed.get("rule")]
    return {
        "zone_rows": needed("zone_name", MOST_ZONES),
        "session_rows": needed("session_title", MOST_SESSIONS),
        "zones_open": any(typed.get(f"zone_name_{row}") for row in range(MOST_ZONES)),
        "sessions_open": any(typed.get(f"session_title_{row}") for row in range(MOST_SESSIONS)),
        "repeats": [(kind.value, text_of(kind.label)) for kind in repeats],
    }
