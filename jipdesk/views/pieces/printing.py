"""Printing with the system's own dialog: pages are drawn beside the window and put on paper one after the other."""

import threading
from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from jipdesk.errors import MachineRefused
from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Ending, Job, Jobs, Progress
from jipdesk.views.pieces import pdf_pictures
from jipdesk.views.spoken import message, said

FINEST = 300
"""dots to the inch; more is not to be seen on an agreement and takes many times the memory"""
_LOOK = 0.05


class Printing(QObject):
    """One print job at a time."""

    printed = Signal(int)
    """how many pages were handed over"""
    failed = Signal(object)
    _page = Signal(object)

    def __init__(self, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._window = window
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._pages = 0
        self._put = threading.Semaphore(0)
        self._job: Job | None = None
        self._page.connect(self._put_on_paper)
        jobs.ended.connect(self._end)

    def ask(self, pdfs: Sequence[bytes], name: str) -> None:
        """Open the system's dialog; what is chosen there is done."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(said(N_("Print")))
        dialog.accepted.connect(lambda: self.print(pdfs, printer))
        QDialog.open(dialog)

    def print(self, pdfs: Sequence[bytes], printer: QPrinter) -> None:
        """Print everything, in order."""
        if self._job is not None:
            return
        # The paper's own margins are part of its page.
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        painter = QPainter()
        if not painter.begin(printer):
            self.failed.emit(MachineRefused("printer_silent"))
            return
        self._printer, self._painter, self._pages = printer, painter, 0
        self._put = threading.Semaphore(0)
        scale = min(printer.resolution(), FINEST) / pdf_pictures.POINTS
        put = self._put

        def work(progress: Progress) -> int:
            pages = [(pdf, page) for pdf in pdfs for page in range(len(pdf_pictures.sizes(pdf)))]
            for done, (pdf, page) in enumerate(pages):
                progress(done, len(pages))
                self._page.emit(_lighter(pdf_pictures.picture(pdf, page, scale)))
                while not put.acquire(timeout=_LOOK):
                    progress(done, len(pages))
            return len(pages)

        self._job = self._jobs.act(work, self._done, name=message(N_("Printing…")), ending=Ending.STOP)

    @Slot(object)
    def _put_on_paper(self, image: QImage) -> None:
        printer, painter = self._printer, self._painter
        if printer is None or painter is None:
            return
        if self._pages:
            printer.newPage()
        self._pages += 1
        paper = QRectF(painter.viewport())
        size = QSizeF(image.size()).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # Letters would get a haze from the compression that suits photographs, and take more room.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.drawImage(QRectF(paper.topLeft(), size), image)
        self._put.release()

    def _done(self, pages: int) -> None:
        self.printed.emit(pages)

    @Slot(object)
    def _end(self, job: Job) -> None:
        """Hand over what was put on paper so far, whichever way the job came to its end."""
        if job is not self._job:
            return
        self._job = None
        if self._painter:
            self._painter.end()
        self._painter = self._printer = None


def _lighter(image: QImage) -> QImage:
    """Return a page without colours as one that cannot have any, which is a third of the size."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if image.isGrayscale() else image
