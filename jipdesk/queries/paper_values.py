"""What the papers of a placement say, gathered from the records as they stand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from jipdesk import i18n
from jipdesk.documents import papers
from jipdesk.documents.papers import Content, Pair, Paper, PaperKind
from jipdesk.models.application import Application
from jipdesk.models.arrangement import Accommodation, Flight, Insurance
from jipdesk.models.company import Company, Opening
from jipdesk.models.edition import Edition, Letterhead
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.models.training import Attendance, TrainingSession
from jipdesk.queries.applications import full_name
from jipdesk.rules.stay import Direction, Provider


@dataclass(frozen=True, slots=True)
class Heading:
    """What a paper bears on its head: number, day of issue, version of the template."""

    number: str
    issued_on: date
    template_version: int


@dataclass(frozen=True, slots=True)
class Values:
    """Everything that papers of one placement may say, loaded once."""

    placement: Placement
    edition: Edition
    sessions: Sequence[TrainingSession]

    def paper(self, kind: PaperKind, heading: Heading, contents: tuple[Content, ...] = ()) -> Paper:
        """Return one paper; `contents` are the lines of a cover sheet."""
        number, issued_on, version = heading.number, heading.issued_on, heading.template_version
        office = office_of(self.edition)
        if kind is PaperKind.COVER:
            return papers.CoverSheet(
                number, issued_on, version, office, self._host(), self._intern(), self._internship(), contents
            )
        if kind is PaperKind.AGREEMENT_COMPANY:
            host = self._signing_host()
            return papers.CompanyAgreement(number, issued_on, version, office, host, self._intern(), self._agreed())
        if kind is PaperKind.AGREEMENT_INTERN:
            intern = self._signing_intern()
            return papers.InternAgreement(number, issued_on, version, office, self._host(), intern, self._agreed())
        return self._itinerary(heading, office)

    @property
    def _company(self) -> Company:
        return self.placement.opening.company

    @property
    def _person(self) -> Person:
        return self.placement.application.person

    def _itinerary(self, heading: Heading, office: papers.Office) -> papers.Itinerary:
        passports = self._person.passports
        room, cover = self.placement.accommodation, self.placement.insurance
        return papers.Itinerary(
            number=heading.number,
            issued_on=heading.issued_on,
            template_version=heading.template_version,
            office=office,
            host=self._host(),
            intern=self._intern(),
            internship=self._internship(),
            flights=tuple(_flight(each) for each in self.placement.flights),
            accommodation=_room(room) if room else None,
            insurance=_cover(cover) if cover else None,
            training=tuple(_training(each) for each in self.sessions),
            passport_expires_on=passports[-1].expires_on if passports else None,
            supervisor_phone=self.placement.supervisor_phone or "",
            supervisor_email=self.placement.supervisor_email or "",
        )

    def _host(self) -> papers.Host:
        return papers.Host(_pair(self._company.name_ja, self._company.name_en), _address(self._company))

    def _signing_host(self) -> papers.SigningHost:
        company = self._company
        return papers.SigningHost(
            name=_pair(company.name_ja, company.name_en),
            address=_address(company),
            representative=company.representative or "",
            representative_title=company.representative_title or "",
        )

    def _intern(self) -> papers.Intern:
        return papers.Intern(**self._named())

    def _signing_intern(self) -> papers.SigningIntern:
        person = self._person
        return papers.SigningIntern(**self._named(), birth_date=person.birth_date, address=person.address or "")

    def _named(self) -> dict[str, Any]:
        person = self._person
        return {
            "name": _name(person),
            "name_kana": person.name_kana or "",
            "name_native": person.name_native or "",
            "nationality": _nationality(person),
        }

    def _internship(self) -> papers.Internship:
        return papers.Internship(**self._held())

    def _agreed(self) -> papers.AgreedInternship:
        place, opening, course = self.placement, self.placement.opening, self.placement.opening.course
        lent = next((each for each in place.equipment if each.kind == "pc"), None)
        return papers.AgreedInternship(
            **self._held(),
            days=place.days,
            hours_per_day=place.hours_per_day,
            task=_pair(opening.task_ja, opening.task_en),
            pc_from=Provider(lent.provided_by) if lent else None,
            daily_amount_yen=course.daily_amount_yen,
            local_currency=course.local_currency,
        )

    def _held(self) -> dict[str, Any]:
        """Return which internship it is, when, where and under whom."""
        place, course = self.placement, self.placement.opening.course
        return {
            "placement_no": place.placement_no,
            "course": _pair(course.name_ja, course.name_en),
            "kind": course.kind,
            "starts_on": place.starts_on,
            "ends_on": place.ends_on,
            "place": _pair(place.place_ja, place.place_en),
            "supervisor": place.supervisor or "",
            "supervisor_title": place.supervisor_title or "",
        }


def load(session: Session, placement_id: int) -> Values:
    """Load what the papers of a placement are made of."""
    return load_many(session, [placement_id])[placement_id]


def load_many(session: Session, placement_ids: Sequence[int]) -> dict[int, Values]:
    """Load what the papers of some placements are made of, by placement; as many questions as for one."""
    placements = session.scalars(
        select(Placement)
        .where(Placement.id.in_(placement_ids))
        .options(
            joinedload(Placement.application).joinedload(Application.person).selectinload(Person.passports),
            joinedload(Placement.opening).joinedload(Opening.company),
            joinedload(Placement.opening).joinedload(Opening.course),
            selectinload(Placement.flights),
            joinedload(Placement.accommodation),
            joinedload(Placement.insurance),
            selectinload(Placement.equipment),
        )
    ).all()
    editions = session.scalars(
        select(Edition)
        .where(Edition.id.in_({each.edition_id for each in placements}))
        .options(joinedload(Edition.letterhead).joinedload(Letterhead.operator))
    ).all()
    by_id = {each.id: each for each in editions}
    sessions = _sessions(session, placement_ids)
    return {each.id: Values(each, by_id[each.edition_id], sessions[each.id]) for each in placements}


def _sessions(session: Session, placement_ids: Sequence[int]) -> defaultdict[int, list[TrainingSession]]:
    """Return the sessions that each intern is to attend, in order."""
    rows = session.execute(
        select(Attendance.placement_id, TrainingSession)
        .join(TrainingSession, TrainingSession.id == Attendance.session_id)
        .where(Attendance.placement_id.in_(placement_ids))
        .order_by(TrainingSession.starts_at)
    )
    found: defaultdict[int, list[TrainingSession]] = defaultdict(list)
    for placement_id, each in rows:
        found[placement_id].append(each)
    return found


def office_of(edition: Edition) -> papers.Office:
    """Return the office as an edition's papers name it; the edition with its letterhead and operator."""
    head = edition.letterhead
    return papers.Office(
        programme=_pair(edition.name_ja, edition.name_en),
        office=_pair(head.office_ja, head.office_en),
        operator=_pair(head.operator.name_ja, head.operator.name_en),
        postal_code=head.postal_code,
        address=_pair(head.address_ja, head.address_en),
        representative=_pair(head.representative_ja, head.representative_en),
        representative_title=_pair(head.representative_title_ja, head.representative_title_en),
        phone=head.phone,
        email=head.email,
        ministry_unit=_pair(head.ministry_unit_ja, head.ministry_unit_en),
        court=_pair(head.court_ja, head.court_en),
        fiscal_year=_pair(edition.label_ja, f"FY{edition.year}"),
        is_example=head.is_example,
    )


def _pair(ja: str | None, en: str | None) -> Pair:
    return Pair(ja or "", en or "")


def _address(company: Company) -> str:
    """Return the address with its prefecture, which some sheets repeat in it."""
    prefecture, address = company.prefecture or "", company.address or ""
    return address if not address or address.startswith(prefecture) else prefecture + address


def _name(person: Person) -> str:
    return full_name(person.family_name, person.given_name, person.middle_name)


def _nationality(person: Person) -> Pair:
    code = person.nationality
    return Pair(i18n.words("ja").territory(code), i18n.words("en").territory(code)) if code else Pair()


def _flight(leg: Flight) -> papers.Flight:
    return papers.Flight(
        direction=Direction(leg.direction),
        flight_no=leg.flight_no,
        from_airport=leg.from_airport,
        to_airport=leg.to_airport,
        departs_at=_local(leg.departs_at, leg.departs_zone),
        arrives_at=_local(leg.arrives_at, leg.arrives_zone),
        booking_reference=leg.booking_reference or "",
    )


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))


def _room(room: Accommodation) -> papers.Accommodation:
    return papers.Accommodation(
        name=_pair(room.name_ja, room.name_en),
        address=_pair(room.address_ja, room.address_en),
        phone=room.phone or "",
        room=room.room or "",
        check_in=room.check_in,
        check_out=room.check_out,
    )


def _cover(cover: Insurance) -> papers.Insurance:
    return papers.Insurance(cover.insurer, cover.policy_no or "", cover.starts_on, cover.ends_on)


def _training(each: TrainingSession) -> papers.Training:
    return papers.Training(
        name=_pair(each.name_ja, each.name_en),
        starts_at=each.starts_at.astimezone(i18n.JAPAN),
        ends_at=each.ends_at.astimezone(i18n.JAPAN),
        place=_pair(each.place_ja, each.place_en),
        address=each.address or "",
    )
