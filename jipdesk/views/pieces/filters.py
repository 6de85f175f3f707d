"""What a list is limited to: a field to type in, and a pill for every limit, which is removed by its cross."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from jipdesk import i18n
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.views.goal import Filters
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.choices import MANY, Choice, Choices
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.spoken import Button, Saying, SignButton, Speaking, plain, said

SETTLE_MS = 120
"""How long typing rests before the list follows."""
_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to limit a list: by stage, by country."""

    name: str
    title: Saying | str
    codes: Callable[[OpenDesk], Sequence[str]]
    """what can be chosen, asked when the choices are opened"""
    name_of: Callable[[str, Words], str]
    """what a code is called"""


class Pill(QFrame):
    """A limit that is set: "Stage: Eligible ×"."""

    wanted = Signal(str)
    """to be changed: the facet's name"""
    removed = Signal(str)

    def __init__(self, facet: Facet) -> None:
        super().__init__()
        self._facet = facet
        self.setProperty("kind", "pill")
        self.button = Button("", "inner")
        self.cross = SignButton(N_("Remove this filter"))
        self.cross.setProperty("sign", "cross")
        self.cross.setProperty("kind", "cross")
        self.button.clicked.connect(self._want)
        self.cross.clicked.connect(self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 6, 0)
        line.setSpacing(4)
        line.addWidget(self.button)
        line.addWidget(self.cross)

    def show_choices(self, codes: Sequence[str]) -> None:
        """Say what is chosen; of many only the first are named."""
        facet = self._facet

        def say(words: Words) -> str:
            named = [facet.name_of(code, words) for code in codes[:_MOST_NAMED]]
            more = len(codes) - len(named)
            listed = words.list(named) + (f" +{more}" if more > 0 else "")
            return words.gettext("{filter}: {choices}").format(filter=said(facet.title), choices=listed)

        self.button.say(say)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self._facet.name)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._facet.name)


class FilterBar(Speaking, QWidget):
    """The field, the pills, and the way to add another."""

    changed = Signal()

    def __init__(self, desk: OpenDesk, facets: Sequence[Facet], search_hint: Saying | str) -> None:
        super().__init__()
        self._desk = desk
        self._facets = {facet.name: facet for facet in facets}
        self._search_hint = search_hint
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._pills: dict[str, Pill] = {}
        self.search = LineEdit()
        self.search.setFixedWidth(200)
        self.search.setFixedHeight(30)
        self.search.setClearButtonEnabled(True)
        self.add = Button(N_("+ Filter"), "quiet")
        self._menu = QMenu(self.add)
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

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        return dict(self._chosen)

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
        known = {name: tuple(codes) for name, codes in filters.items() if name in self._facets and codes}
        self._chosen = known
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)
        self._show_pills()
        self.changed.emit()

    def choose(self, name: str, codes: Sequence[str]) -> None:
        """Limit the list by one facet; without a code it is a limit no more."""
        if codes:
            self._chosen[name] = tuple(codes)
        else:
            self._chosen.pop(name, None)
        self._show_pills()
        self.changed.emit()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.search.setPlaceholderText(said(self._search_hint))
        self.search.setAccessibleName(said(self._search_hint))
        self._menu.clear()
        for name, facet in self._facets.items():
            self._menu.addAction(said(facet.title)).triggered.connect(self._opener(name))
        self._show_pills()

    def open_choices(self, name: str) -> Choices:
        """Open the choices of a facet."""
        facet = self._facets[name]
        words = i18n.spoken()
        choices = [Choice(code, plain(facet.name_of(code, words))) for code in facet.codes(self._desk)]
        if len(choices) > MANY:
            choices.sort(key=lambda choice: said(choice.name))
        sheet = Choices(self, choices, self._chosen.get(name, ()))
        sheet.changed.connect(self._chooser(name))
        sheet.open_below(self._pills.get(name) or self.add)
        return sheet

    def _show_pills(self) -> None:
        for name in [name for name in self._pills if name not in self._chosen]:
            pill = self._pills.pop(name)
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        for name, codes in self._chosen.items():
            self._pill(name).show_choices(codes)
        self._flow.invalidate()
        self.updateGeometry()

    def _pill(self, name: str) -> Pill:
        if name not in self._pills:
            pill = Pill(self._facets[name])
            pill.wanted.connect(self.open_choices)
            pill.removed.connect(self._remove)
            self._flow.insert(1 + len(self._pills), pill)
            self._pills[name] = pill
            pill.show()
            QWidget.setTabOrder(self.search, pill.button)
        return self._pills[name]

    @Slot(str)
    def _remove(self, name: str) -> None:
        self.choose(name, ())
        self.search.setFocus()

    @Slot(str)
    def _begin_settling(self, _: str) -> None:
        self._settle.start()

    def _opener(self, name: str) -> Callable[[], object]:
        # Once the menu is gone: a sheet that opens under an open menu closes with it.
        return lambda: QTimer.singleShot(0, self, lambda: self.open_choices(name))

    def _chooser(self, name: str) -> Callable[[Sequence[str]], None]:
        return lambda codes: self.choose(name, codes)


def codes(filters: Mapping[str, tuple[str, ...]], name: str) -> frozenset[str]:
    """Return what is chosen for a facet, as queries want it."""
    return frozenset(filters.get(name, ()))
