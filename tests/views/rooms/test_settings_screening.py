"""The settings of the screening: criteria reworded and weighed, reasons added and retired."""

import pytest
from PySide6.QtCore import Qt

from jipdesk.actions import reviews
from jipdesk.actions.reviews import Given
from jipdesk.actions.undo import undo
from jipdesk.queries import screening
from jipdesk.queries.acts import lately
from jipdesk.queries.screening_card import marks
from jipdesk.rules.screening import DEFAULT_REASONS, Opinion
from jipdesk.views.rooms.settings import Settings
from jipdesk.views.sections import section


@pytest.fixture
def part(qtbot, office, settle):
    page = Settings(office, section("settings"))
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.tabs.go_to("screening")
    settle(office.jobs)
    return page.screening


@pytest.fixture
def enter(part, office, settle):
    def type_into(key, text):
        part.words[key].setText(text)
        part.words[key].leave()
        settle(office.jobs)

    return type_into


def known(office):
    with office.read() as session:
        return {each.code: each for each in screening.criteria(session, office.edition.id)}


def reasons(office):
    with office.read() as session:
        return [each.label_en for each in screening.reasons(session)]


def test_a_criterion_is_reworded_as_its_field_is_left(part, enter, office):
    enter(("form", "en"), "Form filled in with care")

    assert known(office)["form"].name_en == "Form filled in with care"
    assert part.words["form", "en"].text() == "Form filled in with care"


def test_a_criterion_is_moved_by_keys_and_by_its_signs_as_far_as_there_is_a_place(part, office, settle, qtbot):
    first, second, *others = known(office)

    qtbot.keyClick(part.words[first, "en"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle(office.jobs)
    assert list(known(office)) == [second, first, *others]
    assert not part.moves[second].buttons[-1].isEnabled()

    part.moves[first].buttons[-1].click()
    settle(office.jobs)
    qtbot.keyClick(part.words[first, "ja"], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(office.jobs)
    assert list(known(office)) == [first, second, *others]


def test_a_reason_is_moved_and_moves_back_with_one_undo(part, office, settle):
    before = reasons(office)
    last = list(part.moves)[-1]
    part.moves[last].buttons[-1].click()
    settle(office.jobs)
    assert reasons(office) == [*before[:-2], before[-1], before[-2]]

    with office.read() as session:
        (act,) = lately(session, 1)
    undo(office.desk.db, act.id, actor=None)
    assert reasons(office) == before


def test_a_weight_says_what_it_changes_before_it_counts(part, enter, office, settle):
    with office.desk.db.write(1, "give_review") as session:
        reviews.give_review(session, 1, 1, Given(Opinion.PASS, {"purpose": 5, "form": 1}))
    settle(office.jobs)

    enter(("form", "weight"), "９０")
    assert part.told.text() == "The points of 1 review would change."
    assert known(office)["form"].weight == 10
    part.give_up.click()
    assert part.words["form", "weight"].text() == "10"

    enter(("form", "weight"), "90")
    part.go_on.click()
    settle(office.jobs)

    assert known(office)["form"].weight == 90
    with office.read() as session:
        assert marks(session, [1], 1)[1].mine.total == 25


def test_a_weight_that_changes_no_review_counts_at_once(part, enter, office):
    enter(("form", "weight"), "0")

    assert known(office)["form"].weight == 0
    assert part.effect.isHidden()


@pytest.mark.parametrize("text", ["-1", "101", "much", ""])
def test_what_is_no_weight_is_said_and_stays(part, enter, office, text):
    enter(("form", "weight"), text)

    assert part.trouble.text() == "A weight is a whole number from 0 to 100."
    assert known(office)["form"].weight == 10
    assert part.words["form", "weight"].text() == text


def test_reasons_are_added_and_offered_no_more(part, office, settle):
    part.words["reason", "ja"].setText("書類が未提出のため")
    part.words["reason", "en"].setText("Documents were not handed in")
    part.offers["reason"].click()
    settle(office.jobs)
    part.offers[DEFAULT_REASONS[0][0]].click()
    settle(office.jobs)

    assert reasons(office) == [en for _ja, en in DEFAULT_REASONS[1:]] + ["Documents were not handed in"]
    assert part.offers[DEFAULT_REASONS[0][0]].text() == "Offer again"


def test_a_criterion_without_a_name_is_refused_in_plain_words(part, office, settle):
    part.words["criterion", "weight"].setText("10")
    part.offers["criterion"].click()
    settle(office.jobs)

    assert part.trouble.text() == "A criterion needs a name in Japanese and in English."
    assert len(known(office)) == 5
