"""The forms of an event and of one of its sites: what their fields mean. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from catalog.events.held import HeldSite
from catalog.events.records import Event
from catalog.events.words import EventKind
from catalog.events.writing import SiteEntry
from catalog.text import Text
from catalog.typed import Problem, many_lines
from ocop_site.desk.contact import read_contact
from ocop_site.desk.reading import Reading
from ocop_site.desk.repeats import read_rule, typed_rule
from ocop_site.desk.values import Misread, day, point, point_text

MOST_ZONES: Final = 30
MOST_SESSIONS: Final = 60
MOST_SKIPS: Final = 60
MOST_DAYS: Final = 366

_LINES: Final = {
    "name_en": 200,
    "edition": 100,
    "organiser": 200,
    "decision": 300,
    "register_how": 1000,
    "fee": 300,
    "support": 1000,
}
_NO_NAME = Text("Ghi tên sự kiện.", "Give the event a name.")
_NO_PROVINCE = Text("Chọn tỉnh, thành phố.", "Choose the province.")
_NO_FIRST_DAY = Text("Ghi ngày đầu tại điểm này.", "Give the first day at this site.")
_TURNED = Text("Ngày cuối phải từ ngày đầu trở đi.", "The last day is before the first.")
_LONG = Text("Một sự kiện kéo dài tối đa một năm.", "An event lasts a year at most.")
_CLOCK_TURNED = Text("Giờ kết thúc phải sau giờ bắt đầu.", "It ends before it begins.")
_NO_OPENING = Text("Ghi giờ bắt đầu.", "Say when it begins.")
_OUTSIDE = Text(
    "Ngày này nằm ngoài những ngày diễn ra tại điểm này.",
    "This is not one of the days on which this site is held.",
)
_NO_TITLE = Text("Ghi nội dung của dòng này.", "Say what this line is about.")
_NO_DAY = Text("Ghi ngày của dòng này.", "Give the day of this line.")
_SKIP = Text("Mỗi dòng một ngày, ví dụ 07/02/2027; chưa hiểu “{line}”.",
             "One day a line, such as 07/02/2027; “{line}” is not understood.")  # fmt: skip
_MANY_SKIPS = Text("Tối đa {most} ngày nghỉ.", "At most {most} days.")


def read_event(
    typed: Mapping[str, str], *, agreed_before: str
) -> tuple[dict[str, Any], list[Problem]]:
    """The columns of `Event` that were typed, and what is wrong with them."""
    form = Reading(typed)
    columns: dict[str, Any] = {"kind": form.word("kind", EventKind)}
    columns["name"] = form.needed("name", _NO_NAME)
    columns |= {field: form.line(field, most) for field, most in _LINES.items()}
    columns["text_vi"], columns["text_en"] = form.lines("text_vi"), form.lines("text_en")
    columns["only_certified"] = form.ticked("only_certified")
    columns["register_by"] = form.day("register_by")
    columns |= read_contact(form, agreed_before)
    return columns, form.problems


def typed_event(event: Event) -> dict[str, str]:
    """An event as its form shows it; read again it is the same."""
    typed = {field: getattr(event, field) for field in (*_LINES, "name", "text_vi", "text_en")}
    typed |= {"phone": event.phone, "email": event.email, "website": event.website}
    typed |= {"kind": event.kind.value, "only_certified": "1" if event.only_certified else ""}
    typed["register_by"] = event.register_by.isoformat() if event.register_by else ""
    return typed


def read_site(
    typed: Mapping[str, str],
    *,
    provinces: frozenset[int],
    places: frozenset[int],
    position: int | None,
) -> tuple[SiteEntry, list[Problem]]:
    """What was typed of one site and what is wrong with it; `places` are those one may choose."""
    form = Reading(typed)
    columns: dict[str, Any] = {
        "name": form.line("name"),
        "commune": form.line("commune", 100),
        "address": form.line("address", 300),
        "province_id": form.number_of("province"),
        "stalls": form.count("stalls"),
    }
    if columns["province_id"] not in provinces:
        form.object_to("province", _NO_PROVINCE)
    place = form.number_of("place")
    columns["place_id"] = place if place in places else None
    where = form.value("point", point)
    columns["latitude"], columns["longitude"] = where or (None, None)
    columns |= _days(form) | _clocks(form)
    columns["rule"] = read_rule(form, columns["first_day"], columns["last_day"])
    skips, zones = _skips(form), _zones(form)
    sessions = _sessions(form, columns)
    return SiteEntry(columns, zones, sessions, skips, position), form.problems


def _days(form: Reading) -> dict[str, Any]:
    first, last = form.day("first_day"), form.day("last_day")
    if first is None:
        if not any(problem.field == "first_day" for problem in form.problems):
            form.object_to("first_day", _NO_FIRST_DAY)
    elif last and last < first:
        form.object_to("last_day", _TURNED)
    elif last and (last - first).days > MOST_DAYS:
        form.object_to("last_day", _LONG)
    return {"first_day": first, "last_day": last or first}


def _clocks(form: Reading) -> dict[str, Any]:
    opens, closes = form.clock("opens"), form.clock("closes")
    if closes and not opens:
        form.object_to("opens", _NO_OPENING)
    elif closes and closes == opens:  # an evening market may close after midnight
        form.object_to("closes", _CLOCK_TURNED)
    return {"opens": opens, "closes": closes}


def _skips(form: Reading) -> tuple[date, ...]:
    found = set()
    for line in many_lines(form.lines("skips", 2000).replace(",", "\n")).splitlines():
        if not line:
            continue
        try:
            found.add(day(line))
        except Misread:
            form.object_to("skips", _SKIP.format(line=line[:40]))
            break
    if len(found) > MOST_SKIPS:
        form.object_to("skips", _MANY_SKIPS.format(most=MOST_SKIPS))
    return tuple(sorted(found))


def _zones(form: Reading) -> tuple[Mapping[str, Any], ...]:
    found: list[Mapping[str, Any]] = []
    for row in range(MOST_ZONES):
        name, english = form.line(f"zone_name_{row}"), form.line(f"zone_name_en_{row}")
        stalls = form.count(f"zone_stalls_{row}")
        if name:
            found.append({"name": name, "name_en": english, "stalls": stalls})
        elif english or stalls is not None:
            form.object_to(f"zone_name_{row}", _NO_TITLE)
    return tuple(found)


def _sessions(form: Reading, site: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    found: list[Mapping[str, Any]] = []
    first, last = site["first_day"], site["last_day"]
    for row in range(MOST_SESSIONS):
        on, starts, ends = (form.typed.get(f"session_{p}_{row}") for p in ("day", "starts", "ends"))
        title, english = form.line(f"session_title_{row}"), form.line(f"session_title_en_{row}")
        if not any((on, starts, ends, title, english)):
            continue
        line: dict[str, Any] = {
            "day": form.day(f"session_day_{row}"),
            "title": title,
            "title_en": english,
        }
        line["starts"] = form.clock(f"session_starts_{row}")
        line["ends"] = form.clock(f"session_ends_{row}")
        if not title:
            form.object_to(f"session_title_{row}", _NO_TITLE)
        if line["day"] is None and not on:
            form.object_to(f"session_day_{row}", _NO_DAY)
        elif line["day"] and not site["rule"] and first and not first <= line["day"] <= last:
            form.object_to(f"session_day_{row}", _OUTSIDE)
        if line["ends"] and line["ends"] <= line["starts"]:
            form.object_to(f"session_ends_{row}", _CLOCK_TURNED)
        found.append(line)
    return tuple(found)


def typed_site(held: HeldSite) -> dict[str, str]:
    """A site as its form shows it; read again it is the same."""
    site = held.row
    typed = {field: getattr(site, field) for field in ("name", "commune", "address")}
    typed |= {"opens": site.opens, "closes": site.closes}
    typed["province"], typed["place"] = str(site.province_id), str(site.place_id or "")
    typed["point"] = point_text(site.latitude, site.longitude)
    typed["first_day"], typed["last_day"] = site.first_day.isoformat(), site.last_day.isoformat()
    typed["stalls"] = "" if site.stalls is None else str(site.stalls)
    typed["skips"] = "\n".join(f"{skipped:%d/%m/%Y}" for skipped in held.skips)
    for row, zone in enumerate(held.zones):
        typed[f"zone_name_{row}"], typed[f"zone_name_en_{row}"] = zone.name, zone.name_en
        typed[f"zone_stalls_{row}"] = "" if zone.stalls is None else str(zone.stalls)
    for row, line in enumerate(held.sessions):
        typed[f"session_day_{row}"] = line.day.isoformat()
        for part in ("starts", "ends", "title", "title_en"):
            typed[f"session_{part}_{row}"] = getattr(line, part)
    return typed | typed_rule(site.rule)


def entry_of(held: HeldSite) -> SiteEntry:
    """A site that stays as it is, as the verb that changes an event is told of it."""
    site = held.row
    columns = site.model_dump(exclude={"id", "event_id", "position", "ends_on", "dropped_at"})
    return SiteEntry(
        columns,
        [zone.model_dump(include={"name", "name_en", "stalls"}) for zone in held.zones],
        [
            line.model_dump(include={"day", "starts", "ends", "title", "title_en"})
            for line in held.sessions
        ],
        held.skips,
        site.position,
    )
