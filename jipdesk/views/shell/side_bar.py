"""The sections, each with how much waits in it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.phrases.marking import N_
from jipdesk.views.look import fonts
from jipdesk.views.look.style import TEXT
from jipdesk.views.look.theme import colours
from jipdesk.views.sections import SECTIONS, Section
from jipdesk.views.spoken import Speaking, said

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent

WIDTH = 176
_LINE = 33
LEFT, RIGHT = 0x81, 0x82
"""Qt's flags for text at the left or right and in the middle of the height; its names for them are slow to import."""


class SectionButton(Speaking, QAbstractButton):
    """One section: its name, and how many things there are to see."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.section = section
        self._count: int | None = None
        self.setCheckable(True)
        self.setFixedHeight(_LINE)
        self._is_hovered = False
        self.retranslate()

    def count(self, number: int | None) -> None:
        """Show how many; None shows nothing."""
        self._count = number
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setText(said(self.section.title))
        count = "" if not self._count else i18n.spoken().number(self._count)
        self.setAccessibleName(f"{self.text()} {count}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a line."""
        return QSize(WIDTH - 16, _LINE)

    def enterEvent(self, event: "QEnterEvent") -> None:
        """Show that it can be pressed."""
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: "QEvent") -> None:
        """Show it no more."""
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the line: a light sheet with a coloured edge where the person is."""
        shown = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        sheet = QPainterPath()
        sheet.addRoundedRect(box, 6, 6)
        if self.isChecked():
            painter.fillPath(sheet, QColor(shown.surface))
            painter.save()
            painter.setClipPath(sheet)
            painter.fillRect(QRectF(0, 0, 3, self.height()), QColor(shown.accent))
            painter.restore()
        elif self._is_hovered:
            ground = QColor(shown.surface)
            ground.setAlphaF(0.5)
            painter.fillPath(sheet, ground)
        if self.hasFocus():
            painter.setPen(QColor(shown.accent))
            painter.drawPath(sheet)
        self._write(painter)

    def _write(self, painter: QPainter) -> None:
        shown = colours()
        painter.setFont(fonts.text(TEXT, bold=self.isChecked()))
        painter.setPen(QColor(shown.accent if self.isChecked() else shown.text))
        line = self.rect().adjusted(10, 0, -10, 0)
        painter.drawText(line, LEFT, self.text())
        if self._count:
            painter.setPen(QColor(shown.accent if self.isChecked() else shown.muted))
            count = i18n.spoken().number(self._count)
            painter.drawText(line, RIGHT, count)


class SideBar(Speaking, QFrame):
    """Tells which section was chosen; Up and Down walk through them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setProperty("kind", "side")
        self._buttons: dict[str, SectionButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 11, 8, 8)
        column.setSpacing(0)
        last = SECTIONS[0].group
        for section in SECTIONS:
            if section.group != last:
                column.addSpacing(8)
                column.addWidget(self._line())
                column.addSpacing(8)
                last = section.group
            column.addWidget(self._button(section))
        column.addStretch(1)
        self._group.buttonClicked.connect(self._choose)
        self.retranslate()

    def show_section(self, name: str) -> None:
        """Mark where the person is."""
        self._buttons[name].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much there is in each section; those without a number show none."""
        for name, button in self._buttons.items():
            button.count(counts.get(name))

    def button(self, name: str) -> SectionButton:
        """Return the button of a section."""
        return self._buttons[name]

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(said(N_("Sections")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the sections with the arrows."""
        from PySide6.QtCore import Qt

        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        names = list(self._buttons)
        focused = next((name for name in names if self._buttons[name].hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        following = names[(names.index(focused) + step) % len(names)]
        self._buttons[following].setFocus()
        self._buttons[following].click()

    def _button(self, section: Section) -> SectionButton:
        button = SectionButton(section)
        self._buttons[section.name] = button
        self._group.addButton(button)
        return button

    def _line(self) -> QFrame:
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        return line

    def _choose(self, button: SectionButton) -> None:
        self.chosen.emit(button.section.name)


def on_surface(widget: QWidget) -> None:
    """Give a bar the colour of a sheet, in either theme."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)
