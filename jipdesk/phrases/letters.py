"""The words of the letters to applicants: their names, what their fields mean, warnings and refusals."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from jipdesk import i18n
from jipdesk.errors import Stop
from jipdesk.i18n import JAPAN, Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import DOCUMENTS

LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "letter-documents-request": N_("Request for documents"),
        "letter-documents-reminder": N_("Reminder of documents"),
        "letter-passed": N_("Result: candidate"),
        "letter-waitlisted": N_("Result: waitlisted"),
        "letter-not-selected": N_("Result: not selected"),
    }
)
SHORT: Mapping[str, str] = MappingProxyType(
    {
        "letter-documents-request": N_("Request"),
        "letter-documents-reminder": N_("Reminder"),
        "letter-passed": N_("Candidate"),
        "letter-waitlisted": N_("Waitlisted"),
        "letter-not-selected": N_("Not selected"),
    }
)
"""For a cell of the list."""
LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"ja": N_("Japanese"), "en": N_("English"), "both": N_("Both languages")}
)
CHANNELS: Mapping[str, str] = MappingProxyType({"pdf": N_("PDF"), "text": N_("Mail text")})

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "name": N_("the applicant's name as in the passport"),
        "receipt_no": N_("the receipt number"),
        "fiscal_year": N_("the year of the programme"),
        "edition": N_("the name of the programme"),
        "course": N_("the courses applied for"),
        "date": N_("the day of the letter; {date:era} in Japanese years"),
        "due_on": N_("by when documents are due; {due_on:era} in Japanese years"),
        "open_documents": N_("the list of documents still to be sent; alone on its line"),
        "documents": N_("the list of all documents and how each stands; alone on its line"),
        "reason": N_("why the applicant was not selected; {reason?} leaves the line out where there is none"),
        "office": N_("the name of the office"),
        "operator": N_("the company that runs the office"),
        "email": N_("the office's e-mail address"),
        "phone": N_("the office's telephone number"),
    }
)
"""What stands in each field, as the editor of a text explains it."""

_GAPS: Mapping[str, str] = MappingProxyType(
    {
        "name": N_("the name of the applicant"),
        "receipt_no": N_("the receipt number"),
        "fiscal_year": N_("the year (Settings, editions)"),
        "edition": N_("the name of the programme (Settings, editions)"),
        "course": N_("the course (on the page of the applicant)"),
        "due_on": N_("the due date of the documents (on the page of the applicant)"),
        "open_documents": N_("documents that are still to be sent (none is open)"),
        "documents": N_("documents (none was requested)"),
        "reason": N_("the reason for not selecting (or write {reason?} in the text)"),
        "office": N_("the name of the office (Settings, letterhead)"),
        "operator": N_("the operator (Settings, letterhead)"),
        "email": N_("the office's e-mail address (Settings, letterhead)"),
        "phone": N_("the office's telephone number (Settings, letterhead)"),
        "office.office": N_("the name of the office (Settings, letterhead)"),
        "office.operator": N_("the operator (Settings, letterhead)"),
        "office.address": N_("the office's address (Settings, letterhead)"),
        "office.email": N_("the office's e-mail address (Settings, letterhead)"),
    }
)
"""What is missing, and where it is filled in."""

_TROUBLES: Mapping[str, str] = MappingProxyType(
    {
        "letter_part_empty": N_("There is no text yet."),
        "letter_too_long": N_("The text is too long: it may have {most} characters."),
        "letter_sign_unknown": N_("The text contains an invisible character that cannot be printed. Type it anew."),
        "letter_field_unknown": N_("There is no field {field}. Choose one from the list beside the text."),
        "letter_form_unknown": N_("The field {field} cannot be written as “{form}”."),
        "letter_list_not_alone": N_("The list {field} has to stand alone on a line of the text."),
        "letter_brace": N_("A brace belongs to no field. Remove it, or write the field as {name}."),
    }
)
_SHOWN = 3


def letter_name(kind: str, words: Words) -> str:
    """Return what a letter is called."""
    return words.gettext(LETTERS[kind])


def document_names(kind: str) -> tuple[str, str]:
    """Return what a letter calls a document, in Japanese and in English."""
    name = DOCUMENTS.get(kind, kind)
    return i18n.words("ja").gettext(name), i18n.words("en").gettext(name)


def language_name(language: str, words: Words) -> str:
    """Return the name of the language of a letter."""
    return words.gettext(LANGUAGES[language])


def told_contrary(told: str, at: datetime, state: str, words: Words) -> str:
    """Return the warning that somebody was told the contrary: told "Not selected" on 3 October, now "Candidate"."""
    return words.gettext("Was told “{letter}” on {day}, and now stands at “{state}”.").format(
        letter=words.gettext(SHORT[told]), day=words.date(at.astimezone(JAPAN).date()), state=state
    )


def does_not_fit(kind: str, state: str, words: Words) -> str:
    """Return the warning that a letter would not be true."""
    return words.gettext("“{letter}” does not fit the stage “{state}”.").format(
        letter=letter_name(kind, words), state=state
    )


def already_got(at: datetime, words: Words) -> str:
    """Return the warning that somebody got the same letter before."""
    return words.gettext("Got this letter on {day} already.").format(day=words.date(at.astimezone(JAPAN).date()))


def gap_name(field: str, words: Words) -> str:
    """Return what is missing, and where it is filled in."""
    return words.gettext(_GAPS.get(field, field))


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    _, values = words.gettext, stop.values
    if stop.code == "letters_incomplete":
        return _incomplete(values, words)
    if stop.code == "letters_contrary":
        return words.ngettext(
            "Nothing was written: the letter “{letter}” does not fit where {count} of the {of} applicants stands. "
            "Leave the applicant out.",
            "Nothing was written: the letter “{letter}” does not fit where {count} of the {of} applicants stand. "
            "Leave them out.",
            int(str(values["count"])),
        ).format(letter=letter_name(str(values["letter"]), words), count=values["count"], of=values["of"])
    if stop.code == "letters_to_nobody":
        return _("There is nobody to write to. Choose whom the letter is for.")
    if stop.code == "letter_withdrawn":
        return _("This letter was already taken back.")
    if stop.code == "letter_template_unreadable":
        return _("The text of this letter cannot be read. Put the original text back and change it again.")
    return _of_text(stop, words) if stop.code in _TROUBLES else None


def _incomplete(values: Mapping[str, object], words: Words) -> str:
    numbers, fields = values["numbers"], values["fields"]
    assert isinstance(numbers, Sequence)
    assert isinstance(fields, Sequence)
    listed = words.list([str(no) for no in numbers[:_SHOWN]]) + (" …" if len(numbers) > _SHOWN else "")
    return words.ngettext(
        "Nothing was written: the letter to {count} applicant lacks something ({numbers}). Missing: {fields}.",
        "Nothing was written: the letters to {count} applicants lack something ({numbers}). Missing: {fields}.",
        len(numbers),
    ).format(
        count=words.number(len(numbers)),
        numbers=listed,
        fields=words.list([gap_name(str(field), words) for field in fields]),
    )


def _of_text(stop: Stop, words: Words) -> str:
    """Return what is wrong in a text, and where."""
    values = stop.values
    shown = {**values, "field": "{" + str(values.get("field")) + "}", "name": "{name}"}
    trouble = words.gettext(_TROUBLES[stop.code]).format(**shown)
    language = language_name(str(values["language"]), words)
    if values["part"] == "subject":
        place = words.gettext("Subject ({language})").format(language=language)
    elif "line" in values:
        place = words.gettext("Text ({language}), line {line}").format(language=language, line=values["line"])
    else:
        place = words.gettext("Text ({language})").format(language=language)
    return words.gettext("{place}: {trouble}").format(place=place, trouble=trouble)
