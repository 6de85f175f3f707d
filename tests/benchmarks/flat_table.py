"""What the list of applications shows, as one plain table without encryption: what the rivals are given."""

import sqlite3
from pathlib import Path

from benchmarks.sample_desk import desk_of

COLUMNS = ("name", "nationality", "age", "jlpt", "english_level", "documents", "state")
SEARCHES = ("ズン", "グエン", "nguyen", "rahman", "ng")
"""Two letters of katakana, a whole name in katakana, names in Latin letters, two letters that are in many."""
PORTION = 500


def flat_of(count: int) -> Path:
    """Return a file with the table `applicant`, a row for each application of the sample desk of that size."""
    file = desk_of(count).parent / "flat.db"
    if not file.exists():
        building = file.with_suffix(".part")
        building.unlink(missing_ok=True)
        with sqlite3.connect(building) as plain:
            _fill(plain, desk_of(count))
        plain.close()
        building.rename(file)
    return file


def _fill(plain: sqlite3.Connection, desk: Path) -> None:
    plain.execute(f"CREATE TABLE applicant (id INTEGER PRIMARY KEY, no, {', '.join(COLUMNS)}, search)")
    marks = ", ".join("?" * (len(COLUMNS) + 3))
    plain.executemany(f"INSERT INTO applicant VALUES ({marks})", _rows(desk))
    plain.execute("CREATE INDEX by_no ON applicant (no)")
    plain.execute(
        "CREATE VIRTUAL TABLE found USING fts5("
        "search, content='applicant', content_rowid='id', tokenize='trigram case_sensitive 1')"
    )
    plain.execute("CREATE VIRTUAL TABLE terms USING fts5vocab('found', 'row')")
    plain.execute("INSERT INTO found (found) VALUES ('rebuild')")


def _rows(desk: Path):
    """Yield number, receipt number, what the columns say, and what a search looks through."""
    from sqlalchemy import select

    from jipdesk import i18n
    from jipdesk.models.application import Application
    from jipdesk.models.person import Person

    words = i18n.words("en")
    with _opened(desk) as (office, spec), office.read() as session:
        shown = {column.name: column for column in spec.columns}
        ids = spec.ids(session, office.edition.id, {}, "", spec.order)
        searched = dict(session.execute(select(Application.id, Person.search_text).join(Person)).all())
        for start in range(0, len(ids), PORTION):
            lines = spec.rows(session, ids[start : start + PORTION])
            for number, line in lines.items():
                said = [shown[name].text(line, words) for name in COLUMNS]
                # As in our own index: the end of a text begins no three letters.
                yield number, line.no, *said, f"{searched[number]} {line.no}||"


def _opened(desk: Path):
    from contextlib import contextmanager

    from PySide6.QtWidgets import QApplication

    from jipdesk.views.jobs import Jobs
    from jipdesk.views.memory import Memory
    from jipdesk.views.open_desk import OpenDesk, hold
    from jipdesk.views.rooms.application_list import spec

    @contextmanager
    def opened():
        _app = QApplication.instance() or QApplication([])
        jobs = Jobs()
        held = hold(desk)
        office = OpenDesk(held, jobs, Memory(is_lasting=False))
        try:
            yield office, spec(office)
        finally:
            jobs.close()
            held.closing.close()

    return opened()
