"""Names as people write them in stall lists, brought to what makes two of them one. Pure.

A name is compared with its marks: "mứt dừa" and "mứt dứa" are two products. Only where the
whole of it was typed without marks, or without tones, are those left out of the comparison.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from itertools import pairwise

from catalog.codes import MistypedCode, is_well_formed, parse_code
from catalog.reference import read_data
from catalog.text import clean, fold, marked_spelling, same_spelling
from catalog.units import bare_name

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_DROP_TONES = dict.fromkeys(map(ord, _TONES))

_BULLET = re.compile(r"^\s*(?:[-–—•●▪+✓*]+|\(?\d{1,2}[.)/])\s*")
_STARS = re.compile(
    r"(?:\b(?:đạt|dat|hạng|hang|chuẩn|chuan|sao|công nhận|cong nhan)\s+)*"
    r"(?:\bocop\b\s*)?[(\[]?\s*[1-5]\s*(?:sao\b|stars?\b|[*★⭐☆✩]+)\s*(?:ocop\b)?\s*[)\]]?"
    r"|[★⭐☆✩*]{2,}|[★⭐☆✩]"
    r"|(?:\b(?:đạt|dat)\s+)?(?:\b(?:chuẩn|chuan)\s+)?\bocop\b",
    re.IGNORECASE,
)
_SAID_STARS = re.compile(r"(?<![\d.,])([345])\s*(?:sao\b|stars?\b|[*★⭐])", re.IGNORECASE)
_GLYPHS = re.compile(r"[★⭐*]{3,5}")
_HOLDERS = (
    r"hộp|hop|lọ|lo|chai|túi|tui|gói|goi|hũ|hủ|hu|bịch|bich|can|thùng|thung|lon|bao|vỉ|vi|khay"
    r"|tuýp|cái|cai|chiếc|bánh|loại|loai|quy cách|quy cach|kl|khối lượng|keo"
)
_AMOUNT = (
    r"(?<![\w.,])\d+(?:[.,]\d+)?\s*(?:[x×*]\s*\d+(?:[.,]\d+)?\s*)?"
    r"(?:kg|kgs|g|gr|gram|gam|grams|mg|ml|l|lít|lit|cc|quả|trái)\b\.?"
    rf"(?:\s*/\s*(?:{_HOLDERS})\b)*(?:\s*[x×*]\s*\d+(?:\s*(?:{_HOLDERS})\b)?)?\s*[)\]]?"
)
_SIZES = tuple(
    re.compile(rf"[(\[,–-]?\s*(?:\b(?:{_HOLDERS})\s*[:.]?\s*){count}{_AMOUNT}", re.IGNORECASE)
    for count in ("{0,3}", "{0,1}", "{0}")
)
"""A size with all holders before it, with one, with none: "đóng chai 500 ml", "hộp 500 g"."""
_OPENING = re.compile(r"^(?:sản phẩm|san pham|sp|đặc sản|dac san)\b[\s:.]*", re.IGNORECASE)
_SAID_CODE = r"[(\[]?\s*\b(?:mã số|mã sp|mã|ma so|ma sp|ma|code|ms)\b\.?\s*:?\s*"
_CODE = re.compile(
    rf"(?:{_SAID_CODE}([0-9A-Za-z]{{4}} [0-9A-Za-z]{{4}})"
    rf"|(?:{_SAID_CODE}|[(\[])?\b([0-9A-Za-z]{{4}}[-–.]?[0-9A-Za-z]{{4}}))\b\s*[)\]]?",
    re.IGNORECASE,
)
_LONGEST_TRADE = 5
_AND = frozenset({"và", "va"})
_SHORTEST_MISTYPED = 3


class Marks(IntEnum):
    """How much of its marks a name was typed with."""

    NONE = 0
    NO_TONES = 1
    ALL = 2


def marks_of(text: str) -> Marks:
    """Which marks the whole of a text has; a text that needs none counts as without."""
    parts = unicodedata.normalize("NFD", text.casefold())
    if any(tone in parts for tone in _TONES):
        return Marks.ALL
    marked = "đ" in parts or any(unicodedata.combining(part) for part in parts)
    return Marks.NO_TONES if marked else Marks.NONE


@lru_cache(maxsize=131072)
def spelled(words: tuple[str, ...], marks: Marks) -> tuple[str, ...]:
    """Words as they are compared, with as many marks as were typed."""
    text = " ".join(words)
    if marks is Marks.ALL:
        return tuple(marked_spelling(text).split())
    if marks is Marks.NONE:
        return tuple(same_spelling(text).split())
    toneless = unicodedata.normalize("NFD", text).translate(_DROP_TONES)
    return tuple(marked_spelling(toneless).split())


def take_code(written: str) -> tuple[str, str]:
    """A product's code typed beside its name, and the name without it; "" where there is none."""
    for found in _CODE.finditer(written):
        typed = re.sub(r"[-–. ]", "", found.group(1) or found.group(2))
        if not any(char.isdigit() for char in typed):
            continue
        try:
            code = parse_code(typed).value
        except MistypedCode:
            continue
        if is_well_formed(code):
            return code, clean(written[: found.start()] + " " + written[found.end() :])
    return "", clean(written)


def stars_said(written: str) -> int | None:
    """The stars that a line claims for itself, from 3 to 5."""
    if said := _SAID_STARS.search(written):
        return int(said.group(1))
    glyphs = _GLYPHS.search(written)
    return len(glyphs.group()) if glyphs else None


@lru_cache(maxsize=131072)
def product_variants(written: str) -> tuple[tuple[str, ...], ...]:
    """The words of a product's name as they may be meant: stars, sizes, bullets are no part of it.

    Several where it is open whether what holds the goods is: "nước dừa đóng chai 500 ml".
    """
    text = _OPENING.sub("", _BULLET.sub("", clean(written)))
    starless = _STARS.sub(" ", text)
    variants = [_words(size.sub(" ", starless)) for size in _SIZES]
    return tuple(dict.fromkeys(words for words in variants if words)) or (_words(text),)


def product_words(written: str) -> tuple[str, ...]:
    """The first of the variants of a product's name."""
    return product_variants(written)[0]


def _words(text: str) -> tuple[str, ...]:
    found = re.findall(r"[^\W_]+", text.casefold())
    return tuple(word for word in found if word not in _AND)


_KIND = re.compile(
    r"^(?:liên hiệp )?(?:"
    r"hợp tác xã|htx|hop tac xa|tổ hợp tác|to hop tac|tổ ht|tht|hộ kinh doanh|ho kinh doanh"
    r"|hộ sản xuất kinh doanh|hộ sản xuất|ho san xuat|hộ sxkd|ho sxkd|hộ kd|ho kd|hkd|hộ|ho"
    r"|cơ sở sản xuất kinh doanh|cơ sở sản xuất|co so san xuat|cơ sở sx|co so sx|cơ sở|co so"
    r"|cssx|cs|doanh nghiệp tư nhân|doanh nghiep tu nhan|dntn|doanh nghiệp|doanh nghiep|dn"
    r"|trang trại|trang trai|công ty|công ti|cong ty|cong ti|c ty|cty|cti|ctcp|ct"
    r")\b\s*"
)
_FORM = re.compile(
    r"^(?:cổ phần|co phan|cp|trách nhiệm hữu hạn|trach nhiem huu han|tnhh"
    r"|một thành viên|mot thanh vien|1 thành viên|1 thanh vien|mtv|1tv"
    r")\b\s*"
)
_KINDS_IN_FULL = tuple(
    tuple(kind.split())
    for kind in ("công ty", "hợp tác xã", "hộ kinh doanh", "cơ sở", "tổ hợp tác", "doanh nghiệp")
)
_SHORT = {
    "nn": "nông nghiệp", "dv": "dịch vụ", "sx": "sản xuất", "tm": "thương mại",
    "xnk": "xuất nhập khẩu", "cb": "chế biến", "kd": "kinh doanh", "dl": "du lịch",
    "đt": "đầu tư", "pt": "phát triển", "ns": "nông sản", "th": "tổng hợp", "cnc": "công nghệ cao",
    "tmdv": "thương mại dịch vụ", "dvnn": "dịch vụ nông nghiệp", "nndv": "nông nghiệp dịch vụ",
    "sxtm": "sản xuất thương mại", "sxkd": "sản xuất kinh doanh", "tmsx": "thương mại sản xuất",
    "sxtmdv": "sản xuất thương mại dịch vụ", "cbns": "chế biến nông sản",
    "cbtp": "chế biến thực phẩm", "ts": "thủy sản",
}  # fmt: skip
_PERSON = frozenset({"ông", "bà", "ong", "ba", "anh", "chị", "chi", "cô", "co", "chú", "chu"})
_NAME_OF_A_PERSON = 2


@lru_cache(maxsize=131072)
def kind_mended(name: str) -> str:
    """A producer's name with the words of its kind as they are spelt: "Côg ty A" → "công ty A"."""
    words = clean(name).split()
    for kind in _KINDS_IN_FULL:
        start = [fold(word) for word in words[: len(kind)]]
        meant = [fold(word) for word in kind]
        if start != meant and mistyped(start, meant, ()):
            words = [*kind, *words[len(kind) :]]
            break
    for place, word in enumerate(words[:4]):
        if len(word) >= _SHORTEST_MISTYPED and mistyped([fold(word)], ["tnhh"], ()):
            words[place] = "TNHH"
    return " ".join(words)


@lru_cache(maxsize=131072)
def producer_words(name: str) -> tuple[str, ...]:
    """The words of a producer's name: without its kind, common abbreviations written out."""
    text = " ".join(_words(name))
    text = _KIND.sub("", text, count=1) or text
    while (bare := _FORM.sub("", text, count=1)) != text and bare:
        text = bare
    words = " ".join(_SHORT.get(word, word) for word in text.split()).split()
    if words[0] in _PERSON and len(words) > _NAME_OF_A_PERSON:
        return tuple(words[1:])
    return tuple(words)


@lru_cache(maxsize=131072)
def own_and_trade(words: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """What of a producer's name (folded) is its own, and what only says its trade."""
    trades = _trades(marked=marks_of(" ".join(words)) is not Marks.NONE)
    own: list[str] = []
    trade: set[str] = set()
    place = 0
    while place < len(words):
        lengths = (n for n in range(_LONGEST_TRADE, 0, -1) if words[place : place + n] in trades)
        length = next(lengths, 0)
        if length:
            trade.update(fold(word) for word in words[place : place + length])
        else:
            own.append(words[place])
        place += length or 1
    return tuple(own), frozenset(trade)


@cache
def _trades(*, marked: bool) -> frozenset[tuple[str, ...]]:
    """Words of trades as a name has them, with marks or without: "ông" is no bee."""
    rows = [row["words"] for row in read_data("trade_words.csv")]
    return frozenset(tuple((text if marked else fold(text)).split()) for text in rows)


@lru_cache(maxsize=65536)
def place_words(name: str) -> tuple[str, ...]:
    """The words of a place's name without its kind: "xã Phú Cần" gives "phú cần"."""
    words = _words(name)
    return words[len(words) - len(bare_name(name).split()) :] or words


def legal_form(name: str) -> str:
    """Whether a company says that it is one of shares ("cp") or a limited one ("tnhh")."""
    words = set(same_spelling(name).split()[:6])
    if "tnhh" in words:
        return "tnhh"
    text = " ".join(same_spelling(name).split()[:6])
    return "cp" if "cp" in words or "co phan" in text else ""


def without(
    words: tuple[str, ...], phrases: Iterable[tuple[str, ...]], marks: Marks
) -> tuple[str, ...]:
    """Words without the phrases that stand in them one after the other; never empty."""
    left = list(words)
    for phrase in sorted(phrases, key=len, reverse=True):
        size, meant = len(phrase), spelled(phrase, marks)
        for start in range(len(left) - size, -1, -1):
            if spelled(tuple(left[start : start + size]), marks) == meant:
                del left[start : start + size]
    return tuple(left) or words


def mistyped(written: Sequence[str], known: Sequence[str], words: Container[str]) -> bool:
    """Whether one is the other with one letter struck wrong, or with other gaps between words.

    The word struck wrong must be none of `words` (folded): "dừa" is no slip of "dứa".
    """
    if "".join(written) == "".join(known):
        return True
    if len(written) != len(known):
        return False
    wrong = [(a, b) for a, b in zip(written, known, strict=True) if a != b]
    if len(wrong) != 1:
        return False
    (typed, meant) = (fold(word) for word in wrong[0])
    return (
        typed not in words
        and len(typed) >= _SHORTEST_MISTYPED
        and not any(char.isdigit() for char in typed + meant)
        and (typed in _one_slip(meant) or meant in _one_slip(typed))
    )


@lru_cache(maxsize=8192)
def _one_slip(word: str) -> frozenset[str]:
    """What comes of a word when one letter is left out, doubled for another, or two are swapped."""
    return frozenset(_slips(word))


def _slips(word: str) -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
        for letter in letters:
            yield word[:place] + letter + word[place + 1 :]
    for place, (left, right) in enumerate(pairwise(word)):
        yield word[:place] + right + left + word[place + 2 :]
