import pytest

from jipdesk.exchange.headings import APPLICATION_HEADINGS, COMPANY_HEADINGS


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("receipt_no", "receipt_no"),
        ("Receipt No.", "receipt_no"),
        ("ＲＥＣＥＩＰＴ＿ＮＯ", "receipt_no"),
        (" 受付　番号 ", "receipt_no"),
        ("氏名(ｶﾀｶﾅ)", "name_kana"),
        ("氏名（カタカナ）", "name_kana"),
        ("国籍･地域", "nationality"),
        ("国籍／地域", "nationality"),
        ("生年月日（必須）", "birth_date"),
        ("【必須】生年月日", "birth_date"),
        ("※生年月日", "birth_date"),
        ("Birth date / 生年月日", "birth_date"),
        ("生年月日 (birth_date)", "birth_date"),
        ("E-mail", "email"),
        ("英語力(自己申告)", "english_level"),
        ("What do you expect?", None),
        ("", None),
        ("姓名", None),
    ],
)
def test_a_heading_is_recognised_however_it_is_written(text, code):
    assert APPLICATION_HEADINGS.codes([text]) == (code,)


@pytest.mark.parametrize("headings", [APPLICATION_HEADINGS, COMPANY_HEADINGS])
def test_every_heading_is_recognised_in_both_languages(headings):
    codes = tuple(heading.code for heading in headings.known)

    assert headings.codes(codes) == codes
    assert headings.codes([heading.ja for heading in headings.known]) == codes


@pytest.mark.parametrize("headings", [APPLICATION_HEADINGS, COMPANY_HEADINGS])
def test_no_two_headings_share_a_spelling(headings):
    spellings = [
        spelling for heading in headings.known for spelling in {*heading.spellings(), *heading.other_spellings()}
    ]

    assert len(set(spellings)) == len(spellings)


def test_another_wording_counts_only_where_the_documented_one_is_not_there():
    assert APPLICATION_HEADINGS.codes(["タイムスタンプ", "受付番号"]) == ("submitted_at", "receipt_no")
    assert APPLICATION_HEADINGS.codes(["タイムスタンプ", "応募日時"]) == (None, "submitted_at")


def test_either_part_of_the_name_is_enough():
    assert APPLICATION_HEADINGS.missing({"receipt_no", "consents_privacy", "given_name"}) == ()
    assert APPLICATION_HEADINGS.missing({"receipt_no", "consents_privacy"}) == ("family_name",)


def test_a_label_speaks_the_language_that_is_asked_for():
    assert APPLICATION_HEADINGS.labels("birth_date") == {"en": "birth_date", "ja": "生年月日"}
    assert APPLICATION_HEADINGS.labels("My question") == {"en": "My question", "ja": "My question"}
