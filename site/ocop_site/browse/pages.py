"""One product, one producer, one drawing."""

from flask import Response, abort, redirect, render_template, request, url_for
from sqlmodel import Session, select
from werkzeug.wrappers import Response as AnyResponse

from catalog.cards import load_cards, producer_product_ids
from catalog.codes import MistypedCode, parse_code
from catalog.content import Said, first_said, texts_of
from catalog.db import reading
from catalog.inspections import public_inspections
from catalog.producers import Producer
from catalog.products import Product
from catalog.records import ProductRecord, find_record
from catalog.status import EventKind, last_day
from catalog.taxonomy import NOTICES, notice_for
from catalog.text import Text
from catalog.units import Unit
from catalog.verdicts import WITHDRAWAL_REASON_TEXTS
from ocop_site.browse.routes import blueprint
from ocop_site.content import naming_order, reading_order
from ocop_site.drawings import draw
from ocop_site.register import register

_A_YEAR = "public, max-age=31536000, immutable"

EVENT_TEXTS: dict[EventKind, Text] = {
    EventKind.RECOGNISED: Text("Được công nhận", "Recognised"),
    EventKind.RENEWAL_FILED: Text("Nộp hồ sơ đánh giá lại", "Dossier for re-rating filed"),
    EventKind.EXTENDED: Text("Kéo dài hiệu lực", "Extended"),
    EventKind.RE_RATING_REFUSED: Text("Đánh giá lại không đạt", "Re-rating refused"),
    EventKind.SUSPENDED: Text("Tạm đình chỉ", "Suspended"),
    EventKind.RESTORED: Text("Khôi phục hiệu lực", "Restored"),
    EventKind.WITHDRAWN: Text("Thu hồi", "Withdrawn"),
    EventKind.SUPERSEDED: Text(
        "Được thay bằng giấy chứng nhận mới", "Replaced by a newer certificate"
    ),
}


@blueprint.get("/products/<slug>-<code>")
def product(slug: str, code: str) -> AnyResponse | str:
    """All that the register says of one product."""
    opened = register()
    with reading(opened.engine) as session:
        record = find_record(session, _code_or_404(code), opened.today())
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
            said=_said(session, record),
            inspections=public_inspections(session, record.product.id or 0),
            notice=_notice(record),
            event_texts=EVENT_TEXTS,
            reasons=WITHDRAWAL_REASON_TEXTS,
            today=opened.today(),
        )


def _code_or_404(typed: str) -> str:
    try:
        return parse_code(typed).value
    except MistypedCode:
        abort(404)


def _notice(record: ProductRecord) -> Text | None:
    notice = notice_for(record.product.set_no, record.product.name)
    return NOTICES[notice] if notice else None


def _said(session: Session, record: ProductRecord) -> dict[str, Said]:
    """Name, summary and story, each in the first language of the reader that has it."""
    texts = texts_of(session, record.product.id or 0)
    parts = {part: first_said(texts, part, reading_order()) for part in _PARTS}
    return {part: said for part, said in parts.items() if said}


_PARTS = ("name", "summary", "story")


@blueprint.get("/producers/<slug>")
def producer(slug: str) -> str:
    """A producer and every product of it that the register knows, each with its status."""
    opened = register()
    with reading(opened.engine) as session:
        found = session.exec(select(Producer).where(Producer.slug == slug)).one_or_none()
        if found is None or found.voided_at is not None:
            abort(404)
        cards = load_cards(
            session, producer_product_ids(session, found.id or 0), opened.today(), naming_order()
        )
        return render_template(
            "browse/producer.html",
            producer=found,
            province=session.get_one(Unit, found.province_id),
            held=[card for card in cards if card.status.in_force],
            past=[card for card in cards if not card.status.in_force],
        )


@blueprint.get("/drawings/<code>.svg")
def drawing(code: str) -> Response:
    """A product's illustration; it changes only with the program that draws it."""
    with reading(register().engine) as session:
        found = session.exec(select(Product).where(Product.code == code)).one_or_none()
    if found is None:
        abort(404)
    svg = draw(found.set_no, found.name, found.code)
    kept = _A_YEAR if "v" in request.args else "no-cache"
    return Response(svg, mimetype="image/svg+xml", headers={"Cache-Control": kept})
