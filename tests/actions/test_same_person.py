"""The same person: two records become one and two again; two who look alike stay two."""

from datetime import date

import pytest
from sqlalchemy import select
from staffed import Office

from jipdesk.actions import matches
from jipdesk.actions.same_person import PASSPORT, merge, not_the_same, references, take_back
from jipdesk.actions.screening import screen_applications
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application, EligibilityResult
from jipdesk.models.attachment import Attachment, Blob
from jipdesk.models.edition import Edition
from jipdesk.models.office import Draft, Inquiry, Note, Task
from jipdesk.models.person import LanguageResult, NotTheSame, Passport, Person, SpecialCare
from jipdesk.queries import finding, past_participation
from jipdesk.rules.workflow import ApplicationState, MatchState

GOOD = {"agrees_with_purpose": True, "full_time": True, "can_submit_documents": True}
RECEIVED, DUPLICATE = ApplicationState.RECEIVED, ApplicationState.DUPLICATE


def two(office: Office, **values) -> tuple[int, int]:
    """Add two applicants and return the numbers of their records."""
    office.applications(2, RECEIVED, nationality="VN", **(GOOD | values))
    return tuple(office.all(Person.id)[-2:])


def merged(office: Office, keep: int, drop: int, **how):
    return office.act("merge_persons", lambda session: merge(session, keep, drop, **how))


def write(office: Office, person: int, **values) -> None:
    def work(session) -> None:
        for name, value in values.items():
            setattr(session.get_one(Person, person), name, value)

    office.act("edit_record", work)


def everything(office: Office, keep: int, drop: int) -> None:
    """Give the one dropped something of everything that names a person, and to the one kept what may clash with it."""
    at = office.db.now()
    own = [
        Note(person_id=drop, written_at=at, channel="mail", text="called"),
        Task(edition_id=office.edition_id, text="call", person_id=drop),
        Inquiry(edition_id=office.edition_id, person_id=drop, received_at=at, channel="mail", text="?"),
        LanguageResult(person_id=drop, language="ja", test="JLPT", level="N2", proved=True),
        Attachment(
            person_id=drop,
            kind="photo",
            file_name="a.png",
            media_type="image/png",
            size=1,
            blob_sha256="0",
            added_at=at,
        ),
        SpecialCare(person_id=keep, diet="no nuts", health_notes="asthma"),
        SpecialCare(person_id=drop, diet="no nuts", health_notes="penicillin"),
        NotTheSame(person_id=1, other_id=drop, decided_at=at),
    ]

    def work(session) -> None:
        from jipdesk.models.office import Coordinator

        session.add(Coordinator(name="田中", active=True))
        session.add(Blob(sha256="0", data=b"x"))
        session.flush()
        session.add_all(own)
        session.add(Draft(coordinator_id=1, table_name="person", row_id=drop, field="email", text="a@", typed_at=at))

    office.act("import_applications", work)


def test_all_that_names_the_record_dropped_names_the_one_kept_and_undo_brings_all_of_it_back(office):
    two(office)
    keep, drop = two(office)
    everything(office, keep, drop)
    before = office.content()

    merged(office, keep, drop)

    with office.db.connection() as connection:
        left = {
            f"{table.name}.{column}": connection.execute(select(table.c[column]).where(table.c[column] == drop)).all()
            for table, column in references()
        }
    assert {"application.person_id", "attachment.person_id", "note.person_id", "task.person_id"} <= left.keys()
    assert not any(left.values())
    assert office.get(Person, drop, "merged_into_id", "search_text") == (keep, "")
    assert office.all(SpecialCare.person_id, SpecialCare.diet, SpecialCare.health_notes) == [
        (keep, "no nuts", "asthma\npenicillin")
    ]
    assert office.all(NotTheSame.person_id, NotTheSame.other_id) == [(keep, 1)]
    assert office.all(Draft.id) == []

    office.undo_last()

    assert office.content() == before


def test_what_is_chosen_of_the_record_dropped_is_found_by_it_and_the_rest_is_kept(office):
    keep, drop = two(office)
    write(office, keep, family_name="NGUYEN", given_name="Anh", phone="1", email="old@example.org")
    write(office, drop, family_name="NGUYEN THI", given_name="Anh", phone="2", email="New@example.org")

    merged(office, keep, drop, taken={"family_name", "email"})

    assert office.get(Person, keep, "family_name", "phone", "email_folded") == ("NGUYEN THI", "1", "new@example.org")
    with office.db.read() as session:
        assert len(finding.find(session, office.edition_id, "Nguyen Thi Anh")) == 2
        assert finding.find(session, office.edition_id, "old@example.org") == []


def passport(office: Office, person: int, number: str, expires_on: date | None = None) -> None:
    def work(session) -> None:
        known = session.scalars(select(Passport).where(Passport.person_id == person)).one()
        known.number, known.number_folded, known.expires_on = number, number.lower(), expires_on

    office.act("record_passports", work)


@pytest.mark.parametrize(("taken", "in_use"), [((), "A1111111"), ((PASSPORT,), "B2222222")])
@pytest.mark.parametrize("keeps_first", [True, False])
def test_two_passports_stay_two_and_the_one_chosen_is_in_use(office, taken, in_use, keeps_first):
    first, second = two(office)
    keep, drop = (first, second) if keeps_first else (second, first)
    passport(office, keep, "A1111111", date(2031, 1, 1))
    passport(office, drop, "B2222222", date(2032, 2, 2))
    before = office.content()

    merged(office, keep, drop, taken=taken)

    numbers = office.all(Passport.number, Passport.person_id)
    assert sorted(numbers) == [("A1111111", keep), ("B2222222", keep)]
    assert numbers[-1][0] == in_use
    assert in_use.lower() in office.get(Person, keep, "search_text")

    office.undo_last()

    assert office.content() == before


def test_one_passport_recorded_twice_becomes_one_and_is_completed(office):
    keep, drop = two(office)
    passport(office, keep, "A1111111", None)
    passport(office, drop, "A1111111", date(2032, 2, 2))

    merged(office, keep, drop)

    assert office.all(Passport.number, Passport.expires_on, Passport.person_id) == [
        ("A1111111", date(2032, 2, 2), keep)
    ]


def test_of_two_applications_of_one_year_the_other_is_marked_or_both_stay(office):
    keep, drop = two(office)
    first, second = office.all(Application.id)

    merged(office, keep, drop)
    assert office.all(Application.state) == [RECEIVED, RECEIVED]
    office.undo_last()

    merged(office, keep, drop, set_aside=[second])
    assert office.all(Application.state) == [RECEIVED, DUPLICATE]
    office.undo_last()

    with pytest.raises(InputRefused, match="one_must_count"):
        merged(office, keep, drop, set_aside=[first, second])
    assert office.all(Application.person_id) == [keep, drop]


def test_an_application_that_is_set_aside_takes_its_undecided_match_with_it(office):
    keep, drop = two(office)
    number = office.all(Application.id)[-1]
    office.act("edit_record", lambda s: setattr(s.get_one(Application, number), "state", ApplicationState.PASSED))
    (match,) = office.propose([(office.opening(), number)])

    merged(office, keep, drop, set_aside=[number])

    assert office.get(matches.Match, match, "state") is MatchState.CANCELLED


def test_two_who_agreed_with_two_companies_in_one_year_are_not_made_one(office):
    office.placements(2)
    keep, drop = office.all(Person.id)

    with pytest.raises(InputRefused, match="matches_blocked"):
        merged(office, keep, drop)


def test_a_record_that_is_part_of_another_is_refused_and_follows_it_further(office):
    first, second = two(office)
    third, _ = two(office)
    merged(office, first, second)

    with pytest.raises(InputRefused, match="already_merged"):
        merged(office, third, second)
    merged(office, third, first)

    assert office.get(Person, second, "merged_into_id") == third


def took_part_before(office: Office) -> tuple[int, int]:
    """Add somebody who applies now and somebody else, to all appearance, who was placed the year before."""
    before = Office(office.db, 2023)
    before.placements(1, course="A")
    (old,) = before.all(Person.id)
    office.applications(1, RECEIVED, nationality="VN", **GOOD)
    new = office.all(Person.id)[-1]
    write(
        office, old, family_name="TRAN", given_name="Van Binh", email="old@example.org", email_folded="old@example.org"
    )
    write(office, new, birth_date=date(2000, 1, 1))
    return new, old


def verdicts(office: Office) -> list[str]:
    return office.all(EligibilityResult.verdict)


def bar(office: Office, year: int) -> None:
    from jipdesk.models.edition import RuleParameters

    def work(session) -> None:
        rules = session.scalars(select(RuleParameters).where(RuleParameters.edition_id == office.edition_id)).one()
        rules.barred_years = sorted({*rules.barred_years, year})

    office.act("edit_edition", work)


def test_who_is_found_to_have_taken_part_is_judged_again(office):
    new, old = took_part_before(office)
    bar(office, 2023)
    office.act("screen_applications", lambda session: screen_applications(session, office.edition_id))
    assert verdicts(office) == ["eligible"]

    result = merged(office, new, old)

    assert (result.applications, result.judged_otherwise) == (2, 1)
    assert verdicts(office) == ["ineligible"]
    assert office.all(Application.state)[-1] is ApplicationState.INELIGIBLE
    with office.db.read() as session:
        assert past_participation.found(session, office.edition_id)[new] == {2023}
        assert past_participation.found(session, office.edition_id, [new])[new] == {2023}

    office.undo_last()

    assert verdicts(office) == ["eligible"]


def test_what_was_judged_in_an_archived_edition_stays(office):
    new, old = took_part_before(office)
    bar(office, 2023)
    office.act("screen_applications", lambda session: screen_applications(session, office.edition_id))
    office.act("advance_edition", lambda s: setattr(s.get_one(Edition, office.edition_id), "state", "archived"))

    result = merged(office, new, old)

    assert (result.judged_otherwise, verdicts(office)) == (0, ["eligible"])


def test_who_is_found_not_to_be_the_one_who_took_part_is_judged_again(office):
    new, old = took_part_before(office)
    bar(office, 2023)
    passport(office, new, "A1111111")
    passport(office, old, "A1111111")
    office.act("screen_applications", lambda session: screen_applications(session, office.edition_id))
    assert verdicts(office) == ["ineligible"]
    before = office.content()

    otherwise = office.act("not_the_same", lambda session: not_the_same(session, new, old, because=" twins "))

    assert (otherwise, verdicts(office)) == (1, ["eligible"])
    assert office.all(NotTheSame.person_id, NotTheSame.other_id, NotTheSame.reason) == [(new, old, "twins")]

    office.undo_last()

    assert office.content() == before


def test_that_they_are_two_can_be_taken_back_and_who_took_part_is_found_again(office):
    new, old = took_part_before(office)
    passport(office, new, "A1111111")
    passport(office, old, "A1111111")
    office.act("screen_applications", lambda session: screen_applications(session, office.edition_id))
    office.act("not_the_same", lambda session: not_the_same(session, old, new))

    otherwise = office.act("same_after_all", lambda session: take_back(session, new, old))

    assert (otherwise, verdicts(office), office.all(NotTheSame.id)) == (1, ["ineligible"], [])


def test_that_two_are_two_is_noted_once(office):
    one, other = two(office)

    office.act("not_the_same", lambda session: not_the_same(session, one, other))
    office.act("not_the_same", lambda session: not_the_same(session, other, one))

    assert office.all(NotTheSame.person_id) == [one]
