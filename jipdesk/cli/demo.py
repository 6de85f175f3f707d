"""`jipdesk demo`: the whole job on a sample desk, from the sheets to the printed packs and the backup."""

import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk import i18n, paths
from jipdesk.actions.desk import Desk, created, opened
from jipdesk.actions.editions import add_edition
from jipdesk.cli import demo_job, terminal
from jipdesk.errors import DeskRefused
from jipdesk.models.act import Act
from jipdesk.models.database import say
from jipdesk.rules.edition_file import shipped, shipped_years
from jipdesk.safe import files
from jipdesk.safe.folder import is_desk

COORDINATOR = "田中"


def demo(asked: Namespace) -> int:
    """Build a sample desk, do the whole job on it, and say what was made and where."""
    folder = Path(asked.desk) if asked.desk else paths.demo_desk()
    _require_demo(folder)
    output = folder.with_name(f"{folder.name}-output")
    began = time.monotonic()
    words = i18n.spoken()
    terminal.say(words.gettext("A sample desk with made-up people and companies, edition 2024."))
    with _made(folder) as desk:
        _clear(output)
        for step in demo_job.steps(desk, output, asked.applications):
            terminal.say(step.line(words))
    terminal.say()
    terminal.say(words.gettext("Desk: {path}").format(path=folder))
    terminal.say(words.gettext("Packs: {path}").format(path=output / demo_job.PACKS))
    terminal.say(words.gettext("Backup: {path}").format(path=output / demo_job.BACKUP))
    terminal.say(words.gettext("Done in {seconds} seconds.").format(seconds=round(time.monotonic() - began)))
    return 0 if asked.no_window or asked.window is None else _show(asked, folder, output / "pictures")


def _show(asked: Namespace, folder: Path, pictures: Path) -> int:
    """Open the window on the sample desk, or take pictures of it where nobody could see it."""
    if asked.window.has_display():
        status: int = asked.window.open(folder)
        return status
    count = len(asked.window.take_pictures(folder, pictures))
    words = i18n.spoken()
    said = words.ngettext("{count} picture: {path}", "{count} pictures: {path}", count)
    terminal.say(said.format(count=words.number(count), path=pictures))
    return 0


def _require_demo(folder: Path) -> None:
    """Refuse a desk that is no sample: it may be the office's own."""
    if not is_desk(folder):
        return
    with opened(folder) as desk, desk.db.read() as session:
        first = session.scalars(select(Act).order_by(Act.id).limit(1)).first()
        if first is None or not first.values.get("demo"):
            raise DeskRefused("desk_not_demo", path=str(folder))


@contextmanager
def _made(folder: Path) -> Iterator[Desk]:
    """Give a new sample desk; one that is there is replaced, and only when the new one is whole."""
    with created(folder, _fill, COORDINATOR, replace=True) as desk:
        for old in desk.folder.previous():
            desk.folder.discard(old)
        yield desk


def _fill(session: Session) -> None:
    for year in shipped_years():
        add_edition(session, shipped(year))
    say(session, demo=True, edition=None)


def _clear(output: Path) -> None:
    """Remove what an earlier demo printed, and nothing else."""
    packs = output / demo_job.PACKS
    if packs.is_dir():
        for pdf in packs.glob("2024-P*.pdf"):
            files.remove(pdf)
    files.make_private_folder(packs)
