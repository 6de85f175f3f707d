"""A score as it is shown: one sentence why, and part by part."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.matching.score import Finding, PartName
from jipdesk.matching.score import Part as ScorePart
from jipdesk.phrases.marking import N_
from jipdesk.phrases.matching import PARTS, found, why
from jipdesk.views.pieces.points import Part, Points
from jipdesk.views.spoken import Paragraph, message


def parts_of(stored: Sequence[Mapping[str, Any]]) -> tuple[ScorePart, ...]:
    """Return the parts of a score as they were stored with a proposal."""
    return tuple(
        ScorePart(
            name=PartName(part["name"]),
            points=int(part["points"]),
            of=int(part["of"]),
            finding=Finding(part["finding"]),
            value=str(part["value"]),
            steps=int(part["steps"]),
        )
        for part in stored
    )


class Score(QWidget):
    """Why these two fit."""

    def __init__(self) -> None:
        super().__init__()
        self._total = Paragraph("", "strong")
        self._why = Paragraph()
        self._points = Points()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._total)
        column.addWidget(self._why)
        column.addSpacing(6)
        column.addWidget(self._points)

    def show_score(self, score: int, parts: Sequence[ScorePart]) -> None:
        """Show a score and what it is made of, the weightiest part first."""
        self._total.say(message(N_("{score} of 100 points"), score=score))
        self._why.say(partial(why, parts))
        order = list(PARTS)
        self._points.show_parts(
            [
                Part(PARTS[part.name], part.points, part.of, partial(_found, part))
                for part in sorted(parts, key=lambda part: order.index(part.name))
            ]
        )


def _found(part: ScorePart, words: Words) -> str:
    return found(part, words)
