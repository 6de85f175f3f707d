"""A value from a sheet stays the text that it is wherever it is listed, looked for, written down or printed."""

import unicodedata
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
import python_calamine
from hostile import TEXTS, VALUES
from pypdf import PdfReader
from sample_papers import OFFICE
from sqlalchemy import select

from jipdesk.actions import person_fields, saved_views
from jipdesk.documents.letters import Asked, Letter, LetterTemplate, checked
from jipdesk.documents.letters_page import draw
from jipdesk.documents.letters_text import mail
from jipdesk.documents.papers import Pair
from jipdesk.exchange.ledgers import LedgerColumn, write_ledger
from jipdesk.models.application import Application
from jipdesk.queries import application_list, history
from jipdesk.queries import saved_views as views
from jipdesk.queries.facts import Asker
from jipdesk.rules.letters import Language, LetterKind

NOW = Asker(date(2024, 7, 1))
LISTED = ("institution", "major", "degree", "address", "skills", "motivation")
"""The free texts that a list can show; the others are looked at on the person's page only."""
SHOWN = [text for text in VALUES if "{" not in text]
"""In the text of a letter a brace begins a field, and one that is not known is refused where it is typed."""


def stored(value):
    """Return the value as a sheet hands it in: composed, and without the apostrophe that kept it from computing."""
    return unicodedata.normalize("NFC", value.removeprefix("'") if value == "'=x" else value)


@pytest.fixture(scope="module")
def numbers(desk, edition, hostile):
    with desk.db.read() as session:
        return list(session.scalars(select(Application.id).order_by(Application.receipt_no)))


def listed(desk, edition, by="no", **limits):
    wanted = application_list.ApplicationFilter(more=limits, asker=NOW)
    with desk.db.read() as session:
        return list(application_list.ids(session, edition.id, wanted, by))


@pytest.mark.parametrize("fact", LISTED)
def test_a_list_shows_it_as_it_is(desk, numbers, fact):
    with desk.db.read() as session:
        lines = application_list.lines(session, numbers, [fact], NOW)

    assert [lines[number].more[fact] for number in numbers] == [stored(value) for value in VALUES]


@pytest.mark.parametrize("fact", LISTED)
def test_a_list_can_stand_by_it_and_lose_nobody(desk, edition, numbers, fact):
    assert sorted(listed(desk, edition, by=fact)) == sorted(numbers)


@pytest.mark.parametrize("fact", LISTED)
@pytest.mark.parametrize("place", range(len(VALUES)))
def test_a_filter_on_it_finds_what_contains_it_and_its_opposite_the_rest(desk, edition, numbers, fact, place):
    wanted = stored(VALUES[place])
    ways = {wanted, unicodedata.normalize("NFKC", wanted)}
    # The database compares Latin letters without their case.
    having = {
        number
        for number, value in zip(numbers, VALUES, strict=True)
        if any(way.lower() in stored(value).lower() for way in ways)
    }

    assert set(listed(desk, edition, **{fact: (wanted,)})) == having
    assert set(listed(desk, edition, **{f"!{fact}": (wanted,)})) == set(numbers) - having


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv"])
def test_a_ledger_writes_it_as_text(tmp_path, name):
    write_ledger(tmp_path / name, [LedgerColumn("a"), LedgerColumn("b")], [(value, value) for value in VALUES])

    if name.endswith("xlsx"):
        rows = python_calamine.load_workbook(tmp_path / name).get_sheet_by_index(0).to_python()
        assert [row[0] for row in rows[1:]] == VALUES
    else:
        begins = {line[:1] for line in (tmp_path / name).read_text(encoding="utf-8-sig").splitlines()[1:]}
        assert begins.isdisjoint("=+-@")


def test_the_history_tells_it_as_it_is(desk, numbers):
    entered = [*map(stored, VALUES[1:]), stored(VALUES[0])]
    for value in entered:
        with desk.db.write(desk.actor, "edit_record") as session:
            person_fields.edit_application(session, numbers[0], "motivation", value)

    with desk.db.read() as session:
        happened = history.of_records(session, {"application": [numbers[0]]}, most=len(VALUES))
    assert [each.changes[0].after for each in reversed(happened)] == entered


def test_a_view_is_called_by_it(desk):
    called = [value for value in VALUES if len(value) <= saved_views.LONGEST_NAME]
    with desk.db.write(desk.actor, "save_view") as session:
        for value in called:
            saved_views.save_view(session, "applications", value, {"filters": {}}, coordinator=None)

    with desk.db.read() as session:
        assert {view.name for view in views.of_page(session, "applications", None)} == set(called)


def letter(defect):
    asked = Asked(Pair("推薦状", "Letter"), "returned", is_open=True, due_on=date(2024, 10, 6), defect=defect)
    return Letter(
        kind=LetterKind.REQUEST,
        language=Language.EN,
        on=date(2024, 9, 22),
        office=OFFICE,
        name="NGUYEN Thi Anh",
        name_native="",
        receipt_no="24-000001",
        documents=(asked,),
    )


TEMPLATE = checked(LetterTemplate(LetterKind.REQUEST, Pair("件名", "Subject"), Pair("{documents}", "{documents}")))


def without_spaces(text):
    return "".join(text.split())


@pytest.mark.parametrize("value", VALUES)
def test_a_letter_prints_it_and_loads_nothing(value):
    pages = PdfReader(BytesIO(draw(letter(value), TEMPLATE))).pages

    shown = without_spaces("".join(page.extract_text() for page in pages))
    assert without_spaces(unicodedata.normalize("NFC", value)) in unicodedata.normalize("NFC", shown)
    assert [image for page in pages for image in page.images] == []


@pytest.mark.parametrize("value", SHOWN)
def test_the_text_of_a_letter_says_it(value):
    template = checked(replace(TEMPLATE, text=Pair(value, value)))

    assert without_spaces(value) in without_spaces(mail(letter(""), template).text)


def test_every_text_of_the_sheet_is_listed_or_shown_on_the_page_only():
    assert set(TEXTS) - set(LISTED) == {"diet", "health_notes", "emergency_contact", "hobby"}
