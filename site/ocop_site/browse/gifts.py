"""`/gifts`: a list of gifts mixed from the regions, for offices that give OCOP goods."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import render_template, request, url_for

from catalog import gifts
from catalog.cards import Card
from catalog.db import reading
from catalog.offers import Price
from catalog.particulars import Particulars, read_particulars
from catalog.regions import Region, regions
from catalog.season import month_name
from catalog.taxonomy import NOTICES, Notice, notice_for
from ocop_site.browse.filters import address
from ocop_site.browse.routes import blueprint
from ocop_site.browse.showing import cards_of, varied
from ocop_site.counts import counts
from ocop_site.kept import kept
from ocop_site.register import register
from ocop_site.search import find
from search_index.query import UNKNOWN, Facet, SearchRequest, Sort, Value

NUMBERS = (6, 12, 18)
"""How many gifts a list may have; one enquiry can ask about twenty."""

LAST_MIX = 999
_LOOKED_AT = 60
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for; every value is one that the form offers."""

    occasion: gifts.Occasion
    regions: tuple[Region, ...]
    month: int | None
    stars: int
    budget: Price | None
    spirits: bool
    untold: bool
    number: int
    mix: int

    def request(self, region: Region) -> SearchRequest:
        """The search for gifts of one region."""
        chosen: dict[Facet, frozenset[Value]] = {
            Facet.PROVINCE: frozenset(region.provinces),
            Facet.SET: frozenset(gifts.gift_sets(self.occasion, spirits=self.spirits)),
            Facet.STARS: frozenset(n for n in self.occasion.stars if n >= self.stars),
        }
        if bands := gifts.bands_within(self.budget, untold=self.untold):
            chosen[Facet.PRICE] = frozenset(band.value for band in bands)
        if self.month:
            months: set[Value] = {self.month} | ({UNKNOWN} if self.untold else set())
            chosen[Facet.SEASON] = frozenset(months)
        return SearchRequest(chosen=chosen, sort=Sort.STARS, per_page=_ALL)


@dataclass(frozen=True, slots=True)
class Gift:
    """One suggestion, with the notice that such goods carry."""

    card: Card
    row: Particulars
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class Share:
    """What one region gives to the list, out of how many, and where the others are."""

    region: Region
    gifts: list[Gift]
    found: int
    more: str


def read_wish() -> Wish:
    """The wish of this request; what is not offered is taken for not chosen."""
    args = request.args
    named = set(args.getlist("region"))
    return Wish(
        occasion=gifts.occasions().get(args.get("for", "")) or _widest(),
        regions=tuple(r for r in regions() if r.slug in named) or regions(),
        month=_number("month", range(1, 13)),
        stars=_number("stars", (4, 5)) or 3,
        budget=next((b for b in gifts.BUDGETS if b.value == args.get("budget")), None),
        spirits="spirits" in args,
        untold="untold" in args,
        number=_number("number", NUMBERS) or NUMBERS[1],
        mix=_number("mix", range(1, LAST_MIX + 1)) or 1,
    )


def _number(name: str, offered: range | tuple[int, ...]) -> int | None:
    typed = request.args.get(name, "")
    known = typed.isascii() and typed.isdecimal() and len(typed) <= 3
    return int(typed) if known and int(typed) in offered else None


def suggest(wish: Wish) -> list[Share]:
    """The list: every region gives its share, each producer once, sets in turn."""
    asked = [(region, wish.request(region)) for region in wish.regions]
    found = [_holding(find(one).ids, wish) for _, one in asked]
    cards = [_in_turn(gifts.window(ids, wish.mix, _LOOKED_AT)) for ids in found]
    taken = gifts.shares(wish.number, [len(row) for row in cards])
    chosen = [row[:share] for row, share in zip(cards, taken, strict=True)]
    told = _told([card.id for row in chosen for card in row])
    return [
        Share(region, [_gift(c, told[c.id]) for c in row if c.id in told], len(ids), address(one))
        for (region, one), row, ids in zip(asked, chosen, found, strict=True)
    ]


def _holding(ids: Sequence[int], wish: Wish) -> list[int]:
    """Those whose certificate still holds when the gift is given."""
    if wish.month is None:
        return list(ids)
    opened = register()
    day = gifts.given_by(wish.month, opened.today())
    spells = counts().spells(opened, ids, opened.today())
    return [i for i in ids if i in spells and spells[i].last_day >= day]


def _in_turn(ids: list[int]) -> list[Card]:
    cards = gifts.one_each(cards_of(ids), lambda card: card.producer_slug)
    return varied(cards, len(cards))


def _told(ids: list[int]) -> dict[int, Particulars]:
    opened = register()
    with reading(opened.engine) as session:
        return {row.card.id: row for row in read_particulars(session, ids, opened.today())}


def _gift(card: Card, row: Particulars) -> Gift:
    return Gift(card, row, notice_for(card.set_no, card.name))


def _one_address() -> str:
    return _address(read_wish())


@blueprint.get("/gifts")
@kept(_one_address)
def gift_finder() -> str:
    """The form, and the list that it leads to."""
    wish = read_wish()
    shares = suggest(wish)
    return render_template(
        "browse/gifts.html",
        wish=wish,
        today=register().today(),
        given_by=gifts.given_by(wish.month, register().today()) if wish.month else None,
        shares=shares,
        total=sum(len(share.gifts) for share in shares),
        found=sum(share.found for share in shares),
        choices=_choices(),
        named=set(request.args.getlist("region")),
        age_notice=NOTICES[Notice.AGE],
        notices=NOTICES,
        another=_address(replace(wish, mix=wish.mix % LAST_MIX + 1)),
    )


def _choices() -> dict[str, Any]:
    return {
        "regions": regions(),
        "occasions": list(gifts.occasions().values()),
        "budgets": [(band, gifts.CEILINGS[band]) for band in gifts.BUDGETS],
        "months": [(month, month_name(month)) for month in range(1, 13)],
        "numbers": NUMBERS,
    }


def _address(wish: Wish) -> str:
    """The one address of a list of gifts: what is not chosen stands not in it."""
    chosen: dict[str, object] = {
        "for": wish.occasion.key if wish.occasion is not _widest() else None,
        "region": [r.slug for r in wish.regions] if wish.regions != regions() else [],
        "month": wish.month,
        "stars": wish.stars if wish.stars > 3 else None,
        "budget": wish.budget.value if wish.budget else None,
        "spirits": int(wish.spirits) or None,
        "untold": int(wish.untold) or None,
        "number": wish.number if wish.number != NUMBERS[1] else None,
        "mix": wish.mix if wish.mix > 1 else None,
    }
    return url_for("browse.gift_finder", **chosen)  # type: ignore[arg-type]


def _widest() -> gifts.Occasion:
    return next(iter(gifts.occasions().values()))
