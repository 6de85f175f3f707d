"""The bar above the pages: which year, find anything, which language, who acts."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QFocusEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)

from jipdesk import i18n
from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.shell.side_bar import WIDTH, on_surface
from jipdesk.views.spoken import Speaking, message, said

if TYPE_CHECKING:
    from jipdesk.queries.editions import EditionRow
    from jipdesk.queries.office import CoordinatorRow

HEIGHT = 48
_LANGUAGES = (("en", "EN", "English"), ("ja", "日本語", "日本語"))


class EditionButton(Speaking, QPushButton):
    """年度: the year in bold, the era's beside it, the others in a menu."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setFixedSize(WIDTH - 16, 32)
        self._year: int | None = None
        self._editions: Sequence[EditionRow] = ()
        self._menu: QMenu | None = None
        self._label, self._sign, self._era = QLabel(), QLabel(), QLabel()
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(6)
        for label, kind in ((self._label, "year"), (self._sign, "chevron"), (self._era, "era")):
            label.setProperty("kind", kind)
            line.addWidget(label)
        line.addStretch(1)
        self.retranslate()

    def show_editions(self, editions: "Sequence[EditionRow]", current: "EditionRow | None") -> None:
        """Show the year that is looked at, and the others to choose from."""
        self._editions = editions
        self._year = current.year if current else None
        self.retranslate()

    def show_year(self, year: int | None) -> None:
        """Show a year before its edition is known."""
        self._year = year
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        if self._editions:
            self._fill_menu()
        year, era = _year(self._year) if self._year else ("", "")
        self._label.setText(year)
        self._era.setText(era)
        self._sign.setVisible(bool(year))
        self.setAccessibleName(said(message(N_("Edition {year}"), year=f"{year} {era}".strip())))
        self.setToolTip(said(N_("Choose the edition")))
        self.setEnabled(bool(self._editions))

    def _fill_menu(self) -> None:
        if self._menu is None:
            self._menu = QMenu(self)
            self.setMenu(self._menu)
        self._menu.clear()
        self._group = QActionGroup(self._menu)
        for each in self._editions:
            line = QAction("    ".join(_year(each.year)), self._menu, checkable=True)
            line.setData(each.id)
            line.setChecked(each.year == self._year)
            self._group.addAction(line)
            self._menu.addAction(line)
        self._group.triggered.connect(self._choose)

    def _choose(self, line: QAction) -> None:
        self.chosen.emit(line.data())


def _year(year: int) -> tuple[str, str]:
    """Return a fiscal year as this language writes it, and by its era."""
    from datetime import date

    from jipdesk.rules.eras import era_year, fiscal_year

    if i18n.spoken().language == "ja":
        return f"{year}年度", fiscal_year(year)
    return f"FY{year}", era_year(date(year, 4, 1)).romaji if year != 2019 else "Reiwa 1"


class FindField(Speaking, LineEdit):
    """Where anyone and anything is found; the answers stand below it."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "find")
        self.setMinimumWidth(200)
        self.setMaximumWidth(460)
        self.setFixedHeight(32)
        self._keys = QLabel("⌘K" if sys.platform == "darwin" else "Ctrl+K")
        self._keys.setProperty("kind", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 10, 0)
        line.addStretch(1)
        line.addWidget(self._keys)
        self.textChanged.connect(self._make_room)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setPlaceholderText(said(N_("Find anyone or anything")))
        self.setAccessibleName(said(N_("Find anyone or anything")))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody wants to find something."""
        self.entered.emit()
        super().focusInEvent(event)

    def _make_room(self, text: str) -> None:
        self._keys.setVisible(not text)


class LanguageSwitch(Speaking, QFrame):
    """EN | 日本語, each in its own language."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setFixedHeight(28)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        for code, text, name in _LANGUAGES:
            button = QPushButton(text)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setAccessibleName(name)
            self._group.addButton(button)
            self.buttons[code] = button
            line.addWidget(button)
        self._group.buttonClicked.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Mark the language of the moment."""
        self.buttons[i18n.spoken().language].setChecked(True)
        self.setAccessibleName(said(N_("Language")))

    def _choose(self, button: QPushButton) -> None:
        self.chosen.emit(next(code for code, each in self.buttons.items() if each is button))


class ActorButton(Speaking, QPushButton):
    """Who acts; the others of the desk in a menu."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setProperty("sign", "chevron")
        from PySide6.QtCore import Qt

        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._actor: CoordinatorRow | None = None
        self._others: Sequence[CoordinatorRow] = ()
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMenu(self._menu)
        self.retranslate()

    def show_coordinators(self, everyone: "Sequence[CoordinatorRow]", actor: "CoordinatorRow | None") -> None:
        """Show who acts, and who else may."""
        self._others, self._actor = everyone, actor
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        name = self._actor.name if self._actor else ""
        self.setText(f"{name} ")
        self.setAccessibleName(said(N_("Coordinator")) + f" {name}")
        self.setToolTip(said(N_("Choose the coordinator")))
        self.setVisible(bool(name))
        self._menu.clear()
        self._group = QActionGroup(self._menu)
        for each in self._others:
            line = QAction(each.name, self._menu, checkable=True)
            line.setData(each.id)
            line.setChecked(each == self._actor)
            self._group.addAction(line)
            self._menu.addAction(line)
        self._group.triggered.connect(self._choose)

    def _choose(self, line: QAction) -> None:
        self.chosen.emit(line.data())


class TopBar(QWidget):
    """All of them in one line."""

    actor_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        on_surface(self)
        self.setFixedHeight(HEIGHT)
        self.edition = EditionButton()
        self.finding = FindField()
        self.language = LanguageSwitch()
        self.actor: ActorButton | None = None
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(8, 0, 12, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self.edition)
        self._line.addWidget(self.finding, 1)
        self._line.addStretch(1)
        self._line.addWidget(self.language)

    def show_coordinators(self, everyone: "Sequence[CoordinatorRow]", actor: "CoordinatorRow | None") -> None:
        """Show who acts, and who else may."""
        if self.actor is None:
            self.actor = ActorButton()
            self.actor.chosen.connect(self.actor_chosen)
            self._line.addWidget(self.actor)
        self.actor.show_coordinators(everyone, actor)
