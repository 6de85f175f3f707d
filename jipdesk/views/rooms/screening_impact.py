"""What deciding would mean, before it is decided: how many pass, for how many places, and how it falls on groups."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases import screening as said
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.marking import N_
from jipdesk.queries.screening_decisions import Consequences, Share
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.sentences import Sentence, Sentences
from jipdesk.views.spoken import Label, Paragraph, Saying

_MOST = 8
_FIGURE = 76


class Impact(QWidget):
    """Sentences, and below them tables of groups."""

    def __init__(self, *, with_groups: bool = True) -> None:
        super().__init__()
        self.sentences = Sentences()
        self._groups = QVBoxLayout()
        self._groups.setSpacing(4)
        self._with_groups = with_groups
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.sentences)
        column.addLayout(self._groups)

    def show_consequences(self, found: Consequences, due_on: date) -> None:
        """Show them."""
        self.sentences.show_sentences(_sentences(found, due_on))
        clear(self._groups)
        if self._with_groups and found.decided:
            self._group(N_("By course"), found.courses, _course)
            self._group(N_("By country"), found.countries, _country)
            self._group(N_("By sex"), found.sexes, _sex)

    def _group(self, title: str, shares: Sequence[Share], name_of: Callable[[Share, Words], str]) -> None:
        if not shares:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for column, heading in enumerate((title, N_("To pass"), N_("Not selected"))):
            grid.addWidget(_cell(heading, "heading" if not column else "small", is_figure=column > 0), 0, column)
        for line, share in enumerate(_shortened(shares), start=1):
            grid.addWidget(Paragraph(partial(name_of, share)), line, 0)
            grid.addWidget(_cell(partial(_passing, share), "", is_figure=True), line, 1)
            grid.addWidget(_cell(partial(_number, share.rejecting), "muted", is_figure=True), line, 2)
        self._groups.addSpacing(6)
        self._groups.addLayout(grid)


def _cell(saying: Saying | str, kind: str, *, is_figure: bool) -> Label:
    made = Label(saying, kind)
    if is_figure:
        made.setMinimumWidth(_FIGURE)
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


def _shortened(shares: Sequence[Share]) -> Sequence[Share]:
    """Return the largest groups, and the others as one."""
    if len(shares) <= _MOST + 1:
        return shares
    others = shares[_MOST:]
    rest = Share(("*", str(len(others))), sum(e.passing for e in others), sum(e.rejecting for e in others))
    return (*shares[:_MOST], rest)


def _sentences(found: Consequences, due_on: date) -> list[Sentence]:
    def due(words: Words) -> str:
        return words.day(due_on)

    told: list[Sentence] = []
    if found.passing:
        nothing = found.asked_nothing
        told.append(
            _line(
                Tone.DONE,
                lambda words: said.passing_sentence(found.passing, due(words), words, asked_nothing=nothing),
            )
        )
        if found.places is not None:
            places = found.places
            tone = Tone.WAITING if found.passing < places else Tone.DONE
            told.append(_line(tone, lambda words: said.places_sentence(found.passing, places, words)))
    if found.rejecting:
        told.append(_line(Tone.TROUBLE, lambda words: said.rejecting_sentence(found.rejecting, words)))
    if found.disputed:
        told.append(_line(Tone.WAITING, lambda words: said.disputed_sentence(found.disputed, words)))
    if found.shut:
        told.append(
            _line(
                Tone.WAITING,
                lambda words: said.shut_sentence({str(state): n for state, n in found.shut.items()}, words),
            )
        )
    if found.decided:
        told.append(_line(Tone.NOT_BEGUN, lambda words: said.open_sentence(found.open_after, words)))
    return told


def _line(tone: Tone, says: Saying) -> Sentence:
    return Sentence(tone, "", says)


def _number(count: int, words: Words) -> str:
    return words.number(count)


def _passing(share: Share, words: Words) -> str:
    if share.places is None:
        return words.number(share.passing)
    return words.gettext("{passing} of {places}").format(
        passing=words.number(share.passing), places=words.number(share.places)
    )


def _course(share: Share, words: Words) -> str:
    ja, en = share.names
    return (ja if words.language == "ja" else en) or words.gettext("no course chosen")


def _country(share: Share, words: Words) -> str:
    code, count = share.names
    if code == "*":
        return words.ngettext("{n} other country", "{n} other countries", int(count)).format(n=words.number(int(count)))
    return words.territory(code) if code else words.gettext("not stated")


def _sex(share: Share, words: Words) -> str:
    code = share.names[0]
    return code_name("sex", code, words) if code else words.gettext("not stated")
