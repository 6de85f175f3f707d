"""The codes that records, sheets and rules share: the field's standard words, one spelling each."""

from enum import StrEnum


class Sex(StrEnum):
    """As in the passport."""

    MALE = "M"
    FEMALE = "F"
    OTHER = "X"


class EducationStatus(StrEnum):
    """在籍区分."""

    STUDENT = "student"
    GRADUATE = "graduate"
    OTHER = "other"


class Jlpt(StrEnum):
    """日本語能力試験: the level passed, or none."""

    N1 = "N1"
    N2 = "N2"
    N3 = "N3"
    N4 = "N4"
    N5 = "N5"
    NONE = "none"


class EnglishLevel(StrEnum):
    """英語力（自己申告）, in rising order."""

    NONE = "none"
    BASIC = "basic"
    CONVERSATIONAL = "conversational"
    BUSINESS = "business"
    NATIVE = "native"


class Outcome(StrEnum):
    """What one rule says of one application or company."""

    PASS = "pass"  # noqa: S105 - an outcome, no password
    FAIL = "fail"
    CONFIRM = "confirm"


class Verdict(StrEnum):
    """What all rules together say."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    CONFIRM = "confirm"


class OrganisationType(StrEnum):
    """組織区分."""

    COMPANY = "company"
    ASSOCIATION = "association"
    NON_PROFIT = "non-profit"
    LOCAL_GOVERNMENT = "local government"


class IndustryClass(StrEnum):
    """業種区分 of the SME Basic Act (中小企業基本法), which sets the size limits."""

    MANUFACTURING = "manufacturing"
    WHOLESALE = "wholesale"
    RETAIL = "retail"
    SERVICE = "service"


class CourseKind(StrEnum):
    """How an internship of the course takes place."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    COMMUTING = "commuting"


class ResidenceRule(StrEnum):
    """Where an applicant for an edition or a course has to live."""

    JAPAN = "japan"
    ABROAD = "abroad"
    EITHER = "either"


class Rule(StrEnum):
    """The rules an application is judged by, in the order in which they are listed."""

    NATIONALITY = "nationality"
    RESIDENCE = "residence"
    LANGUAGE = "language"
    AGE = "age"
    EDUCATION = "education"
    PAST_PARTICIPATION = "past_participation"
    PURPOSE = "purpose"
    FULL_TIME = "full_time"
    DOCUMENTS = "documents"
    DEADLINE = "deadline"


class CompanyRule(StrEnum):
    """The rules a host company is judged by, in the order in which they are listed."""

    ORGANISATION = "organisation"
    MAIN_OFFICE = "main_office"
    SIZE = "size"
