"""Who works at the desk: everybody who may act, and those who did."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.actions import office, protection
from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.queries.edition_page import CoordinatorLine
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.pieces.narrow import lay_narrow
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking, message, plain, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class PeopleSettings(Speaking, QWidget):
    """A line for everybody, and a field to add somebody."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self.retire: dict[int, Button] = {}
        self.field = LineEdit()
        self.field.setMaximumWidth(280)
        self.add = ActButton(N_("Add"), self._add)
        self.trouble = Paragraph("", "trouble")
        self.trouble.hide()
        self.still_open = Paragraph("", "doubt")
        self.field.returnPressed.connect(self.add.click)
        self.field.textChanged.connect(self._look)
        sheet = QFrame()
        sheet.setProperty("kind", "panel")
        self._lines = QVBoxLayout(sheet)
        self._lines.setContentsMargins(16, 4, 8, 4)
        self._lines.setSpacing(0)
        typing = QHBoxLayout()
        typing.addWidget(self.field, 1)
        typing.addWidget(self.add)
        typing.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        hint = N_(
            "Everything done is recorded under the coordinator's name. The records of former coordinators are kept."
        )
        column.addWidget(Paragraph(hint, "small"))
        column.addWidget(sheet)
        column.addWidget(self.still_open)
        column.addLayout(typing)
        column.addWidget(self.trouble)
        column.addStretch(1)
        lay_narrow(self, column)
        self.retranslate()
        self._look("")

    def show_people(self, people: Sequence[CoordinatorLine]) -> None:
        """Show everybody."""
        clear(self._lines)
        self.retire = {}
        active = sum(each.active for each in people)
        for place, each in enumerate(people):
            if place:
                self._lines.addWidget(_hairline())
            self._lines.addLayout(self._line(each, is_last=each.active and active == 1))
        self._warn([each.name for each in people if not each.active])

    def _warn(self, former: Sequence[str]) -> None:
        """Say whose passphrase still opens the desk though they do not work here any more."""
        names = [name for name in protection.standing(self._desk.desk).names if name in former]
        self.still_open.setVisible(bool(names))
        sentence = N_("The desk still opens with the passphrase of {names}. Remove it under “Passphrases”.")
        self.still_open.say(message(sentence, names=lambda words: words.list(names)))

    def _line(self, each: CoordinatorLine, *, is_last: bool) -> QHBoxLayout:
        name = Label(plain(each.name), "strong" if each.active else "muted")
        if each.active:
            button = ActButton(N_("Remove from the team"), partial(self._retire, each.id), "link")
            if is_last:
                button.forbid(N_("The desk needs at least one coordinator. Add another one first."))
        else:
            button = ActButton(N_("Bring back"), partial(self._bring_back, each.id), "link")
        self.retire[each.id] = button
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(12)
        line.addWidget(name, 2)
        line.addWidget(Label(_did(each), "muted"), 3)
        if not each.active:
            line.addWidget(StatePill(N_("Former coordinator"), Tone.NOT_BEGUN))
        elif each.id == self._desk.desk.actor:
            line.addWidget(StatePill(N_("Working now"), Tone.UNDER_WAY))
        line.addWidget(button)
        return line

    # --- acts ---------------------------------------------------------------------------------------------------------

    @Slot()
    def _add(self) -> None:
        name = self.field.text()

        def work(session: "Session") -> int:
            return office.add_coordinator(session, name)

        self._desk.act("add_coordinator", work, self._added, self._refuse)

    def _added(self, _: int) -> None:
        self.field.clear()
        self.trouble.hide()

    def _retire(self, number: int, *_: object) -> None:
        self._desk.act(
            "retire_coordinator", lambda session: office.retire_coordinator(session, number), None, self._refuse
        )

    def _bring_back(self, number: int, *_: object) -> None:
        work = partial(office.bring_back_coordinator, coordinator_id=number)
        self._desk.act("retire_coordinator", work, None, self._refuse)

    def _refuse(self, stop: Stop) -> None:
        self.trouble.say(of_stop(stop))
        self.trouble.show()

    @Slot(str)
    def _look(self, text: str) -> None:
        self.trouble.hide()
        if text.strip():
            self.add.allow()
        else:
            self.add.forbid(N_("Enter the name of the coordinator first."))

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.field.setPlaceholderText(said(N_("Name of a coordinator")))
        self.field.setAccessibleName(said(N_("Name of a coordinator")))


def _did(each: CoordinatorLine) -> Saying:
    def say(words: Words) -> str:
        if each.last_at is None:
            return words.gettext("no actions yet")
        done = words.ngettext("{n} action, last on {day}", "{n} actions, last on {day}", each.acts)
        return done.format(n=words.number(each.acts), day=words.moment(each.last_at))

    return say


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedHeight(1)
    return line
