"""Tentative decisions and decisions on many: consequences first, applied as one, nothing left of what was stopped."""

import pytest
from sqlalchemy import select
from staffed import ON, Office

from jipdesk.actions import reviews, selection, tentative
from jipdesk.actions.reviews import Given
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.office import Coordinator
from jipdesk.models.screening import TentativeDecision
from jipdesk.queries import screening_decisions as asked
from jipdesk.rules.screening import DEFAULT_REASONS, Opinion, Tentative
from jipdesk.rules.workflow import ApplicationState as At


class Stopped(Exception):
    """Somebody pressed Cancel."""


@pytest.fixture
def coordinator(office: Office) -> int:
    with office.db.write(None, "add_coordinator") as session:
        made = Coordinator(name="田中", active=True)
        session.add(made)
        session.flush()
        return made.id


def mean(office: Office, numbers: list[int], decision: Tentative, who: int, because: str | None = None) -> None:
    office.act("set_tentative", lambda s: tentative.mean_to(s, numbers, decision, coordinator=who, because=because))


def apply(office: Office) -> None:
    office.act("apply_tentative", lambda session: tentative.apply_together(session, office.edition_id, on=ON))


def test_what_was_meant_is_applied_together_and_undone_at_once(office: Office, coordinator: int) -> None:
    found = office.applications(5)
    mean(office, found[:2], Tentative.PASS, coordinator)
    mean(office, found[2:4], Tentative.REJECT, coordinator, "places")
    before = office.content()

    apply(office)
    states = [At.DOCUMENTS_REQUESTED, At.DOCUMENTS_REQUESTED, At.NOT_SELECTED, At.NOT_SELECTED, At.ELIGIBLE]
    assert office.all(Application.state) == states
    assert office.all(Application.ended_because) == [None, None, "places", "places", None]
    assert office.all(TentativeDecision.id) == []
    assert len(office.all(DocumentItem.id)) == 10

    office.undo_last()

    assert office.content() == before


def test_a_later_meaning_takes_the_place_of_the_earlier(office: Office, coordinator: int) -> None:
    found = office.applications(2)
    mean(office, found, Tentative.REJECT, coordinator, "places")

    mean(office, found[:1], Tentative.PASS, coordinator)
    assert office.all(TentativeDecision.decision, TentativeDecision.because) == [("reject", "places"), ("pass", None)]
    office.act("clear_tentative", lambda session: tentative.clear(session, found))
    assert office.all(TentativeDecision.id) == []


def test_what_was_decided_otherwise_meanwhile_is_dropped_and_stays(office: Office, coordinator: int) -> None:
    found = office.applications(2)
    mean(office, found, Tentative.PASS, coordinator)
    office.act("reject_applications", lambda session: selection.reject(session, found[:1], because="withdrew"))

    with office.db.read() as session:
        meant = asked.tentative(session, office.edition_id)
        told = asked.consequences(session, office.edition_id, meant)
    assert (told.passing, told.shut) == (1, {At.NOT_SELECTED: 1})
    apply(office)

    assert office.all(Application.state) == [At.NOT_SELECTED, At.DOCUMENTS_REQUESTED]
    with pytest.raises(InputRefused) as refused:
        apply(office)
    assert refused.value.code == "nothing_tentative"


def test_the_consequences_are_told_by_country_course_and_sex(office: Office, coordinator: int) -> None:
    first = office.applications(3, nationality="VN")
    second = office.applications(2, nationality="ID", courses=("online",))
    office.applications(1)
    decisions = dict.fromkeys(first[:2], Tentative.PASS) | dict.fromkeys([first[2], *second], Tentative.REJECT)

    with office.db.read() as session:
        told = asked.consequences(session, office.edition_id, decisions)

    assert (told.passing, told.rejecting, told.decided, told.open_after, told.disputed) == (2, 3, 5, 1, 0)
    assert [(each.names[0], each.passing, each.rejecting) for each in told.countries] == [("VN", 2, 1), ("ID", 0, 2)]
    assert [(each.passing, each.rejecting) for each in told.courses] == [(2, 1), (0, 2)]
    assert sum(each.passing for each in told.sexes) == 2


def test_a_stopped_decision_on_many_leaves_nothing(
    office: Office, coordinator: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = office.applications(4)
    mean(office, found[:1], Tentative.PASS, coordinator)
    monkeypatch.setattr(tentative, "_PORTION", 2)
    before = office.content()

    def stop(done: int, _total: int) -> None:
        if done:
            raise Stopped

    def work(session: object) -> None:
        tentative.decide(session, found, Tentative.REJECT, on=ON, because="places", progress=stop)  # type: ignore[arg-type]

    with pytest.raises(Stopped):
        office.act("decide_screening", work)

    assert office.content() == before


def test_a_decision_on_many_is_one_act_and_clears_what_was_meant(office: Office, coordinator: int) -> None:
    found = office.applications(3)
    mean(office, found[:1], Tentative.PASS, coordinator)
    reported: list[tuple[int, int]] = []

    def work(session: object) -> None:
        tentative.decide(
            session,  # type: ignore[arg-type]
            found,
            Tentative.REJECT,
            on=ON,
            because="places",
            progress=lambda *done: reported.append(done),
        )

    office.act("decide_screening", work)

    assert set(office.all(Application.state)) == {At.NOT_SELECTED}
    assert office.all(TentativeDecision.id) == []
    assert reported == [(0, 3), (3, 3)]


@pytest.mark.parametrize(
    ("decision", "because", "code"),
    [(Tentative.REJECT, " ", "reason_needed"), (Tentative.PASS, None, "decided_already")],
)
def test_what_cannot_be_meant_is_refused(
    office: Office, coordinator: int, decision: Tentative, because: str | None, code: str
) -> None:
    found = office.applications(1, At.INELIGIBLE if code == "decided_already" else At.ELIGIBLE)

    with pytest.raises(InputRefused) as refused:
        mean(office, found, decision, coordinator, because)

    assert refused.value.code == code


def test_the_reviews_are_followed_where_they_agree(office: Office, coordinator: int) -> None:
    found = office.applications(4)
    opinions = (Opinion.PASS, Opinion.PASS, Opinion.REJECT, Opinion.CONFIRM)
    for number, opinion in zip(found, opinions, strict=True):
        given = Given(opinion, {"purpose": 5 if number == found[1] else 3}, reason=DEFAULT_REASONS[0][0])
        office.act("give_review", lambda s, n=number, g=given: reviews.give_review(s, n, coordinator, g))

    office.act(
        "follow_reviews",
        lambda s: tentative.follow_reviews(s, office.edition_id, coordinator=coordinator, because="marks", places=1),
    )

    with office.db.read() as session:
        assert asked.tentative(session, office.edition_id) == {found[1]: "pass", found[2]: "reject"}
    office.act("clear_tentative", lambda session: tentative.clear(session, found))


def test_who_is_rejected_by_the_reviewers_is_so_for_their_reason(office: Office, coordinator: int) -> None:
    found = office.applications(3)
    with office.db.write(None, "add_coordinator") as session:
        others = [Coordinator(name=name, active=True) for name in ("Mori", "Abe")]
        session.add_all(others)
        session.flush()
        reviewers = [coordinator, *(each.id for each in others)]
    for who, reason in zip(reviewers, (0, 2, 2), strict=True):
        given = Given(Opinion.REJECT, {"purpose": 1}, reason=DEFAULT_REASONS[reason][0])
        office.act("give_review", lambda s, w=who, g=given: reviews.give_review(s, found[0], w, g))
    given = Given(Opinion.REJECT, {"purpose": 2}, reason=DEFAULT_REASONS[1][0])
    office.act("give_review", lambda s: reviews.give_review(s, found[1], coordinator, given))

    office.act(
        "follow_reviews",
        lambda s: tentative.follow_reviews(
            s, office.edition_id, coordinator=coordinator, because="", worded=lambda _, en: en
        ),
    )

    with office.db.read() as session:
        meant = dict(session.execute(select(TentativeDecision.application_id, TentativeDecision.because)).all())
    assert meant == {found[0]: DEFAULT_REASONS[2][1], found[1]: DEFAULT_REASONS[1][1]}
    office.act("clear_tentative", lambda session: tentative.clear(session, found))


def test_a_reviewer_learns_nothing_of_those_whose_own_marks_are_missing(office: Office, coordinator: int) -> None:
    found = office.applications(3)
    with office.db.write(None, "add_coordinator") as session:
        other, chief = Coordinator(name="Mori", active=True), Coordinator(name="Abe", active=True)
        session.add_all([other, chief])
        session.flush()
        numbers = other.id, chief.id
    given = Given(Opinion.PASS, {"purpose": 4})
    for who, number in ((coordinator, found[0]), (numbers[0], found[0]), (numbers[0], found[1])):
        office.act("give_review", lambda s, w=who, n=number: reviews.give_review(s, n, w, given))

    def follow(who: int) -> tentative.Followed:
        with office.db.write(who, "follow_reviews") as session:
            return tentative.follow_reviews(session, office.edition_id, coordinator=who, because="")

    first = follow(coordinator)
    assert (dict(first.decisions), first.unread) == ({found[0]: "pass"}, 1)
    with pytest.raises(InputRefused) as refused:
        follow(coordinator)
    assert refused.value.code == "own_marks_first"
    # Who gives no marks decides by those of the others.
    assert dict(follow(numbers[1]).decisions) == {found[1]: "pass"}
