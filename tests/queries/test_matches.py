"""The list of proposals."""

from staffed import ON, Office

from jipdesk.queries.matches import listed
from jipdesk.rules.workflow import ApplicationState as At


def test_proposals_are_listed_with_both_sides_and_their_reasons(office: Office) -> None:
    one, two = office.applications(2, At.PASSED)
    first, second = office.opening(), office.opening()
    office.propose([(second, two), (first, one)])

    with office.db.read() as session:
        rows = listed(session, office.edition_id)

    assert [(row.opening, row.application, row.name) for row in rows] == [
        ("C001-1", "24-000001", "FAMILY0 Given"),
        ("C002-1", "24-000002", "FAMILY1 Given"),
    ]
    assert (rows[0].company_ja, rows[0].state, rows[0].score, rows[0].proposed_on) == (
        "株式会社見本1",
        "proposed",
        60,
        ON,
    )
    assert rows[0].reasons[0]["finding"] == "major_fits"
