"""A whole list: filters above, the table, and below it how many there are and what can be done with them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.views.goal import Filters
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.choices import Choice, Choices
from jipdesk.views.pieces.columns import Column, Order
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.filters import Facet, FilterBar
from jipdesk.views.pieces.foot import Foot
from jipdesk.views.pieces.table import PAGE, Table
from jipdesk.views.pieces.table_view import TableView
from jipdesk.views.sections import section
from jipdesk.views.spoken import Button, Label, Saying, Speaking, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.views.pieces.export_dialog import Exported


@dataclass(frozen=True, slots=True)
class Found:
    """What a list is to show: all numbers in order, the first rows, and how many there are without filters."""

    ids: Sequence[int]
    first: Mapping[int, Any]
    total: int


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What makes one list: handed to `Listing`, which does the rest.

    `ids`, `rows` and `total` are questions to the desk: ids(session, edition_id, filters, text, order),
    rows(session, numbers), total(session, edition_id). `export` writes the rows of the numbers into a file and returns
    how many; None: no export.
    """

    name: str
    """the section's; columns and filters are remembered under it"""
    columns: Sequence[Column]
    facets: Sequence[Facet]
    order: Order
    search_hint: Saying | str
    ids: "Callable[[Session, int, Filters, str, Order], Sequence[int]]"
    rows: "Callable[[Session, Sequence[int]], Mapping[int, Any]]"
    total: "Callable[[Session, int], int]"
    export: "Callable[[Session, Sequence[int], Path, Words], int] | None" = None


class Listing(Speaking, QWidget):
    """The list on the screen. `loaded` tells that what it was asked to show is shown."""

    loaded = Signal()
    current_changed = Signal(object)
    opened = Signal(object)
    chosen_changed = Signal()
    """what acts would be done on has changed"""
    exported = Signal(int)
    failed = Signal(object)

    def __init__(self, desk: OpenDesk, spec: ListSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.spec = spec
        kept = desk.memory.get(f"list {spec.name}")
        self.setObjectName("listing")
        self.order = _order(kept, spec)
        self.total = 0
        self._to_choose: tuple[int, ...] = ()
        self.table = Table(spec.columns, self._fetch, self)
        self.view = TableView(self.table)
        self.view.recall(kept)
        self.filters = FilterBar(desk, spec.facets, spec.search_hint)
        self.columns = Button(N_("Columns"), "quiet")
        self.more = Button(N_("Export…"), "quiet")
        if spec.export is None:
            self.more.hide()
        self.count = Label("", "muted")
        self.foot = Foot()
        self.empty = Empty("", "")
        self.nothing = Empty(N_("Nothing matches these filters"), N_("Remove a filter or shorten the search."))
        self.nothing.offer(N_("Remove all filters"), self.clear_filters)
        self._asking = Asking(desk, self._show, self.failed.emit, self)
        self._lay_out()
        # Before anybody hears of it: the page asks when it is shown.
        self.filters.set_filters(_filters(kept), "")
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.filters, 1)
        for button in (self.columns, self.more):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        sheet = QFrame()
        sheet.setProperty("kind", "surface")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 2, 1, 4)
        self._stack = QStackedWidget()
        for part in (self.view, self.empty, self.nothing):
            self._stack.addWidget(part)
        inside.addWidget(self._stack)
        self.foot.addWidget(self.count)
        self.foot.begin_acts()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
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
        spec, number = self.spec, edition.id
        filters, text, order = self.filters.filters, self.filters.text, self.order

        def question(session: "Session") -> Found:
            ids = spec.ids(session, number, filters, text, order)
            total = spec.total(session, number) if filters or text.strip() else len(ids)
            return Found(ids, spec.rows(session, ids[:PAGE]), total)

        self._asking.ask(question)

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
        self.filters.set_filters({})
        self.filters.search.setFocus()

    def choose(self, numbers: Iterable[int]) -> None:
        """Check these records and no others, as soon as they are listed."""
        self._to_choose = tuple(numbers)

    @property
    def can_export(self) -> bool:
        """Whether what it shows can be written into a ledger."""
        return self.spec.export is not None

    @property
    def current(self) -> int | None:
        """The record that is looked at."""
        return self.view.current

    @property
    def chosen(self) -> Sequence[int]:
        """The records that acts are done on: those checked, in the list's order, else the one looked at."""
        checked = self.table.checked
        if checked:
            return [number for number in self.table.ids if number in checked]
        return [] if self.current is None else [self.current]

    def _fetch(self, numbers: Sequence[int]) -> Mapping[int, Any]:
        with self.desk.read() as session:
            return self.spec.rows(session, numbers)

    def _show(self, found: Found) -> None:
        self.total = found.total
        self.table.show(found.ids, found.first)
        if self._to_choose:
            self.table.check_all(on=False)
            self.table.check(set(self._to_choose).intersection(found.ids), on=True)
            self._to_choose = ()
        sheet = self.view if found.ids else self.nothing if found.total else self.empty
        self._stack.setCurrentWidget(sheet)
        self._show_count()
        self.loaded.emit()

    def _show_count(self) -> None:
        shown, total, checked = len(self.table.ids), self.total, len(self.table.checked)

        def say(words: Words) -> str:
            counted = (
                words.gettext("{total} in all") if shown == total else words.gettext("{shown} of {total}")
            ).format(shown=words.number(shown), total=words.number(total))
            if not checked:
                return counted
            return words.gettext("{count} · {checked} selected").format(count=counted, checked=words.number(checked))

        self.count.say(say)

    # --- what a person does -------------------------------------------------------------------------------------------

    @Slot()
    def choose_columns(self) -> None:
        """Choose the columns."""
        choices = [Choice(column.name, column.title) for column in self.spec.columns]
        sheet = Choices(self, choices, self.view.shown_columns)
        sheet.changed.connect(self._set_columns)
        sheet.open_below(self.columns)

    @Slot()
    def ask_export(self) -> None:
        """Write what the list shows into a ledger of the person's choice."""
        from jipdesk.views.pieces.export_dialog import ExportDialog

        name = f"{self.spec.name}-{self.desk.today():%Y-%m-%d}"
        checked = [number for number in self.table.ids if number in self.table.checked]
        dialog = ExportDialog(self, name, self.table.ids, checked, self.spec.columns, self.view.shown_columns)
        dialog.chosen.connect(self.export_chosen)
        dialog.open()

    @Slot(object, Path)
    def export_chosen(self, wanted: "Exported", file: Path) -> None:
        """Write the rows and columns that were chosen; every column is the list's own ledger, where it has one."""
        from jipdesk.views.pieces.export_dialog import write_list

        spec, words = self.spec, i18n.spoken()

        def work(session: "Session") -> int:
            if wanted.is_every and spec.export:
                return spec.export(session, wanted.numbers, file, words)
            return write_list(session, wanted, spec.rows, file)

        count = len(wanted.numbers)
        self.desk.act("export_list", work, self._exported, self.failed.emit, list=spec.name, rows=count)

    def export(self, file: Path) -> None:
        """Write what the list shows into a ledger; it is recorded that this was done."""
        write, ids = self.spec.export, list(self.table.ids)
        assert write is not None
        words = i18n.spoken()

        def work(session: "Session") -> int:
            return write(session, ids, file, words)

        self.desk.act("export_list", work, self._exported, self.failed.emit, list=self.spec.name, rows=len(ids))

    def _exported(self, count: int) -> None:
        self.exported.emit(count)

    def _set_columns(self, names: Sequence[str]) -> None:
        if names:
            self.view.choose_columns(list(names))

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
        self.view.setAccessibleName(said(section(self.spec.name).title))
        self.table.retranslate()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how the list was left."""
        super().hideEvent(event)
        order = {"column": self.order.column, "descending": self.order.is_descending}
        kept = {**self.view.kept(), "filters": self.filters.filters, "order": order}
        self.desk.memory.put(f"list {self.spec.name}", kept)


def _order(kept: Mapping[str, Any], spec: ListSpec) -> Order:
    found = kept.get("order")
    if isinstance(found, dict) and found.get("column") in {column.name for column in spec.columns if column.can_sort}:
        return Order(str(found["column"]), bool(found.get("descending")))
    return spec.order


def _filters(kept: Mapping[str, Any]) -> Filters:
    found = kept.get("filters")
    if not isinstance(found, dict):
        return {}
    return {str(name): tuple(map(str, codes)) for name, codes in found.items() if isinstance(codes, list | tuple)}
