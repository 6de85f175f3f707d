import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from jipdesk.documents.typesetting.atoms import Span, pieces
from jipdesk.documents.typesetting.characters import clean
from jipdesk.documents.typesetting.paragraph import Align, Style, natural_width, set_text
from jipdesk.documents.typesetting.scripts import Family
from jipdesk.documents.typesetting.spacing import gaps
from jipdesk.errors import InputRefused

START = frozenset("、。，．」』）】〕｝》〉・：；！？っゃゅょぁぃぅぇぉッャュョァィゥェォー々％")
END = frozenset("（「『【〔｛《〈")

NASTY = (
    "「『甲』（以下「甲」という。）」は、「3,000円」・「第1条の2」（注：E-mail／FAX）を、ッャュの々で！「（『〈令和8年4月1日〉』）」。"
    "第10条第2項、3か月、１００％、100%、¥5,000、〒100-0001「東京都」――「コーヒー・クッキー」ょぁ、「AB（CD）」、"
    "https://example.org/a/very/long_path?query=1&x=2 氏名：Nguyễn Thị Ánh「ờ」（សុខា）、"
    "「สุภาพร」・【１】…《甲乙》；で、ある。"
)
PIECES = [
    *"日本語かなっゃー々、。「」（）・：！",
    "Latin",
    "E-mail",
    "3,000",
    "令和8年",
    "第1条",
    " ",
    "សុខ",
    "〈",
    "』",
    "％",
]


def lines(text, width, **style):
    return [placed.line.text for placed in set_text(text, Style(**style), width)]


def right_edges(text, width, style):
    return [placed.x + placed.line.width * style.size / 1000 for placed in set_text(text, style, width)]


def without_spaces(text):
    return "".join(text.split())


STEPS = [9, pytest.param(1, marks=pytest.mark.slow)]


@pytest.mark.parametrize("align", list(Align))
@pytest.mark.parametrize("step", STEPS)
def test_no_line_begins_or_ends_with_what_may_not_stand_there(align, step):
    widths = range(60, 401, step)

    found = [line for width in widths for line in lines(NASTY, float(width), align=align)]

    assert [line for line in found if line[0] in START or line[-1] in END] == []


@pytest.mark.parametrize("align", list(Align))
@pytest.mark.parametrize("step", STEPS)
def test_no_line_is_wider_than_its_column(align, step):
    style = Style(align=align, first=10.5, rest=5.0)
    widths = range(60, 401, step)

    assert all(edge <= width + 0.1 for width in widths for edge in right_edges(NASTY, float(width), style))


@pytest.mark.parametrize("width", [60.0, 131.0, 241.5, 400.0])
def test_nothing_is_lost_or_doubled_between_lines(width):
    assert without_spaces("".join(lines(NASTY, width))) == without_spaces(NASTY)


@settings(deadline=None, max_examples=150)
@given(some.lists(some.sampled_from(PIECES), max_size=60).map("".join), some.floats(60, 400))
def test_any_mixture_keeps_its_text_and_its_column(text, width):
    style = Style()

    placed = set_text(text, style, width)

    assert without_spaces("".join(one.line.text for one in placed)) == without_spaces(text)
    assert all(one.x + one.line.width * style.size / 1000 <= width + 0.1 for one in placed)


def test_a_justified_paragraph_has_two_even_edges():
    style = Style()
    text = "本契約は、甲が実施する事業において、乙が受け入れるインターンに関し、必要な事項を定めるものとする。" * 2

    edges = right_edges(text, 231.0, style)

    assert all(231.0 - style.size / 2 - 0.1 <= edge <= 231.1 for edge in edges[:-1])
    assert len(edges) > 2


@pytest.mark.parametrize(
    "bound", ["第1条", "令和8年", "10日", "3,000円", "3か月", "平成31年", "100％", "第12項", "５０％", "第1条の2"]
)
def test_a_number_stays_with_its_counter(bound):
    text = "本契約に定める" + bound + "による。" + "また、別に定める" + bound + "を超えない。"

    found = [sum(line.count(bound) for line in lines(text, float(width))) for width in range(60, 260, 3)]

    assert set(found) == {2}


def test_kanji_and_latin_stand_a_quarter_em_apart():
    style = Style(align=Align.LEFT)

    joined = natural_width("甲AB乙", style) - natural_width("甲", style) * 2 - natural_width("AB", style)

    assert joined == pytest.approx(2 * style.size / 4)


def test_points_that_meet_fall_together_to_half_their_width():
    style = Style()

    assert natural_width("あ。」「い", style) == pytest.approx(4 * style.size)
    assert natural_width("あ（（い））", style) == pytest.approx((0.5 + 1 + 0.5 + 0.5 + 1 + 0.5 + 0.5) * style.size)


def test_a_line_begins_flush_with_its_bracket():
    first = set_text("「甲」という。", Style(), 200.0)[0]

    assert first.x == 0
    assert first.line.runs[0].inks[0].step == "500"


@pytest.mark.parametrize(("word", "kept"), [("co-operation", "co-"), ("and/or", "and/"), ("on-line–based", "on-")])
def test_a_latin_word_ends_a_line_after_its_hyphen_or_stroke(word, kept):
    assert any(kept == cut.atom.text for cut in pieces([Span(word)], Family.MINCHO))


@pytest.mark.parametrize("word", ["2024-04-01", "+81-3-1234-5678", "1/3", "N-2", "km/h2024-1"])
def test_numbers_are_not_parted_at_their_hyphens(word):
    assert "-" not in {cut.atom.text[-1] for cut in pieces([Span(word)], Family.MINCHO)[:-1]}


@pytest.mark.parametrize("text", ["W" * 200, "あ" * 200, "ស" * 200, "م" * 200, "ក្រ" * 100])
def test_a_word_of_two_hundred_letters_breaks_inside_its_column(text):
    edges = right_edges(text, 100.0, Style())

    assert len(edges) > 5
    assert max(edges) <= 100.1


def test_english_keeps_the_number_with_the_word_before_it():
    text = "as set forth in Article 12 and Article 13 of this Agreement, and in Annex 2 to it, JPY 5,000 shall be paid"

    found = [line for width in range(70, 240, 3) for line in lines(text, float(width), size=9.2)]

    assert not [line for line in found if line.endswith(("Article", "Annex", "JPY"))]


def test_indents_hang_where_the_style_says():
    style = Style(first=0.0, rest=21.0)

    placed = set_text("（1）" + "甲は、乙に対して、必要な支援を行う。" * 4, style, 200.0)

    assert [one.x for one in placed] == [0.0] + [21.0] * (len(placed) - 1)


@pytest.mark.parametrize(("align", "place"), [(Align.LEFT, 0.0), (Align.CENTRE, 89.5), (Align.RIGHT, 179.0)])
def test_a_short_line_stands_where_its_style_says(align, place):
    assert set_text("甲乙", Style(align=align), 200.0)[0].x == pytest.approx(place)


def test_a_bold_stretch_is_set_in_the_bold_font():
    placed = set_text((Span("期間は"), Span("十日", bold=True), Span("とする。")), Style(), 400.0)

    assert [run.face.name for run in placed[0].line.runs] == [
        "NotoSerifJP-Regular",
        "NotoSerifJP-Bold",
        "NotoSerifJP-Regular",
    ]


def test_a_newline_begins_a_new_line():
    assert lines("東京都千代田区\n霞が関一丁目", 300.0) == ["東京都千代田区", "霞が関一丁目"]
    assert lines("Line\u2028end\r\nand end", 300.0) == ["Line", "end", "and end"]


def test_a_long_english_word_is_divided_where_a_line_would_be_full_of_holes():
    text = "Party B shall, notwithstanding the provisions of the Internship Programme, provide accommodation."

    placed = [one for width in range(90, 200) for one in set_text(text, Style(size=9.2), float(width))]

    ends = [one.line.runs[-1].inks[-1].glyph.text for one in placed]
    assert "\u00ad" in ends
    assert not [one.line.text for one in placed if "-" in one.line.text]


@pytest.mark.parametrize("name", ["Corporation", "International", "Wittgenstein", "Organization"])
def test_no_name_is_divided(name):
    assert [cut.atom.text for cut in pieces([Span(name)], Family.MINCHO)] == [name]


def test_a_single_digit_is_as_wide_as_a_kanji_and_copied_as_it_was_written():
    style = Style()
    lone, several = set_text("第1条", style, 200.0)[0].line, set_text("第12条", style, 200.0)[0].line

    assert lone.width == 3000
    assert several.width == pytest.approx(2000 + 2 * 250 + natural_width("12", style) / style.size * 1000)
    assert [ink.glyph.text for run in lone.runs for ink in run.inks] == ["第", "1", "条"]


def test_a_last_line_is_not_one_lost_character():
    text = "甲は、乙に対して事業の実施に必要な支援を行うものとし、その内容"

    lasts = [lines(text, width / 2)[-1] for width in range(260, 500)]

    assert min(len(last) for last in lasts) >= 2


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("e\u0301cole", "école"),
        ("か\u3099", "が"),
        ("神\ufa19", "神\ufa19"),
        ("a\u202egnp.exe\u202c", "agnp.exe"),
        ("a\u0000b\u0007c\u200b\ufeff", "abc"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("a\t \u2003b", "a b"),
        ("\U000e0041x", "x"),
    ],
)
def test_text_is_cleared_of_what_cannot_be_printed(text, clear):
    assert clean(text) == clear


@pytest.mark.parametrize(
    ("text", "code"), [("\U0001f600", "U+1F600"), ("x\ud800", "U+D800"), ("\U00012000", "U+12000")]
)
def test_a_character_without_a_glyph_is_refused_by_name(text, code):
    with pytest.raises(InputRefused) as refusal:
        set_text("氏名" + text, Style(), 200.0)

    assert (refusal.value.code, refusal.value.values) == ("no_glyph", {"character": code})


def test_arabic_is_read_leftward_and_its_numbers_rightward():
    placed = set_text("氏名 علي حسن 12", Style(align=Align.LEFT), 400.0)[0]

    texts = [ink.glyph.text for run in placed.line.runs for ink in run.inks if ink.glyph.text.strip()]
    assert "".join(texts) == "氏名12نسح يلع".replace(" ", "")


def test_marks_stay_with_their_letters():
    assert [cut.atom.text for cut in pieces([Span("か\u309a葛\U000e0100")], Family.MINCHO)] == [
        "か\u309a",
        "葛\U000e0100",
    ]


def test_brackets_take_the_direction_of_the_arabic_they_hold():
    placed = set_text("علي (حسن) x", Style(align=Align.LEFT), 400.0)[0]

    first = placed.line.runs[0].inks[0].glyph
    assert unicodedata.bidirectional(first.text) != "L"
    assert first.text == "("


def test_spaces_between_pieces_never_shrink_below_nothing():
    found = gaps(pieces([Span(NASTY)], Family.MINCHO))

    assert all(0 <= gap.shrink <= gap.natural for gap in found)


def test_the_same_question_is_answered_once():
    style = replace(Style(), size=10.0)

    assert set_text("甲乙", style, 200.0) is set_text("甲乙", style, 200.0)
