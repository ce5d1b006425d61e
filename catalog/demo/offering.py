"""What the invented producers tell buyers: offers, tags, other certificates, sales channels.

Certificates and addresses are made so that nobody can take them for real ones: numbers begin
with MH (minh họa), hosts end in `.example`. Some producers tell nothing, as in life.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from catalog.attestations import AttestationKind
from catalog.channels import ChannelKind
from catalog.demo.makers import Maker
from catalog.demo.plan import PlannedProduct
from catalog.demo.sources import read_rows
from catalog.offers import Invoice
from catalog.producers import ProducerKind
from catalog.season import ALL_YEAR, UNKNOWN, span
from catalog.tags import Tag
from catalog.text import slugify

_TELL, _TELL_PRICE, _HAVE_CHANNELS = 0.68, 0.75, 0.55
_MARKETS = ("CN", "JP", "KR", "US", "DE", "FR", "AU", "SG", "TW", "AE")
_FORMAL = frozenset(
    {ProducerKind.COMPANY, ProducerKind.PRIVATE_ENTERPRISE, ProducerKind.COOPERATIVE}
)
_KEEP = {
    "dry": ("Nơi khô ráo, tránh nắng trực tiếp.", "In a dry place, out of direct sun."),
    "cool": ("Bảo quản mát, 2–8 °C.", "Keep cool, 2–8 °C."),
    "frozen": ("Bảo quản đông, −18 °C.", "Keep frozen, −18 °C."),
    "none": ("", ""),
}
_WEIGHT = re.compile(r"(\d+(?:,\d+)?) (kg|g|ml|lít)\b")
_PIECES = re.compile(r"(\d+) (quả|chiếc|đôi|cành|bông|con|món|gói|bánh|hũ)")
_MONTHS = re.compile(r"tháng (\d+) đến tháng (\d+)")


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual for a family of goods: prices in thousands of đồng."""

    low: int
    high: int
    per: str
    unit: str
    month: tuple[int, int]
    days: int | None
    keep: str
    certificates: tuple[str, ...]
    tags: tuple[str, ...]


@cache
def _usual() -> dict[str, _Usual]:
    return {
        row["family"]: _Usual(
            int(row["low"]),
            int(row["high"]),
            row["per"],
            row["unit"],
            (int(row["month_low"]), int(row["month_high"])),
            int(row["days"]) if row["days"] else None,
            row["keep"],
            tuple(row["certificates"].split("|")) if row["certificates"] else (),
            tuple(row["tags"].split("|")) if row["tags"] else (),
        )
        for row in read_rows("offers.csv")
    }


@cache
def _indications() -> tuple[tuple[str, str], ...]:
    return tuple((row["begins"], row["indication"]) for row in read_rows("indications.csv"))


class Offering:
    """Draws what producers tell; the same seed gives the same, apart from all other draws."""

    def __init__(self, seed: int, today: date) -> None:
        self._rng = Random(seed * 31 + 7)  # noqa: S311 - invented data
        self._today = today
        self._numbers = 0

    def offer(self, product: PlannedProduct) -> dict[str, Any] | None:
        """The columns of an offer, or None where the producer tells nothing."""
        usual, rng = _usual()[product.good.family], self._rng
        formal = product.maker.kind in _FORMAL
        if rng.random() > _TELL + 0.25 * (product.stars - 3):
            return None
        storage_vi, storage_en = _KEEP[usual.keep]
        row: dict[str, Any] = {
            "season": _season(product, rng),
            "shelf_life_days": usual.days,
            "storage_vi": storage_vi,
            "storage_en": storage_en,
            "pack_sizes": "; ".join(product.good.packs),
            "invoice": _invoice(formal, rng),
            "confirmed_on": self._today - timedelta(days=rng.randint(4, 420)),
        }
        if rng.random() < 0.8:
            low, high = usual.month
            share = rng.random() ** 2
            row["capacity_per_month"] = _rounded(
                low + share * (high - low) * (1 if formal else 0.4)
            )
            row["capacity_unit"] = usual.unit
            row["minimum_order"] = f"{rng.choice((5, 10, 20, 30, 50))} {_pack_word(product)}"
        if rng.random() < _TELL_PRICE:
            row |= self._price(product, usual)
        if product.stars >= 4 and formal and rng.random() < 0.35 * (product.stars - 3):
            row["export_markets"] = ",".join(sorted(rng.sample(_MARKETS, rng.randint(1, 4))))
        return row

    def _price(self, product: PlannedProduct, usual: _Usual) -> dict[str, Any]:
        share = min(1.0, self._rng.random() * 0.6 + 0.2 * (product.stars - 3))
        thousands = (usual.low + share * (usual.high - usual.low)) * _size(product, usual.per)
        price = max(1, _rounded(thousands)) * 1000
        upper = _rounded(thousands * self._rng.choice((1.1, 1.15, 1.25))) * 1000
        unit = product.net_content or usual.unit
        told: dict[str, Any] = {"price_from": price, "price_unit": unit[:1].lower() + unit[1:]}
        return told | ({"price_to": upper} if upper > price and self._rng.random() < 0.6 else {})

    def tags(self, product: PlannedProduct) -> list[Tag]:
        """The tags that the goods bear."""
        chance = 0.35 if product.stars < 5 else 0.7
        return [Tag(t) for t in _usual()[product.good.family].tags if self._rng.random() < chance]

    def attestations(self, product: PlannedProduct) -> list[dict[str, Any]]:
        """Other certificates, more of them with more stars, and rights to names."""
        rng, likely = self._rng, (0.1, 0.3, 0.6)[product.stars - 3]
        held = [
            self._attested(AttestationKind(kind), 900)
            for kind in _usual()[product.good.family].certificates
            if rng.random() < likely
        ]
        if product.maker.brand and rng.random() < 0.2:
            held.append(self._attested(AttestationKind.TRADEMARK, 3000))
        names = product.name.vi
        protected = next((area for begins, area in _indications() if names.startswith(begins)), "")
        if protected:
            held.append({"kind": AttestationKind.GI, "number": protected, "issuer": ""})
        return held

    def _attested(self, kind: AttestationKind, days: int) -> dict[str, Any]:
        self._numbers += 1
        return {
            "kind": kind,
            "number": f"MH-{self._numbers:05d}",
            "issuer": "Tổ chức chứng nhận minh họa",
            "valid_until": self._today + timedelta(days=self._rng.randint(-60, days)),
        }

    def channels(self, maker: Maker, slug: str) -> list[dict[str, Any]]:
        """Where the producer says that it sells."""
        rng = self._rng
        if rng.random() > _HAVE_CHANNELS:
            return []
        host = slugify(maker.brand or slug)[:40]
        found: list[dict[str, Any]] = []
        if maker.kind in _FORMAL and rng.random() < 0.6:
            found.append({"kind": ChannelKind.WEBSITE, "address": f"https://{host}.example"})
        if rng.random() < 0.5:
            found.append(
                {
                    "kind": ChannelKind.MARKETPLACE,
                    "name": "Sàn minh họa",
                    "address": f"https://san-minh-hoa.example/{slug}",
                }
            )
        if rng.random() < 0.4 or not found:
            place = maker.place.present_commune or maker.place.commune
            shop = ", ".join(part for part in (place, maker.place.province.full) if part)
            found.append({"kind": ChannelKind.SHOP, "name": maker.called, "address": shop})
        return found


def _season(product: PlannedProduct, rng: Random) -> int:
    told = _MONTHS.search(product.good.season)
    if told:
        return span(int(told[1]), int(told[2]))
    if product.good.season or rng.random() < 0.8:
        return ALL_YEAR
    return UNKNOWN


def _invoice(formal: bool, rng: Random) -> Invoice:
    weights = (8, 0, 2) if formal else (3, 4, 3)
    return rng.choices((Invoice.YES, Invoice.NO, Invoice.UNKNOWN), weights)[0]


def _size(product: PlannedProduct, per: str) -> float:
    """How many kilograms, litres or pieces a pack holds."""
    content = product.net_content
    if per == "kg":
        found = _WEIGHT.search(content)
        if not found:
            return 0.25
        amount = float(found[1].replace(",", "."))
        return amount if found[2] in ("kg", "lít") else amount / 1000
    pieces = _PIECES.search(content)
    return float(pieces[1]) if pieces and per in ("egg", "stem") else 1.0


def _pack_word(product: PlannedProduct) -> str:
    word = product.net_content.split(" ", 1)[0].lower()
    return word if word.isalpha() else ("khách" if product.good.family == "tourism" else "sản phẩm")


def _rounded(number: float) -> int:
    """A number as people say it: two figures and nothing behind them."""
    whole = round(number)
    if whole < 100:
        return max(1, whole)
    step: int = 10 ** (len(str(whole)) - 2)
    return round(whole / step) * step
