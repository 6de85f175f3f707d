"""Letters go out: into files or nothing, recorded for all at once, taken back, and their texts changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update
from staffed import ON, Office

from jipdesk.actions import letters as acts
from jipdesk.documents.papers import Pair
from jipdesk.errors import InputRefused
from jipdesk.models.act import Act
from jipdesk.models.application import Application
from jipdesk.models.edition import Letterhead
from jipdesk.models.letter import Letter
from jipdesk.models.paper import TemplateVersion
from jipdesk.queries import letter_values
from jipdesk.queries.letter_values import Addressed, LetterText, Wanted
from jipdesk.rules.letters import Channel, Language, LetterKind
from jipdesk.rules.workflow import ApplicationState as At

WANTED = Wanted(LetterKind.NOT_SELECTED, None, ON)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder, beside the desk."""
    made = tmp_path / "letters"
    made.mkdir()
    return made


def gathered(office: Office, numbers: list[int], wanted: Wanted = WANTED) -> tuple[list[Addressed], LetterText]:
    return acts.gathered(office.db, office.edition_id, numbers, wanted)


def record(office: Office, found: tuple[list[Addressed], LetterText], channel: Channel = Channel.PDF) -> None:
    office.act("record_letters", lambda session: acts.record(session, office.edition_id, *found, channel))


def test_letters_are_recorded_with_their_words_in_one_act(office: Office) -> None:
    found = gathered(office, office.applications(30, At.NOT_SELECTED))

    record(office, found, Channel.TEXT)

    kept = office.all(Letter.kind, Letter.language, Letter.channel, Letter.state_then, Letter.template_version_id)
    assert kept == [("letter-not-selected", "ja", "text", "not_selected", None)] * 30
    assert "添えない" in office.all(Letter.text)[0]
    assert office.all(Act.name)[-1] == "record_letters"


def test_recording_can_be_undone(office: Office) -> None:
    found = gathered(office, office.applications(2, At.NOT_SELECTED))
    before = office.content()

    record(office, found)
    office.undo_last()

    assert office.content() == before


def test_a_letter_that_is_not_true_any_more_keeps_all_back(office: Office) -> None:
    numbers = office.applications(3, At.NOT_SELECTED)
    found = gathered(office, numbers)
    change = update(Application).where(Application.id == numbers[1]).values(state=At.PASSED)
    office.act("edit_record", lambda session: session.execute(change))

    with pytest.raises(InputRefused) as refused:
        record(office, found)

    assert (refused.value.code, refused.value.values["count"]) == ("letters_contrary", 1)
    assert office.all(Letter.id) == []


@pytest.mark.parametrize("numbers", [[], [999]])
def test_a_letter_to_nobody_is_refused(office: Office, numbers: list[int]) -> None:
    with pytest.raises(InputRefused) as refused:
        gathered(office, numbers)

    assert refused.value.code == "letters_to_nobody"


def test_who_stands_elsewhere_is_refused_before_anything_is_drawn(office: Office) -> None:
    with pytest.raises(InputRefused) as refused:
        gathered(office, office.applications(2, At.PASSED))

    assert refused.value.code == "letters_contrary"


def test_missing_data_is_told_with_whom_it_concerns(office: Office) -> None:
    numbers = office.applications(2, At.NOT_SELECTED)
    office.act("edit_letterhead", lambda session: session.execute(update(Letterhead).values(email="")))

    with pytest.raises(InputRefused) as refused:
        gathered(office, numbers)

    assert refused.value.code == "letters_incomplete"
    assert (refused.value.values["fields"], refused.value.values["count"]) == (["office.email"], 2)


def test_every_letter_is_written_into_a_file_of_its_own(office: Office, folder: Path) -> None:
    letters, text = gathered(office, office.applications(3, At.NOT_SELECTED))

    acts.save_each(office.db, None, letters, text, folder, lambda *_: None)

    names = sorted(file.name for file in folder.iterdir())
    assert names == [f"{each.letter.receipt_no}-not-selected-ja.pdf" for each in letters]
    assert office.all(Act.name)[-1] == "export_list"


def test_all_letters_are_written_into_one_file(office: Office, folder: Path) -> None:
    letters, text = gathered(office, office.applications(3, At.NOT_SELECTED))

    acts.save_together(office.db, None, letters, text, folder / "letters.pdf", lambda *_: None)

    assert [file.name for file in folder.iterdir()] == ["letters.pdf"]


@pytest.mark.parametrize("save", [acts.save_each, acts.save_together])
def test_nothing_is_left_of_letters_that_were_stopped(office: Office, folder: Path, save: object) -> None:
    letters, text = gathered(office, office.applications(3, At.NOT_SELECTED))
    before = office.all(Act.id)

    class Stopped(Exception):
        pass

    def stop(done: int, _: int) -> None:
        if done == 2:
            raise Stopped

    into = folder if save is acts.save_each else folder / "letters.pdf"
    with pytest.raises(Stopped):
        save(office.db, None, letters, text, into, stop)  # type: ignore[operator]

    assert list(folder.iterdir()) == []
    assert office.all(Act.id) == before


def test_a_receipt_number_cannot_lead_out_of_the_folder(office: Office) -> None:
    letters, _ = gathered(office, office.applications(1, At.NOT_SELECTED))
    strange = replace(letters[0], letter=replace(letters[0].letter, receipt_no="../../etc/x"))

    assert acts.file_name(strange) == "-..-etc-x-not-selected-ja"


def test_a_letter_is_taken_back_once(office: Office) -> None:
    record(office, gathered(office, office.applications(1, At.NOT_SELECTED)))
    number = office.all(Letter.id)[0]
    office.act("withdraw_letters", lambda session: acts.withdraw(session, [number]))

    with pytest.raises(InputRefused) as refused:
        office.act("withdraw_letters", lambda session: acts.withdraw(session, [number]))

    assert refused.value.code == "letter_withdrawn"


def test_a_changed_text_is_a_new_version_and_letters_name_it(office: Office) -> None:
    with office.db.read() as session:
        shipped = letter_values.template(session, office.edition_id, LetterKind.NOT_SELECTED).template
    for subject in ("First", "First", "Second"):
        changed = replace(shipped, subject=Pair("件名", subject))
        office.act("edit_template", lambda s, new=changed: acts.edit_template(s, office.edition_id, new))
    found = gathered(office, office.applications(1, At.NOT_SELECTED), replace(WANTED, language=Language.EN))
    record(office, found)

    with office.db.read() as session:
        version = letter_values.template(session, office.edition_id, LetterKind.NOT_SELECTED)
    assert version.version == 2
    assert office.all(Letter.template_version_id) == [version.version_id]
    assert office.all(Letter.subject) == [f"Second (Application No. {found[0][0].letter.receipt_no})"]
    assert version.version_id in office.all(TemplateVersion.id)
