"""What the index behind searching is worth on the encrypted desk, and what keeping it up costs.

Goals Q3 to Q6: the questions alone, without a window, against LIKE over the same table of the same desk.
"""

import shutil
import time
from statistics import median

from benchmarks.goals import Goal, show
from benchmarks.sample_desk import APPLICATIONS, desk_of
from sqlalchemy import select

from jipdesk.actions import person_fields
from jipdesk.actions.desk import opened
from jipdesk.exchange.uncollected import uncollected
from jipdesk.models.application import Application
from jipdesk.models.person import Person
from jipdesk.models.search_index import index_of
from jipdesk.queries import searching

ROUNDS = 9
EDITS = 60
JAPANESE, LATIN = "ズン", "ng"
SMALLER = max(1_000, APPLICATIONS // 10)


def test_searching():
    (japanese, latin), (japanese_like, latin_like), (hits, many) = asked(desk_of(APPLICATIONS))
    (less, _), _, (few, _) = asked(desk_of(SMALLER))

    show(
        [
            Goal("Q3", f"two letters of katakana, {hits} hits / LIKE", japanese / japanese_like, 1 / 25),
            Goal("Q4", f"two frequent Latin letters, {many} hits / LIKE", latin / latin_like, 1 / 3),
            Goal("Q5", f"the first, {APPLICATIONS} ({hits} hits) / {SMALLER} ({few})", japanese / less, 12),
        ],
        f"{JAPANESE} {japanese:.2f} ms, LIKE {japanese_like:.1f}; {LATIN} {latin:.2f} ms, LIKE {latin_like:.1f}; "
        f"{JAPANESE} of {SMALLER} {less:.2f} ms",
        f"n = {ROUNDS}, medians",
    )


def asked(desk):
    """Return what both searches of the list take with the index, what with LIKE, and how many they find."""
    with opened(desk) as held, held.db.read() as session, uncollected():
        found = [in_turn(session, text) for text in (JAPANESE, LATIN)]
    return zip(*found, strict=True)


def in_turn(session, text):
    """Return what a search takes with the index and with LIKE, in turn, in milliseconds, and how many it finds."""
    by_index = searching.applications_by(searching.way_of(text))
    ways = [select(Application.id).where(condition) for condition in (by_index, searching.applications_then(text))]
    took, found = ([], []), [set(), set()]
    for _ in range(ROUNDS):
        for place, statement in enumerate(ways):
            began = time.perf_counter()
            rows = session.execute(statement, searching.values(text)).all()
            took[place].append((time.perf_counter() - began) * 1000)
            found[place] = {number for (number,) in rows}
    assert found[0] == found[1]
    return median(took[0]), median(took[1]), len(found[0])


def test_editing_a_searched_name(tmp_path):
    """Goal Q6: one edit, one commit, waiting for the disk as the program does."""
    with_index, without = [], []
    desk = shutil.copytree(desk_of(SMALLER), tmp_path / "desk")
    with opened(desk) as held:
        edit(held, [])
        edit(held, with_index)
        with held.db.write(held.actor, "edit_record") as session:
            for what in ("enter", "leave", "change"):
                session.connection().exec_driver_sql(f"DROP TRIGGER {index_of('person')}_{what}")
        edit(held, without)

    goal = Goal("Q6", "one edit and commit, with / without the index", median(with_index) / median(without), 2)
    show([goal], f"{median(with_index):.2f} ms, {median(without):.2f} ms; n = {EDITS} edits each, medians")


def edit(held, took):
    """Change names one by one, each an act of its own."""
    with held.db.read() as session:
        persons = session.execute(select(Person.id, Person.family_name).limit(EDITS)).all()
    for number, name in persons:
        began = time.perf_counter()
        with held.db.write(held.actor, "edit_record") as session:
            person_fields.edit_person(session, number, "family_name", f"{name}X")
        took.append((time.perf_counter() - began) * 1000)
