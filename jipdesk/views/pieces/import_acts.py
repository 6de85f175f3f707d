"""What can be done with a sheet at the moment, below whatever is shown of it."""

from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout

from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.import_columns import ImportColumns
from jipdesk.views.pieces.import_preview import ImportPreview
from jipdesk.views.spoken import Button, counted


class Does(Protocol):
    """What the buttons do."""

    def choose(self) -> None:
        """Choose another file."""

    def show_columns(self) -> None:
        """Go back to the columns."""

    def ask_save(self) -> None:
        """Save the refused rows."""

    def reject(self) -> None:
        """Leave."""

    def read_rows(self) -> None:
        """Read the rows by the columns."""

    def take_in(self) -> None:
        """Take the rows in."""


class ImportActs(QHBoxLayout):
    """A line of buttons, of which those are shown that lead on from here."""

    def __init__(self, does: Does) -> None:
        super().__init__()
        self.other = Button(N_("Another file…")).does(does.choose)
        self.back = Button(N_("Columns…")).does(does.show_columns)
        self.keep = ActButton(N_("Save the refused rows…"), does.ask_save)
        self.close = Button(N_("Cancel")).does(does.reject)
        self.go_on = ActButton(N_("Check the rows"), does.read_rows, "primary")
        self.take = ActButton(N_("Import"), does.take_in, "primary")
        self.setSpacing(10)
        for button in (self.other, self.back, self.keep):
            self.addWidget(button)
        self.addStretch(1)
        for button in (self.close, self.go_on, self.take):
            self.addWidget(button)

    def judge(
        self, preview: ImportPreview | None, columns: ImportColumns | None, *, is_busy: bool, is_done: bool
    ) -> None:
        """Let be done what can be done now, and say of the rest why not."""
        asks_columns = preview is None and columns is not None
        has_refused = preview is not None and preview.prepared.refused_rows > 0
        self.other.setVisible((preview is not None or asks_columns) and not is_busy)
        self.back.setVisible(preview is not None and not is_busy and not is_done)
        self.keep.setVisible(has_refused and not is_busy)
        self.go_on.setVisible(asks_columns and not is_busy)
        self.take.setVisible(not is_done and (is_busy or not asks_columns))
        self.close.setVisible(not is_busy)
        self.close.say(N_("Close") if is_done else N_("Cancel"))
        if columns is not None:
            self._judge_columns(columns)
        if preview is None or is_busy:
            self.take.say(N_("Import"))
            self.take.forbid(N_("Choose a sheet first.") if preview is None else N_("The sheet is being imported."))
        else:
            self._judge_rows(preview)

    def _judge_columns(self, columns: ImportColumns) -> None:
        if trouble := columns.trouble:
            self.go_on.forbid(trouble)
        else:
            self.go_on.allow()

    def _judge_rows(self, preview: ImportPreview) -> None:
        found = preview.prepared
        count = found.added + found.updated + preview.decided_rows
        if not count:
            self.take.forbid(N_("This sheet contains nothing new."))
        elif found.refused_rows:
            self.take.say(counted("Import the {n} good row", "Import the {n} good rows", count))
            self.take.allow(
                N_("Refused rows are left out. They can be saved as a sheet, corrected and imported later.")
            )
        else:
            self.take.say(counted("Import {n} row", "Import all {n} rows", count))
            self.take.allow()
