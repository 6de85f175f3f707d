"""Under which name the columns are kept for the next sheet of the same form."""

import shiboken6
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jipdesk.actions import import_mappings
from jipdesk.errors import Stop
from jipdesk.exchange.opened_sheet import OpenedSheet
from jipdesk.phrases.marking import N_
from jipdesk.queries.import_mappings import MappingRow
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.spoken import Label, Speaking, said

_WIDTH = 260


class ImportForm(Speaking, QWidget):
    """A name to type; kept columns can be renamed and deleted here too."""

    refused = Signal(object)
    renamed = Signal(str)
    deleted = Signal()

    def __init__(self, desk: OpenDesk, opened: OpenedSheet) -> None:
        super().__init__()
        self._desk = desk
        self.mapping: MappingRow | None = opened.mapping
        self._label = Label(N_("Keep these columns as"), "muted")
        self.field = LineEdit()
        self.field.setMaxLength(import_mappings.MOST_LETTERS)
        self.field.setFixedWidth(_WIDTH)
        self.field.setText(self._proposed(opened))
        self.field.textChanged.connect(self._judge)
        self.rename_button = ActButton(N_("Rename"), self.rename, "quiet")
        self.delete_button = ActButton(N_("Delete"), self.delete, "quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for each in (self._label, self.field, self.rename_button, self.delete_button):
            line.addWidget(each)
        line.addStretch(1)
        self.retranslate()
        self._judge()

    def _proposed(self, opened: OpenedSheet) -> str:
        """Return the name of the kept columns; for a form that the desk does not know, the file's."""
        if opened.mapping:
            return opened.mapping.name
        return "" if opened.looked.is_known else opened.file.stem[: import_mappings.MOST_LETTERS]

    @property
    def name(self) -> str:
        """What was typed; empty where the columns are not to be kept."""
        return " ".join(self.field.text().split())

    def rename(self) -> None:
        """Give the kept columns the name that stands in the field."""
        mapping, name = self.mapping, self.name
        if mapping is not None:
            self._desk.act(
                "rename_mapping",
                lambda session: import_mappings.rename(session, mapping.id, name),
                lambda _: self._show(MappingRow(mapping.id, name, mapping.columns)),
                self._refuse,
            )

    def delete(self) -> None:
        """Keep these columns no longer."""
        mapping = self.mapping
        if mapping is not None:
            self._desk.act(
                "delete_mapping",
                lambda session: import_mappings.delete(session, mapping.id),
                lambda _: self._show(None),
                self._refuse,
            )

    def _refuse(self, stop: Stop) -> None:
        if shiboken6.isValid(self):
            self.refused.emit(stop)

    def _show(self, mapping: MappingRow | None) -> None:
        if not shiboken6.isValid(self):
            return
        self.mapping = mapping
        if mapping is None:
            self.field.clear()
            self.deleted.emit()
        else:
            self.renamed.emit(mapping.name)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        """Offer what can be done with kept columns."""
        for button in (self.rename_button, self.delete_button):
            button.setVisible(self.mapping is not None)
        if self.mapping is None or not self.name or self.name == self.mapping.name:
            self.rename_button.forbid(N_("Type another name first."))
        else:
            self.rename_button.allow()

    def retranslate(self) -> None:
        """Name the field."""
        self.field.setAccessibleName(said(N_("Keep these columns as")))
        self.field.setPlaceholderText(said(N_("no name: not kept")))
