"""What the rules say of an application, as sentences."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Protocol

from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.marking import N_


class Said(Protocol):
    """What a rule answered: a reason, and the values its sentence names."""

    @property
    def reason(self) -> str:
        """The code of the sentence."""

    @property
    def values(self) -> Mapping[str, object]:
        """Plain values: numbers, codes, days and moments as ISO text, lists of codes."""


SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "nationality_listed": N_("The nationality, {country}, is on the DAC list of the {year} edition."),
        "nationalities_listed": N_(
            "Both nationalities, {country} and {other}, are on the DAC list of the {year} edition."
        ),
        "nationality_not_listed": N_("The nationality, {country}, is not on the DAC list of the {year} edition."),
        "nationality_excluded": N_(
            "The nationality, {country}, is on the DAC list, but the {year} edition excludes it."
        ),
        "nationalities_ineligible": N_("Neither nationality, {country} or {other}, qualifies in the {year} edition."),
        "nationality_one_of_two": N_(
            "One nationality, {country}, qualifies in the {year} edition, the other, {other}, does not. "
            "Confirm which passport will be used."
        ),
        "nationality_without_passport": N_(
            "{country} issues no passport of its own. Confirm which passport the applicant holds."
        ),
        "nationality_not_stated": N_("The nationality is not stated."),
        "nationality_rule_unknown": N_("The list of countries of the {year} edition has not been set."),
        "residence_abroad": N_("Lives outside Japan ({country})."),
        "residence_fits": N_("The country of residence, {country}, fits the course: {courses}."),
        "residence_in_japan": N_("Lives in Japan; the {year} edition is for people who live elsewhere."),
        "residence_fits_no_course": N_(
            "The country of residence, {country}, does not fit any of the chosen courses: {courses}."
        ),
        "residence_not_stated": N_("The country of residence is not stated."),
        "residence_course_unknown": N_(
            "The chosen courses are not among this edition's, so the residence requirement cannot be determined: "
            "{courses}."
        ),
        "residence_rule_unknown": N_(
            "Residence: {country}. Where applicants for the {year} edition have to live has not been set."
        ),
        "japanese_enough": N_("JLPT {jlpt}; {jlpt_minimum} is enough."),
        "english_enough": N_("English declared as {english}; {english_minimum} is enough."),
        "test_enough": N_("{test} {score} is CEFR B2 or better."),
        "test_halfway": N_("{test} {score} is CEFR B1; B2 would be enough. Confirm the level of English."),
        "english_halfway": N_(
            "English declared as {english}; {english_minimum} would be enough. Confirm the level of English."
        ),
        "test_without_score": N_("{test} is named without a score. Ask for the score."),
        "test_without_name": N_("A score of {score} is stated without the name of the test. Ask which test it was."),
        "test_unknown": N_("No score is set for the test “{test}”. Confirm what its result means."),
        "test_off_scale": N_("{score} is not a possible score of {test}. Confirm the test and the score."),
        "languages_not_stated": N_("Neither Japanese nor English is stated."),
        "japanese_not_stated": N_("English is below the required level, and Japanese is not stated."),
        "english_not_stated": N_("Japanese is below the required level (JLPT: {jlpt}), and English is not stated."),
        "languages_too_low": N_(
            "JLPT: {jlpt}. English: {english}. Required: JLPT {jlpt_minimum} or better, or English: {english_minimum}."
        ),
        "language_rule_unknown": N_("The language requirements of the {year} edition have not been set."),
        "age_within": N_("Age {age} on {on}; the limits are {minimum} and {maximum}."),
        "age_over": N_("Age {age} on {on}; the limit is {maximum}."),
        "age_under": N_("Age {age} on {on}; the minimum is {minimum}."),
        "age_turns_too_old": N_(
            "Turns {turns} on the day after {on}, and counts as {turns} on {on} by the Japanese Act on the calculation "
            "of age. The limit is {maximum}; confirm."
        ),
        "age_turns_old_enough": N_(
            "Turns {turns} on the day after {on}, and counts as {turns} on {on} by the Japanese Act on the calculation "
            "of age. The minimum is {minimum}; confirm."
        ),
        "age_born_later": N_("The date of birth, {born}, is after {on}; the minimum age is {minimum}."),
        "age_not_stated": N_("The date of birth is not stated."),
        "age_rule_unknown": N_("The age limits of the {year} edition have not been set."),
        "education_student": N_("Is a student."),
        "education_graduate": N_("Has graduated."),
        "education_other": N_("Is neither a student nor a graduate."),
        "education_not_stated": N_("Whether student or graduate is not stated."),
        "past_none": N_("No past participation is stated or found on this desk."),
        "past_not_barred": N_("Took part in {years}, which does not prevent applying."),
        "past_declared": N_("Declared to have taken part in {years}; participants of those years may not apply again."),
        "past_found": N_(
            "Took part in {years} according to this desk; participants of those years may not apply again."
        ),
        "past_rule_unknown": N_(
            "Took part in {years}. Whether that prevents applying for the {year} edition has not been set."
        ),
        "purpose_yes": N_("Agrees with the purpose of the programme."),
        "purpose_no": N_("Does not agree with the purpose of the programme."),
        "purpose_not_stated": N_("Agreement with the purpose of the programme is not stated."),
        "full_time_yes": N_("Can take part full-time for the whole period."),
        "full_time_no": N_("Cannot take part full-time for the whole period."),
        "full_time_not_stated": N_("Whether full-time participation is possible is not stated."),
        "documents_yes": N_("Can submit the documents asked for."),
        "documents_no": N_("Cannot submit the documents asked for."),
        "documents_not_stated": N_("Whether the documents asked for can be submitted is not stated."),
        "deadline_met": N_("Received {submitted}, in time for the deadline of {closes} (Japan time)."),
        "deadline_missed": N_("Received {submitted}, after the deadline of {closes} (Japan time)."),
        "deadline_not_stated": N_("The time of application is not stated."),
        "deadline_course_unknown": N_(
            "The chosen courses are not among this edition's, so the deadline cannot be determined: {courses}."
        ),
        "deadline_rule_unknown": N_("Received {submitted}. The deadline of the {year} edition has not been set."),
    }
)


def sentence_of(said: Said, words: Words) -> str:
    """Return what a rule said of an application: "Age 41 on 1 August 2024; the limit is 40."."""
    return sentence_for(said.reason, said.values, words)


def sentence_for(reason: str, values: Mapping[str, object], words: Words) -> str:
    """Return the sentence for a reason and its values, also as they come back from storage."""
    shown = {name: _shown(name, value, words) for name, value in values.items()}
    return words.gettext(SENTENCES[reason]).format(**shown)


def _shown(name: str, value: object, words: Words) -> str:
    if value is None:
        return words.gettext("not stated")
    if name in _FORMS:
        return _FORMS[name](value, words)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return words.list([str(each) for each in value])
    return str(value)


def _country(value: object, words: Words) -> str:
    return words.territory(str(value))


def _day(value: object, words: Words) -> str:
    return words.date(date.fromisoformat(str(value)))


def _moment(value: object, words: Words) -> str:
    return words.moment(datetime.fromisoformat(str(value)))


def _english(value: object, words: Words) -> str:
    return code_name("english", str(value), words)


def _jlpt(value: object, words: Words) -> str:
    return code_name("jlpt", str(value), words)


_FORMS: Mapping[str, Callable[[object, Words], str]] = MappingProxyType(
    {
        "country": _country,
        "other": _country,
        "on": _day,
        "born": _day,
        "submitted": _moment,
        "closes": _moment,
        "english": _english,
        "english_minimum": _english,
        "jlpt": _jlpt,
        "jlpt_minimum": _jlpt,
    }
)
