"""Editions side by side in the settings, and one year's applicants under another year's rules."""

import csv

import pytest
from office_on_desk import put_away, room
from PySide6.QtWidgets import QLabel

from jipdesk import i18n
from jipdesk.models.edition import Edition, RuleParameters
from jipdesk.queries.acts import lately


@pytest.fixture
def page(office, settle):
    """The settings, where nobody over 20 may apply in 2025."""
    with office.desk.db.write(office.desk.actor, "edit_edition") as session:
        rules = session.query(RuleParameters).join(Edition).filter(Edition.year == 2025).one()
        rules.age_max = 20
    office.choose_edition(next(each.id for each in office.editions if each.year == 2025))
    made = room(office, "settings", settle)
    made.tabs.go_to("compare")
    settle(office.jobs)
    yield made
    put_away(made)


def texts(compare):
    return [label.text() for label in compare.findChildren(QLabel) if compare.grid.indexOf(label) >= 0]


def test_what_differs_begins_with_a_sign(page):
    shown = texts(page.compare)

    assert "≠ Oldest (years)" in shown
    assert "Youngest (years)" in shown
    assert {"FY2024", "FY2025", "20", "40"} <= set(shown)


def test_last_years_applicants_are_judged_by_this_years_rules_listed_and_exported(page, office, settle, tmp_path):
    compare = page.compare
    assert (compare.applicants.currentText(), compare.rules.currentText()) == ("FY2024", "FY2025")

    compare.judge.click()
    settle(office.jobs)

    assert compare.count.text().startswith("3")
    assert compare.count.text().endswith(" of 40 applicants would be judged otherwise.")
    assert compare.table.table.rowCount() == len(compare._found.changed)

    compare.write(tmp_path / "turned.csv")
    settle(office.jobs)
    rows = list(csv.reader((tmp_path / "turned.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["Applicant", "Own rules", "Other rules", "Because of"]
    assert len(rows) == 1 + len(compare._found.changed)
    with office.read() as session:
        assert lately(session)[0].values["limits"] == ["FY2024 → FY2025"]


def test_a_year_without_applications_says_so(page, office, settle):
    page.compare.applicants.setCurrentText("FY2025")
    page.compare.judge.click()
    settle(office.jobs)
    assert page.compare.count.text() == "There are no applications of FY2025."

    i18n.speak("ja")
    page.compare.count.retranslate()
    assert page.compare.count.text() == "2025年度の応募はありません。"


def test_the_answer_is_brought_into_sight(page, office, settle, qtbot):
    page.resize(1000, 400)
    page.compare.judge.click()
    settle(office.jobs)

    qtbot.waitUntil(lambda: not page.compare.judge.visibleRegion().isEmpty())
    assert not page.compare.count.visibleRegion().isEmpty()


def test_another_choice_takes_the_old_answer_away(page, office, settle):
    page.compare.judge.click()
    settle(office.jobs)
    page.compare.rules.setCurrentIndex(page.compare.rules.findText("FY2024"))

    assert not page.compare.count.isVisible()
    assert page.compare._found is None
