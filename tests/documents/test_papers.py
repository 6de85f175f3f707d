import json
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from sample_papers import (
    AGREED,
    COMPANY_AGREEMENT,
    COVER,
    FLIGHTS,
    HANOI,
    INTERN_AGREEMENT,
    ITINERARY,
    OFFICE,
    PAPERS,
    ROOM,
    SIGNING_HOST,
    SIGNING_INTERN,
    TOKYO,
    TRAINING,
    online,
    template,
)

from jipdesk.documents import contents, schedule, wording
from jipdesk.documents.kept import Change, difference, from_json, to_json
from jipdesk.documents.missing import Missing, missing
from jipdesk.documents.papers import Flight, Pair, PaperKind, kind_of
from jipdesk.documents.template import parse, shipped
from jipdesk.rules.stay import Direction


def gaps(paper):
    return {(gap.code, gap.field) for gap in missing(paper, template(kind_of(paper)))}


@pytest.mark.parametrize("kind", list(PaperKind))
@pytest.mark.parametrize("turn", [lambda paper: paper, online], ids=["in person", "online"])
def test_a_paper_is_the_same_after_json(kind, turn):
    paper = turn(PAPERS[kind])

    assert from_json(kind, json.loads(json.dumps(to_json(paper)))) == paper


def test_a_paper_keeps_no_more_than_its_kind_declares():
    borrowed = replace(COVER, intern=SIGNING_INTERN, host=SIGNING_HOST, internship=AGREED)

    assert to_json(borrowed) == to_json(COVER)
    assert "address" not in to_json(COMPANY_AGREEMENT)["intern"]


def test_a_paper_kept_before_a_field_was_added_can_still_be_read():
    old = to_json(ITINERARY)
    del old["supervisor_email"]

    assert from_json(PaperKind.ITINERARY, old) == replace(ITINERARY, supervisor_email="")


def test_a_difference_names_the_field_and_both_values():
    later = replace(COMPANY_AGREEMENT, host=replace(SIGNING_HOST, representative="南川 二郎"))

    assert difference(to_json(COMPANY_AGREEMENT), to_json(later)) == (
        Change("host.representative", "北山 一郎", "南川 二郎"),
    )


def test_a_difference_shows_what_came_and_what_went():
    found = difference(to_json(ITINERARY), to_json(replace(ITINERARY, flights=FLIGHTS[:1], passport_expires_on=None)))

    assert Change("flights.2.flight_no", "VN301", "") in found
    assert Change("passport_expires_on", "2030-05-01", "") in found
    assert difference(to_json(ITINERARY), to_json(ITINERARY)) == ()


def test_number_and_day_of_issue_are_no_difference():
    again = replace(COVER, number="2024-P001-C-2", issued_on=date(2024, 8, 1))

    assert difference(to_json(COVER), to_json(again)) == ()


@pytest.mark.parametrize("kind", list(PaperKind))
@pytest.mark.parametrize("turn", [lambda paper: paper, online], ids=["in person", "online"])
def test_a_complete_paper_lacks_nothing(kind, turn):
    assert gaps(turn(PAPERS[kind])) == set()


def test_everything_that_is_missing_is_listed_at_once():
    paper = replace(
        INTERN_AGREEMENT,
        intern=replace(SIGNING_INTERN, address="", birth_date=None, name_native="", nationality=Pair("ベトナム", "")),
        internship=replace(AGREED, supervisor="", daily_amount_yen=None, pc_from=None, place=Pair()),
    )

    assert gaps(paper) == {
        ("empty", "intern.address"),
        ("empty", "intern.birth_date"),
        ("empty", "intern.nationality.en"),
        ("empty", "internship.supervisor"),
        ("empty", "internship.daily_amount_yen"),
        ("empty", "internship.pc_from"),
        ("empty", "internship.place.ja"),
        ("empty", "internship.place.en"),
    }


def test_a_field_that_the_office_adds_to_a_text_is_asked_for():
    text = shipped(PaperKind.COVER).replace("{office.phone}", "{office.ministry_unit}")
    paper = replace(COVER, office=replace(OFFICE, phone="", ministry_unit=Pair()))

    assert set(missing(paper, parse(text))) == {
        Missing("empty", "office.ministry_unit.ja"),
        Missing("empty", "office.ministry_unit.en"),
    }


def test_an_itinerary_in_person_needs_flights_a_room_and_a_passport():
    bare = replace(ITINERARY, flights=(), accommodation=None, insurance=None, training=(), passport_expires_on=None)

    assert gaps(bare) == {
        ("empty", "flights.arrival"),
        ("empty", "flights.departure"),
        ("empty", "accommodation.name"),
        ("empty", "accommodation.address"),
        ("empty", "passport_expires_on"),
    }


def test_an_online_itinerary_needs_none_of_them():
    assert gaps(replace(online(ITINERARY), insurance=None, training=())) == set()


def with_insurance(**changed):
    return replace(ITINERARY, insurance=replace(ITINERARY.insurance, **changed))


def with_room(**changed):
    return replace(ITINERARY, accommodation=replace(ROOM, **changed))


def with_internship(**changed):
    return replace(ITINERARY, internship=replace(ITINERARY.internship, **changed))


def with_arrival(**changed):
    return replace(ITINERARY, flights=(replace(FLIGHTS[0], **changed), FLIGHTS[1]))


@pytest.mark.parametrize(
    ("paper", "gap"),
    [
        (with_internship(ends_on=date(2024, 9, 1)), ("period_reversed", "internship.ends_on")),
        (with_internship(starts_on=date(2024, 8, 30)), ("lands_after_start", "flights.arrival")),
        (with_internship(ends_on=date(2024, 10, 14)), ("leaves_before_end", "flights.departure")),
        (replace(ITINERARY, passport_expires_on=date(2024, 10, 12)), ("passport_expires", "passport_expires_on")),
        (with_room(check_in=date(2024, 9, 1)), ("check_in_late", "accommodation.check_in")),
        (with_room(check_out=date(2024, 10, 11)), ("check_out_early", "accommodation.check_out")),
        (with_room(check_out=date(2024, 8, 30)), ("room_reversed", "accommodation.check_out")),
        (with_room(check_in=None), ("empty", "accommodation.check_in")),
        (with_insurance(starts_on=date(2024, 9, 1)), ("insured_late", "insurance.starts_on")),
        (with_insurance(ends_on=date(2024, 10, 12)), ("insured_short", "insurance.ends_on")),
        (
            with_arrival(departs_at=datetime(2024, 8, 31, 5, 0, tzinfo=HANOI)),
            ("flight_reversed", "flights.1.arrives_at"),
        ),
        (
            replace(ITINERARY, training=(replace(TRAINING, ends_at=TRAINING.starts_at),)),
            ("training_reversed", "training.1.ends_at"),
        ),
        (replace(COMPANY_AGREEMENT, internship=replace(AGREED, days=0)), ("days_impossible", "internship.days")),
        (replace(COMPANY_AGREEMENT, internship=replace(AGREED, days=41)), ("days_exceed_period", "internship.days")),
        (
            replace(COMPANY_AGREEMENT, internship=replace(AGREED, hours_per_day=Decimal(25))),
            ("hours_impossible", "internship.hours_per_day"),
        ),
    ],
)
def test_what_does_not_fit_together_is_listed(paper, gap):
    assert gap in gaps(paper)


def test_a_passport_that_expires_on_the_day_of_departure_is_enough():
    assert gaps(replace(ITINERARY, passport_expires_on=date(2024, 10, 13))) == set()


def test_who_leaves_after_midnight_may_have_left_the_room_the_day_before():
    back = replace(FLIGHTS[1], departs_at=datetime(2024, 10, 13, 0, 30, tzinfo=TOKYO))
    paper = replace(with_room(check_out=date(2024, 10, 12)), flights=(FLIGHTS[0], back))

    assert gaps(paper) == set()


def test_days_in_japan_are_counted_in_japan_time():
    landing = datetime(2024, 9, 1, 23, 30, tzinfo=HANOI)
    paper = with_arrival(departs_at=datetime(2024, 9, 1, 18, 0, tzinfo=HANOI), arrives_at=landing)

    assert ("lands_after_start", "flights.arrival") not in gaps(paper)
    assert ("check_in_late", "accommodation.check_in") not in gaps(paper)
    assert ("lands_after_start", "flights.arrival") in gaps(
        replace(paper, internship=replace(paper.internship, starts_on=date(2024, 9, 1)))
    )


def test_an_itinerary_tells_the_days_in_their_order():
    said = schedule.itinerary(ITINERARY, template(PaperKind.ITINERARY))

    assert [(row.day.en, row.time, row.event.en) for row in said.rows] == [
        ("Fri 30 Aug", "23:50", "Flight VN300 from HAN to NRT, arriving Sat 31 Aug, 07:00"),
        ("Sat 31 Aug", "", "Check-in"),
        ("Sun 1 Sep", "10:00–16:00", "Pre-training"),
        ("Mon 2 Sep", "", "First day of the internship"),
        ("Fri 11 Oct", "", "Last day of the internship"),
        ("Sun 13 Oct", "", "Check-out"),
        ("Sun 13 Oct", "10:00", "Flight VN301 from NRT to HAN, arriving Sun 13 Oct, 14:00"),
    ]
    assert said.rows[0].day.ja == "8月30日（金）"


def test_a_flight_over_the_date_line_stands_where_it_belongs():
    home = Flight(
        Direction.DEPARTURE,
        "NH112",
        "HND",
        "ORD",
        datetime(2024, 10, 13, 17, 0, tzinfo=TOKYO),
        datetime.fromisoformat("2024-10-13T15:00:00-05:00"),
    )
    onward = Flight(
        Direction.DEPARTURE,
        "AA981",
        "ORD",
        "PTY",
        datetime.fromisoformat("2024-10-13T16:30:00-05:00"),
        datetime.fromisoformat("2024-10-13T21:50:00-05:00"),
    )
    said = schedule.itinerary(replace(ITINERARY, flights=(onward, home)), template(PaperKind.ITINERARY))

    assert [row.event.en.split()[1] for row in said.rows if row.event.en.startswith("Flight")] == ["NH112", "AA981"]


def test_a_cover_lists_what_lies_in_the_pack():
    said = contents.cover(COVER, template(PaperKind.COVER))

    assert [(each.n, each.name.ja, each.pages, each.copies) for each in said.contents] == [
        (1, "インターン受入れに関する契約書", 8, 2)
    ]
    assert [box.ja for box in said.boxes] == ["起案", "確認", "承認"]


def test_japanese_counts_years_in_eras_but_births_do_not():
    annex = wording.agreement(INTERN_AGREEMENT, template(PaperKind.AGREEMENT_INTERN)).annex_facts
    said = {fact.label.en: fact.value for fact in annex}

    assert said["Internship Period"].ja == "令和6年9月2日から令和6年10月11日まで"
    assert said["Internship Period"].en == "2 September 2024 to 11 October 2024"
    assert said["Date of birth"] == Pair("2001年2月3日", "3 February 2001")
    assert said["Days and hours"] == Pair("28日間、1日当たり7.5時間以内", "28 days, up to 7.5 hours a day")
    assert said["Activity Support Fund"] == Pair("日額3,000円", "3,000 yen a day")


def test_a_signed_day_is_printed_where_it_is_known():
    said = wording.agreement(
        replace(COMPANY_AGREEMENT, signed_on=date(2024, 8, 1)), template(PaperKind.AGREEMENT_COMPANY)
    )

    assert said.date.value == Pair("令和6年8月1日", "1 August 2024")
    assert said.date.label == Pair("締結日", "Execution date")


def test_a_made_up_letterhead_is_marked_as_a_sample():
    example = replace(COVER, office=replace(OFFICE, is_example=True))

    assert wording.head(COVER, template(PaperKind.COVER)).sample is None
    assert wording.head(example, template(PaperKind.COVER)).sample.en.startswith("Sample")
