"""What single cells of an annex mean: stars, scores, codes, kinds, reasons.

Every function takes what stands in the cell and raises `BadValue` naming the rule it breaks.
Legal source: Quyết định 26/2026/QĐ-TTg, Art. 3, 4 and 8.
"""

import re
from datetime import date

from catalog.certificates import Recognition
from catalog.intake.cells import CellValue
from catalog.intake.problems import BadValue
from catalog.producers import ProducerKind
from catalog.text import Text, clean, fold

LOWEST_SCORES = ((5, 90.0), (4, 70.0), (3, 50.0), (2, 30.0), (1, 0.0))
"""Half-open intervals: 89,9 is four stars. The same under every criteria act so far."""

_PROPOSED = re.compile(r"\b(tiem nang|de xuat|de nghi|du kien|huong den|huong toi|phan dau)\b")
_STARS_TEXT = re.compile(r"(?:ocop|dat|hang|xep hang|loai)?\s*(\d+)(?:[.,]0+)?\s*(?:sao|\*|★)?")
_STARS_INSIDE = re.compile(r"\b(\d+) sao\b")
_STAR_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5}
_FILLED, _OUTLINED = "★⭐*✭", "☆✩"
_NUMBER = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))?\s*(?:diem|d|/\s*100)?")
_REQUIRED_MISSED = re.compile(r"khong dat (mot |cac |\d+ )?tieu chi (bat buoc|toi thieu)")


def read_stars(value: CellValue) -> int:
    """The stars of a certificate, 3–5. Proposals, 1 and 2 stars are no certificates (Art. 4)."""
    stars, proposed = _stars_said(value)
    if stars is None:
        raise BadValue("stars_proposed" if proposed else "stars_unknown", stars=5)
    if proposed:
        raise BadValue("stars_proposed", stars=stars)
    if stars > 5:
        raise BadValue("stars_above_five", stars=stars)
    if stars < 3:
        raise BadValue("stars_below_three" if stars > 0 else "stars_unknown", stars=stars)
    return stars


def _stars_said(value: CellValue) -> tuple[int | None, bool]:
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return None, False
    if isinstance(value, int | float):
        return (int(value), False) if value == int(value) else (None, False)
    text = fold(value)
    proposed = bool(_PROPOSED.search(text))
    text = _PROPOSED.sub("", text).strip(" ()-:")
    if whole := _STARS_TEXT.fullmatch(text):
        return int(whole[1]), proposed
    if inside := set(_STARS_INSIDE.findall(text)):
        return (int(inside.pop()) if len(inside) == 1 else None), proposed
    words = text.split()
    if words and words[-1] == "sao" and len(words) > 1 and words[-2] in _STAR_WORDS:
        return _STAR_WORDS[words[-2]], proposed
    return _glyphs(text), proposed


def _glyphs(text: str) -> int | None:
    marks = re.sub(r"[\s\ufe0f]", "", text)
    if not marks or set(marks) - set(_FILLED + _OUTLINED):
        return None
    return sum(sign in _FILLED for sign in marks) or len(marks)


def read_score(value: CellValue) -> float:
    """The mean score, 0–100; decimal comma or point."""
    if isinstance(value, bool) or value is None or isinstance(value, date):
        raise BadValue("score_unknown")
    if isinstance(value, str):
        found = _NUMBER.fullmatch(fold(value))
        if not found:
            raise BadValue("score_unknown")
        value = float(f"{found[1]}.{found[2] or 0}")
    if not 0 <= value <= 100:
        raise BadValue("score_out_of_range")
    return float(value)


def stars_of(score: float) -> int:
    """The stars whose interval holds a score of 0–100 (Art. 3)."""
    return next(stars for stars, lowest in LOWEST_SCORES if score >= lowest)


def check_score(stars: int, score: float, note: str) -> bool:
    """Whether the stars lie below the score because a required criterion was missed.

    Total points alone do not give the stars: a product of 92 points that misses a required row
    of five stars has four. That is believed where the note says so; any other difference
    raises BadValue naming both.
    """
    earned = stars_of(score)
    if earned == stars:
        return False
    if earned > stars and _REQUIRED_MISSED.search(fold(note)):
        return True
    raise BadValue(
        "score_against_stars",
        score=f"{score:g}".replace(".", ","),
        earned=Text(f"{earned} sao", f"{earned} star" + "s" * (earned != 1)),
        stars=stars,
    )


def read_gtin(value: CellValue) -> str:
    """A GTIN as 14 digits, its check digit verified."""
    digits = re.sub(r"[\s\-.']", "", str(value))
    if not digits.isascii() or not digits.isdigit() or len(digits) not in (8, 12, 13, 14):
        raise BadValue("gtin_length")
    digits = digits.zfill(14)
    total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(digits[:13]))
    check = -total % 10
    if check != int(digits[13]):
        raise BadValue("gtin_check_digit", digit=check)
    return digits


_PROGRAMME_CODE = re.compile(r"(\d{2})(?:-(\d{3}))?-(\d{5})-(\d{1,4})-(20\d{2})")


def read_programme_code(value: CellValue) -> str:
    """A product code of the programme: T-X-STT-Năm, until 2026 T-H-X-STT-Năm.

    Separators vary in the field; leading zeros matter, so a number cell is no code.
    """
    if isinstance(value, date):
        raise BadValue("date_in_text_column")
    code = re.sub(r"[\s.\-–—/]+", "-", str(value).strip())
    if not _PROGRAMME_CODE.fullmatch(code):
        raise BadValue("programme_code_unknown")
    return code


_KINDS = tuple(
    (re.compile(rf"(?:{words})\b"), kind)
    for words, kind in (
        (r"lien hiep (?:hop tac xa|htx)|hop tac xa|htx", ProducerKind.COOPERATIVE),
        (r"to hop tac|tht|to san xuat|nhom san xuat", ProducerKind.COOPERATIVE_GROUP),
        (r"doanh nghiep tu nhan|dntn", ProducerKind.PRIVATE_ENTERPRISE),
        (
            r"cong ty|cong ti|cty|c\.ty|ct\.? (?:tnhh|cp)|doanh nghiep|dn|tnhh|tap doan"
            r"|chi nhanh cong ty|xi nghiep",
            ProducerKind.COMPANY,
        ),
        (r"trang trai|nong trai|vuon", ProducerKind.FARM),
        (
            r"ho kinh doanh|hkd|ho san xuat|ho sxkd|ho gia dinh|ho ca the|ho|gia dinh"
            r"|co so(?: san xuat)?|cssx|lo|ong|ba",
            ProducerKind.HOUSEHOLD,
        ),
        (r"hoi|hiep hoi|trung tam|lien minh|cau lac bo|clb", ProducerKind.ASSOCIATION),
    )
)


def kind_of(words: str) -> ProducerKind | None:
    """The kind of producer that a name begins with or a column names; None if it is not said."""
    text = fold(words)
    return next((kind for pattern, kind in _KINDS if pattern.match(text)), None)


def recognition_of(words: str) -> Recognition:
    """First time, upgrade or re-rating, from the notes (Mẫu 01)."""
    text = fold(words)
    if re.search(r"\bnang (hang|sao|cap)\b", text):
        return Recognition.UPGRADE
    if re.search(r"\b(danh gia lai|cong nhan lai|tai cong nhan|phan hang lai)\b", text):
        return Recognition.RE_RATING
    return Recognition.FIRST


_LETTER = re.compile(r"điểm\s*[“\"'(]?([abcdđe])\b|\(\s*([abcdđe])\s*\)|^([abcdđe])(?:[).:]|$)")
_REASON_WORDS = (
    ("a", r"gia mao|gian doi|khong trung thuc|gian lan"),
    ("b", r"khong (con )?(dap ung|duy tri|dat|dam bao)[^.;]*(tieu chi|yeu cau|dieu kien)"),
    ("c", r"vi pham[^.;]*(chat luong|an toan thuc pham|attp|moi truong|so huu tri tue|nhan hang)"),
    ("d", r"(su dung|dung)[^.;]*(nhan hieu|logo|bieu trung|tem)[^.;]*(sai|nham lan|khong dung)"
          r"|gay nham lan"),
    ("đ", r"(khong (con|tiep tuc)|ngung|ngung han|dung|thoi)( \w+)? (san xuat|kinh doanh|hoat dong)"
          r"|giai the"),
    ("e", r"(theo )?ket luan cua (co quan|doan)|ly do khac|truong hop khac"),
)  # fmt: skip


def read_reason(value: CellValue) -> str:
    """The letter of Art. 8.1 for a withdrawal: a, b, c, d, đ or e, from a letter or words.

    đ and d are different reasons, so letters are read with their marks, words without.
    """
    text = clean(str(value or "")).casefold()
    if not text:
        raise BadValue("reason_missing")
    folded = fold(text)
    said = {str(found[found.lastindex or 0]) for found in _LETTER.finditer(text)}
    meant = {letter for letter, words in _REASON_WORDS if re.search(words, folded)}
    if len(said) == 1:
        letter = said.pop()
        if len(meant) == 1 and letter not in meant:
            raise BadValue("reason_conflict", letter=letter, other=meant.pop())
        return letter
    if not said and len(meant) == 1:
        return meant.pop()
    raise BadValue("reason_unknown")
