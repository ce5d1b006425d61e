"""Any text at all is a lawful question: answered at once, never an exception."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from market import TODAY

from search_index.engine import SearchEngine
from search_index.query import Facet, read_request
from search_index.vocabulary import Vocabulary
from search_index.wording import MOST_WORDS

HOSTILE = [
    "*", "****a", "a*", "?", "~", "\"", "\"mật ong", "((((((", ")", "a AND (b OR", "name:*",
    "[a TO z]", "mật~2", "'; DROP TABLE product;--", "' OR 1=1", "100%", "_", "\\", "\\\\%",
    "<script>alert(1)</script>", "{{7*7}}", "${jndi:x}", "../../etc/passwd", "\x00", "\x00mật",
    "\ufeff", "\u202emật", "\u200b", "ﷺ" * 30, "x" * 10_000, "mật " * 5_000, "\ud800", "̣̂" * 50,
    "٤ sao", "١٢٣", "1e309", "-0", "ｍậｔ", "İ", "ß", "_ _", "^m", "^", "a_b", "\n\r\t", "🍯🐝",
]  # fmt: skip


def test_hostile_texts_are_answered_at_once(searcher: SearchEngine, vocabulary: Vocabulary) -> None:
    searcher.search(read_request({}, vocabulary)[0], TODAY)
    for text in HOSTILE:
        parameters = {name: [text] for name in ("q", *Facet, "sort", "page", "per_page")}
        request, wrong = read_request(parameters, vocabulary)
        assert {bad.name for bad in wrong} >= {"sort", "page", "per_page"}
        began = time.process_time()
        searcher.search(request, TODAY)
        searcher.suggest(text, TODAY)
        assert time.process_time() - began < 0.3, text


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(q=st.text(max_size=120))
def test_no_text_breaks_the_search(searcher: SearchEngine, vocabulary: Vocabulary, q: str) -> None:
    request, _ = read_request({"q": [q]}, vocabulary)
    result = searcher.search(request, TODAY)
    assert len(request.q) <= 100
    assert len(request.wording.words) <= MOST_WORDS
    assert result.total >= len(result.ids)


def test_a_thousand_parameters_are_read(vocabulary: Vocabulary) -> None:
    request, wrong = read_request({"province": [f"p{n}" for n in range(1000)]}, vocabulary)
    assert request.chosen == {}
    assert len(wrong) == 1000
