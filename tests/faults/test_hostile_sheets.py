"""Whatever stands in a sheet is text: taken in as it is, or refused with a reason, and never half a sheet."""

import sqlite3

import pytest
from forms import form_rows
from given import applications
from hostile import REFUSED, TEXTS, VALUES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_sheets import csv_text, table
from sqlalchemy import func, select

from jipdesk.errors import Stop
from jipdesk.exchange import intake, ledger_lists
from jipdesk.exchange.opened_sheet import Wish, open_sheet
from jipdesk.exchange.sheets import How, read_sheet
from jipdesk.i18n import words
from jipdesk.models.application import Answer, Application, IntakeBatch
from jipdesk.models.person import Person
from jipdesk.queries import applications as listed_applications
from jipdesk.queries.received_application import ReceivedApplication


def count(desk, record):
    with desk.db.read() as session:
        return session.scalar(select(func.count()).select_from(record))


@pytest.mark.parametrize("place", range(len(VALUES)))
def test_a_value_is_stored_as_it_was_typed(desk, hostile, place):
    import unicodedata

    value = unicodedata.normalize("NFC", VALUES[place]).removeprefix("'" if VALUES[place] == "'=x" else "")
    with desk.db.read() as session:
        application = session.scalars(select(Application).where(Application.receipt_no == f"24-{place + 1:06}")).one()
        person = session.get_one(Person, application.person_id)
        answer = session.scalars(select(Answer.text).where(Answer.application_id == application.id)).one()
        stored = {application.institution, application.skills, application.motivation, person.address, answer}
    assert stored == {value}


def test_the_same_sheet_again_finds_every_value_unchanged(desk, edition, hostile):
    again = intake.prepare_applications(desk.db, edition, hostile)

    assert (again.added, again.updated, again.unchanged) == (0, 0, len(VALUES))


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_ledger_of_such_applications_comes_back_as_text(desk, edition, hostile, tmp_path, name):
    with desk.db.read() as session:
        rows = listed_applications.listed(session, edition.id, "")
    ledger_lists.write("applications", tmp_path / name, rows, words("en"))

    from jipdesk.exchange.looking import look

    looked = look(tmp_path / name)
    assert looked.values[0]
    assert len(looked.values[0]) == len(VALUES)


@pytest.mark.parametrize("value", VALUES)
def test_a_search_for_such_a_value_finds_only_what_has_it(desk, edition, hostile, value):
    with desk.db.read() as session:
        found = listed_applications.listed(session, edition.id, value)

    assert len(found) in {0, 1} or value in {"-1", "+1"}


@pytest.mark.parametrize("value", REFUSED)
def test_a_value_that_cannot_be_kept_is_refused_with_its_reason(desk, edition, tmp_path, value):
    path = tmp_path / "x.csv"
    path.write_text(csv_text(table(applications(1, first=900, institution=value))), encoding="utf-8")

    prepared = intake.prepare_applications(desk.db, edition, path)

    assert [(cell.column, cell.reason) for cell in prepared.refused] == [("institution", REFUSED[value])]
    assert len(prepared.refused[0].value) <= 1_000


def test_nothing_of_a_sheet_is_left_when_taking_it_in_fails_half_way(desk, edition, hostile, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(csv_text(table(applications(1_200, first=1_001))), encoding="utf-8")
    prepared = intake.prepare_applications(desk.db, edition, path)
    before = [count(desk, record) for record in (Application, Person, Answer, IntakeBatch)]

    def fail(done, _total):
        if done >= 500:
            raise sqlite3.OperationalError("disk full")

    with pytest.raises(sqlite3.OperationalError, match="disk full"):
        intake.take_in_applications(desk.db, desk.actor, edition, prepared, fail)

    assert [count(desk, record) for record in (Application, Person, Answer, IntakeBatch)] == before


# --- files that were damaged on the way -------------------------------------------------------------------------------

FOREIGN = csv_text(form_rows(5)).encode()
PIECES = st.one_of(
    st.binary(min_size=1, max_size=6),
    st.sampled_from([b'"', b"\r", b"\n", b"\0", b",,,", b";", b"\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\x82", b"#1"]),
)
CHANGES = st.lists(st.tuples(st.integers(0, 2_000), PIECES), max_size=6)
FUZZ = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def attempt(desk, edition, path):
    """Open a file as the window does, and read it by whatever is guessed; only a refusal may come instead."""
    try:
        found = open_sheet(desk.db, edition, path, Wish())
        assert len({guess.name for guess in found.guesses}) == len(found.looked.headings)
        columns = {guess.name: guess.code for guess in found.guesses}
        how = How(found.looked.how.encoding, found.looked.how.delimiter, None, found.looked.how.top, columns)
        for _ in read_sheet(path, found.kind.headings, how).rows:
            pass
    except Stop:
        return


@FUZZ
@given(CHANGES)
def test_a_damaged_form_is_shown_or_refused(desk, edition, tmp_path, changes):
    raw = bytearray(FOREIGN)
    for place, piece in changes:
        at = place % (len(raw) + 1)
        raw[at:at] = piece
    (tmp_path / "x.csv").write_bytes(raw)

    attempt(desk, edition, tmp_path / "x.csv")


@FUZZ
@given(st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=5), st.sampled_from(["utf-8", "utf-16", "cp932"]))
def test_any_table_is_shown_or_refused(desk, edition, tmp_path, rows, encoding):
    (tmp_path / "x.csv").write_bytes(csv_text(rows).encode(encoding, "replace"))

    attempt(desk, edition, tmp_path / "x.csv")


@FUZZ
@given(st.binary(max_size=300))
def test_any_bytes_are_shown_or_refused(desk, edition, tmp_path, content):
    (tmp_path / "x.csv").write_bytes(content)

    attempt(desk, edition, tmp_path / "x.csv")


def test_every_field_of_text_is_among_those_that_were_tried():
    told = ReceivedApplication.__annotations__
    free = {name for name, kind in told.items() if kind in {str, str | None}} - set(TEXTS)

    # What these take is narrower: names, numbers, an address that must be one, countries.
    assert free == {
        *("nationality", "other_nationality", "residence_country"),
        *("receipt_no", "family_name", "middle_name", "given_name", "name_kana", "name_native"),
        *("email", "phone", "passport_no", "english_test"),
    }
