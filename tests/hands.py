"""What a person does with the window: by the mouse, at the place where a thing is seen; or with the keys alone."""

from contextlib import contextmanager

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QScrollArea

from jipdesk.views.pieces.choices import Choices
from jipdesk.views.pieces.fields import ChoiceField
from jipdesk.views.sections import SECTIONS
from jipdesk.views.spoken import said

CODE = Qt.ItemDataRole.UserRole
LEFT = Qt.MouseButton.LeftButton
KEYS, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ANSWER_MS = 10


class Hands:
    """Waits for what the window has under way after everything that is done."""

    patience_ms = 20_000

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    def wait(self):
        self.qtbot.waitUntil(lambda: self.window.jobs.is_idle, timeout=self.patience_ms)
        if QApplication.activeWindow() is None and QApplication.activePopupWidget() is None:
            # Where there is no screen nobody makes the window active again that was so before.
            (self.dialog or self.window).activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)

    def type(self, text):
        """Type where the keys are; what no key stands for is composed and settled, as an input method does it."""
        self.type_on(text)
        self.wait()

    def type_on(self, text):
        """Type as somebody does who goes on before the window has followed."""
        if text.isascii():
            QTest.keyClicks(QApplication.focusWidget(), text)
        else:
            settled = QInputMethodEvent("", [])
            settled.setCommitString(text)
            QApplication.sendEvent(QApplication.focusWidget(), settled)
        self.breathe()

    def breathe(self):
        """Let the window do what it can at once."""
        QApplication.processEvents()

    @property
    def page(self):
        return self.window.pages.page

    @property
    def dialog(self):
        return QApplication.activeModalWidget()

    @contextmanager
    def for_file(self, path):
        """Answer the system's dialog for a file or a folder, which opens in the block."""
        asking = QTimer(interval=ANSWER_MS)
        asking.timeout.connect(lambda: self._answer(asking, path))
        asking.start()
        yield
        assert not asking.isActive(), "no dialog has asked for a file"
        self.wait()

    def _answer(self, asking, path):
        dialog = self.dialog
        field = dialog.findChild(QLineEdit, "fileNameEdit") if isinstance(dialog, QFileDialog) else None
        if field is not None and field.hasFocus():
            asking.stop()
            QApplication.clipboard().setText(str(path))
            for key, held in ((KEYS.Key_A, CTRL), (KEYS.Key_V, CTRL), (KEYS.Key_Return, NONE)):
                QTest.keyClick(dialog.windowHandle(), key, held)


class Mouse(Hands):
    """Clicks go to whatever stands at the place, as they do on a screen."""

    def click(self, widget, at=None):
        self.qtbot.waitUntil(widget.isVisible)
        _bring_into_sight(widget)
        assert widget.isEnabled(), (widget, widget.toolTip())
        window = widget.window()
        place = widget.mapTo(window, widget.rect().center() if at is None else at)
        hit = window.childAt(place)
        assert hit is widget or widget.isAncestorOf(hit), (widget, hit)
        QTest.mouseClick(window.windowHandle(), LEFT, NONE, place)
        self.wait()

    def choose(self, button, line):
        """Choose a line of the menu behind a button: an act by its name, or what the line says."""
        self.click(button)
        menu = button.menu()
        chosen = button.line(line) if hasattr(button, "line") else _line(menu, line)
        assert chosen.isEnabled(), chosen.toolTip()
        QTest.mouseClick(menu.windowHandle(), LEFT, NONE, menu.actionGeometry(chosen).center())
        self.wait()

    def go(self, section):
        self.click(self.window.side.button(section))

    def menu(self, name):
        self.window.menus.line(name).trigger()
        self.wait()

    def row(self, view, number, column=1):
        """Click a cell of a record; column 0 is its check."""
        line = view.model().line_of(number)
        index = view.model().index(line, column)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def open(self, view, number):
        """Click a record twice."""
        self.row(view, number)
        place = view.visualRect(view.currentIndex()).center()
        self.qtbot.mouseDClick(view.viewport(), LEFT, pos=place)
        self.wait()

    def check_all(self, view):
        header = view.horizontalHeader()
        self.click(header.viewport(), QPoint(header.sectionPosition(0) + 8, header.height() // 2))

    def tab(self, tabs, name):
        bar = tabs._bar
        self.click(bar, bar.tabRect(tabs._names.index(name)).center())

    def limit(self, listing, facet, code):
        """Limit a list by one choice of one of its filters."""
        bar = listing.filters
        self.click(bar.add)
        menu = bar.add.menu()
        line = _line(menu, said(bar._facets[facet].title))
        QTest.mouseClick(menu.windowHandle(), LEFT, NONE, menu.actionGeometry(line).center())
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Choices))
        sheet = QApplication.activePopupWidget()
        choice = next(each for each in _items(sheet.list) if each.data(CODE) == code)
        with self.qtbot.waitSignal(listing.loaded):
            self.click(sheet.list.viewport(), sheet.list.visualItemRect(choice).topLeft() + QPoint(14, 14))
        sheet.close()
        self.wait()

    def write(self, field, text):
        """Write into a field in place of what stands there."""
        editor = getattr(field, "editor", field)
        self.click(editor)
        editor.selectAll()
        self.type(text)

    def pick(self, field, code):
        """Choose in a box of choices."""
        box = getattr(field, "editor", field)
        with _calm_hand():
            self.click(box)
        view = box.view()
        index = box.model().index(box.findData(code), 0)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())
        self.qtbot.waitUntil(lambda: not view.isVisible())

    def fill(self, inquiry, **values):
        """Answer what is asked for in place, and press its verb; once more where it says what that would mean."""
        for name, value in values.items():
            field = inquiry.fields[name]
            (self.pick if isinstance(field, ChoiceField) else self.write)(field, value)
        self.click(inquiry.verb)
        if not inquiry.isHidden() and not inquiry.warning.isHidden():
            self.click(inquiry.verb)
        assert inquiry.isHidden(), [inquiry.trouble, *(each.marked for each in inquiry.fields.values())]


class Keys(Hands):
    """Every key goes where the keys are, as the system would send it."""

    @property
    def at(self):
        """What has the keys."""
        return QApplication.focusWidget()

    def press(self, key, held=NONE, times=1):
        for _ in range(times):
            QTest.keyClick(QGuiApplication.focusWindow(), key, held)
        self.wait()

    def go(self, section):
        """Go to a section by its number."""
        names = [each.name for each in SECTIONS]
        self.press(KEYS(int(KEYS.Key_0) + (names.index(section) + 1) % 10), CTRL)

    def menu(self, name):
        """Press the keys of a line of the menus."""
        self.shortcut(self.window.menus.line(name).shortcut())

    def shortcut(self, keys):
        """Press the keys that this system has for something."""
        pressed = QKeySequence(keys)[0]
        self.press(pressed.key(), pressed.keyboardModifiers())

    def find(self, text):
        """Do what is found first by Ctrl+K."""
        self.menu("find")
        self.type(text)
        assert self.window.finder.isVisible()
        self.press(KEYS.Key_Return)

    def tab_to(self, widget):
        """Go on with Tab until something has the keys."""
        widget = getattr(widget, "editor", widget)
        passed = []
        while self.at is not widget:
            assert self.at not in passed, (widget, passed)
            passed.append(self.at)
            self.press(KEYS.Key_Tab)


@contextmanager
def _calm_hand():
    """Take the next click for one of its own: a list that has just opened takes a quick one for the end of a double."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)
    yield
    QApplication.setDoubleClickInterval(before)


def _line(menu, words):
    return next(line for line in menu.actions() if words in line.text())


def _items(choices):
    return [choices.item(place) for place in range(choices.count())]


def _bring_into_sight(widget):
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
