"""Fields over one record. Each is read as it is left: stored if it can be read, else kept as a draft and marked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.fields import Field
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.pieces.readers import unreadable
from jipdesk.views.spoken import Saying

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.history import Happened

_STORABLE = N_("Not saved yet. It would be accepted now: press Enter in the field.")
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
    tells_history: bool = False
    """whether a field can be asked where its value comes from: `table` is then the record's own"""


@dataclass(frozen=True, slots=True)
class _Held:
    """What was typed and is not on the desk, or not yet: the text, and why not."""

    text: str
    reason: Saying | None = None


class Form(QWidget):
    """The fields of one record below each other."""

    failed = Signal(object)

    def __init__(self, desk: OpenDesk, spec: FormSpec, fields: Sequence[Field]) -> None:
        super().__init__()
        self._desk = desk
        self._spec = spec
        self._number: int | None = None
        self._drafts: set[str] = set()
        self._held: dict[tuple[int, str], _Held] = {}
        self.fields = {field.name: field for field in fields}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for field in fields:
            column.addWidget(field)
            field.left.connect(self._read)
            field.given_up.connect(self._drop_draft)
            if spec.tells_history:
                field.offer_history()
                field.asked.connect(self._ask_history)

    def show_record(self, number: int, values: Mapping[str, Any], drafts: Mapping[str, str]) -> None:
        """Show a record, and in place of a value what was typed and could not be stored."""
        is_other = number != self._number
        if is_other:
            self._leave_field()
        self._number = number
        self._drafts = set(drafts)
        for name, field in self.fields.items():
            if is_other:
                field.unmark()
                field.tell_nothing()
            held = self._held.get((number, name))
            draft = held.text if held else drafts.get(name)
            field.show_text(self._spec.show(name, values.get(name)), is_other=is_other, draft=draft)
            if held:
                self._show_held(field, held)
            elif name in drafts:
                if is_other or not field.marked:
                    self._judge(field, drafts[name])
            elif not field.is_edited:
                self._mark_doubt(field, values.get(name))
            if field.told:
                self._ask_history(name)

    def _show_held(self, field: Field, held: _Held) -> None:
        """Show what the desk does not know, or does not know yet; an older answer of the desk does not take it away."""
        if held.reason:
            self._drafts.add(field.name)
            field.mark(held.reason, Tone.TROUBLE)

    def _leave_field(self) -> None:
        """Keep what is being typed for the record before: keys may lead to another without leaving the field."""
        for field in self.fields.values():
            if self._number is not None and field.is_unsaved:
                field.leave()

    @Slot(str, str)
    def _read(self, name: str, text: str) -> None:
        from jipdesk.exchange.readings import Unreadable

        field = self.fields[name]
        try:
            value = self._spec.readers[name](text.strip())
        except Unreadable as problem:
            reason = unreadable(problem)
            field.mark(reason, Tone.TROUBLE)
            self._keep_draft(name, text, reason)
            return
        field.unmark()
        self._store(name, None if value == "" else value, text)

    def _judge(self, field: Field, text: str) -> None:
        """Say of a draft again why it could not be stored: it cannot be read, or the desk refuses it."""
        from jipdesk.exchange.readings import Unreadable

        number, store, name = self._number, self._spec.store, field.name
        assert number is not None
        try:
            value = self._spec.readers[name](text.strip())
        except Unreadable as problem:
            field.mark(unreadable(problem), Tone.TROUBLE)
            return

        def work(session: "Session") -> None:
            store(session, number, name, None if value == "" else value)

        self._desk.rehearse(self._spec.act, work, partial(self._judged, number, name))

    def _judged(self, number: int, name: str, stop: Stop | None) -> None:
        if number == self._number and name in self._drafts:
            self.fields[name].mark(of_stop(stop) if stop else _STORABLE, Tone.TROUBLE if stop else Tone.WAITING)

    def _mark_doubt(self, field: Field, value: Any) -> None:
        doubt = self._spec.doubt(field.name, value)
        if doubt:
            field.mark(doubt, Tone.WAITING)
        else:
            field.unmark()

    def _store(self, name: str, value: Any, text: str) -> None:
        number, spec = self._number, self._spec
        assert number is not None
        actor, held = self._desk.desk.actor, _Held(text)
        self._drafts.discard(name)
        self._held[number, name] = held

        def work(session: "Session") -> None:
            from jipdesk.actions import drafts

            spec.store(session, number, name, value)
            if actor is not None:
                drafts.drop(session, actor, spec.table, number, name)

        stored, refused = partial(self._stored, number, name, held), partial(self._refused, number, name, held)
        draft = self._draft(name, text)
        self._desk.save(spec.act, work, draft, stored, refused, table=spec.table, field=name)

    def _stored(self, number: int, name: str, held: _Held, _: Any) -> None:
        if self._held.get((number, name)) is held:
            del self._held[number, name]

    def _refused(self, number: int, name: str, held: _Held, stop: Stop) -> None:
        """Say beside the field why it was not stored; what was typed stays, whatever the desk could keep of it."""
        if self._held.get((number, name)) is not held:
            return
        self._held[number, name] = _Held(held.text, of_stop(stop))
        if number == self._number:
            self._drafts.add(name)
            self.fields[name].mark(of_stop(stop), Tone.TROUBLE)

    def _keep_draft(self, name: str, text: str, reason: Saying) -> None:
        assert self._number is not None
        self._held[self._number, name] = _Held(text, reason)
        self._drafts.add(name)
        if self._desk.desk.actor is not None:
            self._desk.act("keep_draft", self._draft(name, text))

    def _draft(self, name: str, text: str) -> "Callable[[Session], None]":
        """Return what keeps a text that cannot be stored."""
        number, table, actor = self._number, self._spec.table, self._desk.desk.actor

        def work(session: "Session") -> None:
            from jipdesk.actions import drafts

            assert actor is not None
            assert number is not None
            drafts.keep(session, actor, table, number, name, text)

        return work

    @Slot(str)
    def _ask_history(self, name: str) -> None:
        """Say below a field where its value comes from, and when it changed."""
        from jipdesk.views.pieces import fact_history

        number, table = self._number, self._spec.table
        assert number is not None

        then = partial(self._tell_history, number, name)
        self._desk.ask(lambda session: fact_history.of_record(session, table, number), then, self.failed.emit)

    def _tell_history(self, number: int, name: str, acts: "Sequence[Happened]") -> None:
        from jipdesk.views.pieces import fact_history

        if number == self._number:
            self.fields[name].tell(fact_history.told(acts, self._spec.table, name))

    @Slot(str)
    def _drop_draft(self, name: str) -> None:
        """Forget what could not be stored: what is stored was brought back."""
        number, table, actor = self._number, self._spec.table, self._desk.desk.actor
        if actor is None or number is None:
            return
        self._drafts.discard(name)
        self._held.pop((number, name), None)

        def work(session: "Session") -> None:
            from jipdesk.actions import drafts

            drafts.drop(session, actor, table, number, name)

        self._desk.act("keep_draft", work)
