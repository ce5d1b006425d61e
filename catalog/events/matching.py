"""Lines of a stall list against the register: which product each of them is, if that is sure.

A line is taken for a product only where its maker and its name leave no other: a name alone, at
a maker whom the register does not know or has twice, is never certified by itself. Everything
else is offered as near, with the reason, for a person to choose from.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from sqlmodel import Session

from catalog.events.found import Doubt, Found, Near, NearReason
from catalog.events.likeness import as_near, folded, fullest, likeness
from catalog.events.stall_lists import (
    WrittenLine,
    WrittenStall,
    place_parts,
    province_candidates,
)
from catalog.events.stall_register import (
    KnownGoods,
    KnownMaker,
    StallRegister,
    Words,
    read_register,
)
from catalog.events.stall_words import (
    Marks,
    kind_mended,
    legal_form,
    marks_of,
    mistyped,
    own_and_trade,
    producer_words,
    product_variants,
    product_words,
    spelled,
    without,
)
from catalog.intake.values import kind_of
from catalog.producers import ProducerKind
from catalog.text import fold, same_spelling

_NEAR_ENOUGH = 0.34
_MOST_NEAR = 4


def match_lines(session: Session, stalls: Sequence[WrittenStall]) -> list[list[Found]]:
    """Look up every line of every stall, in their order."""
    matcher = Matcher(read_register(session))
    return [[matcher.match(line, stall.place) for line in stall.lines] for stall in stalls]


class _By(Enum):
    """What of a maker's name was found."""

    FULL_NAME = auto()
    OWN_WORDS = auto()
    OWN_WORDS_ANYWHERE = auto()
    SLIP = auto()
    SLIP_ANYWHERE = auto()


@dataclass(frozen=True, slots=True)
class _Makers:
    """The makers whom a name may mean, and how much their goods' names have to make up for."""

    found: tuple[KnownMaker, ...]
    by: _By = _By.FULL_NAME
    namesakes: tuple[KnownMaker, ...] = ()


class Matcher:
    """Answers for one state of the register."""

    def __init__(self, register: StallRegister) -> None:
        self._register = register
        self._known: dict[tuple[str, str], _Makers] = {}

    def match(self, line: WrittenLine, place: str) -> Found:
        """Which product a line is."""
        makers = self._makers(kind_mended(line.producer), place)
        if line.code and (by_code := self._register.by_code.get(line.code)):
            return self._by_code(line, makers, by_code)
        if len(makers.found) != 1:
            return self._unsure(line, _maker_doubt(line, makers), makers)
        maker = makers.found[0]
        anywhere = makers.by in (_By.OWN_WORDS_ANYWHERE, _By.SLIP_ANYWHERE)
        exact = anywhere or makers.by is _By.SLIP
        goods = self._named(line.written, self._register.goods_of(maker.id), exact=exact)
        if anywhere:
            goods = [g for g in goods if self._register.tells_its_maker(g)]
        if len(goods) == 1:
            return Found(goods[0].id)
        doubt = Doubt.SEVERAL_GOODS if goods else Doubt.NOT_THEIRS
        return self._unsure(line, doubt, makers)

    def _by_code(self, line: WrittenLine, makers: _Makers, goods: KnownGoods) -> Found:
        """A code counts with the name and the maker beside it, never against them."""
        theirs = any(maker.id == goods.maker_id for maker in makers.found)
        alike = (
            self._named(line.written, [goods])
            or likeness(folded(product_words(line.written)), folded(product_words(goods.name)))
            >= 0.5
        )
        if alike and (theirs or not line.producer):
            return Found(goods.id)
        found = self._unsure(line, Doubt.CODE_DIFFERS, makers)
        near = (
            Near(goods.id, NearReason.BY_CODE),
            *tuple(n for n in found.near if n.product_id != goods.id),
        )
        return Found(None, Doubt.CODE_DIFFERS, near[:_MOST_NEAR])

    def _makers(self, name: str, place: str) -> _Makers:
        key = (name, place)
        if key not in self._known:
            self._known[key] = self._find_makers(name, place)
        return self._known[key]

    def _find_makers(self, name: str, place: str) -> _Makers:
        """Makers by name: in full; by a head before the place; shortened; struck wrong."""
        if not name:
            return _Makers(())
        heads = [(name, place), *_heads(name, place)]
        for written, where in heads:
            here = self._register.provinces_of(province_candidates(where))
            if found := self._by_full_name(written, here):
                return _Makers(tuple(found))
        for written, where in heads:
            here = self._register.provinces_of(province_candidates(where))
            if found := self._by_own_words(written, here):
                return _Makers(tuple(found), _By.OWN_WORDS if here else _By.OWN_WORDS_ANYWHERE)
            if found := self._by_slip(written, here):
                return _Makers(tuple(found), _By.SLIP if here else _By.SLIP_ANYWHERE)
        return _Makers((), namesakes=tuple(self._namesakes(name)))

    def _by_full_name(self, name: str, here: frozenset[int]) -> list[KnownMaker]:
        words = producer_words(name)
        marks = marks_of(" ".join(words))
        found = [
            maker
            for maker in self._register.makers_called(words)
            if _alike(words, maker.words, min(marks, marks_of(maker.name)))
            and _may_be(name, maker)
            and (not here or maker.province_id in here)
        ]
        if len(found) > 1:
            spelling = same_spelling(name)
            alone = [maker for maker in found if same_spelling(maker.name) == spelling]
            return alone if len(alone) == 1 else found
        return found

    def _by_own_words(self, name: str, here: frozenset[int]) -> list[KnownMaker]:
        """Makers of the province whose own name it is, a word of their trade left out or added."""
        words = producer_words(name)
        own, trade = own_and_trade(words)
        if not own:
            return []
        marks = marks_of(" ".join(words))
        found = []
        for maker in self._register.makers_with_own(own, here):
            maker_own, maker_trade = own_and_trade(maker.words)
            if _alike(own, maker_own, min(marks, marks_of(maker.name))):
                fits = _may_be(name, maker) and (trade <= maker_trade or maker_trade <= trade)
                found.append((maker, fits))
        # A namesake in another trade is as likely meant: then nobody is.
        return [maker for maker, _ in found] if found and found[0][1] else []

    def _by_slip(self, name: str, here: frozenset[int]) -> list[KnownMaker]:
        words = producer_words(name)
        known, marks = self._register.maker_vocabulary, marks_of(" ".join(words))
        return [
            maker
            for maker in self._register.makers_sharing(folded(words), here)
            if _slipped(words, maker.words, min(marks, marks_of(maker.name)), known)
            and _may_be(name, maker)
        ]

    def _namesakes(self, name: str) -> list[KnownMaker]:
        return self._register.makers_called(producer_words(name))

    def _named(
        self, written: str, goods: Sequence[KnownGoods], *, exact: bool = False
    ) -> list[KnownGoods]:
        """Those of a maker's goods whose name it is: in full, the place left out, struck wrong."""
        known = self._register.goods_vocabulary
        tests: list[Callable[[Words, Words, KnownGoods, Marks], bool]] = [
            lambda ours, theirs, _, marks: _alike(ours, theirs, marks),
            self._alike_without_own_words,
        ]
        if not exact:
            tests.append(lambda ours, theirs, _, marks: _slipped(ours, theirs, marks, known))
        full = tuple(same_spelling(written).split())
        found = [g for g in goods if full == g.full and _alike_names(written, g)]
        for test in tests:
            found = found or [g for g in goods if _passes(test, written, g)]
        words = product_words(written)
        return fullest(found, words) + as_near(found, goods, words)

    def _alike_without_own_words(
        self, ours: Words, theirs: Words, goods: KnownGoods, marks: Marks
    ) -> bool:
        own = self._register.own_phrases(goods)
        return _alike(without(ours, own, marks), without(theirs, own, marks), marks)

    def _unsure(self, line: WrittenLine, doubt: Doubt, makers: _Makers) -> Found:
        """What is near: goods of the maker first, then the same name, then like names."""
        words = folded(product_words(line.written))
        theirs = {m.id for m in (*makers.found, *makers.namesakes)}
        rated: list[tuple[int, float, KnownGoods]] = []
        for goods in self._register.goods_sharing(words, theirs):
            alike = likeness(words, folded(goods.words))
            rank = 2 if goods.maker_id in theirs else 1 if alike == 1 else 0
            if alike >= _NEAR_ENOUGH:
                rated.append((rank, alike, goods))
        rated.sort(key=lambda r: (-r[0], -r[1], r[2].name, r[2].id))
        reasons = (NearReason.LIKE_NAME, NearReason.SAME_NAME, NearReason.SAME_MAKER)
        near = tuple(Near(g.id, reasons[rank]) for rank, _, g in rated[:_MOST_NEAR])
        return Found(None, doubt, near)


def _maker_doubt(line: WrittenLine, makers: _Makers) -> Doubt:
    if not line.producer:
        return Doubt.NO_MAKER
    return Doubt.SEVERAL_MAKERS if makers.found else Doubt.MAKER_UNKNOWN


def _heads(name: str, place: str) -> list[tuple[str, str]]:
    """A name that carries its place behind it, taken apart: "HTX A, Bến Tre", "HTX A (Bến Tre)"."""
    parts = list(reversed(place_parts(name)))
    head = parts[0].strip(" .:") if parts else ""
    if len(parts) < 2 or not producer_words(head):
        return []
    return [(head, place or ", ".join(parts[1:]))]


def _may_be(name: str, maker: KnownMaker) -> bool:
    """Whether the kind that a name says is that of the maker: a cooperative is no company."""
    kind = kind_of(name)
    if kind is None or ProducerKind.OTHER in (kind, maker.kind):
        return True
    if kind is not maker.kind:
        loosely = fold(name).startswith(("doanh nghiep ", "dn ")) and "tu nhan" not in fold(name)
        return loosely and maker.kind is ProducerKind.PRIVATE_ENTERPRISE
    forms = {legal_form(name), legal_form(maker.name)} - {""}
    return len(forms) < 2


def _passes(
    test: Callable[[Words, Words, KnownGoods, Marks], bool], written: str, goods: KnownGoods
) -> bool:
    return any(
        test(ours, theirs, goods, min(marks_of(" ".join(ours)), goods.marks))
        for ours in product_variants(written)
        for theirs in product_variants(goods.name)
    )


def _alike(written: Words, known: Words, marks: Marks) -> bool:
    return spelled(written, marks) == spelled(known, marks)


def _slipped(written: Words, known: Words, marks: Marks, words: Container[str]) -> bool:
    return mistyped(spelled(written, marks), spelled(known, marks), words)


def _alike_names(written: str, goods: KnownGoods) -> bool:
    return _alike((written,), (goods.name,), min(marks_of(written), goods.marks))
