"""面接 of one applicant: when, with whom, and what came of it; and the companies the applicant was proposed to."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import CRITERIA, METHODS, OUTCOMES, STAGES
from jipdesk.phrases.states import state_name
from jipdesk.queries.application_page import ApplicationPage, InterviewLine, MatchLine
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.spoken import Label, Paragraph


class Interviews(QWidget):
    """The fourth tab."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 8, 12)
        column.addLayout(self._lines)
        column.addStretch(1)

    def show_page(self, page: ApplicationPage) -> None:
        """Show one applicant."""
        clear(self._lines)
        for interview in page.interviews:
            self._lines.addLayout(_interview(interview))
        if not page.interviews:
            self._lines.addWidget(Paragraph(N_("No interview has been arranged yet."), "muted"))
        if page.matches:
            self._lines.addWidget(Label(N_("Proposed to"), "heading"))
            for match in page.matches:
                self._lines.addLayout(_match(match))


def _interview(interview: InterviewLine) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(2)
    head = QHBoxLayout()
    head.addWidget(Label(partial(_when, interview)), 1)
    tone = Tone.UNDER_WAY if interview.total is None else Tone.DONE
    head.addWidget(StatePill(partial(_points, interview), tone), 0, Qt.AlignmentFlag.AlignRight)
    lines.addLayout(head)
    lines.addWidget(Paragraph(partial(_with_whom, interview), "small"))
    if interview.scores:
        lines.addWidget(Paragraph(partial(_scores, interview), "small"))
    if interview.comments:
        lines.addWidget(Paragraph(lambda _: interview.comments or "", ""))
    return lines


def _match(match: MatchLine) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(Paragraph(partial(_company, match)), 1)
    line.addWidget(StatePill(partial(_match_state, match), tone_of("match", match.state)))
    return line


def _when(interview: InterviewLine, words: Words) -> str:
    return words.gettext("{moment} (Japan time)").format(moment=words.moment(interview.starts_at))


def _points(interview: InterviewLine, words: Words) -> str:
    if interview.total is None:
        return words.gettext("Arranged")
    points = words.gettext("{points} points").format(points=interview.total)
    if interview.recommendation not in OUTCOMES:
        return points
    return words.gettext("{points}: {outcome}").format(
        points=points, outcome=words.gettext(OUTCOMES[str(interview.recommendation)])
    )


def _with_whom(interview: InterviewLine, words: Words) -> str:
    parts = [
        words.gettext(STAGES.get(interview.stage, interview.stage)),
        words.gettext(METHODS.get(interview.method, interview.method)),
        words.gettext("{n} minutes").format(n=interview.minutes),
        words.list(list(interview.interviewers)),
    ]
    return " · ".join(part for part in parts if part)


def _scores(interview: InterviewLine, words: Words) -> str:
    return words.list(
        [f"{words.gettext(CRITERIA.get(name, name))} {points}" for name, points in interview.scores.items()]
    )


def _company(match: MatchLine, words: Words) -> str:
    names = (match.company_ja, match.company_en) if words.language == "ja" else (match.company_en, match.company_ja)
    return f"{next((name for name in names if name), '')} · {match.opening_no}"


def _match_state(match: MatchLine, words: Words) -> str:
    return state_name("match", match.state, words)
