"""What a list is limited to: a field to type in, and a pill for every limit, which is removed by its cross."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from jipdesk import i18n
from jipdesk.phrases.marking import N_
from jipdesk.rules.limits import field_of, limits_of, turned
from jipdesk.views.goal import Filters
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.choices import MANY, Choice, Choices, Picker
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.pieces.facets import Facet, Of, limit_said
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.pieces.limit_sheet import LimitSheet
from jipdesk.views.pieces.pills import Pill
from jipdesk.views.spoken import Button, Saying, Speaking, plain, said

__all__ = ["Facet", "FilterBar", "codes"]

SETTLE_MS = 120
"""How long typing rests before the list follows."""
_LEAST, _NARROW, _WIDE = 120, 170, 200


class _Search(LineEdit):
    """The field to type in."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(_LEAST)

    def event(self, event: QEvent) -> bool:
        """Leave Undo and Redo to the window where nothing was typed that could be taken back here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            undoes = event.matches(keys.Undo) and not self.isUndoAvailable()
            if undoes or (event.matches(keys.Redo) and not self.isRedoAvailable()):
                event.ignore()
                return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Ask for room; less will do."""
        return QSize(_WIDE, super().sizeHint().height())


class FilterBar(Speaking, QWidget):
    """The field, the pills, and the way to add another."""

    changed = Signal()

    def __init__(
        self,
        desk: OpenDesk,
        facets: Sequence[Facet],
        search_hint: Saying | str,
        named: Callable[[str], Facet | None] | None = None,
        more: Callable[[], Sequence[Facet]] | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._facets = {facet.name: facet for facet in facets}
        self._named, self._more = named, more
        self._search_hint = search_hint
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._pills: dict[str, Pill] = {}
        self._picked = ""
        self.search = _Search()
        self.search.setFixedHeight(30)
        self.search.setClearButtonEnabled(True)
        self.add = Button(N_("+ Filter"), "quiet")
        self._menu = QMenu(self.add)
        self._groups: tuple[QMenu, ...] = ()
        # Most lists are looked at without it, and to dress a menu of sixty lines takes longer than the list.
        self._menu.aboutToShow.connect(self._fill_menu)
        self.add.setMenu(self._menu)
        self._flow = Flow(self)
        self._flow.addWidget(self.search)
        self._flow.addWidget(self.add)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.changed)
        self.search.textChanged.connect(self._begin_settling)
        self.retranslate()

    def put_aside(self, tools: QWidget) -> None:
        """Keep a widget at the right of the field; the pills run below it."""
        self._flow.put_aside(tools)

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        return dict(self._chosen)

    @property
    def asked(self) -> Filters | None:
        """What is chosen, as the list's question knows it; None where nothing can fit."""
        return self.asked_by(self._chosen)

    def asked_by(self, filters: Filters) -> Filters | None:
        """Return limits as the list's question knows them: one that does not know "not" is asked for the others."""
        asked: dict[str, tuple[str, ...]] = {}
        denied = []
        for limit in limits_of(filters):
            facet = self._facet(limit.name)
            if facet is None:
                continue
            if limit.denies and not facet.denies:
                denied.append((facet, limit))
            else:
                asked[turned(limit.name) if limit.denies else limit.name] = limit.codes
        for facet, limit in denied:
            others = asked.get(limit.name) or tuple(facet.codes(self._desk))
            asked[limit.name] = tuple(code for code in others if code not in limit.codes)
            if not asked[limit.name]:
                return None
        return asked

    def told(self) -> list[str]:
        """Return what the list is limited to, for the record: of what was typed only that something was."""
        words = i18n.spoken()
        found = []
        for key, codes in self._chosen.items():
            facet = self._facets[field_of(key)]
            shown = ("…",) if facet.of is Of.TEXT and codes != ("",) else codes
            found.append(limit_said(facet, key, shown, words))
        return [*found, words.gettext("searched by text")] if self.text.strip() else found

    def without_texts(self) -> list[str]:
        """Return the keys of the limits that hold nothing that was typed."""
        return [key for key in self._chosen if self._facets[field_of(key)].of is not Of.TEXT]

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.search.text()

    @property
    def is_limiting(self) -> bool:
        """Whether anything is left out."""
        return bool(self._chosen or self.text.strip())

    def set_filters(self, filters: Filters, text: str = "") -> None:
        """Limit the list to these."""
        self._chosen = {key: tuple(codes) for key, codes in filters.items() if codes and self._facet(key)}
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)
        self._show_pills()
        self.changed.emit()

    def choose(self, key: str, codes: Sequence[str]) -> None:
        """Limit the list by one facet; without a code it is a limit no more."""
        if codes:
            self._chosen[key] = tuple(codes)
        else:
            self._chosen.pop(key, None)
        self._show_pills()
        self.changed.emit()

    @Slot(str)
    def turn(self, key: str) -> None:
        """Let a limit become its opposite, at the place where it stands."""
        other = turned(key)
        merged = dict.fromkeys((*self._chosen.get(other, ()), *self._chosen[key]))
        kept = {name: codes for name, codes in self._chosen.items() if name != other}
        self._chosen = {other if name == key else name: codes for name, codes in kept.items()}
        self._chosen[other] = tuple(merged)
        self._show_pills()
        self._pills[other].turn.setFocus()
        self.changed.emit()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.search.setPlaceholderText(said(self._search_hint))
        self.search.setAccessibleName(said(self._search_hint))
        self._show_pills()

    @Slot()
    def _fill_menu(self) -> None:
        """Offer the usual facets at once, the others below their headings, and where there are many, a way to type."""
        self._menu.clear()
        for menu in self._groups:
            menu.deleteLater()
        groups: dict[str, QMenu] = {}
        for name, facet in self._facets.items():
            group = said(facet.group) if facet.group else ""
            if group and group not in groups:
                groups[group] = self._menu.addMenu(group)
            menu = groups[group] if group else self._menu
            menu.addAction(said(facet.title)).triggered.connect(self._opener(name))
        self._groups = tuple(groups.values())
        if len(self._facets) > MANY:
            self._menu.addSeparator()
            self._menu.addAction(said(N_("Find a filter…"))).triggered.connect(self._pick_later)
        if self.is_limiting:
            self._menu.addSeparator()
            self._menu.addAction(said(N_("Remove all filters"))).triggered.connect(self.clear)

    @Slot()
    def clear(self) -> None:
        """Leave nothing out."""
        self.set_filters({})
        self.search.setFocus()

    @Slot()
    def pick_facet(self) -> None:
        """Ask which of many facets is to limit the list."""
        for facet in self._more() if self._more else ():
            self._facets.setdefault(facet.name, facet)
        choices = [Choice(facet.name, facet.title, facet.group) for facet in self._facets.values()]
        picker = Picker(self, choices)
        picker.picked.connect(self._note_picked)
        picker.destroyed.connect(self._open_picked, Qt.ConnectionType.QueuedConnection)
        picker.open_below(self.add)

    @Slot(str)
    def open_choices(self, key: str) -> "Choices | LimitSheet":
        """Open what a limit is asked by."""
        facet = self._facets[field_of(key)]
        if facet.of is not Of.CHOICES:
            return self._open_sheet(facet, key)
        words = i18n.spoken()
        choices = [Choice(code, plain(facet.name_of(code, words))) for code in facet.codes(self._desk)]
        chosen = self._chosen.get(key, ())
        if len(choices) > MANY and not facet.is_in_order:
            # Those that are chosen first: among a hundred others nobody would see them.
            choices.sort(key=lambda choice: (choice.code not in chosen, said(choice.name)))
        sheet = Choices(self, choices, chosen, is_not=key != facet.name)
        chooser = _Chooser(self, sheet, key)
        sheet.changed.connect(chooser.choose)
        sheet.turned.connect(chooser.turn)
        sheet.open_below(self._pills.get(key) or self.add)
        return sheet

    def _open_sheet(self, facet: Facet, key: str) -> LimitSheet:
        sheet = LimitSheet(self, facet, key, self._chosen.get(key, ()))
        sheet.taken.connect(self._taker(key))
        sheet.open_below(self._pills.get(key) or self.add)
        return sheet

    def _facet(self, key: str) -> Facet | None:
        """Return what a limit is about; some facets are known by their names alone."""
        name = field_of(key)
        if name not in self._facets and self._named and (found := self._named(name)) is not None:
            self._facets[name] = found
        return self._facets.get(name)

    def _show_pills(self) -> None:
        for key in [key for key in self._pills if key not in self._chosen]:
            pill = self._pills.pop(key)
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        for key, codes in self._chosen.items():
            self._pill(key).show_choices(codes)
        # With pills beside it the field makes room for them.
        self.search.setMaximumWidth(_NARROW if self._chosen else _WIDE)
        self._flow.invalidate()
        self.updateGeometry()

    def _pill(self, key: str) -> Pill:
        if key not in self._pills:
            pill = Pill(self._facets[field_of(key)], key)
            pill.wanted.connect(self.open_choices)
            pill.turned.connect(self.turn)
            pill.removed.connect(self._remove)
            self._flow.insert(1 + list(self._chosen).index(key), pill)
            self._pills[key] = pill
            pill.show()
            QWidget.setTabOrder(self.search, pill.button)
        return self._pills[key]

    @Slot(str)
    def _remove(self, key: str) -> None:
        self.choose(key, ())
        self.search.setFocus()

    @Slot()
    def _pick_later(self) -> None:
        # Once the menu is gone: a sheet that opens under an open menu closes with it.
        QTimer.singleShot(0, self, self.pick_facet)

    @Slot(str)
    def _note_picked(self, key: str) -> None:
        self._picked = key

    @Slot()
    def _open_picked(self) -> None:
        """Ask for what was picked, once the sheet it was picked in is gone.

        With that sheet Qt may find that nothing of the program is active, and then closes every sheet that is open.
        """
        key, self._picked = self._picked, ""
        if key:
            QTimer.singleShot(0, self, lambda: self.open_choices(key))

    def _taker(self, key: str) -> Callable[[bool, Sequence[str]], None]:
        def take(denies: bool, codes: Sequence[str]) -> None:
            wanted = turned(field_of(key)) if denies else field_of(key)
            if wanted != key:
                self._chosen.pop(key, None)
            self.choose(wanted, codes)

        return take

    @Slot(str)
    def _begin_settling(self, _: str) -> None:
        self._settle.start()

    def _opener(self, name: str) -> Callable[[], object]:
        # Once the menu is gone: a sheet that opens under an open menu closes with it.
        return lambda: QTimer.singleShot(0, self, lambda: self.open_choices(name))


class _Chooser(QObject):
    """Writes what is ticked into the bar, under the key that "is" or "is not" stands for."""

    def __init__(self, bar: FilterBar, sheet: Choices, key: str) -> None:
        super().__init__(sheet)
        self._bar, self._sheet, self._key = bar, sheet, key

    @Slot(object)
    def choose(self, codes: Sequence[str]) -> None:
        """Limit the list to what is ticked."""
        self._bar.choose(self._key, codes)

    @Slot(bool)
    def turn(self, is_not: bool) -> None:
        """Let what is ticked be wanted, or everything else."""
        wanted = turned(field_of(self._key)) if is_not else field_of(self._key)
        before, self._key = self._key, wanted
        self._bar.choose(before, ())
        self._bar.choose(wanted, self._sheet.chosen)


def codes(filters: Mapping[str, tuple[str, ...]], name: str) -> frozenset[str]:
    """Return what is chosen for a facet, as queries want it."""
    return frozenset(filters.get(name, ()))
