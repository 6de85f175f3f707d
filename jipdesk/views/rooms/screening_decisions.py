"""仮判定: who is to pass and who is not, collected, weighed, and applied together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk import i18n
from jipdesk.actions import tentative
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.screening import TENTATIVE, label
from jipdesk.queries import screening
from jipdesk.queries import screening_decisions as asked
from jipdesk.queries.screening import Reason
from jipdesk.queries.screening_decisions import Consequences
from jipdesk.rules.screening import Tentative
from jipdesk.views.jobs import Ending
from jipdesk.views.jobs import Progress as Watched
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.beside import Beside
from jipdesk.views.pieces.columns import Order
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.filters import FilterBar
from jipdesk.views.pieces.foot import Foot
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.pieces.table import PAGE, Table
from jipdesk.views.pieces.table_view import TableView
from jipdesk.views.rooms.screening_because import Because
from jipdesk.views.rooms.screening_decision_columns import COLUMNS
from jipdesk.views.rooms.screening_filters import wanted
from jipdesk.views.rooms.screening_impact import Impact
from jipdesk.views.rooms.screening_most import Most
from jipdesk.views.rooms.screening_scores import typed
from jipdesk.views.spoken import Label, Paragraph, counted, message, said

_WIDTH = 380
_EVERY = "every"
_FOLLOWING = N_(
    "Where all reviewers agree, their opinion becomes the tentative decision, for their reason unless one is chosen. "
    "Disputed ones stay open. Of those to pass, only as many as the number above the list, the best by points."
)


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows."""

    ids: Sequence[int]
    first: Mapping[int, Any]
    total: int
    consequences: Consequences
    reasons: tuple[Reason, ...]
    due_on: date
    """until when those who pass would have for their papers"""


class Decisions(QWidget):
    """The list of those who can be decided, and beside it what applying would mean."""

    def __init__(self, page: Page, filters: FilterBar) -> None:
        super().__init__()
        self.page, self.desk, self.filters = page, page.desk, filters
        self.order = Order(asked.Order.POINTS, is_descending=True)
        self.table = Table(COLUMNS, self._fetch, self)
        self.view = TableView(self.table)
        self.view.setAccessibleName(said(N_("Applications to be decided")))
        self.which = Segments(
            N_("Tentative decision"), ((_EVERY, N_("All")), *((code, title) for code, title in TENTATIVE.items()))
        )
        self.count = Label("", "muted")
        self.because = Because()
        self.impact = Impact()
        self.empty = Empty(N_("Nothing to decide"), N_("Eligible applications are listed here until they are decided."))
        self._asking = Asking(self.desk, self._show, page.refuse, self)
        self._add_acts()
        self._lay_out()
        self._connect()

    def _add_acts(self) -> None:
        self.passing = ActButton(message(N_("{verb}  {key}"), verb=_to_pass, key="P"), self.mean_to_pass)
        self.rejecting = ActButton(message(N_("{verb}  {key}"), verb=_to_reject, key="R"), self.mean_to_reject)
        self.clearing = ActButton(message(N_("{verb}  {key}"), verb=_to_clear, key="X"), self.clear)
        self.following = ActButton(N_("Propose from the reviews"), self.follow)
        self.most = Most()
        self.applying = ActButton(N_("Apply together"), self.apply, "primary")

    def _lay_out(self) -> None:
        self._beside = Beside(self.desk.memory, "screening decisions", self._left(), self._right(), parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._beside)

    def _left(self) -> QWidget:
        sheet = QFrame()
        sheet.setProperty("kind", "surface")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 2, 1, 4)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        inside.addWidget(self._stack)
        above = Foot()
        above.addWidget(self.which)
        above.begin_acts()
        above.addWidget(self.most)
        foot = Foot()
        foot.addWidget(self.count)
        foot.begin_acts()
        for button in (self.following, self.passing, self.rejecting, self.clearing):
            foot.addWidget(button)
        reason = QHBoxLayout()
        reason.setSpacing(8)
        reason.addWidget(Label(N_("Reason for not selecting"), "muted"))
        reason.addWidget(self.because, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(sheet, 1)
        column.addLayout(reason)
        column.addLayout(foot)
        return left

    def _right(self) -> QFrame:
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(16, 14, 16, 14)
        lines.setSpacing(10)
        lines.addWidget(Label(N_("If the tentative decisions are applied"), "heading"))
        self.nothing = Paragraph(
            N_(
                "Nothing is decided tentatively yet. Choose applications and press P or R, or propose from the reviews."
            ),
            "muted",
        )
        lines.addWidget(self.nothing)
        lines.addWidget(self.impact)
        lines.addStretch(1)
        sheet = Sheet(N_("Consequences"))
        sheet.fill(inside)
        right = QFrame()
        right.setProperty("kind", "surface")
        right.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 10)
        foot.addWidget(self.applying)
        foot.addStretch(1)
        column.addLayout(foot)
        return right

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh_if_shown)
        self.which.chosen.connect(self.refresh_if_shown)
        self.view.ordered.connect(self.sort)
        self.view.current_changed.connect(self._judge)
        self.table.checks_changed.connect(self._judge)
        self.because.changed.connect(self._judge)
        self.because.answered.connect(self.view.setFocus)
        self.because.entered.connect(self.view.setFocus)
        for other in (self.desk.actor_changed, self.desk.edition_changed):
            other.connect(self.because.forget)
        self.most.changed.connect(self._judge)
        self.view.show_order(self.order)
        self.view.installEventFilter(self)

    # --- showing ------------------------------------------------------------------------------------------------------

    @Slot()
    def refresh_if_shown(self) -> None:
        """Ask the desk again if this is looked at."""
        if self.isVisible():
            self.refresh()

    @Slot(object)
    def sort(self, order: Order) -> None:
        """Let the rows stand by another column."""
        self.order = order
        self.view.show_order(order)
        self.refresh()

    def refresh(self) -> None:
        """Ask the desk again."""
        desk, edition = self.desk, self.desk.edition
        if edition is None:
            return
        number, me, limits, order = edition.id, self.desk.desk.actor, wanted(self.filters), self.order
        which = frozenset() if self.which.current == _EVERY else frozenset({self.which.current})

        def question(session: Session) -> Found:
            by = asked.Order(order.column)
            ids = asked.ids(session, number, me, limits, which, by, descending=order.is_descending)
            meant = asked.tentative(session, number)
            return Found(
                ids=ids,
                first=asked.lines(session, me, ids[:PAGE]),
                total=asked.total(session, number),
                consequences=asked.consequences(session, number, meant),
                reasons=screening.reasons(session),
                due_on=desk.documents_due(),
            )

        self._asking.ask(question)

    def _show(self, found: Found) -> None:
        self.because.show_reasons(found.reasons)
        self.table.show(found.ids, found.first)
        self._stack.setCurrentWidget(self.view if found.ids else self.empty)
        told = found.consequences
        self.impact.show_consequences(told, found.due_on)
        self.nothing.setVisible(not told.decided)
        self._count_shown(len(found.ids), found.total)
        if told.decided:
            self.applying.say(counted("Apply {n} together", "Apply {n} together", told.decided))
            self.applying.allow()
        else:
            self.applying.say(N_("Apply together"))
            self.applying.forbid(N_("Nothing is decided tentatively yet."))
        self._judge()

    def _count_shown(self, shown: int, total: int) -> None:
        def say(words: Words) -> str:
            return words.gettext("{shown} of {total}").format(shown=words.number(shown), total=words.number(total))

        self.count.say(say)

    def _fetch(self, numbers: Sequence[int]) -> Mapping[int, Any]:
        with self.desk.glance() as session:
            return asked.lines(session, self.desk.desk.actor, numbers)

    @property
    def chosen(self) -> Sequence[int]:
        """Who is decided about: those checked, else the one looked at."""
        checked = self.table.checked
        if checked:
            return [number for number in self.table.ids if number in checked]
        return [] if self.view.current is None else [self.view.current]

    @Slot()
    def _judge(self, *_: object) -> None:
        nobody = N_("No applicant is chosen.")
        for button in (self.passing, self.rejecting, self.clearing):
            button.allow() if self.chosen else button.forbid(nobody)
        if self.chosen and not self.because.text:
            self.rejecting.forbid(N_("Enter the reason first."))
        if trouble := self.most.trouble:
            self.following.forbid(trouble)
        else:
            self.following.allow(_FOLLOWING)

    # --- acts ---------------------------------------------------------------------------------------------------------

    @Slot()
    def mean_to_pass(self) -> None:
        """Note that those chosen are to pass."""
        self._mean_to(Tentative.PASS, None)

    @Slot()
    def mean_to_reject(self) -> None:
        """Note that those chosen are not to be selected, for the reason that stands below the list."""
        self._mean_to(Tentative.REJECT, self.because.text)

    def _mean_to(self, decision: Tentative, because: str | None) -> None:
        numbers, me = self.chosen, self.desk.desk.actor

        def work(session: Session) -> None:
            tentative.mean_to(session, numbers, decision, coordinator=me, because=because)

        # The next key is meant for the next application, however soon it is pressed.
        if not self.table.checked:
            self.view.step(1)
        self.page.act("set_tentative", work)

    @Slot()
    def clear(self) -> None:
        """Leave those chosen open again."""
        numbers = self.chosen
        self.page.act("clear_tentative", lambda session: tentative.clear(session, numbers))

    @Slot()
    def follow(self) -> None:
        """Note what follows from the reviews where they agree."""
        edition, me, because = self.desk.edition, self.desk.desk.actor, self.because.text
        assert edition is not None
        number, most, words = edition.id, self.most.number, i18n.spoken()

        def worded(ja: str, en: str) -> str:
            return label(ja, en, words)

        def work(session: Session) -> tentative.Followed:
            return tentative.follow_reviews(
                session, number, coordinator=me, because=because, places=most, worded=worded
            )

        self.page.act("follow_reviews", work, self._tell_proposed)

    @Slot()
    def apply(self) -> None:
        """Decide all of it as one act."""
        edition, db, actor, on = self.desk.edition, self.desk.desk.db, self.desk.desk.actor, self.desk.today()
        assert edition is not None
        number = edition.id

        def work(progress: Watched) -> None:
            with db.write(actor, "apply_tentative") as session:
                tentative.apply_together(session, number, on=on, progress=progress)

        self.page.notice.clear()
        if self.applying.hasFocus():
            # The button has nothing more to apply for now, and would give the keys away.
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.applying.forbid(N_("The decisions are being applied…"))
        name = message(N_("Applying the decisions…"))
        self.desk.jobs.act(work, self._tell_applied, self.page.refuse, name=name, ending=Ending.CANCEL)

    def _tell_proposed(self, found: tentative.Followed) -> None:
        passing = sum(each is Tentative.PASS for each in found.decisions.values())

        def say(words: Words) -> str:
            proposed = words.gettext("From the reviews: {passing} to pass, {rejecting} not selected.").format(
                passing=words.number(passing), rejecting=words.number(len(found.decisions) - passing)
            )
            return f"{proposed} {_unread(found.unread, words)}".rstrip()

        self.page.notice.tell(say, Tone.DONE)

    def _tell_applied(self, _: object) -> None:
        self.page.notice.tell(N_("The decisions were applied. Edit ▸ Undo takes all of them back."), Tone.DONE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide by a letter typed in the list, which would else look for a row that begins with it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._press(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by a letter typed elsewhere."""
        if not self._press(event):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        button = {"P": self.passing, "R": self.rejecting, "X": self.clearing}.get(typed(event))
        if event.isAutoRepeat():
            # A key held too long does not decide about the next.
            return button is not None
        if button is not None and button.isEnabled():
            button.click()
        elif button is self.rejecting and self.chosen:
            # Nobody is left out without a reason; once one is chosen, it stays for those that follow.
            self.because.ask()
        return button is not None


def _to_pass(words: Words) -> str:
    return words.gettext("To pass")


def _to_reject(words: Words) -> str:
    return words.gettext("Not selected")


def _to_clear(words: Words) -> str:
    return words.gettext("Leave undecided")


def _unread(count: int, words: Words) -> str:
    """Return what was left open because one's own marks are missing; they come before those of others are known."""
    if not count:
        return ""
    return words.ngettext(
        "{n} was left open: your own marks are still missing.",
        "{n} were left open: your own marks are still missing.",
        count,
    ).format(n=words.number(count))
