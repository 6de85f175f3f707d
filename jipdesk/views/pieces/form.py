"""Fields over one record. Each is read as it is left: stored if it can be read, else kept as a draft and marked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.fields import Field
from jipdesk.views.spoken import Saying

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Reader = Callable[[str], Any]
"""Returns the value, or raises `exchange.readings.Unreadable`."""


@dataclass(frozen=True, slots=True)
class FormSpec:
    """What makes a form: the table it is over, how each field is read and written, and how it is stored.

    `doubt` says what is odd about a value that can be read, or None; `store` is called inside the act.
    """

    table: str
    readers: Mapping[str, Reader]
    show: Callable[[str, Any], str]
    store: "Callable[[Session, int, str, Any], None]"
    doubt: Callable[[str, Any], Saying | None] = lambda _name, _value: None
    act: str = "edit_record"


class Form(QWidget):
    """The fields of one record below each other."""

    failed = Signal(object)

    def __init__(self, desk: OpenDesk, spec: FormSpec, fields: Sequence[Field]) -> None:
        super().__init__()
        self._desk = desk
        self._spec = spec
        self._number: int | None = None
        self._drafts: set[str] = set()
        self.fields = {field.name: field for field in fields}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for field in fields:
            column.addWidget(field)
            field.left.connect(self._read)

    def show_record(self, number: int, values: Mapping[str, Any], drafts: Mapping[str, str]) -> None:
        """Show a record, and in place of a value what was typed and could not be stored."""
        is_other = number != self._number
        self._number = number
        self._drafts = set(drafts)
        for name, field in self.fields.items():
            if is_other:
                field.unmark()
            field.show_text(self._spec.show(name, values.get(name)), is_other=is_other)
            if name in drafts:
                field.show_draft(drafts[name])
                self._judge(field, drafts[name])
            elif not field.is_edited:
                self._mark_doubt(field, values.get(name))

    @Slot(str, str)
    def _read(self, name: str, text: str) -> None:
        from jipdesk.exchange.readings import Unreadable

        field = self.fields[name]
        try:
            value = self._spec.readers[name](text.strip())
        except Unreadable as problem:
            field.mark(_why(problem.reason, problem.values), Tone.TROUBLE)
            self._keep_draft(name, text)
            return
        field.unmark()
        self._store(name, None if value == "" else value)

    def _judge(self, field: Field, text: str) -> None:
        from jipdesk.exchange.readings import Unreadable

        try:
            self._spec.readers[field.name](text.strip())
        except Unreadable as problem:
            field.mark(_why(problem.reason, problem.values), Tone.TROUBLE)

    def _mark_doubt(self, field: Field, value: Any) -> None:
        doubt = self._spec.doubt(field.name, value)
        if doubt:
            field.mark(doubt, Tone.WAITING)
        else:
            field.unmark()

    def _store(self, name: str, value: Any) -> None:
        number, spec = self._number, self._spec
        assert number is not None
        had_draft = name in self._drafts
        actor = self._desk.desk.actor

        def work(session: "Session") -> None:
            from jipdesk.actions import drafts

            spec.store(session, number, name, value)
            if had_draft and actor is not None:
                drafts.drop(session, actor, spec.table, number, name)

        self._desk.act(spec.act, work, failed=partial(self._refused, name), table=spec.table, field=name)

    def _refused(self, name: str, stop: Stop) -> None:
        """Say beside the field why it was not stored; what was typed stays."""
        from jipdesk.views.pieces.notice import of_stop

        self.fields[name].mark(of_stop(stop), Tone.TROUBLE)

    def _keep_draft(self, name: str, text: str) -> None:
        number, table, actor = self._number, self._spec.table, self._desk.desk.actor
        if actor is None or number is None:
            return
        self._drafts.add(name)

        def work(session: "Session") -> None:
            from jipdesk.actions import drafts

            drafts.keep(session, actor, table, number, name, text)

        self._desk.act("keep_draft", work, failed=self.failed.emit)


def _why(reason: str, values: Mapping[str, object]) -> Saying:
    def say(words: Words) -> str:
        from jipdesk.phrases.intake import why

        said = why(reason, values, words)
        return said[:1].upper() + said[1:]

    return say
