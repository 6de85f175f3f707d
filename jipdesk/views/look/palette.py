"""The colours of the window, light and dark, and the tones in which states are told."""

from enum import Enum, StrEnum
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Theme(StrEnum):
    """What a person chose in View; the system's choice is the default."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(Enum):
    """How a state stands: a colour, always beside a word."""

    DONE = "done"
    UNDER_WAY = "under_way"
    WAITING = "waiting"
    TROUBLE = "trouble"
    NOT_BEGUN = "not_begun"


class Tint(NamedTuple):
    """The two colours of a pill."""

    text: str
    ground: str


class Colours(NamedTuple):
    """One theme."""

    is_dark: bool
    window: str
    side: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    tints: MappingProxyType[Tone, Tint]


LIGHT = Colours(
    is_dark=False,
    window="#F4F5F7",
    side="#ECEEF2",
    surface="#FFFFFF",
    line="#DFE3E8",
    text="#1B1F27",
    muted="#5F6B7A",
    accent="#1F5FA8",
    on_accent="#FFFFFF",
    selection="#E4EEF9",
    tints=MappingProxyType(
        {
            Tone.DONE: Tint("#1C7A4B", "#E3F4EA"),
            Tone.UNDER_WAY: Tint("#1F5FA8", "#E4EEF9"),
            Tone.WAITING: Tint("#8A6100", "#FBF0D9"),
            Tone.TROUBLE: Tint("#B3261E", "#FBE6E4"),
            Tone.NOT_BEGUN: Tint("#646D79", "#EEF0F3"),
        }
    ),
)

DARK = Colours(
    is_dark=True,
    window="#14171C",
    side="#101318",
    surface="#1B1F26",
    line="#2C323C",
    text="#E6E9EE",
    muted="#9AA5B4",
    accent="#7DB2EA",
    on_accent="#101318",
    selection="#23364C",
    tints=MappingProxyType(
        {
            Tone.DONE: Tint("#6CCB95", "#1D3227"),
            Tone.UNDER_WAY: Tint("#7DB2EA", "#1E2D3F"),
            Tone.WAITING: Tint("#E0B45A", "#352B16"),
            Tone.TROUBLE: Tint("#F28B82", "#3B2220"),
            Tone.NOT_BEGUN: Tint("#8E98A6", "#262B33"),
        }
    ),
)


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette for a theme; what Qt draws itself then fits what we draw."""
    made = QPalette()
    for role, colour in _roles(colours).items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return made


def _roles(colours: Colours) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.text,
        role.ToolTipText: colours.surface,
        role.Light: colours.surface,
        role.Midlight: colours.line,
        role.Mid: colours.line,
        role.Dark: colours.muted,
        role.Shadow: colours.line,
    }
