"""The list of those who get a letter: where they stand, what they were told, and what speaks against the letter."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from jipdesk.i18n import JAPAN, Words
from jipdesk.phrases import letters as phrases
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries import letters as asked
from jipdesk.queries.letters import Recipient
from jipdesk.rules.letters import Language, LetterKind, fits
from jipdesk.views.goal import Filters
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.columns import Column, Order
from jipdesk.views.pieces.export_dialog import Exported, write_list
from jipdesk.views.pieces.listing import Listing, ListSpec
from jipdesk.views.rooms import application_list
from jipdesk.views.spoken import said

DUE, CONTRARY, LISTED, CHOSEN = "due", "contrary", "listed", "chosen"
WHOM = (
    (DUE, N_("To be sent")),
    (CONTRARY, N_("Told otherwise")),
    (LISTED, N_("In the list")),
    (CHOSEN, N_("Selected")),
)
"""Whom a letter can be for; the last two are those whom the list of applications shows, and has checked."""
_EMPTY = {
    DUE: (N_("This letter is due to nobody"), N_("Everyone it fits has got it. Choose another letter above.")),
    CONTRARY: (N_("Nobody was told otherwise"), N_("Every result that was told is still what was decided.")),
    LISTED: (N_("The list of applications is empty"), N_("Applicants whom its filters let pass are shown here.")),
    CHOSEN: (N_("Nobody is selected"), N_("Check applicants in the list of applications, then come back here.")),
}
_NONE = "—"
_SIGNS = {"contrary": N_("Told otherwise"), "unfit": N_("Does not fit"), "again": N_("Got it before")}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which letter, for whom, in which language (None: each applicant's own)."""

    kind: LetterKind = LetterKind.REQUEST
    whom: str = DUE
    language: Language | None = None
    numbers: frozenset[int] = frozenset()
    """of the list of applications, where those are meant"""


class Recipients(Listing):
    """Lists whom the choice is about; all the filters of the applications narrow it."""

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        self.choice = Choice()
        self._of_applications = application_list.spec(desk)
        self._now: Callable[[], datetime] = desk.now
        spec = ListSpec(
            name="letters",
            columns=self._columns(),
            facets=self._of_applications.facets,
            order=Order("no"),
            search_hint=N_("Name, number or e-mail"),
            ids=self._ids,
            rows=asked.recipients,
            total=self._total,
            export=self._write,
        )
        super().__init__(desk, spec, parent)

    @property
    def wish(self) -> tuple[object, ...]:
        """What is wanted of the list at this moment."""
        return (*super().wish, self.choice)

    def show_choice(self, choice: Choice) -> None:
        """List whom this letter is for."""
        self.choice = choice
        self.empty.say(*_EMPTY[choice.whom])
        self.reload()

    def retranslate(self) -> None:
        """Write the rows anew."""
        self.view.setAccessibleName(said(N_("Recipients")))
        self.table.retranslate()

    # --- asking -------------------------------------------------------------------------------------------------------

    def _ids(self, session: Session, edition_id: int, filters: Filters, text: str, order: Order) -> Sequence[int]:
        among = self._among(session, edition_id)
        if not among:
            return ()
        listed = self._of_applications.ids(session, edition_id, filters, text, order)
        return [number for number in listed if number in among]

    def _total(self, session: Session, edition_id: int) -> int:
        return len(self._among(session, edition_id))

    def _among(self, session: Session, edition_id: int) -> Collection[int]:
        choice = self.choice
        if choice.whom == DUE:
            return set(asked.due(session, edition_id, choice.kind, now=self._now()))
        return set(asked.told_contrary(session, edition_id)) if choice.whom == CONTRARY else choice.numbers

    def _write(self, session: Session, numbers: Sequence[int], file: Path, _: Words) -> int:
        wanted = Exported(numbers, self.table.columns, file.suffix, is_every=True)
        return write_list(session, wanted, asked.recipients, file)

    # --- columns ------------------------------------------------------------------------------------------------------

    def _columns(self) -> Sequence[Column]:
        return (
            Column("no", N_("Receipt no."), lambda line, _: line.no, 88),
            Column("name", N_("Name"), lambda line, _: line.name, 150, grows=True, rank=0),
            Column("email", N_("E-mail"), lambda line, _: line.email or _NONE, 180, can_sort=False, is_shown=False),
            Column("state", N_("Stage"), _stage, 150, tone=lambda line: tone_of("application", line.state), rank=0),
            Column("language", N_("Language"), self._language, 80, can_sort=False, rank=4),
            Column("last", N_("Last letter"), _last, 96, can_sort=False, rank=3),
            Column("last_on", N_("Sent on"), _last_on, 92, can_sort=False, rank=2, day=lambda line: line.last_at),
            Column("note", N_("Note"), self._sign, 112, tone=self._tone, hint=self.warning, can_sort=False, rank=0),
        )

    def _language(self, line: Recipient, words: Words) -> str:
        return phrases.language_name(self.choice.language or line.language, words)

    def _trouble(self, line: Recipient) -> str:
        if not fits(self.choice.kind, line.state):
            return "contrary" if line.is_told_contrary else "unfit"
        if line.is_told_contrary:
            return "contrary"
        return "again" if self.choice.kind in {line.last, line.told} else ""

    def _sign(self, line: Recipient, words: Words) -> str:
        trouble = self._trouble(line)
        return words.gettext(_SIGNS[trouble]) if trouble else ""

    def _tone(self, line: Recipient) -> Tone:
        return Tone.WAITING if self._trouble(line) == "again" else Tone.TROUBLE

    def warning(self, line: Recipient, words: Words) -> str:
        """Return in sentences what speaks against the letter, nothing if nothing does."""
        state = state_name("application", line.state, words)
        found = []
        if line.is_told_contrary and line.told and line.told_at:
            found.append(phrases.told_contrary(line.told, line.told_at, state, words))
        if not fits(self.choice.kind, line.state):
            found.append(phrases.does_not_fit(self.choice.kind, state, words))
        elif self.choice.kind in {line.last, line.told}:
            at = line.last_at if line.last == self.choice.kind else line.told_at
            found += [phrases.already_got(at, words)] if at else []
        return ("" if words.language == "ja" else " ").join(found)


def with_numbers(choice: Choice, listings: Mapping[str, Collection[int]]) -> Choice:
    """Return the choice with the numbers that the list of applications gives for it, if it is about those."""
    return replace(choice, numbers=frozenset(listings.get(choice.whom, ())))


def _stage(line: Recipient, words: Words) -> str:
    return state_name("application", line.state, words)


def _last(line: Recipient, words: Words) -> str:
    return _NONE if line.last is None else words.gettext(phrases.SHORT[line.last])


def _last_on(line: Recipient, words: Words) -> str:
    return _NONE if line.last_at is None else words.short_day(line.last_at.astimezone(JAPAN).date())
