"""Walks every sentence of the shipped papers: words, signs, parties and numbers, in both languages."""

import re
import unicodedata

import pytest
from sample_papers import PAPERS, online, template

from jipdesk.documents import contents, fields, references, schedule, wording
from jipdesk.documents.papers import PaperKind

AGREEMENTS = (PaperKind.AGREEMENT_COMPANY, PaperKind.AGREEMENT_INTERN)
FIRST = "purpose definitions"
MIDDLE = "training reports safety insurance no-employment confidentiality personal-information ip compliance change"
LAST = "damages term law language consultation"
SUBJECTS = [
    f"{FIRST} acceptance plan hours costs duties {MIDDLE} termination {LAST}".split(),
    f"{FIRST} participation plan hours support duties {MIDDLE} cancellation {LAST}".split(),
]

EMPLOYMENT_JA = re.compile(
    "給与|給料|賃金|賞与|手当|報酬|雇用|雇い|解雇|採用|勤務|就業|就職|就労|労働|従業員|残業|出勤|退職|有給|職務"
)
EMPLOYMENT_EN = re.compile(
    r"\b(wages?|salar\w+|hir(e|ed|ing)|dismiss\w*|employ\w*|labou?r|work\w*|payroll|overtime|recruit\w*|remuneration)\b",
    re.IGNORECASE,
)
SPELLINGS = re.compile(
    "および|または|ならびに|もしくは|すべて|出来る|頂|致し|手続き|下さい|申し込み|[一二三四五六七八九十]条"
)
TYPED_NUMBER = re.compile(r"第\s*\d+\s*[条項号](?!）)|\b(Article|paragraph|item)\s+\(?\d")
NUMBERS = {"one": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5}


def every_text():
    """Return every text with its paper, its article and its place."""
    found = []
    for kind in PaperKind:
        one = template(kind)
        inside = {
            id(text): article.key
            for article in one.articles
            for text in (article, *article.paragraphs, *(item for each in article.paragraphs for item in each.items))
        }
        found += [(kind, inside.get(id(text), ""), text.text) for text in one.texts()]
        found += [(kind, "", row.label) for row in one.rows]
        found += [(kind, "", row.label) for signature in one.signatures for row in signature.rows]
        found += [(kind, "", pair) for pair in (one.title, *one.words.values())]
    return found


TEXTS = every_text()


def bare(text):
    return references.REFERENCE.sub("", fields.FIELD.sub("", text))


@pytest.mark.parametrize(("kind", "keys"), list(zip(AGREEMENTS, SUBJECTS, strict=True)))
def test_each_agreement_has_its_twenty_three_articles(kind, keys):
    assert [article.key for article in template(kind).articles] == keys
    assert len(keys) == 23


def test_no_word_of_employment_stands_outside_the_article_that_denies_it():
    found = [
        (kind, key, match[0])
        for kind, key, text in TEXTS
        if key != "no-employment"
        for match in (*EMPLOYMENT_JA.finditer(bare(text.ja)), *EMPLOYMENT_EN.finditer(bare(text.en)))
    ]
    assert not found


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_one_article_says_that_there_is_no_employment(kind):
    denied = next(article for article in template(kind).articles if article.key == "no-employment")
    assert "雇用関係その他の使用従属関係は存在しない" in denied.paragraphs[0].text.ja
    assert "No employment relationship" in denied.paragraphs[0].text.en


def test_japanese_uses_japanese_points_and_full_width_brackets():
    for kind, key, text in TEXTS:
        wrong = set("，．,;()[]?!\"'｡､") & set(bare(text.ja).replace("Wi-Fi", ""))
        assert not wrong, (kind, key, text.ja)
        assert not re.search(r"(?<![0-9A-Za-z])[.:]|[.:](?![0-9A-Za-z])", bare(text.ja)), (kind, key, text.ja)


def test_english_has_no_wide_letters_and_no_straight_quotes():
    for kind, key, text in TEXTS:
        # A representative of a company is known in Japanese alone, so both languages write title and name alike.
        said = text.en.replace("{host.representative_title}　{host.representative}", "")
        wide = [sign for sign in said if unicodedata.east_asian_width(sign) in "WF"]
        assert not wide, (kind, key, text.en)
        assert not {'"', "'"} & set(text.en), (kind, key, text.en)


def test_brackets_are_closed():
    for kind, key, text in TEXTS:
        for opened, closed in ("「」", "（）", "()", "“”"):
            assert text.ja.count(opened) == text.ja.count(closed), (kind, key, text.ja)
            assert text.en.count(opened) == text.en.count(closed), (kind, key, text.en)


def test_official_spelling_is_kept_and_digits_are_half_width():
    for kind, key, text in TEXTS:
        assert not SPELLINGS.search(text.ja), (kind, key, text.ja)
        assert not re.search("[０-９]", text.ja), (kind, key, text.ja)


def test_no_number_of_an_article_is_typed():
    for kind, key, text in TEXTS:
        typed = TYPED_NUMBER.search(text.ja + text.en)
        assert not typed, (kind, key, text.ja)


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_paragraphs_end_with_a_stop_and_the_items_of_a_list_alike(kind):
    for article in template(kind).articles:
        for paragraph in article.paragraphs:
            assert paragraph.text.ja.endswith("。"), paragraph.text.ja
            assert paragraph.text.en.endswith((".", ":")), paragraph.text.en
            if paragraph.items:
                assert len({item.text.ja.endswith("。") for item in paragraph.items}) == 1, paragraph.text.ja
                assert len({item.text.en.endswith(".") for item in paragraph.items}) == 1, paragraph.text.en


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_both_languages_speak_of_the_same_parties(kind):
    other = "the Host Company" if kind is PaperKind.AGREEMENT_COMPANY else "the Intern"
    for article in template(kind).articles:
        for paragraph in article.paragraphs:
            ja = paragraph.text.ja + "".join(item.text.ja for item in paragraph.items)
            en = paragraph.text.en + "".join(item.text.en for item in paragraph.items)
            either = re.search(r"\b[Ee]ither\b|“Intern” means", en)
            assert ("甲" in ja) == bool(re.search(r"\b[Tt]he Office\b", en)) or either, (ja, en)
            if "乙" in ja:
                assert other.lower() in en.lower() or either, (ja, en)


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_the_parties_are_never_called_by_another_name(kind):
    text = "".join(text.ja for one, _, text in TEXTS if one is kind)
    for name in ("当社", "弊社", "貴社", "甲乙", "事務局は", "丙", "インターン生", "実習生"):
        assert name not in text
    assert "受入企業は" not in text or kind is PaperKind.AGREEMENT_INTERN


def test_both_languages_name_the_same_numbers():
    for kind, key, text in TEXTS:
        ja = re.sub("平成15年|第一審", "", bare(text.ja))
        if key == "" and kind not in AGREEMENTS:
            continue
        en = {int(number) for number in re.findall(r"\d+", bare(text.en))}
        en |= {NUMBERS[word] for word in re.findall(r"\w+", text.en.lower()) if word in NUMBERS}
        missing = {int(number) for number in re.findall(r"\d+", ja)} - en - {1}
        assert not missing, (kind, key, text.ja, missing)


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_what_is_said_of_the_preceding_paragraph_is_said_of_one_that_is_always_printed_with_it(kind):
    for article in template(kind).articles:
        for number, paragraph in enumerate(article.paragraphs):
            back = 2 if "前2項" in paragraph.text.ja else 1 if "前項" in paragraph.text.ja else 0
            before = article.paragraphs[max(number - back, 0) : number]
            assert len(before) >= back, paragraph.text.ja
            assert all(each.only in {(), paragraph.only} for each in before), paragraph.text.ja
            for n, item in enumerate(paragraph.items):
                assert "前3号" not in item.text.ja or [each.only for each in paragraph.items[:n]] == [(), (), ()]


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_the_japanese_text_is_named_as_the_binding_one(kind):
    said = next(article for article in template(kind).articles if article.key == "language").paragraphs[0].text
    assert "本契約の正文は、日本語とする" in said.ja
    assert "The Japanese text of this Agreement is binding" in said.en


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_online_internships_know_no_travel(kind):
    text = wording.agreement(online(PAPERS[kind]), template(kind))
    said = "".join(
        pair.ja + pair.en
        for article in text.articles
        for paragraph in article.paragraphs
        for pair in (paragraph.text, *(item.text for item in paragraph.items))
    )
    said += "".join(fact.value.ja + fact.value.en for fact in text.annex_facts)
    for word in (
        "航空券",
        "宿泊先",
        "上陸",
        "帰国",
        "在外公館",
        "旅行会社",
        "キロメートル",
        "airline",
        "accommodation",
        "landing",
        "kilomet",
    ):
        assert word not in said
    assert ("査証" in said) is False


@pytest.mark.parametrize("turn", [lambda paper: paper, online], ids=["in person", "online"])
@pytest.mark.parametrize("kind", list(PaperKind))
def test_nothing_is_left_unfilled(kind, turn):
    paper, one = turn(PAPERS[kind]), template(kind)
    say = {PaperKind.COVER: contents.cover, PaperKind.ITINERARY: schedule.itinerary}.get(kind, wording.agreement)
    said = repr(say(paper, one))
    assert not {"{", "}"} & set(said)
    assert "None日" not in said
