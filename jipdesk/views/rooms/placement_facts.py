"""The internship itself: period, place, supervisor and plan, in fields that save themselves."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.phrases.fields import FIELDS
from jipdesk.phrases.marking import N_
from jipdesk.queries.placement_page import PlacementPage
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.facts import Facts
from jipdesk.views.pieces.fields import Field, LinesField, TextField
from jipdesk.views.pieces.form import Form, FormSpec
from jipdesk.views.pieces.page import Page
from jipdesk.views.rooms.interns_board import days_of
from jipdesk.views.rooms.placement_period import Period
from jipdesk.views.spoken import Label, Saying, counted, message, plain

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_WORK = ("days", "hours_per_day", "place_ja", "place_en")
_SUPERVISOR = ("supervisor", "supervisor_title", "supervisor_phone", "supervisor_email")
_PLAN = ("role", "goal_ja", "goal_en", "content_ja", "content_en", "received_on")
_LONG = frozenset({"goal_ja", "goal_en", "content_ja", "content_en"})
_USUAL_HOURS = 8
_READERS = {
    **dict.fromkeys((*_WORK, *_SUPERVISOR, *_PLAN), readers.text),
    **dict.fromkeys(_LONG, readers.lines),
    "days": readers.whole,
    "hours_per_day": readers.hours,
    "received_on": readers.day,
}


class PlacementFacts(QWidget):
    """Left when, where and under whom; right what."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._shown: PlacementPage | None = None
        self.period = Period(page)
        self.work = self._form("placement", _WORK)
        self.supervisor = self._form("placement", _SUPERVISOR)
        self.plan = self._form("internship_plan", _PLAN)
        self.approved = Facts()
        left = _column((N_("Period"), self.period), (N_("Place and hours"), self.work))
        left.addSpacing(8)
        left.addWidget(Label(N_("Supervisor"), "heading"))
        left.addWidget(self.supervisor)
        right = _column((N_("Internship plan"), self.plan))
        right.addWidget(self.approved)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 12, 8, 12)
        beside.setSpacing(32)
        for column in (left, right):
            column.addStretch(1)
            beside.addLayout(column, 1)

    def show_page(self, page: PlacementPage) -> None:
        """Show one placement."""
        self._shown = page
        self.period.show_page(page)
        for form, values in ((self.work, page.fields), (self.supervisor, page.fields), (self.plan, page.plan)):
            drafts = {name: text for name, text in page.drafts.items() if name in form.fields}
            form.show_record(page.line.id, values, drafts)
        approved = page.plan["approved_on"]
        told = plain(i18n.spoken().date(approved)) if approved else N_("Not approved yet")
        self.approved.show_facts([(FIELDS["internship_plan"]["approved_on"], told)])

    def _form(self, table: str, names: tuple[str, ...]) -> Form:
        # Drafts of both forms are kept under the placement: a plan has no fields of its own name.
        spec = FormSpec("placement", _READERS, _text, self._store, self._doubt)
        form = Form(self._page.desk, spec, [_field(table, name) for name in names])
        form.failed.connect(self._page.refuse)
        return form

    def _store(self, session: "Session", number: int, name: str, value: Any) -> None:
        from jipdesk.actions import placements

        placements.fill_in(session, number, holidays=days_of(self._page.desk).holidays, **{name: value})

    def _doubt(self, name: str, value: Any) -> Saying | None:
        """Return what is odd about a value that may be right all the same."""
        if value is None or value == "":
            return (
                message(N_("This is needed for the agreements."))
                if name in {"place_en", "place_ja", "supervisor"}
                else None
            )
        if name == "hours_per_day" and isinstance(value, Decimal) and value > _USUAL_HOURS:
            return message(N_("This is more than 8 hours a day."))
        if name == "supervisor_email" and "@" not in str(value):
            return message(N_("This is not an e-mail address."))
        return self._doubt_of_days(value) if name == "days" and isinstance(value, int) else None

    def _doubt_of_days(self, days: int) -> Saying | None:
        page = self._shown
        starts_on, ends_on = (page.fields["starts_on"], page.fields["ends_on"]) if page else (None, None)
        if starts_on is None or ends_on is None:
            return None
        most = (ends_on - starts_on).days + 1
        if days > most:
            return counted("The period has only {n} day.", "The period has only {n} days.", most)
        return None


def _column(*parts: tuple[str, QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    for place, (heading, part) in enumerate(parts):
        if place:
            column.addSpacing(8)
        column.addWidget(Label(heading, "heading"), 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(part)
    return column


def _field(table: str, name: str) -> Field:
    title = N_("Name") if name == "supervisor" else FIELDS[table][name]
    return LinesField(name, title) if name in _LONG else TextField(name, title)


def _text(_name: str, value: Any) -> str:
    if value is None:
        return ""
    return i18n.spoken().date(value) if isinstance(value, date) else str(value)
