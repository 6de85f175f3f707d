"""Pages to look at, one below the other; each is drawn beside the window when it comes into sight."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Job, Jobs
from jipdesk.views.look.theme import colours
from jipdesk.views.pieces import pdf_pictures
from jipdesk.views.spoken import Speaking, message, said

Sizes = tuple[tuple[float, float], ...]
LEAST, MOST = 0.4, 4.0
STEP = 1.2
_AROUND = 12
_PER_POINT = 96 / pdf_pictures.POINTS
"""a page at 100 % is as large as its paper"""


class Sheet(QWidget):
    """One page: white until its picture is there."""

    def __init__(self, place: int, points: tuple[float, float]) -> None:
        super().__init__()
        self.place = place
        self.points = points
        self.image: QImage | None = None
        self.drawn_at = 0.0

    def show_image(self, image: QImage, scale: float) -> None:
        """Show the picture of the page."""
        self.image, self.drawn_at = image, scale
        self.update()

    def resize_to(self, zoom: float) -> None:
        """Take as much room as the page needs."""
        self.setFixedSize(round(self.points[0] * zoom * _PER_POINT), round(self.points[1] * zoom * _PER_POINT))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the page: paper is white in every theme."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        if self.image:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self.image)
        painter.setPen(QColor(colours().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PdfView(Speaking, QScrollArea):
    """All pages of a PDF. Ctrl with + and - makes them larger and smaller, Ctrl with 0 as wide as the view."""

    zoomed = Signal(float)
    drawn = Signal()
    """the pages in sight are drawn"""
    picture: Callable[[bytes, int, float], QImage] = staticmethod(pdf_pictures.picture)
    """how a page becomes a picture; it is called beside the window"""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._pdf = b""
        self._sheets: list[Sheet] = []
        self._under_way: dict[int, Job] = {}
        self._zoom: float | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        self._column.setSpacing(_AROUND)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._inside)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.retranslate()

    def show_pdf(self, pdf: bytes, sizes: Sizes) -> None:
        """Show these pages; where the reader was is kept, so a value that changes does not lose the place."""
        if pdf == self._pdf:
            return
        self._drop()
        self._pdf = pdf
        if [sheet.points for sheet in self._sheets] != list(sizes):
            self._make(sizes)
        for sheet in self._sheets:
            sheet.drawn_at = 0.0
        self.retranslate()
        self._lay_out()

    def clear(self) -> None:
        """Show nothing."""
        self.show_pdf(b"", ())

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sheets)

    @property
    def zoom(self) -> float:
        """How large a page is shown; 1 is the size of its paper."""
        return self._zoom or self._fitting()

    @property
    def is_drawn(self) -> bool:
        """Whether every page in sight is there."""
        return all(sheet.drawn_at == self._scale for sheet in self._sheets if self._is_seen(sheet))

    def set_zoom(self, zoom: float | None) -> None:
        """Show pages so large; None: as wide as the view."""
        self._zoom = None if zoom is None else min(max(zoom, LEAST), MOST)
        self._lay_out()

    @Slot()
    def enlarge(self) -> None:
        """Show pages larger."""
        self.set_zoom(self.zoom * STEP)

    @Slot()
    def reduce(self) -> None:
        """Show pages smaller."""
        self.set_zoom(self.zoom / STEP)

    @Slot()
    def fit(self) -> None:
        """Show pages as wide as the view."""
        self.set_zoom(None)

    def retranslate(self) -> None:
        """Say what is shown to who cannot see it."""
        self.setAccessibleName(said(message(N_("The paper, {pages} pages"), pages=str(len(self._sheets)))))

    # --- drawing ------------------------------------------------------------------------------------------------------

    @property
    def _scale(self) -> float:
        return self.zoom * _PER_POINT * self.devicePixelRatioF()

    def _fitting(self) -> float:
        widest = max((sheet.points[0] for sheet in self._sheets), default=595.0)
        return max((self.viewport().width() - 2 * _AROUND) / (widest * _PER_POINT), LEAST)

    def _make(self, sizes: Sizes) -> None:
        for sheet in self._sheets:
            self._column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        self._sheets = [Sheet(place, points) for place, points in enumerate(sizes)]
        for sheet in self._sheets:
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        for sheet in self._sheets:
            sheet.resize_to(self.zoom)
        self._column.activate()
        self.zoomed.emit(self.zoom)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Draw what is in sight and not drawn so large yet."""
        scale = self._scale
        for sheet in self._sheets:
            if self._is_seen(sheet) and sheet.drawn_at != scale and sheet.place not in self._under_way:
                self._draw(sheet, scale)

    def _is_seen(self, sheet: Sheet) -> bool:
        top = sheet.mapTo(self.viewport(), sheet.rect().topLeft())
        around = self.viewport().rect().adjusted(0, -self.viewport().height(), 0, self.viewport().height())
        return around.intersects(QRect(top, sheet.size()))

    def _draw(self, sheet: Sheet, scale: float) -> None:
        pdf, place = self._pdf, sheet.place

        draw = self.picture

        def work() -> QImage:
            return draw(pdf, place, scale)

        self._under_way[place] = self._jobs.ask(work, partial(self._arrive, place, scale))

    def _arrive(self, place: int, scale: float, image: QImage) -> None:
        self._under_way.pop(place, None)
        if place < len(self._sheets):
            self._sheets[place].show_image(image, scale)
        self._look()
        if not self._under_way:
            self.drawn.emit()

    def _drop(self) -> None:
        for job in self._under_way.values():
            job.drop()
        self._under_way.clear()

    # --- the widget itself --------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Want the room of half a page."""
        return QSize(480, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as wide as the view."""
        super().resizeEvent(event)
        if self._zoom is None:
            self._lay_out()
        else:
            self._look()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.enlarge if event.angleDelta().y() > 0 else self.reduce)()
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by keys."""
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Plus: self.enlarge,
            Qt.Key.Key_Equal: self.enlarge,
            Qt.Key.Key_Minus: self.reduce,
            Qt.Key.Key_0: self.fit,
        }
        do = keys.get(event.key())
        if do and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            do()
            return
        super().keyPressEvent(event)
