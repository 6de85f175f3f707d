"""A desk of an older revision of the schema is brought up: nothing of it changes, and its history still holds."""

import json

import pytest
from given import KEY, KEYS
from sqlalchemy import select

from jipdesk.actions.undo import undo
from jipdesk.models import history, schema
from jipdesk.models.act import Act
from jipdesk.models.database import Database, connect, engine_on
from jipdesk.models.edition import RuleParameters
from jipdesk.models.soundness import findings
from jipdesk.queries import asked_documents
from jipdesk.rules.applicant_documents import USUAL

BEFORE = "0008"
EDITION = (
    "INSERT INTO edition (id, year, name_ja, name_en, label_ja, state, source, unknown, notes) "
    "VALUES (1, 2024, '2024', '2024', '', 'open', 'made for a test', '[]', '[]')"
)
RULES = (
    "INSERT INTO rule_parameters (id, edition_id, age_max, excluded_nationalities, sources) "
    "VALUES (1, 1, 40, '[]', '{}')"
)


def made_before(file):
    """Make a database as the program of that revision made it."""
    from alembic import command

    engine = engine_on(lambda: connect(file, KEY, foreign_keys=False), "BEGIN IMMEDIATE")
    with engine.begin() as connection:
        settings = schema.config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, BEFORE)
        history.install_triggers(connection, BEFORE)
    engine.dispose()


@pytest.fixture(scope="module")
def older(tmp_path_factory):
    """The bytes of a database with one edition, and with rules that were removed and put back."""
    file = tmp_path_factory.mktemp("older") / "desk.db"
    made_before(file)
    db = Database(file, KEY, KEYS)
    for name, statement in (
        ("add_editions", EDITION),
        ("edit_edition", RULES),
        ("edit_record", "DELETE FROM rule_parameters"),
    ):
        with db.write(None, name) as session:
            session.connection().exec_driver_sql(statement)
    undo(db, last_act(db), actor=None)
    db.close()
    return file.read_bytes()


@pytest.fixture
def brought_up(older, tmp_path):
    file = tmp_path / "desk.db"
    file.write_bytes(older)
    schema.bring_up(file, KEY)
    db = Database(file, KEY, KEYS)
    yield db
    db.close()


def last_act(db):
    with db.read() as session:
        return session.scalars(select(Act.id).order_by(Act.id.desc()).limit(1)).one()


def asked(db):
    with db.read() as session:
        return asked_documents.of(session, 1)


def test_an_edition_goes_on_asking_for_what_it_asked_for(brought_up):
    assert asked(brought_up) == USUAL


def test_the_history_of_before_explains_every_row(brought_up):
    with brought_up.connection() as connection:
        assert findings(connection, KEYS) == []


def test_a_removal_from_before_that_is_done_again_and_taken_back_brings_the_usual_list(brought_up):
    undo(brought_up, last_act(brought_up), actor=None)
    with brought_up.read() as session:
        assert session.scalars(select(RuleParameters.id)).all() == []

    undo(brought_up, last_act(brought_up), actor=None)

    assert asked(brought_up) == USUAL
    with brought_up.connection() as connection:
        assert findings(connection, KEYS) == []


def test_a_value_of_before_is_changed_and_taken_back_with_the_new_columns_beside_it(brought_up):
    with brought_up.write(None, "edit_edition") as session:
        session.get_one(RuleParameters, 1).documents_of_students = ["photograph"]
    undo(brought_up, last_act(brought_up), actor=None)

    assert asked(brought_up) == USUAL
    with brought_up.connection() as connection:
        kept = connection.exec_driver_sql("SELECT documents_of_students FROM rule_parameters").scalar_one()
    assert json.loads(kept) == list(USUAL.of_students)
