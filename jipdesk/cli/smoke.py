"""`jipdesk smoke DIR`: a small job whose results are looked at again, as proof that an installation works."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from jipdesk import i18n
from jipdesk.actions.backup import check_desk
from jipdesk.actions.desk import Desk, opened
from jipdesk.cli import Window, demo_desk, demo_job, terminal
from jipdesk.cli.demo_job import Step, timed
from jipdesk.documents.inspection import Seen, inspect
from jipdesk.errors import DeskRefused, InputRefused, MachineRefused, UsageRefused
from jipdesk.queries import editions, papers, placements
from jipdesk.safe import files

APPLICATIONS = 12
"""Enough that some of them come as far as a placement."""
MARK, DESK, SHEET, PICTURES = "made-by-jipdesk-smoke.txt", "desk", "applications.xlsx", "pictures"
_MADE = (DESK, SHEET, PICTURES, demo_job.PACKS, demo_job.BACKUP)
_NOTE = "jipdesk smoke made this folder from made-up data. It may be removed.\n"


def smoke(asked: Namespace) -> int:
    """Do the job in an empty folder, look at what came of it, and say step by step what was found to work."""
    if asked.window is None:
        raise UsageRefused("no_window")
    folder: Path = asked.folder
    prepare(folder)
    words = i18n.spoken()
    for step in _steps(folder, asked.window):
        terminal.say(step.line(words))
    terminal.say(words.gettext("This installation works. What it made is in {path}.").format(path=folder))
    return 0


def prepare(folder: Path) -> None:
    """Take a folder that holds nothing, or only what an earlier smoke left and a person put beside it."""
    files.make_private_folder(folder)
    if not (folder / MARK).is_file():
        if files.entries(folder):
            raise InputRefused("smoke_folder_not_empty", path=str(folder))
        files.write_durably(folder / MARK, _NOTE.encode())
    demo_desk.require_demo(folder / DESK)
    for name in _MADE:
        if name != DESK:
            files.remove(folder / name)
    files.make_private_folder(folder / demo_job.PACKS)


def _steps(folder: Path, window: Window) -> Iterator[Step]:
    with demo_desk.made(folder / DESK) as desk:
        yield from demo_job.steps(desk, folder, demo_job.sample_sheet(APPLICATIONS, folder / SHEET))
    with opened(folder / DESK) as desk:
        yield timed(i18n._("Desk opened again"), lambda _progress: _check(desk))
        yield timed(i18n._("Packs checked"), lambda _progress: _look_at_packs(desk, folder / demo_job.PACKS))
    yield timed(i18n._("Window"), lambda progress: _prove(window, folder, progress))


def _check(desk: Desk) -> str:
    if not check_desk(desk).ok:
        raise DeskRefused("desk_damaged")
    return i18n._("no faults found")


def _look_at_packs(desk: Desk, folder: Path) -> str:
    """Look at every pack as whoever receives it will."""
    expected = _pages(desk)
    found = {number: inspect((folder / f"{number}.pdf").read_bytes()) for number in expected}
    if not expected or found != {number: Seen(pages, 0, frozenset()) for number, pages in expected.items()}:
        raise MachineRefused("packs_faulty", path=str(folder))
    said = i18n._("{packs} packs with {pages} pages, none empty, every font embedded")
    number = i18n.spoken().number
    return said.format(packs=number(len(expected)), pages=number(sum(expected.values())))


def _pages(desk: Desk) -> Mapping[str, int]:
    """Return how many pages the pack of each placement should have."""
    with desk.db.read() as session:
        edition = editions.find(session, demo_job.YEAR)
        return {
            number: sum(paper.pages for paper in papers.issued(session, key).values())
            for number, key in placements.numbered(session, edition.id, None).items()
        }


def _prove(window: Window, folder: Path, progress: terminal.Progress) -> str:
    pictures = window.prove(folder / DESK, folder / PICTURES, progress)
    return i18n._("{count} pictures in both languages").format(count=i18n.spoken().number(len(pictures)))
