"""A letter in words: the lines of its text with everything filled in, and the whole as text for a mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jipdesk import i18n
from jipdesk.documents.letters import DAYS, ERA, FIELD, LISTS, Asked, Letter, LetterTemplate, words
from jipdesk.documents.papers import Pair
from jipdesk.rules.eras import era_year

_RULE = "―" * 20
_BETWEEN = "\n\n" + "=" * 40 + "\n\n"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, empty for a space between two; or the documents that are listed in its place."""

    text: str = ""
    listed: tuple[Asked, ...] = ()
    with_standing: bool = False
    """whether the list tells how each document stands, or only names it"""


@dataclass(frozen=True, slots=True)
class Said:
    """A letter in one language."""

    subject: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter to paste into a mail."""

    subject: str
    text: str


def said(letter: Letter, template: LetterTemplate, language: str) -> Said:
    """Return what the letter says in a language; what is not entered is left empty."""
    lines = tuple(_lines(getattr(template.text, language), letter, language))
    return Said(subject(letter, template, language), lines)


def subject(letter: Letter, template: LetterTemplate, language: str) -> str:
    """Return what a letter is about."""
    return " ".join(_filled(getattr(template.subject, language), letter, language).split())


def mail(letter: Letter, template: LetterTemplate) -> Mail:
    """Return the letter as subject and text; in both languages one stands below the other."""
    parts = [_mail(letter, template, language) for language in letter.language.each]
    return Mail(" / ".join(part.subject for part in parts), _BETWEEN.join(part.text for part in parts))


def word(name: str, language: str, /, **values: str) -> str:
    """Return one of the words around the text."""
    return str(getattr(words()[name], language)).format(**values)


def day(on: date, language: str, form: str = "") -> str:
    """Return a day as a letter writes it: 2024年10月6日, with its era 令和6年10月6日, or 6 October 2024."""
    if language == "ja" and form == ERA:
        return f"{era_year(on).kanji}{on.month}月{on.day}日"
    return i18n.words(language).date(on)


def head_day(on: date, language: str) -> str:
    """Return the day over a letter; in Japanese both years: 令和6年（2024年）10月6日."""
    if language == "ja":
        return f"{era_year(on).kanji}（{on.year}年）{on.month}月{on.day}日"
    return day(on, language)


def standing(asked: Asked, language: str) -> str:
    """Return how a document stands, for its line in the list."""
    found = word(asked.standing, language)
    if asked.defect and asked.is_open:
        found = word("defect", language, standing=found, defect=" ".join(asked.defect.split()))
    if asked.is_open and asked.due_on:
        found = word("due", language, standing=found, due_on=day(asked.due_on, language))
    return found


def sender(letter: Letter, language: str) -> tuple[str, ...]:
    """Return the lines that name the office and how to reach it."""
    office = letter.office
    code, address = office.postal_code, getattr(office.address, language)
    lines = (
        getattr(office.office, language),
        getattr(office.operator, language),
        *((f"〒{code}" if code else "", address) if language == "ja" else (f"{address} {code}".strip(),)),
        f"{word('telephone', language)} {office.phone}" if office.phone else "",
        f"{word('email', language)} {office.email}",
    )
    return tuple(line for line in lines if line)


def _mail(letter: Letter, template: LetterTemplate, language: str) -> Mail:
    found = said(letter, template, language)
    number = f"{word('receipt_no', language)}{'：' if language == 'ja' else ' '}{letter.receipt_no}"
    subject = f"{found.subject}（{number}）" if language == "ja" else f"{found.subject} ({number})"
    body = "\n".join(text for line in found.lines for text in _typed(line, language))
    ending = "\n".join(sender(letter, language))
    if language == "ja":
        addressed = f"{word('addressed', language, name=letter.name)}\n（{number}）"
        return Mail(subject, f"{addressed}\n\n{body}\n\n{_RULE}\n{ending}\n")
    return Mail(subject, f"{body}\n\n{word('regards', language)}\n\n{ending}\n")


def _typed(line: Line, language: str) -> Iterator[str]:
    if not line.listed:
        yield line.text
    mark = "・" if language == "ja" else "- "
    for asked in line.listed:
        name = getattr(asked.name, language)
        says = line.with_standing or asked.defect
        yield f"{mark}{name}{'：' if language == 'ja' else ': '}{standing(asked, language)}" if says else mark + name


def _lines(text: str, letter: Letter, language: str) -> Iterator[Line]:
    """Yield the lines as they are sent; a line that is left out takes the empty line after it along."""
    was_left_out = False
    for typed in text.split("\n"):
        names = FIELD.findall(typed)
        if any(name in LISTS for name, _, _ in names):
            yield from _list(names[0], letter)
            continue
        if any(optional and not _value(letter, name, language, form) for name, form, optional in names):
            was_left_out = True
            continue
        if was_left_out and not typed.strip():
            was_left_out = False
            continue
        was_left_out = False
        yield Line(_filled(typed, letter, language))


def _list(field: tuple[str, str, str], letter: Letter) -> Iterator[Line]:
    name = field[0]
    if listed := letter.documents if name == "documents" else letter.open_documents:
        yield Line(listed=listed, with_standing=name == "documents")


def _filled(text: str, letter: Letter, language: str) -> str:
    return FIELD.sub(lambda match: _value(letter, match[1], language, match[2] or ""), text)


def _value(letter: Letter, name: str, language: str, form: str) -> str:
    if name in LISTS:
        return "+" if letter.value(name) else ""
    found = letter.value(name)
    if name in DAYS:
        return day(found, language, form) if isinstance(found, date) else ""
    text = getattr(found, language) if isinstance(found, Pair) else str(found or "")
    # A line end in a reason somebody typed would break the letter's line.
    return " ".join(text.split())
