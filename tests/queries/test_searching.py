"""Searching finds by any part of a name or number what reading everything would find."""

from pathlib import Path

import pytest
from given import applications, desk_with, sheet_file
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from jipdesk.exchange import intake
from jipdesk.models.application import Application
from jipdesk.models.person import Person
from jipdesk.models.search import fold
from jipdesk.queries import editions, searching

NAMES = (
    {
        "family_name": "NGUYEN",
        "given_name": "Thi Anh",
        "name_native": "Nguyễn Thị Ánh",
        "name_kana": "グエン・ティ・アイン",
    },
    {"family_name": "ĐẶNG", "given_name": "Văn", "name_kana": "ダン"},
    {"family_name": "TANAKA", "given_name": "Ai", "name_native": "田中 愛"},
    {"family_name": 'O"BRIEN', "given_name": "100% | *"},
    {"family_name": "", "given_name": "Hartono", "email": "hartono@example.org"},
    {"family_name": "𠮷野", "given_name": "a_b"},
)
LETTERS = sorted(set("".join(value for name in NAMES for value in name.values()) + "26-0xZ ん"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("searched")
    made = [row | name for row, name in zip(applications(len(NAMES), birth_date="2001-02-03"), NAMES, strict=True)]
    sheet = sheet_file(folder / "sheet.csv", made)
    with desk_with(folder / "desk", 2024) as found:
        with found.db.read() as session:
            edition = editions.find(session, "2024")
        prepared = intake.prepare_applications(found.db, edition, sheet)
        intake.take_in_applications(found.db, None, edition, prepared, lambda *_: None)
        yield found


def found(session, searched):
    return set(session.scalars(select(Application.id).where(searching.applications(searched))))


def read_through(session, searched):
    rows = session.execute(select(Application.id, Application.receipt_no, Person.search_text).join(Person))
    wanted, number = fold(searched), searched.replace("\0", "").strip().lower()
    return {row.id for row in rows if wanted in row.search_text or number in row.receipt_no.lower()}


SWEEP = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
SEARCHED = st.text(st.sampled_from(LETTERS), min_size=1, max_size=6).filter(fold)


@settings(SWEEP, max_examples=300)
@given(searched=SEARCHED)
@example(searched="1|")
@example(searched="｜")
def test_the_index_finds_just_what_reading_everything_finds(desk, searched):
    with desk.db.read() as session:
        assert found(session, searched) == read_through(session, searched)


@pytest.mark.slow
@settings(SWEEP, max_examples=2_000)
@given(searched=st.one_of(SEARCHED, st.text(min_size=1, max_size=12).filter(fold)))
def test_two_thousand_searches_find_just_what_reading_everything_finds(desk, searched):
    with desk.db.read() as session:
        assert found(session, searched) == read_through(session, searched)


@pytest.mark.parametrize("searched", ["田中", "愛", "グエン", "ぐえん", "nguyen", "thi anh nguyen", "dang", "ばん"])
def test_a_name_is_found_in_every_script_and_without_accents(desk, searched):
    with desk.db.read() as session:
        assert found(session, searched) == read_through(session, searched)
        assert found(session, searched) or searched == "ばん"


def test_a_changed_name_is_found_and_the_old_one_is_not(desk):
    with desk.db.write(None, "edit_record") as session:
        session.execute(text("UPDATE person SET search_text = 'satomi' WHERE id = 3"))

    with desk.db.read() as session:
        assert found(session, "satomi") == {3}
        assert found(session, "tanaka") == set()
