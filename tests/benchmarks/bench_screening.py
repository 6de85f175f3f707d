"""How long it takes to ask the rules about every application and to store what changed, on the encrypted desk.

How long it takes to decide about all who passed, and to take that back, is printed beside it, and how long the first
judging takes on a desk that keeps no history, or is not even encrypted.

Goal E1. The first rival is one statement that judges by the same columns but says only how many pass, not why, and
keeps nothing; the second asks the same rules of one loaded object after another.
"""

import shutil
import time
from collections import Counter
from datetime import date
from statistics import median

from benchmarks.bare_desk import unrecorded
from benchmarks.goals import Goal, show
from benchmarks.sample_desk import APPLICATIONS, desk_of
from sqlalchemy import func, select, text
from sqlalchemy.orm import joinedload, selectinload

from jipdesk.actions import tentative
from jipdesk.actions.desk import opened
from jipdesk.actions.screening import screen_applications
from jipdesk.actions.undo import undo
from jipdesk.exchange.uncollected import uncollected
from jipdesk.models.act import Act
from jipdesk.models.application import Application, CourseChoice, EligibilityResult
from jipdesk.queries import application_list, editions
from jipdesk.rules.eligibility import judge
from jipdesk.rules.facts import Facts
from jipdesk.rules.screening import Tentative
from jipdesk.rules.workflow import ApplicationState

ROUNDS = 3
IN_ONE = text(
    """
    SELECT count(*), sum(passes) FROM (
      SELECT (p.nationality IN (SELECT iso2 FROM country WHERE list_id = r.country_list_id))
         AND p.nationality NOT IN (SELECT value FROM json_each(r.excluded_nationalities))
         AND (julianday(r.age_on) - julianday(p.birth_date)) / 365.2425 BETWEEN r.age_min AND r.age_max + 1
         AND coalesce(p.residence_country, '') <> 'JP'
         AND (a.jlpt IN ('N1', 'N2', 'N3') OR a.english_level IN ('A', 'B') OR a.english_score >= 500)
         AND NOT EXISTS (SELECT 1 FROM json_each(a.past_participation) y
                         WHERE y.value IN (SELECT value FROM json_each(r.barred_years)))
         AND a.agrees_with_purpose AND a.full_time AND a.can_submit_documents
         AND EXISTS (SELECT 1 FROM course_choice c JOIN course k ON k.id = c.course_id
                     WHERE c.application_id = a.id AND (k.closes_before IS NULL OR a.submitted_at < k.closes_before))
         AS passes
      FROM application a JOIN person p ON p.id = a.person_id JOIN rule_parameters r ON r.edition_id = a.edition_id
      WHERE a.edition_id = :edition)
    """
)


def test_screening(tmp_path):
    first, again, in_one, objects, deciding, undoing, no_history, neither = ([] for _ in range(8))
    for turn in range(ROUNDS):
        desk = shutil.copytree(desk_of(APPLICATIONS), tmp_path / str(turn))
        with opened(desk) as held:
            with held.db.read() as session:
                edition = editions.find(session, "2024")
            first.append(timed(lambda held=held, edition=edition: screened(held.db, held.actor, edition)))
            again.append(timed(lambda held=held, edition=edition: screened(held.db, held.actor, edition)))
            with held.db.read() as session:
                in_one.append(timed(lambda session=session, edition=edition: counted(session, edition)))
                verdicts = application_list.verdicts(session, edition.id)
            with held.db.read() as session:
                one_by_one: Counter[str] = Counter()
                objects.append(
                    timed(lambda s=session, e=edition, found=one_by_one: found.update(judged_one_by_one(s, e)))
                )
            deciding.append(timed(lambda held=held, edition=edition: decided(held, edition)))
            undoing.append(timed(lambda held=held: taken_back(held)))
        assert one_by_one.total() == verdicts.total() == APPLICATIONS
        shutil.rmtree(desk)
        no_history.append(screened_bare(tmp_path / str(turn), edition, encrypted=True))
        neither.append(screened_bare(tmp_path / str(turn), edition, encrypted=False))
    show(
        [
            Goal("E1", "judge all, all results new and stored / one statement", median(first) / median(in_one), 1.8),
            Goal("E1", "judge all, nothing changed / one statement", median(again) / median(in_one), 1.8),
            Goal("E1", "judge all, nothing changed / object by object", median(again) / median(objects), 1 / 4.5),
        ],
        f"all new {median(first):.2f} s, nothing changed {median(again):.2f}, one statement {median(in_one):.2f}, "
        f"object by object without storing {median(objects):.2f}; {APPLICATIONS} applications, n = {ROUNDS}",
        f"all new without history {median(no_history):.2f} s, without history and encryption {median(neither):.2f}: "
        f"{median(no_history) / median(in_one):.2f} and {median(neither) / median(in_one):.2f} x one statement",
        f"{verdicts['eligible']} passed in document screening, their papers asked for: {median(deciding):.2f} s; "
        f"undone: {median(undoing):.2f}",
    )


def timed(work):
    """Return how long something takes, in seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def screened(db, actor, edition):
    """Judge as the program does, as an act with its history."""
    with uncollected(), db.write(actor, "screen_applications") as session:
        screen_applications(session, edition.id)


def screened_bare(desk, edition, *, encrypted):
    """Return how long the same takes on a desk without history."""
    shutil.copytree(desk_of(APPLICATIONS), desk)
    with opened(desk) as held, unrecorded(held, encrypted=encrypted) as db:
        took = timed(lambda: screened(db, held.actor, edition))
    shutil.rmtree(desk)
    return took


def decided(held, edition):
    """Decide about all who are eligible at once, as the program does."""
    with held.db.write(held.actor, "decide_screening") as session:
        eligible = select(Application.id).where(
            Application.edition_id == edition.id, Application.state == ApplicationState.ELIGIBLE
        )
        tentative.decide(session, list(session.scalars(eligible)), Tentative.PASS, on=date(2024, 7, 8))


def taken_back(held):
    """Undo the last act."""
    with held.db.read() as session:
        last = session.scalars(select(func.max(Act.id))).one()
    undo(held.db, last, actor=held.actor)


def counted(session, edition):
    """Judge in one statement."""
    return session.execute(IN_ONE, {"edition": edition.id}).one()


def judged_one_by_one(session, edition):
    """Judge as a first program would: load objects, ask the rules of each."""
    parameters = editions.parameters(session, edition.id)
    statement = (
        select(Application)
        .where(Application.edition_id == edition.id)
        .options(
            joinedload(Application.person),
            selectinload(Application.choices).joinedload(CourseChoice.course),
            joinedload(Application.result).load_only(EligibilityResult.verdict),
        )
    )
    for each in session.scalars(statement.execution_options(yield_per=1_000)):
        yield str(any(result.outcome != "pass" for result in judge(facts_of(each), parameters)))


def facts_of(application):
    """Return what the rules are asked about."""
    person = application.person
    return Facts(
        birth_date=person.birth_date,
        nationality=person.nationality,
        other_nationality=person.other_nationality,
        residence_country=person.residence_country,
        jlpt=application.jlpt,
        english_level=application.english_level,
        english_test=application.english_test,
        english_score=application.english_score,
        education=application.education_status,
        courses=tuple(choice.course.code for choice in application.choices),
        past_participation=frozenset(application.past_participation),
        found_participation=frozenset(),
        purpose=application.agrees_with_purpose,
        full_time=application.full_time,
        documents=application.can_submit_documents,
        submitted_at=application.submitted_at,
    )
