"""Who seems to be one person: found by looking through everybody, and the same for one person through the indexes."""

from datetime import date

import pytest
from sqlalchemy import select
from staffed import Office

from jipdesk.actions.intake import folded_number, search_text
from jipdesk.actions.same_person import merge, not_the_same
from jipdesk.models.application import Application
from jipdesk.models.person import Passport, Person
from jipdesk.models.search import fold
from jipdesk.queries import same_person, same_person_count
from jipdesk.queries.same_person_sides import sides
from jipdesk.rules.likeness import Evidence
from jipdesk.rules.workflow import ApplicationState

BORN = date(2001, 2, 3)
ANH = {"family_name": "Nguyễn", "middle_name": "Thị", "given_name": "Ánh", "birth_date": BORN, "name_kana": None}


def person(office: Office, passport_no: str | None = None, **values) -> int:
    """Add an applicant of whom only this is known and return the number of the record."""
    office.applications(1, ApplicationState.RECEIVED)

    def work(session) -> int:
        made = session.scalars(select(Person).order_by(Person.id.desc())).first()
        nothing = {"name_kana": None, "family_name": f"Someone{made.id}", "given_name": "Else"}
        for name, value in (nothing | values).items():
            setattr(made, name, value)
        made.email_folded = made.email and fold(made.email)
        made.search_text = search_text(made, passport_no)
        passport = session.scalars(select(Passport).where(Passport.person_id == made.id)).one()
        passport.number, passport.number_folded = passport_no, folded_number(passport_no)
        return made.id

    return office.act("edit_record", work)


def found(office: Office) -> list[tuple[int, int, int]]:
    with office.db.read() as session:
        pairs = same_person.pairs(same_person.gather(session, office.edition_id), lambda *_: None)
    return [(each.person_id, each.other_id, each.score) for each in pairs]


def checked(office: Office, number: int) -> list[tuple[int, int, int]]:
    with office.db.read() as session:
        return [(each.person_id, each.other_id, each.score) for each in same_person.check(session, number)]


ALIKE = [
    (ANH, {"family_name": "NGUYEN", "middle_name": "Thi", "given_name": "Anh", "birth_date": BORN}, 75),
    (ANH, {"family_name": "Anh", "given_name": "NGUYEN THI", "birth_date": BORN}, 75),
    (ANH, {"family_name": "NGUYEN", "given_name": "Anh Thi", "birth_date": None}, 50),
    (ANH | {"birth_date": None}, {"family_name": "Thi Anh", "given_name": "Nguyen", "birth_date": BORN}, 50),
    (ANH, {"family_name": "NGUYEN", "given_name": "Thi Anh", "birth_date": date(2001, 3, 2)}, 50),
    ({"passport_no": "C1234567"}, {"passport_no": "c 1234567", "birth_date": BORN}, 70),
    ({"email": "A@example.org", "birth_date": BORN}, {"email": "a@EXAMPLE.org", "birth_date": BORN}, 85),
    (
        {"name_kana": "グエン・アイン", "family_name": "阮", "birth_date": BORN},
        {"name_native": "グエン アイン", "family_name": "Nguyen", "birth_date": BORN},
        60,
    ),
    (ANH, {"family_name": "グエン", "given_name": "ティ アイン", "birth_date": BORN}, 55),
    (
        {"family_name": "Батбаяр", "given_name": "Ганзориг", "birth_date": BORN},
        {"family_name": "BATBAYAR", "given_name": "GANZORIG", "birth_date": BORN},
        55,
    ),
    (
        {"family_name": "สมชาย", "given_name": "", "birth_date": BORN, "email": "a@example.org"},
        {"family_name": "Somchai", "given_name": "", "email": "a@example.org"},
        90,
    ),
]


@pytest.mark.parametrize(("one", "other", "least"), ALIKE)
def test_looking_through_everybody_and_asking_for_one_person_find_the_same(office, one, other, least):
    person(office)
    first, second = person(office, **one), person(office, **other)

    (pair,) = found(office)

    assert (pair[0], pair[1]) == (second, first)
    assert pair[2] >= least
    assert checked(office, second) == [pair]
    assert checked(office, first) == [(first, second, pair[2])]


@pytest.mark.parametrize(
    "other",
    [
        {"family_name": "NGUYEN", "given_name": "Thi Anh", "birth_date": date(1999, 9, 9)},
        {"family_name": "TRAN", "given_name": "Van Binh", "birth_date": BORN},
        {"family_name": "チャン", "given_name": "ヴァン ビン", "birth_date": BORN},
        {"family_name": "グエン", "given_name": "ティ アイン", "birth_date": date(2001, 3, 2)},
        {"family_name": "グエン", "given_name": "ティ アイン"},
    ],
)
def test_who_shares_too_little_is_not_shown(office, other):
    person(office, **ANH)
    second = person(office, **other)

    assert found(office) == checked(office, second) == []


def test_an_applicant_is_found_among_those_of_earlier_editions_and_two_of_these_are_not(office):
    before = Office(office.db, 2023)

    def of_before(**values) -> int:
        number = person(office, **values)
        office.act("edit_record", lambda session: _move_to(session, number, before.edition_id))
        return number

    first, second = of_before(**ANH), of_before(**ANH)
    new = person(office, **ANH)

    assert {pair[:2] for pair in found(office)} == {(new, first), (new, second)}


def _move_to(session, number: int, edition_id: int) -> None:
    session.scalars(select(Application).where(Application.person_id == number)).one().edition_id = edition_id


def test_who_was_found_to_be_two_or_one_is_not_shown_again_until_it_is_undone(office):
    first, second = person(office, **ANH), person(office, **ANH)

    for name, decide in (("not_the_same", not_the_same), ("merge_persons", merge)):
        office.act(name, lambda session, decide=decide: decide(session, second, first))
        assert found(office) == checked(office, second) == checked(office, first) == []
        office.undo_last()
        assert len(found(office)) == len(checked(office, first)) == 1


def test_after_a_change_only_who_was_touched_is_asked_about_again(office):
    first, second, third = (person(office, **ANH) for _ in range(3))
    with office.db.read() as session:
        before = same_person.pairs(same_person.gather(session, office.edition_id), lambda *_: None)
    assert len(before) == 3

    office.act("merge_persons", lambda session: merge(session, third, first))

    with office.db.read() as session:
        (left,) = same_person.again(session, office.edition_id, before, [first, third])
    assert left.both == {second, third}


def test_pairs_that_share_a_passport_or_birth_date_and_mail_are_counted_for_the_day(office):
    def count() -> int:
        with office.db.read() as session:
            return same_person_count.likely_count(session, office.edition_id)

    person(office, "A1234567", email="a@example.org", birth_date=BORN)
    person(office, "a1234567", email="b@example.org")
    third = person(office, "-", email="A@example.org", birth_date=BORN)
    person(office, "-", email="b@example.org", birth_date=BORN)
    assert count() == 2

    office.act("not_the_same", lambda session: not_the_same(session, third, office.all(Person.id)[0]))
    assert count() == 1


def test_both_records_stand_side_by_side_with_what_hangs_on_them(office):
    first = person(office, "A1234567", **ANH)
    second = person(office, **(ANH | {"email": "a@example.org"}))

    with office.db.read() as session:
        both = sides(session, second, first)

    assert both.differing == ("email",)
    assert (both.this.line.name, both.that.passports) == ("NGUYỄN Thị Ánh", {"a1234567"})
    ((mine, theirs),) = both.in_one_edition
    assert (mine.no, theirs.no, mine.took_part) == ("24-000002", "24-000001", False)


def test_a_person_tells_what_speaks_for_it(office):
    person(office, "A1234567", **ANH)
    second = person(office, "A1234567", **ANH)

    with office.db.read() as session:
        (pair,) = same_person.check(session, second)

    assert pair.evidence == (Evidence.SAME_PASSPORT, Evidence.SAME_NAME, Evidence.SAME_BIRTH_DATE)


def test_who_is_written_in_katakana_is_counted_for_the_day_and_stays_noted_as_another_person(office):
    first = person(office, **ANH, email="a@example.org")
    second = person(office, family_name="グエン", given_name="ティ アイン", birth_date=BORN, email="a@example.org")

    with office.db.read() as session:
        assert same_person_count.likely_count(session, office.edition_id) == 1
    office.act("not_the_same", lambda session: not_the_same(session, second, first))

    assert found(office) == []
    with office.db.read() as session:
        (pair,) = same_person.noted(session, office.edition_id)
    assert pair.evidence == (Evidence.SAME_EMAIL, Evidence.READS_ALIKE, Evidence.SAME_BIRTH_DATE)


def test_a_search_reports_how_far_it_is_and_ends_when_it_is_told_to(office):
    person(office, **ANH)
    person(office, **ANH)
    told = []

    found_pairs = same_person.search(office.db, office.edition_id, lambda done, total: told.append((done, total)))

    assert (len(found_pairs), told) == (1, [(0, 2)])

    class Ended(Exception):
        pass

    def end(done, total):
        raise Ended

    with pytest.raises(Ended):
        same_person.search(office.db, office.edition_id, end)
