"""A made sheet's way through the window, by the mouse and the keys: dropped, taken in, checked, listed, decided."""

from collections.abc import Iterator
from pathlib import Path

from hands import CTRL, KEYS, LEFT, NONE, SHIFT
from made_sheet import BY_HAND, HEADINGS, MadeSheet
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jipdesk.actions.desk import created
from jipdesk.actions.editions import add_edition
from jipdesk.exchange import intake
from jipdesk.queries import application_list, editions
from jipdesk.rules.edition_file import shipped
from jipdesk.rules.screening import Tentative
from jipdesk.rules.states import ApplicationState as State
from jipdesk.views.pieces.table import CHECKS
from jipdesk.views.sections import SECTIONS

SEARCHES = ("ngu", "サン", "siti")
SORTED_BY = ("name", "age", "nationality", "state")
FEW = 3
"""How many of the pairs are decided one after the other."""
TURN, TURNS = 120, 30
"""One turn of the wheel, and how many."""


def prepare(folder: Path, sheet: MadeSheet) -> None:
    """Make the desk: encrypted, with its history, and with those who applied in the year before."""
    before = sheet.write_before(folder.with_name("before.csv"))
    years = (2023, 2024)
    with created(folder, lambda session: [add_edition(session, shipped(year)) for year in years], "田中") as desk:
        with desk.db.read() as session:
            edition = editions.find(session, "2023")
        prepared = intake.prepare_applications(desk.db, edition, before)
        intake.take_in_applications(desk.db, desk.actor, edition, prepared, lambda *_: None)


class Way:
    """Every step does one thing and returns how many rows it was about."""

    def __init__(self, mouse, sheet: MadeSheet, file: Path) -> None:
        self.mouse, self.sheet, self.file = mouse, sheet, file
        self.pairs_found = 0

    def steps(self) -> Iterator[tuple[str, object]]:
        """Yield what is done, step by step, each with its name."""
        yield "the edition is chosen", self.choose_edition
        yield "the sheet is dropped, its columns are found", self.drop
        yield "one column is settled by hand", self.settle_column
        yield "the rows are read, compared and shown", self.read_rows
        yield "the preview is looked through", self.look_through
        yield "the good rows are taken in", self.take_in
        yield "the list is opened", self.open_list
        yield "same persons are looked for", self.find_pairs
        yield "some pairs are decided, one is taken back", self.decide_pairs
        yield "eligibility is checked, the list scrolled", self.check
        yield "some are read one after the other", self.read_some
        yield "the list is searched", self.search
        yield "the list is scrolled", self.scroll
        yield "the list is sorted", self.sort
        yield "the list is filtered, also by “not”", self.filter
        yield "all are checked, and unchecked", self.check_all
        yield "the consequences of a decision are shown", self.ask_decision
        yield "it is decided", self.decide
        yield "it is undone", self.undo
        yield "it is done again", self.redo
        yield "the others are noted to pass", self.note
        yield "the tentative decisions are shown", self.open_decisions
        yield "they are applied together", self.apply
        yield "their documents are shown as a matrix", self.open_matrix
        yield "the letters are listed", self.open_letters
        yield "somebody is looked for by Ctrl+K", self.find
        yield "every section is looked at", self.walk
        yield "the language is switched, and back", self.switch_language
        yield "what is shown is exported", self.export

    # --- taking in ----------------------------------------------------------------------------------------------------

    def choose_edition(self) -> int:
        """Look at this year."""
        self.mouse.choose(self.mouse.window.top.edition, "2024")
        self.mouse.go("applications")
        return 0

    def drop(self) -> int:
        """Drop the file on the window, as the system tells of it."""
        window, dragged = self.mouse.window, QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(self.file))])
        given = (Qt.DropAction.CopyAction, dragged, LEFT, NONE)
        QApplication.sendEvent(window, QDragEnterEvent(QPoint(400, 300), *given))
        QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), *given))
        self.mouse.wait()
        self.dialog = self.mouse.dialog
        assert self.dialog.columns is not None
        return len(self.sheet.headings)

    def settle_column(self) -> int:
        """Say what the column is that nobody could guess; all others were found."""
        columns = self.dialog.columns
        known = {heading: code for code, heading in HEADINGS.items() if code != BY_HAND}
        assert {name: code for name, code in columns.codes.items() if name in known} == known
        line = columns._order.index(HEADINGS[BY_HAND])
        place = columns.table.index(line, CHECKS)
        columns.view.scrollTo(place)
        self.mouse.click(columns.view.viewport(), columns.view.visualRect(place).center())
        self.mouse.pick(columns.box, BY_HAND)
        assert columns.codes[HEADINGS[BY_HAND]] == BY_HAND
        return 1

    def read_rows(self) -> int:
        """Read the rows: what is good, what is bad, and who is there twice is found as it was made."""
        self.mouse.click(self.dialog.go_on)
        found = self.dialog.preview.prepared
        assert (found.added, found.updated, found.unchanged) == (self.sheet.good, 0, 0)
        assert found.refused_rows == len(self.sheet.bad)
        self.pairs_found = len({(each.row, each.of) for each in found.duplicates})
        return len(self.sheet.rows)

    def made_pairs_found(self) -> set[tuple[int, str]]:
        """Return the pairs of the preview that were made; beside them stand those who are alike by chance.

        The other one's number stands before the name.
        """
        return {(row.row, row.column.split("  ")[0]) for row in self._shown("duplicates")} & self.sheet.pairs

    def _shown(self, tab: str):
        return self.dialog.preview.tabs.part(tab)._rows

    def look_through(self) -> int:
        """Look at each part of the preview, to its end and back."""
        preview = self.dialog.preview
        for tab in preview.tabs._names:
            self.mouse.tab(preview.tabs, tab)
            table = preview.tabs.part(tab)
            self._press(table, KEYS.Key_PageDown, times=3)
            self._press(table, KEYS.Key_End, CTRL)
            self._press(table, KEYS.Key_Home, CTRL)
        assert {each.row for each in self._shown("refused")} == self.sheet.bad
        assert self.made_pairs_found() == self.sheet.pairs
        return self.pairs_found

    def take_in(self) -> int:
        """Take the good rows in."""
        dialog = self.dialog
        self.mouse.click(dialog.take)
        assert not dialog.take.isVisible()
        self.mouse.click(dialog.close_button)
        return self.sheet.good

    # --- who is one person --------------------------------------------------------------------------------------------

    def open_list(self) -> int:
        """See everybody in the list."""
        assert len(self.listing.table.ids) == self.sheet.good
        return self.sheet.good

    def find_pairs(self) -> int:
        """Look for those who have two records."""
        self._part("same_person")
        assert len(self.part.pairs) >= len(self.sheet.pairs)
        return len(self.part.pairs)

    def decide_pairs(self) -> int:
        """Merge the likeliest, note that the next are two, take both back."""
        for button in (self.part.pane.merge, self.part.pane.apart) * FEW:
            before = len(self.part.pairs)
            self.mouse.click(button)
            assert len(self.part.pairs) < before
        before = len(self.part.pairs)
        self.mouse.menu("undo")
        assert len(self.part.pairs) == before + 1
        self._part("list")
        return 2 * FEW

    # --- the list -----------------------------------------------------------------------------------------------------

    @property
    def page(self):
        return self.mouse.page

    @property
    def part(self):
        return self.page.parts.currentWidget()

    @property
    def listing(self):
        return self.page.listing

    def _part(self, name: str) -> None:
        self.mouse.click(self.page.parts.choice.buttons[name])

    def _press(self, widget, key, held=NONE, times: int = 1) -> None:
        widget.setFocus()
        for _ in range(times):
            QTest.keyClick(widget, key, held)
            self.mouse.breathe()

    def check(self) -> int:
        """Ask the rules about everybody; while they are asked the list is scrolled."""
        QTest.mouseClick(self.page.check, LEFT)
        self._wheel(TURNS)
        while self.mouse.window.jobs.visible:
            self._press(self.listing.view, KEYS.Key_PageDown)
        self._press(self.listing.view, KEYS.Key_Home, CTRL)
        self.mouse.wait()
        verdicts = application_list.verdicts
        desk = self.mouse.window.keeper.desk
        with desk.read() as session:
            assert verdicts(session, desk.edition.id).total() == self.sheet.good
        return self.sheet.good

    def search(self) -> int:
        """Type names letter by letter in either script, and take them away again."""
        field, found = self.listing.filters.search, 0
        for text in SEARCHES:
            self.mouse.click(field)
            for letter in text:
                self.mouse.type_on(letter)
            self._follow()
            found += len(self.listing.table.ids)
            field.selectAll()
            QTest.keyClick(field, KEYS.Key_Delete)
            self._follow()
        assert found > 0
        return found

    def _follow(self) -> None:
        """Wait until the list has followed what was typed."""
        settling = self.listing.filters._settle
        self.mouse.qtbot.waitUntil(lambda: not settling.isActive(), timeout=self.mouse.patience_ms)
        self.mouse.wait()

    def scroll(self) -> int:
        """Turn the wheel, press the keys, drag the bar."""
        view, bar = self.listing.view, self.listing.view.verticalScrollBar()
        self._wheel(TURNS)
        self._press(view, KEYS.Key_PageDown, times=10)
        self._press(view, KEYS.Key_Down, times=10)
        for place in (7, 3, 9, 1, 5):
            bar.setSliderPosition(bar.maximum() * place // 10)
            self.mouse.breathe()
        self._press(view, KEYS.Key_End, CTRL)
        self.mouse.wait()
        self._press(view, KEYS.Key_Home, CTRL)
        self.mouse.wait()
        return len(self.listing.table.ids)

    def _wheel(self, turns: int) -> None:
        port = self.listing.view.viewport()
        at = QPointF(port.rect().center())
        for _ in range(turns):
            none, turn = QPoint(), QPoint(0, -TURN)
            given = (port.mapToGlobal(at), none, turn, Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase)
            QApplication.sendEvent(port, QWheelEvent(at, *given, False))
            self.mouse.breathe()

    def sort(self) -> int:
        """Let the rows stand by several columns, up and down."""
        header, names = self.listing.view.horizontalHeader(), [each.name for each in self.listing.table.columns]
        for column in SORTED_BY:
            section = names.index(column) + CHECKS
            for _ in range(2):
                middle = header.sectionViewportPosition(section) + header.sectionSize(section) // 2
                with self.mouse.qtbot.waitSignal(self.listing.loaded, timeout=self.mouse.patience_ms):
                    self.mouse.click(header.viewport(), QPoint(middle, header.height() // 2))
        return len(self.listing.table.ids)

    def filter(self) -> int:
        """Limit the list by two facets, turn one of them round, and keep those who can be decided."""
        bar = self.listing.filters
        self.mouse.limit(self.listing, "jlpt", "N2")
        able = len(self.listing.table.ids)
        self._then(bar._pills["jlpt"].turn)
        assert len(self.listing.table.ids) == self.sheet.good - able
        self._then(bar._pills["!jlpt"].cross)
        self.mouse.limit(self.listing, "state", State.ELIGIBLE)
        self.eligible = len(self.listing.table.ids)
        self.mouse.limit(self.listing, "jlpt", "N2")
        self._then(bar._pills["jlpt"].turn)
        assert 0 < len(self.listing.table.ids) < self.eligible
        return len(self.listing.table.ids)

    def _then(self, button) -> None:
        """Press what makes the list follow."""
        with self.mouse.qtbot.waitSignal(self.listing.loaded, timeout=self.mouse.patience_ms):
            QTest.mouseClick(button, LEFT)
        self.mouse.wait()

    def check_all(self) -> int:
        """Check everything that is listed, then nothing, then some by Shift."""
        view, table = self.listing.view, self.listing.table
        self.mouse.check_all(view)
        assert len(table.checked) == len(table.ids)
        self.mouse.check_all(view)
        self._press(view, KEYS.Key_Down, SHIFT, times=3)
        self.mouse.wait()
        assert len(table.checked) > 0
        self.mouse.check_all(view)
        if table.checked:
            self.mouse.check_all(view)
        return len(table.ids)

    # --- deciding -----------------------------------------------------------------------------------------------------

    def ask_decision(self) -> int:
        """Ask what it would mean not to select any of those listed."""
        self.decided = len(self.listing.table.ids)
        self.mouse.click(self.page.deciding)
        bulk = self.page.bulk
        self.mouse.click(bulk.decision.buttons[Tentative.REJECT])
        self.mouse.click(bulk.when.buttons["now"])
        assert len(bulk._found.numbers) == self.decided
        assert not bulk.verb.isEnabled()
        self.mouse.pick(bulk.because.choice, bulk.because.choice.itemData(1))
        assert bulk.verb.isEnabled()
        return self.decided

    def decide(self) -> int:
        """Decide."""
        self.mouse.click(self.page.bulk.verb)
        assert self._standing(State.NOT_SELECTED) == self.decided
        assert len(self.listing.table.ids) == 0
        return self.decided

    def undo(self) -> int:
        """Take all of it back."""
        self.mouse.menu("undo")
        assert self._standing(State.NOT_SELECTED) == 0
        assert len(self.listing.table.ids) == self.decided
        return self.decided

    def redo(self) -> int:
        """Do it again."""
        self.mouse.menu("redo")
        assert self._standing(State.NOT_SELECTED) == self.decided
        return self.decided

    def _standing(self, state: State) -> int:
        """Return how many applications stand there."""
        desk = self.mouse.window.keeper.desk
        with desk.read() as session:
            wanted = application_list.ApplicationFilter(more={"state": (state,)})
            return len(application_list.ids(session, desk.edition.id, wanted))

    def note(self) -> int:
        """Note of those who are left that they are to pass."""
        self._then(self.listing.filters._pills["!jlpt"].cross)
        left = len(self.listing.table.ids)
        assert left == self.eligible - self.decided
        self.mouse.click(self.page.deciding)
        bulk = self.page.bulk
        self.mouse.click(bulk.decision.buttons[Tentative.PASS])
        self.mouse.click(bulk.verb)
        return left

    def open_decisions(self) -> int:
        """See what applying the tentative decisions would mean."""
        self._part("screening")
        self.mouse.click(self.part.ways.buttons["decide"])
        decisions = self.part.decisions
        assert decisions.applying.isEnabled()
        return len(decisions.table.ids)

    def apply(self) -> int:
        """Apply them."""
        self.mouse.click(self.part.decisions.applying)
        passed = self._standing(State.DOCUMENTS_REQUESTED)
        assert passed == self.eligible - self.decided
        return passed

    # --- around it ----------------------------------------------------------------------------------------------------

    def read_some(self) -> int:
        """Read some of the others one after the other, by keys."""
        self._part("screening")
        seen = {self.part.place.current}
        for _ in range(FEW):
            QTest.keyClick(self.part, KEYS.Key_S)
            self.mouse.wait()
            seen.add(self.part.place.current)
        assert len(seen) == FEW + 1
        self._part("list")
        return len(seen)

    def open_matrix(self) -> int:
        """See who has sent what."""
        self._part("requirements")
        return len(self.part.matrix.table.ids)

    def open_letters(self) -> int:
        """See who is to get a letter."""
        self._part("letters")
        return len(self.part.listing.table.ids)

    def find(self) -> int:
        """Look for somebody from anywhere, letter by letter."""
        self._part("list")
        self.mouse.menu("find")
        for letter in SEARCHES[0]:
            self.mouse.type_on(letter)
        self.mouse.wait()
        assert self.mouse.window.finder.isVisible()
        QTest.keyClick(self.mouse.window.top.finding, KEYS.Key_Escape)
        return 1

    def walk(self) -> int:
        """Go to every section and back to the applications."""
        for section in SECTIONS:
            self.mouse.go(section.name)
        self.mouse.go("applications")
        return len(SECTIONS)

    def switch_language(self) -> int:
        """Speak the other language, then the one before."""
        buttons = self.mouse.window.top.language.buttons
        for language in sorted(buttons, key=lambda each: buttons[each].isChecked()):
            self.mouse.click(buttons[language])
        return len(buttons)

    def export(self) -> int:
        """Write everything that the list shows into a file, without any limit."""
        self._then(self.listing.filters._pills["state"].cross)
        target = self.file.with_name("list.csv")
        self.mouse.click(self.listing.more)
        dialog = self.mouse.dialog
        self.mouse.click(dialog.format.buttons[".csv"])
        with self.mouse.for_file(target):
            self.mouse.click(dialog.verb)
        lines = target.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == self.sheet.good + 1
        return self.sheet.good
