"""How a file is written and where its headings stand: found out, shown, and changed where that went wrong."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jipdesk.exchange.opened_sheet import OpenedSheet, Wish
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.exchange.sheets import How
from jipdesk.phrases import sheets as phrases
from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.choice_box import ChoiceBox
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.spoken import Label, Saying, Speaking, message, plain, said

_ENCODINGS = ("utf-8", "utf-16", "cp932", "euc_jp", "iso2022_jp_ext", "cp1252")
_WIDEST = 190

Line = tuple[str, Saying | str]
"""A code, and what it is called."""


class _Setting(Speaking, QWidget):
    """A title and a choice beside it."""

    def __init__(self, title: str, lines: Sequence[Line], current: str, then: Callable[[str], None]) -> None:
        super().__init__()
        self._title, self._lines, self._then = title, lines, then
        self.box = ChoiceBox()
        self.box.setMaximumWidth(_WIDEST)
        for code, _ in lines:
            self.box.addItem("", code)
        self.box.setCurrentIndex(max(self.box.findData(current), 0))
        self.box.activated.connect(self._choose)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Label(title, "muted"))
        line.addWidget(self.box)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the choices in the language of the moment."""
        self.box.setAccessibleName(said(self._title))
        for place, (_, saying) in enumerate(self._lines):
            self.box.setItemText(place, said(saying))

    def rename(self, code: str, saying: Saying | str) -> None:
        """Call a choice something else."""
        self._lines = [(each, saying if each == code else said_so) for each, said_so in self._lines]
        self.retranslate()

    @Slot(int)
    def _choose(self, _: int) -> None:
        self._then(str(self.box.currentData()))


class ImportSettings(QWidget):
    """One line of choices; each makes the file be looked at again."""

    asked = Signal(object)
    """a `Wish`"""

    def __init__(self, opened: OpenedSheet) -> None:
        super().__init__()
        self._opened = opened
        self.settings: dict[str, _Setting] = {}
        self._line = Flow(self, 12)
        self._add_file(opened)
        looked = opened.looked
        tops = [(str(place), _row_named(place, text)) for place, text in enumerate(looked.top_rows)]
        self._add("top", N_("Headings in"), tops, str(looked.how.top), self._choose_top)
        kinds = [(str(kind), phrases.KINDS[kind]) for kind in SheetKind]
        self._add("kind", N_("The rows are"), kinds, str(opened.kind), self._choose_kind)
        if opened.mappings:
            kept: list[Line] = [("", N_("not chosen")), *((str(each.id), plain(each.name)) for each in opened.mappings)]
            self._add(
                "mapping",
                N_("Columns as in"),
                kept,
                str(opened.mapping.id if opened.mapping else ""),
                self._choose_mapping,
            )

    def _add_file(self, opened: OpenedSheet) -> None:
        """Show what there is to choose of this kind of file."""
        how, sheets = opened.looked.how, opened.looked.worksheets
        if how.encoding:
            codes: list[Line] = [(code, phrases.ENCODINGS[code]) for code in _ENCODINGS]
            found = how.encoding.removesuffix("-sig")
            self._add("encoding", N_("Encoding"), codes, found, self._choose_encoding)
            marks: list[Line] = list(phrases.DELIMITERS.items())
            self._add("delimiter", N_("Separator"), marks, how.delimiter or "", self._choose_delimiter)
        elif len(sheets) > 1:
            names: list[Line] = [(name, plain(name)) for name in sheets]
            self._add("worksheet", N_("Worksheet"), names, how.worksheet or "", self._choose_worksheet)

    def _add(self, name: str, title: str, lines: Sequence[Line], current: str, then: Callable[[str], None]) -> None:
        self.settings[name] = _Setting(title, lines, current, then)
        self._line.addWidget(self.settings[name])

    @Slot(str)
    def show_renamed(self, name: str) -> None:
        """Show the new name of the kept columns."""
        if self._opened.mapping and "mapping" in self.settings:
            self.settings["mapping"].rename(str(self._opened.mapping.id), plain(name))

    @Slot()
    def show_deleted(self) -> None:
        """Offer the kept columns no longer; the others are there when the file is opened again."""
        if "mapping" in self.settings:
            self.settings["mapping"].hide()

    # --- what is asked ------------------------------------------------------------------------------------------------

    def _choose_encoding(self, code: str) -> None:
        self._ask(How(encoding=code))

    def _choose_delimiter(self, code: str) -> None:
        self._ask(How(encoding=self._opened.looked.how.encoding, delimiter=code))

    def _choose_worksheet(self, name: str) -> None:
        self._ask(How(worksheet=name))

    def _choose_top(self, place: str) -> None:
        self._ask(replace(self._opened.looked.how, top=int(place)))

    def _choose_kind(self, code: str) -> None:
        self._ask(self._opened.looked.how, kind=SheetKind(code))

    def _choose_mapping(self, number: str) -> None:
        self._ask(self._opened.looked.how, mapping=int(number) if number else 0)

    def _ask(self, how: How, kind: SheetKind | None = None, mapping: int | None = None) -> None:
        # Where only the file is read otherwise, what it holds is told anew by its headings.
        kept = kind or self._opened.kind
        is_certain = kind is not None or mapping is not None or how.top is not None
        self.asked.emit(Wish(kept, is_kind_certain=is_certain, how=how, mapping=mapping, wants_columns=True))


def _row_named(place: int, text: str) -> Saying:
    return message(N_("row {n}: {cells}"), n=place + 1, cells=text or "—")
