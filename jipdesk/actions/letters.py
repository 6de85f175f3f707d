"""通知の記録: drawing letters into files touches no record; that they went out is one short act for all of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.documents.letters import LetterTemplate, checked, missing, stored
from jipdesk.documents.letters_page import bound
from jipdesk.documents.letters_text import mail
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.database import Database, acted_at, say
from jipdesk.models.letter import Letter
from jipdesk.models.paper import Template, TemplateVersion
from jipdesk.queries import chosen
from jipdesk.queries import letter_values as asked
from jipdesk.queries.letter_values import Addressed, LetterText, Wanted
from jipdesk.rules.letters import Channel, fits
from jipdesk.safe import files
from jipdesk.safe.outgoing import hand_out

Progress = Callable[[int, int], None]
_PORTION = 2_000
_SIGNS = frozenset('<>:"/\\|?*')


def silent(done: int, total: int) -> None:
    """Report no progress."""


def gathered(
    db: Database, edition_id: int, numbers: Sequence[int], wanted: Wanted, progress: Progress = silent
) -> tuple[list[Addressed], LetterText]:
    """Return the letters to these applicants and their text, or refuse: nobody, not true any more, data missing."""
    letters: list[Addressed] = []
    for start in range(0, len(numbers), _PORTION):
        progress(start, len(numbers))
        with db.read() as session:
            letters += asked.gathered(session, edition_id, numbers[start : start + _PORTION], wanted)
    with db.read() as session:
        text = asked.template(session, edition_id, wanted.kind)
    if not letters:
        raise InputRefused("letters_to_nobody")
    if untrue := asked.unfit(letters):
        raise _contrary(untrue, len(letters))
    require_complete(letters, text.template)
    return letters, text


def require_complete(letters: Sequence[Addressed], template: LetterTemplate) -> None:
    """Refuse letters that lack something, with what and whose."""
    gaps = {each: missing(each.letter, template) for each in letters}
    incomplete = {each: fields for each, fields in gaps.items() if fields}
    if incomplete:
        raise InputRefused(
            "letters_incomplete",
            count=len(incomplete),
            numbers=[each.letter.receipt_no for each in incomplete],
            fields=list(dict.fromkeys(field for fields in incomplete.values() for field in fields)),
            applications=[each.application_id for each in incomplete],
        )


def _contrary(untrue: Sequence[Addressed], of: int) -> InputRefused:
    return InputRefused(
        "letters_contrary",
        count=len(untrue),
        of=of,
        letter=str(untrue[0].letter.kind),
        applications=[each.application_id for each in untrue],
    )


def save_together(
    db: Database, actor: int | None, letters: Sequence[Addressed], text: LetterText, file: Path, progress: Progress
) -> int:
    """Write all letters into one PDF, in their order; stopped or refused, nothing is left of it."""
    pdf = bound([each.letter for each in letters], text.template, progress)
    with _put_away() as waiting:
        partial = files.partial_beside(file)
        waiting[partial] = file
        _write(partial, pdf)
        _publish(db, actor, waiting, len(letters))
    return len(letters)


def save_each(
    db: Database, actor: int | None, letters: Sequence[Addressed], text: LetterText, folder: Path, progress: Progress
) -> int:
    """Write every letter into a PDF of its own; stopped or refused, none of them is there."""
    with _put_away() as waiting:
        for done, each in enumerate(letters):
            progress(done, len(letters))
            file = folder / f"{file_name(each)}.pdf"
            partial = files.partial_beside(file)
            waiting[partial] = file
            _write(partial, bound([each.letter], text.template))
        _publish(db, actor, waiting, len(letters))
    return len(letters)


def file_name(addressed: Addressed) -> str:
    """Return what the file of a letter is called: its receipt number, its kind and its language."""
    letter = addressed.letter
    number = "".join("-" if sign in _SIGNS else sign for sign in letter.receipt_no).strip(". ") or "letter"
    return f"{number}-{letter.kind.removeprefix('letter-')}-{letter.language}"


def record(session: Session, edition_id: int, letters: Sequence[Addressed], text: LetterText, channel: Channel) -> None:
    """Record that the letters went out, with their words; one that is not true any more keeps all of them back."""
    statement = select(Application.id, Application.state)
    states = chosen.every_pair(session, statement, Application.id, [each.application_id for each in letters])
    untrue = [each for each in letters if not fits(each.letter.kind, states[each.application_id])]
    if untrue:
        raise _contrary(untrue, len(letters))
    at = acted_at(session)
    rows.add(session, Letter, (_row(each, edition_id, text, channel) | {"written_at": at} for each in letters))
    say(session, count=len(letters), letter=str(letters[0].letter.kind))


def withdraw(session: Session, letter_ids: Sequence[int]) -> None:
    """Take letters back that did not go out after all; they stay in the list, marked."""
    statement = select(Letter.id, Letter.withdrawn_at)
    found = chosen.every_pair(session, statement, Letter.id, letter_ids)
    if any(found.values()):
        raise InputRefused("letter_withdrawn")
    at = acted_at(session)
    rows.change(session, Letter, ({"id": number, "withdrawn_at": at} for number in found))
    say(session, count=len(found))


def edit_template(session: Session, edition_id: int, template: LetterTemplate) -> int | None:
    """Keep a changed text as the next version, and return its number; None where nothing was changed."""
    new = checked(template)
    before = asked.template(session, edition_id, new.kind)
    if new == before.template:
        return None
    owner = session.scalars(
        select(Template).where(Template.edition_id == edition_id, Template.kind == str(new.kind))
    ).first() or Template(edition_id=edition_id, kind=str(new.kind))
    session.add(owner)
    session.flush()
    version = before.version + 1
    session.add(TemplateVersion(template_id=owner.id, version=version, text=stored(new)))
    say(session, letter=str(new.kind), version=version)
    return version


def _row(each: Addressed, edition_id: int, text: LetterText, channel: Channel) -> dict[str, object]:
    sent = mail(each.letter, text.template)
    return {
        "edition_id": edition_id,
        "application_id": each.application_id,
        "kind": str(each.letter.kind),
        "template_version_id": text.version_id,
        "language": str(each.letter.language),
        "channel": str(channel),
        "state_then": str(each.state),
        "subject": sent.subject,
        "text": sent.text,
    }


@contextmanager
def _put_away() -> Iterator[dict[Path, Path]]:
    """Give a place to note unfinished files in; whichever of them got no name is put away."""
    waiting: dict[Path, Path] = {}
    try:
        yield waiting
    finally:
        for partial in waiting:
            files.discard(partial)


def _write(partial: Path, pdf: bytes) -> None:
    with files.writing(partial) as output:
        output.write(pdf)


def _publish(db: Database, actor: int | None, waiting: Mapping[Path, Path], count: int) -> None:
    """Give the files their names together with the record that they left the desk."""
    with db.write(actor, "export_list", list="letters", rows=count):
        for partial, file in waiting.items():
            hand_out(partial, file)
