"""What each paper says: plain data without layout, ready to be kept as it was on the day it was issued.

Text that was not entered is "", a day or an amount that was not entered is None; `documents.missing` lists them. Each
paper holds only the personal data that it prints.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from jipdesk.rules.codes import CourseKind
from jipdesk.rules.stay import Direction, Provider


class PaperKind(StrEnum):
    """The papers of a pack, in the order in which they lie in it; the names are those of the command line."""

    COVER = "cover"
    AGREEMENT_COMPANY = "agreement-company"
    AGREEMENT_INTERN = "agreement-intern"
    ITINERARY = "itinerary"


COPIES = MappingProxyType(
    {
        PaperKind.COVER: 1,
        PaperKind.AGREEMENT_COMPANY: 2,
        PaperKind.AGREEMENT_INTERN: 2,
        PaperKind.ITINERARY: 1,
    }
)
"""Originals of each paper: of an agreement each party keeps one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The same in Japanese and in English."""

    ja: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """事務局: the letterhead of one edition; the operator is 甲."""

    programme: Pair
    office: Pair
    operator: Pair
    postal_code: str
    address: Pair
    representative: Pair
    representative_title: Pair
    phone: str
    email: str
    ministry_unit: Pair
    court: Pair
    fiscal_year: Pair
    """令和6年度 and FY2024"""
    is_example: bool = False
    """The letterhead is made up; papers say so until the office has put in its own."""


@dataclass(frozen=True, slots=True)
class HostName:
    """受入企業, by its name alone."""

    name: Pair


@dataclass(frozen=True, slots=True)
class Host(HostName):
    """受入企業, as far as others need to know."""

    address: str


@dataclass(frozen=True, slots=True)
class SigningHost(Host):
    """受入企業 as a party to an agreement."""

    representative: str
    representative_title: str


@dataclass(frozen=True, slots=True)
class Intern:
    """インターン, as far as others need to know."""

    name: str
    """as in the passport, in its order: family, middle, given"""
    name_kana: str
    name_native: str
    nationality: Pair


@dataclass(frozen=True, slots=True)
class SigningIntern(Intern):
    """インターン as a party to an agreement."""

    birth_date: date | None
    address: str


@dataclass(frozen=True, slots=True)
class Outline:
    """インターンシップ in outline: which one, and when."""

    placement_no: str
    course: Pair
    kind: CourseKind
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Internship(Outline):
    """インターンシップ: when and where it takes place."""

    place: Pair
    supervisor: str
    supervisor_title: str


@dataclass(frozen=True, slots=True)
class AgreedInternship(Internship):
    """インターンシップ with the terms that the parties agree on."""

    days: int | None
    """days of activity"""
    hours_per_day: Decimal | None
    task: Pair
    pc_from: Provider | None
    daily_amount_yen: int | None
    local_currency: bool
    """The amount is paid as its equivalent in the currency of the place where the intern lives."""


@dataclass(frozen=True, slots=True)
class CompanyAgreement:
    """受入れに関する契約書 between office and host company."""

    number: str
    issued_on: date
    template_version: int
    office: Office
    host: SigningHost
    intern: Intern
    internship: AgreedInternship
    signed_on: date | None = None
    """None leaves room to write the date by hand."""


@dataclass(frozen=True, slots=True)
class InternAgreement:
    """参加契約書 between office and intern."""

    number: str
    issued_on: date
    template_version: int
    office: Office
    host: Host
    intern: SigningIntern
    internship: AgreedInternship
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Flight:
    """One leg; both moments bear the offset of their own airport, so that they read as local times."""

    direction: Direction
    flight_no: str
    from_airport: str
    to_airport: str
    departs_at: datetime
    arrives_at: datetime
    booking_reference: str = ""


@dataclass(frozen=True, slots=True)
class Accommodation:
    """宿泊先."""

    name: Pair
    address: Pair
    phone: str
    room: str
    check_in: date | None
    check_out: date | None


@dataclass(frozen=True, slots=True)
class Insurance:
    """保険."""

    insurer: str
    policy_no: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Training:
    """研修: one session, in Japan time."""

    name: Pair
    starts_at: datetime
    ends_at: datetime
    place: Pair
    address: str = ""


@dataclass(frozen=True, slots=True)
class Itinerary:
    """日程表: where the intern has to be when, and whom to ask; online interns have no flights and no room."""

    number: str
    issued_on: date
    template_version: int
    office: Office
    host: Host
    intern: Intern
    internship: Internship
    flights: tuple[Flight, ...] = ()
    accommodation: Accommodation | None = None
    insurance: Insurance | None = None
    training: tuple[Training, ...] = ()
    passport_expires_on: date | None = None
    supervisor_phone: str = ""
    supervisor_email: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """One line of a cover sheet."""

    name: Pair
    number: str
    pages: int
    copies: int


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """書類一式の表紙: what lies in the pack, and room for the office's approval."""

    number: str
    issued_on: date
    template_version: int
    office: Office
    host: HostName
    intern: Intern
    internship: Outline
    contents: tuple[Content, ...] = ()


Agreement: TypeAlias = CompanyAgreement | InternAgreement
Paper: TypeAlias = CoverSheet | CompanyAgreement | InternAgreement | Itinerary

PAPERS: MappingProxyType[PaperKind, type[Paper]] = MappingProxyType(
    {
        PaperKind.COVER: CoverSheet,
        PaperKind.AGREEMENT_COMPANY: CompanyAgreement,
        PaperKind.AGREEMENT_INTERN: InternAgreement,
        PaperKind.ITINERARY: Itinerary,
    }
)


def kind_of(paper: Paper) -> PaperKind:
    """Return which paper this is."""
    return next(kind for kind, known in PAPERS.items() if isinstance(paper, known))
