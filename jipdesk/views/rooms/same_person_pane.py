"""Two records side by side: what is the same, what differs and which of it is to stay, and what is to be done."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jipdesk.actions.same_person import PASSPORT
from jipdesk.i18n import Words
from jipdesk.phrases import same_person as phrases
from jipdesk.phrases.fields import field_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.phrases.stored import stored_value
from jipdesk.queries.intake import PERSON
from jipdesk.queries.same_person import Pair
from jipdesk.queries.same_person_sides import ApplicationOf, Side, Sides
from jipdesk.rules.workflow import APPLICATION, ApplicationState, ApplicationStep
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.acts import ActButton, against
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.pieces.masked import DOTS
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.reason import Reason
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.rooms.same_person_choice import BOTH, NAME_WIDTH, THAT, THIS, Choice, not_stated, walk
from jipdesk.views.rooms.same_person_list import took_part
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, breakable, message, plain

WIDTH = 600
MERGE, APART, LATER = "Ctrl+Enter", "Ctrl+D", "Ctrl+L"
_NATIVE = QKeySequence.SequenceFormat.NativeText
_NAMES = ("family_name", "middle_name", "given_name")
"""Parts of one whole: of two ways to write it, one is taken as it is."""
_MARK = (ApplicationStep.MARK_DUPLICATE,)


class PairPane(QFrame):
    """The pane; without a pair it says what it is for."""

    merging = Signal()
    parting = Signal(str)
    """not the same; with a reason or without"""
    putting_off = Signal()
    taking_back = Signal()
    """that they were found to be two"""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setMinimumWidth(WIDTH)
        self.pair: Pair | None = None
        self.sides: Sides | None = None
        self.choices: dict[str, Choice] = {}
        self.counting: list[tuple[Choice, ApplicationOf, ApplicationOf]] = []
        self._build()
        self._lay_out()
        self.show_pair(None, None)

    def _build(self) -> None:
        self.likelihood = StatePill()
        self.evidence = Paragraph("", "strong")
        self.reason = Reason()
        self.merge = ActButton(_with_key(N_("Merge  {keys}"), MERGE), self.merging.emit, "primary")
        self.merge.explain(N_("Makes the two records one, with the values that are ticked. Undo takes it back."))
        self.apart = ActButton("", self._part)
        self.is_noted = False
        self.later = ActButton(_with_key(N_("Later  {keys}"), LATER), self.putting_off.emit)
        self.later.explain(N_("Puts this pair at the end of the list."))
        self.why_apart = Button(N_("Not the same, because…"), "link")
        self.why_apart.clicked.connect(self.ask_reason)

    def _lay_out(self) -> None:
        self._nobody = Empty(
            N_("No pair chosen"), N_("Choose a pair in the list to compare the two records field by field.")
        )
        self._whole = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nobody)
        self._stack.addWidget(self._whole)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(16, 13, 16, 12)
        outside.addWidget(self._stack)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.likelihood)
        head.addWidget(self.evidence, 1)
        self._sheet = Sheet(N_("The two records"))
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._sheet, 1)
        column.addWidget(self.reason)
        acts = Flow()
        for button in (self.merge, self.apart, self.later, self.why_apart):
            acts.addWidget(button)
        column.addLayout(acts)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_pair(self, pair: Pair | None, sides: Sides | None, *, is_noted: bool = False) -> None:
        """Show a pair, or nothing; what was chosen of one that is shown already stays chosen."""
        is_shown = pair is not None and self.pair is not None and pair.both == self.pair.both and sides == self.sides
        if is_shown and is_noted == self.is_noted:
            return
        self.pair, self.sides, self.is_noted = pair, sides, is_noted
        self._offer()
        self.reason.hide()
        self.choices, self.counting = {}, []
        if pair is None or sides is None:
            self._stack.setCurrentWidget(self._nobody)
            return
        score = pair.score
        tone = Tone.UNDER_WAY if score >= phrases.VERY_LIKELY else Tone.WAITING
        self.likelihood.say(partial(_likelihood, score), tone)
        self.evidence.say(partial(_evidence, pair))
        self._sheet.fill(self._compared(sides))
        self._stack.setCurrentWidget(self._whole)

    def _offer(self) -> None:
        """Offer what can be done with a pair to decide, or with one that was found to be two."""
        self.apart.say(_with_key(N_("Take back  {keys}") if self.is_noted else N_("Not the same  {keys}"), APART))
        self.apart.explain(
            N_("Puts this pair among those to decide again.")
            if self.is_noted
            else N_("They are two people; this pair is not shown again.")
        )
        self.later.setVisible(not self.is_noted)
        self.later.setEnabled(not self.is_noted)
        self.why_apart.setVisible(not self.is_noted)

    def _part(self) -> None:
        if self.is_noted:
            self.taking_back.emit()
        else:
            self.parting.emit("")

    def _compared(self, sides: Sides) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        column.addLayout(_heads(sides))
        self._add_counting(sides)
        self._add_fields(sides)
        rows = [*(each for each, _, _ in self.counting), *self.choices.values()]
        if rows:
            column.addSpacing(6)
            column.addWidget(Label(N_("What differs: choose with ← and → or by a click"), "heading"))
        for row in rows:
            column.addWidget(row)
            row.walked.connect(partial(self._walk, row))
        column.addSpacing(6)
        column.addWidget(Label(N_("The same in both"), "heading"))
        column.addLayout(_same(sides))
        column.addSpacing(6)
        for line in _others(sides):
            column.addWidget(Paragraph(line, "small"))
        column.addStretch(1)
        return inside

    def _add_counting(self, sides: Sides) -> None:
        for mine, theirs in sides.in_one_edition:
            name = message(N_("Counts for {year}"), year=mine.year)
            # The one that does not count is marked as a duplicate, where it is not too far on for that.
            stops = [against(APPLICATION, {each.id: each.state}, *_MARK) for each in (theirs, mine)]
            chosen = BOTH if all(stops) else THAT if stops[THIS] else THIS if stops[THAT] else _ahead(mine, theirs)
            row = Choice(name, (partial(_stands, mine), partial(_stands, theirs), N_("Both stay")), chosen)
            for place, stop in enumerate(stops):
                if stop:
                    row.forbid(place, of_stop(stop))
            self.counting.append((row, mine, theirs))

    def _add_fields(self, sides: Sides) -> None:
        for name in sides.differing:
            values = (sides.this.values[name], sides.that.values[name])
            chosen = THAT if not values[THIS] and name not in _NAMES else THIS
            self.choices[name] = Choice(_field(name), [_value(name, each) for each in values], chosen)
        mine, theirs = sides.this.passports, sides.that.passports
        if mine and theirs and mine != theirs:
            shown = [message(N_("{dots} (another number)"), dots=DOTS)] * 2
            self.choices[PASSPORT] = Choice(N_("Passport in use"), shown, THIS)

    def _walk(self, at: Choice, by: int) -> None:
        walk([*(each for each, _, _ in self.counting), *self.choices.values()], at, by)

    # --- what is chosen -----------------------------------------------------------------------------------------------

    @property
    def taken(self) -> frozenset[str]:
        """The fields whose value is to be that of the other record."""
        return frozenset(name for name, row in self.choices.items() if row.chosen == THAT)

    @property
    def set_aside(self) -> tuple[int, ...]:
        """The applications that are not to count."""
        decided = [each for each in self.counting if each[0].chosen != BOTH]
        return tuple((theirs if row.chosen == THIS else mine).id for row, mine, theirs in decided)

    @Slot()
    def ask_reason(self) -> None:
        """Ask why the two are not one person, and note that they are not."""
        self.reason.ask(N_("Why are they two people?"), N_("Not the same"), self.parting.emit)


def _with_key(text: str, keys: str) -> Saying:
    return message(text, keys=QKeySequence(keys).toString(_NATIVE))


def _likelihood(score: int, words: Words) -> str:
    return f"{phrases.likelihood(score, words)} · {score}"


def _evidence(pair: Pair, words: Words) -> str:
    return phrases.evidence(pair.evidence, words)


def _field(name: str) -> Saying:
    return lambda words: field_name("person", name, words)


def _value(name: str, value: Any) -> Saying:
    if value is None or value == "":
        return not_stated
    return lambda words: breakable(stored_value("person", name, value, words))(words)


def _ahead(mine: ApplicationOf, theirs: ApplicationOf) -> int:
    """Return which of two applications has come further; of two that stand alike, the one of the newer record."""
    way = [ApplicationState.INELIGIBLE, *ApplicationState]
    return THAT if way.index(theirs.state) > way.index(mine.state) else THIS


def _stands(application: ApplicationOf, words: Words) -> str:
    return f"{application.no} · {state_name('application', application.state, words)}"


def _heads(sides: Sides) -> QGridLayout:
    """Return who the two are and what they applied for, one beside the other."""
    grid = QGridLayout()
    grid.setContentsMargins(4, 0, 4, 0)
    grid.setHorizontalSpacing(8)
    grid.setColumnMinimumWidth(0, NAME_WIDTH)
    for place, side in enumerate((sides.this, sides.that), start=1):
        grid.setColumnStretch(place, 1)
        grid.addWidget(_left(Paragraph(breakable(side.line.name), "strong")), 0, place)
        applications = QVBoxLayout()
        applications.setSpacing(0)
        for each in side.line.applications:
            applications.addWidget(_left(Paragraph(partial(_applied, each), "muted")))
        applications.addStretch(1)
        grid.addLayout(applications, 1, place)
    grid.addWidget(Label(N_("Applications"), "muted"), 1, 0, Qt.AlignmentFlag.AlignTop)
    return grid


def _left(label: Paragraph) -> Paragraph:
    label.setContentsMargins(8, 0, 0, 0)
    return label


def _applied(application: ApplicationOf, words: Words) -> str:
    stands = took_part(application, words) if application.took_part else ""
    state = state_name("application", application.state, words)
    return " · ".join(filter(None, (f"{application.year}: {application.no}", state, stands)))


def _same(sides: Sides) -> QGridLayout:
    """Return what both records say alike."""
    grid = QGridLayout()
    grid.setContentsMargins(4, 0, 4, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    alike = ((name, sides.this.values[name]) for name in PERSON if name not in sides.differing)
    shown: list[tuple[Saying | str, Saying]] = [(_field(name), _value(name, value)) for name, value in alike if value]
    if sides.this.passports & sides.that.passports:
        shown.append((_passport, plain(DOTS)))
    for line, (name, value) in enumerate(shown):
        title = Label(name, "muted")
        title.setWordWrap(True)
        title.setFixedWidth(NAME_WIDTH)
        grid.addWidget(title, line, 0)
        grid.addWidget(Paragraph(value), line, 1)
    if not shown:
        grid.addWidget(Label(N_("Nothing"), "muted"), 0, 0)
    return grid


def _passport(words: Words) -> str:
    return field_name("passport", "number", words)


def _others(sides: Sides) -> Iterator[Callable[[Words], str]]:
    """Yield what else is handed over, so that nobody fears for it."""
    both = (sides.this, sides.that)
    if any(each.has_special_care for each in both):
        yield message(N_("What either record says of health, diet and the emergency contact is kept."))
    if sum(_hanging(each) for each in both):
        yield message(N_("Notes and attachments of both records are kept."))
    if len({number for each in both for number in each.passports}) > 1:
        yield message(N_("The passport that is not in use stays on record as an earlier one."))


def _hanging(side: Side) -> int:
    return side.notes + side.attachments
