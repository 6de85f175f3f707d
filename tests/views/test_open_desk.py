"""What the window asks in its own thread waits for nothing that is asked beside it."""

from threading import Event

import pytest
from sqlalchemy import func, select

from jipdesk.errors import DeskRefused
from jipdesk.models.application import Application

APPLICATIONS = select(func.count()).select_from(Application)


def test_a_glance_does_not_wait_for_a_long_question(office, settle):
    begun, may_end, answers = Event(), Event(), []

    def question(session):
        count = session.scalar(APPLICATIONS)
        begun.set()
        may_end.wait()
        return count

    office.ask(question, answers.append)
    begun.wait()
    with office.glance() as session:
        seen = session.scalar(APPLICATIONS)
    with office.read() as session:
        assert session.scalar(APPLICATIONS) == seen
    may_end.set()
    settle(office.jobs)

    assert answers == [seen]


def test_while_an_act_is_being_kept_a_glance_is_refused_at_once(office):
    with office.desk.db._writer.connect() as writing:
        writing.exec_driver_sql("ROLLBACK")
        writing.exec_driver_sql("BEGIN EXCLUSIVE")

        with pytest.raises(DeskRefused) as refused, office.glance() as session:
            session.scalar(APPLICATIONS)

    assert refused.value.code == "desk_busy"
