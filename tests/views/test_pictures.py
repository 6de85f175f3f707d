"""The pictures: the same pixels every time, small, and with what is open over the page."""

import pytest
from PySide6.QtGui import QColor, QImage

from jipdesk.views import camera, pictures, scenes
from jipdesk.views.goal import Goal


@pytest.fixture
def shown(filled_folder):
    """The window as it is photographed."""
    with camera.window(filled_folder) as window:
        yield window


def test_a_page_looks_the_same_whenever_it_is_photographed(shown):
    scene = scenes.section("applications")
    scene(shown)
    before = camera.photograph(shown)

    scenes.section("reports")(shown)
    scene(shown)

    assert camera.photograph(shown) == before


def test_what_is_open_over_a_page_is_seen_and_put_away(shown):
    scenes.section("applications")(shown)
    alone = camera.photograph(shown)

    shown.sheets.export()
    with_dialog = camera.photograph(shown)
    scenes.tidy(shown)

    assert with_dialog != alone
    assert camera.opened(shown) == []


def test_a_picture_keeps_the_colours_of_its_areas():
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    for place in range(64):
        for at in range(64):
            picture.setPixelColor(place, at, QColor("#1F5FA8") if place < 32 else QColor(place, at, place ^ at))

    kept = camera.small(picture)

    assert kept.colorCount() <= 256
    assert kept.pixelColor(3, 3) == QColor("#1F5FA8")


def test_the_few_pictures_show_every_section_in_both_languages_and_themes(filled_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(scenes, "sections", lambda: {"reports": scenes.go(Goal("reports"))})
    told = []

    taken = pictures.take(filled_folder, tmp_path, lambda *so_far: told.append(so_far))

    assert [each.name for each in taken] == ["reports-en-light.png", "reports-ja-dark.png"]
    assert told == [(1, 2), (2, 2)]
    assert len({each.read_bytes() for each in taken}) == 2
    assert all(each.stat().st_size < 100_000 for each in taken)


def test_every_picture_has_a_name_of_its_own(tmp_path):
    groups = (scenes.sections(), scenes.parts(), scenes.over(tmp_path, tmp_path), scenes.before(), scenes.empty())

    assert len({name for group in groups for name in group}) == sum(map(len, groups))
