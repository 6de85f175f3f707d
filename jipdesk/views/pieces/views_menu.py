"""保存した表示: the views of a list behind one button, with how many records each lists now, and keys to switch."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from jipdesk.errors import InputRefused
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.line_sheet import LineSheet
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.spoken import Button, Saying, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.saved_views import ViewRow
    from jipdesk.views.pieces.listing import Listing

OPEN_KEY = "Ctrl+Shift+V"
MOST_KEYS = 9
_LONGEST = 16
"""letters of the button; the name stands whole in its menu"""
_COMPARED = ("filters", "text")


class ViewsButton(Button):
    """Opens the menu; Alt+1 to Alt+9 switch to a view without it."""

    def __init__(self, listing: "Listing") -> None:
        self._listing, self._desk = listing, listing.desk
        self._rows: Sequence[ViewRow] = ()
        self._current: ViewRow | None = None
        super().__init__(self._name, "quiet", listing)
        keys = QKeySequence(OPEN_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        self.explain(lambda _: keys)
        self.menu_open: QMenu | None = None
        self._asking = Asking(self._desk, self._show_menu, listing.failed.emit, self)
        self._switching = Asking(self._desk, self._known, listing.failed.emit, self)
        self._counting = Asking(self._desk, self._counted, listing.failed.emit, self)
        self._wanted = 0
        self._to_count: list[tuple[QAction, str, Callable[[Session], int]]] = []
        self.clicked.connect(self.open)
        self._shortcut(OPEN_KEY, self.open)
        for number in range(1, MOST_KEYS + 1):
            self._shortcut(f"Alt+{number}", partial(self.switch, number))

    def _shortcut(self, keys: str, do: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self._listing)
        made.setContext(Qt.ShortcutContext.WindowShortcut)
        made.activated.connect(do)

    def _name(self, words: Words) -> str:
        current = self._current
        if current is None:
            return words.gettext("★ Views ▾")
        name = current.name if len(current.name) <= _LONGEST else f"{current.name[: _LONGEST - 1]}…"
        if self._is_as_kept(current):
            return f"★ {name} ▾"
        return words.gettext("★ {view} (changed) ▾").format(view=name)

    def _is_as_kept(self, view: "ViewRow") -> bool:
        now, kept = self._listing.definition(), view.definition
        return all(now.get(part) == kept.get(part) for part in _COMPARED)

    @Slot()
    def look(self) -> None:
        """Say whether the list is still the view that was chosen."""
        self.retranslate()

    # --- the menu -----------------------------------------------------------------------------------------------------

    def _question(self) -> "Callable[[Session], list[ViewRow]]":
        page, actor = self._listing.spec.name, self._desk.desk.actor

        def question(session: "Session") -> "list[ViewRow]":
            from jipdesk.queries import saved_views

            return saved_views.of_page(session, page, actor)

        return question

    @Slot()
    def open(self) -> None:
        """Ask which views there are, and open the menu."""
        self._asking.ask(self._question())

    def _take_rows(self, rows: "Sequence[ViewRow]") -> None:
        self._rows = rows
        number = self._current.id if self._current else None
        self._current = next((row for row in rows if row.id == number), None)
        self.retranslate()

    def _show_menu(self, rows: "Sequence[ViewRow]") -> None:
        self._take_rows(rows)
        if self.menu_open is not None:
            self.menu_open.deleteLater()
        menu = self.menu_open = QMenu(self)
        self._to_count = []
        for place, row in enumerate(rows, start=1):
            self._add_view(menu, row, place)
        if not rows:
            menu.addAction(said(N_("No saved views yet"))).setEnabled(False)
        menu.addSeparator()
        self._add(menu, N_("Save this view…"), self.ask_name)
        if self._current is not None:
            self._add_current(menu, self._current)
        if self._listing.past.can:
            menu.addSeparator()
            self._add(menu, N_("As of a past day…"), self._listing.past.ask)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._count_next()

    def _add_view(self, menu: QMenu, row: "ViewRow", place: int) -> None:
        name = _plain(f"★ {row.name}" if row.is_pinned else row.name)
        if row.is_shared:
            name = said(lambda words: words.gettext("{view} (for all)").format(view=name))
        key = f"\tAlt+{place}" if place <= MOST_KEYS else ""
        line = menu.addAction(name + key)
        line.setCheckable(True)
        line.setChecked(self._current is not None and row.id == self._current.id)
        line.triggered.connect(partial(self._choose, row))
        count = self._listing.asked_by(row.definition)
        if count is not None:
            self._to_count.append((line, f"{name}   {{count}}{key}", count))

    def _add_current(self, menu: QMenu, row: "ViewRow") -> None:
        menu.addSeparator()
        name = row.name
        self._add(menu, _about(N_("Update “{view}” to what is shown"), name), self.replace)
        self._add(menu, _about(N_("Rename “{view}”…"), name), self.ask_new_name)
        pin = N_("Unpin “{view}”") if row.is_pinned else N_("Pin “{view}” to the top")
        self._add(menu, _about(pin, name), self.pin)
        share = N_("Keep “{view}” for me only") if row.is_shared else N_("Offer “{view}” to all coordinators")
        self._add(menu, _about(share, name), self.share)
        self._add(menu, _about(N_("Delete “{view}”"), name), self.delete)

    @staticmethod
    def _add(menu: QMenu, saying: Saying | str, do: Callable[[], object]) -> None:
        menu.addAction(_plain(said(saying))).triggered.connect(lambda *_: do())

    # --- how many -----------------------------------------------------------------------------------------------------

    def _count_next(self) -> None:
        if self._to_count:
            self._counting.ask(self._to_count[0][2])

    def _counted(self, count: int) -> None:
        line, text, _ = self._to_count.pop(0)
        line.setText(text.replace("{count}", said(lambda words: words.number(count))))
        self._count_next()

    # --- switching ----------------------------------------------------------------------------------------------------

    def switch(self, place: int) -> None:
        """Show the view at a place of the menu, from 1."""
        if self._listing.isVisible():
            self._wanted = place
            self._switching.ask(self._question())

    def _known(self, rows: "Sequence[ViewRow]") -> None:
        self._take_rows(rows)
        if 0 < self._wanted <= len(rows):
            self.show_view(rows[self._wanted - 1])

    def _choose(self, row: "ViewRow", *_: object) -> None:
        self.show_view(row)

    def show_view(self, row: "ViewRow") -> None:
        """Let the list be as it was kept."""
        self._current = row
        self._listing.show_definition(row.definition)
        self.retranslate()

    # --- acts ---------------------------------------------------------------------------------------------------------

    @Slot()
    def ask_name(self) -> None:
        """Ask for the name of a new view."""
        sheet = LineSheet(self._listing, N_("Save this view"), N_("Name of the view"), N_("Save"))
        sheet.option.show()
        sheet.ask(self, lambda name: self.save(name, for_all=sheet.option.isChecked()))

    def save(self, name: str, *, for_all: bool = False) -> Saying | None:
        """Keep what the list shows under a name; return what is wrong with it."""
        if not name:
            return of_stop(InputRefused("view_needs_name"))
        page, definition = self._listing.spec.name, self._listing.definition()
        owner = None if for_all else self._desk.desk.actor

        def work(session: "Session") -> int:
            from jipdesk.actions import saved_views

            return saved_views.save_view(session, page, name, definition, coordinator=owner)

        self._do_act("save_view", work, partial(self._saved, name, definition, for_all))
        return None

    def _saved(self, name: str, definition: Mapping[str, Any], for_all: bool, number: int) -> None:
        from jipdesk.queries.saved_views import ViewRow

        self._current = ViewRow(number, name, definition, is_shared=for_all, is_pinned=False)
        self.retranslate()

    @Slot()
    def ask_new_name(self) -> None:
        """Ask for another name for the view that is shown."""
        current = self._current
        if current is not None:
            sheet = LineSheet(self._listing, N_("Rename this view"), N_("Name of the view"), N_("Rename"))
            sheet.ask(self, self.rename, current.name)

    def rename(self, name: str) -> Saying | None:
        """Give the view another name; return what is wrong with it."""
        if not name:
            return of_stop(InputRefused("view_needs_name"))
        self._change("rename_view", lambda acts, session, number: acts.rename_view(session, number, name))
        return None

    def replace(self) -> None:
        """Let the view be what the list shows."""
        definition = self._listing.definition()
        self._change("replace_view", lambda acts, session, number: acts.replace_view(session, number, definition))

    def pin(self) -> None:
        """Let the view stand at the top, or no more."""
        on = self._current is not None and not self._current.is_pinned
        self._change("pin_view", lambda acts, session, number: acts.pin_view(session, number, on=on))

    def share(self) -> None:
        """Let the view be everybody's, or one's own again."""
        owner = self._desk.desk.actor if self._current is not None and self._current.is_shared else None
        self._change("share_view", lambda acts, session, number: acts.share_view(session, number, coordinator=owner))

    def delete(self) -> None:
        """Forget the view."""
        self._change("delete_view", lambda acts, session, number: acts.delete_view(session, number))

    def _change(self, name: str, do: "Callable[[Any, Session, int], None]") -> None:
        current = self._current
        if current is None:
            return

        def work(session: "Session") -> None:
            from jipdesk.actions import saved_views

            do(saved_views, session, current.id)

        self._do_act(name, work, self._look_again)

    def _do_act(self, name: str, work: "Callable[[Session], Any]", then: Callable[[Any], None]) -> None:
        self._desk.act(name, work, then, self._listing.failed.emit)

    def _look_again(self, _: object) -> None:
        self._wanted = 0
        self._switching.ask(self._question())


def _about(text: str, view: str) -> Saying:
    return lambda words: words.gettext(text).format(view=view)


def _plain(text: str) -> str:
    """Return a text in which no letter becomes an access key."""
    return text.replace("&", "&&")
