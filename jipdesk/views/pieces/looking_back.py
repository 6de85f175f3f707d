"""いつの時点: a list as it stood at the end of a past day, to be read and exported, not to be acted on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from jipdesk import i18n
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Progress
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.line_sheet import LineSheet
from jipdesk.views.spoken import Button, Paragraph, Saying, message

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from jipdesk.queries.as_of import Rebuilt
    from jipdesk.views.pieces.columns import Order
    from jipdesk.views.pieces.listing import Listing

READ_ONLY = N_("The list is shown as of a past day. Go back to today to act.")


@dataclass(frozen=True, slots=True)
class PastQuestions:
    """How a list is rebuilt over a connection of its own, and asked for there."""

    rebuild: "Callable[[Connection, int, date, date, Progress], Rebuilt]"
    ids: "Callable[[Session, int, Mapping[str, tuple[str, ...]], str, Order], Sequence[int]]"


class Then:
    """The desk as it was, as far as it was rebuilt."""

    def __init__(self, held: ExitStack, connection: "Connection", rebuilt: "Rebuilt") -> None:
        self.rebuilt = rebuilt
        self._held, self._connection = held, connection
        self._one_at_a_time = Lock()

    @contextmanager
    def read(self) -> "Iterator[Session]":
        """Ask it something; the window and the thread beside it take turns."""
        from sqlalchemy.orm import Session

        with self._one_at_a_time, Session(self._connection, autoflush=False) as session:
            yield session

    def close(self) -> None:
        """Forget it."""
        with self._one_at_a_time:
            self._held.close()


class LookingBack(QObject):
    """Belongs to a list: which day is looked at, the banner that says so, and the way back."""

    changed = Signal()
    """a past day is looked at, or today again"""

    def __init__(self, listing: "Listing") -> None:
        super().__init__(listing)
        self._listing, self._desk = listing, listing.desk
        self._then: Then | None = None
        self._said = Paragraph("", "strong")
        self.back_button = Button(N_("Back to today"))
        self.back_button.clicked.connect(self.back)
        self.banner = QFrame(listing)
        self.banner.setProperty("kind", "notice")
        self.banner.setProperty("tone", "waiting")
        line = QHBoxLayout(self.banner)
        line.setContentsMargins(12, 6, 8, 6)
        line.addWidget(self._said, 1)
        line.addWidget(self.back_button)
        self.banner.hide()
        self._desk.edition_changed.connect(self.back)

    @property
    def can(self) -> bool:
        """Whether this list can be looked at as it was."""
        return self._listing.spec.past is not None

    @property
    def day(self) -> date | None:
        """The past day that is looked at."""
        return self._then.rebuilt.day if self._then else None

    # --- going there and back -----------------------------------------------------------------------------------------

    @Slot()
    def ask(self) -> None:
        """Ask for a day."""
        listing = self._listing
        sheet = LineSheet(listing, N_("The list as of a past day"), N_("End of the day"), N_("Look back"))
        sheet.ask(listing.views, self._take)

    def _take(self, typed: str) -> Saying | None:
        from jipdesk.exchange.readings import Unreadable

        try:
            day = readers.day(typed)
        except Unreadable as problem:
            return readers.unreadable(problem)
        if day is None or day >= self._desk.today():
            return message(N_("Only a day that is over can be looked back to. Enter an earlier day."))
        self.go(day)
        return None

    def go(self, day: date) -> None:
        """Rebuild the list as it stood at the end of a day, and show it."""
        past, edition = self._listing.spec.past, self._desk.edition
        assert past is not None
        if edition is None:
            return
        db, number, today = self._desk.desk.db, edition.id, self._desk.today()

        def work(progress: Progress) -> Then:
            with ExitStack() as held:
                connection = held.enter_context(db.apart())
                rebuilt = past.rebuild(connection, number, day, today, progress)
                return Then(held.pop_all(), connection, rebuilt)

        name = message(N_("Rebuilding the list as of {day}…"), day=partial(_day, day))
        self._desk.jobs.look(work, partial(self._arrive, number), self._listing.failed.emit, name=name)

    def _arrive(self, edition: int, then: Then) -> None:
        now = self._desk.edition
        if now is None or now.id != edition:
            then.close()
            return
        self._forget()
        self._then = then
        self.destroyed.connect(then.close)
        self._said.say(partial(_banner, then.rebuilt))
        self.banner.show()
        self._tell()

    @Slot()
    def back(self) -> None:
        """Show the list as it is today."""
        if self._then is not None:
            had_keys = self.back_button.hasFocus()
            self._forget()
            self.banner.hide()
            self._tell()
            if had_keys:
                self._listing.filters.search.setFocus()

    def _forget(self) -> None:
        if self._then is not None:
            self._then.close()
        self._then = None

    def _tell(self) -> None:
        self._listing.table.check_all(on=False)
        self._listing.table.show([])
        self._listing.reload()
        self.changed.emit()

    # --- asking -------------------------------------------------------------------------------------------------------

    @property
    def ids(self) -> "Callable[[Session, int, Any, str, Order], Sequence[int]]":
        """How the list is asked for, then or now."""
        past = self._listing.spec.past
        return past.ids if past is not None and self._then is not None else self._listing.spec.ids

    def of_then(self, question: "Callable[[Session], Any]") -> "Callable[[Session], Any]":
        """Return a question that is asked of the desk as it is looked at."""
        then = self._then
        if then is None:
            return question

        def ask(_: "Session") -> Any:
            with then.read() as session:
                return question(session)

        return ask

    def read(self) -> "AbstractContextManager[Session]":
        """Ask the desk, as it is looked at, for what is seen in passing."""
        return self._desk.glance() if self._then is None else self._then.read()

    def keeping(self) -> "Callable[[Session], AbstractContextManager[Session]]":
        """Return what gives the session to ask within an act: its own, or that of then."""
        then = self._then
        return partial(_itself, then)

    def limits(self) -> list[str]:
        """Return, for the record, which day is looked at."""
        then, words = self._then, i18n.spoken()
        if then is None:
            return []
        return [words.gettext("as of {day}").format(day=words.date(then.rebuilt.day))]


@contextmanager
def _itself(then: Then | None, session: "Session") -> "Iterator[Session]":
    if then is None:
        yield session
    else:
        with then.read() as past:
            yield past


def _day(day: date, words: Words) -> str:
    return words.date(day)


def _banner(rebuilt: "Rebuilt", words: Words) -> str:
    said = words.gettext("As of {day}, end of the day. For reading and exporting only.").format(
        day=words.date(rebuilt.day)
    )
    if not rebuilt.erased:
        return said
    gone = words.ngettext(
        "Of {n} record something was erased since at the person's request; that is not shown.",
        "Of {n} records something was erased since at the persons' request; that is not shown.",
        rebuilt.erased,
    ).format(n=words.number(rebuilt.erased))
    return f"{said} {gone}"
