"""The letterhead of an edition: what papers print of the office. Each field is kept as it is left."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jipdesk.actions import office
from jipdesk.phrases.marking import N_
from jipdesk.queries.letterhead import LetterheadRow
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.fields import TextField
from jipdesk.views.pieces.form import Form, FormSpec
from jipdesk.views.pieces.narrow import lay_narrow
from jipdesk.views.pieces.panel import Panel
from jipdesk.views.spoken import Label, Paragraph, Saying, counted, message

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("Operator and office"),
        (
            ("operator_ja", N_("Operator (Japanese)")),
            ("operator_en", N_("Operator (English)")),
            ("office_ja", N_("Office (Japanese)")),
            ("office_en", N_("Office (English)")),
        ),
    ),
    (
        N_("Office address"),
        (
            ("postal_code", N_("Postal code")),
            ("address_ja", N_("Address (Japanese)")),
            ("address_en", N_("Address (English)")),
            ("phone", N_("Telephone")),
            ("email", N_("E-mail")),
        ),
    ),
    (
        N_("Who signs"),
        (
            ("representative_ja", N_("Representative (Japanese)")),
            ("representative_en", N_("Representative (English)")),
            ("representative_title_ja", N_("Title (Japanese)")),
            ("representative_title_en", N_("Title (English)")),
        ),
    ),
    (
        N_("Ministry and court"),
        (
            ("ministry_unit_ja", N_("Unit in charge (Japanese)")),
            ("ministry_unit_en", N_("Unit in charge (English)")),
            ("court_ja", N_("Court (Japanese)")),
            ("court_en", N_("Court (English)")),
        ),
    ),
)


class LetterheadSettings(QWidget):
    """The fields in four groups, and whether it is still the invented example."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._row: LetterheadRow | None = None
        self.example = Panel(N_("This letterhead is a made-up example"), Tone.WAITING)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.example)
        hint = N_("Papers are issued with this letterhead. Papers already issued do not change.")
        column.addWidget(Paragraph(hint, "small"))
        self.forms: list[Form] = []
        for heading, fields in _GROUPS:
            column.addWidget(Label(heading, "heading"))
            readers_of = dict.fromkeys((name for name, _ in fields), readers.text)
            spec = FormSpec("letterhead", readers_of, _shown, self._store, self._doubt, act="edit_letterhead")
            form = Form(desk, spec, [TextField(name, title) for name, title in fields])
            self.forms.append(form)
            column.addWidget(form)
        column.addStretch(1)
        lay_narrow(self, column)

    def show_letterhead(self, row: LetterheadRow, drafts: Mapping[str, str]) -> None:
        """Show a letterhead, and in place of a value what was typed and could not be stored."""
        self._row = row
        lines = [Paragraph(_left(len(row.examples)))] if row.is_example else []
        self.example.show_lines(lines)
        for form in self.forms:
            form.show_record(row.id, {name: row.values[name] for name in form.fields}, drafts)

    def _store(self, session: "Session", _number: int, field: str, value: Any) -> None:
        assert self._row is not None
        office.edit_letterhead(session, self._row.edition_id, field, value)

    def _doubt(self, name: str, _value: Any) -> Saying | None:
        if self._row and self._row.is_example and name in self._row.examples:
            return message(N_("From the example: enter your own."))
        return None


def _shown(_name: str, value: Any) -> str:
    return str(value or "")


def _left(count: int) -> Saying:
    return counted(
        "Papers say so until the office's own data is entered in {n} more field. It is marked below.",
        "Papers say so until the office's own data is entered in {n} more fields. They are marked below.",
        count,
    )
