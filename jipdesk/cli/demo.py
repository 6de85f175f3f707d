"""`jipdesk demo`: the whole job on a sample desk, from the sheets to the printed packs and the backup."""

import time
from argparse import Namespace
from pathlib import Path

from jipdesk import i18n, paths
from jipdesk.cli import demo_desk, demo_job, terminal
from jipdesk.safe import files


def demo(asked: Namespace) -> int:
    """Build a sample desk, do the whole job on it, and say what was made and where."""
    folder = Path(asked.desk) if asked.desk else paths.demo_desk()
    demo_desk.require_demo(folder)
    output = folder.with_name(f"{folder.name}-output")
    began = time.monotonic()
    words = i18n.spoken()
    terminal.say(words.gettext("A sample desk with made-up people and companies, edition 2024."))
    with demo_desk.made(folder) as desk:
        _clear(output)
        sheet = demo_job.sample_sheet(asked.applications, desk.folder.temporary / "applications.csv")
        for step in demo_job.steps(desk, output, sheet):
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
    words = i18n.spoken()
    with terminal.Progress(words.gettext("Taking pictures…")) as progress:
        count = len(asked.window.take_pictures(folder, pictures, progress))
    said = words.ngettext("{count} picture: {path}", "{count} pictures: {path}", count)
    terminal.say(said.format(count=words.number(count), path=pictures))
    return 0


def _clear(output: Path) -> None:
    """Remove what an earlier demo printed, and nothing else."""
    packs = output / demo_job.PACKS
    if packs.is_dir():
        for pdf in packs.glob("2024-P*.pdf"):
            files.remove(pdf)
    files.make_private_folder(packs)
