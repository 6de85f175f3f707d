"""The openings of a company: what is offered, under which conditions, and how far its places are filled."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries.company_page import OpeningLine
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.facts import Facts
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.spoken import Label, Paragraph, Saying, plain

_NONE = "none"


class Openings(QWidget):
    """One sheet for each."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_openings(self, openings: Sequence[OpeningLine]) -> None:
        """Show these openings in place of those before."""
        clear(self._column)
        for each in openings:
            self._column.addWidget(_sheet(each))
        if not openings:
            said = N_("This company offers nothing yet. Its openings come with the company sheet.")
            self._column.addWidget(Paragraph(said, "muted"))


def _sheet(opening: OpeningLine) -> QWidget:
    sheet = QFrame()
    sheet.setProperty("kind", "panel")
    head = QHBoxLayout()
    head.addWidget(Label(plain(opening.no), "strong"))
    head.addWidget(StatePill(_state(opening), tone_of("opening", opening.state)))
    head.addStretch(1)
    facts = Facts()
    facts.show_facts(list(_facts(opening)))
    column = QVBoxLayout(sheet)
    column.setContentsMargins(12, 10, 12, 12)
    column.setSpacing(8)
    column.addLayout(head)
    column.addWidget(facts)
    return sheet


def _state(opening: OpeningLine) -> Saying:
    return lambda words: state_name("opening", opening.state, words)


def _facts(opening: OpeningLine) -> Sequence[tuple[str, Saying]]:
    stated: Sequence[tuple[str, Saying]] = (
        (N_("Course"), lambda words: opening.course_ja if words.language == "ja" else opening.course_en),
        (N_("Places"), lambda words: _places(opening, words)),
        (N_("Period"), lambda words: _period(opening, words)),
        (N_("Hours a day"), plain(f"{opening.hours_per_day.normalize():f}" if opening.hours_per_day else "")),
        (N_("Languages"), lambda words: _languages(opening, words)),
        (N_("Fields"), lambda words: words.list(list(opening.fields))),
        (N_("Target markets"), lambda words: words.list(list(opening.target_markets))),
        (N_("Task"), lambda words: _task(opening, words)),
    )
    given = {
        N_("Period"): bool(opening.starts_on or opening.ends_on),
        N_("Hours a day"): bool(opening.hours_per_day),
        N_("Fields"): bool(opening.fields),
        N_("Target markets"): bool(opening.target_markets),
        N_("Task"): bool(opening.task_ja or opening.task_en),
    }
    return [(title, says) for title, says in stated if given.get(title, True)]


def _places(opening: OpeningLine, words: Words) -> str:
    return words.gettext("{filled} of {places} filled").format(
        filled=words.number(opening.filled), places=words.number(opening.places)
    )


def _period(opening: OpeningLine, words: Words) -> str:
    first, last = (words.date(day) if day else "" for day in (opening.starts_on, opening.ends_on))
    return f"{first} – {last}".strip()


def _languages(opening: OpeningLine, words: Words) -> str:
    """Return the levels that are asked for."""
    asked = []
    if opening.required_jlpt and opening.required_jlpt != _NONE:
        asked.append(words.gettext("JLPT {level}").format(level=code_name("jlpt", opening.required_jlpt, words)))
    if opening.required_english and opening.required_english != _NONE:
        level = code_name("english", opening.required_english, words)
        asked.append(words.gettext("English: {level}").format(level=level))
    return words.list(asked) or words.gettext("Nothing is asked for")


def _task(opening: OpeningLine, words: Words) -> str:
    tasks = (opening.task_ja, opening.task_en) if words.language == "ja" else (opening.task_en, opening.task_ja)
    return next((task for task in tasks if task), "")
