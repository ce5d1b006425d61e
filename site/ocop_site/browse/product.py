"""One product and its drawing."""

from typing import Any

from flask import Response, abort, redirect, render_template, request, url_for
from sqlmodel import Session, select
from werkzeug.wrappers import Response as AnyResponse

from catalog.cards import load_cards, producer_product_ids
from catalog.codes import MistypedCode, parse_code
from catalog.content import Said, first_said, texts_of
from catalog.db import reading
from catalog.details import load_details
from catalog.inspections import public_inspections
from catalog.places.finding import places_with
from catalog.products import Product
from catalog.records import ProductRecord, find_record
from catalog.status import ActKind, last_day
from catalog.taxonomy import NOTICES, notice_for
from catalog.text import Text
from catalog.verdicts import WITHDRAWAL_REASON_TEXTS
from ocop_site.assets import drawing_version
from ocop_site.browse.routes import blueprint
from ocop_site.content import naming_order, reading_order
from ocop_site.drawings import draw
from ocop_site.kept import Body, kept_drawings, send
from ocop_site.register import register
from ocop_site.search import find
from search_index.query import Facet, SearchRequest, Value

_MOST_ALIKE = 4
_A_YEAR = "public, max-age=31536000, immutable"

EVENT_TEXTS: dict[ActKind, Text] = {
    ActKind.RECOGNISED: Text("Được công nhận", "Recognised"),
    ActKind.RENEWAL_FILED: Text("Nộp hồ sơ đánh giá lại", "Dossier for re-rating filed"),
    ActKind.EXTENDED: Text("Kéo dài hiệu lực", "Extended"),
    ActKind.RE_RATING_REFUSED: Text("Đánh giá lại không đạt", "Re-rating refused"),
    ActKind.SUSPENDED: Text("Tạm đình chỉ", "Suspended"),
    ActKind.RESTORED: Text("Khôi phục hiệu lực", "Restored"),
    ActKind.WITHDRAWN: Text("Thu hồi", "Withdrawn"),
    ActKind.SUPERSEDED: Text(
        "Được thay bằng giấy chứng nhận mới", "Replaced by a newer certificate"
    ),
}


@blueprint.get("/products/<slug>-<code>")
def product(slug: str, code: str) -> AnyResponse | str:
    """All that the register says of one product."""
    opened = register()
    with reading(opened.engine) as session:
        record = find_record(session, code_or_404(code), opened.today())
        if record is None or record.speaking is None:
            abort(404)
        if (slug, code) != (record.product.slug, record.product.code):
            slug, code = record.product.slug, record.product.code
            return redirect(url_for("browse.product", slug=slug, code=code), 301)
        return render_template(
            "browse/product.html",
            record=record,
            speaking=record.speaking,
            last_day=last_day(record.speaking.certificate),
            said=said_of(session, record),
            notice=notice_of(record),
            today=opened.today(),
            **_context(session, record),
        )


def _context(session: Session, record: ProductRecord) -> dict[str, Any]:
    """What else a product's page shows, and the words for it."""
    product_id = record.product.id or 0
    today = register().today()
    others = [i for i in producer_product_ids(session, record.producer.id or 0) if i != product_id]
    return {
        "details": load_details(session, product_id, record.producer.id or 0),
        "found_at": places_with(session, product_id),
        "inspections": public_inspections(session, product_id),
        "others": [
            c for c in load_cards(session, others, today, naming_order()) if c.status.in_force
        ],
        "alike": load_cards(session, _alike(record), today, naming_order()),
        "event_texts": EVENT_TEXTS,
        "reasons": WITHDRAWAL_REASON_TEXTS,
    }


def _alike(record: ProductRecord) -> list[int]:
    """Other goods in force of the same set and province."""
    chosen: dict[Facet, frozenset[Value]] = {
        Facet.SET: frozenset({record.product.set_no}),
        Facet.PROVINCE: frozenset({record.province.code}),
    }
    found = find(SearchRequest(chosen=chosen, per_page=_MOST_ALIKE + 1))
    return [i for i in found.ids if i != record.product.id][:_MOST_ALIKE]


def code_or_404(typed: str) -> str:
    """The code that an address names; 404 for what is none."""
    try:
        return parse_code(typed).value
    except MistypedCode:
        abort(404)


def notice_of(record: ProductRecord) -> Text | None:
    """The warning that goes with the goods, if any."""
    notice = notice_for(record.product.set_no, record.product.name)
    return NOTICES[notice] if notice else None


def said_of(session: Session, record: ProductRecord) -> dict[str, Said]:
    """Name, summary and story, each in the first language of the reader that has it."""
    texts = texts_of(session, record.product.id or 0)
    parts = {part: first_said(texts, part, reading_order()) for part in _PARTS}
    return {part: said for part, said in parts.items() if said}


_PARTS = ("name", "summary", "story")


@blueprint.get("/drawings/<code>.svg")
def drawing(code: str) -> Response:
    """A product's illustration; under its version it never changes, and is not asked for again."""
    version = request.args.get("v", "")
    drawn = kept_drawings().get(code, version)
    if drawn is None:
        with reading(register().engine) as session:
            found = session.exec(select(Product).where(Product.code == code)).one_or_none()
        if found is None:
            abort(404)
        drawn = Body(draw(found.set_no, found.name, found.code).encode())
        if version != drawing_version(found):
            return send(drawn, mimetype="image/svg+xml")
        kept_drawings().keep(code, version, drawn)
    answer = send(drawn, mimetype="image/svg+xml")
    answer.headers["Cache-Control"] = _A_YEAR
    return answer
