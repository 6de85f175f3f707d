"""What waits for one reviewer: their own unread applications, what they were asked, what is to be applied."""

from datetime import datetime

import pytest
from staffed import HOLIDAYS, Office

from jipdesk.actions import reviews, tentative
from jipdesk.actions.reviews import Given
from jipdesk.i18n import JAPAN
from jipdesk.models.office import Coordinator
from jipdesk.queries import today as asked
from jipdesk.queries.today import Waiting
from jipdesk.rules.screening import Opinion, Tentative

NOW = datetime(2024, 7, 8, 10, 0, tzinfo=JAPAN)


@pytest.fixture
def two(db):
    with db.write(None, "add_coordinator") as session:
        made = [Coordinator(name=name, active=True) for name in ("田中", "佐藤")]
        session.add_all(made)
        session.flush()
        return [each.id for each in made]


@pytest.fixture
def office(db):
    return Office(db)


def waiting(office, reviewer):
    with office.db.read() as session:
        board = asked.board(session, office.edition_id, today=NOW.date(), holidays=HOLIDAYS)
        rows = asked.waiting(session, office.edition_id, board, now=NOW, reviewer=reviewer)
        assert asked.how_many(session, office.edition_id, now=NOW, reviewer=reviewer) == len(rows)
        return {row.what: row.count for row in rows}


def test_everybody_has_their_own_unread_and_is_told_of_no_application_twice(office, two):
    found = office.applications(3)
    office.act("give_review", lambda s: reviews.give_review(s, found[0], two[0], Given(Opinion.PASS, {})))

    assert waiting(office, two[0]) == {Waiting.TO_REVIEW: 2}
    assert waiting(office, two[1]) == {Waiting.TO_REVIEW: 3}


def test_what_all_is_read_of_waits_to_be_decided(office, two):
    [one] = office.applications(1)
    office.act("give_review", lambda s: reviews.give_review(s, one, two[0], Given(Opinion.PASS, {})))

    assert waiting(office, two[0]) == {Waiting.TO_SCREEN: 1}


def test_a_question_waits_for_the_colleague_and_a_tentative_decision_for_everybody(office, two):
    [one] = office.applications(1)
    office.act("ask_colleague", lambda s: reviews.ask_colleague(s, one, two[0], two[1], "N2?"))
    office.act("set_tentative", lambda s: tentative.mean_to(s, [one], Tentative.PASS, coordinator=two[0]))

    assert waiting(office, two[0]) == {Waiting.TO_REVIEW: 1, Waiting.TO_APPLY: 1}
    assert waiting(office, two[1]) == {Waiting.ASKED_OF_ME: 1, Waiting.TO_REVIEW: 1, Waiting.TO_APPLY: 1}
