"""Letters to applicants: what a letter says, and the template that it is said by.

A template is a subject and a text in each language, with fields in braces. What is typed is what is sent: a line is a
line, an empty line is a space, and a field with a question mark takes its line with it where nothing is entered.

    ja = "{name} 様"        {due_on}  {date:era}  {reason?}
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from jipdesk import paths
from jipdesk.documents.papers import Office, Pair
from jipdesk.errors import InputRefused
from jipdesk.rules.letters import Language, LetterKind

FIELD = re.compile(r"\{([a-z_]+)(?::([a-z]+))?(\?)?\}")
"""{name}, {date:era} for a year counted in its era, {reason?} for a line that is left out where there is none"""

_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
LISTS = frozenset({"documents", "open_documents"})
"""Each stands on a line of its own and becomes a list."""
DAYS = frozenset({"date", "due_on"})
ERA = "era"
FIELDS = (
    *("name", "receipt_no", "fiscal_year", "edition", "course", "date", "due_on", "open_documents", "documents"),
    *("reason", "office", "operator", "email", "phone"),
)
"""What a text may name, in the order in which it is explained."""

MOST = 20_000
"""letters in one language; a text of a page has about 1,500"""
_LANGUAGES = ("ja", "en")
_PARTS = ("subject", "text")
_NOTHING = Pair()


@dataclass(frozen=True, slots=True)
class Asked:
    """A document that was asked of the applicant: how it stands, and by when it is to come, if it still is."""

    name: Pair
    standing: str
    """a state of `rules.states.DocumentState`"""
    is_open: bool
    """whether it is the applicant's move"""
    due_on: date | None = None
    defect: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one applicant, without its words."""

    kind: LetterKind
    language: Language
    on: date
    office: Office
    name: str
    """as in the passport"""
    name_native: str
    receipt_no: str
    course: Pair = _NOTHING
    due_on: date | None = None
    documents: tuple[Asked, ...] = ()
    reason: Pair = _NOTHING

    @property
    def open_documents(self) -> tuple[Asked, ...]:
        """What the applicant is to send."""
        return tuple(each for each in self.documents if each.is_open)

    def value(self, field: str) -> object:
        """Return what stands in a field of the text."""
        of_office = {"edition": "programme", "fiscal_year": "fiscal_year"} | {
            name: name for name in ("office", "operator", "email", "phone")
        }
        if field in of_office:
            return getattr(self.office, of_office[field])
        return self.on if field == "date" else getattr(self, field)


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """The text of one kind of letter."""

    kind: LetterKind
    subject: Pair
    text: Pair


def shipped(kind: LetterKind) -> str:
    """Return the text of the template that comes with the program."""
    name = kind.removeprefix("letter-")
    return paths.resource(f"letters/{name}.toml").read_text(encoding="utf-8")


def parse(text: str) -> LetterTemplate:
    """Return the template that a stored text describes; what cannot be sent is refused, with its language and line."""
    try:
        table = tomllib.loads(text)
        kind = LetterKind(table["kind"])
        subject, body = (Pair(*(table[part][language] for language in _LANGUAGES)) for part in _PARTS)
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise InputRefused("letter_template_unreadable") from error
    return checked(LetterTemplate(kind, subject, body))


def checked(template: LetterTemplate) -> LetterTemplate:
    """Return the template as it is kept, without spaces at its ends; refuse what cannot be sent."""
    subject = Pair(*(" ".join(each.split()) for each in (template.subject.ja, template.subject.en)))
    text = Pair(*(_trimmed(each) for each in (template.text.ja, template.text.en)))
    found = LetterTemplate(template.kind, subject, text)
    for trouble in _troubles(found):
        raise trouble
    return found


def stored(template: LetterTemplate) -> str:
    """Return the text in which a template is kept."""
    parts = [f'kind = "{template.kind}"\n']
    for part in _PARTS:
        pair: Pair = getattr(template, part)
        parts.append(f"\n[{part}]\nja = {_quoted(pair.ja)}\nen = {_quoted(pair.en)}\n")
    return "".join(parts)


def fields_in(text: str) -> frozenset[str]:
    """Return the fields that must be entered for the text; those with a question mark need not be."""
    return frozenset(match[1] for match in FIELD.finditer(text) if not match[3])


@cache
def words() -> Mapping[str, Pair]:
    """Return the words around the text of every letter."""
    table = tomllib.loads(paths.resource("letters/words.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: Pair(each["ja"], each["en"]) for name, each in table.items()})


def missing(letter: Letter, template: LetterTemplate) -> tuple[str, ...]:
    """Return the fields that must be entered before the letter can be sent, nothing if it is complete."""
    needed = {"name", "receipt_no"}
    for language in letter.language.each:
        needed |= fields_in(getattr(template.subject, language)) | fields_in(getattr(template.text, language))
    gaps = {name for name in needed if not _is_entered(letter.value(name), letter.language)}
    office = (name for name in _LETTERHEAD if not _is_entered(getattr(letter.office, name), letter.language))
    of_letterhead = (f"office.{name}" for name in office if name not in gaps)
    return (*(name for name in FIELDS if name in gaps), *of_letterhead)


_LETTERHEAD = ("office", "operator", "address", "email")


def _is_entered(value: object, language: Language) -> bool:
    if isinstance(value, Pair):
        return all(getattr(value, each) for each in language.each)
    return bool(value)


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n")).rstrip()


def _quoted(text: str) -> str:
    """Return the text as TOML has texts of several lines."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"""\n{escaped}"""'


def _troubles(template: LetterTemplate) -> Iterator[InputRefused]:
    for part in _PARTS:
        for language in _LANGUAGES:
            text = getattr(getattr(template, part), language)
            place: dict[str, Any] = {"part": part, "language": language}
            if not text.strip():
                yield InputRefused("letter_part_empty", **place)
            if len(text) > MOST:
                yield InputRefused("letter_too_long", most=MOST, **place)
            if _UNPRINTED.search(text):
                yield InputRefused("letter_sign_unknown", **place)
            for number, line in enumerate(text.split("\n"), start=1):
                yield from _troubles_of_line(line, part, {**place, "line": number})


def _troubles_of_line(line: str, part: str, place: Mapping[str, Any]) -> Iterator[InputRefused]:
    for name, form, _ in FIELD.findall(line):
        if name not in FIELDS:
            yield InputRefused("letter_field_unknown", field=name, **place)
        elif form and (form != ERA or name not in DAYS):
            yield InputRefused("letter_form_unknown", field=name, form=form, **place)
        elif name in LISTS and (part == "subject" or FIELD.sub("", line).strip() or len(FIELD.findall(line)) > 1):
            yield InputRefused("letter_list_not_alone", field=name, **place)
    if {"{", "}"}.intersection(FIELD.sub("", line)):
        yield InputRefused("letter_brace", **place)
