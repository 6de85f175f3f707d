"""One way to show a long list, in a process of its own: what opening, jumping, sorting and searching take.

list_runs.py ours DESK, or another way of `main` with the file of `flat_table`. Prints JSON: milliseconds, by the clock
and of the processors, and bytes. To open is: ask, fill the model, show the view, paint it; an empty view is there.
"""

import gc
import json
import os
import random
import sqlite3
import sys
import time
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.flat_table import COLUMNS, SEARCHES
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

SIZE = (1200, 800)
JUMPS, ROUNDS = 20, 3
PAGE = 32
LAST = "\U0010ffff"
EVERYTHING = f"SELECT {', '.join(COLUMNS)} FROM applicant ORDER BY no"

found: dict[str, list[tuple[float, float]]] = {}
hits: dict[str, int] = {}
before: list[int] = []
"""what the process had before it had any row"""
after: list[int] = []
"""what it had when everything was done, and what it keeps where nobody asks anything for some minutes"""
app = QApplication.instance() or QApplication(["-style", "fusion"])


@contextmanager
def timed(name):
    """Note how long something took, by the clock and of the processors' time."""
    began, used = time.perf_counter(), time.process_time()
    yield
    took = time.perf_counter() - began, time.process_time() - used
    found.setdefault(name, []).append((took[0] * 1000, took[1] * 1000))


def paint():
    """Let everything that waits be done and painted."""
    app.processEvents()


def resident():
    """Return how much memory the process has now, in bytes; 0 where the system does not tell."""
    try:
        told = Path("/proc/self/statm").read_text(encoding="ascii")
        return int(told.split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def jump(view, count):
    """Go to rows here and there."""
    chance = random.Random(1)
    for _ in range(JUMPS):
        row = chance.randrange(count)
        with timed("jump"):
            view.scrollTo(view.model().index(row, 0), QTableView.ScrollHint.PositionAtTop)
            paint()


def new_view():
    """Return a view as large as the program's list."""
    view = QTableView()
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(view.verticalHeader().ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(32)
    view.resize(*SIZE)
    return view


# --- our own ----------------------------------------------------------------------------------------------------------


def ours(desk):
    """The list of applications as the window has it, on the encrypted desk; asked beside the window, as always."""
    from benchmarks.flat_table import _opened
    from PySide6.QtCore import QEventLoop

    from jipdesk import i18n
    from jipdesk.views.look import fonts
    from jipdesk.views.look.palette import Theme
    from jipdesk.views.look.theme import Look
    from jipdesk.views.pieces.columns import Order
    from jipdesk.views.pieces.listing import Listing

    i18n.speak("en")
    app.setFont(fonts.load_first())
    look = Look(app, Theme.LIGHT)
    with _opened(Path(desk)) as (office, spec):
        before.append(resident())
        _open_bare(office, spec, look)
        waiting = QEventLoop()

        def show(ask):
            """Wait as the program does, at rest until the answer comes."""
            ask()
            waiting.exec()
            paint()

        listing = None
        for _ in range(ROUNDS):
            if listing is not None:
                listing.deleteLater()
                paint()
            with timed("whole page"):
                listing = Listing(office, spec)
                look.dress(listing)
                listing.loaded.connect(waiting.quit)
                listing.resize(*SIZE)
                listing.show()
                show(listing.reload)
        count = len(listing.table.ids)
        jump(listing.view, count)
        for column in ("age", "no"):
            with timed(f"sort {column}"):
                order = Order(column, is_descending=column == "age")
                show(lambda order=order: listing.sort(order))
        listing.filters.search.blockSignals(True)
        for _ in range(ROUNDS):
            for text in SEARCHES:
                listing.view.go_to(listing.table.ids[0])
                paint()
                listing.filters.search.setText(text)
                with timed(f"search {text}"):
                    show(listing.reload)
                hits[text] = len(listing.table.ids)
        after.append(resident())
        office.desk.db.rest()
        after.append(resident())
        listing.close()
    del look
    return count


def _open_bare(office, spec, look):
    """Open the table alone, as the others are; the numbers behind the first page come after it was painted."""
    from PySide6.QtCore import QEventLoop

    from jipdesk.views.pieces.list_question import ListQuestion
    from jipdesk.views.pieces.table import Table
    from jipdesk.views.pieces.table_view import TableView

    def fetch(numbers):
        with office.read() as session:
            return spec.facts(session, numbers, view.shown_columns)

    def arrive(answer):
        table.show(answer.ids, answer.first)
        waiting.quit()

    def complete(numbers):
        table.ids.complete(numbers)
        waiting.quit()

    waiting = QEventLoop()
    for turn in range(ROUNDS + 1):
        table = Table(spec.columns, fetch)
        view = TableView(table)
        look.dress(view)
        view.resize(*SIZE)
        shown = view.shown_columns
        question = ListQuestion(spec, spec.ids, office.edition.id, {}, "", spec.order, shown, is_limited=False)
        with timed("open" if turn else "first open"):
            office.ask(question.opening(office), arrive)
            waiting.exec()
            view.show()
            paint()
        with timed("the other numbers"):
            office.ask(question.rest, complete)
            waiting.exec()
        view.close()


# --- what others would do ---------------------------------------------------------------------------------------------


def qsql(file):
    """Qt's own table over SQL."""
    from PySide6.QtSql import QSqlDatabase, QSqlTableModel

    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(file)
    assert database.open()
    before.append(resident())
    for turn in range(ROUNDS + 1):
        model, view = QSqlTableModel(), new_view()
        with timed("open" if turn else "first open"):
            model.setTable("applicant")
            model.setSort(1, Qt.SortOrder.AscendingOrder)
            model.select()
            view.setModel(model)
            view.show()
            paint()
    for _ in range(ROUNDS):
        for text in SEARCHES:
            with timed(f"search {text}"):
                model.setFilter(f"search LIKE '%{folded(text)}%'")
                view.scrollToTop()
                paint()
    return model.rowCount()


def std(file):
    """Qt's items, one for every cell."""
    before.append(resident())
    for turn in range(ROUNDS + 1):
        model, view = None, None  # one at a time
        model, view = QStandardItemModel(0, len(COLUMNS)), new_view()
        with timed("open" if turn else "first open"):
            for row in sqlite3.connect(file).execute(EVERYTHING):
                model.appendRow([QStandardItem(text) for text in row])
            view.setModel(model)
            view.show()
            paint()
    jump(view, model.rowCount())
    return model.rowCount()


def std_proxy(file):
    """The same behind Qt's own filter."""
    source, view, model = QStandardItemModel(0, len(COLUMNS) + 1), new_view(), QSortFilterProxyModel()
    for row in sqlite3.connect(file).execute(EVERYTHING.replace(" FROM", ", search FROM")):
        source.appendRow([QStandardItem(text) for text in row])
    return _filtered(model, source, view)


def python_proxy(file):
    """A list in Python behind Qt's own filter."""

    class Rows(QAbstractTableModel):
        def __init__(self):
            super().__init__()
            self.rows = sqlite3.connect(file).execute(EVERYTHING.replace(" FROM", ", search FROM")).fetchall()

        def rowCount(self, _=QModelIndex()):  # noqa: B008, N802 - as Qt has it
            return len(self.rows)

        def columnCount(self, _=QModelIndex()):  # noqa: B008, N802 - as Qt has it
            return len(COLUMNS) + 1

        def data(self, index, role=0):
            return None if role else self.rows[index.row()][index.column()]

    return _filtered(QSortFilterProxyModel(), Rows(), new_view(), SEARCHES[2:3])


def _filtered(model, source, view, searches=SEARCHES):
    """Search all columns, as anybody would who has no index; then only the folded text, as we look through."""
    model.setSourceModel(source)
    model.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    view.setModel(model)
    view.show()
    paint()
    for name, column in (("search", -1), ("folded", len(COLUMNS))):
        model.setFilterFixedString("")
        model.setFilterKeyColumn(column)
        paint()
        for text in searches:
            with timed(f"{name} {text}"):
                model.setFilterFixedString(folded(text))
                paint()
            hits[text] = model.rowCount()
    return source.rowCount()


def raw(file):
    """The same questions without any window: the best that SQLite does."""
    plain = sqlite3.connect(file, isolation_level=None)
    for _ in range(ROUNDS):
        for text in map(folded, SEARCHES):
            with timed(f"search {text}"):
                asked = f'"{text}"'
                if len(text) < 3:
                    begin = "SELECT group_concat('\"' || replace(term, '\"', '\"\"') || '\"', ' OR ') FROM terms"
                    asked = plain.execute(f"{begin} WHERE term >= ? AND term < ?", (text, text + LAST)).fetchone()[0]
                numbers = plain.execute(
                    "SELECT id FROM applicant WHERE id IN (SELECT rowid FROM found WHERE found MATCH ?) ORDER BY no",
                    (asked or '""',),
                ).fetchall()
                some = ", ".join(str(each[0]) for each in numbers[:PAGE])
                plain.execute(f"SELECT * FROM applicant WHERE id IN ({some})").fetchall()
            hits[text] = len(numbers)
    return plain.execute("SELECT count(*) FROM applicant").fetchone()[0]


def folded(text):
    """Return a text as the index has it."""
    from jipdesk.models.search import fold

    return fold(text)


def main():
    """Do it and print what it took."""
    technique, file = sys.argv[1:]
    gc.disable()
    ways = {"ours": ours, "qsql": qsql, "std": std, "std_proxy": std_proxy, "python_proxy": python_proxy, "raw": raw}
    rows = ways[technique](file)
    now, *rested = after or [resident()]
    told = {"ms": found, "hits": list(hits.values()), "rows": rows, "before": before, "resident": now, "rested": rested}
    print(json.dumps(told), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
