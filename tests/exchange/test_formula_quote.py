from hypothesis import given
from hypothesis import strategies as st

from jipdesk.exchange.formula_quote import quoted, unquoted

HARD = st.text("'=+-@\t\r ab1", max_size=8)


@given(HARD)
def test_what_is_quoted_comes_back_as_it_was(text):
    assert unquoted(quoted(text)) == text


@given(HARD)
def test_no_quoted_text_begins_like_a_formula(text):
    assert not quoted(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text())
def test_text_that_is_no_formula_stays_as_it_is(text):
    if not text.lstrip("'").startswith(("=", "+", "-", "@", "\t", "\r", "\0")):
        assert quoted(text) == unquoted(text) == text
