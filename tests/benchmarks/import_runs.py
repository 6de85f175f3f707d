"""One way to take a sheet of applications in, in a process of its own: import_runs.py WAY SHEET DESK FOLDER.

`ours` reads, checks, compares and stores it on an encrypted desk with its history; `plain` puts the cells into one
plain table with `csv.reader` and `executemany`; `objects` adds an object for every row to the encrypted desk, not
checked. `no_history` and `neither` are `ours` on a desk without history, and on a plain one without it. The desk is a
copy of the empty one given, made beforehand: to make one is no part of an import. Prints JSON: seconds and rows.
"""

import csv
import json
import os
import shutil
import sqlite3
import sys
import time
from contextlib import nullcontext
from datetime import date
from functools import partial
from pathlib import Path

from jipdesk.samples.applications import HEADINGS

INDEXED = ("receipt_no", "family_name", "birth_date", "nationality", "email", "passport_no")
OBJECTS = 2_000
"""An object for each of all the rows takes minutes; the time of these is scaled up."""


def ours(sheet, folder, kept_by=lambda desk: nullcontext(desk.db)):
    """Return how long our own import takes, and of how many rows."""
    from jipdesk.actions.desk import opened
    from jipdesk.exchange import intake
    from jipdesk.queries import editions

    with opened(folder / "desk") as desk, kept_by(desk) as db:
        with db.read() as session:
            edition = editions.find(session, "2024")
        began = time.perf_counter()
        prepared = intake.prepare_applications(db, edition, sheet)
        read = time.perf_counter()
        intake.take_in_applications(db, desk.actor, edition, prepared, lambda *_: None)
        ended = time.perf_counter()
    return {"seconds": ended - began, "reading": read - began, "rows": prepared.added}


def no_history(sheet, folder):
    """Return the same for a desk without history."""
    from benchmarks.bare_desk import unrecorded

    return ours(sheet, folder, unrecorded)


def neither(sheet, folder):
    """Return the same for a desk without history and encryption."""
    from benchmarks.bare_desk import unrecorded

    return ours(sheet, folder, partial(unrecorded, encrypted=False))


def plain(sheet, folder):
    """Return the same for the least that anybody could do."""
    names = ", ".join(HEADINGS)
    with sqlite3.connect(folder / "plain.db") as desk:
        began = time.perf_counter()
        desk.execute(f"CREATE TABLE application (id INTEGER PRIMARY KEY, {names})")
        for name in INDEXED:
            desk.execute(f"CREATE INDEX by_{name} ON application ({name})")
        with sheet.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream)
            next(rows)
            marks = ", ".join("?" * len(HEADINGS))
            desk.executemany(f"INSERT INTO application ({names}) VALUES ({marks})", rows)
        desk.commit()
        ended = time.perf_counter()
        count = desk.execute("SELECT count(*) FROM application").fetchone()[0]
    return {"seconds": ended - began, "rows": count}


def objects(sheet, folder):
    """Return the same for one object after another, as a first program would do it."""
    from jipdesk.actions.desk import opened
    from jipdesk.models.application import Application
    from jipdesk.models.person import Passport, Person
    from jipdesk.queries import editions
    from jipdesk.rules.workflow import ApplicationState

    with opened(folder / "desk") as desk:
        with desk.db.read() as session:
            edition = editions.find(session, "2024")
        began, count = time.perf_counter(), 0
        with (
            sheet.open(encoding="utf-8-sig", newline="") as stream,
            desk.db.write(None, "import_applications") as session,
        ):
            for count, row in enumerate(csv.DictReader(stream), start=1):
                person = Person(
                    family_name=row["family_name"],
                    given_name=row["given_name"],
                    birth_date=_day(row["birth_date"]),
                    email=row["email"],
                    search_text=row["family_name"].lower(),
                )
                session.add(person)
                session.flush()
                session.add(Passport(person_id=person.id, number=row["passport_no"]))
                session.add(
                    Application(
                        edition_id=edition.id,
                        person_id=person.id,
                        receipt_no=row["receipt_no"],
                        state=ApplicationState.RECEIVED,
                        past_participation=[],
                        consents_privacy=True,
                        motivation=row["motivation"],
                    )
                )
                session.flush()
                if count == OBJECTS:
                    break
        ended = time.perf_counter()
    return {"seconds": ended - began, "rows": count}


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def main():
    """Do it and print what it took."""
    way, sheet, desk, folder = sys.argv[1], *map(Path, sys.argv[2:5])
    own = folder / f"{way}-{os.getpid()}"
    shutil.copytree(desk, own / "desk")
    ways = {each.__name__: each for each in (ours, no_history, neither, plain, objects)}
    print(json.dumps(ways[way](sheet, own)), flush=True)


if __name__ == "__main__":
    main()
