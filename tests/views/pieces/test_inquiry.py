"""Asking in place: what cannot be read stays with its reason, what can is handed on."""

import pytest
from PySide6.QtCore import Qt

from jipdesk.errors import InputRefused
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.inquiry import Ask, Inquiry

ASKS = (
    Ask("name", "Name", readers.text, is_needed=True),
    Ask("on", "Day", readers.day),
    Ask("kind", "Kind", str, "b", codes=("a", "b")),
)


@pytest.fixture
def answers():
    return []


@pytest.fixture
def inquiry(qtbot, answers):
    made = Inquiry()
    qtbot.addWidget(made)
    made.ask("What?", ASKS, "Do it", answers.append)
    return made


def test_answers_are_handed_on_by_name(inquiry, answers):
    inquiry.fields["name"].show_draft("宿")

    inquiry.verb.click()

    assert answers == [{"name": "宿", "on": None, "kind": "b"}]
    assert inquiry.isVisible()


def test_what_is_needed_is_marked_where_it_is_missing(inquiry, answers):
    inquiry.send()

    assert inquiry.fields["name"].marked == "Fill this in."
    assert answers == []


def test_what_cannot_be_read_stays_with_its_reason(inquiry, answers):
    inquiry.fields["name"].show_draft("宿")
    inquiry.fields["on"].show_draft("31 February 2024")

    inquiry.send()

    assert inquiry.fields["on"].text == "31 February 2024"
    assert inquiry.fields["on"].marked != ""
    assert answers == []


def test_a_refusal_is_told_and_nothing_that_was_typed_is_lost(inquiry):
    inquiry.fields["name"].show_draft("宿")

    inquiry.refuse(InputRefused("period_missing", count=1))

    assert inquiry.trouble != ""
    assert inquiry.fields["name"].text == "宿"


def test_esc_gives_it_up_and_enter_sends(inquiry, answers, qtbot):
    inquiry.fields["name"].show_draft("宿")

    qtbot.keyClick(inquiry, Qt.Key.Key_Return)
    qtbot.keyClick(inquiry, Qt.Key.Key_Escape)

    assert len(answers) == 1
    assert not inquiry.isVisible()


def test_enter_pressed_twice_hands_on_once(inquiry, answers, qtbot):
    inquiry.fields["name"].show_draft("宿")

    for _ in range(3):
        qtbot.keyClick(inquiry, Qt.Key.Key_Return)

    assert len(answers) == 1


@pytest.mark.parametrize("answered", ["refused", "warned", "asked again"])
def test_what_was_answered_can_be_sent_again(inquiry, answers, answered):
    inquiry.fields["name"].show_draft("宿")
    inquiry.send()

    if answered == "refused":
        inquiry.refuse(InputRefused("no_reason"))
    elif answered == "warned":
        inquiry.warn([], "Do it anyway")
    else:
        inquiry.ask("What?", ASKS, "Do it", answers.append)
        inquiry.fields["name"].show_draft("宿")
    inquiry.send()

    assert len(answers) == 2


def test_what_was_changed_since_can_be_sent_too(inquiry, answers):
    inquiry.fields["name"].show_draft("宿")
    inquiry.send()

    inquiry.fields["name"].show_draft("寮")
    inquiry.send()

    assert [each["name"] for each in answers] == ["宿", "寮"]
