"""On a person's page: that somebody on the desk seems to be the same, and the way to compare the two."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.views.goal import Goal
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.spoken import Button, Paragraph

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.same_person import Pair
    from jipdesk.queries.same_person_sides import PersonLine

    Found = tuple[Pair, PersonLine, int] | None


class SamePersonNote(QFrame):
    """Hidden unless there is somebody."""

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("tone", "waiting")
        self._desk = desk
        self._person: int | None = None
        self._found: Found = None
        self._asking = Asking(desk, self._show, None, self)
        self.text = Paragraph()
        self.compare = Button(N_("Compare"), "link")
        self.compare.clicked.connect(self._go)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.addWidget(self.text, 1)
        line.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def look_at(self, person_id: int) -> None:
        """Find out whether somebody seems to be this person."""
        if person_id != self._person:
            self.hide()
        self._person = person_id
        self._asking.ask(partial(_likeliest, person_id))

    def _show(self, found: "Found") -> None:
        self._found = found if found and found[0].person_id == self._person else None
        if self._found:
            _, other, count = self._found
            self.text.say(partial(_sentence, other, count))
        self.setVisible(self._found is not None)

    @Slot()
    def _go(self) -> None:
        if self._found:
            pair = self._found[0]
            self._desk.go(Goal("applications", part="same_person", records=(pair.person_id, pair.other_id)))


def _likeliest(person_id: int, session: "Session") -> "Found":
    from jipdesk.queries.same_person import check
    from jipdesk.queries.same_person_sides import lines

    found = check(session, person_id)
    return (found[0], lines(session, [found[0].other_id])[found[0].other_id], len(found)) if found else None


def _sentence(other: "PersonLine", count: int, words: Words) -> str:
    application = other.applications[0]
    if count == 1:
        text = words.gettext("Seems to be the same person as {name} ({no}, {year}).")
    else:
        text = words.gettext("Seems to be the same person as {name} ({no}, {year}) and others.")
    return text.format(name=other.name, no=application.no, year=application.year)
