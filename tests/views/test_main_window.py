"""The window as a whole: it opens, speaks both languages, remembers, and gives the desk back."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_window_opens_on_the_desk_and_shows_the_newest_edition_in_use(window):
    assert window.keeper.desk.edition.year == 2024
    assert window.windowTitle() == "JIP Desk — 2024"
    assert window.pages.page is not None


def test_closing_the_window_gives_the_desk_back(make_window, filled_folder):
    from jipdesk.actions.desk import opened

    make_window(filled_folder).close()

    with opened(filled_folder) as desk:
        assert desk.actor is not None
