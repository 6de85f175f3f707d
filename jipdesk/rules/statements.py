"""What an applicant simply states: education, and yes or no to three conditions of the call for applications."""

from types import MappingProxyType

from jipdesk.rules.codes import EducationStatus
from jipdesk.rules.facts import Facts
from jipdesk.rules.parameters import Parameters
from jipdesk.rules.reasons import Reason
from jipdesk.rules.results import Finding, failed, passed, to_confirm

# Made once, since they are the same for everybody and tens of thousands are asked.
_EDUCATION = MappingProxyType(
    {
        None: to_confirm(Reason.EDUCATION_NOT_STATED),
        EducationStatus.STUDENT: passed(Reason.EDUCATION_STUDENT),
        EducationStatus.GRADUATE: passed(Reason.EDUCATION_GRADUATE),
        EducationStatus.OTHER: failed(Reason.EDUCATION_OTHER),
    }
)
_PURPOSE = MappingProxyType(
    {
        None: to_confirm(Reason.PURPOSE_NOT_STATED),
        True: passed(Reason.PURPOSE_YES),
        False: failed(Reason.PURPOSE_NO),
    }
)
_FULL_TIME = MappingProxyType(
    {
        None: to_confirm(Reason.FULL_TIME_NOT_STATED),
        True: passed(Reason.FULL_TIME_YES),
        False: failed(Reason.FULL_TIME_NO),
    }
)
_DOCUMENTS = MappingProxyType(
    {
        None: to_confirm(Reason.DOCUMENTS_NOT_STATED),
        True: passed(Reason.DOCUMENTS_YES),
        False: failed(Reason.DOCUMENTS_NO),
    }
)


def education(facts: Facts, _parameters: Parameters) -> Finding:
    """Judge whether the applicant studies or has graduated."""
    return _EDUCATION[facts.education]


def purpose(facts: Facts, _parameters: Parameters) -> Finding:
    """Judge whether the applicant agrees with the purpose of the programme."""
    return _PURPOSE[facts.purpose]


def full_time(facts: Facts, _parameters: Parameters) -> Finding:
    """Judge whether the applicant can give the whole period to the internship."""
    return _FULL_TIME[facts.full_time]


def documents(facts: Facts, _parameters: Parameters) -> Finding:
    """Judge whether the applicant can hand in the documents that are asked for."""
    return _DOCUMENTS[facts.documents]
