"""Letters to applicants: what they say, what they lack, how a text is checked, and what stands on the page."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sample_papers import OFFICE

from jipdesk.documents.letters import Asked, Letter, LetterTemplate, checked, missing, parse, shipped, stored
from jipdesk.documents.letters_page import bound, draw, pages
from jipdesk.documents.letters_text import head_day, mail
from jipdesk.documents.papers import Pair
from jipdesk.errors import InputRefused
from jipdesk.rules.letters import Language, LetterKind
from jipdesk.rules.states import DocumentState

DUE = date(2024, 10, 6)
DOCUMENTS = (
    Asked(Pair("在学証明書", "Certificate of enrolment"), "accepted", is_open=False, due_on=DUE),
    Asked(Pair("推薦状", "Letter of recommendation"), "returned", is_open=True, due_on=DUE, defect="No\nsignature"),
    Asked(Pair("顔写真", "Photograph"), "requested", is_open=True, due_on=DUE),
)
LETTER = Letter(
    kind=LetterKind.REQUEST,
    language=Language.EN,
    on=date(2024, 9, 22),
    office=OFFICE,
    name="NGUYEN Thi Anh Tuyet",
    name_native="Nguyễn Thị Ánh Tuyết",
    receipt_no="24-000123",
    course=Pair("対面コース", "In-person course"),
    due_on=DUE,
    documents=DOCUMENTS,
)
LONG = "WONGSAKUL-RATTANAPORNCHAI Phattharathanakarn Sirivadhanabhakdi Na Ayutthaya"
NATIVE = ["ภัทรธนกานต์ วงศ์สกุล", "အောင် သီဟ ကျော်ဇော", "محمد عبد الرحمن", "Nguyễn Thị Ánh Tuyết", "王 小明"]


def template(ja: str = "本文", en: str = "Text", kind: LetterKind = LetterKind.REQUEST) -> LetterTemplate:
    return checked(LetterTemplate(kind, Pair("件名", "Subject"), Pair(ja, en)))


def of(kind: LetterKind, **values: object) -> Letter:
    return replace(LETTER, kind=kind, **values)


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("language", Language)
def test_every_letter_that_ships_fits_on_one_page_to_a_language(kind, language):
    letter = of(kind, language=language, name=LONG, name_native=NATIVE[0])

    assert missing(letter, parse(shipped(kind))) == ()
    assert pages(letter, parse(shipped(kind))) == len(language.each)


@pytest.mark.parametrize("native", NATIVE)
def test_a_name_in_any_script_is_on_the_page(native):
    pdf = draw(of(LetterKind.PASSED, name_native=native), parse(shipped(LetterKind.PASSED)))

    read = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert native.split()[0][:2] in read or native.split()[-1][::-1][:2] in read
    assert "24-000123" in read


def test_the_same_letter_gives_the_same_bytes():
    text = parse(shipped(LetterKind.REQUEST))

    assert draw(LETTER, text) == draw(LETTER, text)


def test_many_letters_in_one_file_count_their_own_pages_and_share_their_fonts():
    text = parse(shipped(LetterKind.NOT_SELECTED))
    letters = [of(LetterKind.NOT_SELECTED, language=Language.BOTH, receipt_no=f"24-{n:06}") for n in range(20)]
    pdf = bound(letters, text)

    read = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert len(read) == 40
    assert "Page 2 of 2" in read[39]
    assert "24-000019" in read[39]
    assert len(pdf) < 4 * len(bound(letters[:1], text))


@pytest.mark.parametrize(
    ("subject", "title"),
    [("Results from {office}", f"Results from {OFFICE.office.en}"), ("Results for {receipt_no}", "")],
)
def test_many_letters_in_one_file_are_named_by_the_subject_that_they_share(subject, title):
    letters = [replace(LETTER, receipt_no=f"24-{number:06}") for number in range(3)]
    text = checked(LetterTemplate(LetterKind.REQUEST, Pair("{office}", subject), Pair("本文", "Text")))

    found = PdfReader(BytesIO(bound(letters, text))).metadata

    assert (found.title or "") == title


def test_what_is_missing_is_named_by_its_field():
    bare = of(LetterKind.REQUEST, due_on=None, documents=(), name="", office=replace(OFFICE, email="", address=Pair()))

    gaps = missing(bare, parse(shipped(LetterKind.REQUEST)))

    assert gaps == ("name", "due_on", "open_documents", "email", "office.address")


def test_only_the_languages_that_are_used_must_be_complete():
    letter = of(LetterKind.PASSED, course=Pair("対面コース", ""))

    assert missing(letter, parse(shipped(LetterKind.PASSED))) == ("course",)
    assert missing(replace(letter, language=Language.JA), parse(shipped(LetterKind.PASSED))) == ()


def test_a_line_with_a_question_mark_is_left_out_where_nothing_is_entered():
    text = template(en="One\n\nReason: {reason?}\n\nTwo")

    assert missing(LETTER, text) == ()
    assert "One\n\nTwo" in mail(LETTER, text).text
    assert "Reason: Too late\n\nTwo" in mail(replace(LETTER, reason=Pair("遅延", "Too late")), text).text


def test_a_mail_names_the_documents_with_what_is_wrong_with_them():
    sent = mail(LETTER, template(en="{open_documents}\n\n{documents}"))

    assert sent.subject == "Subject (Application No. 24-000123)"
    assert "Certificate of enrolment: Received\n" in sent.text
    assert "- Letter of recommendation: Please send again: No signature (due 6 October 2024)" in sent.text
    assert "- Photograph\n" in sent.text
    assert sent.text.endswith("office@example.org\n")


def test_a_mail_in_both_languages_begins_in_japanese():
    sent = mail(replace(LETTER, language=Language.BOTH), template())

    assert sent.subject == "件名（受付番号：24-000123） / Subject (Application No. 24-000123)"
    assert sent.text.startswith("NGUYEN Thi Anh Tuyet 様\n（受付番号：24-000123）\n\n本文\n")
    assert "Text\n\nKind regards,\n\nJIP Office\n" in sent.text


def test_days_are_written_in_both_forms():
    sent = mail(replace(LETTER, language=Language.JA), template(ja="{due_on} {due_on:era}"))

    assert "2024年10月6日 令和6年10月6日" in sent.text
    assert head_day(date(2019, 5, 1), "ja") == "令和元年（2019年）5月1日"


def test_braces_in_a_name_are_only_letters():
    sent = mail(replace(LETTER, name="{email}"), template(en="Dear {name},"))

    assert "Dear {email}," in sent.text


@pytest.mark.parametrize("state", DocumentState)
def test_every_state_of_a_document_has_words(state):
    asked = Asked(Pair("写真", "Photograph"), str(state), is_open=False)

    assert "Photograph: " in mail(replace(LETTER, documents=(asked,)), template(en="{documents}")).text


@pytest.mark.parametrize(
    ("en", "code"),
    [
        ("Dear {nmae},", "letter_field_unknown"),
        ("Dear {name,", "letter_brace"),
        ("Dear {name:era},", "letter_form_unknown"),
        ("Please send {documents} now", "letter_list_not_alone"),
        ("", "letter_part_empty"),
        ("a\x00b", "letter_sign_unknown"),
        ("a" * 20_001, "letter_too_long"),
    ],
)
def test_a_text_that_cannot_be_sent_is_refused_with_its_place(en, code):
    with pytest.raises(InputRefused) as refused:
        template(en=en)

    assert refused.value.code == code
    assert (refused.value.values["part"], refused.value.values["language"]) == ("text", "en")


def test_a_stored_text_is_read_back_as_it_was():
    text = template(ja='「"引用"」\\n', en='"""quoted""" \\ {name}\n\n  indented  \nend')

    assert parse(stored(text)) == text


def test_a_stored_text_that_was_damaged_is_refused():
    with pytest.raises(InputRefused) as refused:
        parse("kind = 3")

    assert refused.value.code == "letter_template_unreadable"
