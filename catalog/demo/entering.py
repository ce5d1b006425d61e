"""Entering the plan: producers, products, texts and certificates, each in one go."""

from random import Random
from typing import Any

from catalog.demo.authorities import province_on
from catalog.demo.ledger import Ledger
from catalog.demo.makers import Maker
from catalog.demo.places import Place
from catalog.demo.plan import Plan, PlannedProduct
from catalog.demo.texts import Writer
from catalog.producers import enter_producers, free_slugs, producer_key
from catalog.products import enter_products, enter_texts, free_codes
from catalog.recognising import Award, recognise
from catalog.text import same_spelling, slugify, sort_key

Codes = Random
"""Where product codes are drawn from: seeded, so that the same register has the same codes."""


def enter_makers(ledger: Ledger, makers: list[Maker]) -> dict[Maker, int]:
    """Enter producers; their ids."""
    slugs = free_slugs(ledger.change.session, [maker.name for maker in makers])
    rows = [
        {
            "slug": slug,
            "name": maker.name,
            "name_key": producer_key(maker.name),
            "sort_key": sort_key(maker.name),
            "kind": maker.kind,
            "province_id": ledger.provinces[maker.place.province.code],
            "place": _present(maker.place),
        }
        for maker, slug in zip(makers, slugs, strict=True)
    ]
    return dict(zip(makers, enter_producers(ledger.change, rows), strict=True))


def enter_goods(ledger: Ledger, plan: Plan, makers: dict[Maker, int], codes: Codes) -> list[int]:
    """Enter products; their ids in the order of the plan."""
    drawn = free_codes(ledger.change.session, len(plan.products), codes.getrandbits)
    rows = [
        product_row(ledger, product, makers[product.maker], code)
        for product, code in zip(plan.products, drawn, strict=True)
    ]
    return enter_products(ledger.change, rows)


def product_row(
    ledger: Ledger, product: PlannedProduct, producer_id: int, code: str
) -> dict[str, Any]:
    """The columns of one product."""
    place, name = product.maker.place, product.name.vi
    old = product.under_old_units
    decided = product.life.awards[-1].decision.on
    return {
        "code": code,
        "slug": slugify(name),
        "name": name,
        "name_key": same_spelling(name),
        "sort_key": sort_key(name),
        "producer_id": producer_id,
        "set_no": product.good.set_no,
        "gtin": product.gtin,
        "programme_code": product.programme_code,
        "net_content": product.net_content,
        "printed_commune": place.commune if old else place.present_commune,
        "printed_district": place.district if old else "",
        "printed_province": province_on(place, decided),
        "commune": place.present_commune,
        "province_id": ledger.provinces[place.province.code],
        "former_province_id": ledger.former[place.former_province] if old else None,
    }


def tell_of_goods(
    ledger: Ledger, plan: Plan, makers: dict[Maker, int], product_ids: list[int]
) -> None:
    """Enter what the producers say, in Vietnamese and for some in English too."""
    writer = Writer(plan.seed)
    rows = []
    for number, (product, product_id) in enumerate(zip(plan.products, product_ids, strict=True)):
        texts = writer.write(product, number)
        producer_id = makers[product.maker]
        said = {"summary": texts.summary, "story": texts.story}
        rows.append((product_id, producer_id, "vi", said))
        if texts.english:
            english = {"name": product.name.en, "summary": texts.english}
            rows.append((product_id, producer_id, "en", english))
    enter_texts(ledger.change, rows)


def award_goods(
    ledger: Ledger, plan: Plan, makers: dict[Maker, int], product_ids: list[int]
) -> list[int]:
    """Enter all certificates; the ids of the newest of each product."""
    awards, newest = [], []
    for product, product_id in zip(plan.products, product_ids, strict=True):
        for planned in product.life.awards:
            on = planned.decision.on
            awards.append(
                Award(
                    product_id=product_id,
                    producer_id=makers[product.maker],
                    decision_id=ledger.decision(planned.decision),
                    stars=planned.stars,
                    issued_on=on,
                    score=planned.score,
                    scored_under=ledger.criteria_on(on),
                    recognition=planned.recognition,
                )
            )
        newest.append(len(awards) - 1)
    ids = recognise(ledger.change, awards)
    return [ids[at] for at in newest]


def _present(place: Place) -> str:
    return ", ".join(part for part in (place.present_commune, place.province.full) if part)
