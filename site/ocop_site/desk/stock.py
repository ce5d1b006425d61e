"""What a place sells, on the desk: added by code, by name or by a pasted list, seen, taken out."""

from collections.abc import Iterable, Mapping
from datetime import date

from flask import Response, request
from sqlmodel import Session, col, select

from catalog.accounts.mandates import Deed
from catalog.cards import Card, load_cards
from catalog.change import Change, changing
from catalog.codes import Level, MistypedCode, parse_code
from catalog.db import in_chunks, reading
from catalog.places import keeping
from catalog.places.queries import stock_of
from catalog.places.records import Place
from catalog.places.writing import PlaceRefused
from catalog.products import Product
from catalog.text import Text
from catalog.typed import Problem, one_line
from ocop_site.account.signed_in import actor, needs
from ocop_site.desk.areas import area_of_place, the_place
from ocop_site.desk.pages import lead_to, page, refusals, typed_form
from ocop_site.desk.place_form import codes_in
from ocop_site.desk.reading import Reading
from ocop_site.desk.routes import blueprint
from ocop_site.register import register
from ocop_site.search import find
from search_index.query import SearchRequest

MOST_CODES = 500
"""Lines that one pasted list may hold; also how many goods are kept for a place at a time."""
_MOST_GOODS = 2000
_OFFERED = 8

_MOST_SHOWN = 10
_AND_MORE = Text(
    "Và {count} dòng khác; tất cả còn trong ô bên dưới.",
    "And {count} more lines; all of them are kept in the field below.",
)
_NOTHING = Text(
    "Ghi ít nhất một mã, mỗi dòng một mã.", "Write at least one code, one on each line."
)
_MANY = Text("Mỗi lần tối đa {most} mã.", "At most {most} codes at a time.")
_FULL = Text("Danh sách tối đa {most} sản phẩm.", "A list holds at most {most} products.")
_MISTYPED = Text("“{line}”: không phải mã sản phẩm. {why}", "“{line}” is no product code. {why}")
_UNKNOWN = Text(
    "“{line}”: sổ này chưa ghi nhận sản phẩm nào mang mã này.",
    "“{line}”: the register has no product with this code.",
)
_NO_PRODUCT_CODE = Text(
    "Đây là mã lô hoặc mã từng gói; hãy ghi mã sản phẩm gồm 8 ký tự.",
    "This is the code of a lot or a pack; write the product's, which has 8 characters.",
)
_AHEAD = Text("Ngày thấy hàng không thể ở tương lai.", "The day on which it was seen is ahead.")


@blueprint.get("/desk/places/<int:place_id>/stock")
@needs(Deed.WRITE_PLACE, area_of_place)
def stock(place_id: int) -> Response:
    """What the place sells, with the status of today; with `?q=` goods of that name to add."""
    with reading(register().engine) as session:
        return _page(session, the_place(session, place_id))


@blueprint.post("/desk/places/<int:place_id>/stock")
@needs(Deed.WRITE_PLACE, area_of_place)
def add_goods(place_id: int) -> Response:
    """Add goods by their codes. What is understood is added; the other lines are shown again."""
    opened, typed = register(), typed_form()
    form = Reading(typed)
    seen_on = form.day("seen_on") or opened.today()
    if seen_on > opened.today():
        form.object_to("seen_on", _AHEAD)
    lines = codes_in(form.lines("codes"))
    if not lines or len(lines) > MOST_CODES:
        form.object_to("codes", _MANY.format(most=MOST_CODES) if lines else _NOTHING)
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        found = the_place(change.session, place_id)
        if form.problems:
            return _page(change.session, found, typed, form.problems)
        ids, refused = _products(change.session, lines)
        problems = _put(change, found, dict.fromkeys(ids, seen_on)) + _first_few(refused)
        if problems:
            typed = typed | {"codes": "\n".join(refused)}
            return _page(change.session, found, typed, problems)
    return lead_to("desk.stock", "stocked", place_id=place_id)


def _first_few(refused: Mapping[str, Problem]) -> list[Problem]:
    """As many problems as a telephone can show; the lines themselves all stay in the field."""
    shown = list(refused.values())[:_MOST_SHOWN]
    if left := len(refused) - len(shown):
        shown.append(Problem("codes", _AND_MORE.format(count=left)))
    return shown


def _put(change: Change, found: Place, seen: dict[int, date]) -> list[Problem]:
    """Add goods to those that stand there, and why it cannot be done."""
    listed = stock_of(change.session, found.id or 0) | seen
    if len(listed) > _MOST_GOODS:
        return [Problem("codes", _FULL.format(most=_MOST_GOODS))]
    try:
        keeping.stock(change, found, listed)
    except PlaceRefused as refused:
        return refusals(refused.reasons)
    return []


def _products(session: Session, lines: Iterable[str]) -> tuple[list[int], dict[str, Problem]]:
    """Products meant by lines, and the lines that mean none, in their order, with why."""
    meant: dict[str, str] = {}
    refused: dict[str, Problem | None] = {}
    for line in lines:
        try:
            code = parse_code(line.rstrip("/").rsplit("/", 1)[-1])
        except MistypedCode as mistyped:
            refused[line] = _about(_MISTYPED, line, mistyped.reason.text)
            continue
        if code.level is Level.PRODUCT:
            meant[line], refused[line] = code.value, None
        else:
            refused[line] = _about(_MISTYPED, line, _NO_PRODUCT_CODE)
    known = _known(session, list(meant.values()))
    for line, value in meant.items():
        refused[line] = None if value in known else _about(_UNKNOWN, line)
    return list(known.values()), {line: why for line, why in refused.items() if why}


def _about(text: Text, line: str, why: Text | None = None) -> Problem:
    return Problem("codes", text.format(line=one_line(line)[:60], why=why or ""))


def _known(session: Session, codes: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for chunk in in_chunks(codes):
        query = select(Product.code, Product.id).where(
            col(Product.code).in_(chunk), col(Product.voided_at).is_(None)
        )
        found |= {code: product_id or 0 for code, product_id in session.exec(query)}
    return found


@blueprint.post("/desk/places/<int:place_id>/stock/remove")
@needs(Deed.WRITE_PLACE, area_of_place)
def remove_goods(place_id: int) -> Response:
    """Take one product out of the list."""
    gone = Reading(typed_form()).number_of("product")
    opened = register()
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        found = the_place(change.session, place_id)
        listed = stock_of(change.session, place_id)
        listed.pop(gone or 0, None)
        keeping.stock(change, found, listed)
    return lead_to("desk.stock", "stocked", place_id=place_id)


@blueprint.post("/desk/places/<int:place_id>/stock/seen")
@needs(Deed.WRITE_PLACE, area_of_place)
def see_goods(place_id: int) -> Response:
    """Say that one product, or all of them, was seen on the shelf today."""
    one = Reading(typed_form()).number_of("product")
    opened = register()
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        found = the_place(change.session, place_id)
        listed = stock_of(change.session, place_id)
        today = opened.today()
        seen = {i: today if one in (None, i) else day for i, day in listed.items()}
        keeping.stock(change, found, seen)
    return lead_to("desk.stock", "stocked", place_id=place_id)


def _page(
    session: Session,
    found: Place,
    typed: dict[str, str] | None = None,
    problems: list[Problem] | None = None,
) -> Response:
    today = register().today()
    listed = stock_of(session, found.id or 0)
    cards = load_cards(session, list(listed), today)
    wanted = one_line(request.args.get("q", ""))[:100]
    return page(
        "desk/stock.html",
        status=400 if problems else 200,
        place=found,
        cards=sorted(cards, key=lambda card: (card.status.in_force, card.name)),
        seen=listed,
        silent=len(listed) - len(cards),
        wanted=wanted,
        offered=_offered(session, wanted, today),
        typed={"seen_on": today.isoformat(), **(typed or {})},
        problems=problems or [],
    )


def _offered(session: Session, wanted: str, today: date) -> list[Card]:
    if not wanted:
        return []
    result = find(SearchRequest(q=wanted, per_page=_OFFERED))
    return load_cards(session, result.ids or result.look_alikes, today)
