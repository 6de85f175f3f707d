"""What the pages need later is imported while nobody waits for it."""

from importlib.util import find_spec

import pytest

from jipdesk.views import sections


@pytest.mark.parametrize("module", sections.LATER)
def test_what_is_imported_beforehand_is_there(module):
    assert find_spec(f"jipdesk.views.{module}") is not None


def test_once_the_first_page_stands_the_rest_is_imported_beside_the_window(window, settle, monkeypatch):
    imported = []
    monkeypatch.setattr(sections, "load_later", imported.append)

    window.pages._load_others()
    settle(window.jobs)

    assert imported == list(sections.LATER)
    assert all(map(sections.is_loaded, sections.SECTIONS))
