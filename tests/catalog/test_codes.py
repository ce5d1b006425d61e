"""Codes: what is issued, what is understood when typed, and which slips are caught."""

import random
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog.codes import (
    LONGEST_TYPED,
    SYMBOLS,
    Code,
    Level,
    Mistake,
    MistypedCode,
    check_character,
    display,
    is_well_formed,
    near_misses,
    new_product_code,
    parse_code,
)

levels = st.sampled_from(Level)


@st.composite
def codes(draw: st.DrawFn) -> str:
    length = draw(levels).length
    body = draw(st.text(SYMBOLS, min_size=length - 1, max_size=length - 1))
    return body + check_character(body)


def swapped(code: str, place: int) -> str:
    return code[:place] + code[place + 1] + code[place] + code[place + 2 :]


def reason_given_for(typed: str) -> Mistake:
    with pytest.raises(MistypedCode) as refusal:
        parse_code(typed)
    return refusal.value.reason


# The code is linear: a wrong character passes in some code only if it passes in the code of
# noughts, so trying every error there proves it for all 32⁷, 32¹¹ and 32¹⁵ codes.


@pytest.mark.parametrize("level", Level)
def test_no_single_wrong_character_passes_at_any_place_of_any_level(level: Level) -> None:
    noughts = "0" * level.length
    assert is_well_formed(noughts)
    for place, wrong in product(range(level.length), SYMBOLS[1:]):
        assert not is_well_formed(noughts[:place] + wrong + noughts[place + 1 :])


@pytest.mark.parametrize("level", Level)
def test_no_swap_of_unequal_neighbours_passes_at_any_place_of_any_level(level: Level) -> None:
    # A swap of a and b adds the same amount, a + b, at two neighbouring places.
    for place, amount in product(range(level.length - 1), SYMBOLS[1:]):
        error = "0" * place + amount * 2 + "0" * (level.length - place - 2)
        assert not is_well_formed(error)


@given(codes(), codes())
def test_the_sum_of_two_codes_of_a_level_is_a_code(one: str, other: str) -> None:
    assume(len(one) == len(other))
    both = [SYMBOLS.index(a) ^ SYMBOLS.index(b) for a, b in zip(one, other, strict=True)]
    assert is_well_formed("".join(SYMBOLS[element] for element in both))


@given(codes(), st.data())
def test_a_wrong_character_in_any_code_is_a_slip_of_the_check_kind(
    code: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from([s for s in SYMBOLS if s != code[place]]))
    typed = code[:place] + wrong + code[place + 1 :]
    assert reason_given_for(typed) is Mistake.CHECK
    assert code in near_misses(typed)


@given(codes(), st.data())
def test_a_swap_of_neighbours_in_any_code_is_caught_and_offered_back(
    code: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(code) - 2))
    typed = swapped(code, place)
    if typed == code:
        assert parse_code(typed).value == code
    else:
        assert reason_given_for(typed) is Mistake.CHECK
        assert code in near_misses(typed)


@pytest.mark.parametrize(("level", "length"), [("product", 8), ("lot", 12), ("item", 16)])
def test_the_exact_length_tells_the_level(level: str, length: int) -> None:
    code = "7" * (length - 1) + check_character("7" * (length - 1))
    assert parse_code(code) == Code(code, Level(level))
    assert Level(level).length == length


@pytest.mark.parametrize("length", [0, 1, 7, 9, 11, 13, 15, 17, LONGEST_TYPED])
def test_any_other_length_is_a_slip_of_the_length_kind(length: int) -> None:
    assert reason_given_for("7" * length) is Mistake.LENGTH
    assert not is_well_formed("7" * length)
    assert near_misses("7" * length) == []


def test_more_than_64_characters_are_refused_even_when_a_code_is_among_them() -> None:
    code = new_product_code()
    assert parse_code(code + " " * (LONGEST_TYPED - 8)).value == code
    assert reason_given_for(code + " " * (LONGEST_TYPED - 7)) is Mistake.LENGTH
    assert near_misses(code[:-1] + "U" + " " * (LONGEST_TYPED - 7)) == []


@given(codes(), st.randoms(use_true_random=False))
def test_case_blanks_dashes_dots_and_look_alikes_do_not_matter(
    code: str, chance: random.Random
) -> None:
    look_alikes = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        chance.choice(look_alikes.get(symbol, symbol + symbol.lower()))
        + chance.choice(["", " ", "-", ".", "\t", " -"])
        for symbol in code
    )
    assert parse_code(typed).value == code


@given(codes())
def test_a_displayed_code_is_read_back(code: str) -> None:
    assert parse_code(display(code)).value == code
    assert is_well_formed(code)


def test_a_code_is_displayed_in_groups_of_four() -> None:
    assert display("7Q2K9D4M") == "7Q2K-9D4M"
    assert display("7Q2K9D4M7Q2K9D4M") == "7Q2K-9D4M-7Q2K-9D4M"


@pytest.mark.parametrize(
    "foreign",
    ["٧", "۷", "７", "Ａ", "\u200b", "\u00a0", "–", "Đ", "О", "ı", "ſ", "\U0001d7d8"],
)
def test_characters_outside_ascii_are_refused(foreign: str) -> None:
    code = new_product_code()
    assert reason_given_for(foreign + code[1:]) is Mistake.CHARACTER
    assert reason_given_for(code[:4] + foreign + code[4:]) is Mistake.CHARACTER
    assert near_misses(foreign + code[1:]) == []
    assert not is_well_formed(foreign + code[1:])


@pytest.mark.parametrize("sign", ["U", "u", "/", "<", "'", "%", "\x00", "_", "?"])
def test_one_unreadable_character_is_worked_out_from_the_others(sign: str) -> None:
    code = new_product_code()
    for place in range(len(code)):
        typed = code[:place] + sign + code[place + 1 :]
        assert reason_given_for(typed) is Mistake.CHARACTER
        assert near_misses(typed) == [code]
    assert near_misses(sign * 2 + code[2:]) == []


def test_a_code_that_is_right_has_no_near_misses() -> None:
    assert near_misses(new_product_code()) == []


@given(codes(), st.data())
def test_near_misses_are_few_different_and_well_formed(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code) - 1))
    offered = near_misses(code[:place] + data.draw(st.sampled_from(SYMBOLS)) + code[place + 1 :])
    assert len(offered) == len(set(offered)) < 2 * len(code)
    assert all(is_well_formed(near) for near in offered)


def test_only_the_stored_form_is_well_formed() -> None:
    code = new_product_code(random.Random(3).getrandbits)
    assert is_well_formed(code)
    assert not is_well_formed(display(code))
    assert not is_well_formed(code.lower())
    assert parse_code(code.lower()).value == code


def test_new_product_codes_are_well_formed_and_of_product_length() -> None:
    chance = random.Random(1)
    drawn = [new_product_code(chance.getrandbits) for _ in range(2000)]
    assert len(set(drawn)) == 2000
    assert {parse_code(code).level for code in drawn} == {Level.PRODUCT}


def test_the_same_seed_gives_the_same_codes() -> None:
    one, other = random.Random(26), random.Random(26)
    assert [new_product_code(one.getrandbits) for _ in range(5)] == [
        new_product_code(other.getrandbits) for _ in range(5)
    ]


def test_a_code_of_one_symbol_only_is_never_issued() -> None:
    # Of the 32 candidates only the noughts satisfy the check, so drawing 0 is the whole danger.
    assert [s for s in SYMBOLS if is_well_formed(s * 8)] == ["0"]
    draws = iter([0, 0, 1])
    assert new_product_code(lambda _bits: next(draws)) != "00000000"


@pytest.mark.parametrize("mistake", Mistake)
def test_every_slip_is_explained_in_both_languages(mistake: Mistake) -> None:
    assert mistake.text.vi and mistake.text.en
    assert str(MistypedCode(mistake)) == f"not a code: {mistake}"
