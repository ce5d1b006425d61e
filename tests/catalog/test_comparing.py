"""Whether goods agree: unknown is neither the same nor different."""

import pytest

from catalog.comparing import Agreement, agreement


@pytest.mark.parametrize(
    ("told", "word"),
    [
        (["4 sao", "4 sao"], Agreement.SAME),
        (["4 sao", "5 sao"], Agreement.DIFFERENT),
        (["4 sao", ""], Agreement.OPEN),
        (["4 sao", "", "5 sao"], Agreement.DIFFERENT),
        (["", "", ""], Agreement.UNKNOWN),
        (["4 sao"], Agreement.SAME),
        ([""], Agreement.UNKNOWN),
        ([], Agreement.UNKNOWN),
    ],
)
def test_goods_agree_only_in_what_is_known_of_all(told: list[str], word: Agreement) -> None:
    assert agreement(told) is word


def test_every_word_is_said_in_both_languages() -> None:
    labels = [word.label for word in Agreement]
    assert len({label.vi for label in labels}) == len({label.en for label in labels}) == 4
