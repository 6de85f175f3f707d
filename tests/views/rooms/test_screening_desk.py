"""The screening desk: read by keys alone, blind until one's own marks are in, the place kept."""

import pytest
from application_pages import shown_desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jipdesk.actions import reviews, screening_settings, selection
from jipdesk.actions.reviews import Given
from jipdesk.i18n import speak
from jipdesk.queries.acts import lately
from jipdesk.queries.screening_card import marks
from jipdesk.rules.screening import DEFAULT_REASONS, Opinion
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.page import Page
from jipdesk.views.rooms.screening_desk import ScreeningDesk
from jipdesk.views.sections import section
from jipdesk.views.spoken import retranslate_all

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TANAKA, SATO = 1, 2


@pytest.fixture
def desk(qtbot, office, settle):
    return shown_desk(qtbot, office, settle)


@pytest.fixture
def press(qtbot, desk, settle):
    """Press keys where the keys are; text is typed letter by letter."""

    def keys(*wanted):
        for each in wanted:
            at = QApplication.focusWidget() or desk
            if isinstance(each, str):
                qtbot.keyClicks(at, each)
            elif isinstance(each, tuple):
                qtbot.keyClick(at, *each)
            else:
                qtbot.keyClick(at, each)
            settle(desk.desk.jobs)

    return keys


SAVE = (K.Key_Return, CTRL)


def give(office, settle, number, who, opinion, scores=(), reason=None):
    given = Given(opinion, dict(scores), reason)
    db = office.desk.db
    with db.write(who, "give_review") as session:
        reviews.give_review(session, number, who, given)
    settle(office.jobs)


def seen(office, number, who=TANAKA):
    with office.read() as session:
        return marks(session, [number], who)[number]


def acts(office):
    with office.read() as session:
        return [act.name for act in lately(session)]


def test_only_those_who_can_be_screened_are_read_and_the_first_is_open(desk):
    assert desk.reading.card.page.no == "24-000001"
    assert desk.bar.said.text() == "0 of 30 read"
    assert desk.queues.buttons["unread"].text() == "Unread 30"


def test_an_applicant_is_marked_and_the_next_read_by_keys_alone(desk, press, office):
    first = desk.place.current

    press(*"45342", "p", SAVE)

    mine = seen(office, first).mine
    assert (mine.opinion, mine.total) == ("pass", 71)
    assert mine.scores == {"purpose": 4, "motivation": 5, "aptitude": 3, "language": 4, "form": 2}
    assert desk.reading.card.page.no == "24-000002"
    assert desk.bar.said.text() == "1 of 30 read"
    assert desk.last.told.text().startswith("Saved: FAMILY1 Given 1 · To pass, 71 points")
    assert acts(office)[0] == "give_review"


def test_who_is_found_by_name_is_marked_after_enter_in_the_search_field(desk, press):
    desk.filters.search.setFocus()
    press(K.Key_Return, "3")
    assert list(desk.marks.criteria.scores.values()) == [3]


def test_what_was_told_before_goes_when_marks_are_saved(desk, press):
    desk.page.notice.tell("Undone: something")
    press("4", "3", "3", "3", "3", "p", SAVE)
    assert not desk.page.notice.isVisible()


def test_figures_after_r_choose_one_of_the_offices_reasons(desk, press, office):
    first = desk.place.current

    press("3", "r", "2", SAVE)

    mine = seen(office, first).mine
    assert (mine.opinion, mine.reason_ja, mine.scores) == ("reject", DEFAULT_REASONS[1][0], {"purpose": 3})


def test_what_is_missing_is_said_beside_the_marks_and_they_stay(desk, press):
    press("5", SAVE)

    assert desk.marks.trouble.text() == "Choose first: pass, not selected, or to be confirmed."
    assert desk.reading.card.page.no == "24-000001"
    assert desk.marks.given.scores == {"purpose": 5}

    press("r", SAVE)
    assert desk.marks.trouble.text() == "“Not selected” needs a reason. Choose one."


def test_letters_typed_into_the_comment_are_text_and_no_keys(desk, press, office):
    first = desk.place.current

    press("c", "m", "pass rscab 12", SAVE)

    mine = seen(office, first).mine
    assert (mine.opinion, mine.comment) == ("confirm", "pass rscab 12")


def test_the_marks_of_others_appear_with_ones_own(desk, press, office, settle):
    first = desk.place.current
    give(office, settle, first, SATO, Opinion.REJECT, {"purpose": 1}, DEFAULT_REASONS[0][0])
    assert desk.marks.others.told.text() == "1 colleague has given marks; they are shown once yours are in."

    press("5", "p", SAVE)
    told = desk.last.told.text()
    assert "Sato: Not selected, 0 points" in told
    assert "100 points apart" in told
    assert desk.last.pill.text == "Reviewers disagree"

    press("b")
    assert desk.marks.others.told.text() == "Mean 50 points, 100 apart."
    desk.queues.choose("disagreement")
    settle(office.jobs)
    assert [*desk.place.ids] == [first]


def test_who_is_skipped_comes_again_at_the_end(desk, press):
    press("s")
    assert desk.reading.card.page.no == "24-000002"

    press("s", "b")
    assert desk.reading.card.page.no == "24-000002"
    assert desk.place.skipped == [desk.place.ids[0], desk.place.ids[1]]


def test_half_filled_marks_the_queue_and_the_place_are_there_tomorrow(desk, press, qtbot, office, settle):
    press("s", "4", "p")
    desk.filters.choose("education", ("student",))
    settle(office.jobs)
    desk.page.hide()
    settle(office.jobs)

    again = shown_desk(qtbot, office, settle)

    assert again.reading.card.page.no == "24-000002"
    assert again.filters.filters == {"education": ("student",)}
    assert (again.marks.given.scores, again.marks.given.opinion) == ({"purpose": 4}, Opinion.PASS)
    assert again.marks.state.text == "Not saved yet"


def test_the_keys_stay_at_the_reasons_when_one_was_forgotten(desk, press, office):
    first = desk.place.current
    press("r", K.Key_Down, SAVE)
    assert not desk.marks.trouble.isHidden()

    press("3", SAVE)

    mine = seen(office, first).mine
    assert (mine.reason_ja, mine.comment) == (DEFAULT_REASONS[2][0], None)


def test_escape_leads_out_of_the_comment(desk, press):
    press("m", "seen", K.Key_Escape, "p")

    assert desk.marks.comment.toPlainText() == "seen"
    assert desk.marks.opinions.opinion is Opinion.PASS


def test_escape_leaves_a_question_unasked_and_the_keys_go_back(desk, press, office):
    before = QApplication.focusWidget()
    press("a", K.Key_Escape)

    assert desk.marks.ask.isHidden()
    assert QApplication.focusWidget() is before
    assert "ask_colleague" not in acts(office)


def test_where_nobody_else_works_a_question_is_for_whoever_is_next(desk, press):
    desk.marks.ask.open_for([])

    assert desk.marks.ask.whom.currentText() == "Whoever is next"


def test_a_question_is_asked_in_place_and_answered_by_the_colleague(desk, press, office, settle, qtbot):
    first = desk.place.current
    press("a", "N2?", K.Key_Return)
    assert desk.marks.ask.isHidden()

    office.choose_actor(SATO)
    settle(office.jobs)
    desk.queues.choose("asked")
    settle(office.jobs)
    assert desk.place.current == first
    press("yes", K.Key_Return)

    assert acts(office)[:2] == ["answer_colleague", "ask_colleague"]
    assert [*desk.place.ids] == []


def test_another_reviewer_finds_their_own_marks_empty(desk, press, office, settle):
    press("5", "p", SAVE, "b")
    assert desk.marks.given.opinion is Opinion.PASS

    office.choose_actor(SATO)
    settle(office.jobs)

    assert desk.bar.said.text() == "0 of 30 read"
    assert desk.marks.given == Given(None, {}, None, "")
    assert desk.marks.others.told.text() == "1 colleague has given marks; they are shown once yours are in."


def test_a_goal_counts_more_than_what_is_remembered(qtbot, office, settle):
    page = Page(office, section("applications"))
    qtbot.addWidget(page)
    made = ScreeningDesk(page)
    page.body.addWidget(made)

    made.show_goal(Goal("applications", filters={"queue": ("asked",)}, part="screening"))
    page.show()
    settle(office.jobs)

    assert made.queue == "asked"


def test_a_queue_without_anybody_says_so(desk, office, settle):
    desk.show_goal(Goal("applications", filters={"queue": ("asked",)}, part="screening"))
    settle(office.jobs)

    assert desk.reading.currentWidget() is desk.reading.empty
    assert not desk.marks.isVisible()


def test_the_desk_speaks_japanese_at_once(desk, office, settle):
    speak("ja")
    retranslate_all()
    settle(office.jobs)

    assert "志望動機の具体性" in [label.text() for label in desk.marks.criteria.findChildren(type(desk.reading.name))]
    assert desk.reading.facts.text().startswith("24-000001 · ベトナム")


def test_what_is_not_for_reviewers_is_not_on_the_desk(desk):
    shown = " ".join(label.text() for label in desk.reading.findChildren(type(desk.reading.name)))

    assert "@example.org" not in shown
    assert "Passport" not in shown


def test_marks_that_are_refused_after_all_come_back_as_they_were_filled_in(desk, press, office, settle):
    first = desk.place.current
    press("3", "r", "2")
    # A colleague rewords the reason before the window has heard of it.
    with office.desk.db.write(SATO, "edit_reasons") as session:
        screening_settings.reword_reason(session, DEFAULT_REASONS[1][0], "別の理由", "Another")

    press(SAVE)

    assert desk.page.notice.text == "This reason was reworded or removed meanwhile. Choose it again."
    assert desk.reading.card.page.id == first
    assert desk.marks.given.scores == {"purpose": 3}
    assert seen(office, first).mine is None


def test_marks_that_are_refused_when_the_year_is_another_are_told_of(desk, press, office, settle, qtbot):
    press("3", "r", "2")
    with office.desk.db.write(SATO, "edit_reasons") as session:
        screening_settings.reword_reason(session, DEFAULT_REASONS[1][0], "別の理由", "Another")

    qtbot.keyClick(QApplication.focusWidget(), *SAVE)
    office.choose_edition(next(each.id for each in office.editions if each.year == 2025))
    desk.refresh()
    settle(office.jobs)

    assert desk.reading.currentWidget() is desk.reading.empty
    assert desk.page.notice.text == "This reason was reworded or removed meanwhile. Choose it again."


def test_the_next_is_at_hand_before_the_marks_are_written(desk, press, qtbot):
    press("5", "p")

    qtbot.keyClick(QApplication.focusWidget(), *SAVE)

    assert desk.reading.card.page.no == "24-000002"
    assert desk.marks.given == Given(None, {}, None, "")


def test_what_was_decided_meanwhile_can_be_read_but_not_marked(desk, office, settle):
    office.act("reject_applications", lambda session: selection.reject(session, [desk.place.current], because="places"))
    settle(office.jobs)

    assert desk.reading.card.page.no == "24-000001"
    assert not desk.marks.save.isEnabled()
    assert desk.marks.save.toolTip() == "The screening of this application is over: Not selected."
