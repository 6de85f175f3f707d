import pytest

from jipdesk.i18n import words
from jipdesk.phrases.companies import SENTENCES, sentence_of
from jipdesk.rules.codes import IndustryClass, OrganisationType
from jipdesk.rules.companies import CompanyFacts, CompanyParameters, CompanyReason, judge
from jipdesk.rules.edition_file import shipped

LARGE = {"capital_yen": 400_000_000, "employees": 2001}
RETAIL = IndustryClass.RETAIL
CASES = (
    (shipped(2024).company, CompanyFacts()),
    (shipped(2024).company, CompanyFacts(OrganisationType.COMPANY, "JP", RETAIL, 10_000_000, None)),
    (shipped(2024).company, CompanyFacts(OrganisationType.ASSOCIATION, "US", RETAIL, **LARGE)),
    (shipped(2024).company, CompanyFacts(industry_class=RETAIL, capital_yen=60_000_000, employees=60)),
    (shipped(2024).company, CompanyFacts(industry_class=RETAIL, capital_yen=60_000_000)),
    (shipped(2024).company, CompanyFacts(capital_yen=60_000_000, employees=60)),
    (shipped(2019).company, CompanyFacts()),
    (CompanyParameters(year=2030, office_country=None), CompanyFacts()),
)
RESULTS = {result.reason: result for parameters, facts in CASES for result in judge(facts, parameters)}


def test_every_reason_has_a_sentence_and_the_cases_meet_them_all():
    assert set(SENTENCES) == set(CompanyReason) == set(RESULTS)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("reason", sorted(RESULTS))
def test_a_result_becomes_a_whole_sentence(reason, language):
    said = sentence_of(RESULTS[reason], words(language))

    assert said.endswith("." if language == "en" else "。")
    assert "{" not in said
    assert (said != sentence_of(RESULTS[reason], words("en"))) == (language == "ja")


def test_the_size_is_said_with_its_limits():
    facts = CompanyFacts(industry_class=RETAIL, capital_yen=10_000_000)
    *_, size = judge(facts, shipped(2024).company)

    assert sentence_of(size, words("en")) == (
        "Small or medium-sized: capital 10,000,000 yen, employees not stated. "
        "The limits are 50,000,000 yen or 50 employees (retail)."
    )


def test_without_an_industry_none_is_named():
    *_, size = judge(CompanyFacts(**LARGE), shipped(2024).company)

    assert "(any industry)" in sentence_of(size, words("en"))
