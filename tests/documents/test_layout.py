import ctypes
import re
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import reading
import sample_papers
from pypdf import PdfReader
from pypdfium2 import raw

from jipdesk.documents import agreement, press, signatures, wording
from jipdesk.documents.papers import Pair, PaperKind
from jipdesk.documents.styles import BOTTOM, LEFT_EDGE, LEFT_WIDTH, RIGHT_OFFSET, RIGHT_WIDTH, ROOM, TOP, WIDTH
from jipdesk.documents.typesetting.flow import fill_pages
from jipdesk.documents.typesetting.sheet import A4
from jipdesk.errors import InputRefused

START = frozenset("、。，．」』）】〕｝》〉・：；！？っゃゅょぁぃぅぇぉッャュョァィゥェォー々％")
END = frozenset("（「『【〔｛《〈")

NATIVE = [
    "محمد علي حسن",
    "שלום לוי",
    "ကျော်ဇင် ဦး",
    "བསོད་ནམས་དབང་ཕྱུག",
    "𠮷野 葛\U000e0100",
    "Nguyễn Thị Ánh Tuyết",
    "陈伟",
]
LONG = "Wolfeschlegelsteinhausenbergerdorff" * 6


@pytest.fixture(params=list(PaperKind))
def kind(request):
    return request.param


def drawn(paper, kind):
    return press.draw(paper, sample_papers.template(kind))


def with_names(kind, **names):
    paper = sample_papers.PAPERS[kind]
    return replace(paper, intern=replace(paper.intern, **names))


@pytest.fixture
def pdf(kind):
    return drawn(sample_papers.PAPERS[kind], kind)


def test_every_page_has_its_number(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]

    count = len(texts)
    found = [f"{nth} / {count} ページ Page {nth} of {count}" in text for nth, text in enumerate(texts, start=1)]
    assert all(found)
    assert press.pages(pdf) == count


def test_every_page_has_the_number_of_the_paper_and_the_party(kind):
    paper = sample_papers.PAPERS[kind]
    party = paper.host.name.ja if kind is PaperKind.AGREEMENT_COMPANY else paper.intern.name

    with pypdfium2.PdfDocument(drawn(paper, kind)) as document:
        heads = ["".join(page.get_textpage().get_text_bounded(bottom=TOP).split()) for page in document]

    assert all(paper.number in head and "".join(party.split()) in head for head in heads)


def test_japanese_lines_begin_and_end_as_they_may(kind):
    assert offending(with_names(kind, name_native=NATIVE[0]), kind) == []


@pytest.mark.parametrize("native", NATIVE)
def test_no_script_of_a_name_disturbs_the_lines_around_it(native):
    assert offending(with_names(PaperKind.COVER, name_native=native), PaperKind.COVER) == []


def offending(paper, kind):
    return [one for one in reading.segments(drawn(paper, kind)) if one[0] in START or one[-1] in END]


def test_only_embedded_fonts_are_named(pdf):
    found = reading.fonts(pdf)

    assert all(found.values())
    assert all("+Noto" in name for name in found)


def test_the_same_paper_has_the_same_bytes(kind, pdf):
    assert drawn(sample_papers.PAPERS[kind], kind) == pdf


@pytest.mark.parametrize("name", [LONG, "あ" * 200, "氏 " * 80, "محمد " * 40])
def test_nothing_stands_outside_the_page_however_long_a_name_is(kind, name):
    paper = with_names(kind, name=name, name_native=name, name_kana=name)

    pdf = drawn(paper, kind)

    assert outside(pdf) == []
    assert "".join(name.split())[:150] in "".join(reading.text(pdf).split()) or "م" in name


def outside(pdf):
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                if right > left and not text.get_text_range(index, 1).isspace():
                    inside = left > LEFT_EDGE - 3 and right < LEFT_EDGE + WIDTH + 3
                    found += [] if inside and bottom > BOTTOM - 26 and top < A4[1] - 10 else [(left, bottom, right)]
    return found


def test_text_ends_above_the_count_of_pages(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        between = [page.get_textpage().get_text_bounded(bottom=BOTTOM - 8, top=BOTTOM - 3) for page in document]

    assert [text.strip() for text in between] == [""] * len(between)


def test_a_character_that_no_font_draws_is_refused(kind):
    paper = with_names(kind, name="Anh \U0001f600", name_native="Anh \U0001f600")

    with pytest.raises(InputRefused) as refusal:
        drawn(paper, kind)

    assert refusal.value.code == "no_glyph"
    assert refusal.value.values == {"character": "U+1F600"}


def test_a_made_up_letterhead_is_named_on_every_page(kind):
    paper = sample_papers.PAPERS[kind]
    paper = replace(paper, office=replace(paper.office, is_example=True))
    notice = sample_papers.template(kind).words["sample"].ja

    with pypdfium2.PdfDocument(drawn(paper, kind)) as document:
        heads = ["".join(page.get_textpage().get_text_bounded(bottom=TOP).split()) for page in document]

    assert all("".join(notice.split()) in head for head in heads)


def test_a_paper_names_itself_in_its_properties(kind, pdf):
    paper = sample_papers.PAPERS[kind]

    found = PdfReader(BytesIO(pdf)).metadata

    title = sample_papers.template(kind).title
    assert found["/Title"] == f"{title.ja} {title.en}"
    assert found["/Keywords"] == paper.number
    assert found["/CreationDate"] == f"D:{paper.issued_on:%Y%m%d}000000+09'00'"


@pytest.fixture
def text():
    kind = PaperKind.AGREEMENT_INTERN
    return wording.agreement(sample_papers.PAPERS[kind], sample_papers.template(kind))


def test_no_heading_of_an_article_stands_alone_at_the_foot_of_a_page(text):
    items = list(agreement.items(text))
    keeping = {id(item.block) for item in items if item.keep}

    pages = fill_pages(items, ROOM)

    assert len(pages) > 3
    assert not [page for page in pages[:-1] if id(page[-1].block) in keeping]


@pytest.mark.parametrize("lines", range(0, 60, 3))
def test_no_signature_stands_on_a_page_without_an_article(text, lines):
    start = text.articles[0]
    longer = replace(
        start.paragraphs[0], text=Pair("条文の長さにより改頁の位置が変わる。" * lines or "短い。", "Short.")
    )
    items = list(agreement.items(replace(text, articles=(replace(start, paragraphs=(longer,)), *text.articles[1:]))))
    last = items[next(n for n, item in enumerate(items) if isinstance(item.block, signatures.Pairing)) - 3]

    page = next(page for page in fill_pages(items, ROOM) if any(p.block is last.block for p in page))

    assert any(isinstance(placed.block, signatures.Pairing) for placed in page)


def test_each_column_names_the_day_of_the_agreement():
    pdf = drawn(sample_papers.PAPERS[PaperKind.AGREEMENT_INTERN], PaperKind.AGREEMENT_INTERN)
    found = "".join(reading.text(pdf).split())

    assert found.count("締結日") == found.count("Executiondate") == 1
    assert found.index("締結日") < found.index("甲PartyA")


def test_no_page_is_filled_beyond_its_foot(text):
    pages = fill_pages(list(agreement.items(text)), ROOM)

    assert all(placed.below + placed.block.height <= ROOM + 0.01 for page in pages for placed in page)


def test_both_languages_of_an_article_begin_on_one_foot(text):
    pdf = drawn(sample_papers.PAPERS[PaperKind.AGREEMENT_INTERN], PaperKind.AGREEMENT_INTERN)

    japanese, english = (
        feet(pdf, r"第 ?(\d+) ?条（", LEFT_EDGE),
        feet(pdf, r"Article (\d+) \(", LEFT_EDGE + RIGHT_OFFSET),
    )

    assert japanese == english
    assert sorted(japanese) == [article.number for article in text.articles]


def feet(pdf, heading, edge):
    """Return on which page and at which height the headings of the articles stand that begin at this edge."""
    found = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for match in re.finditer(heading, text.get_text_range()):
                x, y = ctypes.c_double(), ctypes.c_double()
                raw.FPDFText_GetCharOrigin(text, match.start(), ctypes.byref(x), ctypes.byref(y))
                if abs(x.value - edge) < 2:
                    found[int(match[1])] = (number, round(y.value, 1))
    return found


def test_the_columns_do_not_touch(text):
    for item in agreement.items(text):
        columns = getattr(item.block, "left", None)
        for member in getattr(columns, "members", ()):
            ends = [placed.x + placed.line.width * member.size / 1000 for placed in member.lines]
            assert max(ends) <= LEFT_WIDTH + 0.1

    assert LEFT_WIDTH < RIGHT_OFFSET
    assert RIGHT_OFFSET + RIGHT_WIDTH == WIDTH


def test_an_agreement_prints_every_article_once(text):
    pdf = drawn(sample_papers.PAPERS[PaperKind.AGREEMENT_INTERN], PaperKind.AGREEMENT_INTERN)
    found = "".join(reading.text(pdf).split())

    assert all(found.count("".join(article.heading.ja.split())) == 1 for article in text.articles)
    assert all("".join(article.heading.en.split()) in found for article in text.articles)


def test_a_cover_sheet_has_a_box_to_tick_for_every_paper_in_it():
    kind = PaperKind.COVER
    paper = sample_papers.PAPERS[kind]
    paper = replace(paper, contents=paper.contents * 4)

    page = PdfReader(BytesIO(drawn(paper, kind))).pages[0]

    assert page.get_contents().get_data().count(b" 9.000 9.000 re S") == 4


def test_a_party_with_a_seal_has_a_ring_and_one_without_a_line():
    pdf = drawn(sample_papers.PAPERS[PaperKind.AGREEMENT_INTERN], PaperKind.AGREEMENT_INTERN)

    contents = [page.get_contents().get_data() for page in PdfReader(BytesIO(pdf)).pages]

    signed = [content for content in contents if content.count(b" c\n") == 4]
    assert len(signed) == 1
    assert b"0.6 w" in signed[0]


def test_an_online_itinerary_is_drawn_without_flights():
    kind = PaperKind.ITINERARY

    found = reading.text(drawn(sample_papers.online(sample_papers.PAPERS[kind]), kind))

    assert "VN300" not in found
    assert sample_papers.TRAINING.name.ja in found


def test_an_itinerary_says_which_times_are_those_of_which_place():
    kind = PaperKind.ITINERARY
    abroad, at_home = sample_papers.PAPERS[kind], sample_papers.online(sample_papers.PAPERS[kind])

    assert "all other times are in Japan time" in " ".join(reading.text(drawn(abroad, kind)).split())
    assert "All times are in Japan time" in " ".join(reading.text(drawn(at_home, kind)).split())


def test_what_is_the_same_in_both_languages_stands_once():
    pdf = drawn(with_names(PaperKind.COVER, name="TRAN Van Minh"), PaperKind.COVER)
    with pypdfium2.PdfDocument(pdf) as document:
        body = document[0].get_textpage().get_text_bounded(top=TOP)

    assert body.count("TRAN Van Minh") == 1


def test_a_long_task_goes_on_on_the_next_page():
    kind = PaperKind.AGREEMENT_COMPANY
    paper = sample_papers.PAPERS[kind]
    sentence = "海外市場の調査を行い、その結果を取りまとめて報告する。"
    task = Pair(sentence * 120, "Research on markets abroad, with a report of its results. " * 120)

    pdf = drawn(replace(paper, internship=replace(paper.internship, task=task)), kind)

    assert outside(pdf) == []
    assert "".join(reading.text(pdf).split()).count(sentence) >= 115
