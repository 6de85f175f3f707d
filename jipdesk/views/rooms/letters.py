"""通知: letters to applicants, to one or to thousands: which, to whom, in which language; beside it the letter."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases import letters as phrases
from jipdesk.phrases.marking import N_
from jipdesk.queries import letters as asked
from jipdesk.queries.letter_values import Wanted
from jipdesk.queries.letters import Counts, Recipient
from jipdesk.rules.letters import RESULTS, Channel, Language, LetterKind
from jipdesk.views.goal import Goal
from jipdesk.views.pieces.act_menu import ActMenu
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.beside import Beside
from jipdesk.views.pieces.choice_box import ChoiceBox
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.pieces.keys import press_for
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.parts import Part
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.rooms.letters_editor import LetterEditor
from jipdesk.views.rooms.letters_list import CHOSEN, CONTRARY, DUE, LISTED, WHOM, Choice, Recipients
from jipdesk.views.rooms.letters_pane import PAGE, LetterPane
from jipdesk.views.rooms.letters_work import LettersWork, Order
from jipdesk.views.spoken import Button, Label, counted, said

if TYPE_CHECKING:
    pass

_OWN = "own"
_LANGUAGES = (
    (_OWN, N_("By applicant")),
    *((each.value, phrases.LANGUAGES[each]) for each in Language),
)
_PANE = 460
_WIDE, _NARROW = 260, 136
_GAP = 12
_NOBODY = N_("No applicant is chosen.")


class Letters(Part):
    """On the left the choice and the list, on the right the letter; the text of a letter is a page of its own."""

    shows: ClassVar[frozenset[str]] = frozenset(
        {
            *("application", "person", "letter", "document_item", "course_choice", "template", "template_version"),
            *("letterhead", "operator", "edition", "course", "decision_reason"),
        }
    )

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._counts: Counts | None = None
        self._wants_result = False
        self._numbers: dict[str, Sequence[int]] = {LISTED: (), CHOSEN: ()}
        self._counting = Asking(self.desk, self._show_counts, page.refuse, self)
        self.listing = Recipients(self.desk)
        self.pane = LetterPane(self.desk)
        self.pane.setMinimumWidth(_PANE)
        self.work = LettersWork(self.desk, page.notice, page)
        self._build()
        self._connect()
        self.retranslate()

    # --- what it is made of -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._choices())
        column.addWidget(self.listing, 1)
        self._add_acts()
        beside = Beside(self.desk.memory, "letters")
        beside.put(left, self.pane)
        self.stack = QStackedWidget()
        self._beside = beside
        self.stack.addWidget(beside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _choices(self) -> Flow:
        self.kinds = ChoiceBox()
        self.kinds.setMinimumWidth(_WIDE)
        for kind in LetterKind:
            self.kinds.addItem("", kind)
        self.edit = Button(N_("Change the text…"), "link")
        self.whom = Segments(N_("To whom"), WHOM)
        self.language = ChoiceBox()
        self.language.setMinimumWidth(_NARROW)
        for name, _ in _LANGUAGES:
            self.language.addItem("", name)
        choices = Flow(None, _GAP)
        for title, parts in (
            (N_("Letter"), (self.kinds, self.edit)),
            (N_("To whom"), (self.whom,)),
            (N_("Language"), (self.language,)),
        ):
            choices.addWidget(_titled(title, parts))
        return choices

    def _add_acts(self) -> None:
        self.save = ActMenu(N_("Save as PDF"))
        self.save.add("each", N_("A file for each letter…"), self.save_each)
        self.save.add("together", N_("All chosen letters in one file…"), self.save_together)
        self.print = ActButton(N_("Print…"), self.print_chosen)
        self.record = ActButton(N_("Record as sent"), self.record_chosen, "primary")
        for button in (self.save, self.print, self.record):
            self.listing.foot.addWidget(button)

    def _connect(self) -> None:
        self.kinds.activated.connect(self._choose)
        self.whom.chosen.connect(self._choose)
        self.language.activated.connect(self._choose)
        self.edit.clicked.connect(self.edit_text)
        self.listing.failed.connect(self.page.refuse)
        self.listing.current_changed.connect(self._show_letter)
        self.listing.loaded.connect(self._after_loading)
        self.listing.chosen_changed.connect(self._judge)
        self.pane.failed.connect(self.page.refuse)
        self.pane.next_wanted.connect(self._next)
        self.pane.ways.chosen.connect(self._judge)
        self.work.done.connect(self._let_go)
        self.desk.edition_changed.connect(self.leave_text)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            press_for(keys, self._beside, self._record_by_key)

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> LetterKind:
        """Which letter."""
        return LetterKind(self.kinds.currentData())

    @property
    def wanted(self) -> Wanted:
        """Which letter, in which language, of today."""
        return Wanted(self.kind, self._language, self.desk.today())

    @property
    def _language(self) -> Language | None:
        chosen = self.language.currentData()
        return None if chosen == _OWN else Language(chosen)

    def refresh(self) -> None:
        """Ask the desk again."""
        edition = self.desk.edition
        if edition is None:
            return
        number, now = edition.id, self.desk.now()
        self._counting.ask(lambda session: asked.counts(session, number, now=now))
        self._take_over_list()
        self._list()

    def show_goal(self, goal: Goal) -> None:
        """Show a letter, or for whom it is: filters name `kind` and `whom`, records those it is for."""
        filters = goal.filters or {}
        kinds = filters.get("kind", ())
        if kinds:
            self._choose_kind(LetterKind(kinds[0]))
        self._wants_result = not kinds and bool({DUE, CONTRARY}.intersection(filters.get("whom", ())))
        if goal.records:
            self._numbers[CHOSEN] = tuple(goal.records)
            self.listing.choose(goal.records)
        for whom in (CHOSEN,) if goal.records else filters.get("whom", ()):
            self.whom.buttons[whom].setChecked(True)
        self.leave_text()
        self.set_stale()

    def _take_over_list(self) -> None:
        """Take over whom the list of applications shows and has checked, where one goes on from it."""
        table: Any = getattr(getattr(self.page, "listing", None), "table", None)
        if table is None:
            return
        self._numbers[LISTED] = table.ids
        if table.checked:
            self._numbers[CHOSEN] = tuple(table.checked)

    def _list(self) -> None:
        whom = self.whom.current
        self.listing.show_choice(Choice(self.kind, whom, self._language, frozenset(self._numbers.get(whom, ()))))

    def _show_counts(self, counts: Counts) -> None:
        self._counts = counts
        self._name_kinds()
        if self._wants_result:
            self._wants_result = False
            self._choose_kind(max(RESULTS, key=lambda kind: counts.due[kind]))
            self._list()

    def _name_kinds(self) -> None:
        words_of: Mapping[LetterKind, int] = self._counts.due if self._counts else {}
        for place, kind in enumerate(LetterKind):
            self.kinds.setItemText(place, said(partial(_named, kind, words_of.get(kind, 0))))

    def _choose_kind(self, kind: LetterKind) -> None:
        self.kinds.setCurrentIndex(self.kinds.findData(kind))

    @Slot()
    def _choose(self, *_: object) -> None:
        self.page.notice.clear()
        self._take_over_list()
        self.pane.expect()
        self._list()

    @Slot()
    def _after_loading(self) -> None:
        self._judge()
        self._show_letter(self.listing.current)

    @Slot(object)
    def _show_letter(self, number: int | None) -> None:
        self.pane.show_letter(number, self.wanted)
        line = self.listing.table.line_of(number)
        row: Recipient | None = None if line is None else self.listing.table.row_at(line)
        self.pane.warn(partial(self.listing.warning, row) if row else None)

    @Slot()
    def _judge(self, *_: object) -> None:
        count = len(self.listing.chosen)
        many = count if len(self.listing.table.checked) else 0
        self.record.say(counted("Record {n} as sent", "Record {n} as sent", many) if many else N_("Record as sent"))
        self.print.say(counted("Print {n}…", "Print {n}…", many) if many else N_("Print…"))
        self.save.say(counted("Save {n} as PDF", "Save {n} as PDF", many) if many else N_("Save as PDF"))
        for button in (self.record, self.print, self.save):
            if count:
                button.allow()
            else:
                button.forbid(_NOBODY)
        if count:
            self.record.explain(N_("Ctrl+Enter. Keeps who got which letter and when; it can be undone."))

    # --- what a person does -------------------------------------------------------------------------------------------

    def order(self) -> Order:
        """Return the letters to whom is chosen, as they are asked for."""
        channel = Channel.PDF if self.pane.way == PAGE else Channel.TEXT
        return Order(tuple(self.listing.chosen), self.wanted, channel)

    @Slot()
    def save_each(self) -> None:
        """Save a file for each chosen letter."""
        self.work.save_each(replace(self.order(), channel=Channel.PDF))

    @Slot()
    def save_together(self) -> None:
        """Save the chosen letters in one file."""
        self.work.save_together(replace(self.order(), channel=Channel.PDF))

    @Slot()
    def print_chosen(self) -> None:
        """Print the chosen letters."""
        self.work.print(replace(self.order(), channel=Channel.PDF))

    @Slot()
    def record_chosen(self) -> None:
        """Record that the chosen letters went out; of those who are not checked, the one that is seen."""
        if self.listing.table.checked or self.pane.is_here:
            self.work.record(self.order())

    @Slot()
    def _record_by_key(self) -> None:
        if self.record.isEnabled():
            self.record_chosen()

    @Slot()
    def _let_go(self) -> None:
        """Have nobody chosen any more who has the letter now."""
        self.listing.table.check_all(on=False)

    @Slot()
    def _next(self) -> None:
        self.listing.view.step(1)

    @cached_property
    def editor(self) -> LetterEditor:
        """Where the text of a letter is changed; made when that is first wanted."""
        made = LetterEditor(self.desk, self.page.notice)
        made.left.connect(self.leave_text)
        self.stack.addWidget(made)
        return made

    @Slot()
    def edit_text(self) -> None:
        """Show the text of the letter, to be changed."""
        self.editor.open(self.kind, self.listing.current)
        self.stack.setCurrentWidget(self.editor)

    @Slot()
    def leave_text(self) -> None:
        """Go back to the letters."""
        self.stack.setCurrentIndex(0)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.kinds.setAccessibleName(said(N_("Which letter")))
        self.language.setAccessibleName(said(N_("Language")))
        for place, (_, title) in enumerate(_LANGUAGES):
            self.language.setItemText(place, said(title))
        self._name_kinds()
        super().retranslate()


def _titled(title: str, parts: Sequence[QWidget]) -> QWidget:
    """Return a choice with its name before it; both stay on one line."""
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    line.addWidget(Label(title, "muted"))
    for each in parts:
        line.addWidget(each)
    return whole


def _named(kind: LetterKind, count: int, words: Words) -> str:
    name = phrases.letter_name(kind, words)
    return words.gettext("{letter} ({n})").format(letter=name, n=words.number(count)) if count else name
