"""The same person, in the window: pairs found, compared field by field, merged or kept apart, one after the other."""

from datetime import date

import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from PySide6.QtCore import Qt
from sqlalchemy import select

from jipdesk.actions.intake import search_text
from jipdesk.actions.undo import undo
from jipdesk.i18n import spoken
from jipdesk.models.act import Act
from jipdesk.models.application import Application
from jipdesk.models.person import NotTheSame, Passport, Person
from jipdesk.rules.workflow import ApplicationState
from jipdesk.views.goal import Goal
from jipdesk.views.rooms.same_person_choice import BOTH, THAT, THIS

pytestmark = pytest.mark.parametrize("office", ["desk_folder"], indirect=True)
RECEIVED, DUPLICATE = ApplicationState.RECEIVED, ApplicationState.DUPLICATE
ANH = {"family_name": "NGUYEN", "middle_name": "Thi", "given_name": "Anh", "birth_date": date(2001, 2, 3)}
BUDI = {"family_name": "SUHARTO", "given_name": "Budi", "birth_date": date(1999, 5, 6)}


@pytest.fixture
def staff(office):
    return OfficeOnDesk(office)


@pytest.fixture
def show(office, settle):
    pages = []

    def make(*records):
        pages.append(room(office, "applications", settle))
        pages[-1].show_goal(Goal("applications", part="same_person", records=records))
        settle(office.jobs)
        return pages[-1].parts.part("same_person")

    yield make
    for page in pages:
        put_away(page)


def applicant(staff, **values) -> int:
    """Add an applicant and return the number of the person's record."""
    staff.applications(1, RECEIVED)

    def work(session):
        made = session.scalars(select(Person).order_by(Person.id.desc())).first()
        for name, value in ({"name_kana": None, "middle_name": None} | values).items():
            setattr(made, name, value)
        made.search_text = search_text(made, None)
        session.scalars(select(Passport).where(Passport.person_id == made.id)).one().number_folded = None
        return made.id

    return staff.act("edit_record", work)


@pytest.fixture
def four(staff):
    """Two pairs: of the first the two differ in the telephone number, of the second in nothing."""
    first = (applicant(staff, **ANH, phone="1", email="a@example.org", email_folded="a@example.org"),)
    first += (applicant(staff, **ANH, phone="2", email="a@example.org", email_folded="a@example.org"),)
    return *first, applicant(staff, **BUDI), applicant(staff, **BUDI)


def test_a_pair_in_two_scripts_stands_in_the_list_with_why_it_was_found(show, staff):
    applicant(staff, **ANH)
    applicant(staff, family_name="グエン", given_name="ティ アイン", birth_date=ANH["birth_date"])

    (line,) = texts(show())

    assert (line[0], line[-1]) == ("Possible · 55", "Name reads alike · Same date of birth")


def keys(qtbot, widget, *pressed):
    for key in pressed:
        qtbot.keyClick(widget, key)


def texts(part):
    return [part.table._line(line).texts for line in range(len(part.table.ids))]


def test_the_arrow_to_the_right_leads_from_the_list_to_what_differs(four, show, qtbot):
    part = show()
    part.view.setFocus()

    keys(qtbot, part.view, Qt.Key.Key_Right)
    first = part.pane.counting[0][0]
    assert part.window().focusWidget() is first
    keys(qtbot, first, Qt.Key.Key_Right)

    assert first.chosen == BOTH


def test_the_pairs_are_listed_with_what_speaks_for_them_the_likeliest_first(four, show):
    part = show()

    rows = texts(part)
    assert [row[0] for row in rows] == ["Very likely · 100", "Likely · 75"]
    assert rows[0][1] == "NGUYEN Thi Anh"
    assert rows[0][2] == "24-000002 / 24-000001"
    assert part.pane.evidence.text() == "Same e-mail address · Same name · Same date of birth"
    assert part.count.text() == "2 pairs"


def test_where_nobody_seems_to_be_another_the_part_says_what_it_looks_for(staff, show):
    applicant(staff, **ANH)
    applicant(staff, **BUDI)

    part = show()

    assert part.nothing.isVisible()


def test_fields_are_chosen_with_the_arrows_and_the_pair_is_merged_and_the_next_shown(four, staff, show, settle, qtbot):
    old, new, *_ = four
    part = show()
    qtbot.keyClick(part.view, Qt.Key.Key_Return)
    counts, phone = part.pane.counting[0][0], part.pane.choices["phone"]
    assert (counts.chosen, phone.chosen) == (THIS, THIS)
    keys(qtbot, counts, Qt.Key.Key_Down)
    keys(qtbot, phone, Qt.Key.Key_Right)
    assert "1" in phone.accessibleName()

    part.pane.merge.click()
    settle(part.desk.jobs)

    assert staff.get(Person, old, "merged_into_id") == new
    assert staff.get(Person, new, "phone") == "1"
    assert staff.all(Application.state) == [DUPLICATE, RECEIVED, RECEIVED, RECEIVED]
    assert [row[0] for row in texts(part)] == ["Likely · 75"]
    assert part.pane.pair.both == set(four[2:])
    assert "one now" in part.page.notice.text


def test_of_two_applications_of_one_year_both_may_stay(four, staff, show, settle, qtbot):
    part = show()
    counts = part.pane.counting[0][0]
    keys(qtbot, counts, Qt.Key.Key_Right)
    assert counts.chosen == BOTH
    keys(qtbot, counts, Qt.Key.Key_Right)
    assert (counts.chosen, part.pane.set_aside) == (THAT, (2,))
    keys(qtbot, counts, Qt.Key.Key_Left)

    part.pane.merge.click()
    settle(part.desk.jobs)

    assert staff.all(Application.state) == [RECEIVED] * 4


def test_the_application_that_has_come_further_counts_unless_it_is_said_otherwise(four, staff, show):
    staff.act("edit_record", lambda s: setattr(s.get_one(Application, 1), "state", ApplicationState.SCREENING))

    part = show()

    assert part.pane.counting[0][0].chosen == THAT
    assert part.pane.set_aside == (2,)


def test_a_value_is_chosen_by_a_click_and_what_only_one_record_says_is_chosen_already(staff, show, qtbot):
    applicant(staff, **ANH, phone="1", address="Hanoi")
    applicant(staff, **ANH, phone="2")
    part = show()

    qtbot.mouseClick(part.pane.choices["phone"].values[THAT], Qt.MouseButton.LeftButton)

    assert part.pane.taken == {"phone", "address"}


def test_two_who_are_not_the_same_are_noted_with_a_reason_or_without(four, staff, show, settle):
    part = show()

    part.pane.ask_reason()
    part.pane.reason.field.setText("twins")
    part.pane.reason.verb.click()
    settle(part.desk.jobs)
    part.pane.apart.click()
    settle(part.desk.jobs)

    assert staff.all(NotTheSame.reason) == ["twins", None]
    assert part.nothing.isVisible()


def test_those_found_to_be_two_can_be_looked_at_and_taken_back(four, staff, show, settle):
    part = show()
    assert not part.show_noted.isVisible()
    part.pane.apart.click()
    settle(part.desk.jobs)

    part.switch()
    settle(part.desk.jobs)
    assert [row[0] for row in texts(part)] == ["Two people"]
    assert part.pane.apart.text().startswith("Take back")
    part.pane.apart.click()
    settle(part.desk.jobs)

    assert staff.all(NotTheSame.id) == []
    assert (part.is_noted_shown, part.show_noted.isVisible()) == (False, False)
    assert len(part.pairs) == 2


def test_a_pair_that_is_put_off_goes_to_the_end(four, show, settle):
    part = show()

    part.pane.later.click()
    settle(part.desk.jobs)

    assert [row[0] for row in texts(part)] == ["Likely · 75", "Later · 100"]
    assert part.pane.pair.both == set(four[2:])


def test_after_undo_the_pair_is_there_again(four, staff, show, settle, office):
    part = show()
    for decide in (part.pane.merge, part.pane.apart):
        decide.click()
        settle(office.jobs)
        assert len(part.pairs) == 1
        with office.read() as session:
            last = session.scalars(select(Act.id).order_by(Act.id.desc())).first()
        office.jobs.act(lambda _, last=last: undo(office.desk.db, last, actor=None))
        settle(office.jobs)
        assert len(part.pairs) == 2
        part.view.go_to(part.table.ids[0])
        settle(office.jobs)


def test_a_refused_merge_says_why_and_the_pair_comes_back(four, staff, show, settle, monkeypatch):
    part = show()
    monkeypatch.setattr(type(part.pane), "set_aside", property(lambda _: (1, 2)))

    part.pane.merge.click()
    settle(part.desk.jobs)

    assert part.page.notice.text == "One application of each year has to count. Leave one of them."
    assert len(part.pairs) == 2
    assert part.pane.pair.both == set(four[:2])


def test_an_applicant_who_is_added_meanwhile_is_compared_too(four, staff, show, settle):
    part = show()

    applicant(staff, **BUDI)
    settle(part.desk.jobs)

    assert len(part.pairs) == 4


def test_an_ended_search_says_so_and_can_begin_again(four, show, settle, office, monkeypatch):
    from jipdesk.queries import same_person as asked
    from jipdesk.views.jobs import Stopped

    found = asked.search

    def stopped(*_):
        raise Stopped

    monkeypatch.setattr(asked, "search", stopped)
    part = show()
    assert part.unsearched.isVisible()

    monkeypatch.setattr(asked, "search", found)
    part.search()
    settle(office.jobs)

    assert len(part.pairs) == 2


def test_another_edition_has_its_own_pairs(four, show, settle, office):
    part = show()

    office.choose_edition(next(each.id for each in office.editions if each.year == 2025))
    settle(office.jobs)

    assert part.nothing.isVisible()


def test_the_page_of_a_person_tells_of_the_other_and_leads_to_the_comparison(four, staff, show, settle, office, qtbot):
    page = show().page
    page.show_goal(Goal("applications", record=4))
    settle(office.jobs)
    page.person.show_application(4)
    settle(office.jobs)
    note = page.person.same
    assert note.text.text() == "Seems to be the same person as SUHARTO Budi (24-000003, 2024)."

    with qtbot.waitSignal(office.wanted) as wanted:
        note.compare.click()
    page.show_goal(wanted.args[0])
    settle(office.jobs)

    part = page.parts.part("same_person")
    assert part.pane.pair.both == set(four[2:])
    page.person.show_application(1)
    settle(office.jobs)
    assert "NGUYEN Thi Anh (24-000002, 2024)" in note.text.text()


def test_the_pane_speaks_the_language_of_the_moment(four, show):
    part = show()

    part.pane.choices["phone"].retranslate()

    assert spoken().language == "en"
    assert part.pane.choices["phone"].accessibleName().startswith("Telephone: 2 is chosen")
