import pytest
from sample_papers import COMPANY_AGREEMENT, PAPERS, online, template

from jipdesk.documents import layout, wording
from jipdesk.documents.papers import PaperKind
from jipdesk.documents.template import parse, shipped
from jipdesk.errors import InputRefused

SMALL = """\
kind = "agreement-company"
title = { ja = "契約書", en = "Agreement" }
closing = { ja = "本書2通を作成する。", en = "Made in two originals." }

[[article]]
key = "purpose"
ja = "目的"
en = "Purpose"

[[article.paragraph]]
ja = "乙は、{article:insurance}を守る。"
en = "The Host Company keeps {article:insurance}."

[[article.paragraph]]
key = "list"
ja = "次のとおりとする。"
en = "As follows."

[[article.paragraph.item]]
only = "online"
ja = "一番目"
en = "first"

[[article.paragraph.item]]
key = "last"
ja = "二番目"
en = "second"

[[article]]
key = "insurance"
ja = "保険"
en = "Insurance"

[[article.paragraph]]
ja = "{article:purpose/list/last}及び{paragraph:purpose/list}並びに{number:purpose}"
en = "{article:purpose/list/last}, {paragraph:purpose/list}, Articles {number:purpose}"

[[signature]]
ja = "甲"
en = "Party A"

[words]
number = { ja = "文書番号", en = "No." }
issued_on = { ja = "発行日", en = "Issue date" }
sample = { ja = "見本", en = "Sample" }
annex = { ja = "別紙", en = "Annex" }
date = { ja = "締結日", en = "Execution date" }
blank_date = { ja = "　年　月　日", en = "____" }
seal = { ja = "印", en = "Seal" }
signature = { ja = "署名", en = "Signature" }
"""


def refused(text):
    with pytest.raises(InputRefused) as stop:
        parse(text)
    return stop.value


def said(text, paper=COMPANY_AGREEMENT):
    return wording.agreement(paper, parse(text)).articles


@pytest.mark.parametrize("kind", list(PaperKind))
def test_the_templates_that_come_with_the_program_are_sound(kind):
    assert parse(shipped(kind)).kind is kind


def test_articles_paragraphs_and_items_are_numbered_in_both_languages():
    first, second = said(SMALL)

    assert (first.heading.ja, first.heading.en) == ("第1条（目的）", "Article 1 (Purpose)")
    assert [paragraph.mark for paragraph in first.paragraphs] == ["", "2"]
    assert [item.mark for item in first.paragraphs[1].items] == ["(1)"]
    assert second.heading.ja == "第2条（保険）"


def test_references_name_article_paragraph_and_item():
    first, second = said(SMALL)

    assert first.paragraphs[0].text.ja == "乙は、第2条を守る。"
    assert first.paragraphs[0].text.en == "The Host Company keeps Article 2."
    assert second.paragraphs[0].text.ja == "第1条第2項第1号及び第2項並びに第1条"
    assert second.paragraphs[0].text.en == "Article 1, paragraph 2, item (1), paragraph 2, Articles 1"


def test_what_is_left_out_is_not_counted():
    _first, second = said(SMALL, online(COMPANY_AGREEMENT))

    assert second.paragraphs[0].text.ja.startswith("第1条第2項第2号")


def test_an_inserted_article_renumbers_headings_and_references_in_both_languages():
    inserted = '[[article]]\nkey = "new"\nja = "新"\nen = "New"\n[[article.paragraph]]\nja = "新設。"\nen = "New."\n\n'
    first, new, last = said(
        SMALL.replace('[[article]]\nkey = "insurance"', inserted + '[[article]]\nkey = "insurance"')
    )

    assert (new.heading.ja, last.heading.en) == ("第2条（新）", "Article 3 (Insurance)")
    assert first.paragraphs[0].text.ja == "乙は、第3条を守る。"
    assert first.paragraphs[0].text.en == "The Host Company keeps Article 3."


def test_the_paragraph_of_an_article_that_has_only_one_is_not_counted():
    text = SMALL.replace('ja = "{article:purpose', 'key = "only"\nja = "{article:purpose')
    text = text.replace("{article:insurance}", "{article:insurance/only}")

    assert said(text)[0].paragraphs[0].text.ja == "乙は、第2条を守る。"


def test_line_ends_inside_a_text_are_no_part_of_it():
    text = SMALL.replace('"次のとおりとする。"', '"""\n次の\n  とおりとする。\n"""')
    text = text.replace('"As follows."', '"""\nAs\nfollows.\n"""')

    paragraph = said(text)[0].paragraphs[1]

    assert (paragraph.text.ja, paragraph.text.en) == ("次のとおりとする。", "As follows.")


def test_room_for_a_date_by_hand_is_kept_and_its_era_named():
    assert wording.agreement(COMPANY_AGREEMENT, parse(SMALL)).date.value.ja == "令和　年　月　日"


@pytest.mark.parametrize(
    ("before", "after", "code", "place"),
    [
        ('en = "As follows."', 'en = "As follows." and', "template_syntax", (17, 0, 0, 0)),
        ('en = "As follows."', "", "template_language_missing", (14, 1, 2, 0)),
        ('en = "second"', 'en = ""', "template_language_missing", (24, 1, 2, 2)),
        ("次のとおりとする。", "{host.nmae}のとおりとする。", "template_field_unknown", (14, 1, 2, 0)),
        ("次のとおりとする。", "{host.name}のとおりとする。", "template_fields_differ", (14, 1, 2, 0)),
        ("乙は、{article:insurance}を", "乙は、これを", "template_fields_differ", (10, 1, 1, 0)),
        ("{article:purpose/list/last}", "{article:purpose/list/lost}", "template_reference_unknown", (34, 2, 1, 0)),
        ('only = "online"', 'only = "remote"', "template_condition_unknown", (19, 1, 2, 1)),
        ('only = "online"', 'olny = "online"', "template_entry_unknown", (19, 1, 2, 1)),
        ('key = "insurance"', 'key = "purpose"', "template_key_twice", (29, 2, 0, 0)),
        ("一番目", "一番目}", "template_brace", (19, 1, 2, 1)),
        ("一番目", "{issued_on:lunar}", "template_brace", (19, 1, 2, 1)),
        ('en = "As follows."', 'en = """As\n\nfollows."""', "template_blank_line", (14, 1, 2, 0)),
        ('kind = "agreement-company"', 'kind = "letter"', "template_kind_unknown", (1, 0, 0, 0)),
        ('sample = { ja = "見本", en = "Sample" }\n', "", "template_word_missing", (42, 0, 0, 0)),
        ('key = "last"', "key = 7", "template_entry_wrong", (24, 1, 2, 2)),
    ],
)
def test_a_fault_is_refused_with_its_article_and_line(before, after, code, place):
    assert before in SMALL

    stop = refused(SMALL.replace(before, after))

    assert stop.code == code
    at = stop.values
    assert (at["line"], at.get("article", 0), at.get("paragraph", 0), at.get("item", 0)) == place


def test_a_reference_to_what_another_course_leaves_out_is_refused():
    text = SMALL.replace('only = "online"\nja = "一番目"', 'only = "online"\nkey = "first"\nja = "一番目"')

    assert refused(text.replace("purpose/list/last", "purpose/list/first")).code == "template_reference_unknown"


def test_an_article_that_another_course_leaves_bare_is_refused():
    text = SMALL.replace(
        '[[article.paragraph]]\nja = "{article', '[[article.paragraph]]\nonly = "online"\nja = "{article'
    )

    assert refused(text).code == "template_article_bare"


def test_an_agreement_without_signatures_is_refused():
    assert refused(SMALL.replace('[[signature]]\nja = "甲"\nen = "Party A"\n', "")).code == "template_agreement_bare"


def test_the_field_as_condition_leaves_out_what_was_not_entered():
    rows = [row.only for row in template(PaperKind.ITINERARY).rows if row.only == ("accommodation.room",)]
    assert rows

    text = said_itinerary(PAPERS[PaperKind.ITINERARY])

    assert "405" in text
    assert "部屋番号" not in said_itinerary(online(PAPERS[PaperKind.ITINERARY]))


def test_a_row_without_a_label_goes_on_in_the_cell_above_it():
    said = wording.facts(template(PaperKind.ITINERARY).rows, PAPERS[PaperKind.ITINERARY])
    at = next(n for n, fact in enumerate(said) if fact.label.en == "Internship supervisor")

    assert not said[at + 1].label.ja
    assert len(layout.table_of_facts(said[at : at + 2]).rows) == 1


def test_the_first_row_and_the_rows_of_signatures_need_a_label():
    row = '\n[[row]]\nja = "千葉 健太"\nen = "Chiba"\n'

    assert refused(SMALL + row).code == "template_language_missing"
    assert (
        parse(SMALL + row.replace("ja =", 'label_ja = "氏名"\nlabel_en = "Name"\nja =', 1) + row).rows[1].label.ja == ""
    )
    signed = SMALL.replace('en = "Party A"\n', 'en = "Party A"\n' + row.replace("[[row]]", "[[signature.row]]"))
    assert refused(signed).code == "template_language_missing"


def said_itinerary(paper):
    return repr(wording.facts(template(PaperKind.ITINERARY).rows, paper))
