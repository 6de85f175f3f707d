"""Which theme is shown: the system's, or the one a person chose."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from jipdesk.views.look.palette import DARK, LIGHT, Colours, Theme, palette
from jipdesk.views.look.style import sheet


class Look(QObject):
    """Dresses the application, now and whenever the system goes dark or light."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._app = app
        self._shown: Colours | None = None
        app.setStyle("Fusion")
        self.choose(theme)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """What was chosen."""
        return self._theme

    def choose(self, theme: Theme) -> None:
        """Show a theme from now on."""
        self._theme = theme
        scheme = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}
        # Frames and dialogs that the system draws go along where it lets them.
        QGuiApplication.styleHints().setColorScheme(scheme.get(theme, Qt.ColorScheme.Unknown))
        self._dress()

    @Slot()
    def _follow(self) -> None:
        self._dress()

    def _dress(self) -> None:
        wanted = self._wanted()
        if wanted is self._shown:
            return
        self._shown = wanted
        self._app.setPalette(palette(wanted))
        self._app.setStyleSheet(sheet(wanted))

    def _wanted(self) -> Colours:
        if self._theme is not Theme.SYSTEM:
            return DARK if self._theme is Theme.DARK else LIGHT
        return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def colours() -> Colours:
    """Return the colours that what paints itself is to use now."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT
