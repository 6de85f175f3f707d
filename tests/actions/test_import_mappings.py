"""Columns of a form, kept under a name: found again, renamed, deleted, and all of it undone."""

import shutil

import pytest
from forms import FORM, form_rows
from given import desk_with
from intake_sheets import csv_text, write_xlsx
from sqlalchemy import select

from jipdesk.actions import import_mappings
from jipdesk.actions.desk import opened
from jipdesk.actions.undo import undo
from jipdesk.errors import InputRefused
from jipdesk.exchange import intake
from jipdesk.exchange.column_choice import ANSWER
from jipdesk.exchange.opened_sheet import Wish, open_sheet, prepare
from jipdesk.exchange.refused_rows import save_refused
from jipdesk.exchange.sheets import How
from jipdesk.i18n import words
from jipdesk.models.act import Act
from jipdesk.models.application import Answer, Received
from jipdesk.queries import editions
from jipdesk.queries import import_mappings as kept

COLUMNS = {**FORM, "好きな食べ物": ANSWER}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms") / "desk"
    with desk_with(folder, 2024):
        pass
    return folder


@pytest.fixture
def desk(made, tmp_path):
    shutil.copytree(made, tmp_path / "desk")
    with opened(tmp_path / "desk") as found:
        yield found


def edition(desk):
    with desk.db.read() as session:
        return editions.find(session, "2024")


def keep(desk, name="Web form", columns=COLUMNS, kind="applications"):
    with desk.db.write(desk.actor, "keep_mapping") as session:
        return import_mappings.keep(session, kind, name, columns)


def names(desk, kind="applications"):
    with desk.db.read() as session:
        return [each.name for each in kept.listed(session, kind)]


def take_back(desk):
    with desk.db.read() as session:
        last = session.scalars(select(Act.id).order_by(Act.id.desc())).first()
    undo(desk.db, last, actor=desk.actor)


def sheet(tmp_path, rows, name="form.csv"):
    path = tmp_path / name
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def test_keeping_renaming_and_deleting_are_undone_one_by_one(desk):
    number = keep(desk)
    with desk.db.write(desk.actor, "rename_mapping") as session:
        import_mappings.rename(session, number, " Form  2024 ")
    assert names(desk) == ["Form 2024"]
    take_back(desk)
    assert names(desk) == ["Web form"]

    with desk.db.write(desk.actor, "delete_mapping") as session:
        import_mappings.delete(session, number)
    assert names(desk) == []
    take_back(desk)
    assert names(desk) == ["Web form"]


def test_keeping_under_the_same_name_takes_the_place_of_what_was_kept(desk):
    keep(desk)
    keep(desk, "web FORM", {**COLUMNS, "備考": ANSWER})

    with desk.db.read() as session:
        (only,) = kept.listed(session, "applications")
    assert only.columns["備考"] == ANSWER


@pytest.mark.parametrize(("name", "code"), [("  ", "mapping_needs_name"), ("x" * 101, "mapping_name_too_long")])
def test_a_name_that_cannot_be_one_is_refused(desk, name, code):
    with pytest.raises(InputRefused, match=code):
        keep(desk, name)


def test_two_forms_cannot_have_one_name_but_one_of_companies_can(desk):
    keep(desk, "One")
    number = keep(desk, "Two")
    keep(desk, "One", kind="companies")

    with pytest.raises(InputRefused, match="mapping_exists"), desk.db.write(desk.actor, "rename_mapping") as session:
        import_mappings.rename(session, number, "one")
    assert names(desk) == ["Two", "One"]


def test_a_form_without_kept_columns_asks_for_them(desk, tmp_path):
    found = open_sheet(desk.db, edition(desk), sheet(tmp_path, form_rows(2)), Wish())

    assert found.prepared is None
    assert [guess.name for guess in found.guesses] == list(FORM)


def test_a_form_with_kept_columns_is_read_at_once_in_whatever_order_they_are(desk, tmp_path):
    keep(desk)
    rows = [row[::-1] for row in form_rows(3)]

    found = open_sheet(desk.db, edition(desk), sheet(tmp_path, rows), Wish())

    assert found.mapping.name == "Web form"
    assert (found.prepared.added, found.prepared.refused) == (3, ())


def test_a_form_with_a_new_question_asks_for_that_only(desk, tmp_path):
    keep(desk)
    rows = [[*row, "42"] for row in form_rows(2)]
    rows[0][-1] = "Shoe size"

    found = open_sheet(desk.db, edition(desk), sheet(tmp_path, rows), Wish())

    assert found.prepared is None
    assert [guess.name for guess in found.guesses if guess.doubt] == ["Shoe size"]


def test_known_columns_are_read_at_once_unless_they_are_asked_for(desk, tmp_path):
    from given import applications, sheet_file

    file = sheet_file(tmp_path / "known.csv", applications(2))

    assert open_sheet(desk.db, edition(desk), file, Wish()).prepared.added == 2
    assert open_sheet(desk.db, edition(desk), file, Wish(wants_columns=True)).prepared is None


def test_answers_are_kept_and_what_is_left_out_is_stored_nowhere(desk, tmp_path):
    file = sheet(tmp_path, form_rows(1))
    prepared = prepare(desk.db, edition(desk), file, Wish().kind, How(columns=COLUMNS))
    intake.take_in_applications(desk.db, desk.actor, edition(desk), prepared, lambda *_: None)

    with desk.db.read() as session:
        answers = session.execute(select(Answer.question, Answer.text)).all()
        cells = session.scalars(select(Received.cells)).one()
    assert [tuple(each) for each in answers] == [("好きな食べ物", "寿司")]
    assert "備考" not in cells
    assert cells["family_name"] == "NGUYENB"


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", ["refused.csv", "refused.xlsx"])
def test_refused_rows_of_a_foreign_form_are_corrected_and_taken_in_without_asking_again(desk, tmp_path, language, name):
    rows = form_rows(3)
    rows[2][4] = "2001-02-31"
    file, how, kind = sheet(tmp_path, rows), How(columns=COLUMNS), Wish().kind
    prepared = prepare(desk.db, edition(desk), file, kind, how)
    target = tmp_path / name

    assert save_refused(file, prepared.sheet.sha256, kind.headings, prepared.refused, target, words(language), how) == 1

    again = open_sheet(desk.db, edition(desk), target, Wish())
    assert [(cell.row, cell.column) for cell in again.prepared.refused] == [(2, "birth_date")]
    _mend(again.file, name)
    mended = open_sheet(desk.db, edition(desk), target, Wish()).prepared
    assert (mended.added, mended.refused) == (1, ())
    assert mended.comparison.added[0].answers == {"好きな食べ物": "寿司"}


def _mend(path, name):
    from jipdesk.exchange.looking import look

    looked = look(path)
    row = [values[0] if values else "" for values in looked.values]
    row = ["2001-02-28" if value == "2001-02-31" else value for value in row]
    if name.endswith(".csv"):
        path.write_text(csv_text([looked.headings, row]), encoding="utf-8")
    else:
        write_xlsx(path, [looked.headings, row])
