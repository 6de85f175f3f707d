"""The type: every script of a name has a letter, and figures stand below each other."""

import pytest
from PySide6.QtGui import QFontMetricsF, QRawFont

from jipdesk.views.look import fonts


@pytest.fixture(scope="module", autouse=True)
def _loaded(qapp):
    fonts.load_first()
    fonts.load_others()


def test_all_figures_have_one_width():
    metrics = QFontMetricsF(fonts.text(13))

    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("bold", [False, True])
def test_both_languages_of_the_office_are_in_the_first_two_faces(bold):
    font = fonts.text(13, bold=bold)

    assert QRawFont.fromFont(font).supportsCharacter(ord("ế"))
    assert font.families() == ["Noto Sans", "Noto Sans JP"]


def test_a_face_is_loaded_once(qapp):
    before = len(fonts._loaded)

    fonts.load_first()
    fonts.load_others()

    assert len(fonts._loaded) == before
