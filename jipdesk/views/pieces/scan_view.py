"""A scan to look at, in place: its pages, and the keys and buttons to walk through them and to come closer."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Jobs
from jipdesk.views.pieces import scan_pictures
from jipdesk.views.pieces.pdf_view import PdfView, Sizes
from jipdesk.views.spoken import Button, Label, Speaking, message, said

_TALL = 420
_LEAST = 0.1
_AROUND = 12
_PER_POINT = 96 / 72


class Pages(PdfView):
    """The pages, one below the other. PgUp and PgDn go from page to page."""

    picture = staticmethod(scan_pictures.picture)
    moved = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self.verticalScrollBar().valueChanged.connect(self._tell_moved)
        self.drawn.connect(self.moved)

    @property
    def page(self) -> int:
        """The page in sight, counted from 0: the last that begins in the upper half of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        begun = [sheet.place for sheet in self._sheets if sheet.y() <= middle]
        return begun[-1] if begun else 0

    def go_to(self, page: int) -> None:
        """Let a page begin at the top."""
        if self._sheets:
            sheet = self._sheets[min(max(page, 0), len(self._sheets) - 1)]
            self.verticalScrollBar().setValue(sheet.y() - 8)

    def retranslate(self) -> None:
        """Say what is shown to who cannot see it."""
        self.setAccessibleName(said(message(N_("The scan, {pages} pages"), pages=str(len(self._sheets)))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by keys."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if step := steps.get(Qt.Key(event.key())):
            self.go_to(self.page + step)
            return
        super().keyPressEvent(event)

    def _fitting(self) -> float:
        """Fit into a narrow pane too, where a paper that is printed need not be seen whole."""
        widest = max((sheet.points[0] for sheet in self._sheets), default=595.0)
        return max((self.viewport().width() - 2 * _AROUND) / (widest * _PER_POINT), _LEAST)

    def sizeHint(self) -> QSize:
        """Want the room in which a line of a certificate can be read."""
        return QSize(360, _TALL)

    @Slot()
    def _tell_moved(self) -> None:
        self.moved.emit()


class ScanView(Speaking, QWidget):
    """The pages with their bar."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.pages = Pages(jobs)
        self.pages.setMinimumHeight(_TALL)
        self.back = Button("‹", "quiet")
        self.on = Button("›", "quiet")
        self.count = Label("", "muted")
        self.smaller = Button("−", "quiet")
        self.larger = Button("+", "quiet")
        self.fit = Button(N_("Fit width"), "quiet")
        self._signs: dict[Button, str] = {}
        self._lay_out()
        self.retranslate()
        self.pages.moved.connect(self._show_place)
        self.pages.zoomed.connect(self._show_place)

    def _lay_out(self) -> None:
        for button, hint, do in (
            (self.back, N_("Page before (PgUp)"), self._go_back),
            (self.on, N_("Next page (PgDn)"), self._go_on),
            (self.smaller, N_("Smaller (Ctrl+−)"), self.pages.reduce),
            (self.larger, N_("Larger (Ctrl++)"), self.pages.enlarge),
            (self.fit, N_("As wide as the view (Ctrl+0)"), self.pages.fit),
        ):
            button.explain(hint)
            button.does(do)
            self._signs[button] = hint
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for each in (self.back, self.count, self.on):
            bar.addWidget(each)
        bar.addStretch(1)
        for each in (self.smaller, self.larger, self.fit):
            bar.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self.pages, 1)

    def retranslate(self) -> None:
        """Name the signs to who cannot see them."""
        for button, hint in self._signs.items():
            button.setAccessibleName(said(hint))

    def show_scan(self, scan: bytes, sizes: Sizes) -> None:
        """Show a file whose pages are so large."""
        self.pages.show_pdf(scan, sizes)
        self._show_place()

    def clear(self) -> None:
        """Show nothing."""
        self.pages.clear()

    def _go_back(self) -> None:
        self.pages.go_to(self.pages.page - 1)

    def _go_on(self) -> None:
        self.pages.go_to(self.pages.page + 1)

    @Slot()
    def _show_place(self) -> None:
        page, pages = self.pages.page + 1, self.pages.pages

        def say(words: Words) -> str:
            return words.gettext("Page {page} of {pages}").format(page=page, pages=pages)

        self.count.say(say)
        self.back.setEnabled(page > 1)
        self.on.setEnabled(page < pages)
