"""Both languages on every page: what changes while the window is open is what a window says that begins in it."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from words_on_screen import heard, unspoken, words

from jipdesk.documents.papers import PaperKind
from jipdesk.i18n import JAPAN
from jipdesk.rules.screening import DEFAULT_CRITERIA
from jipdesk.views import scenes
from jipdesk.views.main_window import SIZE
from jipdesk.views.pieces.reading_order import in_reading_order, takes_keys

NOW = datetime(2024, 8, 23, 14, 2, tzinfo=JAPAN)


@pytest.fixture
def calm(settle):
    """Wait until the window has nothing under way and all of it is laid out."""

    def wait(jobs):
        for _ in range(2):
            # What is shown may ask for more.
            settle(jobs)
            QApplication.processEvents()

    return wait


@pytest.fixture
def views(calm, monkeypatch):
    """Every page and every part of one, each with something on it."""
    monkeypatch.setattr(scenes, "settle", calm)
    every = scenes.sections() | scenes.parts()
    # One paper is like the other, and each is drawn anew every time.
    return {name: show for name, show in every.items() if name != f"papers-{PaperKind.AGREEMENT_INTERN}"}


HELD = {"settings-screening": frozenset(each.name_en for each in DEFAULT_CRITERIA)}
"""English that the desk itself holds, to be edited beside the Japanese."""


@pytest.fixture
def opened(make_window, worked_folder, calm):
    """Open a window on the desk as it is on a day of its year."""

    def open_window():
        window = make_window(None)
        window.resize(*SIZE)
        # What is painted is not looked at here, and painting takes as long as all the rest.
        window.setUpdatesEnabled(False)
        window.keeper.opened.connect(lambda desk: setattr(desk, "now", lambda: NOW))
        window.open(worked_folder)
        calm(window.jobs)
        return window

    return open_window


def test_a_language_chosen_later_is_spoken_as_if_the_window_had_begun_in_it(opened, make_window, views, calm):
    first = opened()
    english, japanese, again = {}, {}, {}
    for name, show in views.items():
        show(first)
        english[name] = words(first)
        for language, spoken in (("ja", japanese), ("en", again)):
            first.speaker.speak(language)
            calm(first.jobs)
            spoken[name] = words(first)
    first.speaker.speak("ja")
    make_window.put_away(first)

    second = opened()
    fresh, nameless = {}, {}
    for name, show in views.items():
        show(second)
        fresh[name] = words(second)
        nameless[name] = [each for each in in_reading_order(second) if takes_keys(each) and not heard(each)]

    assert {name: each for name, each in nameless.items() if each} == {}
    left = {name: unspoken(each) - HELD.get(name, frozenset()) for name, each in japanese.items()}
    assert {name: each for name, each in left.items() if each} == {}
    assert _different(japanese, fresh) == {}
    assert _different(again, english) == {}


def _different(said, expected):
    """Return by view what was said and should not have been, and what was not and should have been."""
    return {
        name: (sorted(each - expected[name]), sorted(expected[name] - each))
        for name, each in said.items()
        if each != expected[name]
    }
