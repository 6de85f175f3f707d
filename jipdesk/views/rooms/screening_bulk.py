"""一括判定: one decision on all that a list shows or on those chosen, with what it means said before the verb."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from sqlalchemy.orm import Session

from jipdesk.phrases.marking import N_
from jipdesk.queries import screening
from jipdesk.queries import screening_decisions as asked
from jipdesk.queries.screening import Reason
from jipdesk.queries.screening_decisions import Consequences
from jipdesk.rules.screening import Tentative
from jipdesk.views.jobs import Ending
from jipdesk.views.jobs import Progress as Watched
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.asker import Asker
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.rooms.screening_because import Because
from jipdesk.views.rooms.screening_impact import Impact
from jipdesk.views.spoken import Button, Label, Paragraph, counted, message

_NOW, _LATER = "now", "later"


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of those who would be decided about."""

    numbers: tuple[int, ...]
    """those of them that can be decided"""
    consequences: Consequences
    reasons: tuple[Reason, ...]
    due_on: date
    """until when they would have for their papers"""


class BulkDecision(Asker):
    """Hidden until "Decide…" is pressed. It notes what is meant to be decided, or decides at once.

    Which decision it is nobody has chosen beforehand, and unless somebody says so it is none for good.
    """

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page, self.desk = page, page.desk
        self._wanted: tuple[int, ...] = ()
        self._found: Found | None = None
        self._asking = Asking(self.desk, self._show, page.refuse, self)
        self.question = Label("", "strong")
        sides = ((Tentative.REJECT, N_("Not selected")), (Tentative.PASS, N_("To pass")))
        self.decision = Segments(N_("Decision"), sides, is_open=True)
        self.when = Segments(N_("When"), ((_LATER, N_("Decide tentatively")), (_NOW, N_("Decide now"))))
        self.because = Because()
        self.hint = Paragraph(N_("Choose a decision. What it would mean is shown here before you make it."), "muted")
        self.impact = Impact(with_groups=False)
        self.verb = ActButton("", self.decide, "primary")
        self.cancel = Button(N_("Cancel"))
        self._lay_out()
        self.decision.chosen.connect(self._ask)
        self.when.chosen.connect(self._say_verb)
        self.because.changed.connect(self._say_verb)
        self.because.entered.connect(self.verb.click)
        self.cancel.clicked.connect(self.hide)
        self.hide()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(12)
        for part in (self.decision, self.when):
            choices.addWidget(part)
        choices.addWidget(self.because, 1)
        choices.addStretch(0)
        buttons = QHBoxLayout()
        buttons.addWidget(self.verb)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.question)
        column.addLayout(choices)
        column.addWidget(self.hint)
        column.addWidget(self.impact)
        column.addLayout(buttons)

    # --- what it would mean -------------------------------------------------------------------------------------------

    def ask_about(self, numbers: Sequence[int], *, is_all: bool = False) -> None:
        """Ask what is to be decided about these; if nobody was chosen, they are all that the list shows."""
        self.decision.forget()
        self.when.choose(_LATER)
        self.because.forget()
        self.borrow_keys()
        self.show()
        self._take_keys()
        self._begin(numbers, is_all=is_all)

    def follow(self, numbers: Sequence[int], *, is_all: bool) -> None:
        """While it is asked, others are chosen or listed: let it be about these, whoever is not seen being left out."""
        if self.isHidden() or tuple(numbers) == self._wanted:
            return
        if not numbers:
            self.hide()
            return
        if self.verb.hasFocus():
            self._take_keys()
        self._begin(numbers, is_all=is_all)

    def _take_keys(self) -> None:
        chosen = self.decision.buttons.get(self.decision.current) or next(iter(self.decision.buttons.values()))
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, numbers: Sequence[int], *, is_all: bool) -> None:
        self._wanted = tuple(numbers)
        if is_all:
            self.question.say(
                counted("Decide on the {n} application listed", "Decide on all {n} applications listed", len(numbers))
            )
        else:
            self.question.say(
                counted("Decide on {n} chosen application", "Decide on {n} chosen applications", len(numbers))
            )
        self._ask()

    @Slot()
    def _ask(self, _: str = "") -> None:
        desk, numbers, side = self.desk, self._wanted, self._side
        edition = desk.edition
        self._found = None
        self.verb.forbid(N_("The consequences are being counted…"))
        self.because.setVisible(side is Tentative.REJECT)
        self.hint.setVisible(side is None)
        if edition is None:
            return
        number = edition.id

        def question(session: Session) -> Found:
            return Found(
                numbers=tuple(asked.can_be_decided(session, numbers)),
                consequences=asked.consequences(session, number, dict.fromkeys(numbers, side) if side else {}),
                reasons=screening.reasons(session),
                due_on=desk.documents_due(),
            )

        self._asking.ask(question)

    @property
    def _side(self) -> Tentative | None:
        """What somebody has chosen; None until then."""
        return Tentative(self.decision.current) if self.decision.current else None

    def _show(self, found: Found) -> None:
        self._found = found
        self.because.show_reasons(found.reasons)
        self.impact.show_consequences(found.consequences, found.due_on)
        self.impact.setVisible(self._side is not None)
        self._say_verb()

    @Slot()
    def _say_verb(self, _: str = "") -> None:
        if self._found is None:
            return
        count, side = len(self._found.numbers), self._side
        is_passing = side is Tentative.PASS
        if side is None:
            self.verb.say(N_("Decide"))
        elif self.when.current == _LATER:
            self.verb.say(counted("Note {n} tentatively", "Note {n} tentatively", count))
        elif is_passing:
            self.verb.say(counted("Pass {n} application", "Pass {n} applications", count))
        else:
            self.verb.say(counted("Mark {n} as not selected", "Mark {n} as not selected", count))
        if not count:
            self.verb.forbid(N_("None of them is waiting for the document screening."))
        elif side is None:
            self.verb.forbid(N_("Choose a decision first."))
        elif not is_passing and not self.because.text:
            self.verb.forbid(N_("Enter the reason first."))
        else:
            self.verb.allow()

    # --- doing it -----------------------------------------------------------------------------------------------------

    @Slot()
    def decide(self) -> None:
        """Decide as one act that can be stopped, and then nothing of it remains; or note it for later."""
        found, side = self._found, self._side
        if found is None or side is None:
            return
        because = self.because.text if side is Tentative.REJECT else None
        self.hide()
        self.page.notice.clear()
        if self.when.current == _LATER:
            self._note(found.numbers, side, because)
            return
        db, actor, on, numbers = self.desk.desk.db, self.desk.desk.actor, self.desk.today(), found.numbers

        def work(progress: Watched) -> int:
            from jipdesk.actions import tentative

            with db.write(actor, "decide_screening") as session:
                tentative.decide(session, numbers, side, on=on, because=because, progress=progress)
            return len(numbers)

        name = message(N_("Deciding…"))
        self.desk.jobs.act(work, self._tell, self.page.refuse, name=name, ending=Ending.CANCEL)

    def _note(self, numbers: Sequence[int], side: Tentative, because: str | None) -> None:
        me = self.desk.desk.actor

        def work(session: Session) -> int:
            from jipdesk.actions import tentative

            tentative.mean_to(session, numbers, side, coordinator=me, because=because)
            return len(numbers)

        self.page.act("set_tentative", work, self._tell_noted)

    def _tell(self, count: int) -> None:
        said = counted(
            "{n} application was decided. Edit ▸ Undo takes it back.",
            "{n} applications were decided. Edit ▸ Undo takes all of it back.",
            count,
        )
        self.page.notice.tell(said, Tone.DONE)

    def _tell_noted(self, count: int) -> None:
        said = counted(
            "{n} tentative decision was noted. Screening ▸ Decisions applies it.",
            "{n} tentative decisions were noted. Screening ▸ Decisions applies them.",
            count,
        )
        self.page.notice.tell(said, Tone.DONE)
