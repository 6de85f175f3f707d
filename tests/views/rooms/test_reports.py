"""Figures of an edition, on a real desk."""

import pytest
from office_on_desk import OfficeOnDesk, put_away, room

from jipdesk import i18n


@pytest.fixture
def show(office, settle):
    pages = []

    def make():
        pages.append(room(office, "reports", settle))
        return pages[-1]

    yield make
    for page in pages:
        put_away(page)


def lines(table):
    model = table.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_figures_of_the_edition_are_shown(office, show):
    page = show()

    assert page.funnel.text() == "40 applied → 30 eligible → 0 candidates → 0 placed"
    assert lines(page.tables["verdicts"]) == [["Eligible", "30"], ["Not eligible", "5"], ["To be confirmed", "5"]]
    assert lines(page.tables["nationality"])[0] == ["Viet Nam", "40", "30", "0", "0"]


def test_they_change_with_what_happens(office, show, settle):
    page = show()

    OfficeOnDesk(office).placements(1)
    settle(office.jobs)

    assert page.funnel.text().endswith("1 candidates → 1 placed")
    assert lines(page.tables["placement_states"]) == [["Preparing", "1"]]


def test_they_speak_japanese_at_once(office, show, settle):
    page = show()

    i18n.speak("ja")
    page.retranslate()
    settle(office.jobs)

    assert lines(page.tables["nationality"])[0][0] == "ベトナム"


def test_an_edition_without_anything_says_so(office, show, settle):
    office.choose_edition(next(each.id for each in office.editions if each.year == 2025))
    page = show()

    assert page.empty.isVisible()
    assert not page.export.isEnabled()
    assert page.export.toolTip() == "There is nothing to count yet."


def test_all_figures_are_written_into_a_ledger(office, show, settle, tmp_path):
    page = show()
    file = tmp_path / "figures.xlsx"

    page.write(file)
    settle(office.jobs)

    assert file.stat().st_size > 0
    assert page.notice.text.endswith("lines were exported.")


def test_what_is_still_lacking_is_said(show):
    page = show()

    page.tabs.go_to("lacking")

    texts = [label.text() for label in page.tabs.findChildren(type(page.title)) if label.isVisible()]
    assert any("ministry" in text for text in texts)
