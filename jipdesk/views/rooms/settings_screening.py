"""By what an edition judges applications, and the reasons the office gives: reworded, weighed, added, retired."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk.actions import screening_settings
from jipdesk.errors import InputRefused, Stop
from jipdesk.phrases.marking import N_
from jipdesk.phrases.screening import weights_sentence
from jipdesk.queries import screening, screening_weights
from jipdesk.queries.screening import Reason
from jipdesk.queries.screening_weights import Effect
from jipdesk.rules.screening import HEAVIEST, Criterion
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.leaving import Leaves
from jipdesk.views.pieces.narrow import lay_narrow
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.rooms.settings_order import MovableEdit, MoveButtons
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking, said

_WEIGHT, _WIDTH = 64, 920
Line = tuple[str, str, str, Callable[[str], object]]
"""a field: what it is, what stands in it, what it is called, and who hears of it"""
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows."""

    criteria: tuple[Criterion, ...]
    reasons: tuple[Reason, ...]


class Word(Leaves, Speaking, MovableEdit):
    """A field that hands over what was typed as it is left."""

    def __init__(self, text: str, name: Saying | str, left: Callable[[str], object] | None = None) -> None:
        super().__init__(text)
        self._name, self._kept, self._left = name, text, left
        self.editingFinished.connect(self.leave)
        self.retranslate()

    @Slot()
    def leave(self) -> None:
        """Hand it over, once."""
        if self._left and self.text() != self._kept:
            self._kept = self.text()
            self._left(self.text())

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setPlaceholderText(said(self._name))
        self.setAccessibleName(said(self._name))


class ScreeningSettings(QWidget):
    """Two lists, each with a line to add to it; other weights say what they change before they count."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._found = Found((), ())
        self._waiting: Criterion | None = None
        self.words: dict[tuple[str, str], Word] = {}
        """the fields by what they are of and of which language, or the weight"""
        self.offers: dict[str, Button] = {}
        self.moves: dict[str, MoveButtons] = {}
        self._keys_at: tuple[str, str] | None = None
        """the field the keys are in, while its line moves"""
        self._scrolled = 0
        self._asking = Asking(desk, self._show, self._refuse, self)
        self._weighing = Asking(desk, self._show_effect, self._refuse, self)
        self.trouble = Paragraph("", "trouble")
        self.trouble.hide()
        self._criteria, self._reasons = QGridLayout(), QGridLayout()
        self._build_effect()
        self._lay_out()

    def _build_effect(self) -> None:
        self.effect = QFrame()
        self.effect.setProperty("kind", "panel")
        self.told = Paragraph()
        self.go_on, self.give_up = Button(N_("Change the weight")), Button(N_("Keep it as it is"))
        self.go_on.clicked.connect(self._weigh)
        self.give_up.clicked.connect(self._keep)
        buttons = QHBoxLayout()
        for button in (self.go_on, self.give_up):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QVBoxLayout(self.effect)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addWidget(self.told)
        inside.addLayout(buttons)
        self.effect.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Label(N_("Criteria of the document screening"), "heading"))
        hint = N_(
            "Reviewers give 1 to 5 points for each; weighted, they make one number from 0 to 100. "
            "A criterion with weight 0 is asked no more."
        )
        column.addWidget(Paragraph(hint, "small"))
        column.addLayout(self._criteria)
        column.addWidget(self.effect)
        column.addSpacing(12)
        column.addWidget(Label(N_("Reasons for not selecting"), "heading"))
        hint = N_("The same for all editions. A reason that is offered no more stays in the reviews that gave it.")
        column.addWidget(Paragraph(hint, "small"))
        column.addLayout(self._reasons)
        column.addWidget(self.trouble)
        column.addStretch(1)
        for grid in (self._criteria, self._reasons):
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(0, 4)
            grid.setColumnStretch(1, 5)
        lay_narrow(self, column, _WIDTH)

    # --- showing ------------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask the desk again."""
        edition = self._desk.edition
        if edition is None:
            return
        number = edition.id

        def question(session: Session) -> Found:
            return Found(screening.criteria(session, number), screening.reasons(session, every=True))

        self._asking.ask(question)

    def _show(self, found: Found) -> None:
        if found == self._found and self.words:
            return
        self._found = found
        self._waiting = None
        self.effect.hide()
        self.words, self.offers, self.moves = {}, {}, {}
        for grid in (self._criteria, self._reasons):
            clear(grid)
        titles = (N_("Japanese"), N_("English"), N_("Weight"))
        for column, title in enumerate(titles):
            self._criteria.addWidget(Label(title, "small"), 0, column)
        for column, title in enumerate(titles[:2]):
            self._reasons.addWidget(Label(title, "small"), 0, column)
        for line, criterion in enumerate(found.criteria, start=1):
            self._show_criterion(line, criterion)
        self._add_line(self._criteria, len(found.criteria) + 1, "criterion", self._add_criterion)
        for line, reason in enumerate(found.reasons, start=1):
            self._show_reason(line, reason)
        self._add_line(self._reasons, len(found.reasons) + 1, "reason", self._add_reason)
        # Once the lines have their places: a page scrolls to the field that the keys go to.
        QTimer.singleShot(0, self, self._give_keys_back)

    @Slot()
    def _give_keys_back(self) -> None:
        if self._keys_at in self.words:
            if bar := self._scroll_bar():
                # The keys went elsewhere as the old lines went away, and the page with them.
                bar.setValue(self._scrolled)
            self.words[self._keys_at].setFocus()
        self._keys_at = None

    def _scroll_bar(self) -> QScrollBar | None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        return around.verticalScrollBar() if around else None

    def _show_criterion(self, line: int, each: Criterion) -> None:
        fields: tuple[Line, ...] = (
            ("ja", each.name_ja, N_("Japanese"), lambda text: self._reword(replace(each, name_ja=text))),
            ("en", each.name_en, N_("English"), lambda text: self._reword(replace(each, name_en=text))),
            ("weight", str(each.weight), N_("Weight"), partial(self._ask_weight, each)),
        )
        for column, (kind, text, name, left) in enumerate(fields):
            self._put(self._criteria, line, column, (each.code, kind), Word(text, name, left))
        self._let_move(self._criteria, (line, len(self._found.criteria)), each.code, self._move_criterion)
        if not each.weight:
            self._criteria.addWidget(Label(N_("Asked no more"), "muted"), line, 4)

    def _show_reason(self, line: int, each: Reason) -> None:
        fields: tuple[Line, ...] = (
            ("ja", each.label_ja, N_("Japanese"), lambda text: self._reword_reason(each, text, each.label_en)),
            ("en", each.label_en, N_("English"), lambda text: self._reword_reason(each, each.label_ja, text)),
        )
        for column, (kind, text, name, left) in enumerate(fields):
            self._put(self._reasons, line, column, (each.label_ja, kind), Word(text, name, left))
        button = Button(N_("Offer no more") if each.active else N_("Offer again"), "link")
        button.does(partial(self._offer, each))
        self.offers[each.label_ja] = button
        self._reasons.addWidget(button, line, 3)
        self._let_move(self._reasons, (line, len(self._found.reasons)), each.label_ja, self._move_reason)

    def _let_move(self, grid: QGridLayout, at: tuple[int, int], key: str, move: Callable[[str, int], None]) -> None:
        """Let a line be moved among so many, from its fields and by the signs behind them."""
        line, count = at
        moves = self.moves[key] = MoveButtons(partial(move, key), is_first=line == 1, is_last=line == count)
        grid.addWidget(moves, line, 3 if grid is self._criteria else 2)
        for field, word in self.words.items():
            if field[0] == key:
                word.moved.connect(partial(self._move_from, field, move))

    def _move_from(self, field: tuple[str, str], move: Callable[[str, int], None], step: int) -> None:
        self.words[field].leave()
        self._keys_at = field
        if bar := self._scroll_bar():
            self._scrolled = bar.value()
        move(field[0], step)

    def _add_line(self, grid: QGridLayout, line: int, of: str, add: Callable[[], None]) -> None:
        self._put(grid, line, 0, (of, "ja"), Word("", N_("Japanese")))
        self._put(grid, line, 1, (of, "en"), Word("", N_("English")))
        if of == "criterion":
            self._put(grid, line, 2, (of, "weight"), Word("", N_("Weight")))
        button = Button(N_("Add"))
        button.does(add)
        self.offers[of] = button
        grid.addWidget(button, line, 3 if of == "criterion" else 2, Qt.AlignmentFlag.AlignLeft)

    def _put(self, grid: QGridLayout, line: int, column: int, key: tuple[str, str], word: Word) -> None:
        if key[1] == "weight":
            word.setFixedWidth(_WEIGHT)
            word.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.words[key] = word
        grid.addWidget(word, line, column)

    # --- criteria -----------------------------------------------------------------------------------------------------

    def _reword(self, criterion: Criterion) -> None:
        self._act("edit_criteria", partial(_change_criterion, self._edition, criterion))

    def _ask_weight(self, criterion: Criterion, text: str) -> None:
        """Say what another weight changes; what changes nothing counts at once."""
        weight = _whole(text)
        if weight is None:
            self._refuse(InputRefused("weight_off_scale", highest=HEAVIEST))
            return
        self.trouble.hide()
        self._waiting = replace(criterion, weight=weight)
        number, weights = self._edition, screening_weights.with_weight(self._found.criteria, criterion.code, weight)
        self._weighing.ask(lambda session: screening_weights.effect(session, number, weights))

    def _show_effect(self, effect: Effect) -> None:
        if self._waiting is None:
            return
        if not effect.totals:
            self._weigh()
            return
        self.told.say(partial(weights_sentence, effect.totals, effect.before, effect.after))
        self.effect.show()

    @Slot()
    def _weigh(self) -> None:
        if self._waiting is not None:
            self._act("edit_criteria", partial(_change_criterion, self._edition, self._waiting))

    @Slot()
    def _keep(self) -> None:
        self._waiting = None
        self._show_anew()

    def _add_criterion(self) -> None:
        ja, en, typed = (self.words["criterion", kind].text() for kind in ("ja", "en", "weight"))
        weight = _whole(typed)
        if weight is None:
            self._refuse(InputRefused("weight_off_scale", highest=HEAVIEST))
            return
        number = self._edition
        self._act("edit_criteria", lambda session: screening_settings.add_criterion(session, number, ja, en, weight))

    def _move_criterion(self, code: str, step: int) -> None:
        number = self._edition
        self._act("edit_criteria", lambda session: screening_settings.move_criterion(session, number, code, step))

    # --- reasons ------------------------------------------------------------------------------------------------------

    def _reword_reason(self, reason: Reason, ja: str, en: str) -> None:
        self._act("edit_reasons", lambda session: screening_settings.reword_reason(session, reason.label_ja, ja, en))

    def _move_reason(self, label_ja: str, step: int) -> None:
        self._act("edit_reasons", lambda session: screening_settings.move_reason(session, label_ja, step))

    def _offer(self, reason: Reason) -> None:
        active = not reason.active
        self._act(
            "edit_reasons", lambda session: screening_settings.offer_reason(session, reason.label_ja, active=active)
        )

    def _add_reason(self) -> None:
        ja, en = (self.words["reason", kind].text() for kind in ("ja", "en"))
        self._act("edit_reasons", lambda session: screening_settings.add_reason(session, ja, en))

    # --- what all of them do ------------------------------------------------------------------------------------------

    @property
    def _edition(self) -> int:
        assert self._desk.edition is not None
        return self._desk.edition.id

    def _act(self, name: str, work: Callable[[Session], object]) -> None:
        self.trouble.hide()
        self._desk.act(name, work, self._done, self._refuse)

    def _done(self, _: object) -> None:
        self._waiting = None
        self.effect.hide()

    def _refuse(self, stop: Stop) -> None:
        """Say why; what was typed stays."""
        self.trouble.say(of_stop(stop))
        self.trouble.show()

    def _show_anew(self) -> None:
        found, self._found = self._found, Found((), ())
        self._show(found)


def _change_criterion(edition_id: int, criterion: Criterion, session: Session) -> None:
    screening_settings.change_criterion(session, edition_id, criterion)


def _whole(text: str) -> int | None:
    """Return a weight as it was typed, in figures of either width."""
    typed = text.strip().translate(_WIDE)
    return int(typed) if typed.isdecimal() and len(typed) <= len(str(HEAVIEST)) and int(typed) <= HEAVIEST else None
