"""The two lines of a passport as people type them, and beside what is on record."""

from datetime import date

import pytest
from passport_lines import lines

from jipdesk.rules import mrz
from jipdesk.rules.mrz import Change, Known, Part, Stand
from jipdesk.rules.passport import MrzFault, check_digit

ICAO = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TODAY = date(2024, 7, 8)
KNOWN = Known(
    family_name="NGUYỄN",
    middle_name="Thị Ánh",
    given_name="Tuyết",
    number="c 1234567",
    nationality="VN",
    birth_date=date(2001, 2, 3),
    sex="F",
    expires_on=date(2030, 6, 30),
    issuing_country="VN",
)
ISO = {"VNM": "VN", "DEU": "DE", "SRB": "RS", "MDG": "MG"}


def stands(typed, known=KNOWN, **other):
    reading = mrz.read(typed)
    compared = mrz.compare(reading.first, reading.second, known, ISO.get, today=TODAY)
    return {each.part: each.stand for each in compared if each.stand is not Stand.AGREES} | other


@pytest.mark.parametrize(
    "typed",
    [
        ICAO,
        ICAO.lower(),
        ICAO.replace("\n", ""),
        ICAO.replace("\n", "\r\n\r\n"),
        ICAO.replace("<", "< "),
        ICAO.rstrip("<").replace("MARIA<<<<<<<<<<<<<<<<<<<", "MARIA"),
        ICAO.translate({ord(letter): ord(letter) + 0xFEE0 for letter in map(chr, range(0x21, 0x7F))}),
        ICAO.replace("<<", "«"),
        ICAO.replace("740812", "74O8I2"),
    ],
)
def test_the_lines_are_read_however_they_were_typed(typed):
    reading = mrz.read(typed)

    assert f"{reading.first}\n{reading.second}" == ICAO
    assert reading.mrz.given_names == "ANNA MARIA"


def test_every_letter_that_was_read_otherwise_is_told():
    reading = mrz.read(ICAO.replace("740812", "74O8I2").replace("UTO74", "UT074"))

    assert reading.changes == (Change(2, 13, "0", "O"), Change(2, 16, "O", "0"), Change(2, 18, "I", "1"))


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("L898902C3", "L898903C3", MrzFault.NUMBER),
        ("740812", "740813", MrzFault.BIRTH_DATE),
        ("120415", "120416", MrzFault.EXPIRY),
        ("ZE184226B", "ZE184227B", MrzFault.PERSONAL_NUMBER),
    ],
)
def test_each_check_digit_is_verified(right, wrong, fault):
    reading = mrz.read(ICAO.replace(right, wrong))

    assert reading.faults == (fault, MrzFault.WHOLE)
    assert reading.mrz is None


def test_the_last_digit_is_verified_too():
    assert mrz.read(ICAO[:-1] + "1").faults == (MrzFault.WHOLE,)


@pytest.mark.parametrize("typed", ["", "P<", ICAO[:44], ICAO[45:], ICAO.replace("P<", "V<"), ICAO + "0", "名" * 88])
def test_what_is_no_passport_is_said_to_be_none(typed):
    assert mrz.read(typed).faults == (MrzFault.SHAPE,)


def test_days_that_do_not_exist_are_wrong_though_their_digit_agrees():
    first, second = lines().split("\n")
    no_day = f"011403{check_digit('011403')}"
    second = f"{second[:13]}{no_day}{second[20:43]}"

    found = mrz.read(f"{first}\n{second}{check_digit(second[0:10] + second[13:20] + second[21:43])}")

    assert found.faults == (MrzFault.BIRTH_DATE,)


def test_a_number_with_one_confused_letter_is_put_right_by_advice_alone():
    reading = mrz.read(lines(number="AO12345").replace("AO12345", "A012345"))

    assert reading.faults[0] is MrzFault.NUMBER
    assert reading.advice == Change(2, 2, "0", "O")


def test_a_record_that_agrees_agrees_in_every_part():
    assert stands(lines()) == {}


@pytest.mark.parametrize(
    ("family", "given", "record"),
    [
        ("MUELLER", "HANS PETER", {"family_name": "Müller", "given_name": "Hans-Peter", "middle_name": None}),
        ("MULLER", "HANS", {"family_name": "Müller", "given_name": "Hans", "middle_name": None}),
        ("OBRIEN", "SEAN", {"family_name": "O'Brien", "given_name": "Seán", "middle_name": None}),
        ("DORDEVIC", "ZELJKO", {"family_name": "Đorđević", "given_name": "Željko", "middle_name": None}),
        ("NGUYEN", "ANH TUYET THI", {"middle_name": "Anh Tuyết", "given_name": "Thị"}),
        ("GARCIA LOPEZ", "ANA", {"family_name": "García", "middle_name": "López", "given_name": "Ana"}),
        ("SUHARTO", "", {"family_name": None, "middle_name": None, "given_name": "Suharto"}),
        (
            "ANDRIANTSIMITOVIAMINIANDRIANA",
            "RASOAMANARIVO",
            {"family_name": "Andriantsimitoviaminiandriana", "given_name": "Rasoamanarivo", "middle_name": None},
        ),
    ],
)
def test_names_are_compared_as_passports_write_them(family, given, record):
    known = Known(**{name: getattr(KNOWN, name) for name in Known.__slots__} | record)

    assert stands(lines(family=family, given=given), known) == {}


def test_differences_are_told_part_by_part():
    typed = lines("TRAN", "VAN", "D7654321", "SRB", date(2000, 1, 2), "M", date(2029, 1, 1))

    assert set(stands(typed)) == set(Part)
    assert set(stands(typed).values()) == {Stand.DIFFERS}


def test_what_is_not_on_record_is_told_apart_from_what_differs():
    assert set(stands(lines(), Known(family_name="Nguyen", given_name="Thi Anh Tuyet")).values()) == {
        Stand.NOT_RECORDED
    }


def test_a_german_passport_names_its_country_by_one_letter():
    known = Known(nationality="DE", issuing_country="DE")
    compared = mrz.compare(*lines(country="D").split("\n"), known, ISO.get, today=TODAY)

    assert {each.part for each in compared if each.stand is Stand.AGREES} == {Part.NATIONALITY, Part.ISSUING_COUNTRY}


@pytest.mark.parametrize(
    ("born", "year"), [(date(1999, 5, 6), 1999), (date(2004, 5, 6), 2004), (date(1924, 9, 9), 1924)]
)
def test_the_century_of_a_birth_is_the_last_that_is_past(born, year):
    found = mrz.birth_date(mrz.read(lines(birth=born)).mrz, today=TODAY)

    assert (found.year, found.month) == (year, born.month)
