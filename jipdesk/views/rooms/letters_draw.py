"""Letters for the screen: as one would go out now, and as its text is being typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jipdesk.documents import letters_page
from jipdesk.documents.letters import Letter, LetterTemplate, missing
from jipdesk.documents.letters_text import Mail, mail
from jipdesk.errors import Stop
from jipdesk.queries import letter_values
from jipdesk.queries import letters as asked
from jipdesk.queries.letter_values import Addressed, LetterText, Wanted
from jipdesk.queries.letters import Recipient, Told
from jipdesk.rules.letters import Language
from jipdesk.views.pieces import pdf_pictures
from jipdesk.views.pieces.pdf_view import Sizes

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter with everything that the pane shows of it."""

    recipient: Recipient
    addressed: Addressed
    text: LetterText
    gaps: tuple[str, ...]
    mail: Mail
    pdf: bytes
    sizes: Sizes
    told: Sequence[Told]
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A text with somebody to preview it for."""

    text: LetterText
    letter: Letter | None


@dataclass(frozen=True, slots=True)
class Preview:
    """The page of the text as it is typed."""

    pdf: bytes
    sizes: Sizes
    stop: Stop | None = None


def found(
    session: "Session", edition_id: int, number: int, wanted: Wanted
) -> tuple[Recipient, Addressed, LetterText, Sequence[Told]] | None:
    """Return what a letter to an applicant is made of, None where nobody is there."""
    recipient = asked.recipients(session, [number]).get(number)
    addressed = letter_values.gathered(session, edition_id, [number], wanted)
    if recipient is None or not addressed:
        return None
    text = letter_values.template(session, edition_id, wanted.kind)
    return recipient, addressed[0], text, asked.letters_of(session, number)


def drawn(recipient: Recipient, addressed: Addressed, text: LetterText, told: Sequence[Told]) -> Shown:
    """Return the letter with its page; what is missing is left empty on it."""
    pdf, stop = b"", None
    try:
        pdf = letters_page.draw(addressed.letter, text.template)
    except Stop as refusal:
        stop = refusal
    return Shown(
        recipient=recipient,
        addressed=addressed,
        text=text,
        gaps=missing(addressed.letter, text.template),
        mail=mail(addressed.letter, text.template),
        pdf=pdf,
        sizes=pdf_pictures.sizes(pdf) if pdf else (),
        told=told,
        stop=stop,
    )


def opened(session: "Session", edition_id: int, number: int | None, wanted: Wanted) -> Opened:
    """Return the text of a letter, with whom to preview it for."""
    text = letter_values.template(session, edition_id, wanted.kind)
    example = letter_values.an_example(session, edition_id, number)
    letters = letter_values.gathered(session, edition_id, example, wanted)
    return Opened(text, letters[0].letter if letters else None)


def preview(letter: Letter, template: LetterTemplate, language: str) -> Preview:
    """Return the page of a text as it is typed, in one language."""
    try:
        pdf = letters_page.draw(replace(letter, language=Language(language)), template)
    except Stop as stop:
        return Preview(b"", (), stop)
    return Preview(pdf, pdf_pictures.sizes(pdf))
