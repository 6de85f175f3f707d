"""The pictures that prove that the window works, and what they do not let pass."""

import signal

import pytest

from jipdesk.errors import MachineRefused
from jipdesk.views import pictures
from jipdesk.views.rooms import reports
from jipdesk.views.sections import section


@pytest.fixture
def sections(monkeypatch):
    """Prove these sections alone."""

    def choose(*names):
        monkeypatch.setattr(pictures, "SECTIONS", [section(name) for name in names])

    return choose


def test_every_section_is_seen_in_both_languages(sections, filled_folder, tmp_path):
    sections("applications", "reports")

    told = []

    taken = pictures.prove(filled_folder, tmp_path, lambda *so_far: told.append(so_far))

    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [each.name for each in taken] == [
        "applications-en.png",
        "reports-en.png",
        "applications-ja.png",
        "reports-ja.png",
    ]
    assert all(each.stat().st_size > 10_000 for each in taken)


def test_a_section_that_shows_what_another_shows_is_refused(sections, desk_folder, tmp_path):
    sections("reports", "reports")

    with pytest.raises(MachineRefused, match="picture_faulty"):
        pictures.prove(desk_folder, tmp_path, lambda *_: None)


def test_a_mistake_while_a_page_is_drawn_is_not_passed_over(sections, desk_folder, tmp_path, monkeypatch):
    sections("reports")

    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(reports.Reports, "paintEvent", fail, raising=False)

    with pytest.raises(ZeroDivisionError):
        pictures.prove(desk_folder, tmp_path, lambda *_: None)


def test_a_person_may_stop_it_between_two_pictures(sections, desk_folder, tmp_path):
    sections("reports", "settings")

    with pytest.raises(KeyboardInterrupt):
        pictures.prove(desk_folder, tmp_path, lambda *_: signal.raise_signal(signal.SIGINT))

    assert [each.name for each in tmp_path.glob("*.png")] == ["reports-en.png"]
