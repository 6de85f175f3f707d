"""A whole list: filters above, the table, and below it how many there are and what can be done with them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.phrases.marking import N_
from jipdesk.queries.numbers import Numbers
from jipdesk.views.goal import Filters
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.choices import Choice, Choices
from jipdesk.views.pieces.columns import Order
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.filters import FilterBar
from jipdesk.views.pieces.foot import Foot
from jipdesk.views.pieces.list_question import ListQuestion, rows_of
from jipdesk.views.pieces.list_spec import Found, ListSpec, More, filters_of, how_many, order_of
from jipdesk.views.pieces.looking_back import LookingBack
from jipdesk.views.pieces.reading_order import in_reading_order, takes_keys
from jipdesk.views.pieces.table import Table
from jipdesk.views.pieces.table_view import TableView
from jipdesk.views.pieces.views_menu import ViewsButton
from jipdesk.views.sections import section
from jipdesk.views.spoken import Button, Label, Speaking, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.views.pieces.export_dialog import Exported

__all__ = ["NOTHING_TO_EXPORT", "ListSpec", "Listing", "More"]
NOTHING_TO_EXPORT = N_("The list is empty, so there is nothing to export.")
_DOWN = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""What leads from the search to what it found."""


class Listing(Speaking, QWidget):
    """The list on the screen. `loaded` tells that what it was asked to show is shown."""

    loaded = Signal()
    current_changed = Signal(object)
    opened = Signal(object)
    chosen_changed = Signal()
    """what acts would be done on has changed"""
    exported = Signal(int, str)
    failed = Signal(object)

    def __init__(self, desk: OpenDesk, spec: ListSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.spec = spec
        kept = desk.memory.get(f"list {spec.name}")
        self.setObjectName("listing")
        self.total, self._is_export_wanted = 0, False
        self._to_choose: tuple[int, ...] = ()
        self.table = Table(spec.columns, self._fetch, self)
        self.view = TableView(self.table)
        self._know_columns(kept.get("columns"))
        self.view.recall(kept)
        self.order = self._order_of(kept)
        more = spec.more
        self.filters = FilterBar(
            desk, spec.facets, spec.search_hint, more.facet if more else None, more.facets if more else None
        )
        self.views = ViewsButton(self)
        self.past = LookingBack(self)
        self.columns = Button(N_("Columns"), "quiet")
        self.more = Button(N_("Export…"), "quiet")
        if spec.export is None:
            self.more.hide()
        self.count = Label("", "muted")
        self.foot = Foot()
        self.empty = Empty("", "")
        self.nothing = Empty(N_("Nothing matches these filters"), N_("Remove a filter or shorten the search."))
        self.nothing.offer(N_("Remove all filters"), self.clear_filters)
        self.empty_then = Empty(N_("Nothing yet on that day"), N_("At the end of that day the list was still empty."))
        self._asking = Asking(desk, self._show, self.failed.emit, self)
        self._question: ListQuestion | None = None
        self._limits: tuple[str, Filters | None] = "", {}
        self._asked = self._answered = self.wish
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._ask_for_the_rest)
        self._lay_out()
        # Before anybody hears of it: the page asks when it is shown.
        self.filters.set_filters(filters_of(kept), "")
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.views, self.columns, self.more):
            row.addWidget(button)
        self.filters.put_aside(tools)
        sheet = QFrame()
        sheet.setProperty("kind", "surface")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 2, 1, 4)
        self._stack = QStackedWidget()
        for part in (self.view, self.empty, self.nothing, self.empty_then):
            self._stack.addWidget(part)
        inside.addWidget(self._stack)
        self.foot.addWidget(self.count)
        self.foot.begin_acts()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self.past.banner)
        column.addWidget(sheet, 1)
        column.addLayout(self.foot)

    def _connect(self) -> None:
        self.filters.changed.connect(self.reload)
        self.columns.clicked.connect(self.choose_columns)
        self.more.clicked.connect(self.ask_export)
        self.view.ordered.connect(self.sort)
        self.view.current_changed.connect(self._tell_current)
        self.view.opened.connect(self.opened)
        self.table.checks_changed.connect(self._tell_chosen)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._find)
        self.view.show_order(self.order)

    # --- what is listed -----------------------------------------------------------------------------------------------

    @Slot()
    def reload(self) -> None:
        """Ask the desk again for what the filters let pass."""
        edition = self.desk.edition
        if edition is None:
            return
        self._asked = self.wish
        question = self._question = ListQuestion(
            spec=self.spec,
            asked=self.past.ids,
            edition=edition.id,
            filters=self.filters.asked,
            text=self.filters.text,
            order=self.order,
            shown=self.view.shown_columns,
            is_limited=self.filters.is_limiting,
        )
        is_opened = not self.table.ids and self.past.day is None
        self._asking.ask(question.opening(self.desk) if is_opened else self.past.of_then(question))

    @Slot()
    def _ask_for_the_rest(self) -> None:
        """Get the numbers behind the first page; where that is refused, they are asked for when somebody goes there."""
        ids, question = self.table.ids, self._question
        if question is not None and isinstance(ids, Numbers) and not ids.is_whole:
            self.desk.ask(question.rest, ids.complete, lambda _: None)

    @Slot(object)
    def sort(self, order: Order) -> None:
        """Let the rows stand by another column."""
        self.order = order
        self.view.show_order(order)
        self.reload()

    def show_only(self, filters: Filters, text: str = "") -> None:
        """Limit the list to these."""
        self.filters.set_filters(filters, text)

    @Slot()
    def clear_filters(self) -> None:
        """Leave nothing out."""
        self.filters.clear()

    def choose(self, numbers: Iterable[int]) -> None:
        """Check these records and no others, as soon as they are listed."""
        self._to_choose = tuple(numbers)

    @property
    def current(self) -> int | None:
        """The record that is looked at."""
        return self.view.current

    @property
    def wish(self) -> tuple[object, ...]:
        """What the filters, the year and the day want at this moment."""
        edition = self.desk.edition
        return edition and edition.id, self.filters.filters, self.filters.text.strip(), self.past.day

    @property
    def is_settled(self) -> bool:
        """Whether those who are listed are those who are wanted; while a search is under way, others still are."""
        return self._answered == self.wish

    @property
    def chosen(self) -> Sequence[int]:
        """The records that acts are done on: those checked, in the list's order, else the one looked at."""
        if not self.is_settled:
            return []
        checked = self.table.checked
        if checked:
            return [number for number in self.table.ids if number in checked]
        return [] if self.current is None else [self.current]

    # --- what is shown, under a name ----------------------------------------------------------------------------------

    def definition(self) -> dict[str, Any]:
        """Return what makes this view of the list: filters, columns and order."""
        order = {"column": self.order.column, "descending": self.order.is_descending}
        filters = {key: list(codes) for key, codes in self.filters.filters.items()}
        shown = self.view.kept()
        return {"filters": filters, "text": self.filters.text, "order": order, **shown}

    def show_definition(self, definition: Mapping[str, Any]) -> None:
        """Show what a view keeps."""
        self._know_columns(definition.get("columns"))
        self.view.recall(definition)
        self.order = self._order_of(definition)
        self.view.show_order(self.order)
        self.table.forget_rows()
        self.filters.set_filters(filters_of(definition), str(definition.get("text", "")))

    def asked_by(self, definition: Mapping[str, Any]) -> "Callable[[Session], int] | None":
        """Return what asks how many records a view lists."""
        edition = self.desk.edition
        if edition is None:
            return None
        spec, number = self.spec, edition.id
        asked, text, order = self.filters.asked_by(filters_of(definition)), str(definition.get("text", "")), spec.order

        def count(session: "Session") -> int:
            return 0 if asked is None else len(spec.ids(session, number, asked, text, order))

        return count

    def _order_of(self, kept: Mapping[str, Any]) -> Order:
        return order_of(kept, self.table.columns, self.spec.order)

    def _know_columns(self, names: Any) -> None:
        """Take columns in that are known by their names alone."""
        more, known = self.spec.more, {column.name for column in self.table.columns}
        if more is None or not isinstance(names, list | tuple):
            return
        found = (more.column(str(name)) for name in names if name not in known)
        if new := [column for column in found if column is not None]:
            self.view.add_columns(new)

    def _fetch(self, numbers: Sequence[int]) -> Mapping[int, Any]:
        with self.past.read() as session:
            return rows_of(self.spec, session, numbers, self.view.shown_columns)

    def _show(self, found: Found) -> None:
        self.total, self._answered = found.total, self._asked
        self._begin_anew()
        self.table.show(found.ids, found.first if found.columns == self.view.shown_columns else None)
        if self._to_choose:
            self.table.check_all(on=False)
            self.table.check(set(self._to_choose).intersection(found.ids), on=True)
            self._to_choose = ()
        empty = self.empty if self.past.day is None else self.empty_then
        sheet = self.view if found.ids else self.nothing if found.total else empty
        now = QApplication.focusWidget()
        had_keys = now is not None and self._stack.isAncestorOf(now)
        had_acts = now is not None and now.parent() is self and not had_keys
        self._stack.setCurrentWidget(sheet)
        if had_keys and sheet is self.view:
            # They were on the button that filled the list; Qt would give them to the search.
            self.view.setFocus()
        elif (had_acts and not found.ids) or (had_keys and not any(map(takes_keys, in_reading_order(sheet)))):
            self.filters.search.setFocus()
        self._show_count()
        self.more.setEnabled(bool(found.ids))
        self.more.explain("" if found.ids else NOTHING_TO_EXPORT)
        self.views.look()
        self._rest.start()
        self.loaded.emit()
        is_export_wanted, self._is_export_wanted = self._is_export_wanted, False
        if is_export_wanted and found.ids and self.isVisible():
            self.ask_export()

    def _begin_anew(self) -> None:
        """Look at the first that a new search finds; where only filters are new, who is looked at may stay."""
        assert self._question is not None
        before, now = self._limits, (self._question.text.strip(), self._question.filters)
        self._limits, is_searched = now, bool(now[0]) and now[0] != before[0]
        self.view.begins = None if now == before else is_searched

    def _show_count(self) -> None:
        self.count.say(partial(how_many, len(self.table.ids), self.total, len(self.table.checked)))

    # --- what a person does -------------------------------------------------------------------------------------------

    @Slot()
    def choose_columns(self) -> None:
        """Choose the columns."""
        if self.spec.more:
            self._know_columns([column.name for column in self.spec.more.columns()])
        choices = [Choice(column.name, column.title, column.group) for column in self.table.columns]
        sheet = Choices(self, choices, self.view.shown_columns)
        sheet.changed.connect(self._set_columns)
        sheet.open_below(self.columns)

    @Slot()
    def ask_export(self) -> None:
        """Write what the list shows into a ledger of one's choice; what is still looked for, once it is found."""
        if not self.is_settled:
            self._is_export_wanted = True
            return
        from jipdesk.views.pieces.export_dialog import ExportDialog

        day = self.past.day or self.desk.today()
        name = f"{said(self.spec.title or section(self.spec.name).title)}-{day:%Y-%m-%d}"
        checked = [number for number in self.table.ids if number in self.table.checked]
        dialog = ExportDialog(self, name, self.table.ids, checked, self.table.columns, self.view.shown_columns)
        dialog.chosen.connect(self.export_chosen)
        dialog.open()

    @Slot(object, Path)
    def export_chosen(self, wanted: "Exported", file: Path) -> None:
        """Write the rows and columns that were chosen; every column is the list's own ledger, where it has one."""
        from jipdesk.views.pieces.export_dialog import write_list

        spec, words = self.spec, i18n.spoken()
        then = self.past.keeping()

        def rows(session: "Session", numbers: Sequence[int]) -> Mapping[int, Any]:
            return rows_of(spec, session, numbers, [column.name for column in wanted.columns])

        def work(session: "Session") -> int:
            with then(session) as asked:
                if wanted.is_every and spec.export and spec.facts is None:
                    return spec.export(asked, wanted.numbers, file, words)
                return write_list(asked, wanted, rows, file)

        self._act_of_export(work, len(wanted.numbers), file)

    def _act_of_export(self, work: "Callable[[Session], int]", count: int, file: Path) -> None:
        """Record what left the desk: how many rows, and what they were limited to."""
        limits = [*self.past.limits(), *self.filters.told()]
        values = {"list": self.spec.name, "rows": count} | ({"limits": limits} if limits else {})
        self.desk.act("export_list", work, partial(self._tell_exported, file.name), self.failed.emit, **values)

    def _tell_exported(self, file: str, rows: int) -> None:
        self.exported.emit(rows, file)

    def export(self, file: Path) -> None:
        """Write what the list shows into a ledger; it is recorded that this was done."""
        write, ids, words = self.spec.export, list(self.table.ids), i18n.spoken()
        assert write is not None
        self._act_of_export(lambda session: write(session, ids, file, words), len(ids), file)

    def _set_columns(self, names: Sequence[str]) -> None:
        if names:
            self.view.choose_columns(list(names))
            if self.spec.facts is not None:
                self.table.forget_rows()

    @Slot()
    def _find(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    @Slot(object)
    def _tell_current(self, number: int | None) -> None:
        self.current_changed.emit(number)
        if not self.table.checked:
            self.chosen_changed.emit()

    @Slot()
    def _tell_chosen(self) -> None:
        self._show_count()
        self.chosen_changed.emit()

    # --- the widget itself --------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write the rows anew."""
        self.view.setAccessibleName(said(self.spec.title or section(self.spec.name).title))
        self.table.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search down to what it found."""
        if event.key() in _DOWN and self.filters.search.hasFocus() and self.view.isVisible():
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how the list was left."""
        super().hideEvent(event)
        kept = self.definition()
        # What was typed may name a person, and what is remembered stands outside the protection of the desk.
        kept["filters"] = {key: kept["filters"][key] for key in self.filters.without_texts()}
        del kept["text"]
        self.desk.memory.put(f"list {self.spec.name}", kept)
