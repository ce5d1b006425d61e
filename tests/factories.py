"""Valid things made through the register's own verbs; a test says only what matters to it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

from sqlalchemy import Engine
from sqlmodel import select

from catalog.areas import AreaKind, enter_areas
from catalog.attestations import AttestationKind, enter_attestations
from catalog.certificates import Certificate
from catalog.change import Change, changing
from catalog.channels import ChannelKind, enter_channels
from catalog.codes import SYMBOLS, check_character
from catalog.db import reading
from catalog.decisions import cover, enter_issuers, issuer_key, record_decisions
from catalog.offers import Invoice, enter_offers
from catalog.places.hours import Span, Timetable
from catalog.places.keeping import confirm, enter_places, stock
from catalog.places.publishing import publish
from catalog.places.queries import find_place
from catalog.places.records import Place
from catalog.places.words import PlaceKind
from catalog.producers import ProducerKind, enter_producers, free_slugs, producer_key
from catalog.products import enter_products
from catalog.recognising import Award, recognise
from catalog.tags import Tag, tag_products
from catalog.text import same_spelling, slugify, sort_key
from catalog.units import CURRENT_LIST, Unit, UnitLevel

VINH_LONG = "86"
WORKDAYS = Timetable(tuple(Span(day, "07:30", "17:00") for day in range(5)))


@dataclass(frozen=True, slots=True)
class Maker:
    """A producer that was entered."""

    id: int
    slug: str
    province: str


@dataclass(frozen=True, slots=True)
class Goods:
    """A product that was entered; `certificate_id` is 0 where it was never recognised."""

    id: int
    code: str
    slug: str
    producer_id: int
    certificate_id: int
    decision_id: int


def product_code(number: int) -> str:
    """A well-formed code for each number."""
    body = "".join(SYMBOLS[number >> 5 * place & 31] for place in reversed(range(7)))
    return body + check_character(body)


class World:
    """Makes what a test needs in one database at one moment.

    Several worlds in one database need first numbers that lie apart: codes come from them.
    """

    def __init__(self, engine: Engine, now: datetime, first: int = 1) -> None:
        self.engine = engine
        self.now = now
        self._numbers = count(first)

    @contextmanager
    def change(self, actor: str = "officer:1") -> Iterator[Change]:
        """An open change at the tests' moment."""
        with changing(self.engine, actor=actor, at=self.now) as change:
            yield change

    def province_id(self, code: str = VINH_LONG) -> int:
        """The id of a present province."""
        with reading(self.engine) as session:
            unit = session.exec(
                select(Unit).where(
                    Unit.list_version == CURRENT_LIST,
                    Unit.level == UnitLevel.PROVINCE,
                    Unit.code == code,
                )
            ).one()
            assert unit.id is not None
            return unit.id

    def make_decision(
        self,
        on: date = date(2025, 6, 2),
        number: str | None = None,
        issuer: str = "UBND tỉnh Vĩnh Long",
        covered_until: date | None = None,
    ) -> int:
        """The id of a decision; the same number, day and issuer give the same one."""
        number = number or f"{next(self._numbers)}/QĐ-UBND"
        province = self.province_id()
        with self.change() as change:
            issuer_id = enter_issuers(change, [(issuer, province)])[issuer_key(issuer)]
            (decision_id,) = record_decisions(change, [(issuer_id, number, on)]).values()
            if covered_until is not None:
                cover(change, issuer_id, covered_until)
        return decision_id

    def make_producer(
        self,
        name: str = "Hợp tác xã Cồn Bần",
        province: str = VINH_LONG,
        kind: ProducerKind = ProducerKind.COOPERATIVE,
        place: str = "",
    ) -> Maker:
        """A producer of one's own, also where the name was used before."""
        province_id = self.province_id(province)
        with self.change() as change:
            (slug,) = free_slugs(change.session, [name])
            row = {
                "slug": slug,
                "name": name,
                "name_key": producer_key(name),
                "sort_key": sort_key(name),
                "kind": kind,
                "province_id": province_id,
                "place": place,
            }
            (producer_id,) = enter_producers(change, [row])
        return Maker(producer_id, slug, province)

    def make_product(
        self,
        name: str = "Kẹo dừa sáp",
        stars: int | None = 4,
        issued_on: date = date(2025, 6, 2),
        producer: Maker | None = None,
        set_no: int = 10,
        decision_id: int | None = None,
        award: dict[str, Any] | None = None,
        **columns: Any,
    ) -> Goods:
        """A product, recognised on `issued_on` unless `stars` is None.

        `award` holds further fields of `Award`, `columns` further columns of `Product`.
        """
        producer = producer or self.make_producer()
        row = {
            "code": product_code(next(self._numbers)),
            "slug": slugify(name),
            "name": name,
            "name_key": same_spelling(name),
            "sort_key": sort_key(name),
            "producer_id": producer.id,
            "set_no": set_no,
            "province_id": self.province_id(producer.province),
        } | columns
        with self.change() as change:
            (product_id,) = enter_products(change, [row])
        goods = Goods(product_id, row["code"], row["slug"], producer.id, 0, 0)
        if stars is None:
            return goods
        return self.recognise(goods, stars, issued_on, decision_id=decision_id, **(award or {}))

    def recognise(
        self,
        goods: Goods,
        stars: int = 4,
        on: date = date(2025, 6, 2),
        decision_id: int | None = None,
        **fields: Any,
    ) -> Goods:
        """The same goods with one more certificate."""
        decision_id = decision_id or self.make_decision(on)
        award = Award(goods.id, goods.producer_id, decision_id, stars, on, **fields)
        with self.change() as change:
            (certificate_id,) = recognise(change, [award])
        return Goods(
            goods.id, goods.code, goods.slug, goods.producer_id, certificate_id, decision_id
        )

    def tell_all(self, goods: Goods, area: str) -> None:
        """All that can be told of goods beside their certificates; `area` names where from."""
        product = (goods.id, goods.producer_id)
        place = {
            "kind": AreaKind.CRAFT_VILLAGE, "name": area, "province_id": self.province_id(),
            "commune": "xã Tiểu Cần", "text_vi": "Làng bên sông.",
        }  # fmt: skip
        offer = {
            "product_id": goods.id, "season": 0b111, "price_from": 95_000, "price_unit": "hộp",
            "capacity_per_month": 900, "capacity_unit": "kg", "storage_vi": "Nơi khô ráo.",
            "storage_en": "In a dry place.", "shelf_life_days": 365, "invoice": Invoice.YES,
            "export_markets": "JP", "confirmed_on": self.now.date(),
        }  # fmt: skip
        shop = {"kind": ChannelKind.WEBSITE, "address": "https://keo.example"}
        with self.change() as change:
            enter_offers(change, [(goods.producer_id, offer)])
            tag_products(change, [(*product, list(Tag))])
            enter_attestations(change, [(*product, [{"kind": kind} for kind in AttestationKind])])
            enter_channels(change, [(goods.producer_id, [shop])])
            enter_areas(change, [(place, [product])])

    def make_place(
        self,
        name: str = "Điểm OCOP Tiểu Cần",
        goods: Sequence[Goods] = (),
        *,
        public: bool = True,
        timetable: Timetable = WORKDAYS,
        confirmed_on: date | None = None,
        **columns: Any,
    ) -> str:
        """The slug of a place in Vĩnh Long that has these goods, open on workdays; a public one
        needs goods in force.
        """
        today = self.now.date()
        row = {
            "kind": PlaceKind.OCOP_POINT, "name": name, "province_id": self.province_id(),
            "commune": "xã Tiểu Cần", "address": "12 đường Hùng Vương", "latitude": 9.81234,
            "longitude": 106.19421, "operator": "Hợp tác xã Tiểu Cần",
        } | columns  # fmt: skip
        with self.change() as change:
            (place_id,) = enter_places(change, [(row, timetable)])
            place = change.session.get_one(Place, place_id)
            stock(change, place, {one.id: today for one in goods})
            confirm(change, [place], by="UBND xã Tiểu Cần", on=confirmed_on or today)
            if public:
                publish(change, place)
            return place.slug

    def keep_place(self, verb: Callable[..., None], slug: str, *places: str, **values: Any) -> None:
        """Do one of the verbs of `catalog.places` to the place with this slug."""
        with self.change() as change:
            found = [find_place(change.session, one) for one in (slug, *places)]
            verb(change, *found, **values)

    def act(self, verb: Callable[..., None], goods: Goods, **arguments: Any) -> None:
        """Do one of the verbs of `catalog.acts` to the goods' certificate."""
        with self.change() as change:
            verb(change, change.session.get_one(Certificate, goods.certificate_id), **arguments)

    def certificate(self, goods: Goods) -> Certificate:
        """The goods' certificate as it is now."""
        with reading(self.engine) as session:
            return session.get_one(Certificate, goods.certificate_id)
