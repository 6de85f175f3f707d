"""What was saved last, and what the others gave the same applicant: said in one line while the next one is read."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.screening import opinion_name
from jipdesk.queries.screening_card import Marks
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.spoken import Button, OneLine, message


@dataclass(frozen=True, slots=True)
class Saved:
    """Whose marks were saved, and all that may be seen of them now."""

    name: str
    marks: Marks


class Last(QFrame):
    """Hidden until something was saved."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.told = OneLine()
        self.pill = StatePill()
        self.again = Button(message(N_("{verb}  {key}"), verb=_back, key="B"), "link")
        self.again.clicked.connect(self.back)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 3, 12, 3)
        line.setSpacing(10)
        line.addWidget(self.told, 1)
        line.addWidget(self.pill)
        line.addWidget(self.again)
        self.hide()

    def show_saved(self, saved: Saved) -> None:
        """Say it."""
        self.told.say(partial(_told, saved))
        disagree = saved.marks.disagree
        self.pill.setVisible(disagree)
        self.pill.say(N_("Reviewers disagree"), Tone.WAITING if disagree else Tone.DONE)
        self.show()


def _told(saved: Saved, words: Words) -> str:
    mine = saved.marks.mine
    assert mine is not None
    parts = [words.gettext("Saved: {name}").format(name=saved.name), _given(mine.opinion, mine.total, words)]
    parts += [
        words.gettext("{who}: {what}").format(who=each.reviewer, what=_given(each.opinion, each.total, words))
        for each in saved.marks.others
    ]
    if saved.marks.spread is not None:
        parts.append(words.gettext("{spread} points apart").format(spread=saved.marks.spread))
    return " · ".join(parts)


def _given(opinion: str, total: int | None, words: Words) -> str:
    name = opinion_name(opinion, words)
    return name if total is None else words.gettext("{opinion}, {points} points").format(opinion=name, points=total)


def _back(words: Words) -> str:
    return words.gettext("Back to it")
