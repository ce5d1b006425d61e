"""`GET /api/v1/fairs`: fairs and all other events."""

from datetime import UTC, date

from flask import Response, abort, request
from sqlmodel import Session

from catalog.db import reading
from catalog.events.held import HeldEvent, HeldSite
from catalog.events.reading import Wanted, events_ahead, events_past, find_shown, results_of
from catalog.events.records import EventResult
from catalog.events.recurrence import Span
from catalog.events.rule_words import said_rule
from catalog.events.stalls import PublicStalls, stalls_of
from catalog.events.words import EventKind
from catalog.units import Unit, present_provinces
from ocop_site.api.routes import answer, blanks, blueprint, last_updated, number
from ocop_site.errors import refused
from ocop_site.listing import LICENCE, iso, list_item, public_address
from ocop_site.register import register
from ocop_site.schemas.base import Coded
from ocop_site.schemas.fairs import (
    Days,
    FairDetails,
    FairItem,
    FairList,
    FairResults,
    FairSite,
    FairStalls,
)
from search_index.query import LAST_PAGE, MOST_PER_PAGE, PER_PAGE, BadParameter

_PARAMETERS = {"kind", "province", "when", "page", "per_page"}
_WHEN = {"ahead": events_ahead, "past": events_past}


@blueprint.get("/fairs")
def fairs() -> Response:
    """Events ahead, or those over, narrowed by kind and province."""
    args, today = request.args, register().today()
    wrong = blanks()
    wrong += [BadParameter(name, args[name]) for name in args if name not in _PARAMETERS]
    when = args.get("when", "ahead")
    if when not in _WHEN:
        wrong.append(BadParameter("when", when))
    page = number("page", 1, LAST_PAGE, wrong)
    per_page = number("per_page", PER_PAGE, MOST_PER_PAGE, wrong)
    with reading(register().engine) as session:
        wanted = _wanted(session, wrong)
        if wrong:
            return refused(wrong)
        found = _WHEN[when](session, today, wanted)
        start = (page - 1) * per_page
        listed: FairList = {
            "total": len(found),
            "page": page,
            "per_page": per_page,
            "items": [_item(event, today) for event in found[start : start + per_page]],
            "last_updated": last_updated(session),
            "licence": LICENCE,
        }
    return answer(listed)


def _wanted(session: Session, wrong: list[BadParameter]) -> Wanted:
    kind, written = request.args.get("kind"), request.args.get("province")
    kinds = [one for one in EventKind if one.value == kind]
    if kind and not kinds:
        wrong.append(BadParameter("kind", kind))
    units = present_provinces(session) if written else []
    ids = [unit.id or 0 for unit in units if written in (unit.code, unit.slug)]
    if written and not ids:
        wrong.append(BadParameter("province", written))
    return Wanted(kinds, ids)


@blueprint.get("/fairs/<slug>")
def fair(slug: str) -> Response:
    """One event with its sites and the certified goods to be found there."""
    today = register().today()
    with reading(register().engine) as session:
        event = find_shown(session, slug) or abort(404)
        row = event.row
        told: FairDetails = {
            **_item(event, today),
            "reason": row.reason or None,
            "decision": row.decision or None,
            "only_certified": row.only_certified,
            "register_by": iso(row.register_by),
            "website": row.website or None,
            "sites": [_site(event, site) for site in event.sites],
            "exhibitors": _stalls(stalls_of(session, row.id or 0, today)),
            "results": _results(results_of(session, row.id or 0)),
            "sequence": row.sequence,
            "changed_at": row.changed_at.astimezone(UTC).isoformat(timespec="seconds"),
            "last_updated": last_updated(session),
            "licence": LICENCE,
        }
    return answer(told)


def _item(event: HeldEvent, today: date) -> FairItem:
    row, ahead = event.row, event.time_on(today)
    return {
        "slug": row.slug,
        "name": row.name,
        "name_en": row.name_en or None,
        "kind": row.kind,
        "state": row.state.value,
        "edition": row.edition or None,
        "organiser": row.organiser,
        "provinces": [_coded(unit) for unit in event.provinces],
        "first_day": event.first_day.isoformat(),
        "last_day": iso(event.last_day),
        "next": _days(ahead) if ahead else None,
        "repeats": event.recurs,
        "stalls": event.stalls,
        "url": public_address("visit.fair", slug=row.slug),
        "calendar": public_address("visit.fair_calendar", slug=row.slug),
    }


def _coded(unit: Unit) -> Coded:
    return {"code": unit.code, "name": unit.name}


def _days(span: Span) -> Days:
    return {"first_day": span.first.isoformat(), "last_day": span.last.isoformat()}


def _site(event: HeldEvent, site: HeldSite) -> FairSite:
    row, venue = site.row, site.venue
    return {
        "uid": f"{event.row.uid}-{row.position}",
        "name": venue.name or None,
        "address": venue.address or None,
        "commune": venue.commune or None,
        "province": _coded(site.province),
        "latitude": venue.point[0] if venue.point else None,
        "longitude": venue.point[1] if venue.point else None,
        "place": public_address("visit.place", slug=venue.slug) if venue.slug else None,
        "first_day": row.first_day.isoformat(),
        "last_day": row.last_day.isoformat(),
        "opens": row.opens or None,
        "closes": row.closes or None,
        "rule": row.rule or None,
        "rule_in_words": (
            {"vi": said.vi, "en": said.en}
            if row.rule and (said := said_rule(row.rule, row.first_day))
            else None
        ),
        "not_held_on": [day.isoformat() for day in site.days.skipped_starts()],
        "stalls": row.stalls,
    }


def _stalls(stalls: PublicStalls) -> FairStalls:
    return {
        "total": stalls.total,
        "without_certified_goods": stalls.without,
        "with_certified_goods": [
            {
                "number": one.stall.number or None,
                "exhibitor": one.stall.exhibitor,
                "goods": [list_item(card) for card in one.certified],
            }
            for one in stalls.stalls
        ],
    }


def _results(reported: EventResult | None) -> FairResults | None:
    if reported is None:
        return None
    return {
        "visitors": reported.visitors,
        "exhibitors": reported.exhibitors,
        "stalls": reported.stalls,
        "sales": reported.sales_vnd,
        "contracts": reported.contracts,
        "contracts_value": reported.contracts_vnd,
        "reported_on": reported.reported_on.isoformat(),
    }
