"""Reviews: given, changed, blind until one's own is in; questions to colleagues; reasons and criteria of the office."""

import pytest
from sqlalchemy.orm import Session
from staffed import Office

from jipdesk.actions import reviews, screening_settings, selection
from jipdesk.actions.edition_copy import copy_edition
from jipdesk.actions.reviews import Given
from jipdesk.errors import InputRefused
from jipdesk.models.office import Coordinator
from jipdesk.models.screening import ColleagueQuestion, Criterion, DecisionReason, Review
from jipdesk.queries import screening, screening_card, screening_decisions, screening_weights
from jipdesk.queries.screening import Queue, Wanted
from jipdesk.rules.screening import DEFAULT_REASONS, Opinion

FULL = {"purpose": 5, "motivation": 5, "aptitude": 5, "language": 5, "form": 5}
REASON = DEFAULT_REASONS[1][0]


@pytest.fixture
def two(office: Office) -> list[int]:
    """Two coordinators."""
    with office.db.write(None, "add_coordinator") as session:
        made = [Coordinator(name=name, active=True) for name in ("田中", "佐藤")]
        session.add_all(made)
        session.flush()
        return [each.id for each in made]


def give(office: Office, application: int, reviewer: int | None, opinion: Opinion | None, **values: object) -> None:
    given = Given(opinion, values.pop("scores", {}), **values)  # type: ignore[arg-type]
    office.act("give_review", lambda session: reviews.give_review(session, application, reviewer, given))


def marks(office: Office, application: int, reviewer: int | None) -> screening_card.Marks:
    with office.db.read() as session:
        return screening_card.marks(session, [application], reviewer)[application]


def queue(office: Office, which: Queue, reviewer: int | None, wanted: Wanted | None = None) -> list[int]:
    with office.db.read() as session:
        return list(screening.numbers(session, office.edition_id, reviewer, which, wanted))


def test_a_review_has_its_weighted_total_and_can_be_changed_and_undone(office: Office, two: list[int]) -> None:
    [one] = office.applications(1)

    give(office, one, two[0], Opinion.PASS, scores=FULL | {"form": 1})
    assert marks(office, one, two[0]).mine.total == 90
    give(office, one, two[0], Opinion.REJECT, reason=REASON, scores={"purpose": 1})
    mine = marks(office, one, two[0]).mine
    assert (mine.opinion, mine.total, mine.reason_ja) == ("reject", 0, REASON)

    office.undo_last()

    assert marks(office, one, two[0]).mine.total == 90


def test_nobody_sees_the_marks_of_others_before_giving_their_own(office: Office, two: list[int]) -> None:
    [one] = office.applications(1)
    give(office, one, two[0], Opinion.PASS, scores=FULL, comment="convincing")

    before = marks(office, one, two[1])
    assert (before.mine, before.others, before.hidden) == (None, (), 1)
    assert (before.mean, before.spread, before.disagree) == (None, None, False)
    assert marks(office, one, None) == screening_card.Marks(None, (), 1)

    give(office, one, two[1], Opinion.REJECT, reason=REASON, scores={"purpose": 1})

    after = marks(office, one, two[1])
    assert [each.comment for each in after.others] == ["convincing"]
    assert (after.spread, after.disagree, after.mean, after.hidden) == (100, True, 50, 0)


def test_the_lists_keep_the_marks_of_others_back_too(office: Office, two: list[int]) -> None:
    found = office.applications(3)
    third = 0
    for number, points in zip(found, (1, 5, 3), strict=True):
        give(office, number, two[0], Opinion.PASS, scores={"purpose": points})
    with office.db.write(None, "add_coordinator") as session:
        made = Coordinator(name="鈴木", active=True)
        session.add(made)
        session.flush()
        third = made.id
    give(office, found[0], third, Opinion.REJECT, reason=REASON)

    with office.db.read() as session:
        lines = screening_decisions.lines(session, two[1], found)
        by_points = screening_decisions.ids(
            session, office.edition_id, two[1], Wanted(), by=screening_decisions.Order.POINTS, descending=True
        )
    assert [line.marks.mean for line in lines.values()] == [None, None, None]
    assert [line.reviews for line in lines.values()] == [2, 1, 1]
    assert list(by_points) == found, "an order by points that are not shown would tell them"
    assert queue(office, Queue.DISAGREEMENT, two[1]) == []
    assert queue(office, Queue.DISAGREEMENT, third) == [found[0]]


def test_what_is_read_leaves_the_unread_and_is_counted(office: Office, two: list[int]) -> None:
    found = office.applications(3)

    give(office, found[1], two[0], Opinion.CONFIRM)

    assert queue(office, Queue.UNREAD, two[0]) == [found[0], found[2]]
    assert queue(office, Queue.UNREAD, two[1]) == found
    assert queue(office, Queue.UNDECIDED, two[1]) == [found[1]]
    assert queue(office, Queue.ALL, two[0]) == found
    with office.db.read() as session:
        assert screening.progress(session, office.edition_id, two[0]) == screening.Progress(1, 3)
        counted = screening.counts(session, office.edition_id, two[0])
    assert counted == {"unread": 2, "disagreement": 0, "asked": 0, "undecided": 1, "all": 3}


def test_filters_and_a_search_limit_every_queue(office: Office, two: list[int]) -> None:
    vietnamese = office.applications(2, nationality="VN")
    others = office.applications(1, nationality="ID", courses=("online",))

    assert queue(office, Queue.UNREAD, two[0], Wanted(nationalities=frozenset({"VN"}))) == vietnamese
    assert queue(office, Queue.ALL, two[0], Wanted(courses=frozenset({"online"}))) == others
    assert queue(office, Queue.ALL, two[0], Wanted(search="24-000003")) == others
    assert queue(office, Queue.ALL, two[0], Wanted(education=frozenset({"graduate"}))) == []


@pytest.mark.parametrize(
    ("opinion", "values", "code"),
    [
        (None, {}, "review_needs_opinion"),
        (Opinion.REJECT, {}, "review_needs_reason"),
        (Opinion.REJECT, {"reason": "気分"}, "reason_gone"),
        (Opinion.PASS, {"scores": {"purpose": 6}}, "marks_off_scale"),
        (Opinion.PASS, {"scores": {"charm": 3}}, "marks_off_scale"),
    ],
)
def test_what_is_no_review_is_refused(
    office: Office, two: list[int], opinion: Opinion | None, values: dict[str, object], code: str
) -> None:
    [one] = office.applications(1)

    with pytest.raises(InputRefused) as refused:
        give(office, one, two[0], opinion, **values)

    assert refused.value.code == code
    assert office.all(Review.id) == office.all(DecisionReason.id) == []


def test_what_was_decided_is_reviewed_no_more(office: Office, two: list[int]) -> None:
    [one] = office.applications(1)
    office.act("reject_applications", lambda session: selection.reject(session, [one], because="places"))

    with pytest.raises(InputRefused) as refused:
        give(office, one, two[0], Opinion.PASS)

    assert (refused.value.code, refused.value.values["state"]) == ("review_closed", "not_selected")


def test_a_question_waits_for_whom_it_was_asked_until_it_is_answered(office: Office, two: list[int]) -> None:
    found = office.applications(2)
    office.act("ask_colleague", lambda session: reviews.ask_colleague(session, found[0], two[0], two[1], "N2?"))
    office.act("ask_colleague", lambda session: reviews.ask_colleague(session, found[1], two[0], None, "Anybody?"))
    assert queue(office, Queue.ASKED, two[1]) == found
    assert queue(office, Queue.ASKED, two[0]) == []

    first = office.all(ColleagueQuestion.id)[0]
    office.act("answer_colleague", lambda session: reviews.answer_colleague(session, first, two[1], "Yes."))

    assert queue(office, Queue.ASKED, two[1]) == [found[1]]
    with pytest.raises(InputRefused) as refused:
        office.act("answer_colleague", lambda session: reviews.answer_colleague(session, first, two[0], "No."))
    assert refused.value.code == "question_answered"
    with office.db.read() as session:
        [told] = screening_card.card(session, found[0], two[0]).questions
    assert (told.asker, told.asked, told.answer, told.answered_by) == ("田中", "佐藤", "Yes.", "佐藤")


def test_other_weights_recompute_every_total_of_the_edition(office: Office, two: list[int]) -> None:
    [one] = office.applications(1)
    give(office, one, two[0], Opinion.PASS, scores={"purpose": 5, "form": 1})
    assert marks(office, one, two[0]).mine.total == 75
    before = office.content()

    with office.db.read() as session:
        form = screening.criteria(session, office.edition_id)[-1]
        other = screening_weights.with_weight(screening.criteria(session, office.edition_id), "form", 90)
        assert screening_weights.recomputed(session, office.edition_id, other) == [(1, 25)]
    changed = type(form)(form.code, form.name_ja, form.name_en, 90)
    office.act(
        "edit_criteria", lambda session: screening_settings.change_criterion(session, office.edition_id, changed)
    )
    assert marks(office, one, two[0]).mine.total == 25
    assert len(office.all(Criterion.id)) == 5

    office.undo_last()

    assert office.content() == before


def test_the_criteria_of_an_edition_go_with_its_copy(office: Office) -> None:
    def work(session: Session) -> int:
        screening_settings.add_criterion(session, office.edition_id, "将来の展望", "Plans", 20)
        return copy_edition(session, office.edition_id, 2031).id

    copied = office.act("copy_edition", work)

    with office.db.read() as session:
        assert screening.criteria(session, copied) == screening.criteria(session, office.edition_id)
        assert screening.criteria(session, copied)[-1].name_en == "Plans"


def test_a_criterion_without_weight_keeps_its_points_for_later(office: Office, two: list[int]) -> None:
    [one] = office.applications(1)
    give(office, one, two[0], Opinion.PASS, scores={"purpose": 5, "form": 1})
    with office.db.read() as session:
        form = screening.criteria(session, office.edition_id)[-1]
    retired = type(form)(form.code, form.name_ja, form.name_en, 0)
    office.act(
        "edit_criteria", lambda session: screening_settings.change_criterion(session, office.edition_id, retired)
    )

    give(office, one, two[0], Opinion.PASS, scores={"purpose": 4})

    mine = marks(office, one, two[0]).mine
    assert (mine.scores, mine.total) == ({"form": 1, "purpose": 4}, 75)


def test_reasons_are_added_reworded_and_retired_but_one_stays(office: Office) -> None:
    def change(do: object) -> None:
        office.act("edit_reasons", do)  # type: ignore[arg-type]

    change(lambda session: screening_settings.add_reason(session, "書類未提出", "No documents"))
    change(lambda session: screening_settings.reword_reason(session, "書類未提出", "書類が未提出のため", "No papers"))
    for ja, _en in DEFAULT_REASONS:
        change(lambda session, ja=ja: screening_settings.offer_reason(session, ja, active=False))

    with office.db.read() as session:
        assert [each.label_en for each in screening.reasons(session)] == ["No papers"]
        assert len(screening.reasons(session, every=True)) == len(DEFAULT_REASONS) + 1
    with pytest.raises(InputRefused) as refused:
        change(lambda session: screening_settings.offer_reason(session, "書類が未提出のため", active=False))
    assert refused.value.code == "last_reason"
    with pytest.raises(InputRefused) as refused:
        change(lambda session: screening_settings.add_reason(session, "書類が未提出のため", "Again"))
    assert refused.value.code == "reason_exists"
