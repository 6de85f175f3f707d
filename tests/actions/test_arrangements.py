"""Arrangements: stored as they are handed in, doubted where they do not fit, refused where they cannot be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from staffed import ON, Office

from jipdesk.actions import arrangements
from jipdesk.errors import InputRefused
from jipdesk.models.arrangement import Accommodation, Equipment, Flight, Insurance, VisaCase
from jipdesk.rules.stay import Cover, Direction, Doubt, FlightLeg, Lent, Provider, Room, VisaNews
from jipdesk.rules.workflow import VisaState, VisaStep

OUT = FlightLeg(
    placement_id=1,
    direction=Direction.ARRIVAL,
    flight_no="XX 311",
    from_airport="HAN",
    to_airport="KIX",
    departs_at=datetime(2024, 8, 23, 17, tzinfo=UTC),
    departs_zone="Asia/Ho_Chi_Minh",
    arrives_at=datetime(2024, 8, 23, 21, 40, tzinfo=UTC),
    arrives_zone="Asia/Tokyo",
    ticketed_on=ON,
)
BACK = replace(
    OUT,
    direction=Direction.DEPARTURE,
    flight_no="XX 312",
    from_airport="KIX",
    to_airport="HAN",
    departs_at=datetime(2024, 10, 6, 1, tzinfo=UTC),
    departs_zone="Asia/Tokyo",
    arrives_at=datetime(2024, 10, 6, 6, tzinfo=UTC),
    arrives_zone="Asia/Ho_Chi_Minh",
    booking_reference="QX7T2M",
)
ROOM = Room(1, "見本荘", "Mihon House", "大阪市北区", "Kita-ku, Osaka", date(2024, 8, 24), date(2024, 10, 6))
COVER = Cover(1, "見本損害保険", date(2024, 8, 23), date(2024, 10, 7), "P-1")


def arrange(office: Office, do: Callable[[Any], object]) -> Any:
    return office.act("arrange_stays", do)


def visas(office: Office, *ids: int) -> None:
    arrange(office, lambda s: arrangements.arrange_visas(s, ids))


def test_whoever_travels_to_japan_applies_at_the_embassy_of_the_country_of_residence(office: Office) -> None:
    office.placements(1, residence_country="PH")

    visas(office, 1)

    fields = ("state", "status_of_residence", "mission_ja", "mission_en")
    assert office.get(VisaCase, 1, *fields) == (
        VisaState.COLLECTING,
        "短期滞在",
        "在フィリピン日本国大使館",
        "Embassy of Japan in the Philippines",
    )


@pytest.mark.parametrize(("course", "country"), [("online", "VN"), ("in-person", "JP")])
def test_online_and_in_japan_no_visa_is_needed(office: Office, course: str, country: str) -> None:
    office.placements(1, course=course, residence_country=country)

    visas(office, 1)

    assert office.get(VisaCase, 1, "state", "mission_ja") == (VisaState.NOT_NEEDED, None)


def test_a_case_that_is_open_is_left_alone(office: Office) -> None:
    office.placements(2)
    visas(office, 1)
    news = [VisaNews(1, VisaStep.DRAFT, ON)]
    arrange(office, lambda s: arrangements.record_visas(s, news))

    visas(office, 1, 2)

    assert office.all(VisaCase.placement_id, VisaCase.state) == [(1, VisaState.DRAFTED), (2, VisaState.COLLECTING)]
    assert office.last_act() == ("arrange_stays", {"count": 1})


def test_a_visa_is_followed_from_the_papers_to_its_number(office: Office) -> None:
    office.placements(1)
    visas(office, 1)
    steps = [
        VisaNews(1, VisaStep.DRAFT, date(2024, 7, 9)),
        VisaNews(1, VisaStep.SEAL, date(2024, 7, 10)),
        VisaNews(1, VisaStep.SEND, date(2024, 7, 11), tracking_no="EE123"),
        VisaNews(1, VisaStep.ARRIVE_AT_INTERN, date(2024, 7, 15)),
        VisaNews(1, VisaStep.APPLY, date(2024, 7, 16)),
        VisaNews(1, VisaStep.ISSUE, date(2024, 7, 23), number="V1", valid_until=date(2024, 10, 23), stay_days=90),
    ]

    for step in steps:
        arrange(office, lambda s, step=step: arrangements.record_visas(s, [step]))

    fields = ("state", "papers_sent_on", "tracking_no", "applied_on", "issued_on", "number", "valid_until", "stay_days")
    assert office.get(VisaCase, 1, *fields) == (
        VisaState.ISSUED,
        date(2024, 7, 11),
        "EE123",
        date(2024, 7, 16),
        date(2024, 7, 23),
        "V1",
        date(2024, 10, 23),
        90,
    )


def test_a_refused_visa_keeps_the_reason_until_it_is_applied_for_again(office: Office) -> None:
    office.placements(1)
    visas(office, 1)
    with office.db.write(None, "edit_record") as session:
        session.get_one(VisaCase, 1).state = VisaState.APPLIED

    arrange(office, lambda s: arrangements.record_visas(s, [VisaNews(1, VisaStep.REFUSE, ON, because="papers")]))
    assert office.get(VisaCase, 1, "state", "refused_because") == (VisaState.REFUSED, "papers")
    arrange(office, lambda s: arrangements.record_visas(s, [VisaNews(1, VisaStep.START_AGAIN, ON)]))

    assert office.get(VisaCase, 1, "state", "refused_because") == (VisaState.COLLECTING, None)


def test_a_step_of_a_visa_out_of_order_is_refused(office: Office) -> None:
    office.placements(1)
    visas(office, 1)

    with pytest.raises(InputRefused) as refused:
        arrange(office, lambda s: arrangements.record_visas(s, [VisaNews(1, VisaStep.ISSUE, ON)]))

    assert (refused.value.code, refused.value.values["noun"]) == ("step_not_open", "visa")


def test_news_of_a_visa_that_was_never_opened_is_refused(office: Office) -> None:
    office.placements(1)

    with pytest.raises(InputRefused) as refused:
        arrange(office, lambda s: arrangements.record_visas(s, [VisaNews(1, VisaStep.DRAFT, ON)]))

    assert refused.value.code == "records_gone"


def test_what_fits_together_is_not_doubted(office: Office) -> None:
    office.placements(1)

    def whole(session: Any) -> list[Any]:
        return [
            arrangements.book_flights(session, [OUT, BACK]),
            arrangements.book_rooms(session, [ROOM]),
            arrangements.insure(session, [COVER]),
        ]

    assert arrange(office, whole) == [{}, {}, {}]
    assert office.all(Flight.flight_no, Flight.departs_at)[0] == ("XX 311", OUT.departs_at)
    assert office.all(Accommodation.name_en, Accommodation.room) == [("Mihon House", None)]
    assert office.all(Insurance.policy_no) == ["P-1"]


def test_undoing_a_stay_takes_all_of_it_back(office: Office) -> None:
    office.placements(1)
    before = office.content()

    def whole(session: Any) -> None:
        arrangements.arrange_visas(session, [1])
        arrangements.book_flights(session, [OUT, BACK])
        arrangements.book_rooms(session, [ROOM])
        arrangements.insure(session, [COVER])
        arrangements.lend(session, [Lent(1, "pc", Provider.COMPANY)])

    arrange(office, whole)
    office.undo_last()

    assert office.content() == before


def test_the_day_of_arrival_is_the_day_in_japan(office: Office) -> None:
    """The flight lands at 21:40 UTC on the 23rd, which is 06:40 on the 24th in Japan."""
    office.placements(1)
    arrange(office, lambda s: arrangements.book_flights(s, [OUT, BACK]))

    assert arrange(office, lambda s: arrangements.book_rooms(s, [ROOM])) == {}
    late = replace(ROOM, check_in=date(2024, 8, 25))
    assert arrange(office, lambda s: arrangements.book_rooms(s, [late])) == {1: (Doubt.CHECK_IN_LATE,)}


def test_a_passport_must_outlive_the_stay(office: Office) -> None:
    office.placements(1, expires_on=date(2024, 10, 5))

    doubts = arrange(office, lambda s: arrangements.book_flights(s, [OUT, BACK]))

    assert doubts == {1: (Doubt.PASSPORT_EXPIRES,)}


def test_a_new_booking_takes_the_place_of_the_old_in_its_direction(office: Office) -> None:
    office.placements(1)
    arrange(office, lambda s: arrangements.book_flights(s, [OUT, BACK]))
    before = office.content()

    later = replace(OUT, flight_no="XX 999")
    arrange(office, lambda s: arrangements.book_flights(s, [later]))
    assert sorted(office.all(Flight.flight_no)) == ["XX 312", "XX 999"]
    office.undo_last()

    assert office.content() == before


def test_a_room_and_an_insurance_are_replaced(office: Office) -> None:
    office.placements(1)
    arrange(office, lambda s: arrangements.book_rooms(s, [replace(ROOM, room="101")]))
    arrange(office, lambda s: arrangements.insure(s, [COVER]))

    arrange(office, lambda s: arrangements.book_rooms(s, [replace(ROOM, name_en="Other House")]))
    arrange(office, lambda s: arrangements.insure(s, [replace(COVER, policy_no="P-2")]))

    assert office.all(Accommodation.name_en, Accommodation.room) == [("Other House", None)]
    assert office.all(Insurance.policy_no) == ["P-2"]


@pytest.mark.parametrize(
    ("do", "code"),
    [
        (lambda s: arrangements.book_flights(s, [replace(OUT, arrives_at=OUT.departs_at)]), "flight_backwards"),
        (lambda s: arrangements.book_flights(s, [replace(OUT, arrives_zone="Asia/Osaka")]), "zone_unknown"),
        (lambda s: arrangements.book_flights(s, [replace(OUT, arrives_zone="../etc")]), "zone_unknown"),
        (lambda s: arrangements.book_rooms(s, [replace(ROOM, check_out=ROOM.check_in)]), "room_backwards"),
        (lambda s: arrangements.insure(s, [replace(COVER, ends_on=date(2024, 8, 22))]), "cover_backwards"),
    ],
)
def test_what_cannot_be_is_refused(office: Office, do: Callable[[Any], object], code: str) -> None:
    office.placements(1)
    before = office.content()

    with pytest.raises(InputRefused) as refused:
        arrange(office, do)

    assert refused.value.code == code
    assert office.content() == before


def test_lent_things_come_back_on_a_day_after_they_were_lent(office: Office) -> None:
    office.placements(1)
    arrange(
        office, lambda s: arrangements.lend(s, [Lent(1, "pc", Provider.OFFICE, "PC-7", ON), Lent(1, "phone", "office")])
    )

    arrange(office, lambda s: arrangements.take_back(s, [1], on=date(2024, 10, 4)))
    assert office.all(Equipment.returned_on) == [date(2024, 10, 4), None]

    for ids, on in (([1], date(2024, 7, 7)), ([2], ON)):
        with pytest.raises(InputRefused) as refused:
            arrange(office, lambda s, ids=ids, on=on: arrangements.take_back(s, ids, on=on))
        assert refused.value.code == "not_lent"


def test_many_stays_take_as_many_statements_as_one(
    office: Office, statements: Callable[[Callable[[], object]], int]
) -> None:
    one, many = office.placements(1), office.placements(30)

    def work(ids: list[int]) -> Callable[[], object]:
        def whole(session: Any) -> None:
            arrangements.arrange_visas(session, ids)
            legs = [replace(leg, placement_id=number) for number in ids for leg in (OUT, BACK)]
            arrangements.book_flights(session, legs)
            rooms = [replace(ROOM, placement_id=number, room="1" if number % 2 else None) for number in ids]
            arrangements.book_rooms(session, rooms)
            arrangements.insure(session, [replace(COVER, placement_id=number) for number in ids])
            arrangements.lend(session, [Lent(number, "pc", Provider.COMPANY) for number in ids])

        return lambda: arrange(office, whole)

    assert statements(work(many)) == statements(work(one))
