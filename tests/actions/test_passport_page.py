"""The two lines of a passport on record: kept, filled in, taken over, taken back."""

from datetime import date

import pytest
from passport_lines import lines
from staffed import ON, Office

from jipdesk.actions import passport_page
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.person import Passport, Person
from jipdesk.queries import passports
from jipdesk.rules.mrz import Part

ISO = {"VNM": "VN", "IDN": "ID"}.get


def person(office: Office, **values: object) -> int:
    office.applications(1, **values)
    return office.all(Application.person_id)[0]


def read(office: Office, who: int, typed: str) -> None:
    office.act("read_passport", lambda s: passport_page.read_passport(s, who, typed, ISO, on=ON))


def test_the_lines_are_kept_and_fill_in_what_was_not_on_record(office: Office) -> None:
    who = person(office)

    read(office, who, lines(number="X1").lower())

    assert office.all(Passport.mrz, Passport.number, Passport.issuing_country) == [(lines(number="X1"), "X1", "VN")]
    assert office.all(Passport.expires_on) == [date(2030, 1, 1)], "what was on record is the coordinator's to change"


def test_another_number_is_another_passport(office: Office) -> None:
    who = person(office)

    read(office, who, lines(number="D7654321"))

    assert office.all(Passport.number, Passport.expires_on) == [
        ("X1", date(2030, 1, 1)),
        ("D7654321", date(2030, 6, 30)),
    ]
    assert "d7654321" in office.get(Person, who, "search_text")


def test_lines_that_contradict_themselves_are_refused(office: Office) -> None:
    who = person(office)

    with pytest.raises(InputRefused) as refused:
        read(office, who, lines().replace("010203", "010204"))

    assert (refused.value.code, refused.value.values["fault"]) == ("mrz_wrong", "birth_date")
    assert office.all(Passport.mrz) == [None]


def test_values_are_taken_over_field_by_field_and_taken_back(office: Office) -> None:
    who = person(office)
    read(office, who, lines("TRAN", "VAN ANH", "X1", "IDN", date(2000, 1, 2), "M"))
    before = office.content()
    parts = {Part.FAMILY_NAME, Part.GIVEN_NAME, Part.NATIONALITY, Part.BIRTH_DATE, Part.SEX, Part.EXPIRES_ON}

    office.act("take_over_passport", lambda s: passport_page.take_over(s, who, parts, ISO, on=ON))

    fields = ("family_name", "given_name", "middle_name", "nationality", "birth_date", "sex")
    assert office.get(Person, who, *fields) == ("TRAN", "Van Anh", None, "ID", date(2000, 1, 2), "M")
    assert office.all(Passport.expires_on) == [date(2030, 6, 30)]
    assert "tran" in office.get(Person, who, "search_text")
    office.undo_last()
    assert office.content() == before


def test_the_end_of_the_stay_is_the_placements_and_else_unknown(office: Office) -> None:
    office.placements(1, expires_on=date(2024, 10, 3))
    alone = office.applications(1)[0]

    with office.db.read() as session:
        placed, waiting = (passports.page(session, number) for number in (alone - 1, alone))

    assert (placed.ends_on, placed.is_placed, placed.expires_early(ON)) == (date(2024, 10, 4), True, True)
    assert (waiting.ends_on, waiting.is_placed, waiting.expires_early(ON)) == (None, False, False)
    assert [(each.language, each.declared, each.proved) for each in waiting.abilities] == [
        ("ja", "N2", False),
        ("en", "6.5", False),
    ]
