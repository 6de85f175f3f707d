"""What is said about commands that were called wrongly or name what is not there."""

from collections.abc import Sequence
from typing import Any

from jipdesk.errors import Stop
from jipdesk.i18n import Words


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    _, values = words.gettext, stop.values
    known = {
        "wrong_usage": lambda: _wrong_usage(values, words),
        "no_output": lambda: _(
            "The result could not be written to its destination. Free some space there, then try again."
        ),
        "no_window": lambda: _("No window can be opened here. Use one of the commands: jipdesk --help lists them."),
        "no_display": lambda: _(
            "There is no screen here to open a window on. Use one of the commands: jipdesk --help lists them."
        ),
        "no_library": lambda: _(
            "The window cannot open: this computer lacks {library}. Install it, or use one of the commands: "
            "jipdesk --help lists them."
        ).format(library=values["library"]),
        "smoke_folder_not_empty": lambda: _(
            "The folder {path} contains other files, so it was not changed. Choose an empty folder."
        ).format(path=values["path"]),
        "packs_faulty": lambda: _("The packs in {path} are faulty. Install the program again.").format(
            path=values["path"]
        ),
        "picture_faulty": lambda: _(
            "The window does not show what it should: see {path}. Install the program again."
        ).format(path=values["path"]),
        "sample_not_made": lambda: _("The sample desk could not be made. Try: jipdesk demo"),
        "passphrase_file_unreadable": lambda: _(
            "The passphrase file {path} cannot be read. Check that it is there and is a text file."
        ).format(path=values["path"]),
        "unknown_coordinator": lambda: _(
            "This desk has no coordinator of that name. The names are in the settings of the window; without --as the "
            "first coordinator acts."
        ),
        "unknown_edition": lambda: _("The desk has no edition {edition}. It has: {known}.").format(
            edition=values["edition"], known=_listed(values["known"], words) or "–"
        ),
        "unknown_placement": lambda: words.ngettext(
            "The edition has no placement {numbers}. Look up its number in the list of placements.",
            "The edition has no placements {numbers}. Look up their numbers in the list of placements.",
            _count(values["numbers"]),
        ).format(numbers=_listed(values["numbers"], words)),
        "edition_not_shipped": lambda: _("There is no edition {edition}. There are: {known}.").format(
            edition=values["year"], known=_listed(values["years"], words)
        ),
        "edition_exists": lambda: _("The desk already has the edition {edition}. Choose another year.").format(
            edition=values["edition"]
        ),
        "desk_not_demo": lambda: _(
            "The desk in {path} is not a sample desk, so it was not changed. Choose another folder for the sample."
        ).format(path=values["path"]),
        "export_kind": lambda: _("A ledger is written as .xlsx or .csv. Choose a file name that ends in one of these."),
    }
    return known[stop.code]() if stop.code in known else None


def _wrong_usage(values: dict[str, object], words: Words) -> str:
    _, places = words.gettext, _listed(values["places"], words)
    if not places:
        return _("The command was not understood. {command} --help shows how it is written.").format(
            command=values["command"]
        )
    return _("Something is missing or wrong at {places}. {command} --help shows how the command is written.").format(
        places=places, command=values["command"]
    )


def _count(items: Any) -> int:
    return len(items) if isinstance(items, Sequence) else 0


def _listed(items: Any, words: Words) -> str:
    found: Sequence[Any] = items if isinstance(items, Sequence) else []
    return words.list([str(item) for item in found])
