import pytest

from jipdesk.exchange import choices
from jipdesk.exchange.readings import Unreadable
from jipdesk.rules.codes import EducationStatus, EnglishLevel, IndustryClass, Jlpt, OrganisationType, Sex


@pytest.mark.parametrize(
    ("reader", "texts", "value"),
    [
        (choices.YES_NO, "yes YES はい ○ ◯ 〇 TRUE", True),
        (choices.YES_NO, "no NO いいえ × FALSE", False),
        (choices.SEX, "M m Ｍ 男 男性 male", Sex.MALE),
        (choices.SEX, "X その他", Sex.OTHER),
        (choices.EDUCATION, "student 学生 STUDENT", EducationStatus.STUDENT),
        (choices.JLPT, "N2 n2 Ｎ２ JLPT_N2", Jlpt.N2),
        (choices.JLPT, "none なし None", Jlpt.NONE),
        (choices.ENGLISH_LEVEL, "business ビジネス ﾋﾞｼﾞﾈｽ", EnglishLevel.BUSINESS),
        (choices.ENGLISH_LEVEL, "native 母語", EnglishLevel.NATIVE),
        (choices.ORGANISATION, "local_government 地方公共団体", OrganisationType.LOCAL_GOVERNMENT),
        (choices.ORGANISATION, "non-profit Non_Profit 非営利法人", OrganisationType.NON_PROFIT),
        (choices.INDUSTRY, "manufacturing 製造業その他 製造業", IndustryClass.MANUFACTURING),
        (choices.INDUSTRY, "service サービス業", IndustryClass.SERVICE),
    ],
)
def test_a_choice_is_understood_in_both_languages(reader, texts, value):
    assert {reader(f" {text} ") for text in texts.split()} == {value}


@pytest.mark.parametrize("text", ["", " ", "　"])
def test_nothing_is_no_choice(text):
    assert choices.SEX(text) is None


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (choices.JLPT, "N9"),
        (choices.JLPT, "2"),
        (choices.YES_NO, "x"),
        (choices.YES_NO, "maybe"),
        (choices.CONSENT, "true"),
    ],
)
def test_another_word_is_refused_and_the_known_ones_are_named(reader, text):
    with pytest.raises(Unreadable, match="not_known") as refusal:
        reader(text)

    assert refusal.value.values["known"]["en"][0] in {"N1", "yes"}
    assert len(refusal.value.values["known"]["ja"]) == len(refusal.value.values["known"]["en"])


COURSES = choices.courses(["in-person", "online", "in-person-1"])


@pytest.mark.parametrize(
    "text",
    [
        "in-person;online",
        "In-Person ； Online",
        "in person; online;",
        "in-person、online",
        "in-person, online",
        "in-person\nonline;online",
        "in-person/online",
    ],
)
def test_courses_keep_their_order_and_count_once(text):
    assert COURSES(text) == ("in-person", "online")


NAMED = choices.courses(
    {
        "online": ("オンラインコース", "Online course"),
        "in-person-1": ("対面コース（第1ターム）", "In-person course, first term"),
        "A": ("通勤型・A", "Commuting"),
        "A2": ("通勤型・A", "Commuting"),
    }
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("オンラインコース", ("online",)),
        ("オンライン", ("online",)),
        ("Online Course; A", ("online", "A")),
        ("対面コース（第１ターム）", ("in-person-1",)),
        ("対面コース（第1ターム）、オンラインコース", ("in-person-1", "online")),
        ("in-person course, first term", ("in-person-1",)),
    ],
)
def test_courses_are_understood_by_their_names_too(text, codes):
    assert NAMED(text) == codes


def test_a_name_of_two_courses_is_refused_with_the_names_there_are():
    with pytest.raises(Unreadable, match="unknown_course") as refusal:
        NAMED("Commuting")

    assert refusal.value.values["known"]["ja"][:2] == ("オンラインコース", "対面コース（第1ターム）")
    assert refusal.value.values["known"]["en"][0] == "Online course"


def test_a_course_that_the_edition_has_not_is_refused():
    with pytest.raises(Unreadable, match="unknown_course"):
        COURSES("online;moonbase")


def test_no_course_may_be_chosen():
    assert COURSES("") == COURSES(" ; ") == ()


def test_commas_separate_only_where_no_semicolon_does():
    read = choices.several(str)

    assert read("食品・飲料、流通") == ("食品・飲料", "流通")
    assert read("R&D, design; sales") == ("R&D, design", "sales")


def test_a_country_is_found_by_its_names(countries):
    read = choices.country(countries)

    assert [read(name) for name in ("Viet Nam", "ベトナム", "VNM", "vn", "")] == ["VN", "VN", "VN", "VN", None]
    with pytest.raises(Unreadable, match="unknown_country"):
        read("Atlantis")
