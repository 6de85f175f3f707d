"""The menus, with the keys and roles that each system expects; tables, so that they read like the menus themselves."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from jipdesk import i18n
from jipdesk.phrases.marking import N_
from jipdesk.settings import THEMES
from jipdesk.views.sections import SECTIONS
from jipdesk.views.spoken import Saying, Speaking, said

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeySequence

Do = Callable[[], object]
Keys: TypeAlias = "QKeySequence | QKeySequence.StandardKey | str | None"
_THEME_NAMES = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}
_LANGUAGES = {"en": "English", "ja": "日本語"}
_ACCESS_KEY = re.compile(r"\(&.\)")
"""As Japanese words carry it behind them."""


class Menus(Speaking, QMenuBar):
    """File, Edit, View, Go, Help."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._titles: list[tuple[QMenu, Saying | str]] = []
        self._lines: dict[str, tuple[QAction, Saying | str]] = {}
        self._of_desk: list[str] = []
        self.file = self._menu(N_("&File"))
        self.edit = self._menu(N_("&Edit"))
        self.view = self._menu(N_("&View"))
        self.go = self._menu(N_("&Go"))
        self.help = self._menu(N_("&Help"))

    # --- filling them -------------------------------------------------------------------------------------------------

    def add(
        self,
        menu: QMenu,
        name: str,
        saying: Saying | str,
        do: Do,
        keys: Keys = None,
        *,
        needs_desk: bool = True,
        role: "QAction.MenuRole | None" = None,
    ) -> "QAction":
        """Add a line; `name` finds it again. Lines that need a desk are off until one is open."""
        from PySide6.QtGui import QAction, QKeySequence

        line = QAction(menu)
        line.setMenuRole(QAction.MenuRole.NoRole if role is None else role)
        if keys is not None:
            line.setShortcut(QKeySequence(keys))
        line.triggered.connect(_without_check(do))
        menu.addAction(line)
        self._lines[name] = (line, saying)
        line.setText(said(saying))
        if needs_desk:
            self._of_desk.append(name)
            line.setEnabled(False)
        return line

    def add_texts(self) -> None:
        """Add what is done to text in the field one is in."""
        from PySide6.QtGui import QKeySequence

        self.edit.addSeparator()
        for name, saying, keys, verb in (
            ("cut", N_("Cu&t"), QKeySequence.StandardKey.Cut, "cut"),
            ("copy", N_("&Copy"), QKeySequence.StandardKey.Copy, "copy"),
            ("paste", N_("&Paste"), QKeySequence.StandardKey.Paste, "paste"),
        ):
            self.add(self.edit, name, saying, _to_field(verb), keys, needs_desk=False)

    def add_sections(self, go: Callable[[str], object]) -> None:
        """Add a line for every section, with Ctrl and its number or its own sign."""
        for number, section in enumerate(SECTIONS, start=1):
            # The last is the settings, whose key is the same in every program.
            keys = f"Ctrl+{number % 10}" if number <= 10 else "Ctrl+,"
            self.add(self.go, f"go_{section.name}", section.title, _bound(go, section.name), keys)

    def add_choices(self, theme: str, choose_theme: Callable[[str], object], speak: Callable[[str], object]) -> None:
        """Add the choice of theme and of language."""
        from PySide6.QtGui import QActionGroup

        themes = self._submenu(self.view, N_("&Theme"))
        self._themes = QActionGroup(self)
        for name in THEMES:
            line = self.add(themes, f"theme_{name}", _THEME_NAMES[name], _bound(choose_theme, name), needs_desk=False)
            line.setCheckable(True)
            line.setChecked(name == theme)
            self._themes.addAction(line)
        languages = self._submenu(self.view, N_("&Language"))
        self._languages = QActionGroup(self)
        for code, name in _LANGUAGES.items():
            line = self.add(languages, f"language_{code}", _as_it_is(name), _bound(speak, code), needs_desk=False)
            line.setCheckable(True)
            line.setChecked(code == i18n.spoken().language)
            self._languages.addAction(line)

    @property
    def is_filled(self) -> bool:
        """Whether the lines are there."""
        return bool(self._lines)

    # --- using them ---------------------------------------------------------------------------------------------------

    def line(self, name: str) -> "QAction":
        """Return a line by its name."""
        return self._lines[name][0]

    def say(self, name: str, saying: Saying | str) -> None:
        """Let a line say something else."""
        line = self._lines[name][0]
        self._lines[name] = (line, saying)
        line.setText(said(saying))

    def enable(self, *, has_desk: bool) -> None:
        """Switch the lines that need a desk."""
        for name in self._of_desk:
            self._lines[name][0].setEnabled(has_desk)

    def named(self) -> list[tuple[str, str, str]]:
        """Return name, words and keys of every line that can be chosen now, for the finder."""
        return [
            (name, _ACCESS_KEY.sub("", line.text()).replace("&", ""), shown_keys(line))
            for name, (line, _) in self._lines.items()
            if line.isEnabled() and line.isVisible() and line.text()
        ]

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        for menu, saying in self._titles:
            menu.setTitle(said(saying))
        for line, words in self._lines.values():
            line.setText(said(words))
        if spoken := self._lines.get(f"language_{i18n.spoken().language}"):
            spoken[0].setChecked(True)

    def _menu(self, saying: str) -> QMenu:
        menu = self.addMenu(said(saying))
        self._titles.append((menu, saying))
        return menu

    def _submenu(self, parent: QMenu, saying: str) -> QMenu:
        menu = parent.addMenu(said(saying))
        self._titles.append((menu, saying))
        return menu


def _without_check(do: Do) -> Callable[..., None]:
    """Return what a menu's line calls: Qt hands over whether it is checked, which nobody wants to know."""

    def call(*_: Any) -> None:
        do()

    return call


def _bound(do: Callable[[str], object], value: str) -> Do:
    return lambda: do(value)


def _as_it_is(name: str) -> Saying:
    return lambda _words: name


def _to_field(verb: str) -> Do:
    def call() -> None:
        from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            getattr(field, verb)()

    return call


def shown_keys(line: "QAction") -> str:
    """Return the keys of a line as this system writes them."""
    from PySide6.QtGui import QKeySequence

    return line.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
