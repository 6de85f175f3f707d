"""What is said about a desk, its keys, its backups and the computer it lies on."""

from pathlib import Path

from jipdesk.errors import Stop
from jipdesk.i18n import Words


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    known = _of_the_computer(stop, words) | _of_the_desk(stop, words) | _of_keys(stop, words) | _of_backups(stop, words)
    return known.get(stop.code)


def warning(code: str, words: Words, service: str = "") -> str:
    """Return the sentence for a doubt about the place of a desk, by its code; the service is the one that syncs it."""
    _ = words.gettext
    if code == "desk_on_network":
        return _(
            "This desk is on a network drive, where its files can be damaged. Move it to this computer's own disk."
        )
    return _(
        "This desk is in a folder that {service} synchronises, where its files can be damaged. Move it to a folder "
        "that stays on this computer; backups may be kept there."
    ).format(service=service)


def before_a_desk(code: str, words: Words, service: str = "") -> str:
    """Return the sentence for a doubt about a place where a desk may be begun."""
    _ = words.gettext
    if code == "desk_on_network":
        return _(
            "This folder is on a network drive, where the files of a desk can be damaged. Backups may be kept there."
        )
    return _(
        "{service} synchronises this folder, which can damage the files of a desk. Choose a folder that stays on "
        "this computer; backups may be kept here."
    ).format(service=service)


def _place(stop: Stop, words: Words) -> str:
    _ = words.gettext
    path = stop.values.get("path")
    if path and str(path).endswith(".partial"):
        # A file that is not finished has a name that says nothing to anybody.
        return str(Path(str(path)).parent)
    return str(path or _("the folder of the desk"))


def _of_the_computer(stop: Stop, words: Words) -> dict[str, str]:
    _, path = words.gettext, _place(stop, words)
    return {
        "disk_full": _("The disk is full, so {path} could not be written. Free some space, then try again.").format(
            path=path
        ),
        "no_permission": _(
            "This account does not have permission to use {path}. Choose another folder, or ask your IT support."
        ).format(path=path),
        "file_in_use": _("Another program is using {path}. Close it there, then try again.").format(path=path),
        "place_taken": _("{path} is not an ordinary file and cannot be replaced. Choose another name.").format(
            path=path
        ),
        "file_trouble": _(
            "The computer could not read or write {path}. Check that the folder exists and the disk works, then try "
            "again."
        ).format(path=path),
        "no_temporary_folder": _(
            "There is no space for temporary files on this computer. Free some disk space, then try again."
        ),
        "folder_cannot_lock": _(
            "The disk of {path} cannot stop two people from using the desk at once. Choose a folder on this "
            "computer's own disk."
        ).format(path=path),
        "memory_short": _("There is not enough memory to check the passphrase. Close other programs, then try again."),
    }


def _of_the_desk(stop: Stop, words: Words) -> dict[str, str]:
    _, path = words.gettext, _place(stop, words)
    return {
        "desk_in_use": _in_use(stop, words),
        "desk_missing": _(
            "There is no desk in {path}. Choose another folder, create a new desk or restore a backup."
        ).format(path=path),
        "desk_exists": _("There is already a desk in {path}; it was not changed. Choose another folder.").format(
            path=path
        ),
        "folder_not_empty": _("The folder {path} contains other files. Choose an empty folder for the desk.").format(
            path=path
        ),
        "desk_damaged": _(
            "The files of this desk are damaged. Restore the newest backup; what is there now is kept separately."
        ),
        "desk_newer": _(
            "This desk was last used with a newer version of this program. Install that version to open it."
        ),
    }


def _in_use(stop: Stop, words: Words) -> str:
    _ = words.gettext
    holder, host = stop.values.get("holder"), stop.values.get("host")
    if not host:
        return _("The desk is already open in another program. Close it there, then try again.")
    if not holder:
        return _("The desk is already open on the computer {host}. Close it there, then try again.").format(host=host)
    return _("{holder} has this desk open on the computer {host}. Close it there, then try again.").format(
        holder=holder, host=host
    )


def _of_keys(stop: Stop, words: Words) -> dict[str, str]:
    _ = words.gettext
    return {
        "passphrase_needed": _(
            "This data is protected with a passphrase. Enter it, or the recovery code kept in the office's safe."
        ),
        "wrong_passphrase": _(
            "This passphrase is not correct. Check the keyboard language and Caps Lock, or use the recovery code."
        ),
        "recovery_code_mistyped": _mistyped(stop, words),
        "passphrase_short": _("The passphrase is too short. It needs at least {least} characters.").format(
            least=stop.values.get("least")
        ),
        "desk_is_protected": _("This desk is already protected with a passphrase."),
        "desk_is_open": _("This desk is not protected with a passphrase. Protect it first."),
        "no_passphrase_of_that_name": _("No coordinator of that name has a passphrase for this desk."),
        "last_passphrase": _(
            "This is the only passphrase of the desk. Add another one first, or remove the protection."
        ),
        "keys_damaged": _("The key files of this desk are damaged, so it cannot be opened. Restore the newest backup."),
    }


def _mistyped(stop: Stop, words: Words) -> str:
    _, group = words.gettext, stop.values.get("group")
    if not group:
        return _("This recovery code is not complete. It has eight groups of five characters.")
    return _("Group {group} of the recovery code contains a mistake. Compare it with the printed code.").format(
        group=group
    )


def _of_backups(stop: Stop, words: Words) -> dict[str, str]:
    _, path = words.gettext, _place(stop, words)
    return {
        "backup_missing": _("There is no such backup file. Check its name and folder."),
        "backup_unreadable": _(
            "The backup file cannot be read. Check that the disk is connected, or use another backup."
        ),
        "backup_foreign": _("This file is not a backup of this program. Choose a file that ends in .jipbackup."),
        "backup_newer": _("A newer version of this program made this backup. Install that version to restore it."),
        "not_our_backup": _(
            "{path} is not a backup, so it was not replaced. Choose another name for the backup."
        ).format(path=path),
        "backup_inside_desk": _(
            "{path} is among the desk's own files. Choose another folder for the backup, preferably on another disk."
        ).format(path=path),
        "backup_damaged": _("This backup is damaged, so nothing was taken from it. Use another backup."),
    }
