"""Who was proposed to a company, opening by opening, how each proposal stands, and which placement it became."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries.match_list import MatchLine
from jipdesk.views.goal import Goal
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, message, plain


class People(QWidget):
    """A line for each proposal; names lead to the person, numbers to proposal and placement."""

    wanted = Signal(object)
    """a `Goal` to go to"""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_matches(self, matches: Sequence[MatchLine]) -> None:
        """Show these proposals in place of those before."""
        clear(self._column)
        for opening_no, of_opening in groupby(matches, key=lambda each: each.opening_no):
            self._column.addWidget(Label(plain(opening_no), "heading"))
            self._column.addWidget(self._group(list(of_opening)))
        if not matches:
            said = N_(
                "Nobody has been proposed to this company yet. Matching finds the candidates who fit its openings best."
            )
            self._column.addWidget(Paragraph(said, "muted"))
            self._column.addWidget(self._link(N_("Go to Matching"), Goal("matching")), 0, Qt.AlignmentFlag.AlignLeft)

    def _group(self, matches: Sequence[MatchLine]) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        for match in matches:
            head = QHBoxLayout()
            head.addWidget(self._link(plain(match.name), Goal("applications", record=match.application_id)))
            head.addStretch(1)
            head.addWidget(StatePill(_state(match), tone_of("match", match.state)))
            below = QHBoxLayout()
            below.setSpacing(16)
            points = message(N_("{score} points"), score=match.score)
            below.addWidget(self._link(points, Goal("matching", record=match.id)))
            if match.placement:
                number, no = match.placement
                below.addWidget(self._link(plain(no), Goal("interns", record=number)))
            below.addStretch(1)
            column.addLayout(head)
            column.addLayout(below)
            column.addSpacing(6)
        return group

    def _link(self, saying: Saying | str, goal: Goal) -> Button:
        button = Button(saying, "link")
        button.clicked.connect(partial(self.wanted.emit, goal))
        return button


def _state(match: MatchLine) -> Saying:
    return lambda words: state_name("match", match.state, words)
