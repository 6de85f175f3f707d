"""The parameters of one rule. What changing one would mean is said before it counts."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from jipdesk.i18n import Words
from jipdesk.phrases import editions as said
from jipdesk.phrases.marking import N_
from jipdesk.rules.codes import Verdict
from jipdesk.views.jobs import Progress, Stopped
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.fields import Field
from jipdesk.views.pieces.form import Form, FormSpec
from jipdesk.views.pieces.reading_order import bring_into_sight
from jipdesk.views.pieces.sentences import Sentence, Sentences
from jipdesk.views.spoken import Button, Label, Paragraph, message

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.rule_consequences import Turn

_TONES = {Verdict.ELIGIBLE: Tone.DONE, Verdict.CONFIRM: Tone.WAITING, Verdict.INELIGIBLE: Tone.TROUBLE}
_CHANGES = N_("Changes")
_COUNTING = N_("Counting what this would change…")
_COUNTS = N_("Not saved yet: what it would change is being counted.")
_WAITS = N_("Not saved yet: see below what it would change.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A parameter that is to be changed, as it was read and as it was typed."""

    number: int
    name: str
    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """Which fields are weighed before they are stored, and what counts what they would change."""

    names: Container[str]
    weigh: "Callable[[Session, int, tuple[str, Any], Progress], tuple[Turn, ...]]"
    of_companies: bool = False


class Ended(Enum):
    """Why nothing was counted."""

    DISTURBED = "disturbed"
    STOPPED = "stopped"


class RuleForm(Form):
    """Stores at once what would change nobody's result; else it says what it would change, and waits."""

    def __init__(self, desk: OpenDesk, spec: FormSpec, fields: Sequence[Field], weighing: Weighing) -> None:
        super().__init__(desk, spec, fields)
        self._weighing = weighing
        self._wanted: Wanted | None = None
        self._values: Mapping[str, Any] = {}
        self.panel = QFrame()
        self.panel.setProperty("kind", "panel")
        self.counting = Paragraph(_COUNTING, "muted")
        self.what = Sentences()
        self.go_on, self.give_up = Button(N_("Change the rule")), Button(N_("Keep it as it is"))
        self.go_on.clicked.connect(self._go_on)
        self.give_up.clicked.connect(self._take_back)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.give_up)
        buttons.addStretch(1)
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addWidget(Label(N_("At the next check this would change"), "strong"))
        inside.addWidget(self.what)
        inside.addLayout(buttons)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self.counting)
        column.addWidget(self.panel)
        self._hide()

    def show_record(self, number: int, values: Mapping[str, Any], drafts: Mapping[str, str]) -> None:
        """Show the parameters of an edition; what waits for another is a draft there."""
        is_other = number != self._number
        super().show_record(number, values, drafts)
        self._values = values
        if is_other:
            self._hide()

    # --- what it would mean -------------------------------------------------------------------------------------------

    def _store(self, name: str, value: Any, text: str) -> None:
        number = self._number
        assert number is not None
        if value == self._values.get(name) or name not in self._weighing.names:
            super()._store(name, value, text)
            return
        wanted = self._wanted = Wanted(number, name, value, text)
        # What is typed waits as a draft, so that it is still there when the window is closed before anybody decides.
        self._keep_draft(name, text, message(_COUNTS))
        self.panel.hide()
        self.counting.show()
        self._weigh(wanted)

    def _weigh(self, wanted: Wanted) -> None:
        """Count what the change would mean."""
        number, name, value = wanted.number, wanted.name, wanted.value
        desk, weigh = self._desk.desk, self._weighing.weigh

        def work(progress: Progress) -> "tuple[Turn, ...] | Ended":
            from sqlalchemy.orm import Session

            from jipdesk.models.looks import GaveWay

            try:
                with desk.db.apart(gives_way=True) as connection, Session(connection, autoflush=False) as session:
                    return weigh(session, number, (name, value), progress)
            except GaveWay:
                return Ended.DISTURBED
            except Stopped:
                return Ended.STOPPED

        self._desk.jobs.look(work, partial(self._weighed, wanted), name=message(_COUNTING))

    def _weighed(self, wanted: Wanted, turns: "tuple[Turn, ...] | Ended") -> None:
        if wanted != self._wanted or wanted.number != self._number:
            return
        if turns is Ended.DISTURBED:
            # An act came between, such as the keeping of the draft; kept again it would disturb again.
            self._weigh(wanted)
        elif turns is Ended.STOPPED:
            self._take_back()
        elif not turns:
            self._go_on()
        else:
            self.counting.hide()
            self._keep_draft(wanted.name, wanted.text, message(_WAITS))
            self.fields[wanted.name].mark(_WAITS, Tone.WAITING)
            self.what.show_sentences([self._sentence(turn) for turn in turns])
            self.panel.show()
            # It stands at the end of the rule's fields, where the page may end; what is new takes its room first.
            QTimer.singleShot(0, self, self._bring_into_sight)

    @Slot()
    def _bring_into_sight(self) -> None:
        bring_into_sight(self.panel)

    def _sentence(self, turn: "Turn") -> Sentence:
        def says(words: Words) -> str:
            return said.turn_sentence(
                turn.before, turn.after, turn.count, words, of_companies=self._weighing.of_companies
            )

        more = partial(said.turned_who, turn.first, turn.count, turn.kept) if turn.kept or turn.first else ""
        return Sentence(_TONES[turn.after], _CHANGES, says, more)

    @Slot()
    def _go_on(self) -> None:
        wanted = self._wanted
        if wanted is not None:
            self._hide()
            self.fields[wanted.name].unmark()
            super()._store(wanted.name, wanted.value, wanted.text)

    @Slot()
    def _take_back(self) -> None:
        wanted = self._wanted
        self._hide()
        if wanted is not None:
            field = self.fields[wanted.name]
            field.show_text(self._spec.show(wanted.name, self._values.get(wanted.name)), is_other=True)
            field.unmark()
            self._drop_draft(wanted.name)

    @Slot(str)
    def _drop_draft(self, name: str) -> None:
        if self._wanted is not None and self._wanted.name == name:
            self._hide()
        super()._drop_draft(name)

    def _hide(self) -> None:
        self._wanted = None
        self.counting.hide()
        self.panel.hide()
