"""Settings on a real desk: an edition and its rules, the letterhead, who works here, backups."""

import pytest
from office_on_desk import put_away, room
from sqlalchemy import select

from jipdesk.models.edition import Course, Edition, Letterhead, RuleParameters
from jipdesk.models.office import Coordinator
from jipdesk.queries.letterhead import OWN
from jipdesk.rules.codes import Rule
from jipdesk.views.goal import Goal


@pytest.fixture
def page(office, settle):
    office.choose_edition(next(each.id for each in office.editions if each.year == 2024))
    made = room(office, "settings", settle)
    yield made
    put_away(made)


def leave(form, name, text):
    field = form.fields[name]
    field.editor.setText(text)
    field.editor.editingFinished.emit()


def one(office, column):
    with office.read() as session:
        return session.scalars(select(column).where(column.class_.edition_id == office.edition.id)).first()


def test_an_edition_shows_by_what_it_measures_and_where_that_was_read(page):
    form = page.edition.rules.forms[Rule.AGE]

    assert form.fields["age_max"].text == "40"
    assert form.fields["age_on"].text == "1 August 2024"
    assert "18 to 40 years old" in page.edition.rules._sources[Rule.AGE].text()
    assert page.edition.rules.forms[Rule.PAST_PARTICIPATION].fields["barred_years"].text == "2016-2023"


def test_what_is_not_known_of_an_edition_is_said(page):
    assert page.edition.unknown.isVisible()


def test_a_rule_is_changed_by_leaving_its_field(page, office, settle):
    leave(page.edition.rules.forms[Rule.AGE], "age_max", "35")
    leave(page.edition.rules.forms[Rule.PAST_PARTICIPATION], "barred_years", "2020-2022, 2019")
    settle(office.jobs)

    assert one(office, RuleParameters.age_max) == 35
    assert one(office, RuleParameters.barred_years) == [2019, 2020, 2021, 2022]


def test_years_that_are_none_stay_in_the_field_with_the_reason(page, office, settle):
    form = page.edition.rules.forms[Rule.PAST_PARTICIPATION]

    leave(form, "barred_years", "last year")
    settle(office.jobs)

    assert form.fields["barred_years"].text == "last year"
    assert form.fields["barred_years"].marked == "This is not a year; write it with four digits"
    assert one(office, RuleParameters.barred_years)[-1] == 2023


def test_a_deadline_is_a_day_or_a_minute_in_japan(page, office, settle):
    number, form = next(iter(page.edition.courses.items()))

    leave(form, "closes", "2024-07-05 12:00")
    settle(office.jobs)

    with office.read() as session:
        course = session.get(Course, number)
        assert course.closes_as_written == "2024-07-05T12:00"
        assert course.closes_before.isoformat() == "2024-07-05T03:01:00+00:00"


def test_an_edition_is_copied_into_another_year_and_looked_at(page, office, settle):
    page.ask_copy()
    page.inquiry.fields["year"].show_draft("2031")
    page.inquiry.send()
    settle(office.jobs)

    assert office.edition.year == 2031
    assert page.edition.facts._labels[-3].text() == "2024" or page.edition._page.copied_from == 2024
    assert 2031 in {each.year for each in office.editions}


def test_a_year_that_is_there_already_is_refused_in_place(page, office, settle):
    page.ask_copy()
    page.inquiry.fields["year"].show_draft("2025")
    page.inquiry.send()
    settle(office.jobs)

    assert page.inquiry.trouble
    assert office.edition.year == 2024


def test_an_undone_copy_is_gone_from_the_switch_of_editions(page, office, settle):
    from jipdesk.actions.undo import undo
    from jipdesk.queries.acts import within

    page.copy_into({"year": 2031})
    settle(office.jobs)
    with office.read() as session:
        last = within(session).undo
    undo(office.desk.db, last.id, actor=None)
    settle(office.jobs)
    page.refresh()
    settle(office.jobs)

    assert 2031 not in {each.year for each in office.editions}
    assert office.edition is not None
    assert office.edition.year != 2031


def test_the_example_mark_stays_until_all_of_the_offices_own_is_put_in(page, office, settle):
    page.show_goal(Goal("settings", part="letterhead"))
    fields = {name: form for form in page.letterhead.forms for name in form.fields}

    for name in OWN[:-1]:
        leave(fields[name], name, f"Own {name}")
    settle(office.jobs)
    assert one(office, Letterhead.is_example)
    assert page.letterhead.example.isVisible()

    leave(fields[OWN[-1]], OWN[-1], "Own name")
    settle(office.jobs)
    assert not one(office, Letterhead.is_example)
    assert not page.letterhead.example.isVisible()


def test_naming_the_operator_of_a_year_leaves_other_years_alone(page, office, settle):
    page.show_goal(Goal("settings", part="letterhead"))

    leave(page.letterhead.forms[0], "operator_en", "Own Inc.")
    settle(office.jobs)

    with office.read() as session:
        rows = session.execute(select(Edition.year, Letterhead.operator_id).join(Letterhead)).all()
    assert len({operator for _, operator in rows}) == 2


def test_a_coordinator_is_added_and_can_act(page, office, settle):
    page.people.field.setText("  Suzuki   Hanako ")
    page.people.add.click()
    settle(office.jobs)

    assert "Suzuki Hanako" in {each.name for each in office.coordinators}


def test_a_name_twice_is_refused_in_place(page, office, settle):
    page.people.field.setText("Sato")
    page.people.add.click()
    settle(office.jobs)

    assert page.people.trouble.text() == "There is already a coordinator of that name. Enter another name."


def test_who_is_retired_acts_no_more_and_can_come_back(page, office, settle):
    (sato,) = (each.id for each in office.coordinators if each.name == "Sato")

    page.people.retire[sato].click()
    settle(office.jobs)
    assert "Sato" not in {each.name for each in office.coordinators}

    page.people.retire[sato].click()
    settle(office.jobs)
    assert "Sato" in {each.name for each in office.coordinators}


def test_the_last_coordinator_cannot_be_retired(page, office, settle):
    (sato,) = (each.id for each in office.coordinators if each.name == "Sato")
    page.people.retire[sato].click()
    settle(office.jobs)

    (last,) = office.coordinators
    assert not page.people.retire[last.id].isEnabled()
    with office.read() as session:
        assert session.get(Coordinator, last.id).active


def test_the_backups_in_their_place_are_listed(page, office, settle, tmp_path):
    (tmp_path / "jipdesk-2024-07-10.jipbackup").write_bytes(b"x" * 1_500_000)
    page.show_goal(Goal("settings", part="backup"))

    page.safety.set_folder(tmp_path)
    settle(office.jobs)

    shown = [page.safety._files.itemAt(0).layout().itemAt(place).widget().text() for place in (0, 2)]
    assert shown == ["jipdesk-2024-07-10.jipbackup", "1.5 MB"]


def test_the_part_that_was_looked_at_is_there_again_when_the_desk_is_opened_anew(office, page, settle):
    page.tabs.go_to("protection")

    again = room(office, "settings", settle)

    assert again.tabs.current == "protection"
    put_away(again)


def test_the_keys_begin_at_the_tabs(page, qtbot):
    page.window().activateWindow()
    page.take_keys()

    assert page.tabs.isAncestorOf(page.window().focusWidget())
