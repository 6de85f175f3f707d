"""Arranging interviews for everybody whose documents are complete: from when on, with whom, how long."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk import i18n
from jipdesk.actions import interviews
from jipdesk.errors import Stop
from jipdesk.exchange.readings import Unreadable
from jipdesk.i18n import JAPAN, Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import METHODS
from jipdesk.queries import applications, interview_list
from jipdesk.queries.holidays import japanese
from jipdesk.rules.calendar import shifted
from jipdesk.rules.interviewing import Method
from jipdesk.rules.states import ApplicationState
from jipdesk.rules.time_zones import is_at_night, own_time
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.asker import Asker
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.fields import LABEL_WIDTH, ChoiceField, LinesField, TextField
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.spoken import Button, Label, Paragraph, counted

MINUTES = ("20", "30", "40", "45", "60")
LANGUAGES = {"en": N_("English"), "ja": N_("Japanese")}
_SETTLE_MS = 150


@dataclass(frozen=True, slots=True)
class Wish:
    """How interviews are to be laid."""

    first_day: date
    rooms: tuple[tuple[str, ...], ...]
    minutes: int
    method: Method
    language: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be arranged."""

    waiting: int
    first: datetime | None
    last: datetime | None
    at_night: int


class Arranging(Asker):
    """Hidden until it is wanted; it stays until the interviews are arranged, so nothing that was typed is lost."""

    arranged = Signal(int)

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish: Wish | None = None
        self._asking = Asking(desk, self._show_preview, self._refused, self)
        self._rooms_asked = Asking(desk, self._show_rooms, self._refused, self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._build()
        self._lay_out()
        self.hide()

    def _build(self) -> None:
        self.day = TextField("first_day", N_("From"))
        self.minutes = ChoiceField("minutes", N_("Minutes each"), MINUTES, lambda code, _: code)
        self.method = ChoiceField(
            "method", N_("Method"), tuple(Method), lambda code, words: words.gettext(METHODS[code])
        )
        self.language = ChoiceField("language", N_("Language"), tuple(LANGUAGES), _language)
        self.rooms = LinesField("rooms", N_("Interviewers"))
        self.day.editor.setProperty("kind", "")
        self.rooms.editor.setProperty("kind", "")
        self._how = Paragraph(N_("One line per interview panel; separate names with commas."), "small")
        self.preview = Paragraph()
        self.trouble = Paragraph("", "trouble")
        self.verb = ActButton(N_("Arrange interviews"), self.arrange, "primary")
        self.cancel = Button(N_("Cancel"))
        self.cancel.clicked.connect(self.hide)
        self.day.editor.textChanged.connect(self._begin_settling)
        self.rooms.editor.textChanged.connect(self._begin_settling)
        for field in (self.minutes, self.method, self.language):
            field.editor.currentIndexChanged.connect(self._begin_settling)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for place, field in enumerate((self.day, self.minutes, self.method, self.language)):
            grid.addWidget(field, place, 0)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self.rooms)
        self._how.setContentsMargins(LABEL_WIDTH + told.spacing() * 2, 0, 0, 0)
        told.addWidget(self._how)
        told.addStretch(1)
        grid.addLayout(told, 0, 1, 4, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        buttons = QHBoxLayout()
        buttons.addWidget(self.verb)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(Label(N_("Arrange interviews for all whose documents are complete"), "strong"))
        column.addLayout(grid)
        column.addWidget(self.preview)
        column.addWidget(self.trouble)
        column.addLayout(buttons)

    # --- what is wished for -------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask, with a start that is likely: the next working day, the rooms of last time."""
        edition, today = self._desk.edition, self._desk.today()
        if edition is None:
            return
        if not self.rooms.text.strip():
            self.day.show_text(i18n.spoken().date(shifted(today, 1, japanese(today.year, today.year + 1))))
            for field, text in ((self.minutes, "30"), (self.method, Method.VIDEO), (self.language, "en")):
                field.show_text(text)
            edition_id = edition.id
            self._rooms_asked.ask(lambda session: interview_list.rooms(session, edition_id))
        self.borrow_keys()
        self.show()
        self.day.editor.setFocus()
        self._look()

    def _show_rooms(self, rooms: list[tuple[str, ...]]) -> None:
        if not self.rooms.text.strip():
            self.rooms.show_text("\n".join(", ".join(room) for room in rooms))
            self._look()

    @Slot()
    def _begin_settling(self) -> None:
        self.verb.forbid(N_("The times are being worked out."))
        self._settle.start()

    @Slot()
    def _look(self) -> None:
        """Find out what would be arranged with these wishes."""
        self.trouble.hide()
        self._wish = self._read()
        if self._wish is None or self._desk.edition is None:
            return
        wish, edition_id = self._wish, self._desk.edition.id
        self._asking.ask(lambda session: _preview(session, edition_id, wish))

    def _read(self) -> Wish | None:
        rooms = _rooms(self.rooms.text)
        try:
            day = readers.day(self.day.text.strip())
        except Unreadable:
            day = None
        if day is None or not rooms:
            why = N_("Enter the first day, such as 2024-07-16.") if day is None else N_("Enter the interviewers.")
            self.preview.say(why)
            self.verb.forbid(why)
            return None
        minutes, method = int(self.minutes.text or 30), Method(self.method.text or Method.VIDEO)
        return Wish(day, rooms, minutes, method, self.language.text or "en")

    def _show_preview(self, preview: Preview) -> None:
        self.preview.say(lambda words: _told(preview, words))
        if preview.waiting:
            self.verb.say(counted("Arrange {n} interview", "Arrange {n} interviews", preview.waiting))
            self.verb.allow()
        else:
            self.verb.say(N_("Arrange interviews"))
            self.verb.forbid(N_("Nobody is waiting for an interview: no applicant's documents are complete."))

    # --- arranging ----------------------------------------------------------------------------------------------------

    @Slot()
    def arrange(self) -> None:
        """Arrange them as one act."""
        wish, edition = self._wish, self._desk.edition
        if wish is None or edition is None or not self.verb.isEnabled():
            return
        edition_id = edition.id

        def work(session: Session) -> int:
            slots = _slots(session, edition_id, wish)
            interviews.arrange(session, slots)
            return len(slots)

        self._desk.act("arrange_interviews", work, self._done, self._refused)

    def _done(self, count: int) -> None:
        self.hide()
        self.arranged.emit(count)

    def _refused(self, stop: Stop) -> None:
        self.trouble.say(of_stop(stop))
        self.trouble.show()


def _language(code: str, words: Words) -> str:
    return words.gettext(LANGUAGES[code])


def _rooms(text: str) -> tuple[tuple[str, ...], ...]:
    """Read rooms line by line; names are divided by any comma."""
    lines = text.replace("、", ",").replace("，", ",").splitlines()
    rooms = (tuple(name.strip() for name in line.split(",") if name.strip()) for line in lines)
    return tuple(room for room in rooms if room)


def _slots(session: Session, edition_id: int, wish: Wish) -> tuple[interviews.Slot, ...]:
    waiting = applications.in_state(session, edition_id, ApplicationState.DOCUMENTS_COMPLETE)
    holidays = japanese(wish.first_day.year, wish.first_day.year + 1)
    return interviews.slots_from(
        wish.first_day,
        holidays,
        waiting,
        wish.rooms,
        minutes=wish.minutes,
        method=wish.method,
        language=wish.language,
    )


def _preview(session: Session, edition_id: int, wish: Wish) -> Preview:
    slots = _slots(session, edition_id, wish)
    homes = interview_list.residences(session, [slot.application_id for slot in slots])
    own = (own_time(slot.starts_at, homes.get(slot.application_id)) for slot in slots)
    at_night = sum(theirs is not None and is_at_night(theirs) for theirs in own)
    first, last = (slots[0].starts_at, slots[-1].starts_at) if slots else (None, None)
    return Preview(len(slots), first, last, at_night)


def _told(preview: Preview, words: Words) -> str:
    if preview.first is None or preview.last is None:
        return words.gettext("Nobody is waiting for an interview: no applicant's documents are complete.")
    said = words.ngettext(
        "{n} interview, {first} (Japan time).",
        "{n} interviews, from {first} to {last} (Japan time).",
        preview.waiting,
    ).format(n=words.number(preview.waiting), first=_at(preview.first, words), last=_at(preview.last, words))
    if not preview.at_night:
        return said
    night = words.ngettext(
        "It would be night for {n} applicant.", "It would be night for {n} applicants.", preview.at_night
    ).format(n=words.number(preview.at_night))
    return f"{said}{night}" if words.language == "ja" else f"{said} {night}"


def _at(at: datetime, words: Words) -> str:
    return f"{words.day(at.astimezone(JAPAN).date())} {words.time(at)}"
