"""Lines of stall lists that only look like something certified, drawn from a register by a seed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle
from random import Random

from loose_lines import LooseLine

from catalog.events.stall_register import KnownGoods, KnownMaker, StallRegister
from catalog.producers import ProducerKind
from catalog.text import fold, same_spelling


def decoys(register: StallRegister, count: int, seed: int) -> list[LooseLine]:
    """Lines that are nothing of the register, however much they look like it."""
    rng = Random(seed)
    by_province: dict[int, list[KnownMaker]] = defaultdict(list)
    for maker in register.makers.values():
        by_province[maker.province_id].append(maker)
    lines: list[LooseLine] = []
    kinds = cycle((_neighbours, _invented, _other_kind, _other_trade, _variety, _shorter,
                   _elsewhere, _no_maker, _other_marks, _other_form))  # fmt: skip
    while len(lines) < count:
        draw = next(kinds)
        goods = register.goods[rng.choice(sorted(register.goods))]
        lines += draw(rng, register, goods, by_province)
    return lines[:count]


Makers = dict[int, list[KnownMaker]]


def _line(register: StallRegister, goods: KnownGoods, how: str, **said: str) -> LooseLine:
    maker = register.makers[goods.maker_id]
    place = register.provinces.by_id[maker.province_id].name
    told = {"producer": maker.name, "place": place, "written": goods.name} | said
    return LooseLine(told["producer"], told["place"], told["written"], None, how)


def _neighbours(
    rng: Random, reg: StallRegister, g: KnownGoods, all_: Makers
) -> Iterator[LooseLine]:
    """The name of one maker's goods at another of the province who makes none of that name."""
    key = same_spelling(g.name)
    others = [
        maker
        for maker in all_[reg.makers[g.maker_id].province_id]
        if not any(_same_goods(same_spelling(x.name), key) for x in reg.goods_of(maker.id))
    ]
    yield _line(reg, g, "neighbour", producer=rng.choice(others).name)


def _same_goods(name: str, other: str) -> bool:
    """Whether one is the other with more behind it: a place put in or left out names no other."""
    return name.startswith(other) or other.startswith(name)


def _invented(rng: Random, reg: StallRegister, g: KnownGoods, all_: Makers) -> Iterator[LooseLine]:
    name = f"{rng.choice(['HTX', 'Cơ sở', 'Công ty TNHH'])} {rng.choice(_UNKNOWN)}"
    yield _line(reg, g, "invented", producer=name)


_UNKNOWN = ["Quýt Vàng Phù Vân", "Chín Khía", "Đại Phước Thịnh", "Ngũ Hợp Mây", "Út Trọn"]


def _other_kind(
    rng: Random, reg: StallRegister, g: KnownGoods, all_: Makers
) -> Iterator[LooseLine]:
    maker = reg.makers[g.maker_id]
    if maker.kind is ProducerKind.COOPERATIVE and maker.name.startswith("HTX"):
        yield _line(reg, g, "other kind", producer=f"Công ty TNHH{maker.name[3:]}")


def _other_trade(
    rng: Random, reg: StallRegister, g: KnownGoods, all_: Makers
) -> Iterator[LooseLine]:
    maker = reg.makers[g.maker_id]
    words = maker.name.split()
    if maker.name.startswith("HTX") and len(words) > 4 and "thuy san" not in fold(maker.name):
        name = f"HTX Thủy sản {' '.join(words[-2:])}"
        if not reg.makers_called(tuple(name.casefold().split()[1:])):
            yield _line(reg, g, "other trade", producer=name)


def _variety(rng: Random, reg: StallRegister, g: KnownGoods, all_: Makers) -> Iterator[LooseLine]:
    """Another variety of goods that this maker really has certified in one."""
    added = rng.choice(["hữu cơ", "vị sầu riêng", "hảo hạng", "tẩm mật", "gừng", "loại 2"])
    if same_spelling(added) not in same_spelling(g.name):
        name = f"{g.name} {added}"
        if all(same_spelling(x.name) != same_spelling(name) for x in reg.goods_of(g.maker_id)):
            yield _line(reg, g, "variety", written=name)


def _shorter(rng: Random, reg: StallRegister, g: KnownGoods, all_: Makers) -> Iterator[LooseLine]:
    """The goods' general name where only one kind of it is certified."""
    own = {same_spelling(" ".join(phrase)) for phrase in reg.own_phrases(g)}
    words = g.name.split()
    last = same_spelling(words[-1])
    if len(words) == 3 and not any(last in phrase.split() for phrase in own):
        yield _line(reg, g, "shorter", written=" ".join(words[:2]))


def _elsewhere(rng: Random, reg: StallRegister, g: KnownGoods, all_: Makers) -> Iterator[LooseLine]:
    here = reg.makers[g.maker_id]
    far = rng.choice([p for p in sorted(all_) if p != here.province_id])
    if not any(same_spelling(m.name) == same_spelling(here.name) for m in all_[far]):
        yield _line(reg, g, "elsewhere", place=reg.provinces.by_id[far].name)


def _no_maker(rng: Random, reg: StallRegister, g: KnownGoods, all_: Makers) -> Iterator[LooseLine]:
    yield _line(reg, g, "no maker", producer="")


_MARKS = {"dừa": "dứa", "mận": "mần", "nấm": "nám", "Năm": "Nam", "Tám": "Tâm", "Hùng": "Hưng",
          "Hoa": "Hòa", "Tuấn": "Tuân", "Lan": "Lân", "Bưởi": "Buổi", "Đức": "Dực", "Hiền": "Hiển",
          "cá": "cà", "mè": "me", "Thủy": "Thùy"}  # fmt: skip


def _other_marks(
    rng: Random, reg: StallRegister, g: KnownGoods, all_: Makers
) -> Iterator[LooseLine]:
    """Another word but for its marks, in the goods' name or the maker's."""
    maker = reg.makers[g.maker_id]
    for text, part in ((g.name, "written"), (maker.name, "producer")):
        words = text.split()
        if "thuy san" in fold(text):
            continue  # "thùy sản" is a slip of the pen and no other maker
        at = next((i for i, word in enumerate(words) if word in _MARKS), None)
        if at is not None:
            words[at] = _MARKS[words[at]]
            yield _line(reg, g, "other marks", **{part: " ".join(words)})
            return


def _other_form(
    rng: Random, reg: StallRegister, g: KnownGoods, all_: Makers
) -> Iterator[LooseLine]:
    maker = reg.makers[g.maker_id]
    if maker.name.startswith("Công ty TNHH"):
        name = re.sub(r"^Công ty TNHH( MTV)?", "Công ty CP", maker.name)
        yield _line(reg, g, "other form", producer=name)
