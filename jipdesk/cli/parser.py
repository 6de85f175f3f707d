"""The commands and their options, as the interface promises them."""

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from jipdesk import __version__
from jipdesk.errors import UsageRefused
from jipdesk.settings import LANGUAGES

KINDS = ("applications", "companies", "placements")
_NOTHING_READ = MappingProxyType(
    {"rows": 0, "added": 0, "updated": 0, "unchanged": 0, "refused": (), "duplicates": (), "conflicts": ()}
)
"""What stands in the JSON of a refused import beside the error."""


def build() -> argparse.ArgumentParser:
    """Return the parser; the handler of the chosen command is `do`."""
    everywhere = _everywhere()
    main = _Parser(prog="jipdesk", description="The desk of the JIP office.", parents=[_everywhere(defaults=True)])
    main.add_argument("--version", action="version", version=__version__)
    main.add_argument(
        "--quit-after-paint", action="store_true", help="for measuring: end after the window's first paint"
    )
    main.set_defaults(do=_window)
    commands = main.add_subparsers(title="commands", metavar="COMMAND")
    _desk_commands(commands, everywhere)
    _sheet_commands(commands, everywhere)
    _work_commands(commands, everywhere)
    return main


def first_look(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what decides how a refusal is said, be the rest of the arguments right or wrong."""
    named = re.search(r"(?:^|\0)--lang[=\0]([^\0]*)", "\0".join(arguments))
    lang = named[1] if named and named[1] in LANGUAGES else None
    return argparse.Namespace(json="--json" in arguments, lang=lang)


class _Parser(argparse.ArgumentParser):
    """Refuses wrong usage as everything else is refused; what was typed may be personal and is not repeated."""

    def error(self, message: str) -> NoReturn:
        known = {name: shown for action in self._actions for name, shown in _names_of(action)}
        places = dict.fromkeys(known[word] for word in re.findall(r"[\w.-]+", message) if word in known)
        raise UsageRefused("wrong_usage", command=self.prog, places=list(places))


def _names_of(action: argparse.Action) -> Iterator[tuple[str, str]]:
    """Yield how the library names an argument in its messages, and how we do."""
    yield from ((name, name) for name in action.option_strings)
    if isinstance(action.metavar, str):
        yield action.metavar, action.metavar
    elif not action.option_strings:
        yield action.dest, "|".join(action.choices or [action.dest])


def _everywhere(*, defaults: bool = False) -> _Parser:
    """Return the options that go with every command, before or after its name.

    The parser of a command has no defaults of its own: they would overwrite what was given before the command's name.
    """
    parent = _Parser(add_help=False, argument_default=None if defaults else argparse.SUPPRESS)
    parent.add_argument("--desk", type=Path, metavar="DIR", help="the desk's folder")
    parent.add_argument("--passphrase-file", type=Path, metavar="FILE", help="a file that holds the passphrase")
    parent.add_argument(
        "--as", dest="coordinator", type=_text, metavar="NAME", help="the coordinator who acts (default: the first)"
    )
    parent.add_argument("--lang", choices=LANGUAGES, help="the language of messages")
    return parent


if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction[_Parser]  # noqa: SLF001 - its only name


def _desk_commands(commands: "Commands", everywhere: _Parser) -> None:
    new = commands.add_parser("new", parents=[everywhere], help="make an empty desk")
    new.add_argument(
        "--edition", nargs="+", action="extend", metavar="YEAR", help="the editions (default: all that ship)"
    )
    new.set_defaults(do=_later("desk", "new"))
    backup = commands.add_parser("backup", parents=[everywhere], help="write a verified backup")
    backup.add_argument("file", type=Path, metavar="FILE.jipbackup")
    backup.set_defaults(do=_later("desk", "backup"))
    check = commands.add_parser("check", parents=[everywhere], help="check the desk, or a backup")
    check.add_argument("file", type=Path, nargs="?", metavar="FILE.jipbackup")
    check.add_argument("--json", action="store_true")
    check.set_defaults(do=_later("desk", "check"))
    restore = commands.add_parser("restore", parents=[everywhere], help="make a backup the desk's content")
    restore.add_argument("file", type=Path, metavar="FILE.jipbackup")
    restore.set_defaults(do=_later("desk", "restore"))
    protect = commands.add_parser("protect", parents=[everywhere], help="protect the desk with a passphrase")
    what = protect.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="FILE",
        help="a file that holds the new passphrase of the coordinator who acts",
    )
    what.add_argument("--new-recovery-code", action="store_true", help="make a new recovery code and show it once")
    what.add_argument("--remove", action="store_true", help="let the desk open without a passphrase again")
    protect.set_defaults(do=_later("protecting", "protect"))
    show = commands.add_parser("demo", parents=[everywhere], help="do the whole job on a sample desk")
    show.add_argument(
        "--applications", type=_positive, metavar="N", help="how many applications to make up (default: 300)"
    )
    show.add_argument("--no-window", action="store_true", help="end after the report")
    show.set_defaults(do=_later("demo", "demo"))
    smoke = commands.add_parser("smoke", parents=[everywhere], help="prove that this installation works")
    smoke.add_argument("folder", type=Path, metavar="DIR")
    smoke.set_defaults(do=_later("smoke", "smoke"))


def _sheet_commands(commands: "Commands", everywhere: _Parser) -> None:
    take_in = commands.add_parser("import", parents=[everywhere], help="take in a sheet of applications or companies")
    take_in.add_argument("file", type=Path, metavar="FILE")
    take_in.add_argument("--kind", choices=("applications", "companies"), default="applications")
    _edition(take_in)
    take_in.add_argument(
        "--mapping", type=_text, metavar="NAME", help="take the columns as they are kept under this name"
    )
    take_in.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
    take_in.add_argument("--skip-bad-rows", action="store_true", help="take in the good rows and leave out the others")
    take_in.add_argument("--json", action="store_true")
    take_in.set_defaults(do=_later("sheets", "take_in"), beside=_NOTHING_READ)
    show = commands.add_parser("list", parents=[everywhere], help="show what a page shows")
    show.add_argument("what", choices=KINDS)
    _edition(show)
    show.add_argument("--search", type=_text, default="", metavar="TEXT")
    show.add_argument("--json", action="store_true")
    show.set_defaults(do=_later("sheets", "show"))
    export = commands.add_parser("export", parents=[everywhere], help="write a ledger")
    export.add_argument("what", choices=KINDS)
    export.add_argument("file", type=Path, metavar="FILE.xlsx")
    _edition(export)
    export.set_defaults(do=_later("sheets", "export"))


def _work_commands(commands: "Commands", everywhere: _Parser) -> None:
    screen = commands.add_parser("screen", parents=[everywhere], help="judge everyone by the edition's rules")
    _edition(screen)
    screen.add_argument("--kind", choices=("applications", "companies"), default="applications")
    screen.add_argument("--json", action="store_true")
    screen.set_defaults(do=_later("work", "screen"))
    match = commands.add_parser("match", parents=[everywhere], help="compute the best plan of proposals")
    _edition(match)
    match.add_argument("--from", dest="source", choices=("passed", "eligible"), default="passed")
    match.add_argument("--per-opening", type=_positive, default=3, metavar="K")
    match.add_argument("--per-candidate", type=_positive, default=1, metavar="M")
    match.add_argument("--all-pairs", action="store_true")
    match.add_argument("--json", action="store_true")
    match.set_defaults(do=_later("work", "match"))
    print_ = commands.add_parser("print", parents=[everywhere], help="print packs as PDF")
    _edition(print_)
    which = print_.add_mutually_exclusive_group(required=True)
    which.add_argument("--placement", nargs="+", action="extend", metavar="NO")
    which.add_argument("--all", action="store_true")
    print_.add_argument("--out", type=Path, required=True, metavar="DIR")
    print_.add_argument("--papers", type=_names, metavar="NAME,NAME")
    print_.add_argument("--skip-incomplete", action="store_true", help="leave out placements with missing data")
    print_.set_defaults(do=_later("printing", "print_packs"))


def _later(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """Return the handler of a command, whose module is loaded only when the command is given."""

    def do(asked: argparse.Namespace) -> int:
        handler: Callable[[argparse.Namespace], int] = getattr(import_module(f"jipdesk.cli.{module}"), name)
        return handler(asked)

    return do


def _edition(command: argparse.ArgumentParser) -> None:
    command.add_argument("--edition", required=True, metavar="YEAR")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(text)
    return number


def _text(text: str) -> str:
    """Return what was typed, if it is text: a terminal also hands over bytes that are none."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise argparse.ArgumentTypeError(text)
    return text


def _names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.split(","))))


def _window(asked: argparse.Namespace) -> int:
    """Hand over to the window."""
    if asked.window is None:
        raise UsageRefused("no_window")
    from jipdesk import paths, settings

    # The module that knows how to read the file imports the store, which the first paint does not wait for.
    secret = _passphrase(asked) if asked.passphrase_file else settings.passphrase()
    folder = asked.desk or paths.default_desk()
    status: int = asked.window.open(
        folder, quit_after_paint=asked.quit_after_paint, passphrase=secret, name=asked.coordinator
    )
    return status


def _passphrase(asked: argparse.Namespace) -> str | None:
    """Return the passphrase; it is asked for in the window where none is handed in."""
    from jipdesk.cli.desk import passphrase

    return passphrase(asked)
