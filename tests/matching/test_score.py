import pytest

from jipdesk.matching.parties import Candidate, Opening
from jipdesk.matching.score import Finding, Part, PartName, Yardstick, parts_of, profile
from jipdesk.rules.codes import EnglishLevel, Jlpt

OPENING = Opening(
    "C01-1", "online", fields=("Mechanical engineering", "生産管理"), target_markets=frozenset({"VN", "TH"})
)


def part(name, opening=OPENING, **facts):
    return next(each for each in parts_of(opening, Candidate("24-1", **facts)) if each.name == name)


def test_a_pair_that_fits_in_everything_scores_100():
    best = Candidate(
        "24-1", ("online",), Jlpt.N1, EnglishLevel.NATIVE, major="機械工学", nationality="VN", interview=100
    )

    assert sum(each.points for each in parts_of(OPENING, best)) == 100
    assert sum(each.of for each in parts_of(OPENING, best)) == 100


def test_the_quick_score_is_the_sum_of_the_parts():
    person = Candidate("24-1", ("in-person", "online"), Jlpt.N3, major="Food science", residence="TH", interview=71)

    assert Yardstick(OPENING).points(profile(person)) == sum(each.points for each in parts_of(OPENING, person))


@pytest.mark.parametrize(
    ("major", "skills", "points", "finding"),
    [
        ("Mechatronics", "", 30, Finding.MAJOR_FITS),
        ("機械システム工学科", "", 30, Finding.MAJOR_FITS),
        ("Electrical engineering", "", 15, Finding.MAJOR_IS_NEAR),
        ("Japanese studies", "CAD, mechanical drawing", 15, Finding.SKILLS_FIT),
        ("Japanese studies", "Figma", 0, Finding.MAJOR_IS_ANOTHER),
        ("", "", 0, Finding.MAJOR_IS_ANOTHER),
    ],
)
def test_the_field_of_study_counts_most_when_it_is_one_that_is_wanted(major, skills, points, finding):
    found = part(PartName.FIELD, major=major, skills=skills)

    assert (found.points, found.finding) == (points, finding)


def test_a_field_that_nobody_sorts_still_fits_when_it_is_written_alike():
    opening = Opening("C01-1", "online", fields=("Heraldry",))

    assert part(PartName.FIELD, opening, major="ＨＥＲＡＬＤＲＹ") == Part(
        PartName.FIELD, 30, 30, Finding.MAJOR_FITS, "heraldry"
    )


def test_an_opening_that_names_no_field_takes_all_alike():
    assert part(PartName.FIELD, Opening("C01-1", "online"), major="Law").points == 15


@pytest.mark.parametrize(("interview", "points"), [(0, 0), (50, 15), (85, 26), (100, 30), (None, 15)])
def test_the_interview_gives_up_to_30(interview, points):
    assert part(PartName.INTERVIEW, interview=interview).points == points


@pytest.mark.parametrize(("jlpt", "points"), [(Jlpt.N1, 8), (Jlpt.N2, 4), (Jlpt.N3, 0)])
def test_each_level_of_japanese_above_the_requirement_counts(jlpt, points):
    found = part(PartName.JAPANESE, Opening("C01-1", "online", required_jlpt=Jlpt.N3), jlpt=jlpt)

    assert (found.points, found.value) == (points, jlpt)


def test_languages_count_also_where_nothing_is_required():
    found = part(PartName.ENGLISH, Opening("C01-1", "online"), english=EnglishLevel.BASIC)

    assert (found.points, found.finding) == (4, Finding.NOTHING_REQUIRED)


def test_a_nationality_in_the_target_markets_counts_more_than_living_there():
    home, away = part(PartName.MARKET, nationality="VN"), part(PartName.MARKET, nationality="LA", residence="TH")

    assert (home.points, away.points, part(PartName.MARKET, nationality="LA").points) == (15, 7, 0)


@pytest.mark.parametrize(("courses", "points"), [(("online", "in-person"), 5), (("in-person", "online"), 3), ((), 2)])
def test_an_earlier_choice_of_the_course_counts_more(courses, points):
    assert part(PartName.COURSE, courses=courses).points == points


def test_who_chose_no_course_prefers_none():
    assert part(PartName.COURSE, courses=("online", "in-person"), has_chosen=False).finding == Finding.NO_CHOICE


def test_courses_that_were_not_chosen_are_no_choice():
    open_to = part(PartName.COURSE, courses=("online", "in-person"), has_chosen=False)

    assert open_to == part(PartName.COURSE, courses=())
    assert open_to.finding is Finding.NO_CHOICE
