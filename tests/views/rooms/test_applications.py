"""The list of applications and the person beside it: found, judged, decided, corrected."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jipdesk import i18n
from jipdesk.queries import application_list, application_page, special_care
from jipdesk.queries.acts import lately
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.export_dialog import ExportDialog
from jipdesk.views.pieces.masked import DOTS
from jipdesk.views.rooms.applications import Applications
from jipdesk.views.sections import section
from jipdesk.views.spoken import Label, retranslate_all


@pytest.fixture
def page(qtbot, office, settle):
    made = Applications(office, section("applications"))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    settle(office.jobs)
    if made.listing.total:
        # The person beside the list is made when the list was painted.
        qtbot.waitUntil(lambda: "person" in vars(made))
        settle(office.jobs)
    return made


@pytest.fixture
def wait(office, settle):
    return lambda: settle(office.jobs)


@pytest.fixture
def overview(page, wait):
    """What is known of the first applicant, looked at."""
    page.person.tabs.go_to("overview")
    wait()
    return page.person.overview


def states(office):
    with office.read() as session:
        numbers = application_list.ids(session, office.edition.id, application_list.ApplicationFilter())
        return list(application_list.states(session, numbers).values())


def acts(office):
    with office.read() as session:
        return [act.name for act in lately(session)]


def known(office, number):
    with office.read() as session:
        return application_page.page(session, number)


def test_everybody_is_listed_and_the_first_is_shown_beside(page):
    assert page.listing.count.text() == "40 in all"
    assert page.person.page.no == "24-000001"
    assert page.person.name.text() == "FAMILY1 Given 1"


def test_a_search_in_either_script_limits_the_list(page, qtbot):
    with qtbot.waitSignal(page.listing.loaded):
        page.listing.filters.search.setText("family12")

    assert page.listing.count.text() == "1 of 40"


def test_a_new_search_that_finds_others_shows_its_first_hit_who_stays_when_it_is_lifted(page, qtbot):
    listing = page.listing
    listing.view.go_to(listing.table.ids[19])

    for text, current in (("family", "24-000020"), ("family2", "24-000002"), ("", "24-000002")):
        with qtbot.waitSignal(listing.loaded):
            listing.filters.search.setText(text)
        assert listing.table.row_at(listing.view.currentIndex().row()).no == current


def test_what_is_typed_on_while_a_search_is_under_way_is_a_new_search_of_its_own(page, qtbot):
    listing = page.listing
    listing.view.go_to(listing.table.ids[19])
    listing.filters.search.blockSignals(True)

    for asked, typed_by_then, current in (("family2", "family", "24-000002"), ("family", "family", "24-000001")):
        with qtbot.waitSignal(listing.loaded):
            listing.filters.search.setText(asked)
            listing.reload()
            listing.filters.search.setText(typed_by_then)
        assert listing.table.row_at(listing.view.currentIndex().row()).no == current


def test_a_filter_is_a_pill_that_its_cross_removes(page, qtbot):
    with qtbot.waitSignal(page.listing.loaded):
        page.listing.show_only({"state": ("ineligible",)})
    pill = page.listing.filters._pills["state"]
    assert pill.button.text() == "Stage: Not eligible"
    assert page.listing.count.text() == "5 of 40"

    with qtbot.waitSignal(page.listing.loaded):
        qtbot.mouseClick(pill.cross, Qt.MouseButton.LeftButton)

    assert page.listing.count.text() == "40 in all"


def test_a_filter_that_leaves_nobody_says_so_and_can_be_lifted(page, qtbot):
    with qtbot.waitSignal(page.listing.loaded):
        page.listing.show_only({"state": ("withdrawn",)})
    assert page.listing.nothing.isVisible()

    with qtbot.waitSignal(page.listing.loaded):
        page.listing.clear_filters()

    assert page.listing.view.isVisible()


@pytest.mark.parametrize("office", ["desk_folder"], indirect=True)
def test_an_edition_without_applications_says_how_to_begin(page):
    assert page.listing.empty.isVisible()
    assert not page.check.isEnabled()


def test_passing_one_goes_on_to_the_next(page, office, wait):
    page.person.pass_on()
    wait()

    assert states(office).count("documents_requested") == 1
    assert page.listing.current == 2
    assert page.person.page.no == "24-000002"


def test_where_the_filter_lets_the_passed_one_go_the_next_takes_the_place(page, office, wait, qtbot):
    with qtbot.waitSignal(page.listing.loaded):
        page.listing.show_only({"state": ("eligible",)})
    wait()

    page.person.pass_on()
    wait()

    assert page.listing.count.text() == "29 of 40"
    assert page.person.page.no == "24-000002"


def test_where_the_last_one_listed_is_decided_the_keys_go_to_the_search(page, wait, qtbot):
    with qtbot.waitSignal(page.listing.loaded):
        page.listing.filters.set_filters({"state": ("eligible",)}, page.listing.table.row_at(0).no)
    wait()
    page.passed.setFocus()

    qtbot.keyClick(page.passed, Qt.Key.Key_Space)
    wait()

    assert not page.listing.table.ids
    assert page.listing.filters.search.hasFocus()


def test_a_ledger_is_offered_under_the_name_of_its_list(page):
    page.listing.ask_export()
    dialog = page.listing.findChild(ExportDialog)

    assert dialog._name.startswith("Applications-20")
    dialog.reject()


def test_many_are_passed_as_one_act(page, office, wait):
    page.listing.table.check(page.listing.table.ids[:10], on=True)
    wait()
    assert page.passed.text() == "Pass 10"

    page.pass_chosen()
    wait()

    assert states(office).count("documents_requested") == 10
    assert acts(office)[0] == "pass_screening"


def test_a_button_that_would_be_refused_is_off_and_says_why(page, wait):
    page.listing.view.go_to(31)
    wait()

    assert not page.person.passed.isEnabled()
    assert "Not eligible" in page.person.passed.toolTip()
    assert page.person.passed.accessibleDescription() == page.person.passed.toolTip()


def test_nobody_is_left_out_without_a_reason(page, office, wait, qtbot):
    page.person.ask_reason()
    assert not page.person.reason.verb.isEnabled()

    qtbot.keyClicks(page.person.reason.field, "Too busy")
    qtbot.keyClick(page.person.reason.field, Qt.Key.Key_Return)
    wait()

    assert known(office, 1).state == "not_selected"
    assert known(office, 1).ended_because == "Too busy"


def test_a_long_reason_leaves_room_for_the_name(page, wait):
    because = "The certificate is of another university and the dates do not fit"
    page.person.rejecting.emit(page.listing.current, because)
    wait()
    page.listing.view.step(-1)
    wait()

    assert page.person.stage.width() < page.person.width() / 2
    assert page.person.stage.toolTip().endswith(because)


def test_escape_gives_up_the_reason_and_nothing_is_done(page, office, wait, qtbot):
    page.person.ask_reason()
    qtbot.keyClick(page.person.reason.field, Qt.Key.Key_Escape)
    wait()

    assert not page.person.reason.isVisible()
    assert states(office).count("eligible") == 30


def test_who_withdraws_is_recorded_with_the_reason_and_can_be_taken_up_again(page, office, wait, qtbot):
    more, first = page.others, page.listing.current
    assert more.button.line("withdraw").isEnabled()
    assert not more.button.line("take_up").isEnabled()

    more.button.line("withdraw").trigger()
    qtbot.keyClicks(page.reason.field, "Found a job")
    qtbot.keyClick(page.reason.field, Qt.Key.Key_Return)
    wait()
    assert (known(office, first).state, known(office, first).ended_because) == ("withdrawn", "Found a job")
    assert not more.button.line("withdraw").isEnabled()
    assert more.button.line("withdraw").toolTip() != ""

    more.button.line("take_up").trigger()
    wait()
    assert known(office, first).state == "received"
    assert acts(office)[:2] == ["reconsider_applications", "withdraw_applications"]


def test_who_was_not_selected_goes_back_to_the_screening(page, office, wait):
    first = page.listing.current
    page.person.rejecting.emit(first, "Not enough places")
    wait()
    page.listing.view.go_to(first)
    wait()

    page.others.take_up()
    wait()

    assert known(office, first).state == "screening"
    assert acts(office)[:2] == ["reconsider_applications", "reject_applications"]


def test_a_refusal_stands_on_the_page_and_the_page_stays_alive(page, office, wait):
    page._pass([31])
    wait()

    assert "Not eligible" in page.notice.text
    assert states(office).count("ineligible") == 5


def test_every_rule_is_a_sentence_with_its_source(page):
    page.person.tabs.go_to("eligibility")

    assert page.person.eligibility.verdict.text == "Eligible"
    assert len(page.person.page.rules) == 10
    assert all(rule.source for rule in page.person.page.rules)


def test_an_exception_stands_beside_the_rule_and_can_be_undone(page, office, wait, qtbot):
    page.listing.view.go_to(31)
    wait()
    age = next(rule for rule in page.person.page.rules if rule.rule == "age")
    page.person.eligibility._ask(age)

    qtbot.keyClicks(page.person.eligibility.reason.field, "Approved by the committee")
    qtbot.keyClick(page.person.eligibility.reason.field, Qt.Key.Key_Return)
    wait()

    age = next(rule for rule in known(office, 31).rules if rule.rule == "age")
    assert (age.outcome, age.exception.outcome, age.exception.approver) == ("fail", "pass", "田中")
    assert known(office, 31).state == "eligible"
    verb = page.person.eligibility.verbs["age"]
    qtbot.waitUntil(lambda: verb.visibleRegion().boundingRect() == verb.rect())


def test_papers_are_asked_for_received_and_sent_back(page, office, wait):
    page.person.pass_on()
    wait()
    page.listing.view.go_to(1)
    wait()
    page.person.tabs.go_to("documents")

    page.person.documents._receive_all()
    wait()
    assert known(office, 1).state == "documents_complete"

    page.person.documents._send_back(known(office, 1).documents[0].id, "The seal is missing")
    wait()
    assert known(office, 1).state == "documents_incomplete"


def test_a_field_is_saved_when_it_is_left_and_can_be_found_by(overview, office, wait, qtbot):
    field = overview.person.fields["name_kana"]
    field.editor.setFocus()
    field.editor.insert("グエン")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    wait()

    assert known(office, 1).person["name_kana"] == "グエン"
    with office.read() as session:
        wanted = application_list.ApplicationFilter(search="ぐえん")
        assert list(application_list.ids(session, office.edition.id, wanted)) == [1]


def test_a_date_that_is_none_stays_in_the_field_marked_and_is_kept_as_a_draft(page, overview, office, wait, qtbot):
    field = overview.person.fields["birth_date"]
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "2001-02-31")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    wait()
    assert field.marked == "This date does not exist"
    assert str(known(office, 1).person["birth_date"]) == "2001-02-03"

    page.listing.view.go_to(2)
    wait()
    assert field.text == "3 February 2001"
    page.listing.view.go_to(1)
    wait()
    assert (field.text, field.marked) == ("2001-02-31", "This date does not exist")

    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "2001-02-28")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    wait()
    assert str(known(office, 1).person["birth_date"]) == "2001-02-28"
    assert field.marked == ""


def test_a_value_that_is_odd_but_possible_is_stored_and_marked(overview, office, wait, qtbot):
    field = overview.person.fields["birth_date"]
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "1921-02-03")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    wait()

    assert str(known(office, 1).person["birth_date"]) == "1921-02-03"
    assert "years old" in field.marked


def test_escape_brings_back_what_is_stored(overview, office, wait, qtbot):
    field = overview.person.fields["email"]
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "nonsense")
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    wait()

    assert field.text == "person1@example.org"
    assert "edit_record" not in acts(office)


def test_a_person_keeps_one_name_at_least(overview, office, wait, qtbot):
    for name in ("family_name", "given_name"):
        field = overview.person.fields[name]
        field.editor.setFocus()
        field.editor.selectAll()
        qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
        wait()

    assert known(office, 1).name == "Given 1"
    assert overview.person.fields["given_name"].marked


def test_masked_values_are_shown_on_record_only(overview, office, wait):
    with office.read() as session:
        assert special_care.of_person(session, 1).passport_no is None
    masked = overview.masked
    assert {label.text() for label in masked._values} == {DOTS}
    before = acts(office).count("reveal_masked")

    masked.reveal()
    wait()

    assert acts(office).count("reveal_masked") == before + 1
    assert {label.text() for label in masked._values} == {"not stated"}


def test_the_history_tells_who_did_what_and_what_it_changed(page, office, wait):
    page.person.pass_on()
    wait()
    page.listing.view.go_to(1)
    page.person.tabs.go_to("history")
    wait()

    def told():
        return [each.text() for each in page.person.history.findChildren(Label) if not each.isHidden()]

    assert told()[0] == "Pass 1 application in screening"
    assert "Stage: Eligible → Documents requested" in told()
    i18n.speak("ja")
    retranslate_all()
    assert told()[0] == "応募1件を書類選考で合格と判定"


def test_checking_asks_the_rules_with_progress_and_says_what_came_of_it(page, office, wait):
    page.check_eligibility()
    assert office.jobs.visible is not None
    wait()

    assert page.notice.text == "30 eligible, 5 not eligible, 5 to be confirmed."


def test_a_goal_leads_to_the_person_even_past_a_filter(page, wait, qtbot):
    with qtbot.waitSignal(page.listing.loaded):
        page.listing.show_only({"state": ("ineligible",)})
    wait()

    page.show_goal(Goal("applications", record=7, part="history"))
    wait()

    assert page.person.page.no == "24-000007"
    assert page.person.tabs.current == "history"


def test_the_list_is_written_as_it_is_shown_and_that_is_on_record(page, office, wait, tmp_path, qtbot):
    with qtbot.waitSignal(page.listing.loaded):
        page.listing.show_only({"state": ("ineligible",)})
    file = tmp_path / "out.csv"

    page.listing.export(file)
    wait()

    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 6
    assert "24-000031" in lines[1]
    assert acts(office)[0] == "export_list"
    assert page.notice.text == "5 rows were exported to out.csv."


def test_a_file_that_cannot_be_written_is_a_sentence(page, office, wait, tmp_path):
    page.listing.export(tmp_path / "none" / "out.csv")
    wait()

    assert page.notice.text
    assert "export_list" not in acts(office)


def test_what_is_chosen_can_be_done_by_keys_alone(page, office, wait, qtbot):
    page.activateWindow()
    page.listing.view.setFocus()
    qtbot.waitUntil(page.listing.view.hasFocus)
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    wait()
    assert sorted(page.listing.table.checked) == [1, 2, 3]
    page.passed.setFocus()
    qtbot.keyClick(page.passed, Qt.Key.Key_Space)
    wait()

    assert states(office).count("documents_requested") == 3


def test_scrolling_through_the_list_takes_one_statement_a_page(page, statements):
    count = statements(lambda: page.listing._fetch(page.listing.table.ids[:64]))

    assert count <= 3


def test_enter_leads_from_the_list_to_the_person_and_escape_back(page, qtbot):
    page.window().activateWindow()
    page.listing.view.setFocus()
    qtbot.waitUntil(page.listing.view.hasFocus)

    qtbot.keyClick(page.listing.view, Qt.Key.Key_Return)
    inside = QApplication.focusWidget()
    assert page.person.isAncestorOf(inside)

    qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert page.listing.view.hasFocus()


def test_down_leads_from_the_search_to_what_it_found(page, qtbot):
    page.window().activateWindow()
    page.listing.filters.search.setFocus()
    qtbot.waitUntil(page.listing.filters.search.hasFocus)

    qtbot.keyClick(page.listing.filters.search, Qt.Key.Key_Down)

    assert page.listing.view.hasFocus()


def test_a_list_without_rows_offers_no_export(page, qtbot):
    assert page.listing.more.isEnabled()

    with qtbot.waitSignal(page.listing.loaded):
        page.listing.filters.search.setText("nobody at all")

    assert not page.listing.more.isEnabled()
    assert page.listing.more.toolTip() == "The list is empty, so there is nothing to export."


def test_the_parts_beside_the_list_are_walked_with_ctrl_and_page_keys(page, qtbot):
    page.window().activateWindow()
    page.person.tabs.go_to("overview")
    page.listing.view.setFocus()
    qtbot.waitUntil(page.listing.view.hasFocus)
    qtbot.keyClick(page.listing.view, Qt.Key.Key_Return)

    for key, expected in ((Qt.Key.Key_PageDown, "eligibility"), (Qt.Key.Key_PageUp, "overview")):
        qtbot.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
        assert page.person.tabs.current == expected
