"""Who the applicant is and what was answered: fields that save themselves, and what is masked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk import i18n, paths
from jipdesk.actions.person_fields import edit_application, edit_person
from jipdesk.exchange.applications import readers
from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.fields import FIELDS
from jipdesk.phrases.marking import N_
from jipdesk.queries import special_care
from jipdesk.queries.application_page import ApplicationPage
from jipdesk.rules.age import age
from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt, Sex
from jipdesk.rules.countries import CountryNames, read_names
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.facts import Facts
from jipdesk.views.pieces.fields import ChoiceField, Field, LinesField, TextField
from jipdesk.views.pieces.form import Form, FormSpec
from jipdesk.views.pieces.masked import Masked
from jipdesk.views.pieces.readers import number
from jipdesk.views.spoken import Label, Saying, message, plain

_COUNTRIES = ("nationality", "other_nationality", "residence_country")
_YES_NO = ("agrees_with_purpose", "full_time", "can_submit_documents")
_CODES: Mapping[str, tuple[str, Sequence[str]]] = {
    "sex": ("sex", tuple(Sex)),
    "education_status": ("education", tuple(EducationStatus)),
    "jlpt": ("jlpt", tuple(Jlpt)),
    "english_level": ("english", tuple(EnglishLevel)),
}
_LONG = ("address", "skills", "motivation")
_NO_COURSES: tuple[str, ...] = ()


class Overview(QWidget):
    """The first tab."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        read = {**readers(_NO_COURSES, _countries()), "english_score": number}
        self.person = Form(
            desk,
            FormSpec("person", read, _shown, edit_person, _doubt, tells_history=True),
            [_field("person", name) for name in FIELDS["person"]],
        )
        self.answers = Form(
            desk,
            FormSpec("application", read, _shown, edit_application, tells_history=True),
            [_field("application", name) for name in _ANSWERS],
        )
        self.more = Facts()
        self.masked = Masked(desk, [*FIELDS["passport"].values(), *FIELDS["special_care"].values()])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 8, 12)
        column.setSpacing(8)
        for heading, part in (
            (N_("Person"), self.person),
            (N_("Application"), self.answers),
            (N_("Further answers"), self.more),
            (N_("Sensitive data"), self.masked),
        ):
            column.addWidget(Label(heading, "heading"))
            column.addWidget(part)
            column.addSpacing(8)
        column.addStretch(1)

    def show_page(self, page: ApplicationPage, drafts: Mapping[str, Mapping[str, str]]) -> None:
        """Show one applicant."""
        self.person.show_record(page.person_id, page.person, drafts.get("person", {}))
        self.answers.show_record(page.id, page.answers, drafts.get("application", {}))
        self.more.show_facts([(plain(question), plain(text)) for question, text in page.questions])
        number = page.person_id
        has_any = page.passport is not None or page.has_special_care
        self.masked.show_record("person", number, has_any, lambda session: _masked(session, number))


_ANSWERS = (
    "education_status",
    "institution",
    "major",
    "degree",
    "jlpt",
    "english_level",
    "english_test",
    "english_score",
    "past_participation",
    *_YES_NO,
    "skills",
    "motivation",
)


def _field(table: str, name: str) -> Field:
    title = FIELDS[table][name]
    if name in _CODES:
        kind, codes = _CODES[name]
        return ChoiceField(name, title, codes, _named(kind))
    if name in _YES_NO:
        return ChoiceField(name, title, ("yes", "no"), _yes_no)
    return LinesField(name, title) if name in _LONG else TextField(name, title)


def _named(kind: str) -> Callable[[str, Words], str]:
    return lambda code, words: code_name(kind, code, words)


def _yes_no(code: str, words: Words) -> str:
    return words.gettext("Yes") if code == "yes" else words.gettext("No")


def _shown(name: str, value: Any) -> str:
    """Return what stands in a field for a stored value."""
    if value is None:
        return ""
    if name in _YES_NO:
        return "yes" if value else "no"
    if name in _COUNTRIES:
        return i18n.spoken().territory(str(value))
    if isinstance(value, date):
        return i18n.spoken().date(value)
    if isinstance(value, list | tuple):
        return "; ".join(str(each) for each in value)
    return str(value)


def _doubt(name: str, value: Any) -> Saying | None:
    """Return what is odd about a value that can be right all the same."""
    if name == "birth_date" and isinstance(value, date):
        years = age(value, on=date.today())  # noqa: DTZ011 - a doubt, to the year
        if not 15 <= years <= 70:
            return message(N_("This makes the applicant {age} years old today."), age=years)
    if name == "name_kana" and value and not any("ァ" <= letter <= "ヺ" for letter in str(value)):
        return message(N_("This contains no katakana."))
    return None


def _masked(session: Session, person_id: int) -> Sequence[str]:
    found = special_care.of_person(session, person_id)
    expiry = i18n.spoken().date(found.passport_expiry) if found.passport_expiry else ""
    texts = (found.diet, found.health_notes, found.emergency_contact)
    return [found.passport_no or "", expiry, *(text or "" for text in texts)]


@cache
def _countries() -> CountryNames:
    return read_names(paths.resource("countries/names.csv"))
