"""Finding anyone by a few letters, in any script, by number."""

import pytest
from staffed import Office

from jipdesk.models.person import Person
from jipdesk.models.search import folded
from jipdesk.queries.finding import Kind, find


@pytest.fixture
def office(db):
    made = Office(db)
    made.applications(12)
    with db.write(None, "edit_record") as session:
        person = session.get(Person, 3)
        person.family_name, person.given_name, person.name_kana = "NGUYEN", "Thị Ánh", "グエン・ティ・アイン"
        person.search_text = folded(("NGUYEN Thị Ánh", person.name_kana))
    return made


def found(office, text):
    with office.db.read() as session:
        return find(session, office.edition_id, text)


@pytest.mark.parametrize("text", ["nguyen", "NGUYEN thi", "anh", "ぐえん", "グエン", "ｸﾞｴﾝ", "24-000003"])
def test_a_person_is_found_by_name_in_either_script_or_by_number(office, text):
    assert [(hit.kind, hit.id) for hit in found(office, text)][:1] == [(Kind.APPLICATION, 3)]


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "zzzz"])
def test_nothing_is_found_where_nothing_is_asked_or_fits(office, text):
    assert found(office, text) == []


def test_of_many_only_the_first_are_told(office):
    assert len(found(office, "24-")) == 8
