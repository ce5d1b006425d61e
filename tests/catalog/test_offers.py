"""What buyers need: bands on both sides of each bound, one offer a product, all on record."""

from datetime import date

import pytest
from factories import World
from sqlalchemy import Engine, insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from catalog.areas import AreaKind, area_product_ids, areas_in, areas_of, enter_areas, find_area
from catalog.attestations import Attestation, AttestationKind, enter_attestations
from catalog.audit import AuditEntry
from catalog.channels import ChannelKind, SalesChannel, enter_channels
from catalog.db import metadata, reading, writing
from catalog.offers import (
    Capacity,
    Invoice,
    Offer,
    Price,
    capacity_band,
    enter_offers,
    price_band,
    shelf_life_text,
)
from catalog.producers import Producer
from catalog.products import Product
from catalog.tags import ProductTag, Tag, tag_products


@pytest.mark.parametrize(
    ("amount", "band"),
    [
        (None, Capacity.UNKNOWN),
        (499, Capacity.SMALL),
        (500, Capacity.MEDIUM),
        (4_999, Capacity.MEDIUM),
        (5_000, Capacity.LARGE),
    ],
)
def test_capacities_fall_into_bands(amount: int | None, band: Capacity) -> None:
    assert capacity_band(amount) is band


@pytest.mark.parametrize(
    ("price", "band"),
    [
        (None, Price.UNKNOWN),
        (100_000, Price.TO_100K),
        (100_001, Price.TO_200K),
        (200_000, Price.TO_200K),
        (500_000, Price.TO_500K),
        (500_001, Price.TO_1M),
        (1_000_000, Price.TO_1M),
        (1_000_001, Price.MORE),
    ],
)
def test_prices_fall_into_bands(price: int | None, band: Price) -> None:
    assert price_band(price) is band


@pytest.mark.parametrize(
    ("days", "vi"),
    [(4, "4 ngày"), (60, "60 ngày"), (61, "2 tháng"), (365, "12 tháng"), (540, "18 tháng")],
)
def test_a_shelf_life_is_told_in_days_or_months(days: int, vi: str) -> None:
    assert shelf_life_text(days).vi == vi


def test_a_new_offer_takes_the_place_of_the_old(world: World) -> None:
    goods = world.make_product()
    with world.change() as change:
        enter_offers(change, [(goods.producer_id, {"product_id": goods.id, "price_from": 90_000})])
    with world.change() as change:
        told = {"product_id": goods.id, "invoice": Invoice.YES, "export_markets": "JP,KR"}
        enter_offers(change, [(goods.producer_id, told)])
    with reading(world.engine) as session:
        offer = session.exec(select(Offer)).one()
        assert offer.price_from is None
        assert offer.invoice is Invoice.YES
        assert offer.markets == ["JP", "KR"]
        assert len(_entries(session, "enter_offer")) == 2


def test_a_change_of_an_offer_reaches_pages_and_index(world: World) -> None:
    goods = world.make_product()
    before = _versions(world.engine, goods.id, goods.producer_id)
    with world.change() as change:
        enter_offers(change, [(goods.producer_id, {"product_id": goods.id})])
    after = _versions(world.engine, goods.id, goods.producer_id)
    assert after == (before[0] + 1, before[1] + 1)
    with reading(world.engine) as session:
        outbox = metadata.tables["outbox"]
        last = session.execute(select(outbox.c.product_id).order_by(outbox.c.id.desc())).first()
        assert last is not None and last[0] == goods.id


def _versions(engine: Engine, product_id: int, producer_id: int) -> tuple[int, int]:
    with reading(engine) as session:
        product = session.get_one(Product, product_id)
        return product.version, session.get_one(Producer, producer_id).version


@pytest.mark.parametrize(
    "columns",
    [
        {"price_from": 0},
        {"price_from": 2, "price_to": 1},
        {"price_to": 5},
        {"capacity_per_month": 0},
        {"season": 4096},
        {"shelf_life_days": 0},
        {"invoice": "perhaps"},
    ],
)
def test_the_database_refuses_offers_that_make_no_sense(
    world: World, columns: dict[str, object]
) -> None:
    goods = world.make_product()
    blank = {
        "product_id": goods.id, "price_unit": "", "capacity_unit": "", "season": 0,
        "storage_vi": "", "storage_en": "", "pack_sizes": "", "minimum_order": "",
        "invoice": "unknown", "export_markets": "",
    }  # fmt: skip
    table = metadata.tables["offer"].to_metadata(type(metadata)())
    table.c.invoice.type = metadata.tables["product"].c.name.type
    with pytest.raises(IntegrityError), writing(world.engine) as session:
        session.execute(insert(table), [blank | columns])


def test_tags_given_are_all_tags(world: World) -> None:
    goods = world.make_product()
    for tags in ([Tag.ORGANIC, Tag.ARTISAN, Tag.ORGANIC], [Tag.BY_PRODUCT]):
        with world.change() as change:
            tag_products(change, [(goods.id, goods.producer_id, tags)])
    with reading(world.engine) as session:
        assert [row.tag for row in session.exec(select(ProductTag))] == [Tag.BY_PRODUCT]


def test_other_certificates_hold_through_their_last_day(world: World) -> None:
    goods = world.make_product()
    held = [
        {"kind": AttestationKind.HACCP, "number": "H-1", "valid_until": date(2026, 11, 22)},
        {"kind": AttestationKind.GI, "number": "Phú Quốc"},
    ]
    with world.change() as change:
        enter_attestations(change, [(goods.id, goods.producer_id, held)])
    with reading(world.engine) as session:
        haccp, gi = session.exec(select(Attestation).order_by(col(Attestation.id))).all()
    assert haccp.held_on(date(2026, 11, 22))
    assert not haccp.held_on(date(2026, 11, 23))
    assert gi.held_on(date(2099, 1, 1))


def test_only_web_addresses_become_links(world: World) -> None:
    maker = world.make_producer()
    channels = [
        {"kind": ChannelKind.WEBSITE, "address": "https://conban.example"},
        {"kind": ChannelKind.SHOP, "address": "chợ Tiểu Cần"},
        {"kind": ChannelKind.SOCIAL, "address": "javascript:alert(1)"},
    ]
    with world.change() as change:
        enter_channels(change, [(maker.id, channels)])
    with reading(world.engine) as session:
        found = session.exec(select(SalesChannel).order_by(col(SalesChannel.id))).all()
    assert [channel.link for channel in found] == ["https://conban.example", None, None]


def test_an_area_has_goods_and_an_address_of_its_own(world: World) -> None:
    goods = world.make_product()
    row = {"kind": AreaKind.CRAFT_VILLAGE, "name": "Làng nghề Đa Lộc"}
    province = world.province_id()
    with world.change() as change:
        first, second = enter_areas(
            change,
            [
                ({**row, "province_id": province}, [(goods.id, goods.producer_id)]),
                ({**row, "province_id": province}, []),
            ],
        )
    with reading(world.engine) as session:
        found = find_area(session, "lang-nghe-da-loc")
        assert found is not None and found.id == first
        assert [area.id for area in areas_in(session, province)] == [first, second]
        assert [area.slug for area in areas_of(session, goods.id)] == ["lang-nghe-da-loc"]
        assert area_product_ids(session, first) == [goods.id]
        assert find_area(session, "lang-nghe-da-loc-2") is not None


def _entries(session: Session, verb: str) -> list[AuditEntry]:
    return list(session.exec(select(AuditEntry).where(AuditEntry.verb == verb)))
