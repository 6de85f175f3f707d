"""Taking in sheets: what is new, what the applicant changed, and what a coordinator's hand protects."""

from datetime import date

import pytest
from given import applications, desk_with, sheet_file
from sqlalchemy import select

from jipdesk.actions.passports import PassportPage, record_passports
from jipdesk.actions.screening import silent
from jipdesk.actions.undo import is_undone, undo
from jipdesk.exchange import intake
from jipdesk.models.act import Act
from jipdesk.models.application import Answer, Application, CourseChoice, Received
from jipdesk.models.digest import digest
from jipdesk.models.person import Passport, Person, SpecialCare
from jipdesk.queries import editions


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with desk_with(tmp_path_factory.mktemp("intake") / "desk", 2024) as found:
        yield found


@pytest.fixture
def empty(desk):
    """The desk, given back to the next test with everything undone."""
    before = content(desk)
    first = last_act(desk)
    yield desk
    with desk.db.read() as session:
        acts = session.scalars(
            select(Act.id).where(Act.id > first, Act.undoes_id.is_(None)).order_by(Act.id.desc())
        ).all()
    with desk.db.read() as session:
        done = [act for act in acts if not is_undone(session, act)]
    for act in done:
        undo(desk.db, act, actor=desk.actor)
    assert content(desk) == before


def content(desk):
    with desk.db.connection() as connection:
        return digest(connection)


def last_act(desk):
    with desk.db.read() as session:
        return session.scalars(select(Act.id).order_by(Act.id.desc())).first()


def take_in(desk, tmp_path, rows):
    with desk.db.read() as session:
        edition = editions.find(session, "2024")
    prepared = intake.prepare_applications(desk.db, edition, sheet_file(tmp_path / "sheet.csv", rows))
    intake.take_in_applications(desk.db, desk.actor, edition, prepared, silent)
    return prepared


def one(desk, query):
    with desk.db.read() as session:
        return session.scalars(query).one()


def test_what_a_row_says_is_kept_where_it_belongs(empty, tmp_path):
    row = applications(1, passport_no="ab 123", diet="Halal", courses="online;in-person", hobby="chess")[0]

    take_in(empty, tmp_path, [row])

    assert one(empty, select(Person.family_name)) == "FAMILY1"
    assert one(empty, select(Passport.number_folded)) == "ab123"
    assert one(empty, select(SpecialCare.diet)) == "Halal"
    assert (one(empty, select(Answer.question)), one(empty, select(Answer.text))) == ("hobby", "chess")
    with empty.db.read() as session:
        assert session.scalars(select(CourseChoice.rank).order_by(CourseChoice.rank)).all() == [1, 2]
    assert one(empty, select(Received.cells))["nationality"] == "Viet Nam"


def test_the_same_sheet_again_changes_nothing_and_leaves_no_act(empty, tmp_path):
    rows = applications(5, diet="Halal", passport_no="X1", hobby="chess")
    take_in(empty, tmp_path, rows)
    before, act = content(empty), last_act(empty)

    again = take_in(empty, tmp_path, rows)

    assert (again.added, again.updated, again.unchanged) == (0, 0, 5)
    assert (content(empty), last_act(empty)) == (before, act)


def test_a_later_sheet_changes_what_the_applicant_changed(empty, tmp_path):
    take_in(empty, tmp_path, applications(3))

    again = take_in(empty, tmp_path, applications(3, phone="+84 1", courses="in-person", passport_no="B2", hobby="go"))

    assert (again.added, again.updated, again.unchanged) == (0, 3, 0)
    with empty.db.read() as session:
        assert set(session.scalars(select(Person.phone))) == {"+84 1"}
        assert set(session.scalars(select(Passport.number))) == {"B2"}
        assert set(session.scalars(select(Answer.text))) == {"go"}
        assert len(session.scalars(select(CourseChoice.id)).all()) == 3


def test_a_later_sheet_never_overwrites_a_coordinators_hand(empty, tmp_path):
    take_in(empty, tmp_path, applications(1, major="Law", phone="1"))
    with empty.db.write(empty.actor, "edit_record") as session:
        session.scalars(select(Application)).one().major = "Business law"

    again = take_in(empty, tmp_path, applications(1, major="Law and politics", phone="2"))

    assert again.conflicts == ((2, "major"),)
    assert one(empty, select(Application.major)) == "Business law"
    assert one(empty, select(Person.phone)) == "2"


def conflicting(desk, tmp_path):
    """Return a sheet in which three values differ from those that a coordinator has changed since."""
    take_in(desk, tmp_path, applications(1, major="Law", phone="1", degree="BA", hobby="chess"))
    with desk.db.write(desk.actor, "edit_record") as session:
        application = session.scalars(select(Application)).one()
        application.major, application.degree = "Business law", "MA"
        session.get(Person, application.person_id).phone = "2"
    with desk.db.read() as session:
        edition = editions.find(session, "2024")
    rows = applications(1, major="Politics", phone="3", degree="PhD", hobby="go", skills="Python")
    return edition, rows, intake.prepare_applications(desk.db, edition, sheet_file(tmp_path / "sheet.csv", rows))


def test_a_conflict_tells_both_values(empty, tmp_path):
    _, _, prepared = conflicting(empty, tmp_path)

    (update,) = prepared.comparison.updates
    assert set(update.conflicts) == {"major", "phone", "degree"}
    assert {name: update.standing[name] for name in update.conflicts} == {
        "major": "Business law",
        "phone": "2",
        "degree": "MA",
    }
    assert update.standing["answers"] == {"hobby": "chess"}


def test_conflicts_are_decided_field_by_field_within_the_one_act(empty, tmp_path):
    edition, rows, prepared = conflicting(empty, tmp_path)
    before = last_act(empty)

    decided = intake.settled(prepared, ours={(2, "major")}, theirs={(2, "phone")})
    intake.take_in_applications(empty.db, empty.actor, edition, decided, silent)

    assert last_act(empty) == before + 1
    assert one(empty, select(Person.phone)) == "3"
    with empty.db.read() as session:
        application = session.scalars(select(Application)).one()
        assert (application.major, application.degree, application.skills) == ("Business law", "MA", "Python")
    again = intake.prepare_applications(empty.db, edition, sheet_file(tmp_path / "sheet.csv", rows))
    assert again.conflicts == ((2, "degree"),)
    undo(empty.db, last_act(empty), actor=empty.actor)
    assert one(empty, select(Person.phone)) == "2"


def test_deciding_alone_is_kept_though_no_value_changes(empty, tmp_path):
    edition, rows, prepared = conflicting(empty, tmp_path)
    intake.take_in_applications(empty.db, empty.actor, edition, prepared, silent)
    again = intake.prepare_applications(empty.db, edition, sheet_file(tmp_path / "sheet.csv", rows))

    decided = intake.settled(again, ours=set(again.conflicts), theirs=set())
    intake.take_in_applications(empty.db, empty.actor, edition, decided, silent)

    final = intake.prepare_applications(empty.db, edition, sheet_file(tmp_path / "sheet.csv", rows))
    assert (final.conflicts, final.unchanged) == ((), 1)
    assert one(empty, select(Application.major)) == "Business law"


def test_what_a_coordinator_changed_stays_when_the_applicant_sends_the_same_again(empty, tmp_path):
    take_in(empty, tmp_path, applications(1, major="Law"))
    with empty.db.write(empty.actor, "edit_record") as session:
        session.scalars(select(Application)).one().major = "Business law"

    again = take_in(empty, tmp_path, applications(1, major="Law"))

    assert (again.updated, again.unchanged, again.conflicts) == (0, 1, ())
    assert one(empty, select(Application.major)) == "Business law"


def test_a_sheet_without_a_column_says_nothing_of_it(empty, tmp_path):
    take_in(empty, tmp_path, applications(1, phone="1", diet="Halal", hobby="chess"))

    again = take_in(empty, tmp_path, applications(1))

    assert (again.updated, again.unchanged) == (0, 1)
    assert one(empty, select(Person.phone)) == "1"
    assert one(empty, select(SpecialCare.diet)) == "Halal"
    assert one(empty, select(Answer.text)) == "chess"


def test_a_passport_changed_here_keeps_its_number_when_its_expiry_is_sent(empty, tmp_path):
    take_in(empty, tmp_path, applications(1, passport_no="A1", passport_expiry="2030-01-01"))
    with empty.db.write(empty.actor, "edit_record") as session:
        session.scalars(select(Passport)).one().number = "A2"

    take_in(empty, tmp_path, applications(1, passport_no="A1", passport_expiry="2031-01-01"))

    assert one(empty, select(Passport.number)) == "A2"
    assert one(empty, select(Passport.expires_on)).year == 2031


def test_what_a_sheet_says_of_the_passport_concerns_the_one_in_use(empty, tmp_path):
    take_in(empty, tmp_path, applications(1, passport_no="A1", passport_expiry="2030-01-01"))
    person = one(empty, select(Person.id))
    with empty.db.write(empty.actor, "record_passports") as session:
        record_passports(session, {person: PassportPage("B2", date(2030, 1, 1))})

    take_in(empty, tmp_path, applications(1, passport_no="A1", passport_expiry="2033-01-01"))

    with empty.db.read() as session:
        kept = session.execute(select(Passport.number, Passport.expires_on).order_by(Passport.id)).all()
    assert list(map(tuple, kept)) == [("A1", date(2030, 1, 1)), ("B2", date(2033, 1, 1))]


def test_the_act_of_an_import_names_how_many_and_is_undone_as_one(empty, tmp_path):
    before = content(empty)
    take_in(empty, tmp_path, applications(700))
    number = last_act(empty)
    with empty.db.read() as session:
        act = session.get_one(Act, number)
    assert (act.name, act.values["count"]) == ("import_applications", 700)

    undo(empty.db, act.id, actor=empty.actor)

    assert content(empty) == before


def test_a_person_who_applied_before_is_reported_as_alike(empty, tmp_path):
    take_in(empty, tmp_path, applications(2, passport_no="C1234567"))

    again = take_in(empty, tmp_path, applications(1, first=9, passport_no="C1234567"))

    assert {(each.row, each.of) for each in again.duplicates} == {(2, "24-000001"), (2, "24-000002")}


def test_taking_in_many_needs_few_questions(empty, tmp_path, statements):
    with empty.db.read() as session:
        edition = editions.find(session, "2024")
    prepared = intake.prepare_applications(empty.db, edition, sheet_file(tmp_path / "s.csv", applications(400)))
    few = statements(lambda: intake.take_in_applications(empty.db, empty.actor, edition, prepared, silent))

    assert few < 65


def test_a_later_sheet_that_changes_many_needs_few_questions(empty, tmp_path, statements, monkeypatch):
    monkeypatch.setattr("jipdesk.actions.intake.CHUNK", 40)
    monkeypatch.setattr("jipdesk.queries.intake._PORTION", 40)
    take_in(empty, tmp_path, applications(100, passport_no="C1234567"))
    with empty.db.read() as session:
        edition = editions.find(session, "2024")
    later = sheet_file(tmp_path / "later.csv", applications(100, address="Hue", passport_no="K1234567"))
    prepared = intake.prepare_applications(empty.db, edition, later)

    few = statements(lambda: intake.take_in_applications(empty.db, empty.actor, edition, prepared, silent))

    assert few < 60
    with empty.db.read() as session:
        assert set(session.scalars(select(Person.address))) == {"Hue"}
        assert set(session.scalars(select(Passport.number))) == {"K1234567"}
    assert intake.prepare_applications(empty.db, edition, later).unchanged == 100
