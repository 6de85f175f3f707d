"""Folding many texts says what folding each of them says."""

from hypothesis import given
from hypothesis import strategies as st

from jipdesk.models.search import fold, fold_all

ODD = st.sampled_from(["O'Brien  X", " a\tb ", "A\nB", "\0", "a\0B", "\x1ca", "'", "Ńguyễn", "ガ ｶﾞ", "İ", "ΣΑΣ", "ß"])


@given(st.lists(st.one_of(st.none(), st.text(max_size=6), st.text("aZ' \n\t\0\x1f", max_size=6), ODD), max_size=5))
def test_many_texts_are_folded_like_each(texts):
    assert fold_all(texts) == [fold(text) if text else None for text in texts]


def test_plain_texts_are_folded_together():
    assert fold_all(["NGUYEN  Anh", None, "O'Brien", ""]) == ["nguyen anh", None, "obrien", None]
