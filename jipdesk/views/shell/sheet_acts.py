"""File ▸ Import and Export, and files that are dropped on the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.dropped import Dropped, are_scans, can_be_dropped, dropped
from jipdesk.views.shell.keeper import Keeper
from jipdesk.views.shell.pages import Pages
from jipdesk.views.spoken import message

if TYPE_CHECKING:
    from jipdesk.views.pieces.notice import Notice

BACKUP = ".jipbackup"
_SCAN = N_("Scans are attached to an applicant's documents. Open the applicant, then Documents, and drop them there.")


class SheetActs(QObject):
    """Sheets in and lists out; what comes by the mouse goes the same way as what comes by the menu."""

    restore = Signal(Path)
    """a backup was dropped"""
    open = Signal(Path)
    """the folder of a desk was dropped, and the desk is wanted"""

    def __init__(self, window: QWidget, keeper: Keeper, pages: Pages, notice: "Callable[[], Notice]") -> None:
        super().__init__(window)
        self._window, self._keeper, self._pages, self._notice = window, keeper, pages, notice
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def take_in(self, file: Path | None = None) -> QWidget | None:
        """Open the dialog that takes a sheet in, with the file if there is one already."""
        desk = self._keeper.desk
        if desk is None:
            return None
        if desk.edition is None:
            self._notice().tell(N_("This desk has no edition yet. Add one in the settings first."), Tone.WAITING)
            return None
        from jipdesk.exchange.sheet_kind import SheetKind
        from jipdesk.views.pieces.import_dialog import ImportDialog

        expected = SheetKind.COMPANIES if self._pages.section == "companies" else SheetKind.APPLICATIONS
        dialog = ImportDialog(desk, self._window, expected)
        dialog.finished.connect(self._give_keys)
        dialog.open()
        if file:
            dialog.open_file(file)
        return dialog

    def _give_keys(self, _: int = 0) -> None:
        """Let the keys go to the page where what had them is gone: the button of an empty list."""
        now, page = QApplication.focusWidget(), self._pages.page
        if page is not None and (now is None or not now.isVisible() or not page.isAncestorOf(now)):
            page.take_keys()

    def ask_take_in(self) -> None:
        """Open the dialog without a file."""
        self.take_in()

    def export(self) -> None:
        """Write what the list of this page shows into a ledger."""
        # A page has a list in each of its parts; what is meant is the one that is looked at.
        listings = self._pages.page.findChildren(QWidget, "listing") if self._pages.page else []
        listing: Any = next((each for each in listings if each.isVisible()), None)
        if listing is None or listing.spec.export is None:
            self._notice().tell(N_("There is no list on this page that could be exported."), Tone.WAITING)
            return
        if not listing.table.ids:
            from jipdesk.views.pieces.listing import NOTHING_TO_EXPORT

            self._notice().tell(NOTHING_TO_EXPORT, Tone.WAITING)
            return
        listing.ask_export()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Take files that are dropped anywhere on the window."""
        if isinstance(event, QDragEnterEvent) and can_be_dropped(event):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop and can_be_dropped(event):
            event.acceptProposedAction()
            self.take(Dropped(trouble=_SCAN) if are_scans(event) else dropped(event))
            return True
        return False

    def take(self, found: Dropped) -> None:
        """Take what was dropped, or say why not."""
        self._notice().clear()
        if found.path is None:
            self._notice().tell(found.trouble, Tone.WAITING)
        elif found.path.is_dir():
            self._take_folder(found.path)
        else:
            self.drop(found.path)

    def drop(self, file: Path) -> None:
        """Take a file that was dropped: a backup to restore, anything else as a sheet, which says if it is none."""
        if file.suffix.casefold() == BACKUP:
            self.restore.emit(file)
        elif self._keeper.desk is None:
            self._notice().tell(N_("No desk is open. Open one first, then drop the sheet."), Tone.WAITING)
        else:
            self.take_in(file)

    def _take_folder(self, folder: Path) -> None:
        from jipdesk.safe.folder import is_desk

        try:
            holds_desk = is_desk(folder)
        except Stop as stop:
            self._notice().refuse(stop)
            return
        if holds_desk:
            sentence = message(N_("{name} is the folder of a desk."), name=folder.name)
            self._notice().tell(sentence, Tone.WAITING, (N_("Open this desk"), lambda: self.open.emit(folder)))
        else:
            sentence = message(N_("{name} is a folder. Drop the sheet itself."), name=folder.name)
            self._notice().tell(sentence, Tone.WAITING)
