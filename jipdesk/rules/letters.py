"""通知: which letter fits where an application stands, in which language, and which says the contrary of a decision."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from jipdesk.rules.codes import Jlpt
from jipdesk.rules.language import jlpt_reaches
from jipdesk.rules.states import ApplicationState


class LetterKind(StrEnum):
    """The letters that an applicant may get, in the order in which they are offered."""

    REQUEST = "letter-documents-request"
    REMINDER = "letter-documents-reminder"
    PASSED = "letter-passed"
    WAITLISTED = "letter-waitlisted"
    NOT_SELECTED = "letter-not-selected"


class Language(StrEnum):
    """In which language an applicant is written to."""

    JA = "ja"
    EN = "en"
    BOTH = "both"

    @property
    def each(self) -> tuple[str, ...]:
        """The languages one by one, Japanese first."""
        return ("ja", "en") if self is Language.BOTH else (self.value,)


class Channel(StrEnum):
    """How a letter left the desk."""

    PDF = "pdf"
    TEXT = "text"


REMIND_AGAIN_AFTER = timedelta(days=7)
"""So long an applicant has to answer a reminder before another one is due."""

_AT = ApplicationState
FITS: Mapping[LetterKind, frozenset[ApplicationState]] = MappingProxyType(
    {
        LetterKind.REQUEST: frozenset({_AT.DOCUMENTS_REQUESTED}),
        LetterKind.REMINDER: frozenset({_AT.DOCUMENTS_REQUESTED, _AT.DOCUMENTS_INCOMPLETE}),
        LetterKind.PASSED: frozenset({_AT.PASSED}),
        LetterKind.WAITLISTED: frozenset({_AT.WAITLISTED}),
        LetterKind.NOT_SELECTED: frozenset({_AT.NOT_SELECTED, _AT.INELIGIBLE}),
    }
)
"""Where an application stands when the letter tells the truth."""

RESULTS: Mapping[LetterKind, ApplicationState] = MappingProxyType(
    {
        LetterKind.PASSED: _AT.PASSED,
        LetterKind.WAITLISTED: _AT.WAITLISTED,
        LetterKind.NOT_SELECTED: _AT.NOT_SELECTED,
    }
)
"""The letters that tell a result, and the decision that each is due after."""

_OVER = frozenset({_AT.WITHDRAWN, _AT.CANCELLED, _AT.DUPLICATE})
_DECIDED_AGAINST = frozenset({_AT.NOT_SELECTED, _AT.INELIGIBLE})

CONTRARY: Mapping[LetterKind, frozenset[ApplicationState]] = MappingProxyType(
    {
        LetterKind.PASSED: frozenset({*_DECIDED_AGAINST, _AT.WAITLISTED}),
        LetterKind.NOT_SELECTED: frozenset(_AT) - _DECIDED_AGAINST - _OVER,
    }
)
"""Of the letter that told a result, the states in which the applicant has been told the contrary.

A place on the waiting list was never a last word, and an applicant who withdrew knows it.
"""


def fits(kind: LetterKind, state: ApplicationState) -> bool:
    """Tell whether the letter says what is so."""
    return state in FITS[kind]


def is_contrary(told: LetterKind | None, state: ApplicationState) -> bool:
    """Tell whether the last result that an applicant was told is the contrary of what was decided since."""
    return told is not None and state in CONTRARY.get(told, ())


def language_for(jlpt: Jlpt | None) -> Language:
    """Return the language for an applicant: Japanese for whom N2 or better is known, else plain English."""
    return Language.JA if jlpt is not None and jlpt_reaches(jlpt, Jlpt.N2) else Language.EN
