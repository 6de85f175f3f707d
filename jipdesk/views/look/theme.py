"""Which theme is shown: the system's, or the one a person chose."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from jipdesk.views.look.palette import DARK, LIGHT, Colours, Theme, palette
from jipdesk.views.look.style import sheet

STYLE = ("-style", "fusion")
"""Qt's style, to be handed to the application: to set it later makes the names of all that a style can do."""


class Look(QObject):
    """Dresses the application and its window, now and whenever the system goes dark or light."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._app = app
        self._shown: Colours | None = None
        self._window: QWidget | None = None
        # Qt's own palette is the system's until ours is put in its place.
        self._system_is_dark = _is_dark()
        self._theme = theme
        if theme is not Theme.SYSTEM:
            self._tell_system()
        self._dress()

    def dress(self, window: QWidget) -> None:
        """Dress the window and all that is put into it, or opened over it.

        The sheet is the window's and not the application's, since Qt dresses a widget with everything in it whenever it
        is moved: what is put together before it comes into the window is dressed once then, and not at every step.
        """
        self._window = window
        window.setStyleSheet(sheet(self._wanted()))

    def follow_system(self) -> None:
        """Go dark and light with the system from now on."""
        self._app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """What was chosen."""
        return self._theme

    def choose(self, theme: Theme) -> None:
        """Show a theme from now on."""
        self._theme = theme
        self._tell_system()
        self._dress()

    @Slot()
    def _follow(self) -> None:
        from PySide6.QtCore import Qt

        if self._theme is Theme.SYSTEM:
            self._system_is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self._dress()

    def _tell_system(self) -> None:
        """Let frames and dialogs that the system draws go along, where it does so."""
        from PySide6.QtCore import Qt

        schemes = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(schemes.get(self._theme, Qt.ColorScheme.Unknown))

    def _dress(self) -> None:
        wanted = self._wanted()
        if wanted is self._shown:
            return
        self._shown = wanted
        self._app.setPalette(palette(wanted))
        if self._window is not None:
            self._window.setStyleSheet(sheet(wanted))

    def _wanted(self) -> Colours:
        is_dark = self._system_is_dark if self._theme is Theme.SYSTEM else self._theme is Theme.DARK
        return DARK if is_dark else LIGHT


def colours() -> Colours:
    """Return the colours that what paints itself is to use now."""
    return DARK if _is_dark() else LIGHT


def _is_dark() -> bool:
    return QGuiApplication.palette().window().color().lightness() < 128
