"""Openings: which may be proposed to, how they are called, how many of their places are taken."""

import pytest
from staffed import Office

from jipdesk.matching.parties import Opening
from jipdesk.models.company import CompanyResult
from jipdesk.queries.openings import numbers, openings
from jipdesk.rules.codes import EnglishLevel, Jlpt
from jipdesk.rules.workflow import ApplicationState as At
from jipdesk.rules.workflow import OpeningState


def found(office: Office) -> list[Opening]:
    with office.db.read() as session:
        return openings(session, office.edition_id)


def test_matching_is_told_what_a_company_asks_for(office: Office) -> None:
    office.opening(
        places=2,
        course="online",
        required_jlpt=Jlpt.N3,
        required_english=EnglishLevel.CONVERSATIONAL,
        fields=["IT", "Design"],
        target_markets=["ベトナム", "Kenya", "Atlantis"],
    )

    assert found(office) == [
        Opening(
            id="C001-1",
            course="online",
            places=2,
            required_jlpt=Jlpt.N3,
            required_english=EnglishLevel.CONVERSATIONAL,
            fields=("IT", "Design"),
            target_markets=frozenset({"VN", "KE"}),
        )
    ]


def test_a_region_stands_for_its_countries(office: Office) -> None:
    office.opening(target_markets=["ASEAN"])

    assert {"VN", "ID", "TH"} < found(office)[0].target_markets


@pytest.mark.parametrize("state", list(OpeningState))
def test_only_registered_and_open_ones_are_proposed_to(office: Office, state: OpeningState) -> None:
    office.opening(state=state)

    assert bool(found(office)) is (state in {OpeningState.REGISTERED, OpeningState.OPEN})


@pytest.mark.parametrize(("verdict", "proposed"), [("eligible", True), ("confirm", True), ("ineligible", False)])
def test_a_company_that_is_ruled_out_gets_nobody(office: Office, verdict: str, proposed: bool) -> None:
    office.opening()
    with office.db.write(None, "screen_companies") as session:
        session.add(CompanyResult(company_id=1, verdict=verdict, results=[]))

    assert bool(found(office)) is proposed


def test_places_are_taken_by_matches_that_both_sides_agreed_to(office: Office) -> None:
    people = office.applications(3, At.PASSED)
    opening = office.opening(places=3)
    agreed = office.propose([(opening, number) for number in people])[:2]
    office.agree(agreed)

    assert [each.filled for each in found(office)] == [2]


def test_two_companies_with_one_opening_number_are_told_apart(office: Office) -> None:
    office.opening(opening_no="1")
    office.opening(opening_no="1")
    office.opening(opening_no="2")

    assert [each.id for each in found(office)] == ["2", "C001/1", "C002/1"]
    with office.db.read() as session:
        assert numbers(session, office.edition_id) == {1: "C001/1", 2: "C002/1", 3: "2"}


def test_openings_of_another_edition_are_not_seen(office: Office) -> None:
    office.opening()
    other = Office(office.db, 2025)

    assert found(other) == []
