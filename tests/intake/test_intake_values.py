"""What single cells mean, on both sides of each bound."""

from datetime import date
from typing import Any

import pytest

from catalog.certificates import Recognition
from catalog.intake.problems import BadValue
from catalog.intake.values import (
    check_score,
    kind_of,
    read_gtin,
    read_programme_code,
    read_reason,
    read_score,
    read_stars,
    recognition_of,
    stars_of,
)
from catalog.producers import ProducerKind


def refused(reader: Any, *values: Any) -> str:
    with pytest.raises(BadValue) as bad:
        reader(*values)
    return bad.value.rule


@pytest.mark.parametrize(
    ("cell", "stars"),
    [
        (3, 3), (4.0, 4), (5, 5), ("4", 4), ("4.0", 4), ("4,0", 4), ("4 sao", 4), ("4 SAO", 4),
        ("Đạt 4 sao", 4), ("Hạng 3 sao", 3), ("OCOP 5 sao", 5), ("4 sao cấp tỉnh", 4),
        ("★★★★", 4), ("★★★★☆", 4), ("☆☆☆", 3), ("⭐⭐⭐", 3), ("***", 3), ("4★", 4), ("4*", 4),
        ("bốn sao", 4), ("Ba sao", 3), ("năm sao", 5), ("tư sao", 4), ("xếp hạng bốn sao", 4),
    ],
)  # fmt: skip
def test_stars_are_read_however_they_are_written(cell: Any, stars: int) -> None:
    assert read_stars(cell) == stars


@pytest.mark.parametrize(
    "cell",
    ["Tiềm năng 5 sao", "Đề xuất 5 sao", "5 sao (tiềm năng)", "dự kiến 5 sao", "Đề nghị 5 sao"],
)
def test_a_proposal_of_five_stars_is_no_certificate(cell: str) -> None:
    with pytest.raises(BadValue) as bad:
        read_stars(cell)
    assert (bad.value.rule, bad.value.values["stars"]) == ("stars_proposed", 5)


def test_a_proposal_without_a_number_is_no_certificate_either() -> None:
    assert refused(read_stars, "tiềm năng") == "stars_proposed"


@pytest.mark.parametrize(("cell", "stars"), [(1, 1), (2, 2), ("2 sao", 2), ("hai sao", 2)])
def test_one_and_two_stars_have_no_certificate(cell: Any, stars: int) -> None:
    with pytest.raises(BadValue) as bad:
        read_stars(cell)
    assert (bad.value.rule, bad.value.values["stars"]) == ("stars_below_three", stars)


@pytest.mark.parametrize("cell", [6, "6 sao", "10"])
def test_more_than_five_stars_do_not_exist(cell: Any) -> None:
    assert refused(read_stars, cell) == "stars_above_five"


@pytest.mark.parametrize(
    "cell",
    [4.5, 0, -3, True, None, date(2026, 4, 3), "", "sao", "đạt", "3 sao, 4 sao", "sáu sao", "4-5"],
)
def test_what_is_no_number_of_stars_is_refused(cell: Any) -> None:
    assert refused(read_stars, cell) == "stars_unknown"


@pytest.mark.parametrize(
    ("cell", "score"),
    [(84.5, 84.5), (78, 78.0), ("82,5", 82.5), ("59.25", 59.25), ("84 điểm", 84.0),
     ("84,5/100", 84.5), (0, 0.0), (100, 100.0)],
)  # fmt: skip
def test_scores_are_read_with_comma_or_point(cell: Any, score: float) -> None:
    assert read_score(cell) == score


@pytest.mark.parametrize("cell", [100.01, -0.5, "101", "845"])
def test_a_score_outside_the_scale_is_refused(cell: Any) -> None:
    assert refused(read_score, cell) == "score_out_of_range"


@pytest.mark.parametrize("cell", ["tám mươi", "84-85", "1.234,5", True, None, date(2026, 1, 2)])
def test_what_is_no_score_is_refused(cell: Any) -> None:
    assert refused(read_score, cell) == "score_unknown"


@pytest.mark.parametrize(
    ("score", "stars"),
    [(100, 5), (90, 5), (89.99, 4), (89.5, 4), (70, 4), (69.99, 3), (50, 3), (49.99, 2), (30, 2),
     (29.99, 1), (0, 1)],
)  # fmt: skip
def test_intervals_of_points_are_half_open(score: float, stars: int) -> None:
    assert stars_of(score) == stars


@pytest.mark.parametrize(("stars", "score"), [(5, 90), (4, 89.99), (4, 70), (3, 69.9), (3, 50)])
def test_a_score_in_the_interval_of_its_stars_is_accepted(stars: int, score: float) -> None:
    assert check_score(stars, score, "") is False


@pytest.mark.parametrize(
    ("stars", "score", "earned", "earned_en"),
    [(5, 89.99, "4 sao", "4 stars"), (4, 69.5, "3 sao", "3 stars"), (3, 49, "2 sao", "2 stars"),
     (3, 12, "1 sao", "1 star"), (4, 92, "5 sao", "5 stars"), (3, 70, "4 sao", "4 stars")],
)  # fmt: skip
def test_a_score_of_other_stars_is_refused_naming_both(
    stars: int, score: float, earned: str, earned_en: str
) -> None:
    with pytest.raises(BadValue) as bad:
        check_score(stars, score, "")
    named = bad.value.values["earned"]
    assert (bad.value.rule, bad.value.values["stars"]) == ("score_against_stars", stars)
    assert (named.vi, named.en) == (earned, earned_en)  # type: ignore[attr-defined]


def test_a_missed_required_criterion_explains_fewer_stars_than_points() -> None:
    assert check_score(4, 92, "Không đạt tiêu chí bắt buộc của hạng 5 sao") is True


def test_no_note_explains_more_stars_than_points() -> None:
    note = "Không đạt tiêu chí bắt buộc"
    assert refused(check_score, 5, 84, note) == "score_against_stars"


@pytest.mark.parametrize(
    ("cell", "gtin"),
    [("8938505974194", "08938505974194"), (8938505974194, "08938505974194"),
     ("893 850 597 4194", "08938505974194"), ("96385074", "00000096385074"),
     ("036000291452", "00036000291452"), ("18938505974191", "18938505974191")],
)  # fmt: skip
def test_gtins_become_fourteen_digits(cell: Any, gtin: str) -> None:
    assert read_gtin(cell) == gtin


def test_a_wrong_check_digit_is_named_with_the_right_one() -> None:
    with pytest.raises(BadValue) as bad:
        read_gtin("8938505974195")
    assert (bad.value.rule, bad.value.values) == ("gtin_check_digit", {"digit": 4})


@pytest.mark.parametrize("cell", ["893850597419", "89385059741", "8.93851E+12", "mã vạch", "８９"])
def test_a_gtin_of_the_wrong_length_is_refused(cell: str) -> None:
    assert refused(read_gtin, cell) in {"gtin_length", "gtin_check_digit"}


def test_a_gtin_that_lost_its_leading_zero_is_refused() -> None:
    assert refused(read_gtin, 36000291452) == "gtin_length"


@pytest.mark.parametrize(
    ("cell", "code"),
    [("83-829-28780-3-2022", "83-829-28780-3-2022"), ("86-28858-12-2026", "86-28858-12-2026"),
     ("83.829.28780.3.2022", "83-829-28780-3-2022"), ("01 05503 7 2026", "01-05503-7-2026"),
     ("83 – 829 – 28780 – 3 – 2022", "83-829-28780-3-2022")],
)  # fmt: skip
def test_product_codes_of_both_generations_are_read(cell: str, code: str) -> None:
    assert read_programme_code(cell) == code


@pytest.mark.parametrize("cell", ["83-829-2878-3-2022", "28780-3-2022", "abc", 8382928780, "1-2"])
def test_a_product_code_of_the_wrong_form_is_refused(cell: Any) -> None:
    assert refused(read_programme_code, cell) == "programme_code_unknown"


def test_a_product_code_that_excel_made_a_date_is_refused() -> None:
    assert refused(read_programme_code, date(2026, 4, 3)) == "date_in_text_column"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("HTX Xoài Bờ Nam", ProducerKind.COOPERATIVE),
        ("Hợp tác xã Nông nghiệp", ProducerKind.COOPERATIVE),
        ("Tổ hợp tác Hoa", ProducerKind.COOPERATIVE_GROUP),
        ("THT Rau", ProducerKind.COOPERATIVE_GROUP),
        ("Công ty TNHH MTV Khô", ProducerKind.COMPANY),
        ("Cty CP Chè", ProducerKind.COMPANY),
        ("Doanh nghiệp", ProducerKind.COMPANY),
        ("DNTN Bánh Pía", ProducerKind.PRIVATE_ENTERPRISE),
        ("Doanh nghiệp tư nhân", ProducerKind.PRIVATE_ENTERPRISE),
        ("Hộ kinh doanh Nem Ba Sen", ProducerKind.HOUSEHOLD),
        ("Cơ sở sản xuất Mắm", ProducerKind.HOUSEHOLD),
        ("Trang trại Dế", ProducerKind.FARM),
        ("Hội Nông dân", ProducerKind.ASSOCIATION),
        ("Hoa Rạch Vàng", None),
        ("", None),
    ],
)
def test_the_kind_of_producer_is_read_from_a_name_or_a_column(
    words: str, kind: ProducerKind | None
) -> None:
    assert kind_of(words) is kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Nâng hạng", Recognition.UPGRADE), ("nâng sao lên 4", Recognition.UPGRADE),
     ("Đánh giá lại", Recognition.RE_RATING), ("Công nhận lại", Recognition.RE_RATING),
     ("Lần đầu", Recognition.FIRST), ("", Recognition.FIRST)],
)  # fmt: skip
def test_the_kind_of_recognition_is_read_from_the_notes(words: str, kind: Recognition) -> None:
    assert recognition_of(words) is kind


@pytest.mark.parametrize(
    ("cell", "letter"),
    [
        ("Chủ thể không tiếp tục sản xuất sản phẩm (điểm đ)", "đ"),
        ("(điểm d)", "d"), ("(đ)", "đ"), ("điểm Đ khoản 1 Điều 8", "đ"), ("Điểm “b”", "b"),
        ("đ) không sản xuất", "đ"), ("e", "e"), ("a.", "a"),
        ("Giả mạo hồ sơ", "a"), ("Cung cấp thông tin gian dối", "a"),
        ("Không còn đáp ứng tiêu chí theo kết quả hậu kiểm", "b"),
        ("Vi phạm quy định về an toàn thực phẩm", "c"),
        ("Sử dụng logo OCOP gây nhầm lẫn", "d"),
        ("Ngừng sản xuất", "đ"), ("Không còn sản xuất", "đ"), ("Đã giải thể", "đ"),
        ("Theo kết luận của cơ quan thanh tra", "e"),
    ],
)  # fmt: skip
def test_reasons_of_withdrawal_are_read_from_a_letter_or_from_words(cell: str, letter: str) -> None:
    assert read_reason(cell) == letter


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        (None, "reason_missing"), ("  ", "reason_missing"), ("khác", "reason_unknown"),
        ("điểm a, điểm b", "reason_unknown"), ("điểm g", "reason_unknown"),
        ("Giả mạo hồ sơ; ngừng sản xuất", "reason_unknown"),
        ("Ngừng sản xuất (điểm d)", "reason_conflict"),
    ],
)  # fmt: skip
def test_a_reason_that_is_not_clear_is_refused(cell: str | None, rule: str) -> None:
    assert refused(read_reason, cell) == rule


def test_a_letter_outweighs_words_of_several_reasons() -> None:
    assert read_reason("Giả mạo hồ sơ, nay đã ngừng sản xuất (điểm a)") == "a"
