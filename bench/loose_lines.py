"""Stall-list lines as people write them, drawn from a register by a seed.

Every line says what is true of it: the product that it is, or that it is none.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from catalog.events.stall_register import KnownGoods, StallRegister
from catalog.text import fold, same_spelling

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


@dataclass(frozen=True, slots=True)
class LooseLine:
    """One line of a list; `product_id` is what it is, None if the register has no such product."""

    producer: str
    place: str
    written: str
    product_id: int | None
    how: str


def loose_lines(register: StallRegister, count: int, seed: int) -> list[LooseLine]:
    """So many products, each written in two or three of the ways people have."""
    rng = Random(seed)
    chosen = rng.sample(sorted(register.goods), count)
    return [_loosened(rng, register, register.goods[product_id]) for product_id in chosen]


def _loosened(rng: Random, register: StallRegister, goods: KnownGoods) -> LooseLine:
    maker = register.makers[goods.maker_id]
    name, how_name = _one_of(rng, _NAMES, goods.name, goods, register)
    if _is_other_goods(name, goods, register):
        name, how_name = goods.name, "as_is"
    if rng.random() < 0.6:
        add = rng.choice(_ADDITIONS)
        name, how_name = add(rng, name), f"{how_name}+{add.__name__[1:]}"
    producer, how_producer = _one_of(rng, _PRODUCERS, maker.name, goods, register)
    place, how_place = _one_of(rng, _PLACES, "", goods, register)
    return LooseLine(producer, place, name, goods.id, f"{how_name} | {how_producer} | {how_place}")


def _is_other_goods(name: str, goods: KnownGoods, register: StallRegister) -> bool:
    """Whether a name has become just that of other goods of the maker: it would mean those."""
    others = (g for g in register.goods_of(goods.maker_id) if g.id != goods.id)
    return same_spelling(name) in {same_spelling(other.name) for other in others}


Way = Callable[[Random, str, KnownGoods, StallRegister], str]


def _one_of(
    rng: Random, ways: list[Way], text: str, goods: KnownGoods, register: StallRegister
) -> tuple[str, str]:
    way = rng.choice(ways)
    return way(rng, text, goods, register), way.__name__.strip("_")


def _as_is(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    return text


def _no_marks(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    letters = text.replace("đ", "d").replace("Đ", "D")
    parts = unicodedata.normalize("NFD", letters)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _no_tones(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(_TONES))


def _capitals(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    return text.upper()


def _decomposed(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    return unicodedata.normalize("NFD", text)


def _i_for_y(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    swap = str.maketrans("yỳýỷỹỵiìíỉĩị", "iìíỉĩịyỳýỷỹỵ")
    parts = text.split(" ")
    ends = "bcdđghklmnpqrstvx"
    return " ".join(
        p[:-1] + p[-1].translate(swap)
        if len(p) in (2, 3) and fold(p)[-1] in "iy" and fold(p)[:-1].strip(ends) in ("", "u")
        and fold(p)[:-1] in ("k", "l", "m", "t", "qu", "h")
        else p
        for p in parts
    )  # fmt: skip


def _old_tone(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    pairs = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ùy": "uỳ", "úy": "uý",
             "ủy": "uỷ", "ụy": "uỵ", "òe": "oè", "óe": "oé"}  # fmt: skip
    return re.sub("|".join(pairs), lambda found: pairs[found.group()], text)


def _slip(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    """Two neighbours swapped or one letter left out, in one longer word."""
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not long:
        return text
    at = rng.choice(long)
    word, place = words[at], rng.randrange(1, len(words[at]) - 1)
    if rng.random() < 0.5:
        words[at] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    else:
        words[at] = word[:place] + word[place + 1 :]
    return " ".join(words)


def _no_place(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    """The last words left out where they are the place's or the maker's own name."""
    own = {same_spelling(" ".join(phrase)) for phrase in register.own_phrases(goods)}
    words = text.split(" ")
    for count in (3, 2):
        if len(words) > count + 1 and same_spelling(" ".join(words[-count:])) in own:
            return " ".join(words[:-count])
    return text


def _with_brand(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    """The maker's own name added, as exhibitors like to."""
    own = " ".join(register.makers[goods.maker_id].name.split()[-2:])
    return text if same_spelling(own) in same_spelling(text) else f"{text} {own}"


_NAMES: list[Way] = [
    _as_is, _no_marks, _no_marks, _no_tones, _capitals, _decomposed, _i_for_y, _old_tone, _slip,
    _no_place, _with_brand,
]  # fmt: skip


def _stars(rng: Random, text: str) -> str:
    return text + rng.choice(
        [" OCOP 4 sao", " (3 sao)", " 4*", " ★★★★", " đạt OCOP 3 sao", " OCOP"]
    )


def _size(rng: Random, text: str) -> str:
    return text + rng.choice(
        [" hộp 500g", " (túi 250 gr)", ", chai 500ml", " 1kg", " gói 200 g", " - lọ 0,5 lít",
         " 500g/hộp"]
    )  # fmt: skip


def _bullet(rng: Random, text: str) -> str:
    return rng.choice(["- ", "+ ", "1. ", "Sản phẩm ", "• "]) + text


def _both(rng: Random, text: str) -> str:
    return _stars(rng, _size(rng, text))


_ADDITIONS: list[Callable[[Random, str], str]] = [_stars, _size, _bullet, _both]

_KINDS = [
    ("Hợp tác xã", ["HTX", "hợp tác xã", "Htx"]), ("HTX", ["Hợp tác xã", "HTX", "htx"]),
    ("Công ty TNHH MTV", ["Cty TNHH MTV", "Công ty TNHH một thành viên", "CTY TNHH"]),
    ("Công ty TNHH", ["Cty TNHH", "CTY TNHH", "Công ty trách nhiệm hữu hạn", "Công ti TNHH"]),
    ("Công ty CP", ["Cty CP", "Công ty cổ phần", "CTCP"]),
    ("DNTN", ["Doanh nghiệp tư nhân", "DNTN", "Doanh nghiệp"]),
    ("Hộ kinh doanh", ["Hộ KD", "HKD", "Hộ", "Ho kinh doanh"]),
    ("Cơ sở", ["CS", "Cơ sở sản xuất", "CSSX"]),
    ("Tổ hợp tác", ["THT", "Tổ HT"]),
]  # fmt: skip


def _kind(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    for kind, others in _KINDS:
        if text.startswith(kind):
            return rng.choice(others) + text[len(kind) :]
    return text


def _abbreviated(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    short = {"Nông nghiệp": "NN", "Chế biến": "CB", "Nông sản": "NS", "Dịch vụ": "DV",
             "Thủy sản": "TS", "Chế biến nông sản": "CBNS"}  # fmt: skip
    for words in sorted(short, key=len, reverse=True):
        text = text.replace(words, short[words])
    return _kind(rng, text, goods, register)


def _without_trade(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    """The short form: kind and own name, what it trades in left out."""
    for kind, _ in _KINDS:
        if text.startswith(kind):
            words = text[len(kind) :].split()
            if len(words) > 3:
                return " ".join([kind, *words[-2:]])
    return text


def _with_place(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    maker = register.makers[goods.maker_id]
    province = register.provinces.by_id[maker.province_id].name
    return text + rng.choice([f" - {province}", f", tỉnh {province}", f" ({province})"])


_PRODUCERS: list[Way] = [
    _as_is, _as_is, _kind, _kind, _kind, _abbreviated, _no_marks, _capitals, _without_trade, _slip,
    _with_place, _old_tone,
]  # fmt: skip


def _province(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    maker = register.makers[goods.maker_id]
    return register.provinces.by_id[maker.province_id].name


def _former(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    """The name of a province that went into the present one, as many still write it."""
    now = register.makers[goods.maker_id].province_id
    merged = [
        unit.name
        for unit in register.provinces.by_id.values()
        if unit.valid_to is not None or unit.list_version == "2008"
        if [u.id for u in register.provinces.successors(unit)] == [now]
    ]
    return rng.choice(merged) if merged else _province(rng, text, goods, register)


def _former_said(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    now = _province(rng, text, goods, register)
    return f"{now} ({_former(rng, text, goods, register)} cũ)"


def _whole_place(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    return register.makers[goods.maker_id].place


def _bare_place(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    return fold(_province(rng, text, goods, register)).title()


def _nowhere(rng: Random, text: str, goods: KnownGoods, register: StallRegister) -> str:
    return ""


_PLACES: list[Way] = [
    _province, _province, _province, _former, _former, _former_said, _whole_place, _bare_place,
    _nowhere,
]  # fmt: skip
