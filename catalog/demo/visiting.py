"""Entering places and events of the plan through the verbs of their keepers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sqlmodel import col, select

from catalog.db import insert_rows
from catalog.demo.destinations import PlannedDestination, plan_destinations
from catalog.demo.fairs import PlannedEvent, plan_events
from catalog.demo.ledger import Ledger
from catalog.demo.plan import Plan
from catalog.events import acts
from catalog.events.records import EventResult, Stall, StallLine
from catalog.events.words import Matched
from catalog.events.writing import EventEntry, enter_event
from catalog.places import publishing
from catalog.places.keeping import confirm, enter_places, stock
from catalog.places.records import Place

_OTHER_GOODS = ("Bánh kẹo tổng hợp", "Trái cây theo mùa", "Quà lưu niệm", "Nước giải khát")
_BARE_STALL_EVERY = 6
_CANCELLED_FOR = "Hoãn tổ chức do ảnh hưởng của bão; sẽ thông báo lịch mới."


class Visiting:
    """Places and events, with goods that the plan has in their provinces."""

    def __init__(self, ledger: Ledger, plan: Plan, product_ids: Sequence[int]) -> None:
        self._ledger = ledger
        self._plan = plan
        self._chance = Random(f"{plan.seed} visiting")  # noqa: S311 - the same each time
        self._numbers: dict[str, list[int]] = {}
        for number, product in enumerate(plan.products):
            self._numbers.setdefault(product.maker.place.province.code, []).append(number)
        self._product_ids = product_ids

    def enter_places(self) -> None:
        """Enter every place, stock it, have it confirmed, and let its fate come true."""
        change, today = self._ledger.change, self._plan.today
        planned = plan_destinations(self._plan.seed, today)
        rows = [
            ({**p.columns, "province_id": self._ledger.provinces[p.province_code]}, p.timetable)
            for p in planned
        ]
        ids = enter_places(change, rows)
        found = change.session.exec(select(Place).where(col(Place.id).in_(ids)))
        places = {place.id or 0: place for place in found}
        for place_id, plan in zip(ids, planned, strict=True):
            self._open(places[place_id], plan, today)
        last, into = places[ids[-1]], places[ids[0]]
        publishing.merge(change, last, into)

    def _open(self, place: Place, plan: PlannedDestination, today: date) -> None:
        change = self._ledger.change
        if plan.confirmed_on is None:
            return
        goods = self._some_goods(plan.province_code, plan.goods)
        seen = plan.confirmed_on - timedelta(days=2)
        stock(change, place, dict.fromkeys(goods, seen))
        confirm(change, [place], by=place.operator, on=plan.confirmed_on)
        if not publishing.why_not_public(change.session, place, today):
            publishing.publish(change, place)
        if plan.fate == "unpublished":
            publishing.unpublish(change, place, reason="Chờ đơn vị vận hành xác nhận lại địa chỉ.")
        elif plan.fate == "closed":
            publishing.close(change, place, on=today - timedelta(days=40), reason="Hết hợp đồng.")

    def _some_goods(self, province_code: str, count: int) -> list[int]:
        numbers = self._numbers.get(province_code, [])
        chosen = self._chance.sample(numbers, min(count, len(numbers)))
        return [self._product_ids[number] for number in chosen]

    def enter_events(self) -> None:
        """Enter every event with the stalls of its list, and what came of it."""
        change = self._ledger.change
        planned = plan_events(self._plan.seed, self._plan.today)
        ids = enter_event(change, [self._placed(plan) for plan in planned])
        for event_id, plan in zip(ids, planned, strict=True):
            self._let_in(event_id, plan)
            if plan.fate == "draft":
                continue
            acts.publish(change, event_id)
            if plan.fate == "cancelled":
                acts.cancel(change, event_id, _CANCELLED_FOR)
            if plan.results is not None:
                last = max(site.columns["last_day"] for site in plan.entry.sites)
                change.session.add(
                    EventResult(
                        event_id=event_id, reported_on=last + timedelta(days=6), **plan.results
                    )
                )

    def _placed(self, plan: PlannedEvent) -> EventEntry:
        sites = [
            replace(
                site, columns={**site.columns, "province_id": self._ledger.provinces[code]}
            )
            for site, code in zip(plan.entry.sites, plan.province_codes, strict=True)
        ]  # fmt: skip
        return replace(plan.entry, sites=sites)

    def _let_in(self, event_id: int, plan: PlannedEvent) -> None:
        """Stalls of makers of the provinces; every sixth carries nothing that is certified."""
        numbers = [n for code in plan.province_codes for n in self._numbers.get(code, [])]
        makers: dict[str, list[int]] = {}
        for number in self._chance.sample(numbers, min(len(numbers), plan.stalls * 2)):
            makers.setdefault(self._plan.products[number].maker.name, []).append(number)
        stalls, lines = [], []
        for position, (maker, goods) in enumerate(list(makers.items())[: plan.stalls], start=1):
            bare = position % _BARE_STALL_EVERY == 0
            place = self._plan.products[goods[0]].maker.place
            stalls.append(
                {
                    "event_id": event_id, "site_id": None, "position": position,
                    "number": f"A{position:02d}", "zone": "", "exhibitor": maker,
                    "province": place.province.name,
                }
            )  # fmt: skip
            lines.append([None] if bare else [*goods])
        session = self._ledger.change.session
        ids = insert_rows(session, Stall, stalls)
        insert_rows(
            session,
            StallLine,
            [
                self._line(stall_id, position, number)
                for stall_id, goods_there in zip(ids, lines, strict=True)
                for position, number in enumerate(goods_there, start=1)
            ],
        )

    def _line(self, stall_id: int, position: int, number: int | None) -> dict[str, object]:
        other = number is None
        name = self._chance.choice(_OTHER_GOODS)
        return {
            "stall_id": stall_id,
            "position": position,
            "written": name if number is None else self._plan.products[number].name.vi,
            "written_code": "",
            "row": None,
            "product_id": None if number is None else self._product_ids[number],
            "matched": Matched.NOT_FOUND if other else Matched.BY_REGISTER,
        }
