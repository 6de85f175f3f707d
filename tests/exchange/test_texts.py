from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.exchange.readings import Unreadable
from jipdesk.exchange.texts import ADDRESS, NAME, TEXT, kana, line, lines, number_like, passport_name

name, text, number = line(NAME), lines(TEXT), number_like(60)


@pytest.mark.parametrize(
    "value",
    [
        "髙﨑 𠮷",
        "श्रेष्‍ठ",
        "Nguyễn Thị Ánh",
        "=cmd|' /C calc'!A0",
        "'; DROP TABLE",
        "<b>x</b>",
        "%s%n",
        "{{7*7}}",
        "ក\u200bខ",
        "محمد\u200f",
    ],
)
def test_text_is_text_and_comes_back_as_it_was(value):
    assert name(value) == text(value) == value


def test_text_is_composed_and_trimmed():
    assert name("　 A\u030angstro\u0308m ") == "Ångström"
    assert name("NGUYEN\u00a0Anh") == "NGUYEN Anh"
    assert text("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("a\x00b", "control_character"),
        ("a\nb", "control_character"),
        ("a\tb", "control_character"),
        ("a\x7fb", "control_character"),
        ("é\x85e", "control_character"),
        ("a\ufeffb", "control_character"),
        ("a\ud800b", "control_character"),
        ("a\uffffb", "control_character"),
        ("a\U0001fffeb", "control_character"),
        ("a\u202eb", "bidi_control"),
        ("a\u2066b", "bidi_control"),
        ("a\ufffdb", "damaged_character"),
        ("a\ufffcb", "control_character"),
        ("a\ue000b", "private_character"),
        ("x" * 201, "too_long"),
        ("é" * 201, "too_long"),
        ("a" + "\u0301" * 10_000, "too_long"),
        ("#REF!", "sheet_error"),
        ("#n/a", "sheet_error"),
    ],
)
def test_a_name_that_could_do_harm_is_refused_with_its_reason(value, reason):
    with pytest.raises(Unreadable, match=reason):
        name(value)


@pytest.mark.parametrize("value", ["a\x00b", "a\u202eb", "é\x1bb", "x" * 10_001])
def test_long_text_is_checked_too(value):
    with pytest.raises(Unreadable):
        text(value)


def test_lines_and_tabs_belong_into_long_text():
    assert text("a\n\tb") == "a\n\tb"
    with pytest.raises(Unreadable, match="too_long"):
        lines(ADDRESS)("é" * 501)


def test_a_name_for_papers_has_its_ordinary_width():
    assert passport_name(NAME)("ＮＧＵＹＥＮ　Ｔｈị") == "NGUYEN Thị"
    assert kana(NAME)(" ｸﾞｴﾝ･ﾃｨ ") == "グエン・ティ"


def test_a_number_that_is_text_has_plain_digits():
    assert number("２４－０００００１") == "24-000001"


def test_a_number_that_became_a_date_is_refused():
    with pytest.raises(Unreadable, match="turned_into_date"):
        number(date(2024, 1, 1))


@pytest.mark.parametrize("value", ["1.23E+08", " 9.01235E+11 ", "１．２Ｅ＋１０"])
def test_a_number_that_lost_its_digits_is_refused(value):
    with pytest.raises(Unreadable, match="rounded"):
        number(value)
    assert number.at_once(["C123", value]) is None


def test_a_number_with_a_country_code_is_none_of_these():
    assert number.at_once(["+84 901", "E12", "1E5"]) == ["+84 901", "E12", "1E5"]


def test_a_date_among_text_is_written_out():
    assert name(date(2024, 1, 1)) == "2024-01-01"


@given(st.text(max_size=300))
def test_what_passes_is_stable_and_clean(value):
    try:
        once = name(value)
    except Unreadable:
        return
    assert name(once) == once
    assert once.isprintable() or not any(letter < " " for letter in once)
    once.encode()
