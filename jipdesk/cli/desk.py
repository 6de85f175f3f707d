"""Commands about the desk as a whole: new, backup, check, restore."""

import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy.orm import Session

from jipdesk import i18n, paths, settings
from jipdesk.actions.desk import Desk, opened
from jipdesk.cli import terminal
from jipdesk.errors import DeskRefused, InputRefused, MachineRefused

MOST_OF_A_PASSPHRASE = 10_000
"""Letters of a file that is named as one: a device never ends."""


def desk_folder(asked: Namespace) -> Path:
    """Return the folder of the desk that is meant."""
    return Path(asked.desk) if asked.desk else paths.default_desk()


def passphrase(asked: Namespace) -> str | None:
    """Return the passphrase from the file or the environment; it is never an argument, which others could read."""
    return settings.passphrase() if asked.passphrase_file is None else passphrase_in(asked.passphrase_file)


def passphrase_in(file: Path) -> str:
    """Return the passphrase that a file holds."""
    try:
        with file.open(encoding="utf-8-sig") as content:
            return settings.one_line(content.read(MOST_OF_A_PASSPHRASE))
    except (OSError, ValueError) as unreadable:
        raise InputRefused("passphrase_file_unreadable", path=str(file)) from unreadable


@contextmanager
def desk(asked: Namespace) -> Iterator[Desk]:
    """Open the desk that is meant, as the coordinator who is named."""
    with opened(desk_folder(asked), passphrase(asked), asked.coordinator) as found:
        yield found


def new(asked: Namespace) -> int:
    """Make an empty open desk with the named editions."""
    from jipdesk.actions.desk import created
    from jipdesk.actions.editions import add_edition
    from jipdesk.rules.edition_file import shipped, shipped_years

    years = dict.fromkeys(_year(text) for text in asked.edition or map(str, shipped_years()))
    files = [shipped(year) for year in years]

    def fill(session: Session) -> None:
        for file in files:
            add_edition(session, file)

    with created(desk_folder(asked), fill, _coordinator(asked.coordinator)):
        pass
    say = i18n.spoken()
    terminal.say(
        say.gettext("There is a new desk in {path}, with the editions {years}.").format(
            path=desk_folder(asked), years=say.list([str(year) for year in years])
        )
    )
    return 0


def _coordinator(name: str | None) -> str:
    """Return the name in one line, or an empty one where none was given."""
    named = " ".join((name or "").split())
    if name is not None and not named:
        raise InputRefused("coordinator_needs_name")
    return named


def _year(text: str) -> int:
    from jipdesk.rules.edition_file import shipped_years

    if not (text.isascii() and text.isdigit() and len(text) <= len("2024")):
        raise InputRefused("edition_not_shipped", year=text, years=shipped_years())
    return int(text)


def backup(asked: Namespace) -> int:
    """Write a verified backup."""
    from jipdesk.actions.backup import back_up

    with desk(asked) as found:
        back_up(found, asked.file)
    terminal.say(i18n._("The backup {path} was written, opened again and read to the end.").format(path=asked.file))
    return 0


def check(asked: Namespace) -> int:
    """Read all of the desk, or of a backup, and compare it with its seals."""
    from jipdesk.actions.backup import check_backup, check_desk
    from jipdesk.phrases.findings import describe

    if asked.file:
        with _temporary_folder() as folder:
            health = check_backup(asked.file, passphrase(asked), folder)
    else:
        with desk(asked) as found:
            health = check_desk(found)
    words = i18n.spoken()
    sentences = [describe(finding, words) for finding in health.findings]
    result = {"ok": health.ok, "digest": health.digest, "findings": sentences}
    if asked.json and health.ok:
        terminal.say_json(result)
    elif health.ok:
        terminal.say(words.gettext("No faults found. Check value: {digest}").format(digest=health.digest))
    else:
        _refuse_damage(asked, result)
    return 0


def _refuse_damage(asked: Namespace, result: dict[str, Any]) -> NoReturn:
    """Say what was found, and refuse: a backup is input, a desk is a desk."""
    asked.beside = result
    for sentence in () if asked.json else result["findings"]:
        terminal.say(sentence)
    raise InputRefused("backup_damaged") if asked.file else DeskRefused("desk_damaged")


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    try:
        folder = tempfile.TemporaryDirectory()
    except OSError as error:
        raise MachineRefused("no_temporary_folder") from error
    with folder as path:
        yield Path(path)


def restore(asked: Namespace) -> int:
    """Make a backup the desk's content, or make the desk from it."""
    from jipdesk.actions.restore import restore as do

    done = do(desk_folder(asked), asked.file, passphrase(asked))
    say = i18n._("The backup of {when} is restored in {path}. What was there before is kept.")
    when = i18n.spoken().moment(datetime.fromisoformat(done.made_at))
    terminal.say(say.format(when=when, path=desk_folder(asked)))
    return 0
