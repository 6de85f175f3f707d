"""What happened to a record: who did what and when, and what it changed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.acts import act_name
from jipdesk.phrases.fields import field_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.stored import stored_value
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.spoken import Label, Paragraph, Saying, message

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.history import Change, Happened

_MOST_LETTERS = 200
_MOST_CHANGES = 12


class HistoryPanel(QWidget):
    """The newest first; special-care data stay masked here too."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._asking = Asking(desk, self._show, parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 8, 12)
        self._column.setSpacing(2)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def ask(self, records: Mapping[str, Sequence[int]]) -> None:
        """Show what happened to these records, given as table and numbers."""
        self._asking.ask(lambda session: _history(session, records))

    def _show(self, acts: "Sequence[Happened]") -> None:
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for act in acts:
            self._add(Label(_name(act)), 10)
            self._add(Label(_when(act), "small"), 0)
            if because := act.values.get("because"):
                self._add(Paragraph(message(N_("Reason: {reason}"), reason=str(because)), "small"), 0)
            for change in act.changes[:_MOST_CHANGES]:
                self._add(Paragraph(_changed(change), "small"), 0)
        if not acts:
            self._add(Label(N_("No history yet."), "muted"), 0)

    def _add(self, widget: QWidget, space: int) -> None:
        if space and self._column.count():
            self._column.addSpacing(space)
        self._column.addWidget(widget)


def _history(session: "Session", records: Mapping[str, Sequence[int]]) -> "Sequence[Happened]":
    from jipdesk.queries.history import of_records

    return of_records(session, records)


def _name(act: "Happened") -> Saying:
    return lambda words: act_name(act.name, act.values, words)


def _when(act: "Happened") -> Saying:
    return lambda words: " · ".join(filter(None, (words.moment(act.at), act.who)))


def _changed(change: "Change") -> Saying:
    def say(words: Words) -> str:
        field = field_name(change.table, change.field, words)
        if change.is_masked:
            return words.gettext("{field} was changed").format(field=field)
        return words.gettext("{field}: {before} → {after}").format(
            field=field, before=_value(change, change.before, words), after=_value(change, change.after, words)
        )

    return say


def _value(change: "Change", value: object, words: Words) -> str:
    """Return a stored value as a person reads it."""
    text = stored_value(change.table, change.field, value, words)
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
