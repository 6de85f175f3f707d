import subprocess
import sys
from datetime import date
from io import BytesIO

import pytest
import reading
from pypdf import PdfReader

from jipdesk.documents.binding import bind, pages
from jipdesk.documents.typesetting.paragraph import Style, set_text
from jipdesk.documents.typesetting.sheet import Sheet

NAMES = {
    "Vietnamese": "Nguyễn Thị Ánh Tuyết",
    "Thai": "สุภาพร แก้วมณี",
    "Khmer": "ចាន់ ស្រីមុំ",
    "Burmese": "ကျော်ဇင် ဦး",
    "Bengali": "প্রিয়াঙ্কা মোহাম্মদ",
    "Devanagari": "लक्ष्मी श्रेष्ठ",
    "Sinhala": "ශ්‍රියානි ශ්රී",
    "Arabic": "محمد علي",
    "Lam and alef": "سلام الله",
    "Hebrew": "שלום לוי",
    "Thaana": "އަހުމަދު",
    "Ethiopic": "ዓለሙ በቀለ",
    "Georgian": "გიორგი ბერიძე",
    "Armenian": "Արամ Հակոբյան",
    "Cyrillic": "Ольга Қасымова",
    "Lao": "ສົມຊາຍ ວົງສາ",
    "Tamil": "தமிழ்ச்செல்வன்",
    "Tibetan": "བསོད་ནམས་",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "Gujarati": "ઉપેન્દ્ર",
    "Telugu": "లక్ష్మి",
    "Kannada": "ಕೃಷ್ಣ",
    "Malayalam": "കൃഷ്ണൻ",
    "Gurmukhi": "ਗੁਰਪ੍ਰੀਤ",
    "Oriya": "ଓଡ଼ିଆ",
    "Tifinagh": "ⵎⵓⵃⵎⵎⴷ",
    "Yoruba": "Ọlọ́run Ọmọ́",
    "Turkish": "İbrahim Şükrü Ağaoğlu",
    "Beyond the first plane": "𠮷野 𩸽",
    "Variant": "葛\U000e0100城",
    "Compatibility kanji": "神田",
    "Chinese": "陈伟",
    "Marks on kana": "か\u309aき\u309a",
}


def printed(text, size=10.5):
    sheet = Sheet("見本", number="2024-P001", on=date(2024, 4, 1))
    for nth, placed in enumerate(set_text(text, Style(size=size), 400.0)):
        sheet.line(placed.line, 60 + placed.x, 780 - 20 * nth, size)
    return sheet.finish()


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_can_be_copied_as_it_was_entered(name):
    assert "".join(reading.text(printed(name)).split()) == "".join(name.split())


@pytest.mark.parametrize("script", ["Arabic", "Hebrew"])
def test_a_leftward_name_in_a_line_of_latin_keeps_its_order(script):
    name = NAMES[script]

    found = reading.text(printed(f"Name of the intern: {name}, born in 2001."))

    assert name.split()[0] in found
    assert name.split()[1] in found


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_font_is_embedded_and_no_other_is_named(name):
    found = reading.fonts(printed(f"氏名 {name}, Name"))

    assert all(found.values())
    assert all("+Noto" in font for font in found)


def test_a_paragraph_can_be_copied():
    text = "本契約の期間は、令和8年4月1日から6月30日までの「91日間」（E-mailの日を含む。）とし、𠮷田の承諾を要しない。"

    assert "".join(reading.text(printed(text)).split()) == "".join(text.split())


def test_words_keep_the_spaces_between_them():
    text = "The period of the internship shall be from 1 April 2026 to 30 June 2026, both days included."

    assert " ".join(reading.text(printed(text, 9.2)).split()) == text


def test_a_squeezed_bracket_does_not_begin_a_segment():
    pdf = printed(
        "甲は、「本事業」（「参加者」・『乙』を含む。）、「丙」、（丁）及び〈戊〉を、かつ、それぞれに定める。"
    )

    assert not [one for one in reading.segments(pdf) if one[0] in "、。」）』〉・" or one[-1] in "「（『〈"]


def test_equal_calls_give_equal_bytes_also_in_another_process():
    script = "import sys, test_typesetting_extraction as t; sys.stdout.buffer.write(t.printed('令和8年 Nguyễn ស្រីមុំ'))"
    paths = [str(part) for part in ("tests/documents", "tests", ".")]

    other = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}; {script}"], capture_output=True, check=True
    )

    assert printed("令和8年 Nguyễn ស្រីមុំ") == printed("令和8年 Nguyễn ស្រីមុំ") == other.stdout


def test_a_document_says_what_it_is_and_nothing_of_the_machine():
    found = PdfReader(BytesIO(printed("甲"))).metadata

    assert found == {
        "/Author": "",
        "/CreationDate": "D:20240401000000+09'00'",
        "/Creator": "jipdesk",
        "/Keywords": "2024-P001",
        "/ModDate": "D:20240401000000+09'00'",
        "/Producer": "jipdesk",
        "/Subject": "",
        "/Title": "見本",
        "/Trapped": "/False",
    }


def test_bound_papers_keep_pages_fonts_and_bytes():
    papers = [printed("一枚目 Nguyễn"), printed("二枚目 ស្រីមុំ")]

    bound = bind(papers)

    assert pages(bound) == 2
    assert all(reading.fonts(bound).values())
    assert "二枚目 ស្រីមុំ" in reading.text(bound)
    assert bound == bind(papers)


def test_nothing_bound_has_no_pages():
    assert pages(bind([])) == 0
