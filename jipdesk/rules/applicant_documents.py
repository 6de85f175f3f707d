"""提出書類: which papers an edition asks of an applicant who has passed the document screening, and how long they have.

The usual list is that of the calls of 2016 to 2025: a certificate of enrolment or graduation, a letter of
recommendation, proof of language ability, and for the journey a copy of the passport and a photograph.
"""

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jipdesk.rules.calendar import next_working_day
from jipdesk.rules.codes import CourseKind, EducationStatus


class ApplicantDocument(StrEnum):
    """One kind of paper, in the order in which they are asked for."""

    ENROLMENT_CERTIFICATE = "enrolment_certificate"
    GRADUATION_CERTIFICATE = "graduation_certificate"
    EDUCATION_CERTIFICATE = "education_certificate"
    """Of enrolment or of graduation, where it is not known which the applicant can get."""
    RECOMMENDATION_LETTER = "recommendation_letter"
    LANGUAGE_CERTIFICATE = "language_certificate"
    PASSPORT_COPY = "passport_copy"
    PHOTOGRAPH = "photograph"


SHORTEST, LONGEST = 1, 180
"""So many days an edition can give."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one edition asks for."""

    of_students: tuple[ApplicantDocument, ...]
    of_graduates: tuple[ApplicantDocument, ...]
    of_others: tuple[ApplicantDocument, ...]
    """where the education status (在籍区分) is another, or not stated"""
    to_travel: frozenset[ApplicantDocument]
    """what nobody is asked for who stays at home"""
    days: int
    """how long an applicant has at least, unless the office says otherwise"""

    def papers(
        self, education: EducationStatus | None, courses: Collection[CourseKind]
    ) -> tuple[ApplicantDocument, ...]:
        """Return what is asked of an applicant of this education status who chose courses of these kinds."""
        of = {EducationStatus.STUDENT: self.of_students, EducationStatus.GRADUATE: self.of_graduates}
        asked = self.of_others if education is None else of.get(education, self.of_others)
        travels = set(courses) != {CourseKind.ONLINE}
        return tuple(kind for kind in asked if travels or kind not in self.to_travel)

    @property
    def may_ask_nothing(self) -> bool:
        """Whether there may be applicants who are asked for no paper at all."""
        lists = (self.of_students, self.of_graduates, self.of_others)
        return any(self.to_travel.issuperset(each) for each in lists)


def due_on(asked_on: date, days: int, holidays: AbstractSet[date]) -> date:
    """Return the day by which papers are due that are asked for on a day: one on which the office can take them."""
    return next_working_day(asked_on + timedelta(days=days), holidays)


def in_order(kinds: Iterable[str]) -> tuple[ApplicantDocument, ...]:
    """Return papers in the order in which they are asked for, each once."""
    wanted = {ApplicantDocument(kind) for kind in kinds}
    return tuple(kind for kind in ApplicantDocument if kind in wanted)


_OF_EVERYBODY = (
    *(ApplicantDocument.RECOMMENDATION_LETTER, ApplicantDocument.LANGUAGE_CERTIFICATE),
    *(ApplicantDocument.PASSPORT_COPY, ApplicantDocument.PHOTOGRAPH),
)
USUAL = Asked(
    of_students=(ApplicantDocument.ENROLMENT_CERTIFICATE, *_OF_EVERYBODY),
    of_graduates=(ApplicantDocument.GRADUATION_CERTIFICATE, *_OF_EVERYBODY),
    of_others=(ApplicantDocument.EDUCATION_CERTIFICATE, *_OF_EVERYBODY),
    to_travel=frozenset({ApplicantDocument.PASSPORT_COPY, ApplicantDocument.PHOTOGRAPH}),
    days=14,
)
"""What is asked for where an edition says nothing else."""
