import pytest

from jipdesk.errors import InputRefused
from jipdesk.views.pieces.act_menu import ActMenu


@pytest.fixture
def menu(qtbot):
    done = []
    made = ActMenu("More")
    qtbot.addWidget(made)
    made.add("accept", "Accept", lambda: done.append("accept"))
    made.add("decline", "Decline", lambda: done.append("decline"))
    made.done = done
    return made


def refusal():
    return InputRefused("step_not_open", noun="match", state="decided", step="company_accept")


def test_a_line_does_its_act(menu):
    menu.line("decline").trigger()

    assert menu.done == ["decline"]


def test_a_line_that_is_off_says_why(menu):
    menu.judge("accept", refusal())

    assert not menu.line("accept").isEnabled()
    assert "is not possible now: the state is “Acceptance decided”" in menu.line("accept").toolTip()


def test_a_menu_stays_open_to_what_is_left(menu):
    menu.judge("accept", refusal())
    menu.close_if_nothing_is_open()

    assert menu.isEnabled()


def test_a_menu_with_nothing_left_is_closed_and_says_why(menu):
    menu.judge("accept", refusal())
    menu.judge("decline", refusal())
    menu.close_if_nothing_is_open()

    assert not menu.isEnabled()
    assert "is not possible now" in menu.toolTip()


def test_a_line_that_may_be_done_again_explains_nothing(menu):
    menu.judge("accept", refusal())
    menu.judge("accept", None)

    assert menu.line("accept").isEnabled()
