"""What a changed rule or a new stage means is said before it counts."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from office_on_desk import put_away, room

from jipdesk import i18n
from jipdesk.errors import InputRefused
from jipdesk.models.act import Act
from jipdesk.models.edition import Edition, RuleParameters
from jipdesk.models.office import Draft
from jipdesk.rules.codes import CompanyRule, OrganisationType, Rule
from jipdesk.rules.states import EditionState
from jipdesk.views.rooms import settings_rules


@pytest.fixture
def page(office, settle):
    office.choose_edition(next(each.id for each in office.editions if each.year == 2024))
    made = room(office, "settings", settle)
    yield made
    put_away(made)


def one(office, column):
    with office.read() as session:
        return (
            session.query(column)
            .join(Edition, Edition.id == RuleParameters.edition_id)
            .filter(Edition.year == 2024)
            .one()[0]
        )


def leave(form, name, text, settle, office):
    form.fields[name]._put(text)
    form.fields[name].leave()
    settle(office.jobs)


def told(form):
    return [label.text() for label in form.what.findChildren(type(form.counting))]


def test_what_another_limit_would_mean_is_brought_into_sight(qtbot, page, office, settle):
    page.resize(1100, 480)
    with qtbot.waitExposed(page):
        page.show()
    form = page.edition.rules.forms[Rule.AGE]

    leave(form, "age_max", "20", settle, office)

    qtbot.waitUntil(lambda: form.go_on.visibleRegion().boundingRect() == form.go_on.rect())


def test_whom_another_limit_meets_is_said_and_nothing_is_stored_before_the_word(page, office, settle):
    form = page.edition.rules.forms[Rule.AGE]

    leave(form, "age_max", "20", settle, office)

    count, names = told(form)
    assert count == "30 applications: Eligible → Not eligible"
    assert names.startswith("24-000001 FAMILY1 Given 1, ")
    assert names.endswith(", 20 more")
    assert not form.panel.isHidden()
    assert one(office, RuleParameters.age_max) == 40

    form.go_on.click()
    settle(office.jobs)

    assert one(office, RuleParameters.age_max) == 20
    assert form.panel.isHidden()
    assert form.fields["age_max"].marked == ""
    with office.read() as session:
        assert session.query(Draft).all() == []


def test_an_act_that_comes_between_begins_the_count_anew_and_keeps_the_draft_once(page, office, settle):
    form = page.edition.rules.forms[Rule.AGE]
    weighing, counted = form._weighing, []

    def disturbed(session, number, wanted, progress):
        counted.append(number)
        if len(counted) < 4:
            office.desk.db.end_looks()
        return weighing.weigh(session, number, wanted, progress)

    form._weighing = replace(weighing, weigh=disturbed)
    leave(form, "age_max", "20", settle, office)

    assert len(counted) >= 4
    assert not form.panel.isHidden()
    with office.read() as session:
        assert session.query(Act).filter(Act.name == "keep_draft").count() == 2, "while it counts, and while it waits"
    form.give_up.click()
    settle(office.jobs)


def test_a_rule_that_is_kept_shows_what_it_was(page, office, settle):
    form = page.edition.rules.forms[Rule.AGE]
    leave(form, "age_max", "20", settle, office)

    form.give_up.click()
    settle(office.jobs)

    assert form.fields["age_max"].text == "40"
    assert one(office, RuleParameters.age_max) == 40
    with office.read() as session:
        assert session.query(Draft).all() == []


def test_what_waits_for_a_word_is_a_draft_when_the_page_is_made_anew(page, office, settle):
    leave(page.edition.rules.forms[Rule.AGE], "age_max", "20", settle, office)

    again = room(office, "settings", settle)

    field = again.edition.rules.forms[Rule.AGE].fields["age_max"]
    assert field.text == "20"
    assert field.marked.startswith("Not saved yet.")
    put_away(again)


def test_what_meets_nobody_is_stored_at_once(page, office, settle):
    form = page.edition.rules.forms[Rule.NATIONALITY]

    leave(form, "excluded_nationalities", "China; 北朝鮮", settle, office)

    assert one(office, RuleParameters.excluded_nationalities) == ["CN", "KP"]
    assert form.panel.isHidden()


def test_a_deadline_is_weighed_too(page, office, settle):
    first, last = page.edition.courses.values()
    leave(first, "closes", "2024-05-01", settle, office)
    assert told(first) == [], "the other course still takes them"

    leave(last, "closes", "2024-05-01", settle, office)

    assert "30 applications: Eligible → Not eligible" in told(last)
    last.give_up.click()
    settle(office.jobs)


def test_limits_that_cross_are_refused_in_the_field(page, office, settle):
    form = page.edition.rules.forms[Rule.AGE]

    leave(form, "age_min", "50", settle, office)
    form.go_on.click()
    settle(office.jobs)

    assert form.fields["age_min"].marked == "The lower age limit would be above the upper one. Correct one of them."
    assert one(office, RuleParameters.age_min) == 18


@pytest.mark.parametrize(
    ("rule", "name", "text", "stored"),
    [
        (CompanyRule.ORGANISATION, "host_organisations", "company; 業界団体", ["company", "association"]),
        (CompanyRule.MAIN_OFFICE, "host_country", "タイ", "TH"),
        (CompanyRule.SIZE, "hosts_small_only", "no", False),
    ],
)
def test_the_rules_for_companies_are_shown_and_changed(page, office, settle, rule, name, text, stored):
    form = page.edition.rules.forms[rule]
    column = getattr(RuleParameters, name)

    leave(form, name, text, settle, office)

    assert one(office, column) == stored


@pytest.mark.parametrize(
    ("language", "between"),
    [("ja", "、"), ("en", "; ")],
)
def test_what_a_list_shows_can_be_typed_again(language, between):
    i18n.speak(language)
    lists = {"excluded_nationalities": ["CN", "CD", "BA"], "host_organisations": list(OrganisationType)}
    for name, codes in lists.items():
        text = settings_rules._shown(name, codes)

        assert between in text
        assert list(settings_rules._readers()[name](text)) == codes
    i18n.speak("en")


def test_the_stage_is_taken_on_with_what_is_still_open_said_before(page, office, settle):
    office.now = lambda: datetime(2024, 5, 1, tzinfo=UTC)
    assert "is not possible" in page.stage.menu.line("archive").toolTip()

    page.stage.menu.line("start_screening").trigger()
    settle(office.jobs)
    assert not page.inquiry.isHidden()
    assert page.inquiry.verb.text() == "Begin screening"
    page.inquiry.verb.click()
    settle(office.jobs)

    with office.read() as session:
        assert session.query(Edition.state).filter(Edition.year == 2024).one()[0] is EditionState.SCREENING
    assert page.notice.text == "The edition is now at: Screening applications."
    assert page.inquiry.isHidden()


def test_a_stage_that_was_refused_can_be_wanted_again(page, office, settle, monkeypatch):
    from jipdesk.actions import edition_fields

    def refuse(*_):
        raise InputRefused("records_changed")

    office.now = lambda: datetime(2024, 5, 1, tzinfo=UTC)
    page.stage.menu.line("start_screening").trigger()
    settle(office.jobs)
    with monkeypatch.context() as patched:
        patched.setattr(edition_fields, "advance", refuse)
        page.inquiry.verb.click()
        settle(office.jobs)
    assert page.inquiry.trouble

    page.inquiry.verb.click()
    settle(office.jobs)

    assert page.notice.text == "The edition is now at: Screening applications."
    assert page.inquiry.isHidden()


def test_with_nothing_open_the_stage_is_taken_at_once(page, office, settle):
    page.stage.menu.line("go_back").trigger()
    settle(office.jobs)

    assert page.inquiry.isHidden()
    assert page.notice.text == "The edition is now at: Preparing."


def test_a_count_that_is_ended_leaves_the_rule_as_it_was(page, office, settle, qtbot):
    form = page.edition.rules.forms[Rule.AGE]
    office.jobs.started.connect(lambda job: job.progress.stop() if job.name else None)

    leave(form, "age_max", "20", settle, office)

    assert form.fields["age_max"].text == "40"
    assert form.panel.isHidden()
    assert form.counting.isHidden()
