"""The colours: text can be read on its ground in both themes."""

import pytest
from PySide6.QtGui import QColor

from jipdesk.views.look.palette import DARK, LIGHT, Tone, palette

READABLE = 4.5
"""WCAG 2.2, contrast of text, level AA."""
SEEN = 3.0
"""WCAG 2.2, contrast of what is no text."""


def brightness(colour):
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = ((part / 12.92) if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "side", "surface", "selection"])
def test_text_and_accent_can_be_read_on_every_ground(theme, ground):
    assert contrast(theme.text, getattr(theme, ground)) >= READABLE
    assert contrast(theme.accent, getattr(theme, ground)) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "side", "surface", "selection"])
def test_what_is_said_quietly_can_be_read_too(theme, ground):
    assert contrast(theme.muted, getattr(theme, ground)) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_word_on_a_button_of_the_accent_can_be_read(theme):
    assert contrast(theme.on_accent, theme.accent) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", list(Tone), ids=lambda tone: tone.value)
def test_a_pills_word_can_be_read_on_its_tint(theme, tone):
    assert contrast(theme.tints[tone].text, theme.tints[tone].ground) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", list(Tone), ids=lambda tone: tone.value)
def test_a_sentence_can_be_read_on_the_tint_of_a_notice(theme, tone):
    assert contrast(theme.text, theme.tints[tone].ground) >= READABLE
    assert contrast(theme.muted, theme.tints[tone].ground) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", [Tone.TROUBLE, Tone.WAITING], ids=lambda tone: tone.value)
@pytest.mark.parametrize("ground", ["window", "surface"])
def test_what_is_said_below_a_field_can_be_read(theme, tone, ground):
    assert contrast(theme.tints[tone].text, getattr(theme, ground)) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "side", "surface"])
def test_what_has_the_keys_stands_out_from_its_ground(theme, ground):
    assert contrast(theme.accent, getattr(theme, ground)) >= SEEN
    assert contrast(theme.accent, theme.line) >= SEEN


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_under_way_stands_out_on_the_row_that_is_looked_at(theme):
    under_way = theme.tints[Tone.UNDER_WAY]

    assert contrast(under_way.text, theme.surface) >= READABLE
    assert theme.surface != theme.selection


def test_qts_own_drawing_takes_the_same_colours(qapp):
    assert palette(DARK).window().color().name() == DARK.window.lower()
    assert palette(LIGHT).highlight().color().name() == LIGHT.accent.lower()
