"""The language of the window: chosen once, changed at any moment."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from jipdesk import i18n
from jipdesk.views.memory import Memory
from jipdesk.views.pieces.leaving import leave_fields
from jipdesk.views.spoken import retranslate_all

_LOCALES = {"en": "en_GB", "ja": "ja_JP"}


class Speaker(QObject):
    """Tells every widget when the language changes; Qt's own words change with it."""

    def __init__(self, app: QApplication, memory: Memory) -> None:
        super().__init__(app)
        self._memory = memory
        self._qt: QTranslator | None = None
        # Said once, so that not every word asks the preferences for the language.
        i18n.speak(i18n.spoken().language)
        self._settle(i18n.spoken().language)

    def speak(self, language: str) -> None:
        """Speak this language from now on, also after the next start."""
        if language == i18n.spoken().language:
            return
        leave_fields()
        i18n.speak(language)
        self._memory.choose_language(language)
        self._settle(language)
        retranslate_all()

    def _settle(self, language: str) -> None:
        QLocale.setDefault(QLocale(_LOCALES[language]))
        if self._qt:
            QCoreApplication.removeTranslator(self._qt)
            self._qt = None
        if language == "en":
            return
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._qt = QTranslator(self)
        if self._qt.load(f"qtbase_{language}", folder):
            QCoreApplication.installTranslator(self._qt)
